import Planning

/// Every figure that comparisons look at, of all plans, changed or not.
struct ComparisonRows {
    private typealias RegionYear = SavedPlan.RegionYear

    private let plans: [SavedPlan]
    private let years: [Int]
    private let regions: [String]

    init(_ plans: [SavedPlan]) {
        self.plans = plans
        years = Set(plans.flatMap(\.years)).sorted()
        regions = Set(plans.flatMap(\.regions.keys)).sorted()
    }

    func all() -> [Comparison.Row] {
        headline() + regionRows() + built() + links() + costs() + unserved() + binding() + policies()
    }

    private func row(
        _ topic: Comparison.Topic, _ place: String, _ year: Int?, _ quantity: String, _ unit: String, decimals: Int,
        isPrice: Bool = false, _ value: (SavedPlan) -> Double?
    ) -> Comparison.Row {
        Comparison.Row(
            topic: topic, place: place, year: year, quantity: quantity, unit: unit, isPrice: isPrice,
            decimals: decimals,
            values: plans.map(value))
    }

    private func headline() -> [Comparison.Row] {
        let ends = years.first == years.last ? years.prefix(1) : [years.first!, years.last!]
        var rows = [
            row(.headline, "", nil, "present value of all costs", "million US$", decimals: 1) { plan in
                plan.objectiveUsd.map { $0 / 1e6 }
            },
            row(.headline, "", nil, "emissions, all years", "kt CO₂", decimals: 1) { plan in
                plan.total(\.emissionsT).map { $0 / 1e3 }
            },
        ]
        for year in ends {
            rows.append(
                row(.headline, "", year, "facility energy", "TWh", decimals: 3) { $0.total(year, \.facilityTwh) })
            rows.append(row(.headline, "", year, "accelerators", "H100e", decimals: 0) { $0.total(year, \.h100e) })
        }
        return rows
    }

    private func value(_ plan: SavedPlan, _ region: String, _ year: Int) -> RegionYear? {
        plan.regions[region]?["\(year)"]
    }

    private func eachRegionYear(_ rows: (String, Int) -> [Comparison.Row]) -> [Comparison.Row] {
        regions.flatMap { region in years.flatMap { rows(region, $0) } }
    }

    private func regionRows() -> [Comparison.Row] {
        eachRegionYear { region, year in
            func figure(
                _ name: String, _ unit: String, _ decimals: Int, isPrice: Bool = false, _ value: (RegionYear) -> Double?
            ) -> Comparison.Row {
                row(.region, region, year, name, unit, decimals: decimals, isPrice: isPrice) {
                    self.value($0, region, year).flatMap(value)
                }
            }
            return [
                figure("IT power", "MW", 1, \.itMw), figure("facility energy", "TWh", 3, \.facilityTwh),
                figure("facility peak", "MW", 1, \.facilityPeakMw),
                figure("emissions", "kt CO₂", 1) { $0.emissionsT.map { $0 / 1e3 } },
                figure("clean energy", "%", 1) { $0.cleanShare.map { $0 * 100 } },
                figure("water", "ML/day", 2, \.waterMlPerDay), figure("PUE", "", 3, \.pue),
                figure("mean price", "US$/MWh", 2, isPrice: true, \.meanPriceUsdPerMwh),
            ]
        }
    }

    /// A row for every key that the dictionaries of a region's year have in any plan.
    private func keyed(
        _ topic: Comparison.Topic, _ unit: (String) -> String, decimals: Int, scale: Double = 1,
        _ values: (RegionYear) -> [String: Double]?
    ) -> [Comparison.Row] {
        eachRegionYear { region, year in
            let keys = Set(
                plans.flatMap { plan in value(plan, region, year).flatMap(values).map { Array($0.keys) } ?? [] })
            return keys.sorted().map { key in
                row(topic, region, year, key, unit(key), decimals: decimals) { plan in
                    value(plan, region, year).map { (values($0)?[key] ?? 0) * scale }
                }
            }
        }
    }

    /// MW; MW of heat for cooling and MWh for the energy of stores.
    private func built() -> [Comparison.Row] {
        keyed(.built, { $0.hasSuffix("_mwh") ? "MWh" : "MW" }, decimals: 1, \.builtMw)
    }

    private func costs() -> [Comparison.Row] {
        keyed(.cost, { _ in "million US$" }, decimals: 2, scale: 1e-6, \.costUsd)
    }

    private func unserved() -> [Comparison.Row] {
        keyed(.unserved, { $0 == "energy_mwh" ? "MWh" : "units, mean" }, decimals: 1, \.unserved)
    }

    private func links() -> [Comparison.Row] {
        let names = Set(plans.flatMap { $0.links.map { Array($0.keys) } ?? [] }).sorted()
        return names.flatMap { name in
            years.flatMap { year in
                func figure(
                    _ quantity: String, _ unit: String, _ decimals: Int, _ value: (SavedPlan.LinkYear) -> Double?
                ) -> Comparison.Row {
                    row(.link, name, year, quantity, unit, decimals: decimals) { plan in
                        plan.links?[name]?["\(year)"].flatMap(value)
                    }
                }
                return [
                    figure("capacity", "MW", 1, \.capacityMw), figure("sent forward", "TWh", 3, \.forwardTwh),
                    figure("sent backward", "TWh", 3, \.backwardTwh),
                ]
            }
        }
    }

    private func binding() -> [Comparison.Row] {
        prices(.binding, plans.map { plan in (plan.binding ?? []).map(Price.init) })
    }

    private func policies() -> [Comparison.Row] {
        prices(.policy, plans.map { plan in (plan.policies ?? []).map(Price.init) })
    }

    private func prices(_ topic: Comparison.Topic, _ members: [[Price]]) -> [Comparison.Row] {
        var known: [Price.Key: [Double?]] = [:]
        for (member, prices) in members.enumerated() {
            for price in prices {
                let sum = (known[price.key]?[member] ?? 0) + price.dual
                known[price.key, default: Array(repeating: nil, count: members.count)][member] = sum
            }
        }
        return known.sorted { $0.key < $1.key }.map { key, duals in
            Comparison.Row(
                topic: topic, place: key.place, year: key.year, quantity: key.name, unit: key.unit, isPrice: true,
                decimals: PriceUnit.decimals(key.unit), values: duals)
        }
    }
}

/// What a limit or a policy is worth.
private struct Price {
    struct Key: Hashable, Comparable {
        let name: String
        let place: String
        let year: Int?
        let unit: String

        static func < (a: Key, b: Key) -> Bool {
            (a.place, a.name, a.year ?? 0, a.unit) < (b.place, b.name, b.year ?? 0, b.unit)
        }
    }

    let key: Key
    let dual: Double

    init(_ limit: SavedPlan.Limit) {
        let item = limit.item ?? ""
        key = Key(
            name: item.isEmpty ? limit.constraint : "\(limit.constraint) \(item)", place: limit.where ?? "",
            year: limit.year, unit: limit.unit ?? "")
        dual = limit.dual
    }

    init(_ policy: SavedPlan.PolicyPrice) {
        let kind = policy.kind.map { " (\($0))" } ?? ""
        let part = policy.item.map { $0.isEmpty ? "" : " \($0)" } ?? ""
        key = Key(name: policy.name + part + kind, place: "", year: policy.year, unit: policy.unit ?? "")
        dual = policy.dual
    }
}
