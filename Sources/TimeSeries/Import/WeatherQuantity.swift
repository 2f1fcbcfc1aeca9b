/// A quantity that weather files carry, in the unit of its name.
public enum WeatherQuantity: String, CaseIterable, Sendable {
    case ghiWPerM2 = "ghi_w_per_m2"
    case dniWPerM2 = "dni_w_per_m2"
    case dhiWPerM2 = "dhi_w_per_m2"
    /// Direct irradiance on the horizontal: DNI·sin(elevation).
    case beamHorizontalWPerM2 = "beam_horizontal_w_per_m2"
    case dryBulbC = "dry_bulb_c"
    case dewPointC = "dew_point_c"
    case wetBulbC = "wet_bulb_c"
    case relativeHumidityPercent = "relative_humidity_percent"
    case pressurePa = "pressure_pa"
    case windSpeedMPerS = "wind_speed_m_per_s"
    /// Output over capacity, 0…1.
    case capacityFactor = "capacity_factor_share"

    /// The field's own name, for messages.
    public var title: String {
        switch self {
        case .ghiWPerM2: "global horizontal radiation"
        case .dniWPerM2: "direct normal radiation"
        case .dhiWPerM2: "diffuse horizontal radiation"
        case .beamHorizontalWPerM2: "direct radiation on the horizontal"
        case .dryBulbC: "dry bulb"
        case .dewPointC: "dew point"
        case .wetBulbC: "wet bulb"
        case .relativeHumidityPercent: "relative humidity"
        case .pressurePa: "pressure"
        case .windSpeedMPerS: "wind speed"
        case .capacityFactor: "capacity factor"
        }
    }

    /// The unit as people write it; empty for a share.
    public var unit: String {
        switch self {
        case .ghiWPerM2, .dniWPerM2, .dhiWPerM2, .beamHorizontalWPerM2: "W/m²"
        case .dryBulbC, .dewPointC, .wetBulbC: "°C"
        case .relativeHumidityPercent: "%"
        case .pressurePa: "Pa"
        case .windSpeedMPerS: "m/s"
        case .capacityFactor: ""
        }
    }

    var isRadiation: Bool { unit == "W/m²" }

    /// Values outside are no measurement of this quantity at all: another unit, or an unknown code for a missing value.
    /// Wider than what weather does, which is a matter of warnings.
    var possible: ClosedRange<Double> {
        switch self {
        case .ghiWPerM2, .dniWPerM2, .dhiWPerM2, .beamHorizontalWPerM2:
            WeatherImportSettings.leastRadiationWPerM2...2_000
        case .dryBulbC, .dewPointC, .wetBulbC: -150...150
        case .relativeHumidityPercent: 0...120
        case .pressurePa: 30_000...120_000
        case .windSpeedMPerS: 0...150
        case .capacityFactor: 0...1.5
        }
    }

    /// What weather on Earth does; −89.2 °C and 56.7 °C are the records of the World Meteorological Organization.
    var plausible: ClosedRange<Double> {
        switch self {
        case .dryBulbC, .wetBulbC: -90...60
        case .dewPointC: -110...40
        default: possible
        }
    }

    /// A value as it is used: a sensor's small negative radiation is darkness, air holds at most 100 % humidity.
    func cleaned(_ value: Double) -> Double {
        if isRadiation { return max(0, value) }
        return self == .relativeHumidityPercent ? min(100, value) : value
    }
}
