import Forecasting
import Output
import Planning

/// Which assumption makes the difference between two published figures, in a paragraph made of its numbers.
struct GapWords {
    private let gap: GapExplanation

    init(_ gap: GapExplanation) { self.gap = gap }

    func paragraph() -> String {
        let ranked = gap.steps.filter { $0.factor != 1 }.sorted { $0.weightShare > $1.weightShare }
        guard let first = ranked.first else {
            return "The two figures agree: \(NumberText.text(gap.from.twh, decimals: 1)) TWh."
        }
        var sentences = [opening(), largest(first)]
        let others = ranked.dropFirst().map { "\(name($0)) \(times($0))" }
        if !others.isEmpty { sentences.append("Then come \(others.joined(separator: ", ")).") }
        if let rest = gap.steps.last, rest.key == "rest" { sentences.append(remainder(rest)) }
        return sentences.joined(separator: " ")
    }

    private func opening() -> String {
        let mw = NumberText.text(gap.nameplateMw)
        let declared =
            gap.isNameplateImplied
            ? "is what \(mw) MW would use if they ran in full through all 8,760 hours"
            : "rests on \(mw) MW of declared capacity"
        return
            "The \(NumberText.text(gap.from.twh, decimals: 1)) TWh (\(Neutral.line(gap.from.covers))) \(declared): a capacity, not an energy."
    }

    private func largest(_ step: GapExplanation.Step) -> String {
        "On the way to \(NumberText.text(gap.to.twh, decimals: 1)) TWh (\(Neutral.line(gap.to.covers))) the assumption that weighs most is "
            + "\(name(step)), \(times(step)), \(NumberText.percent(step.weightShare)) of the whole distance counted in factors: "
            + "\(step.reason)."
    }

    private func remainder(_ rest: GapExplanation.Step) -> String {
        let before = gap.to.twh / rest.factor
        return
            "Put together, the named steps lead to \(NumberText.text(before, decimals: 1)) TWh; \(times(rest)) remains that "
            + "they do not explain."
    }

    private func name(_ step: GapExplanation.Step) -> String {
        ["PUE", "MW × 8,760 h"].contains(step.title) ? step.title : step.title.lowercased()
    }

    private func times(_ step: GapExplanation.Step) -> String { "× \(NumberText.text(step.factor, decimals: 2))" }
}
