import Foundation
import Reporting

extension Comparison {
    private struct Document: Encodable {
        struct Plan: Encodable {
            let name: String
            let source: String
            let title: String?
            let label: String?
            let status: String
            let resolution: String?
            let objectiveUsd: Double?
            let overrides: [String: JSONValue]
            let program: PlanDocument.ProgramPart?
        }

        struct Override: Encodable {
            let key: String
            let values: [JSONValue?]
        }

        struct Line: Encodable {
            let table: Topic
            let place: String
            let year: Int?
            let quantity: String
            let unit: String
            let values: [Double?]
            let changes: [Double?]
        }

        struct Party: Encodable {
            let who: String
            let kind: String
            /// By measure: US$, t, TWh, ML; in the order of the plans.
            let values: [String: [Double?]]
            let changes: [String: [Double?]]
        }

        struct Move: Encodable {
            let kind: String
            let what: String
            let `where`: String
            let unit: String
            let values: [Double]
            let changes: [Double]
            let size: Double
        }

        struct Limit: Encodable {
            let limit: String
            let `where`: String
            /// US$; null where it does not bind.
            let worthUsd: [Double?]
            let years: [[Int]]
            let newlyBindsIn: [Int]
            let bindsNoMoreIn: [Int]
        }

        struct Undone: Encodable {
            let what: String
            let `where`: String
            let shares: [Double]
        }

        let plans: [Plan]
        let overrides: [Override]
        let changed: Bool
        let baseIsExtended: Bool
        let moneyIsPresentValue: Bool
        let parties: [Party]
        let moves: [Move]
        let limits: [Limit]
        let notServed: [Undone]
        let rows: [Line]
    }

    /// `{"plans": […], "overrides": [{"key", "values"}], "changed": …, "parties": [{"who", "kind", "values", "changes"}], "moves": […],
    /// "limits": [{"limit", "where", "worth_usd", "newly_binds_in", "binds_no_more_in"}], "not_served": […],
    /// "rows": [{"table", "place", "year", "quantity", "unit", "values", "changes"}]}`, keys sorted, numbers not rounded, a final newline. Plans
    /// are counted from 0.
    public func json() throws -> Data {
        let plans = members.map(\.plan)
        let parties = ComparisonParties(plans)
        let others = 1..<members.count
        let document = Document(
            plans: members.map {
                Document.Plan(
                    name: $0.name, source: $0.source, title: $0.plan.scenario?.title, label: $0.plan.label,
                    status: $0.plan.status, resolution: $0.plan.scenario?.resolution,
                    objectiveUsd: $0.plan.objectiveUsd, overrides: $0.plan.overrides ?? [:], program: $0.plan.program)
            },
            overrides: overrides.map { Document.Override(key: $0.key, values: $0.values) },
            changed: !rows.isEmpty, baseIsExtended: baseIsExtended, moneyIsPresentValue: parties.isPresentValue,
            parties: parties.parties.map { party in
                Document.Party(
                    who: party.name, kind: party.kind.rawValue, values: party.values,
                    changes: party.values.mapValues { values in
                        values.map { value in zip2(values[0], value).map { $1 - $0 } }
                    })
            },
            moves: ComparisonMoves(plans).moves.map {
                Document.Move(
                    kind: $0.group.rawValue, what: $0.what, where: $0.place, unit: $0.unit, values: $0.values,
                    changes: $0.changes, size: $0.size)
            },
            limits: ComparisonLimits(plans).limits.map { limit in
                Document.Limit(
                    limit: limit.name, where: limit.place, worthUsd: limit.worth, years: limit.years,
                    newlyBindsIn: others.filter(limit.newlyBinds), bindsNoMoreIn: others.filter(limit.bindsNoMore))
            },
            notServed: ComparisonUndone(plans).lines.map {
                Document.Undone(what: $0.what, where: $0.place, shares: $0.shares)
            },
            rows: rows.map { row in
                Document.Line(
                    table: row.topic, place: row.place, year: row.year, quantity: row.quantity, unit: row.unit,
                    values: row.values, changes: members.indices.map { row.change($0) })
            })
        return try ResultCoding.bytes(document)
    }
}

/// Both, where both are there.
private func zip2<A, B>(_ a: A?, _ b: B?) -> (A, B)? {
    guard let a, let b else { return nil }
    return (a, b)
}
