import Testing
import TimeSeries

/// Whatever the bytes, a file is read or refused; it never stops the program.
@Suite struct ImportFuzzTests {
    /// The first records of each format, and a whole EPW.
    static let seeds: [[UInt8]] = {
        let made = MadeWeather.equator
        let texts = [
            made.pvgisHourly(), made.pvgisTypical(), made.ninja(), made.power(), made.tidy(), made.tidy(offset: nil),
        ]
        let lines = texts.map {
            $0.split(separator: "\n", omittingEmptySubsequences: false).prefix(60).joined(separator: "\n")
        }
        return (lines + [made.epw(hours: 40)]).map { Array($0.utf8) }
    }()

    private static let tokens: [[UInt8]] = [
        ",", "\n", "\r", "\"", "-", "1e999", "nan", "99999999999999999999", ":", "T", "\0", "+14:00", "-99:99", "9999",
        "1900", "12", "DATA PERIODS,1,60", "Slope: 0", "#", "\u{FEFF}", "é",
    ].map { Array($0.utf8) }

    @Test(arguments: 0..<7)
    func mutationsAreReadOrRefused(seed: Int) {
        var random = SplitMix64(seed: UInt64(7 + 100 * seed))
        for _ in 0..<150 {
            var bytes = ImportFuzzTests.seeds[seed]
            for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, &random) }
            if let file = try? WeatherFile(bytes: bytes, path: "fuzzed") { use(file) }
        }
    }

    @Test func wholeYearsSurviveToo() {
        let whole = Array(MadeWeather.equator.epw().utf8)
        var random = SplitMix64(seed: 8)
        for _ in 0..<4 {
            var bytes = whole
            for _ in 0..<3 { mutate(&bytes, &random) }
            if let file = try? WeatherFile(bytes: bytes, path: "fuzzed") { use(file) }
        }
    }

    @Test func noiseIsRefused() {
        var random = SplitMix64(seed: 9)
        for length in [0, 1, 2, 17, 400, 5_000] {
            let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            for start in [
                "", "LOCATION,", "-BEGIN HEADER-\n-END HEADER-\n", "time,T2m,G(i)\n", "time(UTC),G(h)\n",
                "hour,ghi_w_per_m2\n",
            ] {
                #expect(throws: WeatherFileError.self) {
                    try WeatherFile(bytes: Array(start.utf8) + noise, path: "noise")
                }
            }
        }
    }

    /// All that can be asked of a file that was read.
    private func use(_ file: WeatherFile) {
        let clock = LocalClock(utcOffsetHours: 8, referenceUtcOffsetHours: 8, year: 2025)
        for year in file.years.prefix(1) {
            if let measured = try? MeasuredYear(file, year: year.year) {
                _ = measured.weather(clock: clock, latitudeDegrees: 1, longitudeDegrees: 104)
            }
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        guard !bytes.isEmpty else { return }
        let place = bytes.indices.randomElement(using: &random)!
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeLast(bytes.count - place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...30, using: &random)))
        case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 90)], at: place)
        case 4: bytes[place] = UInt8.random(in: 48...57, using: &random)
        default: bytes.insert(contentsOf: Self.tokens.randomElement(using: &random)!, at: place)
        }
    }
}
