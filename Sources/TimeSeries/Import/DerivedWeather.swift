/// Quantities that follow from others of the same hour.
enum DerivedWeather {
    /// Fills dew points from relative humidity, else from wet bulb, at the hour's pressure or the standard one; and GHI from
    /// its direct and diffuse parts.
    static func complete(_ series: inout [WeatherQuantity: [Double]], standardPressurePa: Double) {
        addDewPoints(&series, standardPressurePa: standardPressurePa)
        if let beam = series.removeValue(forKey: .beamHorizontalWPerM2), series[.ghiWPerM2] == nil,
            let diffuse = series[.dhiWPerM2]
        {
            series[.ghiWPerM2] = zip(beam, diffuse).map { $0 + $1 }
        }
    }

    private static func addDewPoints(_ series: inout [WeatherQuantity: [Double]], standardPressurePa: Double) {
        guard let dry = series[.dryBulbC] else { return }
        let humidity = series[.relativeHumidityPercent]
        let wet = series[.wetBulbC]
        let pressure = series[.pressurePa]
        if humidity == nil && wet == nil { return }
        var dew = series[.dewPointC] ?? [Double](repeating: .nan, count: dry.count)
        for hour in dry.indices where dew[hour].isNaN && !dry[hour].isNaN {
            if let share = humidity?[hour], !share.isNaN {
                // Air without any vapour has no dew point: 0 % is a sensor's end of scale.
                let vapour = max(share, 0.1) / 100 * Psychrometrics.saturationPressurePa(temperatureC: dry[hour])
                dew[hour] = Psychrometrics.dewPointC(vapourPressurePa: vapour)
            } else if let wet = wet?[hour], !wet.isNaN {
                let own = pressure?[hour] ?? .nan
                dew[hour] = Psychrometrics.dewPointC(
                    dryBulbC: dry[hour], wetBulbC: min(wet, dry[hour]),
                    pressurePa: own.isNaN ? standardPressurePa : own)
            }
        }
        if dew.contains(where: { !$0.isNaN }) { series[.dewPointC] = dew }
    }
}
