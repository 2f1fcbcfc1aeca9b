import Documents
import Vocabulary

/// Why a policy changes nothing in a year, and which of its keys says so.
public struct Idle: Hashable, Sendable {
    let key: String
    let reason: String
    /// It holds in other years only.
    var isOutside = false

    init(_ key: String, _ reason: String) { (self.key, self.reason) = (key, reason) }
}

/// A number that holds in every year and may have to be met by building.
public struct Obligation: Sendable {
    let key: String
    let values: YearlyTable
}

extension NamedPolicy {
    /// Warns where the policy can have no effect in any year, and where it binds before anything can be built.
    ///
    /// - Parameter scopes: everywhere that it holds by itself: one, or of a regime's rule each jurisdiction that adopts it.
    func checkEffect(_ scopes: [PolicyScope], _ table: TableReader, _ scenario: Scenario) {
        let idle = scopes.flatMap { scope in scenario.horizon.years.map { policy.idle(in: $0, scope, scenario) } }
        if let reasons = allOf(idle) {
            // Years in which it does not hold explain nothing where it holds in others.
            let telling = reasons.contains { !$0.isOutside } ? reasons.filter { !$0.isOutside } : reasons
            var seen: Set<String> = []
            let words = telling.map(\.reason).filter { seen.insert($0).inserted }.joined(separator: "; ")
            let key = telling[0].key
            table.report(.warning, at: table.keys.contains(key) ? key : "kind", "has no effect: \(words)")
            return
        }
        let (first, start) = (scenario.horizon.years.lowerBound, scenario.horizon.firstBuildYear)
        guard let due = policy.obligation, due.values.isEveryYears, start > first else { return }
        table.report(
            .warning, at: due.key,
            "holds from \(first) on, before anything can be built (first_build_year is \(start)): what exists must meet it, or the "
                + "plan goes without; a table by year, { \(first) = …, \(start) = … }, lets it begin later")
    }

    private func allOf(_ idle: [Idle?]) -> [Idle]? {
        let reasons = idle.compactMap { $0 }
        return reasons.count == idle.count && !reasons.isEmpty ? reasons : nil
    }
}

extension YearlyTable {
    /// Whether it is one plain number.
    fileprivate var isEveryYears: Bool { points.count == 1 && points[0].year == 0 }
}

extension Scenario {
    /// Of a policy's range of years, when the year lies outside.
    func idle(in year: Int, outside years: ClosedRange<Int>) -> Idle? {
        if years.contains(year) { return nil }
        let (from, to) = (horizon.years.lowerBound, horizon.years.upperBound)
        let hasPassed = years.upperBound < from
        var idle = Idle(
            hasPassed ? "to_year" : "from_year",
            (hasPassed ? "it ends in \(years.upperBound), before" : "it begins in \(years.lowerBound), after")
                + " the years of the plan (\(from)–\(to))")
        idle.isOutside = true
        return idle
    }

    /// Quoted MW of halls that may have been built by a year, whatever policies say.
    func hallRoomMw(_ r: Int, _ year: Int) -> Double {
        let halls = regions[r].halls
        guard year >= horizon.firstBuildYear, halls.mayBeFinished(in: year, horizon) else { return 0 }
        let realised = halls.pipelineMw.value(in: year) * halls.realisationShare.value(in: year)
        return min(realised, halls.pace.mostStarted(by: year, horizon))
    }

    /// Whether racks of the class may be bought in the year.
    func mayBuy(_ rack: RackClass, in year: Int) -> Bool {
        year >= horizon.firstBuildYear && rack.isAvailable(in: year)
    }

    /// Whether racks of one of the classes may stand in one of the regions in the year; nil: of any class.
    func mayHaveRacks(_ classes: [String]? = nil, _ scope: [Int], _ year: Int) -> Bool {
        rackClasses.contains { rack in
            if let classes, !classes.contains(rack.name) { return false }
            return horizon.years.contains { $0 <= year && mayBuy(rack, in: $0) }
                || scope.contains { (regions[$0].existingRacks[rack.name]?.value(in: year) ?? 0) > 0 }
        }
    }

    /// Whether anything of the name, as `Subsidy` names things, may be built in a region and year.
    func mayBuild(_ word: String, _ r: Int, _ year: Int) -> Bool {
        if year < horizon.firstBuildYear { return false }
        let region = regions[r]
        func opens(_ earliest: Int, _ limit: YearlyTable, _ existing: YearlyTable, _ pace: BuildPace? = nil) -> Bool {
            year >= earliest && limit.value(in: year) > existing.value(in: year)
                && (pace?.mayBeFinished(in: year, horizon) ?? true)
        }
        func isMeant(_ kind: StockKind, _ name: String) -> Bool { StockID(kind, name).isMeant(by: word) }
        return HallKind.allCases.contains { isMeant(.halls, $0.rawValue) } && hallRoomMw(r, year) > 0
            || rackClasses.contains { isMeant(.racks, $0.name) && mayBuy($0, in: year) }
            || coolingSystems.contains { isMeant(.cooling, $0.name) && $0.isAvailable(in: year) }
            || region.tanks.contains {
                isMeant(.tank, $0.name) && opens($0.earliestYear, $0.limitMwhTh, $0.existingMwhTh)
            }
            || region.plants.contains {
                isMeant(.plant, $0.name) && opens($0.earliestYear, $0.limitMw, $0.existingMw, $0.pace)
            }
            || region.hosting.upgrades.contains {
                isMeant(.hosting, $0.name)
                    && opens($0.earliestYear, YearlyTable(constant: $0.capacityMw), .zero, $0.pace)
            }
            || links.contains {
                isMeant(.link, $0.name) && $0.from == region.name
                    && opens($0.earliestYear, $0.limitMw, $0.existingMw, $0.pace)
            }
    }

    /// Whether power taken or made in a region may emit: by its grid, its plants, or what links bring.
    func mayEmit(_ r: Int, _ year: Int) -> Bool {
        let region = regions[r]
        if case .tariff(let tariff) = region.market, tariff.emissionTPerMwh.value(in: year) > 0 { return true }
        return hasEmittingPlants(r, year) || links.contains { $0.from == region.name || $0.to == region.name }
    }

    func hasEmittingPlants(_ r: Int, _ year: Int) -> Bool {
        regions[r].plants.contains {
            !$0.kind.isClean && $0.store == nil
                && max($0.existingMw.value(in: year), $0.limitMw.value(in: year), $0.committedMw.value(in: year)) > 0
        }
    }

    /// MW that a link may have by a year.
    func largestMw(_ link: Link, _ year: Int) -> Double {
        largestMw(link.existingMw, link.committedMw, link.limitMw, from: link.earliestYear, link.pace, year)
    }

    /// MW that a plant may have by a year.
    func largestMw(_ plant: Plant, _ year: Int) -> Double {
        largestMw(plant.existingMw, plant.committedMw, plant.limitMw, from: plant.earliestYear, plant.pace, year)
    }

    private func largestMw(
        _ existing: YearlyTable, _ committed: YearlyTable, _ limit: YearlyTable, from earliest: Int, _ pace: BuildPace,
        _ year: Int
    ) -> Double {
        let mayBuild = year >= max(earliest, horizon.firstBuildYear)
        let standing = existing.value(in: year)
        return max(
            standing + committed.value(in: year),
            mayBuild ? min(limit.value(in: year), standing + pace.most(by: year, horizon)) : 0)
    }
}

/// A number in a message, to a decimal.
func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
