/// What a figure is about.
public enum FigureCategory: String, CaseIterable, Sendable {
    case computing, cooling, power, carbon, cost, unserved
}

/// How a number is shown to people: its name, in a unit and with decimals that they read easily.
public struct Shown: Sendable {
    public let title: String
    /// Short, as a column of a table has it.
    public let heading: String
    public let unit: String
    /// How many of `unit` one of the number's own unit makes.
    public let scale: Double
    /// Decimals worth telling changes by, and those of a wide table.
    public let decimals: Int
    public let brief: Int

    public init(
        _ title: String, heading: String? = nil, _ unit: String, scale: Double = 1, decimals: Int, brief: Int? = nil
    ) {
        (self.title, self.heading) = (title, heading ?? unit)
        (self.unit, self.scale, self.decimals, self.brief) = (unit, scale, decimals, brief ?? decimals)
    }

    public static func percent(_ title: String, heading: String, decimals: Int = 1) -> Shown {
        Shown(title, heading: heading, "%", scale: 100, decimals: decimals, brief: 0)
    }
}

/// One number of a place and year, or of another thing that has figures: what it is called, what it means, how it is shown.
///
/// How it is computed stands beside it in the catalogue of its place (`RegionFigure`, `LinkFigure`, `UnitFigure`). Everything
/// that prints or stores figures walks these catalogues.
public struct Figure: Sendable {
    /// With its unit, where it has one: a key of JSON and the name of a column.
    public let key: String
    public let unit: Unit
    public let category: FigureCategory
    /// One sentence.
    public let documentation: String
    public let shown: Shown
    /// The floor below the line, where it is a ratio.
    public let denominator: Ratio.Denominator?
    /// Whether the sum over places means something.
    public let addsUp: Bool
    /// Whether it is a dual: such numbers differ most between solves of one plan.
    public let isPrice: Bool
    /// Whether reports and comparisons tell it; the others are in the files.
    public let isHeadline: Bool

    public init(
        _ key: String, _ unit: Unit, _ category: FigureCategory, _ shown: Shown, _ documentation: String,
        denominator: Ratio.Denominator? = nil, addsUp: Bool = false, isPrice: Bool = false, isHeadline: Bool = false
    ) {
        (self.key, self.unit, self.category, self.shown) = (key, unit, category, shown)
        (self.documentation, self.denominator) = (documentation, denominator)
        (self.addsUp, self.isPrice, self.isHeadline) = (addsUp, isPrice, isHeadline)
    }
}

/// Numbers of a place and year by what they are of: a source, a rack class, a cost item.
public struct Breakdown: Sendable {
    public let key: String
    public let unit: Unit
    public let category: FigureCategory
    /// What its keys name, in words.
    public let of: String
    public let documentation: String
    public let shown: Shown

    public init(
        _ key: String, _ unit: Unit, _ category: FigureCategory, of: String, _ shown: Shown, _ documentation: String
    ) {
        (self.key, self.unit, self.category, self.of) = (key, unit, category, of)
        (self.shown, self.documentation) = (shown, documentation)
    }
}
