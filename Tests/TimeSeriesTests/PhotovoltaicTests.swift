import Foundation
import Testing
import TimeSeries

@Suite struct PhotovoltaicTests {
    static func array(
        tilt: Double = 7, coefficient: Double = -0.0034, coolingBonus: Double = 0, loss: Double = 0.14,
        acLimit: Double = 0.9, albedo: Double = 0.2
    ) throws -> PhotovoltaicOutput {
        try PhotovoltaicOutput(
            tiltDegrees: tilt, azimuthDegrees: 180, temperatureCoefficientPerK: coefficient,
            nominalOperatingCellTemperatureC: 45, coolingBonus: coolingBonus, systemLossShare: loss, acLimit: acLimit,
            groundAlbedo: albedo)
    }

    /// `pv_yield` of section 10.
    @Test(arguments: Flagship.places, [5.0, 10.0])
    func yearlyYieldIsInTheKnownRange(_ place: Place, _ tilt: Double) throws {
        let output = try Self.array(tilt: tilt).capacityFactors(place.weather())
        #expect(place.yield.contains(output.reduce(0, +)))
        #expect(output.allSatisfy { $0 >= 0 && $0 <= 0.9 })
    }

    /// A flat array sees GHI exactly, and without heat or loss gives GHI/1000.
    @Test func flatArraysSeeTheHorizontal() throws {
        let weather = try Flagship.johor.weather()
        let flat = try Self.array(tilt: 0, coefficient: 0, loss: 0, acLimit: 1.2)
        let plane = flat.planeOfArrayWPerM2(weather)
        let high = weather.sun.indices.filter { weather.sun[$0].elevationDegrees > 1 }
        #expect(high.allSatisfy { abs(plane[$0] - weather.ghiWPerM2[$0]) < 1e-9 })
        #expect(zip(flat.capacityFactors(weather), plane).allSatisfy { abs($0 - $1 / 1000) < 1e-12 })
    }

    @Test func coolerRaisesLossScalesLimitClips() throws {
        let weather = try Flagship.batam.weather()
        let base = try Self.array().capacityFactors(weather)
        let floating = try Self.array(coolingBonus: 0.3).capacityFactors(weather)
        let lossy = try Self.array(loss: 0.2).capacityFactors(weather)
        let clipped = try Self.array(acLimit: 0.5).capacityFactors(weather)
        #expect(zip(base, floating).allSatisfy { $0 <= $1 })
        #expect(zip(base, lossy).allSatisfy { abs($0 * 0.8 / 0.86 - $1) < 1e-12 })
        #expect(zip(base, clipped).allSatisfy { min($0, 0.5) == $1 })
    }

    @Test func everyIssueAtOnce() {
        #expect {
            try Self.array(tilt: -1, coefficient: 0.1, loss: 2)
        } throws: { error in
            (error as? InvalidTimeSeriesInput)?.issues.count == 3
        }
    }
}

@Suite struct ShapeTests {
    @Test(arguments: Flagship.places)
    func loadHasMeanOneAndItsPeakByTheLocalClock(_ place: Place) throws {
        let shape = try LoadShape(
            .cosine(amplitude: 0.2, peakHour: 14.5), dayOfWeek: LoadShape.week(weekendFactor: 0.85))
        let load = shape.hourly(place.clock)
        #expect(abs(mean(load) - 1) < 1e-12)
        let wednesday = (48..<72).max { load[$0] < load[$1] }!
        #expect(place.clock.hourOfDay(wednesday) == 14)
    }

    /// Same local hour, Friday 3 and Saturday 4 January 2025; and peak over trough (1 + a)/(1 − a) on the half hour.
    @Test func loadKeepsItsRatios() throws {
        let load = try LoadShape(
            .cosine(amplitude: 0.2, peakHour: 14.5), dayOfWeek: LoadShape.week(weekendFactor: 0.85)
        ).hourly(Flagship.johor.clock)
        #expect(abs(load[3 * 24 + 9] / load[2 * 24 + 9] - 0.85) < 1e-12)
        #expect(abs(load[14] / load[2] - 1.2 / 0.8) < 1e-12)
    }

    /// 3 January 2025 is a Friday; 08-31 counts as a Sunday in every year, 2025-05-01 in that one only.
    @Test func loadFollowsItsTablesAndHolidays() throws {
        let hours = (0..<24).map { Double($0 + 1) }
        let holidays = try Set(["08-31", "2025-05-01"].map { try #require(CalendarDate($0)) })
        let shape = try LoadShape(.hours(hours), dayOfWeek: [1, 1, 1, 1, 2, 3, 4], holidays: holidays)
        let load = shape.hourly(Flagship.johor.clock)
        #expect(abs(mean(load) - 1) < 1e-12)
        let base = load[1 * 24]  // Thursday, hour 0
        #expect(abs(load[1 * 24 + 9] / base - 10) < 1e-12)
        #expect(abs(load[2 * 24] / base - 2) < 1e-12 && abs(load[4 * 24] / base - 4) < 1e-12)
        let (mayDay, august) = (31 + 28 + 31 + 30, 31 + 28 + 31 + 30 + 31 + 30 + 31 + 30)
        #expect(abs(load[mayDay * 24] / base - 4) < 1e-12 && abs(load[august * 24] / base - 4) < 1e-12)
        let next = LocalClock(utcOffsetHours: 8, referenceUtcOffsetHours: 8, year: 2026)
        let friday = shape.hourly(next)[mayDay * 24] / shape.hourly(next)[0]  // 1 May 2026 over Thursday 1 January
        #expect(abs(friday - 2) < 1e-12)
        for text in ["02-29", "13-01", "2025-1-1", "8-31", "", "x-y", "2025-05-01-02"] {
            #expect(CalendarDate(text) == nil)
        }
    }

    @Test func inflowHasMeanOneAndItsMonths() throws {
        let inflow = try InflowShape(monthlyRelative: Flagship.inflow).hourly()
        #expect(inflow.count == 8760 && abs(mean(inflow) - 1) < 1e-12)
        #expect(abs(inflow[0] / inflow[200 * 24] - 1.2 / 0.75) < 1e-12)
        let scaled = try InflowShape(monthlyRelative: Flagship.inflow.map { $0 * 40 }).hourly()
        #expect(zip(inflow, scaled).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test func wrongShapesAreRefused() {
        #expect(throws: InvalidTimeSeriesInput.self) { try InflowShape(monthlyRelative: [1, 2]) }
        #expect(throws: InvalidTimeSeriesInput.self) {
            try InflowShape(monthlyRelative: [Double](repeating: 0, count: 12))
        }
        #expect(throws: InvalidTimeSeriesInput.self) {
            try LoadShape(.cosine(amplitude: 2, peakHour: 14))
        }
    }
}
