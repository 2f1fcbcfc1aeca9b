import Planning
import Reporting
import Testing

@Suite struct DurationCurveTests {
    /// Three hours that stand for 1, 2 and 7 of ten.
    private let hours = [1.0, 2, 7].enumerated().map { ModelHour(hourOfYear: $0, weight: $1, period: 0) }

    @Test func weightsCount() {
        let curve = DurationCurve([5, 9, 1], hours)
        #expect(curve.values == [9, 5, 1] && curve.order == [1, 0, 2] && curve.upTo == [2, 3, 10])
        #expect(curve.value(at: 0) == 9 && curve.value(at: 0.19) == 9)
        #expect(curve.value(at: 0.2) == 5 && curve.value(at: 0.29) == 5)
        #expect(curve.value(at: 0.31) == 1 && curve.value(at: 1) == 1)
    }

    /// The area below it is the energy of the year.
    @Test func itsAreaIsTheEnergy() {
        let values = [5.0, 9, 1]
        let curve = DurationCurve(values, hours)
        let area = curve.values.indices.reduce(0.0) {
            $0 + curve.values[$1] * (curve.upTo[$1] - ($1 == 0 ? 0 : curve.upTo[$1 - 1]))
        }
        #expect(area == zip(values, hours).reduce(0) { $0 + $1.0 * $1.1.weight })
    }

    @Test func equalsKeepTheirOrder() { #expect(DurationCurve([2, 2, 2], hours).order == [0, 1, 2]) }
}
