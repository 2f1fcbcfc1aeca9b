import Documents
import LinearProgramming

/// No halls are built from one year to another: Σ_r (b_air + b_liquid)(r, y) ≤ allowed MW.
public struct BuildMoratorium: Policy {
    public static let kind = "build_moratorium"
    public static let summary = "Stops or limits the building of halls in a range of years."
    let fromYear: Int
    let toYear: Int
    private(set) var allowedMwPerYear: Double

    public init(_ table: TableReader) {
        fromYear = table.integer("from_year", "First year of the moratorium.", in: 1990...2100)
        toYear = table.integer("to_year", "Last year of the moratorium.", in: 1990...2100)
        allowedMwPerYear = table.limit(
            "allowed_mw_per_year", "Halls that may be built in a year all the same (`build_moratorium`).", default: 0)
        if toYear < fromYear { table.report(at: "to_year", "must not be earlier than from_year (\(fromYear))") }
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        if let outside = scenario.idle(in: year, outside: fromYear...max(fromYear, toYear)) { return outside }
        let room = scope.regions.reduce(0) { $0 + scenario.hallRoomMw($1, year) }
        if room == 0 { return Idle("kind", "no halls can be built there then in any case") }
        guard allowedMwPerYear >= room else { return nil }
        return Idle("allowed_mw_per_year", "no more than \(rounded(room)) MW could be built there anyway")
    }

    public func sharing(_ share: AmountShare, _ horizon: Horizon) -> Self {
        var part = self
        part.allowedMwPerYear = share.of(allowedMwPerYear, over: horizon)
        return part
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for year in model.scenario.horizon.years where year >= fromYear && year <= toYear {
            var builds = LinearExpression()
            for cell in model.cells(scope.regions, year) { builds.add(1, model.hallBuilds(cell)) }
            model.limit(
                .buildMoratorium, scope, year, builds, atMost: allowedMwPerYear,
                .amount(scope.key("allowed_mw_per_year"), allowedMwPerYear, PriceUnit.mw).alone())
        }
    }
}
