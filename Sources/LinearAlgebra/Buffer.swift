/// A fixed number of plain values for inner loops: no bounds checks, no copies. Several threads may use one, each
/// writing to places of its own.
public final class Buffer<Element: BitwiseCopyable>: @unchecked Sendable {
    public let base: UnsafeMutablePointer<Element>
    public let count: Int

    public init(repeating value: Element, count: Int) {
        base = .allocate(capacity: max(count, 1))
        base.initialize(repeating: value, count: count)
        self.count = count
    }

    public init(_ values: [Element]) {
        base = .allocate(capacity: max(values.count, 1))
        count = values.count
        values.withUnsafeBufferPointer {
            if let source = $0.baseAddress { base.initialize(from: source, count: count) }
        }
    }

    deinit { base.deallocate() }

    @inlinable public subscript(i: Int) -> Element {
        get { base[i] }
        set { base[i] = newValue }
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
