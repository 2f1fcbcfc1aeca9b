import LinearAlgebra

/// A sparse matrix compressed along its major dimension.
package struct CompressedMatrix: Sendable {
    package var start: [Int]
    package var index: [Int32]
    package var value: [Double]

    package init(start: [Int], index: [Int32], value: [Double]) {
        (self.start, self.index, self.value) = (start, index, value)
    }

    /// With majors that start there; `entries` hands over those of one major, each major to one of the workers.
    init(
        start: [Int], workers: Workers, entries: @Sendable (Int, (_ minor: Int32, _ value: Double) -> Void) -> Void
    ) {
        (self.start, value) = (start, [])
        let count = start[start.count - 1]
        var values: [Double] = []
        index = [Int32](count: count) { indices in
            values = [Double](count: count) { values in
                let places = EntryPlaces(indices, values)
                workers.forRanges(start.count - 1) { range in
                    for i in range {
                        var place = start[i]
                        entries(i) { j, a in
                            precondition(place < start[i + 1])
                            places.put(j, a, at: place)
                            place += 1
                        }
                        precondition(place == start[i + 1])
                    }
                }
            }
        }
        value = values
    }

    var majorCount: Int { start.count - 1 }
    func count(_ i: Int) -> Int { start[i + 1] - start[i] }

    /// The same entries compressed the other way. - Complexity: O(entries).
    package func transposed(minorCount: Int) -> CompressedMatrix {
        var next = [Int](repeating: 0, count: minorCount + 1)
        for j in index { next[Int(j) + 1] += 1 }
        for j in 0..<minorCount { next[j + 1] += next[j] }
        let begin = next
        let count = index.count
        var values: [Double] = []
        let indices = [Int32](count: count) { indices in
            values = [Double](count: count) { scatter(&next, indices, $0) }
        }
        return CompressedMatrix(start: begin, index: indices, value: values)
    }

    /// Writes every entry to the next place of its minor.
    private func scatter(
        _ next: inout [Int], _ indices: UnsafeMutableBufferPointer<Int32>,
        _ values: UnsafeMutableBufferPointer<Double>
    ) {
        next.withUnsafeMutableBufferPointer { next in
            for i in 0..<majorCount {
                for e in start[i]..<start[i + 1] {
                    let j = Int(index[e])
                    let place = next[j]
                    indices.initializeElement(at: place, to: Int32(truncatingIfNeeded: i))
                    values.initializeElement(at: place, to: value[e])
                    next[j] = place + 1
                }
            }
        }
    }

    /// Whether some entry is zero or at the place of another. - Complexity: O(entries).
    private func isRedundant(minorCount: Int) -> Bool {
        var last = [Int32](repeating: -1, count: minorCount)
        for i in 0..<majorCount {
            for e in start[i]..<start[i + 1] {
                if value[e] == 0 || last[Int(index[e])] == Int32(i) { return true }
                last[Int(index[e])] = Int32(i)
            }
        }
        return false
    }

    /// The same matrix with entries at one place added up and zeros left out; this one itself, in the same memory, where
    /// there are none. - Complexity: O(entries).
    func mergingDuplicates(minorCount: Int) -> CompressedMatrix {
        if !isRedundant(minorCount: minorCount) { return self }
        var result = CompressedMatrix(start: [0], index: [], value: [])
        result.index.reserveCapacity(index.count)
        result.value.reserveCapacity(index.count)
        var place = [Int](repeating: -1, count: minorCount)
        for i in 0..<majorCount {
            let begin = result.index.count
            for e in start[i]..<start[i + 1] where value[e] != 0 {
                let j = Int(index[e])
                if place[j] >= begin {
                    result.value[place[j]] += value[e]
                } else {
                    place[j] = result.index.count
                    result.index.append(index[e])
                    result.value.append(value[e])
                }
            }
            result.start.append(result.index.count)
        }
        return result
    }

    /// y ← (this, majors as rows)·x; every y is summed by one thread in a fixed order.
    func multiply(_ x: UnsafePointer<Double>, into y: UnsafeMutablePointer<Double>, _ workers: Workers) {
        let (x, y) = (MutableView(UnsafeMutablePointer(mutating: x)), MutableView(y))
        workers.forRanges(majorCount) { range in
            start.withUnsafeBufferPointer { start in
                index.withUnsafeBufferPointer { index in
                    value.withUnsafeBufferPointer { value in
                        for i in range {
                            var sum = 0.0
                            for e in start[i]..<start[i + 1] { sum += value[e] * x.base[Int(index[e])] }
                            y.base[i] = sum
                        }
                    }
                }
            }
        }
    }
}

/// Places of entries that several threads write, each those of its own majors.
private struct EntryPlaces: @unchecked Sendable {
    private let index: UnsafeMutableBufferPointer<Int32>
    private let value: UnsafeMutableBufferPointer<Double>

    init(_ index: UnsafeMutableBufferPointer<Int32>, _ value: UnsafeMutableBufferPointer<Double>) {
        (self.index, self.value) = (index, value)
    }

    @inline(__always)
    func put(_ minor: Int32, _ entry: Double, at place: Int) {
        index.initializeElement(at: place, to: minor)
        value.initializeElement(at: place, to: entry)
    }
}

/// Memory that several threads use, each writing to places of its own.
struct MutableView: @unchecked Sendable {
    let base: UnsafeMutablePointer<Double>
    init(_ base: UnsafeMutablePointer<Double>) { self.base = base }
}
