import Planning

/// What an audit checks. Each is recomputed from what was written and from the scenario alone.
public enum AuditCheck: String, Sendable, CaseIterable, Encodable {
    /// Σ items = 0 in every hour of every balance.
    case balance
    /// Heat of racks, from installed racks and their work.
    case heat
    /// The facility's load, from heat, COP and losses.
    case facility
    /// What arrives over a link is what was sent, less its loss; flows within the link's capacity.
    case links
    /// What stands in a year is what exists and what was built and still stands; what was built was allowed and committed.
    case stocks
    /// Work within the racks in order.
    case racks
    /// Heat removed within the cooling plant on line.
    case cooling
    /// Output within capacity; minimum load, ramps, running hours, minimum take.
    case plants
    /// Levels of batteries and tanks from what they charge and give, within their size.
    case stores
    /// Levels of reservoirs from inflow, output and spill, over the runs of the whole year.
    case reservoirs
    /// What passes data centres' meters, from load, sites, what is not served and the grid.
    case meter
    /// What passes the meter within what is contracted, and contracts kept.
    case contract
    /// Bills, line by line, from hours, contracts and prices.
    case bills
    /// What of a contract was not taken up.
    case takeUp = "take_up"
    /// Draw from the grid within the hosting limit.
    case hosting
    /// Racks within the usable halls; halls within pipeline, lead time, growth and land.
    case hallSpace = "hall_space"
    /// Firm capacity and shortfall against peak and margin.
    case reserve
    /// Demand as the scenario has it, served where it may be, by what is written there.
    case delivery
    /// Work that waits, within its share and its longest delay.
    case backlog
    /// Work that leaves its jurisdiction or its region.
    case residency
    /// Work for customers who are refused, and shares of work for some.
    case customers
    /// Water of each day: what cooling needs, within each source's limit.
    case water
    /// Yearly energy by source, against the hours.
    case energy
    /// Cost items against the hours, the stocks and the objective.
    case costs
    /// Carbon and clean energy of power on links, as prices and limits count them, against the plan (`AccountingRounds`).
    case linkAccounting = "link_accounting"
}

/// Units of what an audit compares, with the least difference that counts.
public enum AuditUnit: String, Sendable {
    case megawatt = "MW"
    case megawattHour = "MWh"
    case thousandAccelerators = "kH100e"
    case cubicMetre = "m³"
    case dollar = "US$"
    /// Of what a pool of power holds.
    case poolShare = "of a pool"

    /// What rounding to a watt and dust of up to a hundred watts (`Dust.largest`) may add up to over a hundred items; for water
    /// over a day; and a dollar.
    public var floor: Double {
        switch self {
        case .megawatt, .megawattHour, .thousandAccelerators: 100 * Dust.largest
        case .cubicMetre: 0.1
        case .dollar: 1
        case .poolShare: AccountingRounds.toleranceShare
        }
    }
}

/// A difference that an audit found.
public struct AuditFinding: Sendable, CustomStringConvertible {
    public let check: AuditCheck
    /// Which balance, stock, store or limit, in words.
    public let what: String
    public let place: String
    /// nil: of the whole horizon.
    public let year: Int?
    /// Hour of the year, 0…8759; nil where the check is not by the hour.
    public let hour: Int?
    public let size: Double
    public let unit: AuditUnit
    /// What it may be.
    public let tolerance: Double

    public var description: String {
        let time = year.map { " in \($0)" } ?? ""
        let moment = hour.map { ", hour \($0)" } ?? ""
        return "\(check.rawValue): \(what) at \(place)\(time)\(moment) is off by \(size) \(unit.rawValue) "
            + "(tolerance \(tolerance) \(unit.rawValue))"
    }
}

/// Where a comparison stands.
struct AuditPlace {
    let check: AuditCheck
    let place: String
    let year: Int?
    var unit = AuditUnit.megawatt
}

/// The largest differences found so far.
public struct AuditTally: Sendable {
    private struct Subject: Hashable {
        let check: AuditCheck
        let what: String
        let place: String
        let year: Int?
    }

    /// Differences may be this share of the numbers that meet. A solver's residuals are 10⁻⁸ of them, and written values are
    /// rounded; a millionth is well above both, and well below anything that a planner would act on.
    public static let relativeTolerance = 1e-6

    /// By check: the largest difference, beyond its tolerance or not, in the check's unit.
    private(set) var largest: [AuditCheck: Double] = [:]
    /// The largest of those that are in MW or MWh.
    private(set) var largestMw = 0.0
    private var beyond: [Subject: AuditFinding] = [:]

    /// What is beyond its tolerance, the worst hour of each: by check, then by how many tolerances.
    var failures: [AuditFinding] {
        let order = Dictionary(uniqueKeysWithValues: AuditCheck.allCases.enumerated().map { ($1, $0) })
        return beyond.values.sorted { a, b in
            (order[a.check]!, -a.size / a.tolerance, a.place, a.year ?? 0, a.what)
                < (order[b.check]!, -b.size / b.tolerance, b.place, b.year ?? 0, b.what)
        }
    }

    /// Takes note of a violation among numbers of a size.
    mutating func note(
        _ violation: Double, among numbers: Double, _ place: AuditPlace, hour: Int? = nil,
        _ what: @autoclosure () -> String
    ) {
        guard violation > 0 || violation.isNaN else { return }
        // What is not there at all, or no number, is off by more than any number that JSON can say.
        let size = violation.isFinite ? violation : .greatestFiniteMagnitude
        largest[place.check] = max(largest[place.check] ?? 0, size)
        if place.unit == .megawatt || place.unit == .megawattHour { largestMw = max(largestMw, size) }
        let tolerance = place.unit.floor + AuditTally.relativeTolerance * (numbers.isFinite ? numbers : 0)
        if size <= tolerance { return }
        let finding = AuditFinding(
            check: place.check, what: what(), place: place.place, year: place.year, hour: hour, size: size,
            unit: place.unit, tolerance: tolerance)
        let subject = Subject(check: place.check, what: finding.what, place: place.place, year: place.year)
        if beyond[subject].map({ finding.size / finding.tolerance > $0.size / $0.tolerance }) ?? true {
            beyond[subject] = finding
        }
    }

    /// |a − b|, among numbers of their size or more.
    mutating func same(
        _ a: Double, _ b: Double, among size: Double = 0, _ place: AuditPlace, hour: Int? = nil,
        _ what: @autoclosure () -> String
    ) {
        note(abs(a - b), among: max(abs(a), abs(b), size), place, hour: hour, what())
    }

    /// value − limit, where the limit is below the value.
    mutating func limit(
        _ value: Double, atMost limit: Double, _ place: AuditPlace, hour: Int? = nil, _ what: @autoclosure () -> String
    ) {
        note(value - limit, among: max(abs(value), abs(limit)), place, hour: hour, what())
    }
}
