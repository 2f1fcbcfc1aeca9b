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
        /// Lines of a sentence.
        var lines = 2

        /// From the most that is told to the least.
        static let all = [
            Budget(lines: 3), Budget(), Budget(reasons: 2), Budget(lines: 1), Budget(reasons: 2, lines: 1),
            Budget(limits: 4, reasons: 2, lines: 1), Budget(places: 5, limits: 4, reasons: 2, lines: 1),
            Budget(places: 5, limits: 3, reasons: 2, lines: 1), Budget(places: 4, limits: 3, reasons: 1, lines: 1),
            Budget(places: 3, limits: 3, reasons: 0, lines: 1), Budget(places: 2, limits: 2, reasons: 0, lines: 1),
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
        let decided = limits(budget) + reasons(budget)
        let blocks = [head(budget), places(budget), money(budget), decided, trust(budget)]
        let gap = style == .markdown ? "\n\n" : "\n"
        return blocks.map { $0.compactMap { $0 } }.filter { !$0.isEmpty }.map { $0.joined(separator: gap) }
            .joined(separator: "\n\n") + "\n"
    }

    /// Its sentences, for whoever has tables of its own.
    package struct Sentences {
        package let head: [String]
        package let places: [String]
        package let money: [String]
        package let limits: [String]
        package let unmet: [String]
        package let reasons: [String]
        package let trust: String
    }

    /// Each whole, in one line, as plain text.
    package static func sentences(_ document: PlanDocument) -> Sentences {
        let screen = PlanScreen(document, style: .terminal(width: .max))
        let budget = Budget(lines: .max)
        func told(_ sentences: [String?]) -> [String] { sentences.compactMap { $0 } }
        return Sentences(
            // What the page is of is its title.
            head: told(Array(screen.head(budget).dropFirst())), places: told(screen.placeSentences(budget)),
            money: told(screen.moneySentences(budget)), limits: document.limits?.isEmpty == true ? [noLimit] : [],
            unmet: told(screen.unmetSentences(budget)),
            reasons: told(screen.reasons(Budget(reasons: .max, lines: .max))),
            trust: screen.certificate)
    }

    /// A sentence in the lines that it may have.
    func sentence(_ text: String, _ budget: Budget) -> String {
        guard let lines = wrapped(text), lines.count > budget.lines else {
            return style.paragraph(text, hanging: PlanScreen.hanging)
        }
        let kept = lines.prefix(budget.lines)
        let last = Wrapping.shortened(kept.last! + " " + lines[budget.lines].drop { $0 == " " }, width: style.width)
        return (kept.dropLast() + [last]).joined(separator: "\n")
    }

    /// A sentence of as many parts as there is room for, dearest first; `more` says how many are left out.
    func sentence(
        _ lead: String, _ parts: [String], separator: String = ", ", _ budget: Budget,
        more: (Int) -> String = { _ in "" }
    ) -> String? {
        if parts.isEmpty { return nil }
        func text(_ count: Int) -> String {
            lead + parts.prefix(count).joined(separator: separator)
                + (count < parts.count ? more(parts.count - count) : "") + "."
        }
        let count =
            stride(from: parts.count, to: 1, by: -1).first { (wrapped(text($0))?.count ?? 0) <= budget.lines } ?? 1
        return sentence(text(count), budget)
    }

    private static let hanging = 2

    /// nil in Markdown.
    private func wrapped(_ text: String) -> [String]? {
        style == .markdown
            ? nil : style.paragraph(text, hanging: PlanScreen.hanging).split(separator: "\n").map(String.init)
    }

    /// A name as a sentence has it.
    func name(_ text: String) -> String { Wrapping.shortened(style.neutral(text), width: 24) }

    /// A heading over a table of Markdown; in text the table's first column is it.
    func heading(_ text: String) -> String? { style == .markdown ? "## \(text)" : nil }

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
        let set = (document.overrides ?? [:]).sorted { $0.key < $1.key }.map {
            "\(style.neutral($0.key))=\(style.neutral($0.value.line))"
        }
        return [
            style == .markdown ? "# \(title)" : Wrapping.shortened(title, width: style.width),
            sentence("\(document.status); \(scenario?.resolution ?? "–")\(hours)\(asOf)", budget),
            document.message.map { sentence("NOT FINISHED: " + style.neutral($0), budget) },
            document.hasFailedAudit ? "AUDIT FAILED: these figures may not hold; see audit in plan.json." : nil,
            sentence("Set for this run: ", set, budget) { "; \($0) more" },
            coarseness.map { sentence($0, budget) },
            document.linkAccounting.flatMap { $0.fits ? nil : sentence(PlanReport.misfit($0), budget) },
            scenario?.against.map { sentence($0.words, budget) },
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
            "Coarse hours: means off by up to \(NumberText.percent(abs(worst.meanErrorShare), decimals: 1)), "
            + "duration curves by \(NumberText.percent(worst.durationCurveErrorShare, decimals: 1))."
    }

    // MARK: The last lines

    private func trust(_ budget: Budget) -> [String?] {
        let files = directory.map { "Files: \(style.neutral($0))/ (\(ShownFiles.page.name), plan.json, tables)." }
        return [sentence(certificate, budget), sentence("--full prints everything. " + (files ?? ""), budget)]
    }

    private var certificate: String {
        let part = document.certificate
        let audit = document.audit.map { audit in
            audit.failures.isEmpty
                ? "\(NumberText.text(Double(audit.observations))) values audited"
                : "AUDIT FAILED in \(audit.failures.count) places"
        }
        return "Certificate: residuals \(NumberText.scientific(part?.primalResidual)), "
            + "\(NumberText.scientific(part?.dualResidual)); gap \(NumberText.scientific(part?.relativeGap))"
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
