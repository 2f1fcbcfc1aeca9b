import Dispatch

#if canImport(Glibc)
    import Glibc
#endif

/// A fixed number of plain values for inner loops: no bounds checks, no copies. Several threads may use one, each
/// writing to places of its own.
public final class Buffer<Element: BitwiseCopyable>: @unchecked Sendable {
    /// At the beginning of a line of the cache.
    public let base: UnsafeMutablePointer<Element>
    public let count: Int
    private let memory: UnsafeMutableRawPointer

    /// Of values that are written before they are read.
    public init(uninitialized count: Int) {
        memory = takeMemory(max(count, 1) * MemoryLayout<Element>.stride)
        base = memory.bindMemory(to: Element.self, capacity: max(count, 1))
        self.count = count
    }

    public convenience init(repeating value: Element, count: Int) {
        self.init(uninitialized: count)
        base.initialize(repeating: value, count: count)
    }

    public convenience init(_ values: [Element]) {
        self.init(uninitialized: values.count)
        values.withUnsafeBufferPointer {
            if let source = $0.baseAddress { base.initialize(from: source, count: count) }
        }
    }

    deinit { memory.deallocate() }

    @inlinable public subscript(i: Int) -> Element {
        get { base[i] }
        set { base[i] = newValue }
    }
}

/// Memory at the beginning of a line of the cache, the system's own where it is large.
private func takeMemory(_ bytes: Int) -> UnsafeMutableRawPointer {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: bytes < largePage ? 64 : largePage)
    prepare(memory, bytes)
    return memory
}

private let largePage = 2 << 20

/// Asks for large pages for memory that is large and has not been used, where the system has them, and for all of it now: loops that
/// jump about in a vector, or stream through a factor, then seldom wait for an address.
private func prepare(_ memory: UnsafeMutableRawPointer, _ bytes: Int) {
    if bytes < largePage { return }
    #if os(Linux)
        let begin = memory.alignedUp(toMultipleOf: largePage)
        // A wish: without it everything is as right.
        _ = madvise(begin, max(0, memory + bytes - begin) / largePage * largePage, MADV_HUGEPAGE)
    #endif
    touch(memory, bytes)
}

extension Array where Element: BitwiseCopyable {
    /// As many values, all of which `place` writes, in memory like that of a `Buffer`.
    package init(count: Int, placedBy place: (UnsafeMutableBufferPointer<Element>) -> Void) {
        self.init(unsafeUninitializedCapacity: count) { memory, placed in
            if let base = memory.baseAddress { prepare(base, count * MemoryLayout<Element>.stride) }
            place(UnsafeMutableBufferPointer(rebasing: memory[..<count]))
            placed = count
        }
    }
}

/// Has the system give and clear all of the memory now, on all cores: at its first use one alone would wait for every page.
private func touch(_ memory: UnsafeMutableRawPointer, _ bytes: Int) {
    let (share, page) = (16 << 20, 4096)
    if bytes < 2 * share { return }
    let begin = UInt(bitPattern: memory)
    DispatchQueue.concurrentPerform(iterations: (bytes + share - 1) / share) { k in
        guard let memory = UnsafeMutableRawPointer(bitPattern: begin) else { return }
        for offset in stride(from: k * share, to: min(bytes, (k + 1) * share), by: page) {
            memory.storeBytes(of: 0, toByteOffset: offset, as: UInt8.self)
        }
    }
}

extension UnsafeMutablePointer<Double> {
    /// The eight values from the i-th on.
    @inlinable @inline(__always)
    public func lanes(_ i: Int) -> SIMD8<Double> {
        UnsafeRawPointer(self + i).loadUnaligned(as: SIMD8<Double>.self)
    }

    @inlinable @inline(__always)
    public func setLanes(_ i: Int, _ values: SIMD8<Double>) {
        UnsafeMutableRawPointer(self + i).storeBytes(of: values, as: SIMD8<Double>.self)
    }
}
