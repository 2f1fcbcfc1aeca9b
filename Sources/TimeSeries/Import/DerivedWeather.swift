/// Quantities that follow from others of the same hour.
enum DerivedWeather {
    /// Fills dew points from relative humidity, else from wet bulb, at the hour's pressure or the standard one; radiation of
    /// records that lack it while the sun is down, which is 0; and GHI from its direct and diffuse parts.
    ///
    /// - Parameters:
    ///   - sun: nil where the place is not known.
    ///   - isRecorded: whether the file has a record of the hour.
    static func complete(
        _ series: inout [WeatherQuantity: [Double]], _ sun: SunOverYear?, isRecorded: (Int) -> Bool,
        standardPressurePa: Double
    ) {
        addDewPoints(&series, standardPressurePa: standardPressurePa)
        if let sun { darken(&series, sun, isRecorded) }
        addGlobalRadiation(&series, sun)
        series[.beamHorizontalWPerM2] = nil
    }

    private static func darken(
        _ series: inout [WeatherQuantity: [Double]], _ sun: SunOverYear, _ isRecorded: (Int) -> Bool
    ) {
        let lacking = series.keys.filter { $0.isRadiation && series[$0]!.contains(where: \.isNaN) }
        if lacking.isEmpty { return }
        for hour in 0..<PlanningYear.hours
        where isRecorded(hour) && lacking.contains(where: { series[$0]![hour].isNaN }) {
            guard sun.isDown(hour) else { continue }
            for quantity in lacking where series[quantity]![hour].isNaN { series[quantity]![hour] = 0 }
        }
    }

    /// GHI = direct on the horizontal + DHI, where the direct part is measured there or DNI·sin(el).
    private static func addGlobalRadiation(_ series: inout [WeatherQuantity: [Double]], _ sun: SunOverYear?) {
        guard let diffuse = series[.dhiWPerM2] else { return }
        let (beam, direct) = (series[.beamHorizontalWPerM2], series[.dniWPerM2])
        var global = series[.ghiWPerM2] ?? [Double](repeating: .nan, count: diffuse.count)
        for hour in global.indices where global[hour].isNaN {
            if let beam, !beam[hour].isNaN {
                global[hour] = beam[hour] + diffuse[hour]
            } else if let direct, let sun, !direct[hour].isNaN {
                global[hour] = direct[hour] * max(0, sun.position(hour).sineOfElevation) + diffuse[hour]
            }
        }
        if global.contains(where: { !$0.isNaN }) { series[.ghiWPerM2] = global }
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
