/// A value in Thrift's compact protocol, as far as Parquet's headers need it (Apache Thrift, "Thrift compact protocol encoding"): structures
/// of numbered fields, integers as zigzag varints, byte strings, lists of one kind.
package indirect enum Thrift: Equatable {
    case i32(Int)
    case i64(Int)
    case bytes([UInt8])
    case list([Thrift])
    /// By the fields' numbers.
    case structure([Int: Thrift])
    /// Of a kind that no header here has; read over.
    case other

    package static func text(_ text: String) -> Thrift { .bytes(Array(text.utf8)) }

    private enum Kind: UInt8 {
        case yes = 1
        case no = 2
        case byte = 3
        case i16 = 4
        case i32 = 5
        case i64 = 6
        case double = 7
        case binary = 8
        case list = 9
        case set = 10
        case structure = 12
    }

    private var kind: Kind {
        switch self {
        case .i32: .i32
        case .i64: .i64
        case .bytes: .binary
        case .list: .list
        case .structure: .structure
        case .other: preconditionFailure("a value of no kind is written")
        }
    }

    /// Appends the value, without the header of a field.
    ///
    /// - Precondition: nothing is `.other`.
    func append(to bytes: inout [UInt8]) {
        switch self {
        case .i32(let integer), .i64(let integer): bytes.append(zigzag: integer)
        case .bytes(let content):
            bytes.append(varint: UInt64(content.count))
            bytes += content
        case .list(let elements):
            let kind = (elements.first?.kind ?? .structure).rawValue
            bytes.append(elements.count < 15 ? UInt8(elements.count) << 4 | kind : 0xF0 | kind)
            if elements.count >= 15 { bytes.append(varint: UInt64(elements.count)) }
            for element in elements { element.append(to: &bytes) }
        case .structure(let fields):
            var last = 0
            for (id, value) in fields.sorted(by: { $0.key < $1.key }) {
                // Numbers of our fields are less than 16 apart.
                bytes.append(UInt8(id - last) << 4 | value.kind.rawValue)
                value.append(to: &bytes)
                last = id
            }
            bytes.append(0)
        case .other: preconditionFailure("a value of no kind is written")
        }
    }

    package var encoded: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    var integer: Int? {
        switch self {
        case .i32(let integer), .i64(let integer): integer
        default: nil
        }
    }

    var content: [UInt8]? {
        if case .bytes(let content) = self { content } else { nil }
    }

    var elements: [Thrift]? {
        if case .list(let elements) = self { elements } else { nil }
    }

    /// A field of a structure; nil where it is none, or has none of that number.
    subscript(_ field: Int) -> Thrift? {
        if case .structure(let fields) = self { fields[field] } else { nil }
    }
}

extension Thrift {
    /// Headers are six deep at most.
    private static let deepest = 12

    /// Reads a structure that begins the rest of `bytes`, and takes it off; nil where it is cut off or contradicts itself.
    package static func structure(_ bytes: inout ArraySlice<UInt8>, depth: Int = 0) -> Thrift? {
        var fields: [Int: Thrift] = [:]
        var id = 0
        while true {
            guard let header = bytes.popFirst() else { return nil }
            if header == 0 { return .structure(fields) }
            guard let kind = Kind(rawValue: header & 15) else { return nil }
            if header >> 4 > 0 {
                id += Int(header >> 4)
            } else {
                guard let number = bytes.popZigzag(), (1...0x7FFF).contains(number) else { return nil }
                id = number
            }
            // A field's truth is its kind.
            if kind == .yes || kind == .no {
                fields[id] = .other
                continue
            }
            guard let value = value(kind, &bytes, depth + 1) else { return nil }
            fields[id] = value
        }
    }

    private static func value(_ kind: Kind, _ bytes: inout ArraySlice<UInt8>, _ depth: Int) -> Thrift? {
        if depth > deepest { return nil }
        switch kind {
        case .yes, .no, .byte: return bytes.popFirst().map { _ in .other }
        case .i16: return bytes.popZigzag().map { _ in .other }
        case .i32: return bytes.popZigzag().map(Thrift.i32)
        case .i64: return bytes.popZigzag().map(Thrift.i64)
        case .double: return bytes.pop(8).map { _ in .other }
        case .binary:
            guard let count = bytes.popVarint(), let content = bytes.pop(count) else { return nil }
            return .bytes(Array(content))
        case .list, .set:
            guard let header = bytes.popFirst(), let kind = Kind(rawValue: header & 15) else { return nil }
            guard let count = header >> 4 == 15 ? bytes.popVarint() : Int(header >> 4), count <= bytes.count else {
                return nil
            }
            var elements: [Thrift] = []
            for _ in 0..<count {
                guard let element = value(kind, &bytes, depth + 1) else { return nil }
                elements.append(element)
            }
            return .list(elements)
        case .structure: return structure(&bytes, depth: depth)
        }
    }
}

extension [UInt8] {
    /// Seven bits a byte, the least significant first.
    mutating func append(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    fileprivate mutating func append(zigzag value: Int) {
        append(varint: UInt64(bitPattern: Int64((value << 1) ^ (value >> 63))))
    }

    mutating func append<T: FixedWidthInteger>(littleEndian value: T) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}

extension ArraySlice<UInt8> {
    /// The first bytes, taken off; nil where there are not as many.
    mutating func pop(_ size: Int) -> ArraySlice<UInt8>? {
        guard size >= 0, size <= self.count else { return nil }
        defer { removeFirst(size) }
        return prefix(size)
    }

    private mutating func popBits() -> UInt64? {
        var (value, shift) = (UInt64(0), 0)
        while let byte = popFirst() {
            if shift > 63 { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }

    /// nil where it is cut off, or beyond what an array counts.
    mutating func popVarint() -> Int? { popBits().flatMap { Int(exactly: $0) } }

    fileprivate mutating func popZigzag() -> Int? {
        popBits().map { Int(truncatingIfNeeded: $0 >> 1) ^ -Int(truncatingIfNeeded: $0 & 1) }
    }

    mutating func popInteger<T: FixedWidthInteger>(_: T.Type) -> T? {
        guard let bytes = pop(MemoryLayout<T>.size) else { return nil }
        return bytes.reversed().reduce(T(0)) { $0 << 8 | T(truncatingIfNeeded: $1) }
    }
}
