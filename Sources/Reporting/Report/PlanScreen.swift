import Output
import Planning
import Vocabulary

/// A plan on one screen: what is built where and by when, what it costs, what limits it, what it goes without, and how far to trust it. At
/// most `mostLines` lines of text, none longer than the style's width; every number stands in `plan.json` too.
public struct PlanScreen {
    public static let mostLines = 40

    let document: PlanDocument
    let style: TextTable.Style
    private let directory: String?

    /// - Parameter directory: where the results are; nil: nowhere.
    public init(_ document: PlanDocument, directory: String? = nil, style: TextTable.Style) {
        (self.document, self.directory, self.style) = (document, directory, style)
    }

    /// How much of each thing there is room for.
    struct Budget {
        var places = 6
        var limits = 5
        var reasons = 3
        var published = 2
        /// Lines of a sentence.
        var lines = 2

        /// From the most that is told to the least.
        static let all = [
            Budget(), Budget(reasons: 2), Budget(limits: 4, reasons: 2), Budget(limits: 4, reasons: 1, published: 1),
            Budget(places: 5, limits: 4, reasons: 1, published: 1),
            Budget(places: 4, limits: 3, reasons: 1, published: 1),
            Budget(places: 4, limits: 3, reasons: 0, published: 1),
            Budget(places: 3, limits: 3, reasons: 0, published: 1, lines: 1),
            Budget(places: 2, limits: 2, reasons: 0, published: 0, lines: 1),
        ]
    }

    public func rendered() -> String {
        if style == .markdown { return text(Budget(lines: .max)) }
        let texts = Budget.all.lazy.map(text)
        return texts.first {
            $0.split(separator: "\n", omittingEmptySubsequences: false).count <= PlanScreen.mostLines + 1
        }
            ?? text(Budget.all.last!)
    }

    private func text(_ budget: Budget) -> String {
        let blocks = [head(budget), places(budget), money(budget), limits(budget), reasons(budget), trust(budget)]
        let gap = style == .markdown ? "\n\n" : "\n"
        return blocks.map { $0.compactMap { $0 } }.filter { !$0.isEmpty }.map { $0.joined(separator: gap) }
            .joined(separator: "\n\n") + "\n"
    }

    /// A sentence in the lines that it may have.
    func sentence(_ text: String, _ budget: Budget, hanging: Int = 2) -> String {
        if style == .markdown { return text }
        let lines = style.paragraph(text, hanging: hanging).split(separator: "\n").map(String.init)
        if lines.count <= budget.lines { return lines.joined(separator: "\n") }
        let kept = lines.prefix(budget.lines)
        let last = Wrapping.shortened(kept.last! + " " + lines[budget.lines].drop { $0 == " " }, width: style.width)
        return (kept.dropLast() + [last]).joined(separator: "\n")
    }

    /// A name as a sentence has it.
    func name(_ text: String) -> String { Wrapping.shortened(style.neutral(text), width: 24) }

    /// A heading over a table.
    func heading(_ text: String) -> String { style == .markdown ? "## \(text)" : text.uppercased() }

    var years: [Int] { document.years }
    var lastYear: Int { years.last ?? 0 }

    func figure(_ place: String, _ year: Int, _ figure: RegionFigure) -> Double? {
        document.regions[place]?["\(year)"]?[figure]
    }

    // MARK: The first lines

    private func head(_ budget: Budget) -> [String?] {
        let scenario = document.scenario
        let title = style.neutral(scenario?.title ?? "") + (document.label.map { " — \(style.neutral($0))" } ?? "")
        let hours = scenario?.hoursPerYear.map { ", \(NumberText.text(Double($0))) hours a year" } ?? ""
        let asOf = scenario?.asOf.map { "; facts as of \(style.neutral($0))" } ?? ""
        let set = document.overrides ?? [:]
        return [
            style == .markdown ? "# \(title)" : Wrapping.shortened(title, width: style.width),
            "\(document.status); \(scenario?.resolution ?? "–")\(hours)\(asOf)",
            document.message.map { sentence("NOT FINISHED: " + style.neutral($0), budget) },
            document.hasFailedAudit
                ? "AUDIT FAILED: these figures may not hold; see the end and audit in plan.json." : nil,
            set.isEmpty
                ? nil
                : sentence(
                    "Set for this run: "
                        + set.sorted { $0.key < $1.key }.map {
                            "\(style.neutral($0.key))=\(style.neutral($0.value.line))"
                        }
                        .joined(separator: ", ") + ".", budget),
            coarseness.map { sentence($0, budget) },
            document.linkAccounting.flatMap { $0.fits ? nil : sentence(PlanReport.misfit($0), budget) },
            document.scenario?.against.map { sentence($0.words, budget) },
            document.rounding.map { sentence($0.words, budget) },
        ]
    }

    /// A mean that the hours miss by more than this, or a duration curve, makes them coarse.
    private static let coarseMean = 0.05
    private static let coarseCurve = 0.15

    private var coarseness: String? {
        guard let worst = document.scenario?.reductionWorst,
            abs(worst.meanErrorShare) > PlanScreen.coarseMean || worst.durationCurveErrorShare > PlanScreen.coarseCurve
        else { return nil }
        return
            "Coarse hours: means off by up to \(NumberText.percent(abs(worst.meanErrorShare), decimals: 1)) before rescaling, "
            + "duration curves by \(NumberText.percent(worst.durationCurveErrorShare, decimals: 1)); try more (--resolution)."
    }

    // MARK: The last lines

    private func trust(_ budget: Budget) -> [String?] {
        let tables = "plan.json, \(PlanTables.schemas.count) tables"
        let files = directory.map { "Files: \(style.neutral($0))/ (\(tables)). " } ?? ""
        return [sentence(certificate, budget), sentence(files + "--full prints everything.", budget)]
    }

    private var certificate: String {
        let part = document.certificate
        let audit = document.audit.map { audit in
            audit.failures.isEmpty
                ? "audit of \(NumberText.text(Double(audit.observations))) values passed"
                : "AUDIT FAILED in \(audit.failures.count) places"
        }
        return "Certificate: residuals \(NumberText.scientific(part?.primalResidual)) and "
            + "\(NumberText.scientific(part?.dualResidual)), gap \(NumberText.scientific(part?.relativeGap))"
            + (audit.map { "; \($0)." } ?? ".")
    }
}

extension RoundingResult {
    var words: String {
        let how = ["nearest": "to the nearest", "within": "within what there is room for"][direction] ?? "down"
        return "Racks are whole rows (rounded \(how)), which costs "
            + "\(NumberText.text(costOfRoundingUsd / 1e6, decimals: 1)) million US$."
    }
}
