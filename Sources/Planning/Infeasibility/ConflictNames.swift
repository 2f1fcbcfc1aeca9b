import Documents
import LinearProgramming

/// What the members of a conflict are called, and which numbers set them.
struct ConflictNames {
    private let years: ClosedRange<Int>
    private let source: ConflictSource
    private let document: Document
    private var reported: [ConflictMember: ReportedConstraint] = [:]

    init(_ model: PlanModel, _ source: ConflictSource, _ document: Document) {
        years = model.scenario.horizon.years
        self.source = source
        self.document = document
        var byRow: [Int: ReportedConstraint] = [:]
        var byColumn: [Int: ReportedConstraint] = [:]
        for constraint in model.constraints {
            switch constraint.site {
            case .rows(let rows): byRow[rows.lowerBound] = constraint
            case .upperBounds(let columns): byColumn[columns.lowerBound] = constraint
            case .price: break
            }
        }
        for (b, block) in source.blocks.enumerated() { reported[.rows(b)] = byRow[block.start] }
        for (b, block) in model.program.columnBlocks.enumerated() { reported[.bounds(b)] = byColumn[block.start] }
    }

    /// What a member's i-th row gains for each unit of its number, in the reading that tells it best; 1 where no number is known.
    func relief(_ member: ConflictMember) -> (Int) -> Double? {
        guard let reading = reading(member) else { return { _ in 1 } }
        return { reading.relief.known($0).map { abs($0) } }
    }

    /// - Parameter shortBy: in the units of `relief`.
    func party(_ member: ConflictMember, shortBy: Double?) -> InfeasibilityExplanation.Party {
        let label = label(member)
        guard let constraint = reported[member] else {
            return InfeasibilityExplanation.Party(
                constraint: label.quantity, where: label.place, item: label.item, years: label.year.map { [$0] } ?? [],
                key: nil, file: nil, line: nil, shortBy: nil, unit: nil)
        }
        let position = position(constraint)
        let reading = reading(member)
        return InfeasibilityExplanation.Party(
            constraint: constraint.name, where: constraint.places.joined(separator: "+"), item: constraint.item,
            years: constraint.period == .horizon
                ? Array(years) : [years.lowerBound + constraint.yearIndex],
            key: path(constraint).map(keyPath), file: position?.file,
            line: position.flatMap { $0.isOnCommandLine ? nil : $0.line },
            shortBy: shortBy.map { $0 / (reading?.perUnit ?? 1) }, unit: reading.map { PriceUnit.counted($0.unit) })
    }

    /// The number's own reading where its rows' gain is known before any plan is, else the rows' own unit.
    private func reading(_ member: ConflictMember) -> SetNumber.Reading? {
        let readings = reported[member]?.number.readings ?? []
        return readings.first { $0.perUnit != nil && $0.relief.known(0) != nil } ?? readings.first
    }

    /// A rule without a number is named by its policy.
    private func path(_ constraint: ReportedConstraint) -> [String]? {
        constraint.number.path ?? constraint.policyPath
    }

    private func position(_ constraint: ReportedConstraint) -> SourcePosition? {
        path(constraint).flatMap(document.position(of:))
    }

    private func label(_ member: ConflictMember) -> Label {
        var label = source.label(member)
        switch member {
        case .rows: break
        case .nothing:
            let isOutput = label.quantity == Equation.generationLimit.rawValue
            label.quantity = isOutput ? "hours_without_output" : "hours_without_capacity"
        case .bounds: label.quantity = "bounds_of_" + label.quantity
        }
        return label
    }
}
