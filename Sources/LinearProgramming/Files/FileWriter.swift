import Foundation

/// Lines of text on their way to a file, in pieces of about a megabyte.
struct FileWriter {
    private let handle: FileHandle
    private var bytes = Data(capacity: 1 << 20)

    init(_ handle: FileHandle) { self.handle = handle }

    mutating func line(_ text: String) throws {
        bytes.append(contentsOf: text.utf8)
        bytes.append(10)
        if bytes.count > 1 << 20 { try flush() }
    }

    mutating func flush() throws {
        try handle.write(contentsOf: bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}

/// Which of its sides a row or column has.
enum Sides {
    case equal, atMost, atLeast, range, free

    init(_ lower: Double, _ upper: Double) {
        switch (lower.isFinite, upper.isFinite) {
        case (true, true): self = lower == upper ? .equal : .range
        case (false, true): self = .atMost
        case (true, false): self = .atLeast
        case (false, false): self = .free
        }
    }
}

extension Array where Element == Block {
    /// The names of all members, in order.
    var memberNames: [String] { flatMap { block in (0..<block.count).map(block.name) } }
}
