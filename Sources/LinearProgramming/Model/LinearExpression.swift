/// A handle to a block of columns of a program: x[0..<count]. A block of one takes part in every row of a row block.
public struct Columns: Sendable, Hashable {
    public let start: Int
    public let count: Int

    package init(start: Int, count: Int) {
        self.start = start
        self.count = count
    }

    /// The i-th column alone.
    public subscript(i: Int) -> Columns {
        precondition(i >= 0 && i < count, "column \(i) of a block of \(count)")
        return Columns(start: start + i, count: 1)
    }
}

extension Block {
    /// The handle of a block of columns.
    public var columns: Columns { Columns(start: start, count: count) }
}

/// The coefficient of a term: one number for every row of a block, or one for each.
public enum Coefficient: Sendable {
    case constant(Double)
    case series([Double])

    @inlinable
    public subscript(t: Int) -> Double {
        switch self {
        case .constant(let value): value
        case .series(let values): values[t]
        }
    }

    package func scaled(by factor: Double) -> Coefficient {
        switch self {
        case .constant(let value): .constant(value * factor)
        case .series(let values): .series(values.map { $0 * factor })
        }
    }

    static func + (left: Coefficient, right: Coefficient) -> Coefficient {
        switch (left, right) {
        case (.constant(let a), .constant(let b)): .constant(a + b)
        case (.constant(let a), .series(let b)): .series(b.map { a + $0 })
        case (.series(let a), .constant(let b)): .series(a.map { $0 + b })
        case (.series(let a), .series(let b)): .series(zip(a, b).map { $0 + $1 })
        }
    }
}

/// coefficient[t] · x[member(t)], for every row t of a row block.
public struct Term: Sendable {
    public var columns: Columns
    public var coefficient: Coefficient
    /// Which member of the block row t takes; nil: member t, or the only one of a block of one.
    public var member: [Int32]?
}

/// A sum of terms over blocks of columns: Σ coefficient[t] · x[member(t)].
///
/// Expressions are kept by the block: an equation over 8,760 hours is a handful of terms, whatever the number of
/// hours, and becomes sparse rows in one pass when it is added to a program.
public struct LinearExpression: Sendable {
    public private(set) var terms: [Term] = []

    public init() {}

    /// The block itself, x[t].
    public init(_ columns: Columns) { add(1, columns) }

    /// Adds coefficient · columns; a term on the same columns and members is merged with it, so that no row of the
    /// program names a column twice.
    public mutating func add(_ coefficient: Coefficient, _ columns: Columns, member: [Int32]? = nil) {
        for i in terms.indices where terms[i].columns == columns && terms[i].member == member {
            terms[i].coefficient = terms[i].coefficient + coefficient
            return
        }
        terms.append(Term(columns: columns, coefficient: coefficient, member: member))
    }

    public mutating func add(_ factor: Double, _ columns: Columns, member: [Int32]? = nil) {
        add(.constant(factor), columns, member: member)
    }

    public mutating func add(_ series: [Double], _ columns: Columns, member: [Int32]? = nil) {
        add(.series(series), columns, member: member)
    }

    public mutating func add(_ factor: Double, _ other: LinearExpression) {
        for term in other.terms { add(term.coefficient.scaled(by: factor), term.columns, member: term.member) }
    }

    public static func + (left: LinearExpression, right: LinearExpression) -> LinearExpression {
        var sum = left
        sum.add(1, right)
        return sum
    }

    public static func - (left: LinearExpression, right: LinearExpression) -> LinearExpression {
        var difference = left
        difference.add(-1, right)
        return difference
    }

    public static func * (factor: Double, expression: LinearExpression) -> LinearExpression {
        var product = LinearExpression()
        product.add(factor, expression)
        return product
    }

    /// The value of row t at the point x (all columns of the program).
    public func value(_ t: Int, at x: [Double]) -> Double {
        var sum = 0.0
        for term in terms {
            let i = term.member.map { Int($0[t]) } ?? (term.columns.count == 1 ? 0 : t)
            sum += term.coefficient[t] * x[term.columns.start + i]
        }
        return sum
    }
}
