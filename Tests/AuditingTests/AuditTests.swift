import Auditing
import Planning
import TestSupport
import Testing
import Vocabulary

/// One number of a written plan changed, and the check that must see it.
struct Tampering: Sendable, CustomTestStringConvertible {
    let check: AuditCheck
    let what: String
    /// Changes one number; false where the plan has no such number to change.
    let change: @Sendable (inout WrittenPlan) -> Bool

    var testDescription: String { "\(check.rawValue): \(what)" }

    /// An hourly value of a balance and flow, or of all whose texts begin so.
    static func hourly(
        _ check: AuditCheck, _ balance: String, _ item: String, _ value: @escaping @Sendable (Double) -> Double
    ) -> Tampering {
        Tampering(check: check, what: "\(balance) \(item)") { written in
            let found = written.hourly.indices.filter {
                written.hourly[$0].balance.text.hasPrefix(balance) && written.hourly[$0].flow.text.hasPrefix(item)
            }
            guard let i = found.max(by: { largest(written.hourly[$0]) < largest(written.hourly[$1]) }),
                let t = written.hourly[i].values.indices.max(by: {
                    abs(written.hourly[i].values[$0]) < abs(written.hourly[i].values[$1])
                }), abs(written.hourly[i].values[t]) > 0.1
            else { return false }
            written.hourly[i].values[t] = value(written.hourly[i].values[t])
            return true
        }
    }

    private static func largest(_ series: HourlySeries) -> Double { series.values.map(abs).max() ?? 0 }

    /// The largest stock of a kind and name.
    static func capacity(_ check: AuditCheck, _ kind: StockKind, _ item: String = "") -> Tampering {
        Tampering(check: check, what: "\(kind.rawValue) \(item)") { written in
            let found = written.capacity.indices.filter {
                written.capacity[$0].stock.kind == kind && written.capacity[$0].stock.name.hasPrefix(item)
            }
            guard let i = found.max(by: { written.capacity[$0].capacity < written.capacity[$1].capacity }),
                written.capacity[i].capacity > 0.1
            else { return false }
            written.capacity[i].capacity *= 0.01
            return true
        }
    }

    static let all: [Tampering] =
        [
            .hourly(.balance, "power", "grid") { $0 + 0.5 },
            .hourly(.balance, "work.", "arriving.") { $0 + 0.5 },
            .hourly(.heat, "air_heat", "racks") { $0 + 0.5 },
            .hourly(.facility, "power", "facility") { $0 + 0.5 },
            .hourly(.links, "power", "import.cable") { $0 + 0.5 },
            .capacity(.links, .link),
            .capacity(.stocks, .racks), .capacity(.stocks, .cooling), .capacity(.stocks, .halls),
            .capacity(.stocks, .plant), .capacity(.stocks, .energy), .capacity(.stocks, .tank),
            .capacity(.stocks, .link), .capacity(.stocks, .hosting),
            Tampering(check: .stocks, what: "build") { written in
                guard let i = written.capacity.firstIndex(where: { $0.built > 0.1 }) else { return false }
                written.capacity[i].built *= 2
                return true
            },
            .capacity(.racks, .racks), .capacity(.cooling, .cooling), .capacity(.plants, .plant, "thermal"),
            .capacity(.plants, .plant, "photovoltaic"), .capacity(.plants, .plant, "battery"),
            .hourly(.plants, "power", "charge.battery") { $0 * 100 },
            .hourly(.stores, "level", "store.") { $0 + 0.5 }, .hourly(.stores, "level", "tank.") { $0 + 0.5 },
            .capacity(.stores, .energy), .capacity(.stores, .tank),
            .hourly(.reservoirs, "level", "reservoir.") { $0 + 0.5 },
            .hourly(.reservoirs, "reservoir", "inflow") { $0 + 0.5 },
            .hourly(.reservoirs, "reservoir", "generation") { $0 + 0.5 },
            .hourly(.reservoirs, "reservoir", "from_storage") { $0 + 0.5 },
            .hourly(.meter, "meter", "metered") { $0 + 0.5 }, .capacity(.contract, .contracted),
            Tampering(check: .bills, what: "a bill's total") { written in
                guard let i = written.bills.firstIndex(where: { $0.totalUsd > 1e4 }) else { return false }
                written.bills[i].totalUsd *= 1.01
                return true
            },
            Tampering(check: .bills, what: "a line's quantity") { written in
                guard let i = written.billLines.firstIndex(where: { $0.charge == .energy && $0.quantity > 10 }) else {
                    return false
                }
                written.billLines[i].quantity *= 1.01
                return true
            },
            Tampering(check: .bills, what: "maximum demand") { written in
                guard let i = written.bills.firstIndex(where: { $0.maximumDemandMw > 0.1 }) else { return false }
                written.bills[i].maximumDemandMw *= 0.5
                return true
            },
            Tampering(check: .takeUp, what: "take-up shortfall") { written in
                guard let i = written.bills.firstIndex(where: { $0.takeUpShortfallMw > 0.1 }) else { return false }
                written.bills[i].takeUpShortfallMw *= 0.5
                return true
            },
            .hourly(.hosting, "power", "facility") { $0 * 10 },
            .capacity(.hallSpace, .halls), .capacity(.reserve, .reserveShortfall),
            .hourly(.delivery, "demand.", "demand") { $0 * 2 }, .hourly(.delivery, "demand.", "served.") { $0 * 2 },
            .hourly(.backlog, "level", "backlog.") { $0 + 0.5 }, .hourly(.backlog, "level", "backlog.") { $0 * 100 },
            Tampering(check: .residency, what: "work sent abroad") { written in
                let found = written.hourly.indices.first {
                    let value = written.hourly[$0]
                    return value.balance.kind == .demand && value.flow.kind == .served
                        && value.flow.name != value.place && ["east", "west"].contains(value.place)
                }
                guard let found else { return false }
                written.hourly[found].values[0] = -1000
                return true
            },
            Tampering(check: .customers, what: "work for customers who are refused") { written in
                let found = written.hourly.indices.first {
                    let value = written.hourly[$0]
                    return value.balance.kind == .work && value.flow.text == "arriving.offshore"
                        && (value.place, value.year) == ("west", 2026)
                }
                guard let found else { return false }
                written.hourly[found].values[0] = 10
                return true
            },
            Tampering(check: .water, what: "a day's water") { written in
                guard let i = written.waterDays.firstIndex(where: { $0.cubicMetres > 1 }) else { return false }
                written.waterDays[i].cubicMetres *= 0.9
                return true
            },
            Tampering(check: .water, what: "a source's limit") { written in
                guard let i = written.waterDays.firstIndex(where: { $0.cubicMetres > 1 }) else { return false }
                written.waterDays[i].cubicMetres *= 1000
                return true
            },
            Tampering(check: .linkAccounting, what: "what links carry") { written in
                written.linkMismatchShare = 2e-4
                return true
            },
            Tampering(check: .energy, what: "a source's year") { written in
                guard let i = written.energy.firstIndex(where: { abs($0.value) > 1e-3 }) else { return false }
                written.energy[i].value *= 1.2
                return true
            },
        ]
        + [
            CostItem.gridEnergy, .gridDemand, .fuel, .imports, .wheeling, .water, .racksCapital, .unservedCompute,
            .customerLicences, .customerCompliance,
        ]
        .map { item in
            Tampering(check: .costs, what: item.rawValue) { written in
                guard let i = written.costs.firstIndex(where: { $0.item == item && abs($0.value) > 1e4 }) else {
                    return false
                }
                written.costs[i].value *= 1.01
                return true
            }
        }
}

