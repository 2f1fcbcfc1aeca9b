import Foundation
import Testing
import TimeSeries

@Suite struct ImportFormatTests {
    let made = MadeWeather.equator

    func expectSeries(_ file: WeatherFile, _ quantity: WeatherQuantity, _ expected: [Double], zone: Double = 0) {
        let series = file.years[0].series[quantity] ?? []
        let local = shifted(expected, by: -zone)
        #expect(series.count == 8_760)
        #expect(zip(series, local).allSatisfy { abs($0 - $1) < 1e-6 }, "\(quantity)")
    }

    @Test func anEPWIsReadWhole() throws {
        let file = try read(made.epw())
        #expect(file.formatKey == "epw")
        #expect(file.place.name == "Made-Up" && file.place.country == "XXX")
        #expect(file.place.latitudeDegrees == 1.4 && file.place.longitudeDegrees == 104 && file.place.elevationM == 16)
        #expect(file.utcOffsetHours == 8 && file.convention == .hourEnding && file.clockName == "UTC+8")
        #expect(file.sourceYears == [2023] && file.years.count == 1 && file.years[0].year == nil)
        #expect(file.years[0].recordedHours == 8_760 && file.years[0].gaps.isEmpty)
        #expect(file.warnings.isEmpty, "\(file.warnings)")
        for (quantity, series) in [
            (WeatherQuantity.ghiWPerM2, made.ghi), (.dniWPerM2, made.dni), (.dhiWPerM2, made.dhi),
            (.dryBulbC, made.dry),
            (.dewPointC, made.dew),
        ] { expectSeries(file, quantity, series, zone: 8) }
    }

    @Test func linesMayEndInManyWays() throws {
        let plain = try read(made.epw())
        for text in [
            made.epw(end: "\r\n"), made.epw(end: "\r"), String(made.epw().dropLast()), made.epw() + "\n  \n\n",
            "\u{FEFF}" + made.epw(),
        ] {
            let file = try read(text)
            #expect(file.years[0].series == plain.years[0].series)
            #expect(file.years[0].line(ofHour: 0) == 9)
        }
    }

    @Test func headersMayBeLatin1() throws {
        var bytes = Array(made.epw().utf8)
        let name = try #require(bytes.firstRange(of: Array("Made-Up".utf8)))
        bytes.replaceSubrange(name, with: [0x5A, 0xFC, 0x72, 0x69, 0x63, 0x68])
        #expect(try WeatherFile(bytes: bytes, path: "a.epw").place.name == "Zürich")
    }

