import LinearAlgebra

/// Sides that the numbers which ask for something cannot reach: "no limit", written as a number.
///
/// A multiplier of such a side is of the size of rounding and its product with the side is of any size; a distance to it
/// is all the rounding that the others have. They are left out: an optimum of what is left that stays within them is one
/// of the program, with multipliers of zero, and a Farkas ray of what is left is one of the program. A point outside them,
/// or none, and the program is solved with them.
struct FarSides {
    /// Rows and columns whose lower or upper side is left out.
    private(set) var columns: [Int] = []
    private(set) var rows: [Int] = []

    /// Leaves out sides of at least `settings.least` which, in the units that equilibration gives to rows and columns, are more than
    /// `settings.ratio` times the largest side that keeps zero out (demands; without any, the median of all sides).
    ///
    /// Nil when there are none. - Complexity: O(rows + columns); O(entries) once a side of that size is there.
    init?(
        of program: inout ReducedProgram, _ byColumn: CompressedMatrix, _ settings: FarSideSettings,
        _ scaling: ScalingSettings, _ workers: Workers
    ) {
        func isLarge(_ lower: Double, _ upper: Double) -> Bool {
            lower < upper
                && (upper.isFinite && upper >= settings.least || lower.isFinite && lower <= -settings.least)
        }
        if !settings.leavesOut
            || !zip(program.lower, program.upper).contains(where: isLarge)
                && !zip(program.rowLower, program.rowUpper).contains(where: isLarge)
        {
            return nil
        }
        let scale = Equilibration(program, byColumn: byColumn, scaling, workers)
        let reach = settings.ratio * Self.reach(program, scale)
        for i in 0..<program.rowCount where isLarge(program.rowLower[i], program.rowUpper[i]) {
            let limit = max(settings.least, reach / scale.row[i])
            if Self.leaveOut(&program.rowLower[i], &program.rowUpper[i], beyond: limit) { rows.append(i) }
        }
        for j in 0..<program.columnCount where isLarge(program.lower[j], program.upper[j]) {
            let limit = max(settings.least, reach * scale.column[j])
            if Self.leaveOut(&program.lower[j], &program.upper[j], beyond: limit) { columns.append(j) }
        }
        if rows.isEmpty && columns.isEmpty { return nil }
    }

    private static func leaveOut(_ lower: inout Double, _ upper: inout Double, beyond limit: Double) -> Bool {
        let (isLow, isHigh) = (lower.isFinite && lower <= -limit, upper.isFinite && upper >= limit)
        if isLow { lower = -.infinity }
        if isHigh { upper = .infinity }
        return isLow || isHigh
    }

    /// In equilibrated units, the largest side that keeps zero out; without any, the median of the sides that are not zero.
    private static func reach(_ program: ReducedProgram, _ scale: Equilibration) -> Double {
        var demand = 0.0
        var limits: [Double] = []
        func see(_ lower: Double, _ upper: Double, _ factor: Double) {
            demand = max(demand, factor * max(lower.isFinite ? lower : 0, upper.isFinite ? -upper : 0))
            for side in [lower, upper] where side != 0 && side.isFinite { limits.append(factor * abs(side)) }
        }
        for i in 0..<program.rowCount { see(program.rowLower[i], program.rowUpper[i], scale.row[i]) }
        for j in 0..<program.columnCount { see(program.lower[j], program.upper[j], 1 / scale.column[j]) }
        if demand > 0 { return demand }
        limits.sort()
        return limits.isEmpty ? 1 : limits[limits.count / 2]
    }

    /// Whether a point of what is left keeps within what was left out of the program.
    func hold(_ x: [Double], _ given: GivenProgram) -> Bool {
        let (program, matrix) = (given.program, given.matrix)
        for j in columns where x[j] < program.lower[j] || x[j] > program.upper[j] { return false }
        for i in rows {
            let activity = matrix.activity(i, x)
            if activity < matrix.lower[i] || activity > matrix.upper[i] { return false }
        }
        return true
    }
}