@Suite struct AuditTests {
    /// In the plans of the laws' random scenarios: each check names what was changed, in at least one of them, and no check misses all.
    @Test(arguments: Tampering.all) func itNamesTheNumberThatWasChanged(tampering: Tampering) throws {
        var tried = 0
        for seed in RandomPlans.seeds where tried < 3 {
            let solved = try RandomPlans.plan(seed)
            var written = solved.written
            guard tampering.change(&written) else { continue }
            tried += 1
            if solved.audit(written).failures.contains(where: { $0.check == tampering.check }) { return }
        }
        Issue.record("\(tried) plans were changed and none failed its audit by \(tampering.check.rawValue)")
    }

    @Test func everyCheckIsTried() {
        #expect(Set(Tampering.all.map(\.check)) == Set(AuditCheck.allCases))
    }

    /// The finding says which balance, where, in which year and hour, by how much and what is let pass.
    @Test func itSaysWhereAndHowMuch() throws {
        let solved = try Toy().solved()
        var written = solved.written
        let i = try #require(written.hourly.firstIndex { $0.balance.kind == .power && $0.flow == .grid })
        let hour = written.hourOfYear[5]
        written.hourly[i].values[5] += 18
        let finding = try #require(solved.audit(written).failures.first)
        #expect(finding.check == .balance && finding.what == "power" && finding.place == "home")
        #expect(finding.year == 2025 && finding.hour == hour)
        #expect(abs(finding.size - 18) < 1e-6 && finding.unit == .megawatt)
        #expect(abs(finding.tolerance - (0.01 + 1e-6 * (18 + 8.55))) < 1e-5)
        #expect(finding.description.contains("power at home in 2025, hour \(hour) is off by 18"))
    }

    /// Ten kilowatts, and a millionth of what meets, are let pass; more is not.
    @Test(arguments: [(0.009, false), (0.011, true)]) func theToleranceIsTenKilowatts(change: Double, fails: Bool)
        throws
    {
        let solved = try Toy().solved()
        var written = solved.written
        let i = try #require(written.hourly.firstIndex { $0.balance.kind == .power && $0.flow == .grid })
        written.hourly[i].values[0] += change
        #expect(solved.audit(written).failures.contains { $0.check == .balance } == fails)
    }

    /// What is no number fails, whatever else is right.
    @Test func whatIsNoNumberFails() throws {
        let solved = try Toy().solved()
        var written = solved.written
        written.hourly[0].values[0] = .nan
        #expect(solved.audit(written).hasFailed)
    }
}
