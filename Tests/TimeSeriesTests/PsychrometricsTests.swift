import Testing
import TimeSeries

@Suite struct PsychrometricsTests {
    /// ASHRAE Handbook — Fundamentals (2017), chapter 1, table 3, as quoted by PsychroLib's test suite.
    @Test(arguments: [(-5, 401.74), (5, 872.6), (25, 3169.7), (50, 12351.3)])
    func saturationPressure(_ temperature: Double, _ pascals: Double) {
        #expect(abs(Psychrometrics.saturationPressurePa(temperatureC: temperature) / pascals - 1) < 3e-4)
    }

    struct State: Sendable {
        let dry: Double
        let dew: Double
        let wet: Double
        let relativeHumidity: Double
        let humidityRatio: Double
    }

    /// PsychroLib 2.5.0 (the Handbook's equations), at 101,325 Pa; its wet bulb stops at 0.001 K.
    static let states: [State] = [
        .init(dry: 30, dew: 25, wet: 26.252, relativeHumidity: 0.7464, humidityRatio: 0.020081),
        .init(dry: 35, dew: 15, wet: 21.600, relativeHumidity: 0.30304, humidityRatio: 0.010647),
        .init(dry: 50, dew: 10, wet: 23.744, relativeHumidity: 0.09943, humidityRatio: 0.007630),
        .init(dry: 10, dew: -5, wet: 3.836, relativeHumidity: 0.32717, humidityRatio: 0.002476),
        .init(dry: -5, dew: -10, wet: -6.576, relativeHumidity: 0.64690, humidityRatio: 0.001599),
        .init(dry: 40, dew: 30, wet: 32.017, relativeHumidity: 0.57507, humidityRatio: 0.027203),
    ]

    @Test(arguments: states)
    func agreesWithTheHandbooksEquations(_ state: State) {
        let vapour = Psychrometrics.saturationPressurePa(temperatureC: state.dew)
        let humidity = Psychrometrics.relativeHumidity(dryBulbC: state.dry, dewPointC: state.dew)
        #expect(abs(Psychrometrics.wetBulbC(dryBulbC: state.dry, dewPointC: state.dew) - state.wet) < 0.0015)
        #expect(abs(humidity - state.relativeHumidity) < 1e-4)
        #expect(abs(Psychrometrics.humidityRatio(vapourPressurePa: vapour) - state.humidityRatio) < 2e-6)
    }

    /// PsychroLib 2.5.0: 30 °C, dew point 20 °C at 85 kPa.
    @Test func pressureLowersTheWetBulb() {
        #expect(abs(Psychrometrics.wetBulbC(dryBulbC: 30, dewPointC: 20, pressurePa: 85_000) - 22.597) < 0.0015)
    }

    @Test func wetBulbLiesBetweenAndRisesWithDewPoint() {
        for dry in stride(from: -10.0, through: 50, by: 1.5) {
            var last = -Double.infinity
            for depression in stride(from: 40.0, through: 0, by: -1.25) {
                let dew = dry - depression
                let wet = Psychrometrics.wetBulbC(dryBulbC: dry, dewPointC: dew)
                #expect(wet >= dew && wet <= dry && wet > last)
                last = wet
            }
            #expect(abs(last - dry) < 1e-6)
        }
    }
}
