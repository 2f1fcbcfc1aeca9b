import Interchange
import LinearProgramming
import TestSupport
import Testing
import TimeSeries

/// What a network cannot hold is named, all at once, and the rest is translated.
@Suite struct InexpressibleTests {
    private let years = Snapshots(years: 2030...2031, axis: TimeAxis(.days(1)))

    private func label(_ quantity: String, _ year: Int? = 2030, item: String = "mine", role: Role = .local) -> Label {
        Label(quantity, place: "here", item: item, year: year, role: role)
    }

    @Test func everyPieceIsNamedOnce() {
        var program = LinearProgram(name: "odd")
        let good = program.addColumns(label("good"), count: 24)
        program.addCost(1, good)
        for year in years.years {
            var all = LinearExpression()
            if year == 2030 { all.add(1, good) }
            if year == 2030 { all.add(1, program.addColumns(label("timeless", nil), count: 24)) }
            all.add(1, program.addColumns(label("half_open", year), count: 24, lower: 2))
            if year == 2031 { all.add(1, program.addColumns(label("debt", 2031), lower: -5, upper: 5)) }
            program.addEqualities(
                label("balance", year), count: 24, all, equals: .constant(year == 2030 ? 3 : 0))
        }
        program.addRows(label("wish"), lower: .constant(1), upper: .constant(2), LinearExpression())
        let translation = Translation(program, on: years)
        #expect(
            translation.leftOut.map(\.description) == [
                "timeless of mine in here: hours of no year of the horizon; held at zero",
                "wish of mine in here, 2030: nothing takes part that could meet it",
                "half_open of mine in here, 2030–2031: bounded on one side by a number other than zero; held at zero",
                "debt of mine in here, 2031: one number for many hours that may be negative; held at zero",
            ])
        let folder = PyPSAFolder(CSVFolder(translation.network))
        #expect(folder.names("generators") == ["good:here:mine"])
        #expect(isClose(solve(folder.program()).certificate.primalObjective, 24 * 3))
    }

    @Test func moreOverlapsThanAreTakenApartAreLeftOut() {
        var program = LinearProgram(name: "windows")
        let flow = program.addColumns(label("flow"), count: 24, upper: 1)
        var sum = LinearExpression()
        sum.add(1, flow)
        for i in 0..<402 { program.addSum(label("window", item: "w\(i)", role: .yearly), upper: 9, sum) }
        let leftOut = Translation(program, on: years).leftOut
        #expect(leftOut.map(\.item) == ["w400", "w401"])
        #expect(leftOut.first?.reason == "more than 400 of its rows overlap in time")
    }
}

@Suite struct CSVFolderTests {
    @Test func theSameProgramGivesTheSameBytes() throws {
        let model = try RandomScenario(seed: 3).solved().model
        let snapshots = Snapshots(years: model.scenario.horizon.years, axis: model.axis)
        func files() -> [String: [UInt8]] {
            let folder = CSVFolder(Translation(model.program, on: snapshots).network)
            return Dictionary(uniqueKeysWithValues: folder.files.map { ($0.name, $0.bytes) })
        }
        let first = files()
        #expect(first == files())
    }

    @Test func snapshotsAreOrderedTimestamps() {
        let snapshots = Snapshots(years: 2030...2031, axis: TimeAxis(.days(2)))
        let stamps = Translation(LinearProgram(name: "none"), on: snapshots).network.snapshots
        #expect(stamps.count == 96 && stamps == stamps.sorted() && Set(stamps).count == 96)
        #expect(stamps[0] == "2030-04-01 00:00:00" && stamps[47] == "2030-10-01 23:00:00")
    }

    @Test func namesWithCommasAreQuoted() {
        let snapshots = Snapshots(years: 2030...2030, axis: TimeAxis(.days(1)))
        var program = LinearProgram(name: "a, \"b\"")
        var sum = LinearExpression()
        sum.add(1, program.addColumns(Label("flow", item: "x,y", year: 2030), count: 24))
        program.addEqualities(Label("balance", item: "x,y", year: 2030), count: 24, sum, equals: .constant(1))
        let folder = CSVFolder(Translation(program, on: snapshots).network)
        let network = String(decoding: folder.files[0].bytes, as: UTF8.self)
        #expect(network == "name,pypsa_version\n\"a, \"\"b\"\"\",1.4.0\n")
        #expect(PyPSAFolder(folder).text("generators", "flow:x,y", "bus") == "balance:x,y")
    }
}
