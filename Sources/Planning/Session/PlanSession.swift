import LinearProgramming
import Vocabulary

/// A model that is built once, changed, and solved again from what is known.
///
/// With the program  min c·x + k,  r ≤ A·x ≤ R,  l ≤ x ≤ u,  a change is one of
///
///     cost     c ← c + a on some columns              A, and what is feasible, stay
///     bounds   l, u of a column                       A and c stay
///     sides    r, R of a row                          A and c stay; a row without sides is gone
///     row      A, r, R get one row more, at the end   every index stays
///     weight   of an item of the ledger: c ← c + (w − 1)·(what the item charges)
///     goal     c ← another objective
///
/// None moves a column or row that was there, so that handles, duals and the points of earlier solves keep their meaning: an
/// earlier optimum and points on the way to it are offered to the solver to start from, with y = 0 in rows that are new. Changes are kept in a list,
/// so that a program of the same shape built anew, as `settle` does, gets them too.
///
/// A snapshot is the session's value at a moment; going back to it gives the same program, byte for byte, and the solution that was
/// known of it. Arrays are shared until they are changed, so that a snapshot costs what is changed after it.
///
/// What a plan read from a changed session says is true of the changed program; its audit, which goes by the scenario, is not.
public struct PlanSession {
    public private(set) var model: PlanModel
    private var changes: [SessionChange] = []
    /// Of the program as it is.
    private var known: Solution?
    /// The last optimum, and how many ordinary rows its program had.
    private var last: (optimum: Solution, rows: Int)?
    /// A point to start from where nothing was solved yet.
    private var given: NearbyPoint?

    let solver: any LinearProgramSolver
    /// Whether it is to be changed and solved again, so that it pays to keep points to start from.
    private let programsFollow: Bool
    let observe: (SolveEvent) -> Bool

    /// `observe` is called at each event; returning false at an iteration stops the solve with `interrupted`. The last optimum of `other`, a
    /// session of a scenario much like this one, is offered to begin from where the two programs have one shape.
    public init(
        _ model: PlanModel, solver: any LinearProgramSolver, programsFollow: Bool = false,
        after other: PlanSession? = nil,
        observe: @escaping (SolveEvent) -> Bool = { _ in true }
    ) {
        self.model = model
        if let other, other.model.program.hasShape(of: model.program) { last = other.last }
        self.solver = solver
        self.programsFollow = programsFollow
        self.observe = observe
    }
}

// MARK: - Solving

extension PlanSession {
    /// The solution of the program as it is; without a solve where nothing has changed since one that came to an end.
    @discardableResult
    public mutating func solve() -> Solution {
        if let known {
            _ = observe(.known)
            return known
        }
        _ = observe(.solving(rows: model.program.totalRowCount, columns: model.program.columnCount))
        let solution = solver.solve(
            model.program, near: takeNearbyPoints(), programsFollow: programsFollow || model.weighsCarriedPower
        ) { observe(.iteration($0)) }
        _ = observe(.solved(solution.status))
        if [.optimal, .infeasible, .unbounded].contains(solution.status) { known = solution }
        if solution.status == .optimal { last = (solution, model.program.rowCount) }
        return solution
    }

    /// Starts the first solve from the first point that was kept on the way to the optimum of the same plan on fewer hours.
    mutating func start(from solution: Solution, of coarse: PlanModel) {
        guard let point = solution.waypoints.first else { return }
        given = FinerHours(from: coarse, to: model).point(point)
    }

    /// The plan of a solution of the program as it is.
    public func plan(_ solution: Solution) -> Plan { model.plan(solution) }

    /// The last optimum, and the points on the way to it, in the shape of the program as it is; where there was none, the point to
    /// start from, which is then the solver's alone.
    private mutating func takeNearbyPoints() -> [NearbyPoint] {
        defer { given = nil }
        guard let last, last.optimum.rowDual.count >= last.rows else { return given.map { [$0] } ?? [] }
        let optimum = NearbyPoint(primal: last.optimum.primal, rowDual: last.optimum.rowDual)
        return (last.optimum.waypoints + [optimum]).map { shaped($0, rows: last.rows) }
    }

    private func shaped(_ point: NearbyPoint, rows before: Int) -> NearbyPoint {
        let (y, rows) = (point.rowDual, model.program.rowCount)
        if rows == before { return point }
        let kept = Array(y[..<min(rows, before)])
        let new = [Double](repeating: 0, count: max(0, rows - before))
        return NearbyPoint(primal: point.primal, rowDual: kept + new + y[before...], relativeGap: point.relativeGap)
    }

