import Foundation
import LinearProgramming
import Testing

/// Files: found out by their content, inflated when they need it, refused when they are damaged or a trap.
@Suite struct GzipTests {
    private static let mps = "NAME n\nROWS\n N c\n L r\nCOLUMNS\n x c 1 r 2\nRHS\n s r 4\nENDATA\n"
    private static let lp = "min x\nst\nr: 2 x <= 4\nend\n"

    private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
        let plain = try ScratchFile(bytes)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-n", "-k", plain.path]
        try process.run()
        process.waitUntilExit()
        defer { try? FileManager.default.removeItem(atPath: plain.path + ".gz") }
        return Array(try Data(contentsOf: URL(fileURLWithPath: plain.path + ".gz")))
    }

    private func read(_ bytes: [UInt8], name: String = "file") throws -> LinearProgram {
        let file = try ScratchFile(bytes, name: name)
        return try LinearProgramFile.read(path: file.path).program
    }

    @Test(arguments: ["file", "file.mps", "file.mps.gz", "file.gz"]) func knowsGzipByItsContent(name: String) throws {
        let text = Array(Self.mps.utf8)
        for bytes in [text, try gzip(text), try gzip(Array(text[..<20])) + gzip(Array(text[20...]))] {
            #expect(try read(bytes, name: name).coefficient == [2])
        }
    }

    @Test(arguments: ["file", "file.lp", "file.LP.gz"]) func tellsLPFromMPS(name: String) throws {
        #expect(try read(try gzip(Array(Self.lp.utf8)), name: name).rowUpper == [4])
        #expect(try read(Array(("\\ hello\n" + Self.lp).utf8), name: name).rowUpper == [4])
    }

    private func reason(_ bytes: [UInt8], name: String = "file") -> LinearProgramFileError.Reason? {
        do {
            _ = try read(bytes, name: name)
            return nil
        } catch {
            return (error as? LinearProgramFileError)?.reason
        }
    }

    @Test func noticesATruncatedOrDamagedFile() throws {
        var random = SplitMix(seed: 3)
        let lines = (0..<3000).map { " x\($0) c \(random.next() % 1_000_000)\n" }.joined()
        let whole = try gzip(Array(("ROWS\n N c\nCOLUMNS\n" + lines + "ENDATA\n").utf8))
        #expect(reason(whole) == nil)
        for cut in stride(from: 20, to: whole.count, by: whole.count / 50) {
            #expect(reason(Array(whole[..<cut])) == .damagedGzip("it ends in the middle"))
        }
        for at in stride(from: 12, to: whole.count - 8, by: whole.count / 50) {
            var damaged = whole
            damaged[at] ^= 16
            #expect(reason(damaged) != nil, "a damaged byte \(at)")
        }
    }

    /// Deflated 1,000-fold: comments, blank lines and a line without end, each of 40 MB.
    @Test(arguments: ["*\n", "\n", " ", "\0"]) func refusesABomb(unit: String) throws {
        let piece = Array(unit.utf8)
        let bytes = [UInt8](unsafeUninitializedCapacity: 40_000_000) { space, count in
            for i in space.indices { space.initializeElement(at: i, to: piece[i % piece.count]) }
            count = space.count
        }
        let bomb = try gzip(bytes)
        let clock = ContinuousClock()
        for name in ["bomb.mps.gz", "bomb.lp.gz"] {
            var found: LinearProgramFileError.Reason?
            let time = clock.measure { found = reason(bomb, name: name) }
            #expect(found != nil && time < .seconds(1), "\(String(describing: found)) after \(time)")
        }
    }

    @Test func saysWhyAFileCannotBeRead() {
        func reason(_ path: String) -> LinearProgramFileError.Reason? {
            do {
                _ = try LinearProgramFile.read(path: path)
                return nil
            } catch {
                return error.reason
            }
        }
        #expect(reason("/none/such.mps") == .unreadable("no such file"))
        #expect(reason("") == .unreadable("no such file"))
        #expect(reason("/tmp") == .unreadable("is a directory"))
        #expect(reason("/dev/null") == .unreadable("is a device"))
        #expect(reason("/dev/zero") != nil)
    }
}

/// A file of bytes for one test, removed with its folder when it is let go.
final class ScratchFile {
    let path: String

    init(_ bytes: [UInt8], name: String = "file") throws {
        let folder = NSTemporaryDirectory() + "dcplan-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    deinit { try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent) }
}
