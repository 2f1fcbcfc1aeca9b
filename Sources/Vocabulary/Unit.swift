/// Units as files and people have them.
public struct Unit: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }

    public static let one = Unit("1")
    public static let megawatt = Unit("MW")
    public static let megawattHour = Unit("MWh")
    public static let megawattThermal = Unit("MW_th")
    public static let megawattHourThermal = Unit("MWh_th")
    public static let terawattHour = Unit("TWh")
    public static let racks = Unit("racks")
    public static let accelerators = Unit("GPUs")
    public static let h100e = Unit("H100e")
    public static let dollar = Unit("US$")
    public static let dollarPerMwh = Unit("US$/MWh")
    public static let tonne = Unit("t CO2")
    public static let tonnePerMwh = Unit("t CO2/MWh")
    public static let gramPerKwh = Unit("g CO2/kWh")
    public static let litrePerKwh = Unit("L/kWh")
    public static let megalitrePerDay = Unit("ML/day")
    public static let cubicMetre = Unit("m3")
    public static let hour = Unit("h")
    public static let day = Unit("d")
    public static let month = Unit("months")
    public static let degree = Unit("deg")
}
