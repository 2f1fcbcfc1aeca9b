import Documents

/// What is committed of a stock, and what may stand of it by then.
struct Commitment {
    /// What no plan can build more of by a year, and the keys that say so.
    struct Bound {
        let keys: String
        /// Σ_{y' ≤ y} b(y') at the most.
        let most: (_ year: Int) -> Double
    }

    let table: TableReader
    let key: String
    let unit: String
    let amount: YearlyTable
    var existing = YearlyTable.zero
    /// Key of what stands before anything is built.
    var standing: String
    /// Key and amount of the largest stock; what is committed above it is built all the same.
    var limit: (key: String, amount: YearlyTable)?
    var bounds: [Bound] = []

    fileprivate func text(_ amount: Double) -> String { "\(rounded(amount)) \(unit)" }
}

extension ScenarioChecks {
    /// What is committed and cannot be built would leave no plan at all.
    func check(_ commitment: Commitment) {
        let years = scenario.horizon.years.filter { commitment.amount.value(in: $0) > 0 }
        warnOfLimit(commitment, years)
        if let early = years.first(where: { $0 < scenario.horizon.firstBuildYear }) {
            commitment.table.report(
                at: commitment.key,
                "\(commitment.text(commitment.amount.value(in: early))) in \(early) come before first_build_year "
                    + "(\(scenario.horizon.firstBuildYear)); what stands by then is \(commitment.standing)")
            return
        }
        for bound in commitment.bounds {
            guard let year = years.first(where: { Self.isOver(commitment.amount.value(in: $0), bound.most($0)) })
            else { continue }
            commitment.table.report(
                at: commitment.key,
                "\(commitment.text(commitment.amount.value(in: year))) in \(year) are more than the "
                    + "\(commitment.text(max(0, bound.most(year)))) that can be built by then: see \(bound.keys)")
        }
    }

    private func warnOfLimit(_ commitment: Commitment, _ years: [Int]) {
        guard let limit = commitment.limit else { return }
        func standing(_ year: Int) -> Double { commitment.existing.value(in: year) + commitment.amount.value(in: year) }
        guard let year = years.first(where: { Self.isOver(standing($0), limit.amount.value(in: $0)) }) else { return }
        commitment.table.report(
            .warning, at: commitment.key,
            "with what exists makes \(commitment.text(standing(year))) in \(year), more than \(limit.key) "
                + "(\(rounded(limit.amount.value(in: year)))): it is built all the same")
    }

    /// More than a limit, beyond what numbers are rounded to.
    static func isOver(_ amount: Double, _ limit: Double) -> Bool { amount > limit * (1 + 1e-9) }

    /// The years up to one in which anything may be built.
    func buildYears(to year: Int) -> [Int] {
        scenario.horizon.years.filter { $0 >= scenario.horizon.firstBuildYear && $0 <= year }
    }
}
