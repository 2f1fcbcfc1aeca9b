import Vocabulary

/// The regions of one jurisdiction together, over the years.
public struct JurisdictionPlan: Sendable {
    public let name: String
    /// In the scenario's order.
    public let regions: [String]
    public let years: [Int: JurisdictionYear]
}

/// The regions of a jurisdiction in a year, and what crosses its borders on links.
public struct JurisdictionYear: Sendable {
    public let regions: [RegionYear]
    public let importsTwh: Double
    public let exportsTwh: Double
}

/// Work from offshore, which is of no jurisdiction: what of it nobody does in a year.
public struct OffshoreYear: Sendable {
    /// By workload, mean over the year in its unit.
    public let unserved: [String: Double]
    /// What that is valued at, US$; it stands among the costs of some region, whose loss it is not.
    public let penaltiesUsd: Double
}

/// A figure of a jurisdiction in a year. Sums over jurisdictions, with the line of offshore work, are those over regions.
public struct JurisdictionFigure: Sendable {
    public let figure: Figure
    public let value: @Sendable (JurisdictionYear) -> Double?

    private init(_ figure: Figure, _ value: @escaping @Sendable (JurisdictionYear) -> Double?) {
        (self.figure, self.value) = (figure, value)
    }

    /// Σ over the regions that have one; nil where none has.
    private static func sum(_ figure: RegionFigure) -> JurisdictionFigure {
        JurisdictionFigure(figure.figure) { sum($0.regions) { figure.value($0) } }
    }

    private static func sum(_ regions: [RegionYear], _ value: (RegionYear) -> Double?) -> Double? {
        let values = regions.compactMap(value)
        return values.isEmpty ? nil : values.reduce(0, +)
    }

    /// The same as a region's, less what stands there for offshore work.
    private static func own(_ figure: RegionFigure, _ documentation: String) -> JurisdictionFigure {
        let known = figure.figure
        return JurisdictionFigure(
            Figure(known.key, known.unit, known.category, known.shown, documentation, addsUp: true)
        ) { year in
            sum(year.regions) { region in figure.value(region).map { $0 - region.offshorePenaltiesUsd } }
        }
    }

    private static func crossing(
        _ figure: RegionFigure, _ documentation: String, _ value: @escaping @Sendable (JurisdictionYear) -> Double
    ) -> JurisdictionFigure {
        let known = figure.figure
        return JurisdictionFigure(
            Figure(known.key, known.unit, known.category, known.shown, documentation, addsUp: true), value)
    }

    public static let netCost = JurisdictionFigure(
        Figure(
            "net_resource_cost_usd", .dollar, .cost,
            Shown("net resource cost", heading: "net cost", "M US$", scale: 1e-6, decimals: 1),
            "Resource cost less link payments: what the jurisdiction gives up; transfers stay within it.",
            addsUp: true, isPrice: true)
    ) { year in
        sum(year.regions) { region in region.linkPaymentsUsd.map { region.costUsd(.resources) - $0 } }
    }
    public static let costTotal = own(
        .costTotal, "All costs charged to its regions but for penalties on offshore work.")
    public static let penalties = own(.penalties, "Penalties of its regions but for those on offshore work.")
    public static let imports = crossing(.imports, "Energy that arrives over links from other jurisdictions.") {
        $0.importsTwh
    }
    public static let exports = crossing(.exports, "Energy that is sent over links to other jurisdictions.") {
        $0.exportsTwh
    }
    public static let linkPayments = sum(.linkPayments)

    /// Each figure of regions that adds up, money first.
    public static let all: [JurisdictionFigure] = {
        let own = [costTotal, penalties, imports, exports]
        let first =
            [costTotal, sum(.resourceCost), sum(.transfers), sum(.taxes), sum(.carbonPayments), sum(.subsidies)]
            + [penalties, linkPayments, netCost, sum(.emissions), sum(.facilityTwh), sum(.water), imports, exports]
        let told = Set((own + first).map(\.figure.key)).union([RegionFigure.offshorePenalties.figure.key])
        return first + RegionFigure.all.filter { $0.figure.addsUp && !told.contains($0.figure.key) }.map(sum)
    }()
}

extension PlanExtraction {
    /// By jurisdiction, in the order of their first regions.
    func jurisdictions(_ regions: [RegionPlan]) -> [JurisdictionPlan] {
        var names: [String] = []
        for region in regions where !names.contains(region.jurisdiction) { names.append(region.jurisdiction) }
        return names.map { name in
            let members = regions.filter { $0.jurisdiction == name }
            let years = scenario.horizon.years.enumerated().map { y, year in
                let crossing = crossing(name, y)
                return (
                    year,
                    JurisdictionYear(
                        regions: members.map { $0.years[year]! }, importsTwh: crossing.imports,
                        exportsTwh: crossing.exports)
                )
            }
            return JurisdictionPlan(
                name: name, regions: members.map(\.name), years: Dictionary(uniqueKeysWithValues: years))
        }
    }

    /// TWh that cross the borders of a jurisdiction on links.
    private func crossing(_ jurisdiction: String, _ y: Int) -> (imports: Double, exports: Double) {
        func isInside(_ region: Int) -> Bool { scenario.regions[region].jurisdiction == jurisdiction }
        var sums = (imports: 0.0, exports: 0.0)
        for flow in model.linkFlows where flow.yearIndex == y && isInside(flow.from) != isInside(flow.to) {
            for way in flow.ways {
                let sent = yearlySum(series(way.sent)) / 1e6
                if isInside(way.sender) {
                    sums.exports += sent
                } else {
                    sums.imports += sent * (1 - scenario.links[flow.link].lossShare)
                }
            }
        }
        return sums
    }

    /// By year; empty where nothing is asked for from offshore.
    func offshore(_ regions: [RegionPlan]) -> [Int: OffshoreYear] {
        if !scenario.hasOffshoreDemand { return [:] }
        let years = scenario.horizon.years.enumerated().map { y, year in
            var unserved: [String: Double] = [:]
            for flows in model.demands where flows.origin == Demand.offshore && flows.yearIndex == y {
                unserved[scenario.workloads[flows.workload].name] =
                    yearlySum(series(flows.unserved)) / 8760 * WorkUnit.perModelUnit
            }
            return (
                year,
                OffshoreYear(
                    unserved: unserved,
                    penaltiesUsd: regions.reduce(0) { $0 + ($1.years[year]?.offshorePenaltiesUsd ?? 0) })
            )
        }
        return Dictionary(uniqueKeysWithValues: years)
    }
}
