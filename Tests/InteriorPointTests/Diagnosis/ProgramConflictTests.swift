import LinearProgramming
import TestSupport
import Testing

/// Programs without a solution, as files: what contradicts what, checked by leaving every member out.
@Suite struct ProgramConflictTests {
    static let programs = [
        "two rows": "min x\nst\na: x + y >= 3\nb: x + y <= 1\nc: x - y <= 8\nend\n",
        "a bound": "min x\nst\na: x + y >= 9\nc: x - y <= 8\nbounds\nx <= 3\ny <= 4\nend\n",
        "zero is a bound": "min x\nst\na: x + 2 y <= -1\nc: x + y <= 100\nend\n",
        "an equation": "min x\nst\na: x + y = 5\nb: x - y = 1\nc: x <= 2\nd: y <= 50\nend\n",
        "a cycle": "min x\nst\na: x - y >= 1\nb: y - z >= 1\nc: z - x >= 1\nd: x + y + z <= 30\nend\n",
        "a range": "min x\nst\na: 2 <= x + y <= 4\nb: x + 2 y >= 9\nc: y <= 2\nend\n",
        "big beside small": "min x\nst\na: 1000 x + y >= 5000000\nb: x <= 4000\nc: y <= 0.5\nd: z >= 1\nend\n",
        "two conflicts": "min x\nst\na: x >= 3\nb: x <= 1\nc: y >= 10\nd: y <= 4\ne: x + y <= 99\nend\n",
        "conflicts that share a row": "min x\nst\na: x + y + z >= 10\nb: x + y <= 2\nc: z <= 3\nd: x + z <= 1\nend\n",
        "free columns": "min x\nst\na: x + y >= 3\nb: x + y <= 1\nbounds\nx free\ny free\nend\n",
        "fixed": "min x\nst\na: x + y >= 12\nbounds\nx = 3\ny <= 5\nend\n",
        "a transport": """
        min p
        st
        s1: p + q <= 10
        s2: r + t <= 5
        d1: p + r >= 12
        d2: q + t >= 6
        end

        """,
    ]

    private func program(_ text: String) throws -> LinearProgram {
        let file = try TemporaryFile(text, name: "a.lp")
        return try LinearProgramFile.read(path: file.path, integers: .refused).program
    }

    private func explained(_ program: LinearProgram) -> ProgramConflict {
        ProgramConflict(program, ray: solve(program).rowDual) { solve($0) }
    }

    /// The rows and bounds of some members, without the rest.
    private func holding(_ parties: [ProgramConflict.Party], _ whole: LinearProgram) -> LinearProgram {
        var part = whole
        part.setObjective(LinearExpression())
        func has(_ kind: ProgramConflict.Kind, _ name: String) -> Bool {
            parties.contains { $0.kind == kind && $0.name == name }
        }
        for i in 0..<whole.rowCount where !has(.row, whole.rowName(i)) {
            part.setSides(i, lower: -.infinity, upper: .infinity)
        }
        for j in 0..<whole.columnCount {
            let name = whole.columnBlocks.name(of: j)
            part.setBounds(
                Columns(start: j, count: 1), lower: has(.lowerBound, name) ? whole.lower[j] : -.infinity,
                upper: has(.upperBound, name) ? whole.upper[j] : .infinity)
        }
        return part
    }

    private func applied(_ changes: [ProgramConflict.Change], _ whole: LinearProgram, share: Double = 1)
        -> LinearProgram
    {
        var changed = whole
        changed.setObjective(LinearExpression())
        for change in changes {
            let to = change.from + share * change.by
            for i in 0..<whole.rowCount where change.kind == .row && whole.rowName(i) == change.name {
                changed.setSides(
                    i, lower: change.isUpper ? changed.rowLower[i] : to,
                    upper: change.isUpper ? to : changed.rowUpper[i])
            }
            for j in 0..<whole.columnCount
            where change.kind != .row && whole.columnBlocks.name(of: j) == change.name {
                changed.setBounds(
                    Columns(start: j, count: 1), lower: change.isUpper ? changed.lower[j] : to,
                    upper: change.isUpper ? to : changed.upper[j])
            }
        }
        return changed
    }

    @Test(arguments: programs.keys.sorted()) func noneCanBeLeftOut(_ name: String) throws {
        let whole = try program(try #require(Self.programs[name]))
        let found = explained(whole)
        #expect(found.isIrreducible && !found.conflicts.isEmpty)
        for parties in found.conflicts {
            let names = parties.map { "\($0.kind.rawValue) \($0.name)" }
            #expect(solve(holding(parties, whole)).status == .infeasible, "\(names)")
            for i in parties.indices {
                var fewer = parties
                fewer.remove(at: i)
                #expect(solve(holding(fewer, whole)).status == .optimal, "\(names) without \(names[i])")
            }
        }
        #expect(!found.leastRelaxation.isEmpty)
        for changes in [found.leastRelaxation] + found.alternatives {
            #expect(solve(applied(changes, whole)).status == .optimal, "\(changes)")
            #expect(solve(applied(changes, whole, share: 0.97)).status == .infeasible, "\(changes)")
        }
    }

    /// x ≤ 1 and x ≥ 3, y ≤ 4 and y ≥ 10: two conflicts, and one change in each.
    @Test func everyConflictIsTold() throws {
        let found = explained(try program(try #require(Self.programs["two conflicts"])))
        #expect(Set(found.conflicts.map { Set($0.map(\.name)) }) == [["a", "b"], ["c", "d"]])
        #expect(found.leastRelaxation.count == 2)
    }

    /// a asks for 9 of the 7 that there are: 2 of 9 is less than 2 of 3 or of 4.
    @Test func theLeastIsOfTheGreatestSide() throws {
        let found = explained(try program(try #require(Self.programs["a bound"])))
        #expect(found.leastRelaxation.map(\.name) == ["a"] && found.alternatives.map { $0[0].name } == ["y", "x"])
        #expect(found.conflicts[0].allSatisfy { abs(($0.shortBy ?? .nan) - 2) < 1e-5 })
        #expect(abs(found.leastRelaxation[0].to - 7) < 0.02)
    }
}
