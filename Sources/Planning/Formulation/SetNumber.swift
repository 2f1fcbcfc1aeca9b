import LinearProgramming
import Vocabulary

/// The number behind a limit, as people set it, and what one unit of it does to the limit's rows.
struct SetNumber: Sendable {
    /// The parts of the key's path; nil for a rule without a number, as a ban.
    let path: [String]?
    /// As it stands in the file, or as a session has set it.
    var value: Double
    /// In what units the limit's price is told, the price people compare it with first.
    let readings: [Reading]
    /// nil where the number has a say elsewhere in the program too: whether something can be built, a coefficient.
    private(set) var entry: Entry?
    /// Whether less of the number is more room for the plan, as of what must be built or must stay.
    private(set) var isFloor = false

    /// How a number enters the program: in the sides of its limit's rows (or the upper bounds of its columns) and nowhere else,
    ///
    ///     side(t) = slope · number + what does not depend on the number
    ///
    /// as long as the number stays within the range. Then changing these sides is changing the scenario.
    struct Entry: Sendable {
        let slope: Double
        let range: ClosedRange<Double>
    }

    /// The number, known to enter as `Entry` says.
    func alone(
        slope: Double = 1, from least: Double = 0, to most: Double = .greatestFiniteMagnitude
    ) -> SetNumber {
        var number = self
        number.entry = Entry(slope: slope, range: least...most)
        return number
    }

    /// The number, of which less is more room.
    func floor() -> SetNumber {
        var number = self
        number.isFloor = true
        return number
    }

    struct Reading: Sendable {
        let unit: String
        /// How much room a row gains when the limit is loosened by one unit.
        let relief: Relief
        /// How many of these units one unit of the file's number is; nil where the unit is of something that the number only
        /// sets the size of.
        let perUnit: Double?
    }

    /// A number whose unit is the price's: row t gains `gain` of room for each. `perUnit` of the price's units make one of
    /// the file's.
    static func amount(
        _ path: [String]?, _ value: Double, _ unit: String, gain: Double = 1, perUnit: Double = 1
    ) -> SetNumber {
        let number = SetNumber(
            path: path, value: value,
            readings: [Reading(unit: unit, relief: Relief(gain), perUnit: perUnit)])
        return gain < 0 ? number.floor() : number
    }

    /// Cubic metres a day, priced by the cubic metre: one more each day are 365 a year.
    static func daily(_ path: [String], _ value: Double) -> SetNumber {
        amount(path, value, PriceUnit.cubicMetre, gain: 1 / 365, perUnit: 365)
    }

    /// A share of a whole: priced by the unit of the whole, where the rows are in that unit, and by the percentage point.
    static func share(_ path: [String], _ value: Double, of whole: Relief, also unit: String) -> SetNumber {
        SetNumber(
            path: path, value: value,
            readings: [
                Reading(unit: unit, relief: Relief(1), perUnit: nil),
                Reading(unit: PriceUnit.point, relief: whole.scaled(0.01), perUnit: 100),
            ])
    }

    /// A bound on a ratio: priced by the unit of the rows and by `step` of the ratio.
    static func ratio(
        _ path: [String], _ value: Double, of whole: Relief, also unit: String, step: Double, stepUnit: String
    ) -> SetNumber {
        SetNumber(
            path: path, value: value,
            readings: [
                Reading(unit: unit, relief: Relief(1), perUnit: nil),
                Reading(unit: stepUnit, relief: whole.scaled(step), perUnit: 1 / step),
            ])
    }
}

/// Room that the rows of a limit gain, by row: a number, a series, or what an expression comes to at the optimum.
struct Relief: Sendable {
    private enum Basis {
        case one
        case series([Double])
        case hourly(LinearExpression)
        case sum(LinearExpression, plus: Double)
    }

    private let factor: Double
    private let basis: Basis

    private init(_ factor: Double, _ basis: Basis) { (self.factor, self.basis) = (factor, basis) }

    init(_ factor: Double) { self.init(factor, .one) }
    /// series(t) in row t.
    init(_ series: [Double]) { self.init(1, .series(series)) }
    /// expression(t) in row t.
    init(hourly expression: LinearExpression) { self.init(1, .hourly(expression)) }
    /// All members of all terms, and a number, in the one row.
    init(sum expression: LinearExpression, plus number: Double = 0) { self.init(1, .sum(expression, plus: number)) }

