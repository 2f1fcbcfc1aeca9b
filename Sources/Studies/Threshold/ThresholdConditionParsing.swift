import Documents
import Foundation
import Planning
import Vocabulary

/// The names that a condition may use.
struct ConditionNames {
    let regions: [String]
    let links: [String]
    let origins: [String]
    let workloads: [String]
    let years: ClosedRange<Int>
    /// Kinds of limits, and names of policies.
    let limits: [String]

    init(_ scenario: Scenario, limits: [PlanSession.Limit]) {
        regions = scenario.regions.map(\.name)
        links = scenario.links.map(\.name)
        origins = Set(scenario.workloads.flatMap { $0.demands.map(\.origin) }).union(regions).sorted()
        workloads = scenario.workloads.map(\.name)
        years = scenario.horizon.years
        self.limits = Set(limits.flatMap { [$0.name, $0.policy].compactMap { $0 } }).sorted()
    }

    static let all = "all"
}

/// Reads a condition.
struct ConditionParsing {
    private let names: ConditionNames
    private let text: String

    private static let heads = ["infeasible", "unserved", "cost", "binds", "figure"]

    init(_ text: String, _ names: ConditionNames) {
        (self.text, self.names) = (text.split(whereSeparator: \.isWhitespace).joined(separator: " "), names)
    }

    /// - Throws: a `Failure` (64) that says what is not understood, and the nearest word that would be.
    func condition() throws -> ThresholdCondition {
        let (left, comparison, right) = try split()
        var words = left.split(separator: " ").map(String.init)
        guard let head = words.first else {
            throw refused("it is empty; begin with one of \(heads), or PLACE.YEAR.FIGURE")
        }
        if head == "figure" { words.removeFirst() }
        if head == "infeasible" || head == "binds" {
            if comparison != nil { throw refused("'\(head)' is compared with no number") }
            return ThresholdCondition(
                head == "binds" ? try binds(Array(words.dropFirst())) : try infeasible(words), text: text)
        }
        let parts = words.flatMap { $0.split(separator: ".", omittingEmptySubsequences: false).map(String.init) }
        let subject = try subject(parts, isFigure: head == "figure")
        guard let comparison else { throw refused("a comparison is missing, as in '\(left) > 5'") }
        return ThresholdCondition(subject, comparison, try bound(right, subject), text: text)
    }

    private var heads: String { Self.heads.joined(separator: ", ") }

    private func refused(_ message: String) -> Failure {
        Failure(.usage, "--until '\(text)': \(message)")
    }

    private func unknown(_ word: String, _ what: String, among known: [String]) -> Failure {
        let advice =
            nearest(to: word, among: known).map { "did you mean '\($0)'?" }
            ?? (known.count <= 40
                ? "there are: \(known.joined(separator: ", "))" : "see datapackage.json of a result for all")
        return refused("'\(word)' is no \(what); \(advice)")
    }

    private func split() throws -> (left: String, ThresholdCondition.Comparison?, right: String) {
        for comparison in ThresholdCondition.Comparison.allCases {
            guard let range = text.range(of: comparison.rawValue) else { continue }
            func trimmed(_ part: Substring) -> String { String(part).trimmingCharacters(in: .whitespaces) }
            return (trimmed(text[..<range.lowerBound]), comparison, trimmed(text[range.upperBound...]))
        }
        if text.contains("=") { throw refused("compare with one of > >= < <=") }
        return (text, nil, "")
    }

    private func infeasible(_ words: [String]) throws -> ThresholdCondition.Subject {
        if words.count > 1 { throw refused("'infeasible' stands alone") }
        return .infeasible
    }

    private func binds(_ words: [String]) throws -> ThresholdCondition.Subject {
        guard let name = words.first else { throw refused("which limit? as in 'binds hosting johor 2030'") }
        guard names.limits.contains(name) else {
            throw unknown(name, "limit or policy of this scenario", among: names.limits)
        }
        let places = names.regions + names.links
        var (place, year) = (String?.none, Int?.none)
        for word in words.dropFirst() {
            if let number = Int(word) {
                year = try self.year(number)
            } else {
                guard places.contains(word) else { throw unknown(word, "region, link or year", among: places) }
                place = word
            }
        }
        return .binds(name: name, place: place, year: year)
    }

