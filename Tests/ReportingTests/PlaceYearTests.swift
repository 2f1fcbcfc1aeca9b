import Foundation
import Planning
import Reporting
import Testing

/// Figures as `plan.json` has them.
@Suite struct PlaceYearTests {
    /// Absent is null, not a missing key, and comes back as absent.
    @Test func absentRatiosAreNull() throws {
        let nothing = PlaceYear(RegionYear())
        let bytes = try ResultCoding.bytes(nothing)
        let text = String(decoding: bytes, as: UTF8.self)
        for figure in RegionFigure.all where figure.figure.denominator != nil {
            #expect(text.contains("\"\(figure.figure.key)\" : null"), "\(figure.figure.key)")
        }
        #expect(try ResultCoding.decoder.decode(PlaceYear.self, from: bytes) == nothing)
    }
}
