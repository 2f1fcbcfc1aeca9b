/// What a plan takes, foretold from the size of its program: every number that was fitted to measured runs, and nothing else.
///
/// Measured on whole runs of `dcplan plan` (reading to writing), two threads; `Benchmarks/README.md` has the runs and how to repeat
/// them. The seconds are of two quiet cores of the machine there. A solver that has become faster changes `secondsPerMillionRows`,
/// one that takes less memory the numbers of bytes, and nothing else has to follow.
package enum PlanCost {
    /// Seconds of a plan of a million rows, and how they grow: s = a·(rows/10⁶)^p. Work is nearly linear in the rows; iterations
    /// grow slowly with them.
    static let secondsPerMillionRows = 37.0
    static let exponent = 1.07
    /// Of anything at all.
    static let leastSeconds = 0.3
    /// Solves of a program in which prices or limits weigh what links carry, until what they carry fits; and of one that rounds
    /// racks.
    static let settlingSolves = 2.5
    static let roundingSolves = 1.0

    /// Of a plan that takes so many solves of so many rows.
    static func seconds(_ rows: Int, solves: Double) -> Double {
        leastSeconds + solves * secondsPerMillionRows * compound(Double(rows) / 1e6, exponent)
    }

    /// Bytes that are taken whatever the size; for each row or column; for each nonzero. Of the whole process at its highest.
    package static let bytesAtRest = 90 << 20
    static let bytesPerLine = 270
    static let bytesPerNonzero = 165
    /// Of the vectors whose combinations solve a system, fewer in large programs: for each row or column, at least and at most, and
    /// in all, unless that is less than the least.
    static let vectorBytesPerLine = 45...300
    static let vectorBytes = 160 << 20

    /// What has to be free for a plan beside what it is expected to take: allocators' rounding and misjudgement, as a share, and what
    /// threads take of an address space.
    static let margin = 1.1
    static let bytesOfThreads = 80 << 20

    /// Bytes of them that the model takes while it is built, before anything is solved.
    static let modelBytesPerLine = 120
    static let modelBytesPerNonzero = 50
}

extension ModelSize {
    /// Bytes that a plan takes, from building to writing, beyond the program at rest.
    package var bytes: Int {
        let (lines, vectors) = (rows + columns, PlanCost.vectorBytesPerLine)
        return PlanCost.bytesPerLine * lines + PlanCost.bytesPerNonzero * nonzeros
            + max(vectors.lowerBound * lines, min(vectors.upperBound * lines, PlanCost.vectorBytes))
    }

    /// Bytes that have to be free for a plan.
    package var neededBytes: Int { Int(PlanCost.margin * Double(bytes)) + PlanCost.bytesOfThreads }

    /// Bytes that building alone takes.
    package var modelBytes: Int {
        PlanCost.modelBytesPerLine * (rows + columns) + PlanCost.modelBytesPerNonzero * nonzeros
    }

    /// The process's largest resident memory, MiB.
    public var memoryMib: Int { (PlanCost.bytesAtRest + bytes) >> 20 }
}
