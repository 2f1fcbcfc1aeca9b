/// A symbolic factor as plain memory, for loops over supernodes (see `SymbolicFactor`).
struct Tree {
    let first: UnsafePointer<Int>
    let childStart: UnsafePointer<Int>
    let child: UnsafePointer<Int32>
    let rowStart: UnsafePointer<Int>
    let row: UnsafePointer<Int32>
    let rowInParent: UnsafePointer<Int32>
    let panelStart: UnsafePointer<Int>
    let entryStart: UnsafePointer<Int>
    let entryTarget: UnsafePointer<Int32>

    @inline(__always) func pivots(_ s: Int) -> Int { first[s + 1] - first[s] }
    @inline(__always) func updates(_ s: Int) -> Int { rowStart[s + 1] - rowStart[s] }
}

extension SymbolicFactor {
    /// The entries of the pattern in the order in which the factor reads their values: by the one of their two indices that is
    /// eliminated first.
    package var entryOrder: [Int32] { entrySource }

    /// The memory is there while `body` runs.
    func withTree(_ body: (Tree) -> Void) {
        withExtendedLifetime(self) {
            body(
                Tree(
                    first: Self.memory(first), childStart: Self.memory(childStart), child: Self.memory(child),
                    rowStart: Self.memory(rowStart), row: Self.memory(row), rowInParent: Self.memory(rowInParent),
                    panelStart: Self.memory(panelStart), entryStart: Self.memory(entryStart),
                    entryTarget: Self.memory(entryTarget)))
        }
    }

    /// Of an array that outlives the pointer's use.
    private static func memory<Element>(_ array: [Element]) -> UnsafePointer<Element> {
        array.withUnsafeBufferPointer { $0.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Element>.alignment)! }
    }
}
