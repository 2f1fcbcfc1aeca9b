import Reporting

/// What each plan goes without: shares of work and load over the years.
struct ComparisonUndone {
    struct Line {
        let what: String
        let place: String
        /// In the order of the plans, of what is asked for.
        let shares: [Double]

        var change: Double { shares.map { abs($0 - shares[0]) }.max() ?? 0 }
    }

    /// Those that any plan has, the largest change first.
    let lines: [Line]

    /// Less is noise of an interior point.
    private static let least = 1e-4

    init(_ plans: [PlanDocument]) {
        struct Subject: Hashable, Comparable {
            let what: String
            let place: String

            static func < (a: Subject, b: Subject) -> Bool { (a.place, a.what) < (b.place, b.what) }
        }
        let members = plans.map { plan in
            var sums: [Subject: (undone: Double, all: Double)] = [:]
            for part in plan.demand ?? [] {
                let sum = sums[Subject(what: "\(part.workload) work", place: part.origin)] ?? (0, 0)
                sums[Subject(what: "\(part.workload) work", place: part.origin)] = (
                    sum.undone + part.unserved, sum.all + part.mean
                )
            }
            for (region, years) in plan.regions {
                for (_, year) in years.sorted(by: { $0.key < $1.key }) {
                    let load = ((year[.facilityTwh] ?? 0) + (year["own_load_twh"] ?? 0)) * 1e6
                    let sum = sums[Subject(what: "load", place: region)] ?? (0, 0)
                    sums[Subject(what: "load", place: region)] = (
                        sum.undone + (year[.unservedEnergy] ?? 0), sum.all + load
                    )
                }
            }
            return sums.mapValues { $0.all > 0 ? $0.undone / $0.all : 0 }
        }
        let subjects = Set(members.flatMap(\.keys)).sorted()
        let all = subjects.map { subject in
            Line(what: subject.what, place: subject.place, shares: members.map { $0[subject] ?? 0 })
        }
        lines = all.filter { $0.shares.contains { $0 > Self.least } }.enumerated()
            .sorted { ($0.element.change, $1.offset) > ($1.element.change, $0.offset) }.map(\.element)
    }
}
