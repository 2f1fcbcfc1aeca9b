import Documents
import Foundation
import Planning
import TimeSeries

/// A scenario of two regions and two years with something of everything, drawn from a seed.
///
/// With `split` the region `east` becomes two halves, `east_a` and `east_b`, joined by a free link without losses.
/// `money` multiplies every price and `size` every amount, so that laws of scaling can be tried. Each limit is written by
/// year, so that a test may change one of them (`limits`). With `everything` nothing is left to chance: all that may be
/// there is, of two regions the one in the west in the system perspective.
package struct RandomScenario {
    package let text: String
    /// Key path and value of every limit whose relaxation cannot make a plan dearer.
    package let limits: [(path: String, value: Double)]

    package func scenario(set overrides: [String] = []) throws -> Scenario {
        let file = try TemporaryFile(text)
        return try Scenario.read(path: file.path, overrides: overrides).scenario
    }

    package func model(set overrides: [String] = []) throws -> PlanModel {
        let scenario = try scenario(set: overrides)
        let axis = TimeAxis(scenario.resolution)
        return try PlanModel(scenario, axis: axis, profiles: Profiles(scenario, on: axis))
    }

    package func solved(set overrides: [String] = []) throws -> SolvedToy {
        try SolvedToy(model: model(set: overrides))
    }

    /// Solved in rounds, until what links carry fits the plan.
    package func settled() throws -> SolvedToy { try SolvedToy(settling: model()) }

    package init(seed: UInt64, money: Double = 1, size: Double = 1, split: Bool = false, everything: Bool = false) {
        var draft = Draft(seed: seed, money: money, size: size, easts: split ? ["east_a", "east_b"] : ["east"])
        draft.everything = everything
        draft.frame()
        draft.compute()
        draft.technologies()
        draft.inEachEast { draft, name in draft.region(name, system: false) }
        draft.region("west", system: draft.chance(0.5))
        draft.inEachEast { draft, name in draft.link(from: name) }
        draft.joinHalves()
        draft.policies()
        text = draft.text
        limits = draft.limits
    }
}

/// A scenario while it is being written.
struct Draft {
    var text = ""
    var limits: [(path: String, value: Double)] = []
    private var state: UInt64
    let money: Double
    private(set) var size: Double
    /// The names of the region in the east: one, or its two halves.
    let easts: [String]
    private var section = ""
    /// Whether every chance is taken.
    var everything = false

    init(seed: UInt64, money: Double, size: Double, easts: [String]) {
        state = seed
        self.money = money
        self.size = size
        self.easts = easts
    }

    /// The same draws for the region in the east, or for each of its halves at half the size.
    mutating func inEachEast(_ body: (inout Draft, String) -> Void) {
        let (start, whole) = (state, size)
        for name in easts {
            state = start
            size = whole / Double(easts.count)
            body(&self, name)
        }
        size = whole
    }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func chance(_ share: Double) -> Bool { Double(next() >> 11) * 0x1p-53 < share || everything }

    /// To three decimals.
    mutating func draw(_ range: ClosedRange<Double>) -> Double {
        let share = Double(next() >> 11) * 0x1p-53
        return ((range.lowerBound + share * (range.upperBound - range.lowerBound)) * 1000).rounded() / 1000
    }

    mutating func open(_ name: String) {
        section = name
        text += "[\(name)]\n"
    }

    mutating func set(_ key: String, _ value: some CustomStringConvertible) { text += "\(key) = \(value)\n" }
    mutating func share(_ key: String, _ range: ClosedRange<Double>) { set(key, draw(range)) }
    mutating func usd(_ key: String, _ range: ClosedRange<Double>) { set(key, draw(range) * money) }
    mutating func amount(_ key: String, _ range: ClosedRange<Double>) { set(key, draw(range) * size) }

    /// A limit of its own in each year.
    mutating func limit(
        _ key: String, _ range: ClosedRange<Double>, in path: String? = nil, times factor: Double = 1
    ) {
        let (first, second) = (draw(range) * size * factor, draw(range) * size * factor)
        set(key, "{ 2025 = \(first), 2026 = \(second) }")
        limits.append(("\(path ?? section).\(key).2025", first))
        limits.append(("\(path ?? section).\(key).2026", second))
    }

    mutating func frame() {
        text += "name = \"random\"\ntitle = \"Random\"\nresolution = \"days:1\"\n"
        open("horizon")
        text += "first_year = 2025\nlast_year = 2026\nreference_utc_offset_hours = 8\n"
        share("discount_rate_share", 0...0.1)
        open("weather")
        text += "seed = 1\nyear = 0\n"
    }

    mutating func shape() {
        share("peak_hour", 0...24)
        share("daily_amplitude_share", 0...0.5)
        share("weekend_factor_share", 0.8...1)
    }

