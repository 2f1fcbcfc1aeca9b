import Documents
import TestSupport
import Testing

/// The flagship says where its numbers are from.
@Suite struct SourceTests {
    private static func numbers() throws -> [SourceSurvey.Number] {
        let path = Checkout.scenarios.appendingPathComponent("four-regions-2030.toml").path
        return try SourceSurvey(Document.load(path: path), asOf: 2026).numbers
    }

    @Test func mostNumbersHaveAGrade() throws {
        let numbers = try SourceTests.numbers()
        #expect(numbers.count > 900 && 4 * numbers.count { $0.note != nil } > 3 * numbers.count)
    }

    @Test func eachSourcedNumberHasADate() throws {
        let undated = try SourceTests.numbers().filter { $0.why == .undated }
        #expect(undated.map { "\($0.position): \($0.key)" } == [])
    }
}
