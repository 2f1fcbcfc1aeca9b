import Foundation
import Planning
import Vocabulary

/// Figures and breakdowns by key, of a place in a year or of whatever has figures: as `plan.json` has them, written from the
/// catalogues and read back without them, so that results of other versions can be read.
public struct PlaceYear: Equatable, Sendable {
    /// nil: a ratio of next to nothing.
    public var figures: [String: Double?] = [:]
    public var breakdowns: [String: [String: Double]] = [:]

    public init() {}

    public init(_ year: RegionYear) {
        for figure in RegionFigure.all { figures[figure.figure.key] = .some(year[figure]) }
        for breakdown in RegionBreakdown.all { breakdowns[breakdown.breakdown.key] = year[breakdown] }
    }

    public init(_ year: LinkPlan.Year) {
        for figure in LinkFigure.all { figures[figure.figure.key] = figure.value(year) }
    }

    public init(_ year: JurisdictionYear) {
        for figure in JurisdictionFigure.all { figures[figure.figure.key] = .some(figure.value(year)) }
    }

    /// What of offshore work nobody does.
    public init(_ year: OffshoreYear) {
        figures[RegionFigure.penalties.figure.key] = year.penaltiesUsd
        breakdowns[RegionBreakdown.unserved.breakdown.key] = year.unserved
    }

    public init(_ product: Product) {
        for unit in UnitFigure.all { figures[unit.figure.key] = .some(unit.value(product)) }
    }

    /// Sums over regions of what adds up.
    public init(totalOf years: [RegionYear]) {
        for figure in RegionFigure.all where figure.figure.addsUp {
            figures[figure.figure.key] = years.reduce(0) { $0 + (figure.value($1) ?? 0) }
        }
    }

    /// By key: of figures that only some versions write too.
    public subscript(_ key: String) -> Double? { figures[key] ?? nil }
    public subscript(_ figure: Figure) -> Double? { figures[figure.key] ?? nil }
    public subscript(_ figure: RegionFigure) -> Double? { self[figure.figure] }
}

extension PlaceYear: Codable {
    public func encode(to encoder: any Encoder) throws {
        var object = figures.mapValues { JSONValue.number($0) }
        for (key, values) in breakdowns { object[key] = .object(values.mapValues { .number($0) }) }
        var container = encoder.singleValueContainer()
        try container.encode(object)
    }

    /// Keys of other kinds than numbers and objects of numbers are left out.
    public init(from decoder: any Decoder) throws {
        for (key, value) in try decoder.singleValueContainer().decode([String: JSONValue].self) {
            switch value {
            case .null: figures[key] = .some(nil)
            case .object(let object): breakdowns[key] = object.compactMapValues(\.asNumber)
            default:
                guard let number = value.asNumber else {
                    let path = decoder.codingPath + [JSONKey(stringValue: key)]
                    throw DecodingError.typeMismatch(
                        Double.self, .init(codingPath: path, debugDescription: "not a number"))
                }
                figures[key] = number
            }
        }
    }

    private struct JSONKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

extension JSONValue {
    /// nil for what is no number, written as one or as `inf`, `-inf`, `nan`.
    var asNumber: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .number(let number): number
        case .text(let text) where ["inf", "-inf", "nan"].contains(text): Double(text)
        default: nil
        }
    }
}
