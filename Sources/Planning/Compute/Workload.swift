import Documents
import TimeSeries

/// What a workload is measured in.
public enum WorkUnit: String, Sendable, CaseIterable {
    case itKw = "it_kw"
    case h100e

    /// The model counts work in thousands of units: MW of IT work, or thousand H100-equivalents.
    public static let perModelUnit = 1000.0
    public var modelUnit: String { self == .itKw ? "MW" : "kH100e" }
}

/// A kind of computing that someone wants done.
///
/// - fixed:      Σ_r x(o,r,t) + u(o,t) = D(o,t)
/// - deferrable: B(t) = B(t−1) + D(t) − Σ_r x(t) − u(t),  0 ≤ B(t) ≤ φ · (arrivals of the last W hours)
///               B(t) − B(t−1) ≤ φ · D(t): the rest of what arrives is served, or given up, in its hour
/// - residency:  Σ_{r outside o's jurisdiction} x(o,r,t) ≤ (1 − ρ(y)) · D(o,t)
/// - migration:  Σ_{r ≠ o} x(o,r,t) ≤ μ(y) · D(o,t)
/// - stops:      s(o,r,t) ≥ min(1, D(t)/D(t−1)) · x(o,r,t−1) − x(o,r,t); each loses h hours of work, done again:
///               h · Σ_r s(o,r,t) joins D(o,t)
public struct Workload: Sendable {
    public let name: String
    public let unit: WorkUnit
    /// Longest round-trip time from the origin, ms.
    public let latencyLimitMs: Double
    /// Longest delay W, hours; 0: served in the hour in which it arrives.
    public let longestDelayHours: Int
    /// φ, the share of arrivals that may wait.
    public let deferrableShare: Double
    /// h, hours of work lost each time that running work is stopped or moved: back to its last checkpoint, and the restart.
    public let checkpointHoursPerStop: Double
    /// Value of served work: cost of not serving one unit for one hour, US$.
    public let valueUsdPerUnitHour: YearlyTable
    /// Whether work may be left undone, at its value; else there is no plan that does not serve it all.
    public let mayBeUnserved: Bool
    public let shape: DailyShape
    public internal(set) var demands: [Demand]

    init(name: String, _ table: TableReader) {
        self.name = name
        unit = table.choice("unit", "What it is measured in: IT kW, or H100-equivalents.", as: WorkUnit.self)
        latencyLimitMs = table.limit("latency_limit_ms", "Longest round trip from where it is asked for.")
        longestDelayHours = table.integer(
            "longest_delay_hours", "Longest that it may wait; 0: it is served in its hour (`demand`).", in: 0...168,
            default: 0)
        deferrableShare = table.number(
            "deferrable_share", "Share of it that may wait (`urgent_work`).", in: 0...1,
            default: longestDelayHours == 0 ? 0 : nil)
        checkpointHoursPerStop = table.number(
            "checkpoint_hours_per_stop", "Work lost each time that it is stopped or moved (`interruption`).",
            in: 0...24, default: 0)
        let valueKey = unit == .itKw ? "value_usd_per_it_kwh" : "value_usd_per_h100e_hour"
        mayBeUnserved = table.boolean(
            "unserved", "Whether work may be left undone at its value; false: all of it is served (`demand`).",
            default: true)
        valueUsdPerUnitHour = table.yearly(
            valueKey, "Cost of leaving one unit of work undone for an hour; needed where it may be.", in: 0...,
            default: mayBeUnserved ? nil : .zero)
        shape = DailyShape(table)
        let customerClass = table.optionalString(
            "customer_class", "Class of customers that it is for, by which rules may go; a demand may have its own.")
        Workload.checkClass(customerClass, table)
        demands = table.tables(
            "demand", "Where it is asked for: regions, or offshore for work from elsewhere.", also: [Demand.offshore]
        ).map { [unit] in Demand(origin: $0.name, unit, $0.table, customerClass: customerClass) }
        table.finish()
    }

    /// The name of a class is part of keys and of table cells.
    fileprivate static func checkClass(_ name: String?, _ table: TableReader) {
        guard let name, name.isEmpty || !name.allSatisfy({ $0.isLetter || $0.isNumber || "-_".contains($0) }) else {
            return
        }
        table.report(at: "customer_class", "a class of customers is named with letters, digits, - and _")
    }
}

/// A workload's demand that arises in one place.
public struct Demand: Sendable {
    /// Demand from outside of the plan's regions, the work of clouds elsewhere: every region is near enough for it.
    public static let offshore = "offshore"

    /// A region's name, or `offshore`.
    public let origin: String
    /// Mean over the year, in the workload's unit.
    public internal(set) var meanUnits: YearlyTable
    /// ρ, the share that must stay in the origin's jurisdiction.
    public let residencyShare: YearlyTable
    /// μ, the share that may be served outside of its origin.
    public let migratableShare: YearlyTable
    /// The clock the daily shape follows; nil: the origin region's own.
    public let utcOffsetHours: Double?
    /// Whom it is for: domestic, foreign, one customer; nil: nobody in particular.
    public let customerClass: String?

    init(origin: String, _ unit: WorkUnit, _ table: TableReader, customerClass ofWorkload: String?) {
        self.origin = origin
        let own = table.optionalString("customer_class", "Class of its customers; the workload's unless said.")
        Workload.checkClass(own, table)
        customerClass = own ?? ofWorkload
        meanUnits = table.yearly(
            unit == .itKw ? "mean_it_kw" : "mean_h100e", "Mean demand over the year (`demand`).", in: 0...)
        if origin == Demand.offshore {
            residencyShare = .zero
            migratableShare = .one
            utcOffsetHours = table.number("utc_offset_hours", "The clock that its day follows.", in: -12...14)
        } else {
            residencyShare = table.yearly(
                "residency_share", "Share that must stay in its origin's jurisdiction (`residency`).", in: 0...1,
                default: .zero)
            migratableShare = table.yearly(
                "migratable_share", "Share that may be served outside of its origin (`migration`).", in: 0...1,
                default: .one)
            utcOffsetHours = nil
        }
        table.finish()
    }
}

/// How a load moves over the day and the week around its mean of the year (see `LoadShape`): a cosine by `peak_hour` and
/// `daily_amplitude_share`, or 24 values `hour_of_day_relative`; a `weekend_factor_share`, or 7 values
/// `day_of_week_relative`, Monday first; and `holidays` that count as Sundays.
public struct DailyShape: Sendable {
    /// nil only while a scenario with errors is being read.
    let load: LoadShape?

    init(_ table: TableReader) {
        let day: LoadShape.Day =
            table.has("hour_of_day_relative")
            ? .hours(
                table.numbers(
                    "hour_of_day_relative", "Load by local hour of the day, over its mean.", count: 24, in: 0...1000))
            : .cosine(
                amplitude: table.number(
                    "daily_amplitude_share", "Swing of the load around its mean of the day, a cosine.", in: 0...1),
                peakHour: table.number("peak_hour", "Local hour at which it is highest.", in: 0...24))
        let week =
            table.has("day_of_week_relative")
            ? table.numbers(
                "day_of_week_relative", "Load by day of the week, Monday first, over its mean.", count: 7, in: 0...1000)
            : LoadShape.week(
                weekendFactor: table.number(
                    "weekend_factor_share", "Load of Saturdays and Sundays over that of other days.", in: 0.01...2))
        let holidays = CalendarDate.dates(
            table, "Days that count as Sundays: 2026-08-31, or 08-31 for every year.")
        load = table.reading { try LoadShape(day, dayOfWeek: week, holidays: holidays) }
    }
}
