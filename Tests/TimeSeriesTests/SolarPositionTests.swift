import Foundation
import Testing
import TimeSeries

@Suite struct SolarPositionTests {
    struct Reference: Sendable {
        let year: Int
        let hour: Int
        let latitude: Double
        let longitude: Double
        let elevation: Double
        let azimuth: Double
    }

    /// pvlib 0.16.1, `solarposition.spa_python` (NREL SPA), `elevation` without refraction, at half past the hour of UTC+8;
    /// hours of the planning year, so 2028's are a day later in the real calendar after February.
    static let references: [Reference] = [
        .init(year: 2025, hour: 7, latitude: 1.63, longitude: 103.67, elevation: 4.2453, azimuth: 113.2085),
        .init(year: 2025, hour: 1908, latitude: 1.63, longitude: 103.67, elevation: 79.3019, azimuth: 96.9209),
        .init(year: 2025, hour: 4117, latitude: 1.13, longitude: 104.05, elevation: 66.9193, azimuth: 345.5979),
        .init(year: 2026, hour: 6249, latitude: 1.55, longitude: 110.35, elevation: 44.2930, azimuth: 88.8322),
        .init(year: 2028, hour: 1427, latitude: 1.35, longitude: 103.82, elevation: 61.9134, azimuth: 108.5560),
        .init(year: 2028, hour: 8505, latitude: 1.35, longitude: 103.82, elevation: 32.6786, azimuth: 119.1942),
        .init(year: 2030, hour: 4122, latitude: 52.5, longitude: 13.4, elevation: 60.0321, azimuth: 162.2450),
        .init(year: 2027, hour: 20, latitude: 52.5, longitude: 13.4, elevation: 12.5043, azimuth: 198.8490),
    ]

    @Test(arguments: references)
    func agreesWithTheSolarPositionAlgorithm(_ expected: Reference) {
        let clock = LocalClock(utcOffsetHours: 8, referenceUtcOffsetHours: 8, year: expected.year)
        let sun = SolarPosition(
            hourOfYear: expected.hour, clock: clock, latitudeDegrees: expected.latitude,
            longitudeDegrees: expected.longitude)
        #expect(abs(sun.elevationDegrees - expected.elevation) < 0.02)
        #expect(abs(sun.azimuthDegrees - expected.azimuth) * cos(expected.elevation * .pi / 180) < 0.02)
    }

    /// The sun does not know the local clock: the same instant, an hour earlier by Batam's.
    @Test func oneInstantWhateverTheLocalClock() {
        let suns = [7.0, 8.0].map { offset in
            SolarPosition.year(
                clock: LocalClock(utcOffsetHours: offset, referenceUtcOffsetHours: 8, year: 2025),
                latitudeDegrees: 1.13, longitudeDegrees: 104.05)
        }
        #expect(suns[0] == suns[1])
        let noon = (0..<24).max { suns[0][$0].sineOfElevation < suns[0][$1].sineOfElevation }
        let batam = LocalClock(utcOffsetHours: 7, referenceUtcOffsetHours: 8, year: 2025)
        #expect(noon == 13 && batam.hourOfDay(13) == 12)
    }

    /// The reference clock shifts hours, not the sun: hour 8 at UTC+8 is hour 0 at UTC.
    @Test func theReferenceClockCountsHours() {
        let east = LocalClock(utcOffsetHours: 8, referenceUtcOffsetHours: 8, year: 2025)
        let utc = LocalClock(utcOffsetHours: 8, referenceUtcOffsetHours: 0, year: 2025)
        let inEast = SolarPosition.year(clock: east, latitudeDegrees: 1.35, longitudeDegrees: 103.82)
        let inUtc = SolarPosition.year(clock: utc, latitudeDegrees: 1.35, longitudeDegrees: 103.82)
        #expect(zip(inEast.dropFirst(8), inUtc).allSatisfy { abs($0.elevationDegrees - $1.elevationDegrees) < 1e-6 })
    }

    /// Earth's distance changes by 1.67 % either way, so the sun's strength by about 3.4 %, greatest in early January.
    @Test func strengthFollowsTheDistance() {
        let strength = SolarPosition.year(
            clock: Flagship.johor.clock, latitudeDegrees: 0, longitudeDegrees: 104
        ).map(\.extraterrestrialNormalWPerM2)
        #expect(abs(strength.max()! / strength.min()! - (1.0167 / 0.9833) * (1.0167 / 0.9833)) < 1e-3)
        #expect(strength.firstIndex(of: strength.max()!)! < 7 * 24)
    }

    /// The reference facts' irradiation above the atmosphere, kWh/m² a day, January first (from the weather files).
    @Test func irradiationAboveTheAtmosphere() {
        let expected = [9.94, 10.33, 10.51, 10.27, 9.79, 9.45, 9.55, 9.98, 10.31, 10.32, 10.01, 9.77]
        let place = Flagship.singapore
        let above = SolarPosition.year(
            clock: place.clock, latitudeDegrees: place.latitude, longitudeDegrees: place.longitude
        ).map(\.extraterrestrialHorizontalWPerM2)
        for (computed, known) in zip(monthly(dailyKwh(above, place.clock)), expected) {
            #expect(abs(computed / known - 1) < 0.01)
        }
    }
}
