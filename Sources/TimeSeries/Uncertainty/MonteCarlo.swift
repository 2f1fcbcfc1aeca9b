import Foundation
import LinearAlgebra

/// Draws of some uncertain numbers, each with its own distribution, their ranks correlated as asked.
///
/// A Gaussian copula: z = L·ε with L·Lᵀ the correlation matrix of the normals, xⱼ = Fⱼ⁻¹(Φ(zⱼ)). Normals whose correlation
/// is 2·sin(π·ρ_s/6) have rank correlation ρ_s, and ranks pass through Fⱼ⁻¹ unchanged (W. Kruskal, *Journal of the American
/// Statistical Association* 53 (1958) 814–861).
///
/// Each number draws from a stream of its own: one more leaves the draws of the others as they were. The same seed
/// gives the same draws on every machine of one mathematics library.
public struct MonteCarlo: Sendable {
    public struct Variable: Sendable {
        public let name: String
        /// Names its random stream.
        public let stream: String
        public let distribution: any Distribution

        public init(name: String, stream: String? = nil, distribution: any Distribution) {
            self.name = name
            self.stream = stream ?? name
            self.distribution = distribution
        }
    }

    /// Rank correlation of two variables by their names, −1…1.
    public struct Correlation: Sendable {
        public let first: String
        public let second: String
        public let rank: Double

        public init(_ first: String, _ second: String, rank: Double) {
            self.first = first
            self.second = second
            self.rank = rank
        }
    }

    public let variables: [Variable]
    private let factor: CholeskyFactor

    /// - Precondition: names are distinct, and correlations name variables.
    /// - Throws: `InvalidTimeSeriesInput` when a correlation lies outside −1…1, or when no numbers can be correlated as asked
    ///   of all pairs at once; the message says at which variable it breaks.
    public init(_ variables: [Variable], correlations: [Correlation] = []) throws(InvalidTimeSeriesInput) {
        var check = InputCheck()
        for pair in correlations {
            check.require(pair.rank, in: -1...1, "the rank correlation of \(pair.first) and \(pair.second)")
        }
        try check.finish()
        self.variables = variables
        let matrix = MonteCarlo.matrix(variables.map(\.name), correlations)
        do { factor = try CholeskyFactor(matrix) } catch {
            guard case .notPositiveDefinite(let index) = error else { preconditionFailure("\(error)") }
            throw MonteCarlo.refusal(variables[index].name, correlations)
        }
    }

    /// [sample][variable].
    ///
    /// - Complexity: O(samples·variables²).
    public func draws(_ count: Int, seed: UInt64) -> [[Double]] {
        var streams = variables.map { RandomStream(seed: seed, name: "uncertainty " + $0.stream) }
        return (0..<count).map { _ in
            let independent = streams.indices.map { streams[$0].normal() }
            return zip(variables, factor.product(independent)).map { $0.distribution.value(ofNormal: $1) }
        }
    }

    private static func matrix(_ names: [String], _ correlations: [Correlation]) -> DenseMatrix {
        var matrix = DenseMatrix(rows: names.count, columns: names.count)
        for i in names.indices { matrix[i, i] = 1 }
        for pair in correlations {
            guard let i = names.firstIndex(of: pair.first), let j = names.firstIndex(of: pair.second), i != j else {
                preconditionFailure("\(pair.first) and \(pair.second) are not two of \(names)")
            }
            let normal = 2 * sin(Double.pi * pair.rank / 6)
            matrix[i, j] = normal
            matrix[j, i] = normal
        }
        return matrix
    }

    private static func refusal(_ name: String, _ correlations: [Correlation]) -> InvalidTimeSeriesInput {
        let its = correlations.filter { $0.first == name || $0.second == name }
            .map { "\($0.first) with \($0.second) \($0.rank)" }.joined(separator: ", ")
        return InvalidTimeSeriesInput(issues: [
            "the correlations contradict each other, their matrix is not positive definite: \(name) cannot be correlated as "
                + "asked (\(its)) with what the others already share; bring some of them nearer to 0"
        ])
    }
}
