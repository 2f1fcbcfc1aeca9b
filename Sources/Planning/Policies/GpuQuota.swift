import Documents
import LinearProgramming

/// Quota on accelerators: Σ_{r,k} h_k · b(r,k,y) ≤ quota(y) each year, and Σ_{y' ≤ y} likewise ≤ cumulative quota(y),
/// with h_k the H100-equivalents of a rack and b the racks built.
public struct GpuQuota: Policy {
    public static let kind = "gpu_quota"
    public static let summary = "Limits the H100-equivalents that may be installed, by year, cumulatively, or both."
    private(set) var h100ePerYear: YearlyTable?
    private(set) var cumulativeH100e: YearlyTable?

    public init(_ table: TableReader) {
        h100ePerYear = table.optionalYearlyLimit(
            "h100e_per_year", "Most H100-equivalents installed in a year (`gpu_quota`).")
        cumulativeH100e = table.optionalYearlyLimit(
            "cumulative_h100e", "Most installed by the end of a year (`gpu_quota_cumulative`).")
        if h100ePerYear == nil && cumulativeH100e == nil {
            table.report(at: nil, "needs `h100e_per_year`, `cumulative_h100e` or both")
        }
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        scenario.rackClasses.contains { $0.h100ePerRack > 0 && scenario.mayBuy($0, in: year) }
            ? nil : Idle("kind", "no racks with accelerators can be bought in any year of the plan")
    }

    public func sharing(_ share: AmountShare, _ horizon: Horizon) -> Self {
        var part = self
        part.h100ePerYear = h100ePerYear.map { share.of($0, horizon) }
        part.cumulativeH100e = cumulativeH100e.map { share.of($0, horizon) }
        return part
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        var cumulative = LinearExpression()
        for year in model.scenario.horizon.years {
            var builds = LinearExpression()
            for cell in model.cells(scope.regions, year) {
                for rack in model.scenario.rackClasses where rack.h100ePerRack > 0 {
                    guard let build = model.stocks[.racks(cell.region, rack.name)]?.builds[cell.yearIndex] else {
                        continue
                    }
                    builds.add(rack.h100ePerRack, build)
                }
            }
            cumulative.add(1, builds)
            if let limit = h100ePerYear {
                model.limit(
                    .gpuQuota, scope, year, builds, atMost: limit.value(in: year),
                    .amount(scope.key("h100e_per_year"), limit.value(in: year), PriceUnit.h100e).alone())
            }
            if let limit = cumulativeH100e {
                model.limit(
                    .gpuQuotaCumulative, scope, year, cumulative, atMost: limit.value(in: year),
                    .amount(scope.key("cumulative_h100e"), limit.value(in: year), PriceUnit.h100e).alone())
            }
        }
    }
}
