/// What somebody asks a catalogue for: a path, or the end or a word of one.
///
///     regions.johor.hosting.limit_mw      one key, by the path that it has in a file
///     regions.*.hosting                   a table, `*` for any name
///     hosting, limit_mw                   tables and keys of that name, wherever they are
///     battery                             keys that are read where some key holds that word
public struct KeyQuery {
    private let steps: [String]
    private let catalogue: KeyCatalogue

    private init(_ steps: some Sequence<String>, in catalogue: KeyCatalogue) {
        (self.steps, self.catalogue) = (Array(steps), catalogue)
    }

    public init(_ path: String, in catalogue: KeyCatalogue) {
        let bare = path.split(separator: "[", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        let text = path.hasPrefix("[") ? path.filter { $0 != "[" && $0 != "]" } : String(bare)
        steps = text.split(separator: ".", omittingEmptySubsequences: false).map { step in
            let word = step.filter { $0 != "\"" && $0 != "'" && $0 != " " }
            return word == "NAME" ? "*" : word
        }
        self.catalogue = catalogue
    }

    /// The keys that are meant, in the catalogue's order; empty: there are none.
    public var keys: [Key] {
        for ways in [fromRoot, inGrowth, inEntries, byName] {
            let found = ways()
            if !found.isEmpty { return found }
        }
        return []
    }

    /// The keys at the path, or below the table at the path; a year inside of a number by year is that number's.
    private func fromRoot() -> [Key] {
        let exact = catalogue.keys.filter { KeyQuery.begins($0.steps, with: steps) }
        if !exact.isEmpty { return special(exact) }
        guard let last = steps.last, year(of: last) != nil else { return [] }
        return catalogue.keys.filter { $0.takesYears && KeyQuery.matches($0.steps, Array(steps.dropLast())) }
    }

    /// Where a name is read in a way of its own, that way alone.
    private func special(_ keys: [Key]) -> [Key] {
        let literal = keys.filter { key in zip(key.steps, steps).allSatisfy { $0 == $1 } }
        let named = keys.filter { key in
            zip(key.steps, steps).contains { $0 == $1 && catalogue.isSpecial($0, in: key) }
        }
        return !named.isEmpty ? named : literal.isEmpty || steps.contains("*") ? keys : literal
    }

    /// A key of a growth curve that stands for a number by year.
    private func inGrowth() -> [Key] {
        guard let last = steps.last,
            catalogue.keys.contains(where: { $0.takesYears && KeyQuery.matches($0.steps, Array(steps.dropLast())) })
        else { return [] }
        return catalogue.keys.filter { $0.table == TableReader.growthPattern && $0.name == last }
    }

    /// Keys of an array of tables that is read as the root's of its name is.
    private func inEntries() -> [Key] {
        for key in catalogue.keys where key.type == .entries && steps.count > key.steps.count {
            let pattern = catalogue.pattern(ofEntries: key)
            if pattern.hasPrefix(key.path) || !KeyQuery.matches(key.steps, Array(steps.prefix(key.steps.count))) {
                continue
            }
            return KeyQuery([key.name] + steps.dropFirst(key.steps.count), in: catalogue).fromRoot()
        }
        return []
    }

    /// Keys whose path, or the path of a table around them, ends with the steps.
    private func fromAnywhere() -> [Key] {
        guard steps.contains(where: { $0 != "*" }) else { return [] }
        return catalogue.keys.filter { key in
            key.steps.indices.dropFirst().contains { start in
                start + steps.count <= key.steps.count
                    && zip(key.steps[start...], steps).allSatisfy { $0 == $1 || $1 == "*" }
            }
        }
    }

    /// Keys and tables of the name, and what is read where some key holds that word.
    private func byName() -> [Key] {
        let named = Set(fromAnywhere())
        return catalogue.keys.filter { key in
            named.contains(key)
                || steps.count == 1 && key.conditions.contains { $0.values.contains(.text(steps[0])) }
        }
    }

    /// The path that was meant where nothing is found; nil: none is near.
    public var suggestion: String? {
        if steps.count == 1 {
            return nearest(to: steps[0], among: catalogue.words)
        }
        for (place, step) in steps.enumerated() {
            let before = Array(steps[..<place])
            let here = catalogue.keys.filter { $0.steps.count > place && KeyQuery.begins($0.steps, with: before) }
            if here.contains(where: { KeyQuery.matches([$0.steps[place]], [step]) }) { continue }
            var seen: Set<String> = []
            let words = here.map { $0.steps[place] }.filter { seen.insert($0).inserted }
            guard let near = nearest(to: step, among: words) else { return nil }
            return keyPath(before + [near] + steps[(place + 1)...])
        }
        return nil
    }

    private static func begins(_ pattern: [String], with steps: [String]) -> Bool {
        pattern.count >= steps.count && matches(Array(pattern.prefix(steps.count)), steps)
    }

    private static func matches(_ pattern: [String], _ steps: [String]) -> Bool {
        pattern.count == steps.count
            && zip(pattern, steps).allSatisfy { step, typed in
                if step == typed || step == "*" || typed == "*" { return true }
                return step.hasPrefix("*") && typed.hasSuffix(step.dropFirst())
            }
    }
}

extension Key {
    var steps: [String] { path.split(separator: ".").map(String.init) }

    var takesYears: Bool { if case .yearly = type { true } else { false } }
}

extension KeyCatalogue {
    /// Whether a step of a key's path is a name that is read in a way of its own, beside others of any name.
    fileprivate func isSpecial(_ step: String, in key: Key) -> Bool {
        guard let place = key.steps.firstIndex(of: step), place < key.steps.count - 1 else { return false }
        let any = (key.steps[..<place] + ["*"]).joined(separator: ".")
        return table(any) != nil
    }

    /// Every word that a query may consist of.
    fileprivate var words: [String] {
        var seen: Set<String> = []
        let values = keys.flatMap(\.conditions).flatMap(\.values).compactMap { value -> String? in
            if case .text(let text)? = value { text } else { nil }
        }
        return (keys.map(\.name) + keys.flatMap(\.steps) + values).filter { $0 != "*" && seen.insert($0).inserted }
    }
}
