import Planning

/// A sweep over a scenario: what the first region may draw from the grid, by a price on carbon there.
struct SweepStarter {
    let name: StarterName
    let base: StarterBase

    init(_ name: StarterName, _ base: StarterBase) { (self.name, self.base) = (name, base) }

    /// Of the scenario's own limit.
    private static let shares = [0.75, 1, 1.5]
    /// Where it has none, or nothing may be drawn, MW.
    private static let limits = [50.0, 100, 200]

    var file: Starter.File {
        Starter.File(path: name.path, text: text, summary: "nine cases over \(base.path)")
    }

    private var region: Region { base.scenario.regions[0] }

    private var limits: [Double] {
        let limit = region.hosting.limitMw.value(in: base.years.upperBound)
        return limit > 0 && limit.isFinite ? SweepStarter.shares.map { ($0 * limit).rounded() } : SweepStarter.limits
    }

    private var text: String {
        """
        # Every combination of the axes' values is a case: here three by three.
        #
        #   dcplan sweep \(name.path)            runs it; what is finished is not run again
        #
        # One tidy table comes out, Notebooks-out/\(name.name)/sweep.csv: a row for each case, region and year.

        name = "\(name.name)"
        title = \(name.quotedTitle)
        scenario = \(StarterName.quoted(base.path))
        resolution = "weeks:1"             # screening; confirm what matters with dcplan plan --resolution full

        # The axis's name becomes a column. `key` addresses the scenario as --set does; a value may be a number by year.
        [axes.hosting_mw]
        key = "regions.\(region.name).hosting.limit_mw"
        values = [\(limits.map(StarterBase.number).joined(separator: ", "))]  # W around the scenario's own of \(base.years.upperBound), in all years

        [axes.carbon_usd_per_t]
        key = "regions.\(region.name).carbon_usd_per_t"
        values = [0, 25, 50]               # W [0 … 100]

        # An axis over scenario files takes the place of `scenario`:
        # [axes.policy]
        # scenarios = [\(StarterName.quoted(base.path)), "my-policy.toml"]

        """
    }
}