    @Test func missingCodesOfAnEPWAreGaps() throws {
        let edits: Edits = [
            100: [6: "99.9", 7: "99.9", 8: "999"], 102: [9: "999999"], 103: [14: "9999", 15: ""],
            104: [7: "99.9"], 109: [13: "9999", 14: "9999"],
        ]
        let file = try read(made.epw(edits: edits))
        let gaps = Set(file.years[0].gaps.filter { $0.quantity != .relativeHumidityPercent })
        func gap(_ quantity: WeatherQuantity, _ hour: Int) -> WeatherGap {
            WeatherGap(quantity: quantity, firstHour: hour, hours: 1)
        }
        #expect(
            gaps == [
                gap(.dryBulbC, 100), gap(.dewPointC, 100), gap(.ghiWPerM2, 109), gap(.pressurePa, 102),
                gap(.dniWPerM2, 103), gap(.dniWPerM2, 109), gap(.dhiWPerM2, 103),
            ])
        // Dew point of hour 104 comes from the relative humidity of 80 %.
        let (dry, dew) = (file.years[0].series[.dryBulbC]![104], file.years[0].series[.dewPointC]![104])
        #expect(abs(Psychrometrics.relativeHumidity(dryBulbC: dry, dewPointC: dew) - 0.8) < 1e-9)
    }

    @Test func aLeapDayIsDroppedAndSaid() throws {
        let file = try read(made.epw(leapDay: true))
        #expect(file.leapDayRecords == 24)
        #expect(
            file.warnings.map(\.message) == ["24 records of 29 February are left out: a planning year has 365 days"])
        expectSeries(file, .dryBulbC, made.dry, zone: 8)
    }

    @Test func severalRecordsAnHourAreAveraged() throws {
        let file = try read(made.epw(edits: [50: [6: "30"]], perHour: 4))
        #expect(file.years[0].recordedHours == 8_760)
        expectSeries(file, .ghiWPerM2, made.ghi, zone: 8)
        #expect(file.years[0].series[.dryBulbC]?[50] == 30)
        #expect(
            complaints(made.epw(perHour: 2).replacing("DATA PERIODS,1,2", with: "DATA PERIODS,1,1"))[0].contains(
                "one record too many"))
    }

    @Test func seriesOfPVGISAreRead() throws {
        let file = try read(made.pvgisHourly(years: [2020, 2021]))
        #expect(file.formatKey == "pvgis_hourly" && file.sourceYears == [2020, 2021] && file.utcOffsetHours == 0)
        #expect(file.years.map(\.year) == [2020, 2021] && file.years.allSatisfy { $0.recordedHours == 8_760 })
        #expect(file.place.latitudeDegrees == 1.4 && file.place.elevationM == 16)
        expectSeries(file, .ghiWPerM2, made.ghi)
        expectSeries(try read(made.pvgisHourly(parts: true)), .ghiWPerM2, made.ghi)
        expectSeries(try read(made.pvgisHourly(parts: true)), .dhiWPerM2, made.dhi)
    }

    @Test(arguments: ["35 deg. (optimum)", "1 deg.", ""])
    func radiationOnATiltedPlaneIsNotTakenForGHI(slope: String) throws {
        let file = try read(made.pvgisHourly(slope: slope))
        #expect(file.years[0].series[.ghiWPerM2] == nil && file.years[0].series[.dryBulbC] != nil)
        #expect(file.warnings.contains { $0.line == 9 && $0.message.contains("ask PVGIS for slope 0") })
        #expect(
            complaints(made.pvgisHourly(slope: slope), used: true).contains {
                $0.contains("global horizontal radiation is missing")
            })
    }

    @Test func typicalYearsOfPVGISAreRead() throws {
        let file = try read(made.pvgisTypical())
        #expect(file.formatKey == "pvgis_tmy" && file.sourceYears == Array(2005...2016) && file.years[0].year == nil)
        expectSeries(file, .dniWPerM2, made.dni)
        #expect(file.years[0].series[.pressurePa]?[0] == 100_900)
        let (dry, dew) = (file.years[0].series[.dryBulbC]![7], file.years[0].series[.dewPointC]![7])
        #expect(abs(Psychrometrics.relativeHumidity(dryBulbC: dry, dewPointC: dew) - 0.755) < 1e-9)
    }

    @Test func renewablesNinjaGivesOutputOverCapacity() throws {
        let file = try read(made.ninja())
        #expect(file.formatKey == "renewables_ninja" && file.place.longitudeDegrees == 104)
        expectSeries(file, .capacityFactor, made.ghi.map { $0 / 2_000 })
        expectSeries(file, .ghiWPerM2, made.ghi)
        let tilted = try read(made.ninja(tilt: 10))
        #expect(tilted.years[0].series[.ghiWPerM2] == nil)
        #expect(tilted.warnings.contains { $0.message.contains("ask renewables.ninja for tilt 0") })
    }

    @Test func unitsOfNASAPowerAreThoseOfItsHeader() throws {
        for text in [made.power(), made.power(megajoules: true)] {
            let file = try read(text)
            #expect(file.formatKey == "nasa_power" && file.place.elevationM == 12.5)
            expectSeries(file, .ghiWPerM2, made.ghi)
            #expect(abs(file.years[0].series[.pressurePa]![5] - 100_900) < 1e-6)
        }
        #expect(try read(made.power(zone: 7)).utcOffsetHours == 7)
        let missing = made.power().replacing("2023,1,1,5,", with: "2023,1,1,5,-999,-999,-999,-999\n#")
        #expect(try read(missing).years[0].gaps.map(\.hours) == [1, 1, 1, 1])
        #expect(complaints(made.power().replacing("(Wh/m^2)", with: "(BTU)"))[0].contains("no unit that is known"))
    }

    @Test func tidyFilesMayGiveHumidityInThreeWays() throws {
        let dew = try weather(made.tidy(), reference: 8)
        #expect(
            dew.dewPointC
                == shifted(made.dew, by: -8).indices.map { min(shifted(made.dew, by: -8)[$0], dew.dryBulbC[$0]) })
        let relative = try weather(made.tidy(humidity: "relative_humidity_percent"), reference: 8)
        let share = Psychrometrics.relativeHumidity(dryBulbC: relative.dryBulbC[9], dewPointC: relative.dewPointC[9])
        #expect(abs(share - 0.7) < 1e-9)
        let wet = try weather(made.tidy(humidity: "wet_bulb_c"), reference: 8)
        #expect(zip(wet.wetBulbC, shifted(made.dew, by: -8)).allSatisfy { abs($0 - $1) < 1e-4 })
    }

    @Test func everyFormatHasAFileOfItsOwn() throws {
        let files = [
            made.epw(), made.pvgisHourly(), made.pvgisTypical(), made.ninja(), made.power(), made.tidy(),
        ]
        let keys = try files.map { try read($0).formatKey }
        #expect(Set(keys) == Set(WeatherFormatCatalogue.keys))
        for (text, key) in zip(files, keys) {
            #expect(WeatherFormatCatalogue.recognising(Array(text.utf8)) == [key])
        }
    }
}
