import LinearAlgebra

extension CompressedMatrix {
    /// Hands over each major of a range with its product with x, summed in a fixed order.
    @inline(__always)
    func forProducts(_ x: UnsafeMutablePointer<Double>, _ range: Range<Int>, _ body: (Int, Double) -> Void) {
        start.withUnsafeBufferPointer { start in
            index.withUnsafeBufferPointer { index in
                value.withUnsafeBufferPointer { value in
                    for i in range {
                        var sum = 0.0
                        for e in start[i]..<start[i + 1] { sum += value[e] * x[Int(index[e])] }
                        body(i, sum)
                    }
                }
            }
        }
    }
}
