import LinearProgramming
import Vocabulary

/// A link's flows in a year, MW at the sending end.
struct LinkFlow: Sendable {
    let link: Int
    /// Indices of the regions at its ends.
    let from: Int
    let to: Int
    let yearIndex: Int
    let capacity: Columns
    let forward: Columns
    let backward: Columns

    /// Both directions: who sends, who receives, MW sent, MW sent the other way.
    var ways: [(sender: Int, receiver: Int, sent: Columns, returned: Columns)] {
        [(from, to, forward, backward), (to, from, backward, forward)]
    }
}

/// Links between regions, and rules on what leaves over them.
enum LinkPart: Part {
    static let steps = [
        BuildStep(.links, .stocks, once: { $0.addLinks() }),
        BuildStep(.linkFlows, .exchange, after: [.links, .supply], once: { $0.addLinkFlows() }),
        BuildStep(.exportRules, .balances, after: [.supply, .linkFlows], byCell: { $0.addExportRules($1) }),
    ]

    static func read(_ cell: Cell, _ extraction: PlanExtraction, into year: inout RegionYear) {
        extraction.readExchange(cell, &year)
    }
}

extension PlanModel {
    mutating func addLinks() {
        for link in scenario.links + scenario.severedLinks {
            let from = scenario.regions.firstIndex { $0.name == link.from }!
            let interest = link.pace.interest(wacc: scenario.regions[from].waccShare)
            addStock(
                StockRequest(
                    key: .link(from, link.name),
                    existing: yearly(link.existingMw.value), committed: yearly(link.committedMw.value),
                    limit: yearly(link.limitMw.value), pace: link.pace, earliestYear: link.earliestYear,
                    capexUsdPerUnit: yearly { link.capexUsdPerKw.value(in: $0) * 1000 },
                    interestFactor: interest,
                    fixedCostUsdPerUnitYear: yearly { link.capexUsdPerKw.value(in: $0) * 1000 * link.fixedCostShare },
                    lifeYears: link.lifeYears, wacc: scenario.regions[from].waccShare,
                    keys: StockKeys(
                        ["links", link.name], existing: "existing_mw", limit: "limit_mw", committed: "committed_mw"),
                    limitName: "link_limit"))
        }
    }

    /// f⁺, f⁻ ≤ K(y), f⁺ − f⁻ ≥ contracted; (1 − loss) of what leaves one end reaches the other.
    mutating func addLinkFlows() {
        for (l, link) in scenario.links.enumerated() {
            let from = scenario.regions.firstIndex { $0.name == link.from }!
            let to = scenario.regions.firstIndex { $0.name == link.to }!
            for y in scenario.horizon.years.indices.enumerated().map(\.offset) {
                guard let capacity = stocks[.link(from, link.name)]?.capacity[y] else { continue }
                let forward = send(link, from: cell(from, y), to: cell(to, y), "forward", capacity)
                let backward = send(link, from: cell(to, y), to: cell(from, y), "backward", capacity)
                linkFlows.append(
                    LinkFlow(
                        link: l, from: from, to: to, yearIndex: y, capacity: capacity, forward: forward,
                        backward: backward))
                addContracted(link, linkFlows[linkFlows.count - 1])
            }
        }
    }

    private mutating func send(
        _ link: Link, from sender: Cell, to receiver: Cell, _ direction: String, _ capacity: Columns
    ) -> Columns {
        func row(_ equation: Equation) -> Label {
            Label(equation, place: link.name, item: direction, year: sender.year)
        }
        let flow = program.addColumns(
            Label("flow", place: link.name, item: direction, year: sender.year), count: hours, per: .hour)
        program.addCapacityBounds(row(.flowLimit), flow, capacity: capacity)
        chargeHourly(.wheeling, receiver, link.wheelingUsdPerMwh.value(in: sender.year), flow)
        power[sender.index].flows.append(.init(id: .linkExport(link.name), factor: -1, columns: flow))
        if !link.resaleAllowed { power[sender.index].exports.add(1, flow) }
        if link.cleanOnly {
            power[sender.index].cleanExports.add(1, flow)
            power[sender.index].clean.append((-1, flow))
            power[receiver.index].clean.append((1 - link.lossShare, flow))
        } else {
            addCarried(flow, link, from: sender, to: receiver)
        }
        power[receiver.index].flows.append(
            .init(id: .linkImport(link.name), factor: 1 - link.lossShare, columns: flow))
        return flow
    }

    /// What power on a link for any power carries: its sender's factors, in the accounts of both.
    private mutating func addCarried(_ flow: Columns, _ link: Link, from sender: Cell, to receiver: Cell) {
        let kept = 1 - link.lossShare
        let taken = carried.received[sender.index]
        power[receiver.index].carried.append(
            CarriedFlow(
                columns: flow, tPerMwh: taken.tPerMwh, includedUsdPerT: taken.includedUsdPerT,
                cleanShare: kept * taken.cleanShare))
        let index = scenario.links.firstIndex { $0.name == link.name }!
        let given = carried.leaving(
            sender.index, to: receiver.index, keptShare: kept,
            isSwapped: carried.swaps.contains(.init(link: index, yearIndex: sender.yearIndex)))
        power[sender.index].carried.append(
            CarriedFlow(
                columns: flow, tPerMwh: -given.tPerMwh, includedUsdPerT: given.includedUsdPerT,
                cleanShare: -given.cleanShare))
    }

    /// f⁺ − f⁻ ≥ contracted: what is contracted is the net flow, which power sent the other way in the same hour lessens.
    private mutating func addContracted(_ link: Link, _ flow: LinkFlow) {
        let year = scenario.horizon.years.lowerBound + flow.yearIndex
        for (direction, sent, returned, contract) in [
            ("forward", flow.forward, flow.backward, link.contractedForwardMw),
            ("backward", flow.backward, flow.forward, link.contractedBackwardMw),
        ] where contract.value(in: year) > 0 {
            let sender = direction == "forward" ? cell(flow.from, flow.yearIndex) : cell(flow.to, flow.yearIndex)
            let contracted = contract.value(in: year)
            var net = LinearExpression(sent)
            net.add(-1, returned)
            let rows = program.addRows(
                Label(.contractedFlow, place: link.name, item: direction, year: year), count: hours, per: .hour,
                lower: .constant(contracted), upper: .constant(.infinity), net)
            reportRows(
                rows, Equation.contractedFlow.rawValue, sender, item: link.name,
                .amount(
                    ["links", link.name, "contracted_\(direction)_mw"], contracted, PriceUnit.mwYear, gain: -1
                ).alone(from: .leastNonzeroMagnitude))
        }
    }
}