    func scaled(_ by: Double) -> Relief { Relief(factor * by, basis) }

    /// The number of row t where it is known before any plan is; nil where it depends on the plan.
    func known(_ t: Int) -> Double? {
        switch basis {
        case .one: factor
        case .series(let values): factor * values[t]
        case .hourly, .sum: nil
        }
    }

    /// Row t's as terms and a number.
    func row(_ t: Int) -> (terms: [(column: Int, coefficient: Double)], constant: Double) {
        switch basis {
        case .one: return ([], factor)
        case .series(let values): return ([], factor * values[t])
        case .hourly(let expression):
            return (
                expression.terms.map { term in
                    let i = term.member.map { Int($0[t]) } ?? (term.columns.count == 1 ? 0 : t)
                    return (term.columns.start + i, factor * term.coefficient[t])
                }, 0
            )
        case .sum(let expression, let number):
            return (
                expression.terms.flatMap { term in
                    (0..<term.columns.count).map { (term.columns.start + $0, factor * term.coefficient[$0]) }
                }, factor * number
            )
        }
    }

    /// Of row t at the point x.
    func value(_ t: Int, at x: [Double]) -> Double {
        switch basis {
        case .one: return factor
        case .series(let values): return factor * values[t]
        case .hourly(let expression): return factor * expression.value(t, at: x)
        case .sum(let expression, let number):
            var sum = number
            for term in expression.terms {
                for i in 0..<term.columns.count { sum += term.coefficient[i] * x[term.columns.start + i] }
            }
            return factor * sum
        }
    }
}

/// What prices of limits are per.
public enum PriceUnit {
    static let mw = "usd/MW"
    static let mwYear = "usd/MW-year"
    static let mwhYear = "usd/MWh-year"
    static let mwThermalYear = "usd/MW_th-year"
    static let mwhThermalYear = "usd/MWh_th-year"
    static let mwh = "usd/MWh"
    static let tonne = "usd/t"
    static let cubicMetre = "usd/m3"
    static let squareMetre = "usd/m2"
    static let h100e = "usd/h100e"
    static let rack = "usd/rack"
    static let rackYear = "usd/rack-year"
    /// Of an hour that a store's power must last.
    static let hour = "usd/h"
    static let million = "usd/million usd"
    static let hundredthOfPue = "usd/0.01 PUE"
    static let litrePerKwh = "usd/(L/kWh)"
    /// A hundredth of a share.
    static let point = "usd/percentage point"

    /// Of one more built: a capacity, paid for over its life.
    static let mwhOnce = "usd/MWh built"
    static let mwThermal = "usd/MW_th"
    static let mwhThermal = "usd/MWh_th"

    /// Of one unit built, paid for over its life.
    static func built(_ kind: StockKind) -> String { kind == .racks ? rack : "usd/\(kind.unit)" }

    static func workYear(_ unit: WorkUnit) -> String { "usd/\(unit.modelUnit)-year" }
    static func workHour(_ unit: WorkUnit) -> String { "usd/\(unit.modelUnit)-hour" }

    /// The unit of the number behind a price, as the file has it; of a reading that is not the number's own, what it is per.
    static func counted(_ unit: String) -> String {
        switch unit {
        case point: "share"
        case million: "usd"
        case cubicMetre: "m3/day"
        case hundredthOfPue: "PUE"
        case litrePerKwh: "L/kWh"
        default: String(unit.dropFirst("usd/".count).prefix { $0 != "-" })
        }
    }

    /// What a table shows of a price: US$ of a MW are many, of a cubic metre few.
    public static func decimals(_ unit: String) -> Int {
        switch unit {
        case cubicMetre, squareMetre: 3
        case mwh, tonne, h100e, million: 2
        default: 0
        }
    }

    /// Whether a price is more than an interior point's noise.
    public static func isTold(_ price: Double, _ unit: String) -> Bool { price > noise(unit) }

    /// Prices below this are noise of an interior point: no such limit is worth telling of.
    static func noise(_ unit: String) -> Double {
        switch unit {
        case cubicMetre, squareMetre, mwh, tonne, h100e, million: 1e-3
        default: 1
        }
    }
}
