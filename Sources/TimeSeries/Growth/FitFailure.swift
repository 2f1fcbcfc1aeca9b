/// Why a curve could not be fitted to a history, in words.
public enum FitFailure: Error, Equatable, CustomStringConvertible {
    /// The history itself is wrong.
    case unusable(String)
    case tooFewPoints(points: Int, needed: Int, curve: String)
    /// Every value is the same.
    case flat(curve: String)
    /// The curve has no hold on this history: values of the wrong sign, or falling where it must rise.
    case noStart(curve: String)
    case notConverged(curve: String, iterations: Int)
    /// Some parameter does not change the curve at the years of the history, or not apart from the others.
    case undetermined(curve: String, parameter: String)
    /// The least squares lie where the parameter makes no sense.
    case senseless(curve: String, parameter: String, value: Double)

    public var description: String {
        switch self {
        case .unusable(let reason): "the history cannot be used: \(reason)"
        case .tooFewPoints(let points, let needed, let curve):
            "a \(curve) curve with its errors needs \(needed) years of history at the least, there \(points == 1 ? "is" : "are") \(points)"
        case .flat: "every value of the history is the same: there is no growth to fit"
        case .noStart(let curve): "no \(curve) curve comes near this history: check signs, and whether it rises"
        case .notConverged(let curve, let iterations):
            "the fit of the \(curve) curve has not converged after \(iterations) steps: the history does not determine it"
        case .undetermined(let curve, let parameter):
            "the history does not determine \(parameter) of the \(curve) curve"
        case .senseless(let curve, let parameter, let value):
            "the best fit of the \(curve) curve has \(parameter) = \(value), which makes no sense: try another curve"
        }
    }
}
