import LinearAlgebra
import Testing

@Suite struct BufferTests {
    /// None, a few, more than a large page, and so many that all cores take them.
    @Test(arguments: [0, 3, 400_000, 5_000_000]) func arraysHoldWhatIsPlaced(count: Int) {
        let numbers = [Int32](count: count) { places in
            for i in 0..<places.count { places.initializeElement(at: i, to: Int32(7 * i)) }
        }
        #expect(numbers.count == count)
        #expect(numbers.enumerated().allSatisfy { $1 == Int32(7 * $0) })
        let buffer = Buffer(numbers)
        #expect(numbers.indices.allSatisfy { buffer[$0] == numbers[$0] })
    }

    @Test func buffersStartAtALineOfTheCache() {
        for count in [1, 100, 1 << 20, 5 << 20] {
            let buffer = Buffer(repeating: 2.5, count: count)
            #expect(Int(bitPattern: buffer.base) % 64 == 0 && buffer[0] == 2.5 && buffer[count - 1] == 2.5)
        }
    }
}