    private func year(_ number: Int) throws -> Int {
        if !names.years.contains(number) {
            throw refused(
                "\(number) is no year of the plan, which spans \(names.years.lowerBound)–\(names.years.upperBound)")
        }
        return number
    }

    private func subject(_ parts: [String], isFigure: Bool) throws -> ThresholdCondition.Subject {
        guard let head = parts.first else { throw refused("which figure? as in 'johor.2030.facility_twh > 20'") }
        if !isFigure, head == "cost" {
            if parts.count > 1 {
                throw refused("'cost' is of all places and years; a region's is REGION.YEAR.cost_total_usd")
            }
            return .cost
        }
        if !isFigure, head == "unserved" { return try unserved(Array(parts.dropFirst())) }
        return try figure(parts)
    }

    private func unserved(_ parts: [String]) throws -> ThresholdCondition.Subject {
        var (place, workload, year) = (String?.none, String?.none, Int?.none)
        for part in parts {
            if let number = Int(part) {
                year = try self.year(number)
            } else if names.origins.contains(part) {
                place = part
            } else if names.workloads.contains(part) {
                workload = part
            } else {
                throw unknown(part, "place, workload or year", among: names.origins + names.workloads)
            }
        }
        return .unserved(place: place, workload: workload, year: year)
    }

    private func figure(_ parts: [String]) throws -> ThresholdCondition.Subject {
        let place = parts[0]
        let isLink = names.links.contains(place)
        guard isLink || place == ConditionNames.all || names.regions.contains(place) else {
            throw unknown(
                place, "region, link or word", among: names.regions + names.links + [ConditionNames.all] + Self.heads)
        }
        guard let key = parts.dropFirst().last, Int(key) == nil, parts.count <= 3 else {
            throw refused(
                "a figure is PLACE.YEAR.FIGURE, as in '\(place).\(names.years.upperBound).\(isLink ? "capacity_mw" : "facility_twh")'"
            )
        }
        let year = try parts.count == 3 ? year(of: parts[1]) : nil
        let known = isLink ? LinkFigure.all.map(\.figure) : RegionFigure.all.map(\.figure)
        guard let figure = known.first(where: { $0.key == key }) else {
            throw unknown(key, "figure", among: known.map(\.key))
        }
        if isLink { return .linkFigure(key: key, link: place, year: year) }
        if place == ConditionNames.all, !figure.addsUp { throw refused("\(key) does not add up over places: name one") }
        return .regionFigure(key: key, place: place == ConditionNames.all ? nil : place, year: year)
    }

    private func year(of word: String) throws -> Int {
        guard let number = Int(word) else { throw refused("'\(word)' is no year") }
        return try year(number)
    }

    /// `5`, `0.5 %`, `1_000`, `70 bn`, `+5 %`, `+100 M`.
    private func bound(_ text: String, _ subject: ThresholdCondition.Subject) throws -> ThresholdCondition.Bound {
        guard
            let match = text.wholeMatch(
                of: /([+\-−]?)\s*([0-9][0-9_,]*(?:\.[0-9_]+)?(?:[eE][+\-]?[0-9]+)?)\s*(%|k|M|bn)?/),
            let size = Double(match.output.2.filter { $0 != "_" && $0 != "," })
        else { throw refused("'\(text)' is no number; as in 0.5 %, 120, 70 bn, +5 %") }
        let hasSign = !match.output.1.isEmpty
        let number = (hasSign && match.output.1 != "+" ? -1 : 1) * size
        let unit = match.output.3.map(String.init)
        let isPercent = unit == "%"
        if hasSign, isPercent { return .change(share: number / 100) }
        let scaled = number * (["k": 1e3, "M": 1e6, "bn": 1e9, "%": 0.01][unit ?? ""] ?? 1)
        if case .cost = subject {
            if isPercent { throw refused("a share of the cost is a change, as in 'cost > +5 %'") }
            return hasSign ? .changeBy(scaled) : .number(scaled)
        }
        if case .unserved = subject, !isPercent, number >= 1 {
            throw refused("a share is meant: 'unserved > 0.5 %' or '> 0.005'")
        }
        return .number(scaled)
    }
}
