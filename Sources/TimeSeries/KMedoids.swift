/// Clusters around members of their own: k points such that the sum of distances from every point to its nearest one is
/// small.
///
/// Built greedily and improved by swaps until none helps (PAM: L. Kaufman and P. Rousseeuw, *Finding Groups in Data*, 1990),
/// all k swaps with one candidate weighed in one pass (E. Schubert and P. Rousseeuw, "Faster k-medoids clustering", 2019).
/// Deterministic: ties go to the lower index.
struct KMedoids {
    /// Ascending indices of the chosen points.
    let medoids: [Int]
    /// The medoid that each point belongs to, itself a point's index; medoids belong to themselves.
    let assignment: [Int]

    /// - Parameters:
    ///   - distance: symmetric, one row a point.
    ///   - count: k, at most the number of points that are not alone.
    ///   - fixed: points that are medoids in any case, and to which only they themselves belong.
    /// - Complexity: O(k·n²) to build, O(n²) a swap.
    init(distance: [[Double]], count: Int, alone fixed: [Int] = []) {
        let points = distance.indices.filter { !fixed.contains($0) }
        precondition(count >= 1 && count <= points.count)
        var search = Search(distance: distance, points: points)
        for _ in 0..<count { search.add() }
        while search.swap() {}
        let typical = search.chosen.sorted()
        medoids = (typical + fixed).sorted()
        assignment = distance.indices.map { point in
            fixed.contains(point) || typical.contains(point)
                ? point
                : typical.reduce(typical[0]) { distance[point][$1] < distance[point][$0] ? $1 : $0 }
        }
    }

    private struct Search {
        let distance: [[Double]]
        let points: [Int]
        var chosen: [Int] = []
        /// For each of `points`: which of `chosen` is nearest, how far it is, and how far the second nearest is.
        private var nearest: [(place: Int, first: Double, second: Double)]

        init(distance: [[Double]], points: [Int]) {
            (self.distance, self.points) = (distance, points)
            nearest = points.map { _ in (0, .infinity, .infinity) }
        }

        private var candidates: [Int] { points.filter { !chosen.contains($0) } }

        /// Takes the candidate that lowers the sum most.
        mutating func add() {
            var best = (point: -1, cost: Double.infinity)
            for candidate in candidates {
                let row = distance[candidate]
                let cost = points.indices.reduce(0) { $0 + min(nearest[$1].first, row[points[$1]]) }
                if cost < best.cost { best = (candidate, cost) }
            }
            chosen.append(best.point)
            refresh()
        }

        /// Makes the swap that lowers the sum most; false when none does.
        mutating func swap() -> Bool {
            var best = (place: -1, point: -1, change: 0.0)
            for candidate in candidates {
                let row = distance[candidate]
                var gain = 0.0
                var loss = [Double](repeating: 0, count: chosen.count)
                for (k, point) in points.enumerated() {
                    let (here, near) = (row[point], nearest[k])
                    let closer = min(here - near.first, 0)
                    gain += closer
                    loss[near.place] += min(here, near.second) - near.first - closer
                }
                for (place, value) in loss.enumerated() where gain + value < best.change {
                    best = (place, candidate, gain + value)
                }
            }
            let sum = nearest.reduce(0) { $0 + $1.first }
            if best.place < 0 || -best.change <= 1e-12 * sum { return false }
            chosen[best.place] = best.point
            refresh()
            return true
        }

        private mutating func refresh() {
            for (k, point) in points.enumerated() {
                nearest[k] = (0, .infinity, .infinity)
                for (place, medoid) in chosen.enumerated() {
                    let here = distance[medoid][point]
                    if here < nearest[k].first {
                        nearest[k] = (place, here, nearest[k].first)
                    } else if here < nearest[k].second {
                        nearest[k].second = here
                    }
                }
            }
        }
    }
}