    /// Solves a program cut out of the session's, as a search for what contradicts what does.
    func solve(part: LinearProgram) -> Solution {
        _ = observe(.trying)
        return solver.solve(part) { _ in observe(.tryIteration) }
    }
}

// MARK: - Going back

extension PlanSession {
    /// A session's program, changes and known solution at a moment.
    public struct Snapshot {
        fileprivate let model: PlanModel
        fileprivate let changes: [SessionChange]
        fileprivate let known: Solution?
    }

    public var snapshot: Snapshot { Snapshot(model: model, changes: changes, known: known) }

    /// Undoes every change since the snapshot.
    public mutating func restore(_ snapshot: Snapshot) {
        (model, changes, known) = (snapshot.model, snapshot.changes, snapshot.known)
    }

    /// Does something to the session and undoes it; what was found comes back.
    public mutating func trying<Found>(_ attempt: (inout PlanSession) throws -> Found) rethrows -> Found {
        let before = snapshot
        defer { restore(before) }
        return try attempt(&self)
    }
}

// MARK: - Changing

extension PlanSession {
    /// Adds coefficient[i] · x[i] of the block to the objective.
    public mutating func addCost(_ coefficient: Coefficient, _ columns: Columns) {
        change(.cost(coefficient, columns))
    }

    /// Sets the bounds of one member of a block; nothing where they are so already.
    public mutating func setBounds(_ columns: Columns, _ i: Int = 0, lower: Double, upper: Double) {
        let j = columns.start + i
        if model.program.lower[j] == lower && model.program.upper[j] == upper { return }
        change(.bounds(columns[i], lower: lower, upper: upper))
    }

    /// Sets the sides of an ordinary row; nothing where they are so already.
    public mutating func setSides(_ row: Int, lower: Double, upper: Double) {
        if model.program.rowLower[row] == lower && model.program.rowUpper[row] == upper { return }
        change(.sides(row: row, lower: lower, upper: upper))
    }

    /// Adds lower ≤ Σ_t expression(t) ≤ upper behind the ordinary rows; returns its index.
    @discardableResult
    public mutating func addRow(
        _ label: Label, lower: Double = -.infinity, upper: Double = .infinity, _ expression: LinearExpression
    ) -> Int {
        change(.row(label, lower: lower, upper: upper, expression))
        return model.program.rowCount - 1
    }

    /// Takes the sides of a row away: it holds nothing any more, and keeps its index.
    public mutating func removeRow(_ row: Int) { setSides(row, lower: -.infinity, upper: .infinity) }

    /// Makes an item of the ledger count w times what it has counted so far.
    ///
    /// - Throws: `SessionRefusal` where nothing of the program costs such.
    public mutating func weigh(_ item: CostItem, by weight: Double) throws(SessionRefusal) {
        if !weight.isFinite { throw SessionRefusal("a weight of \(weight) is no number") }
        if !model.ledger.entries.contains(where: { $0.item == item }) {
            throw SessionRefusal("nothing of the program costs \(item.rawValue)")
        }
        if weight != 1 { change(.weight(item, weight)) }
    }

    /// Puts another objective in place of costs; the ledger still says what a plan costs.
    public mutating func minimise(_ expression: LinearExpression) { change(.goal(expression)) }

    /// Present value of all costs, as an expression; see `LinearProgram.objective`.
    public var objective: LinearExpression { model.program.objective }

    mutating func change(_ change: SessionChange) {
        change.apply(to: &model)
        changes.append(change)
        known = nil
    }

    /// Holds other factors of what links carry: the program built anew, with the changes made to it so far.
    mutating func hold(_ factors: CarriedFactors) {
        if factors == model.carried { return }
        model = model.rebuilt(factors)
        for change in changes { change.apply(to: &model) }
        known = nil
    }
}

extension LinearProgram {
    /// Whether points of the one are points of the other: as many columns and rows of either sort.
    fileprivate func hasShape(of other: LinearProgram) -> Bool {
        (columnCount, rowCount, totalRowCount) == (other.columnCount, other.rowCount, other.totalRowCount)
    }
}

/// A change that a session does not make, and why.
public struct SessionRefusal: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