    mutating func compute() {
        open("workloads.jobs")
        text += "unit = \"it_kw\"\nlatency_limit_ms = 5\n"
        usd("value_usd_per_it_kwh", 2...5)
        shape()
        inEachEast { draft, name in draft.demand(name) }
        demand("west")
        open("workloads.batch")
        text += "unit = \"h100e\"\nlatency_limit_ms = 100\n"
        set("longest_delay_hours", 1 + Int(draw(0...23)))
        share("deferrable_share", 0.2...1)
        if chance(0.5) { share("checkpoint_hours_per_stop", 0.02...0.5) }
        usd("value_usd_per_h100e_hour", 1...3)
        shape()
        open("workloads.batch.demand.offshore")
        text += "customer_class = \"foreign\"\n"
        amount("mean_h100e", 1000...4000)
        set("utc_offset_hours", 8)
        rack("box", liquid: false)
        rack("wet", liquid: true)
        cooling("tower", "wet_bulb", "air", evaporative: true)
        cooling("fan", "dry_bulb", "air", evaporative: false)
        cooling("pads", "adiabatic", "air", evaporative: false)
        cooling("loop", "dry_bulb", "liquid", evaporative: false)
        tank()
        inEachEast { draft, name in
            draft.open("routes.strait_\(name)")
            draft.text += "from = \"\(name)\"\nto = \"west\"\n"
            draft.share("round_trip_ms", 1...7)
        }
    }

    mutating func demand(_ region: String) {
        open("workloads.jobs.demand.\(region)")
        amount("mean_it_kw", 2000...9000)
        share("residency_share", 0...0.9)
        share("migratable_share", 0.1...1)
    }

    mutating func tank() {
        open("thermal_stores.tank")
        text += "serves = \"air\"\nlife_years = 30\n"
        usd("capex_usd_per_kwh_th", 1...40)
        share("fixed_cost_share_per_year", 0...0.02)
        share("loss_share_per_hour", 0...0.02)
        share("largest_rate_share_per_hour", 0.1...0.5)
    }

    mutating func rack(_ name: String, liquid: Bool) {
        open("racks.\(name)")
        share("peak_kw", liquid ? 80...150 : 20...40)
        share("idle_share", 0.1...0.4)
        set("liquid_share", liquid ? draw(0.5...0.95) : 0)
        set("hall", liquid ? "\"liquid\"" : "\"air\"")
        share("availability_share", 0.8...1)
        set("h100e_per_rack", liquid ? 150 : 20)
        share("embodied_t_per_rack", 0...50)
        usd("capex_usd_per_rack", liquid ? 2e6...4e6 : 2e5...6e5)
        set("life_years", 4)
        text += liquid ? "work_units_per_rack = { batch = 150 }\n" : "work_units_per_rack = { jobs = 25, batch = 15 }\n"
    }

    mutating func cooling(_ name: String, _ sink: String, _ serves: String, evaporative: Bool) {
        open("cooling.\(name)")
        text += "serves = [\"\(serves)\"]\nsink = \"\(sink)\"\n"
        share("parasitic_kw_per_kw", 0.03...0.15)
        share("carnot_share", 0.4...0.6)
        text +=
            "evaporating_approach_k = 10\ncurve_source = \"none\"\ncurve_error_share = 0\ncondensing_approach_k = 10\nfree_cooling_approach_k = 5\n"
        share("supply_c", 18...32)
        share("supply_return_k", 5...10)
        if sink == "adiabatic" {
            share("pad_effectiveness_share", 0.4...0.9)
            share("air_rise_k", 6...14)
        } else {
            set("evaporative_share", evaporative ? draw(0.6...0.9) : 0)
        }
        if chance(0.4) { share("standby_kw_per_kw", 0...0.03) }
        if evaporative || sink == "adiabatic" {
            share("cycles_of_concentration", 2...6)
            text += evaporative ? "water = [\"potable\", \"sea\"]\n" : "water = [\"potable\"]\n"
        }
        usd("capex_usd_per_kw_th", 500...1500)
        share("fixed_cost_share_per_year", 0...0.03)
        set("life_years", 20)
    }

    mutating func technologies() {
        for kind in ["photovoltaic", "reservoir_hydro", "thermal", "battery", "import_contract"] {
            open("technologies.\(kind)")
            set("kind", "\"\(kind)\"")
            share("capacity_credit_share", 0...1)
            share("embodied_t_per_mw", 0...1000)
            usd("capex_usd_per_kw", kind == "battery" ? 50...150 : 400...1200)
            usd("fixed_cost_usd_per_kw_year", 0...20)
            usd("variable_cost_usd_per_mwh", 0.1...3)
            set("life_years", 20)
            switch kind {
            case "photovoltaic":
                text += "tilt_deg = 5\nazimuth_deg = 180\ntemperature_coefficient_per_k = -0.003\nnoct_c = 45\n"
                text += "cooling_bonus_share = 0\nac_limit_share = 0.8\nground_albedo_share = 0.2\n"
                share("system_loss_share", 0.1...0.2)
            case "thermal":
                share("efficiency_share", 0.3...0.6)
                share("availability_share", 0.8...0.95)
                share("emission_t_per_mwh_th", 0.2...0.34)
                if chance(0.5) { share("forced_outage_share", 0...0.1) }
                if chance(0.4) { share("minimum_load_share", 0.1...0.5) }
                if chance(0.4) { share("ramp_share_per_hour", 0.05...0.5) }
                if chance(0.3) { set("hours_limit_per_year", 2000 + 4000 * draw(0...1)) }
            case "battery":
                usd("capex_usd_per_kwh", 20...100)
                share("round_trip_share", 0.7...0.95)
                share("self_discharge_share_per_hour", 0...0.002)
                share("firm_hours", 1...6)
            case "import_contract": share("emission_t_per_mwh", 0...0.8)
            default: break
            }
        }
    }
}
