import Foundation

/// Moist air: saturation, humidity ratio, wet bulb and relative humidity.
///
/// Temperatures in °C, pressures in Pa, humidity ratios in kg of water per kg of dry air, relative humidity 0…1. Equations of
/// *ASHRAE Handbook — Fundamentals* (2017, SI), chapter 1, for −10…50 °C and 5…100 % here.
public enum Psychrometrics {
    /// Standard pressure at sea level, Pa (ISO 2533).
    public static let seaLevelPressurePa = 101_325.0

    /// Saturation pressure of water vapour, Pa, over water at and above 0 °C and over ice below:
    ///
    ///     ln p = c₁/T + c₂ + c₃·T + c₄·T² + c₅·T³ + c₆·T⁴ + c₇·ln T,   T in K.
    ///
    /// Source: R. Hyland and A. Wexler, *ASHRAE Transactions* 89(2A) (1983) 500–519; Handbook equations 5 and 6.
    public static func saturationPressurePa(temperatureC: Double) -> Double {
        let t = temperatureC + celsiusZeroK
        if temperatureC >= 0 {
            let polynomial = 1.3914993 + t * (-4.8640239e-2 + t * (4.1764768e-5 - t * 1.4452093e-8))
            return exp(-5.8002206e3 / t + polynomial + 6.5459673 * log(t))
        }
        let cubic = 6.2215701e-7 + t * (2.0747825e-9 - t * 9.4840240e-13)
        return exp(-5.6745359e3 / t + 6.3925247 + t * (-9.6778430e-3 + t * cubic) + 4.1635019 * log(t))
    }

    /// Humidity ratio W = 0.621945·p/(P − p) of air with vapour pressure p, kg/kg (Handbook equation 20).
    public static func humidityRatio(vapourPressurePa p: Double, pressurePa: Double = seaLevelPressurePa) -> Double {
        waterToAirMolarMassRatio * p / (pressurePa - p)
    }

    /// Relative humidity φ = pₛ(dew point)/pₛ(dry bulb), 0…1 (Handbook equations 22 and 37).
    public static func relativeHumidity(dryBulbC: Double, dewPointC: Double) -> Double {
        saturationPressurePa(temperatureC: dewPointC) / saturationPressurePa(temperatureC: dryBulbC)
    }

    /// Dew point, °C: the temperature at which `vapourPressurePa` (above 0) saturates, −150…150. Newton's method on ln p,
    /// whose slope is L/(R·T²), to 1e-9 K.
    public static func dewPointC(vapourPressurePa p: Double) -> Double {
        let wanted = log(max(p, saturationPressurePa(temperatureC: -150)))
        var dew = 0.0
        for _ in 0..<wetBulbSteps {
            let kelvin = dew + celsiusZeroK
            let latent = dew >= 0 ? 2501 - 2.36 * dew : 2834
            let excess = log(saturationPressurePa(temperatureC: dew)) - wanted
            let next = min(150, max(-150, dew - excess * waterVapourGasConstant * kelvin * kelvin / latent))
            if abs(next - dew) < 1e-9 { return next }
            dew = next
        }
        return dew
    }

    /// Dew point, °C, of air whose wet bulb is known: the vapour pressure p = P·W/(0.621945 + W) of W(t, t*) saturates there.
    package static func dewPointC(dryBulbC t: Double, wetBulbC wet: Double, pressurePa: Double) -> Double {
        let w = humidityRatioAtWetBulb(dryBulbC: t, wetBulbC: wet, pressurePa: pressurePa).value
        return dewPointC(vapourPressurePa: pressurePa * max(0, w) / (waterToAirMolarMassRatio + max(0, w)))
    }

    /// Pressure of the standard atmosphere at an elevation, Pa: 101325·(1 − 2.25577e-5·z)^5.2559 (Handbook equation 3).
    public static func standardPressurePa(elevationM z: Double) -> Double {
        seaLevelPressurePa * pow(1 - 2.25577e-5 * z, 5.2559)
    }

    /// Thermodynamic wet bulb t* in °C: the root between dew point and dry bulb of W(t, t*) = W(dew point), where
    ///
    ///     W(t, t*) = ((2501 − 2.326·t*)·Wₛ(t*) − 1.006·(t − t*)) / (2501 + 1.86·t − 4.186·t*)
    ///
    /// and its counterpart over ice below 0 °C (Handbook equations 33 and 35). Newton's method inside a shrinking bracket,
    /// to 1e-7 K; about four steps.
    ///
    /// - Precondition: dew point ≤ dry bulb, both below the boiling point at `pressurePa`.
    public static func wetBulbC(
        dryBulbC t: Double, dewPointC: Double, pressurePa: Double = seaLevelPressurePa
    ) -> Double {
        precondition(dewPointC <= t, "dew point \(dewPointC) °C lies above dry bulb \(t) °C")
        let vapour = saturationPressurePa(temperatureC: dewPointC)
        let actual = humidityRatio(vapourPressurePa: vapour, pressurePa: pressurePa)
        var bracket = (low: dewPointC, high: t)
        var wet = dewPointC + (t - dewPointC) / 3
        for _ in 0..<wetBulbSteps {
            let (excess, slope) = humidityRatioAtWetBulb(dryBulbC: t, wetBulbC: wet, pressurePa: pressurePa)
            if excess > actual { bracket.high = wet } else { bracket.low = wet }
            let newton = wet - (excess - actual) / slope
            let inside = newton >= bracket.low && newton <= bracket.high
            let next = inside ? newton : (bracket.low + bracket.high) / 2
            if abs(next - wet) < wetBulbToleranceK { return next }
            wet = next
        }
        return wet
    }

    /// W(t, t*) and its derivative with respect to t*, in which d pₛ/dt* = pₛ·L·M/(R·T²) by Clausius and Clapeyron.
    private static func humidityRatioAtWetBulb(
        dryBulbC t: Double, wetBulbC wet: Double, pressurePa: Double
    ) -> (value: Double, slope: Double) {
        let p = saturationPressurePa(temperatureC: wet)
        let saturated = humidityRatio(vapourPressurePa: p, pressurePa: pressurePa)
        let overWater = wet >= 0
        let latent = overWater ? 2501 - 2.326 * wet : 2830 - 0.24 * wet
        let denominator = overWater ? 2501 + 1.86 * t - 4.186 * wet : 2830 + 1.86 * t - 2.1 * wet
        let kelvin = wet + celsiusZeroK
        let latentOfVapour = overWater ? 2501 - 2.36 * wet : 2834
        let relativeSlope = latentOfVapour / (waterVapourGasConstant * kelvin * kelvin)
        let saturatedSlope = saturated * relativeSlope * pressurePa / (pressurePa - p)
        let value = (latent * saturated - 1.006 * (t - wet)) / denominator
        let latentSlope = overWater ? -2.326 : -0.24
        let denominatorSlope = overWater ? -4.186 : -2.1
        let numeratorSlope = latent * saturatedSlope + latentSlope * saturated + 1.006
        return (value, (numeratorSlope - value * denominatorSlope) / denominator)
    }

    /// 0 °C in K.
    private static let celsiusZeroK = 273.15
    /// Molar mass of water over that of dry air (Handbook, chapter 1).
    private static let waterToAirMolarMassRatio = 0.621945
    /// Gas constant of water vapour, kJ/(kg·K) (Handbook, chapter 1).
    private static let waterVapourGasConstant = 0.461524
    private static let wetBulbToleranceK = 1e-7
    /// Bisection alone halves 60 K to below the tolerance in 30 steps.
    private static let wetBulbSteps = 60
}
