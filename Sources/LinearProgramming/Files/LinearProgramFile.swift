import Foundation

/// A linear program as a file states it.
public struct LinearProgramFile: Sendable {
    /// What becomes of integer and semi-continuous columns: a reason to refuse the file, or columns like others.
    public enum Integers: Sendable { case refused, relaxed }

    /// To be minimised: costs and constant of a maximisation are negated.
    public var program: LinearProgram
    /// Whether the file says to maximise; the optimum of the file is then the negative of the program's.
    public var isMaximisation: Bool
    /// What other readers understand differently, or what is odd.
    public var warnings: [String] = []

    /// Reads an MPS or CPLEX-LP file, either of them inflated when its content is gzip's. A name that ends in .mps or .lp
    /// (before .gz) says which; otherwise the first word does.
    ///
    /// The text goes through a buffer: memory is taken for the program alone.
    /// - Throws: `.unreadable` when there is no such file, or else where and why it is no linear program.
    public static func read(
        path: String, integers: Integers = .refused
    ) throws(LinearProgramFileError) -> LinearProgramFile {
        var limits = FileLimits()
        let source = Peeking(try FileBytes(path: path, limits: limits))
        var format = format(path)
        if format == nil { format = try source.format() }
        switch format ?? .mps {
        case .mps:
            var reader = MPSReader(FileLines(source, limits), limits, integers)
            return try reader.read()
        case .lp:
            limits.longestLine = limits.longestLPLine
            var reader = LPReader(FileLines(source, limits), limits, integers)
            return try reader.read()
        }
    }

    enum Format { case mps, lp }

    private static func format(_ path: String) -> Format? {
        var name = path.lowercased()[...]
        if name.hasSuffix(".gz") { name = name.dropLast(3) }
        return name.hasSuffix(".mps") ? .mps : name.hasSuffix(".lp") ? .lp : nil
    }
}

/// A source whose first bytes are looked at before they are read.
private final class Peeking: ByteSource {
    private let source: any ByteSource
    private var head: [UInt8] = []
    private var next = 0

    private static let headBytes = 1 << 16

    init(_ source: any ByteSource) { self.source = source }

    func read(into space: UnsafeMutableRawBufferPointer) throws(LinearProgramFileError) -> Int {
        if next == head.count { return try source.read(into: space) }
        let count = min(space.count, head.count - next)
        head.withUnsafeBytes { space.copyMemory(from: .init(rebasing: $0[next..<next + count])) }
        next += count
        return count
    }

    /// LP files begin with a comment behind a backslash, or with the word minimise or maximise.
    func format() throws(LinearProgramFileError) -> LinearProgramFile.Format {
        let space = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.headBytes, alignment: 16)
        defer { space.deallocate() }
        head = Array(space.prefix(try source.read(into: space)))
        let first = head.drop { $0 >= 0x80 || $0 == 10 || $0 == 13 || $0 == 32 || $0 == 9 }
        let word = String(decoding: first.prefix(3), as: UTF8.self).lowercased()
        return word.hasPrefix("\\") || word == "min" || word == "max" ? .lp : .mps
    }
}
