import LinearProgramming
import Planning
import TestSupport

/// A small scenario that shows one or a few equations at work, and its cost as found on paper.
///
/// `cost` is an expression of prices and amounts, derived in the comment of each case from the toy's own
/// (`Toy`: F = 1.425·(2 + work), grid power at 100 US$/MWh for 12 hours of the day and 50 for the others).
struct EquationCase: Sendable, CustomStringConvertible {
    /// Names the golden program.
    let name: String
    let equations: [Equation]
    let cost: Double
    private let build: @Sendable () throws -> PlanModel
    /// The toy it is built from, unless it takes more than a toy.
    let toy: (@Sendable () -> Toy)?

    init(_ name: String, _ equations: [Equation], _ toy: @escaping @Sendable () -> Toy, cost: Double) {
        (self.name, self.equations, self.cost, self.toy) = (name, equations, cost, toy)
        build = { try toy().model() }
    }

    init(
        _ name: String, _ equations: [Equation], model build: @escaping @Sendable () throws -> PlanModel, cost: Double
    ) {
        (self.name, self.equations, self.build, self.cost, toy) = (name, equations, build, cost, nil)
    }

    var description: String { name }

    func model() throws -> PlanModel { try build() }

    static let all =
        stockCases + commitmentCases + paceCases + accessCases + redundancyCases + computeCases + placementCases
        + hallCases
        + coolingCases + waterCases
        + tariffCases + plantCases
        + storeCases + systemCases + linkCases + powerPolicyCases + computePolicyCases + designCases

    // What the toys' parts cost in a year, US$.

    /// A MW of facility load at all hours.
    static let gridMw = 4380.0 * 150
    /// A MW of work undone.
    static let undoneMw = 8760.0 * 10_000
    /// A rack bought, and a MW of air hall.
    static let rack = 100_000 * Toy.recovery(0.06, 5)
    static let hallMw = 8e6 * Toy.recovery(0.06, 25)

    /// Grid power for racks that stand and MW of work that is done.
    static func power(racks: Double, work: Double) -> Double { (0.02 * racks + work) * Toy.pue * gridMw }
}
