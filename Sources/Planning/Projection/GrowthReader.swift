import Documents
import TimeSeries

/// The forms in which a yearly number may be given other than by its values:
///
///     { growth = "compound", base_year = 2025, base = 100_000, rate_share_per_year = 0.2 }
///     { growth = "pipeline", existing = 530, announced = { 2026 = 1_200 }, realisation_share = 0.45, lag_years = 2 }
///     { growth = "learning", base_year = 2025, base = 650, learning_rate_share = 0.2,
///       cumulative = { 2025 = 2_000, 2030 = 6_500 } }
///     { growth = "fit", curve = "gompertz", history = { 2019 = 12, 2020 = 19, 2021 = 31, 2022 = 45, 2023 = 70 } }
///
/// The keys of each curve are those of its parameters; the values are those of the horizon's years.
enum GrowthReader {
    /// Everything that `growth` may say. A new form is one case and one line in `curve`.
    private enum Form: String, CaseIterable {
        case linear, compound, logistic, gompertz, bass, pipeline, learning, table, fit
    }

    private typealias Grown = (curve: any GrowthCurve, theta: [Double])

    /// The fits that were made while a scenario was read.
    final class Fits {
        fileprivate(set) var made: [ScenarioFit] = []
    }

    /// The curve's values; nil with the reasons logged. A fit is added to `fits`.
    static func table(_ reader: TableReader, _ years: ClosedRange<Int>, _ fits: Fits) -> YearlyTable? {
        let before = reader.log.count
        let form = reader.choice("growth", "Which curve.", as: Form.self)
        guard reader.log.count == before, let grown = curve(form, reader, fits),
            reader.log.count == before
        else {
            return nil
        }
        let points = years.map { YearlyTable.Point(year: $0, value: grown.curve.value(Double($0), grown.theta)) }
        if let wrong = points.first(where: { !$0.value.isFinite }) {
            reader.report(at: "growth", "the curve has no finite value in \(wrong.year)")
            return nil
        }
        return YearlyTable(points: points)
    }

    private static func curve(_ form: Form, _ reader: TableReader, _ fits: Fits) -> Grown? {
        switch form {
        case .linear: given(LinearTrend(baseYear: baseYear(reader)), reader)
        case .compound: given(CompoundGrowth(baseYear: baseYear(reader)), reader)
        case .logistic: given(Logistic(), reader)
        case .gompertz: given(Gompertz(baseYear: baseYear(reader)), reader)
        case .bass: given(Bass(launchYear: baseYear(reader)), reader)
        case .pipeline: given(pipeline(reader), reader)
        case .learning: learned(reader)
        case .table: interpolated(reader)
        case .fit: fitted(reader, fits)
        }
    }

    private static func given(_ curve: any GrowthCurve, _ reader: TableReader) -> Grown {
        (curve, curve.parameters.map { reader.number($0.key, meanings[$0.key], in: $0.allowed) })
    }

    /// What the parameters of curves mean.
    private static let meanings = [
        "base": "Value in the base year.", "slope_per_year": "What is added each year.",
        "rate_share_per_year": "Growth of each year, over the year before.",
        "capacity": "Value that it comes near to in the end.",
        "rate_per_year": "How fast it nears its capacity.",
        "midpoint_year": "Year in which it is half of its capacity.",
        "displacement": "b in K·exp(−b·exp(−c·(t − t₀))): how far from its capacity it begins.",
        "market": "All that will ever adopt.", "innovation_per_year": "Share of those left who adopt of themselves.",
        "imitation_per_year": "Share of those left who adopt because all others have.",
        "existing": "What stands already.", "realisation_share": "Share of what is announced that comes to be.",
    ]

    private static func baseYear(_ reader: TableReader) -> Double {
        Double(reader.integer("base_year", "Year to count from: of the base, or of the launch.", in: 1800...2300))
    }

    private static func pipeline(_ reader: TableReader) -> Pipeline {
        Pipeline(
            announced: reader.numbersByYear("announced", "Additions announced, by year.", in: .anyNumber),
            lagYears: reader.number("lag_years", "Years by which they come late.", in: 0...100))
    }

    /// The rate has its bounds here, not from the curve's parameter, so that they are told as "at least 0 and below 1".
    private static func learned(_ reader: TableReader) -> Grown? {
        let curve = learning(reader, baseYear: baseYear(reader))
        let theta = [
            reader.number("base", "Value in the base year.", in: .anyNumber),
            reader.number(
                "learning_rate_share", "Share by which it falls with each doubling of the cumulative quantity.",
                in: 0..<1),
        ]
        return curve.map { ($0, theta) }
    }

    /// nil, with the reason logged, without a cumulative quantity.
    private static func learning(_ reader: TableReader, baseYear: Double) -> LearningCurve? {
        let cumulative = reader.numbersByYear("cumulative", "What has ever been made, by year.", in: .positive)
        return cumulative.isEmpty ? nil : LearningCurve(baseYear: baseYear, cumulative: cumulative)
    }

    private static func interpolated(_ reader: TableReader) -> Grown? {
        let points = reader.numbersByYear("values", "Values by year.", in: .anyNumber).sorted { $0.key < $1.key }
        if points.isEmpty { return nil }
        return (InterpolatedTable(years: points.map { Double($0.key) }), points.map(\.value))
    }

    /// The curve that fits the history best; compound growth, Gompertz and learning count from the history's first year,
    /// Bass from `base_year`, the year of launch.
    private static func fitted(_ reader: TableReader, _ fits: Fits) -> Grown? {
        let values = reader.numbersByYear(
            "history", "Past values by year, to which the curve is fitted.", in: .anyNumber
        ).sorted { $0.key < $1.key }
        let curve = fittedCurve(reader, firstYear: values.first?.key ?? 0)
        let weights =
            reader.has("weights")
            ? reader.numbersByYear("weights", "Weight of each year of the history.", in: .positive) : nil
        guard !values.isEmpty, let curve else { return nil }
        if let weights, Set(weights.keys) != Set(values.map(\.key)) {
            reader.report(at: "weights", "must give a weight for each year of history, and no other")
            return nil
        }
        do {
            let history = try History(
                years: values.map { Double($0.key) }, values: values.map(\.value),
                weights: weights.map { weights in values.map { weights[$0.key]! } })
            let fit = try CurveFit(curve, to: history)
            fits.made.append(ScenarioFit(keyPath: reader.path, fit: fit))
            return (curve, fit.parameters)
        } catch {
            reader.report(at: "history", "\(error)")
            return nil
        }
    }

    private static func fittedCurve(_ reader: TableReader, firstYear: Int) -> (any GrowthCurve)? {
        let word = reader.string(
            "curve", "The curve that is fitted to the history.",
            words: GrowthCatalogue.names + [Pipeline.name, LearningCurve.name])
        if word == Pipeline.name { return pipeline(reader) }
        if word == LearningCurve.name { return learning(reader, baseYear: Double(firstYear)) }
        let base = word == Bass.name ? baseYear(reader) : Double(firstYear)
        let curves = GrowthCatalogue.curves(baseYear: base)
        if let curve = curves.first(where: { $0.name == word }) { return curve }
        let names = curves.map(\.name) + [Pipeline.name, LearningCurve.name]
        if !word.isEmpty {
            reader.report(
                at: "curve",
                "expected one of \(names.joined(separator: ", ")), found \"\(word)\"\(suggestion(for: word, among: names))"
            )
        }
        return nil
    }
}
