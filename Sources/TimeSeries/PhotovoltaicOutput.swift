import Foundation

/// A fixed photovoltaic array: hourly AC output per unit of DC capacity.
///
///     POA = DNI·cos θ + DHI·(A·cos θ/sin el + (1 − A)·(1 + cos β)/2) + GHI·ρ·(1 − cos β)/2,   A = DNI/E₀ₙ
///     Tc = T + (NOCT − 20)/800·POA·(1 − coolingBonus)
///     output = min(acLimit, POA/1000·(1 + γ·(Tc − 25))·(1 − loss)), not below 0
///
/// Sources: J. Hay and J. Davies, "Calculation of the solar radiation incident on an inclined surface", Proc. First Canadian
/// Solar Radiation Data Workshop (1980), for the sky; R. Ross, "Interface design considerations for terrestrial solar cell
/// modules", IEEE PVSC 12 (1976), for the cell. Wind, spectrum, reflection and shading are part of the loss.
public struct PhotovoltaicOutput: Hashable, Sendable {
    /// β: tilt from the horizontal, 0…90 degrees.
    public let tiltDegrees: Double
    /// Direction faced, from north through east: 0 north, 180 south.
    public let azimuthDegrees: Double
    /// γ: relative change of power for each kelvin of cell temperature above 25 °C, 1/K; negative.
    public let temperatureCoefficientPerK: Double
    /// Cell temperature at 800 W/m², 20 °C of air and 1 m/s of wind, °C.
    public let nominalOperatingCellTemperatureC: Double
    /// Share by which water under a floating array lessens the cells' rise above air, 0…1; 0 on land.
    public let coolingBonus: Double
    /// Share lost to all else than heat and the AC limit: soiling, reflection, mismatch, wiring, inverter, ageing, outages.
    public let systemLossShare: Double
    /// Greatest AC output per unit of DC capacity: inverter rating over module rating.
    public let acLimit: Double
    /// ρ: share of GHI that the ground reflects.
    public let groundAlbedo: Double

    /// Throws every issue at once.
    public init(
        tiltDegrees: Double, azimuthDegrees: Double, temperatureCoefficientPerK: Double,
        nominalOperatingCellTemperatureC: Double, coolingBonus: Double, systemLossShare: Double, acLimit: Double,
        groundAlbedo: Double
    ) throws(InvalidTimeSeriesInput) {
        var check = InputCheck()
        check.require(tiltDegrees, in: 0...90, "tilt_deg")
        check.require(azimuthDegrees, in: 0...360, "azimuth_deg")
        check.require(temperatureCoefficientPerK, in: -0.01...0, "temperature_coefficient_per_k")
        check.require(nominalOperatingCellTemperatureC, in: 30...60, "noct_c")
        check.require(coolingBonus, in: 0...1, "cooling_bonus")
        check.require(systemLossShare, in: 0...0.9, "system_loss_share")
        check.require(acLimit, in: 0.1...1.2, "ac_limit")
        check.require(groundAlbedo, in: 0...1, "ground_albedo")
        try check.finish()
        self.tiltDegrees = tiltDegrees
        self.azimuthDegrees = azimuthDegrees
        self.temperatureCoefficientPerK = temperatureCoefficientPerK
        self.nominalOperatingCellTemperatureC = nominalOperatingCellTemperatureC
        self.coolingBonus = coolingBonus
        self.systemLossShare = systemLossShare
        self.acLimit = acLimit
        self.groundAlbedo = groundAlbedo
    }

    /// AC output per unit of DC capacity in each of the year's 8,760 hours, 0…`acLimit`; its sum is the yield in kWh/kWp.
    public func capacityFactors(_ weather: WeatherYear) -> [Double] {
        let plane = planeOfArrayWPerM2(weather)
        let rise = (nominalOperatingCellTemperatureC - 20) / 800 * (1 - coolingBonus)
        return zip(plane, weather.dryBulbC).map { irradiance, air in
            let cell = air + rise * irradiance
            let heat = 1 + temperatureCoefficientPerK * (cell - 25)
            return min(acLimit, max(0, irradiance / 1000 * heat * (1 - systemLossShare)))
        }
    }

    /// Irradiance on the array, hour means, W/m², 8,760.
    public func planeOfArrayWPerM2(_ weather: WeatherYear) -> [Double] {
        let tilt = tiltDegrees * radiansPerDegree
        let skyView = (1 + cos(tilt)) / 2
        let groundView = groundAlbedo * (1 - cos(tilt)) / 2
        return weather.sun.indices.map { hour in
            let sun = weather.sun[hour]
            guard sun.sineOfElevation > 0 else { return 0 }
            let facing = max(0, cosineOfIncidence(sun, tilt: tilt))
            let anisotropy = weather.dniWPerM2[hour] / sun.extraterrestrialNormalWPerM2
            let beamRatio = facing / max(sun.sineOfElevation, Self.smallestSineOfElevation)
            let sky = anisotropy * beamRatio + (1 - anisotropy) * skyView
            return weather.dniWPerM2[hour] * facing + weather.dhiWPerM2[hour] * sky
                + weather.ghiWPerM2[hour] * groundView
        }
    }

    /// cos θ = sin el·cos β + cos el·sin β·cos(sun's azimuth − array's).
    private func cosineOfIncidence(_ sun: SolarPosition, tilt: Double) -> Double {
        let apart = (sun.azimuthDegrees - azimuthDegrees) * radiansPerDegree
        return sun.sineOfElevation * cos(tilt) + cos(sun.elevationDegrees * radiansPerDegree) * sin(tilt) * cos(apart)
    }

    /// sin 1°: keeps the circumsolar ratio finite at sunrise and sunset.
    private static let smallestSineOfElevation = 0.01745
}
