/// A number that a growth curve is made of, by the key that scenario files use for it.
public struct GrowthParameter: Sendable, Equatable {
    public let key: String
    /// Values that make sense; a fit that ends outside of them is refused.
    public let allowed: ClosedRange<Double>

    public init(_ key: String, _ allowed: ClosedRange<Double>) {
        self.key = key
        self.allowed = allowed
    }

    static let any = -Double.infinity...Double.infinity
    static let positive = Double.leastNonzeroMagnitude...Double.infinity
}

/// How a quantity grows over the years, y(t; θ), with t in years (2027.5 is the middle of 2027) and the parameters θ apart
/// from the curve, so that they can be fitted.
public protocol GrowthCurve: Sendable {
    /// The word that scenario files call it by.
    static var name: String { get }
    /// θ in the order of `value` and `derivatives`.
    var parameters: [GrowthParameter] { get }
    /// y(t; θ), in the unit of the quantity. Not finite where θ makes no sense.
    func value(_ t: Double, _ theta: [Double]) -> Double
    /// ∂y/∂θ at t, one value for each parameter.
    func derivatives(_ t: Double, _ theta: [Double]) -> [Double]
    /// Values from which a fit to the history may start; nil when the history gives no hold for them.
    func startingValues(for history: History) -> [Double]?
}

extension GrowthCurve {
    public var name: String { Self.name }
}

/// A curve that is a sum of known functions, y = Σⱼ θⱼ·φⱼ(t): one solution of a linear system fits it.
public protocol LinearGrowthCurve: GrowthCurve {
    /// φⱼ(t).
    func basis(_ t: Double) -> [Double]
}

extension LinearGrowthCurve {
    public func value(_ t: Double, _ theta: [Double]) -> Double {
        zip(basis(t), theta).reduce(0) { $0 + $1.0 * $1.1 }
    }

    public func derivatives(_ t: Double, _ theta: [Double]) -> [Double] { basis(t) }

    /// Linear curves need no start.
    public func startingValues(for history: History) -> [Double]? { [Double](repeating: 0, count: parameters.count) }
}
