import Planning
import Vocabulary

/// How a series looks wherever it is drawn: one of eight colours, and for those after the eighth a pattern over it. Colours are those of
/// the page's style, so that they follow light, dark and print.
package struct SeriesStyle: Sendable, Equatable {
    /// Colours of the style sheet: `--c0` … `--c7`.
    package static let colours = 8
    private static let patternKinds = 4

    private enum Kind: Equatable {
        case numbered(Int)
        case rest, bad
    }

    private let kind: Kind

    private init(_ kind: Kind) { self.kind = kind }

    package init(number: Int) { self.init(.numbered(number)) }

    /// What several small ones are together.
    package static let rest = SeriesStyle(.rest)
    /// What is gone without.
    package static let bad = SeriesStyle(.bad)

    /// Class of a line or of a filled shape.
    package var styleClass: String {
        switch kind {
        case .numbered(let number): "s\(number % SeriesStyle.colours)"
        case .rest: "srest"
        case .bad: "sbad"
        }
    }

    /// What a shape is filled with instead of its colour; nil: with its colour.
    package var fill: String? {
        guard case .numbered(let number) = kind else { return nil }
        let pattern = number / SeriesStyle.colours % SeriesStyle.patternKinds
        return pattern == 0 ? nil : "fill:url(#pattern-\(pattern)-\(number % SeriesStyle.colours))"
    }

    /// Lengths of a line's dashes and gaps, which tell series apart without colour; nil: a whole line.
    package var dashes: String? {
        guard case .numbered(let number) = kind else { return kind == .bad ? "2 2" : nil }
        return [nil, "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "1 4", "7 2 2 2 2 2"][number % SeriesStyle.colours]
    }

    /// What patterned shapes refer to: once in a page.
    package static let patterns: Markup = {
        let kinds: [(Int, String)] = [(1, "M0 6L6 0M-1 1L1 -1M5 7L7 5"), (2, "M0 0H6M0 3H6"), (3, "M1 0V6M4 0V6")]
        let defined = kinds.flatMap { kind, path in
            (0..<colours).map { colour in
                Markup(
                    "pattern",
                    [
                        "id": "pattern-\(kind)-\(colour)", "width": "6", "height": "6",
                        "patternUnits": "userSpaceOnUse",
                    ], Markup("rect", ["width": "6", "height": "6", "class": "s\(colour)"]),
                    Markup("path", ["d": path, "class": "hatch"]))
            }
        }
        return Markup(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": "patterns", "width": "0", "height": "0",
                "aria-hidden": "true",
            ], Markup("defs", [:], defined))
    }()
}

/// Which style a series has, by what it is: the same for a place or a source in every chart of a page.
package struct SeriesStyles: Sendable {
    private let places: [String: Int]
    private let jurisdictions: [String: Int]
    private let sources: [String: Int]

    package init(_ documents: PlanDocument...) { self.init(documents) }

    package init(_ documents: [PlanDocument]) {
        func numbered(_ names: [String]) -> [String: Int] {
            Dictionary(uniqueKeysWithValues: Set(names).sorted().enumerated().map { ($1, $0) })
        }
        places = numbered(documents.flatMap(\.places))
        jurisdictions = numbered(documents.flatMap { ($0.jurisdictions ?? [:]).keys })
        let flows = documents.flatMap { $0.items(RegionBreakdown.supply.breakdown).compactMap { FlowID(text: $0) } }
        sources = numbered(flows.filter { [.output, .charge].contains($0.kind) }.map(\.name))
    }

    package func place(_ name: String) -> SeriesStyle { places[name].map { SeriesStyle(number: $0) } ?? .rest }
    package func jurisdiction(_ name: String) -> SeriesStyle {
        jurisdictions[name].map { SeriesStyle(number: $0) } ?? .rest
    }

    /// Of power onto a bus: the grid first, links second, all that charges third, then plants and stores by name; a store that charges looks as when it gives.
    package func source(_ flow: FlowID) -> SeriesStyle {
        switch flow.kind {
        case .grid: SeriesStyle(number: 0)
        case .linkImport, .linkExport: SeriesStyle(number: 1)
        case .unserved: .bad
        default: sources[flow.name].map { SeriesStyle(number: $0 + 3) } ?? .rest
        }
    }

    /// Of all stores of a place together.
    package static let charging = SeriesStyle(number: 2)

    package static func category(_ category: CostCategory) -> SeriesStyle {
        category == .penalties ? .bad : SeriesStyle(number: CostCategory.allCases.firstIndex(of: category)!)
    }

    package static func stock(_ kind: StockKind) -> SeriesStyle {
        SeriesStyle(number: StockKind.allCases.firstIndex(of: kind)!)
    }
}
