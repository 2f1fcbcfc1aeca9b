/// Whether two numbers agree to a share of the larger; `floor` is the size under which a difference does not matter.
package func isClose(_ a: Double, _ b: Double, within share: Double = 1e-6, floor: Double = 1e-3) -> Bool {
    abs(a - b) <= share * max(abs(a), abs(b), floor)
}

/// Whether two series agree, value by value.
package func areClose(_ a: [Double], _ b: [Double], within share: Double = 1e-5, floor: Double = 1) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { isClose($0, $1, within: share, floor: floor) }
}
