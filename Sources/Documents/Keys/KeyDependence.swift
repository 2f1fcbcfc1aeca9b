/// How the keys of a survey depend on what other keys hold.
struct KeyDependence {
    let survey: KeySurvey

    /// What is asked of one key by questions that mean the same.
    struct Unit {
        let table: String
        let name: String
        let type: KeyType
        let meaning: String
        /// The runs that ask it; of a key that is read only if it is there, those that ask whether it is.
        var runs: Set<Int> = []
        /// The runs in which it must be there.
        var requiring: Set<Int> = []
        var values: Set<KeyValue?> = []

        var path: String { joinedPattern(table, name) }
    }

    /// In the order in which they were asked.
    private(set) var units: [Unit] = []
    /// The runs that ask of a key in any way, by its path; and those that read a table.
    private(set) var mentions: [String: Set<Int>] = [:]
    private(set) var readings: [String: Set<Int>] = [:]

    init(_ survey: KeySurvey) {
        self.survey = survey
        var askers = [Set<Int>](repeating: [], count: survey.questions.count)
        for (run, asked) in survey.runs.map(\.asked).enumerated() {
            for question in asked { askers[question].insert(run) }
        }
        var typed: [String: Set<Int>] = [:]
        for (question, runs) in zip(survey.questions, askers) {
            mentions[question.path, default: []].formUnion(runs)
            readings[question.table, default: []].formUnion(runs)
            if question.type != nil { typed[question.path, default: []].formUnion(runs) }
        }
        for (question, runs) in zip(survey.questions, askers) {
            guard let type = question.type, let meaning = question.meaning else { continue }
            let place =
                units.firstIndex { $0.path == question.path && $0.type == type && $0.meaning == meaning }
                ?? units.count
            if place == units.count {
                units.append(Unit(table: question.table, name: question.key, type: type, meaning: meaning))
            }
            units[place].runs.formUnion(runs)
            if question.isRequired {
                units[place].requiring.formUnion(runs)
            } else {
                units[place].values.insert(question.value)
            }
        }
        for place in units.indices {
            let path = units[place].path
            let deciders = survey.runs.indices.filter {
                survey.runs[$0].decisions[Specimen.presence(of: path)] != nil
            }
            if deciders.isEmpty || units[place].runs.isDisjoint(with: deciders) { continue }
            // Read only if it is there: it need not be.
            units[place].runs.formUnion(deciders)
            units[place].requiring = []
        }
    }

    /// The conditions on other keys under which `some` of the runs are what they are and others that only differ in one
    /// decision are not; `domain` are the runs that count.
    func conditions(of some: Set<Int>, among domain: Set<Int>, but path: String) -> [KeyCondition] {
        var refuting: [String: Set<Int>] = [:]
        for family in survey.families where family.path != path && family.path != Specimen.presence(of: path) {
            let members = family.runs.filter(domain.contains)
            if !members.contains(where: some.contains) { continue }
            for run in members where !some.contains(run) {
                if let place = survey.runs[run].decisions[family.path] {
                    refuting[family.path, default: []].insert(place)
                }
            }
        }
        return refuting.sorted { $0.key < $1.key }.compactMap { path, refuting in
            let inside = Set(some.compactMap { survey.runs[$0].decisions[path] })
            let outside = refuting.subtracting(inside)
            if outside.isEmpty { return nil }
            let isOfPresence = path.hasSuffix(Specimen.presenceMark)
            func values(_ places: Set<Int>) -> [KeyValue?] {
                places.sorted().map { survey.value($0, at: path) }
            }
            return KeyCondition(
                path: isOfPresence ? String(path.dropLast()) : path, isOfPresence: isOfPresence,
                values: values(inside), others: values(outside))
        }
    }

    func key(_ unit: Unit) -> Key {
        var need = Key.Need.never
        if unit.requiring == unit.runs {
            need = .always
        } else if !unit.requiring.isEmpty {
            let conditions = conditions(of: unit.requiring, among: unit.runs, but: unit.path)
            need = conditions.isEmpty ? .never : .under(conditions)
        }
        return Key(
            table: unit.table, name: unit.name, meaning: unit.meaning, type: unit.type, need: need,
            value: unit.values.count == 1 ? (unit.values.first ?? nil).flatMap { $0 == .text("*") ? nil : $0 } : nil,
            conditions: conditions(of: unit))
    }

    private func conditions(of unit: Unit) -> [KeyCondition] {
        conditions(of: unit.runs, among: readings[unit.table] ?? [], but: unit.path)
    }

    /// What follows, within a table, from each choice of its words, truths and presences.
    func rules(_ table: String, _ keys: [Key]) -> [KeyTable.Rule] {
        let units = units.filter { $0.table == table }
        return survey.families.flatMap { family -> [KeyTable.Rule] in
            let isOfPresence = family.path.hasSuffix(Specimen.presenceMark)
            let path = isOfPresence ? String(family.path.dropLast()) : family.path
            guard let decider = units.first(where: { $0.path == path }), isOfPresence || !decider.type.isNumeric else {
                return []
            }
            let deciding = survey.runs.indices.filter { survey.runs[$0].decisions[family.path] != nil }
            let contexts = conditions(of: Set(deciding), among: readings[table] ?? [], but: path)
                .filter { $0.isWithin(table) && !$0.isNumeric }
            let rules = family.runs.map { run -> KeyTable.Rule in
                let place = survey.runs[run].decisions[family.path]!
                let alike = survey.runs.indices.filter { survey.runs[$0].decisions[family.path] == place }
                return KeyTable.Rule(
                    key: decider.name, isOfPresence: isOfPresence, contexts: contexts,
                    value: isOfPresence
                        ? survey.choices[family.path]![place].map(KeyValue.init)
                        : survey.value(place, at: family.path),
                    isAbsent: survey.choices[family.path]![place] == nil,
                    forbidden: forbidden(units, in: family, alike),
                    replaced: zip(units, keys).filter { replaces($0.0, units, in: family, alike) }.map(\.1),
                    required: required(units, in: family, alike))
            }
            return rules.filter { !$0.forbidden.isEmpty || !$0.required.isEmpty || !$0.replaced.isEmpty }
        }
    }

    /// The keys that others of the family ask for, and that none of the runs with the same choice does.
    private func forbidden(_ units: [Unit], in family: KeySurvey.Family, _ alike: [Int]) -> [String] {
        var names: [String] = []
        for unit in units where !names.contains(unit.name) {
            let mentions = mentions[unit.path] ?? []
            if family.runs.contains(where: mentions.contains), !alike.contains(where: mentions.contains) {
                names.append(unit.name)
            }
        }
        return names
    }

    /// Whether the key is one of several of its name, and the one that is asked for with this choice.
    private func replaces(_ unit: Unit, _ units: [Unit], in family: KeySurvey.Family, _ alike: [Int]) -> Bool {
        let namesakes = units.filter { $0.name == unit.name && family.runs.contains(where: $0.runs.contains) }
        return namesakes.count > 1 && alike.contains(where: unit.runs.contains)
            && namesakes.contains { other in !alike.contains(where: other.runs.contains) }
    }

    /// The keys that must be there with this choice, and need not with another.
    private func required(_ units: [Unit], in family: KeySurvey.Family, _ alike: [Int]) -> [String] {
        var names: [String] = []
        for unit in units where !names.contains(unit.name) {
            let requiring = units.filter { $0.name == unit.name }.reduce(into: Set<Int>()) {
                $0.formUnion($1.requiring)
            }
            if family.runs.contains(where: { !requiring.contains($0) }), alike.allSatisfy(requiring.contains) {
                names.append(unit.name)
            }
        }
        return names
    }
}

extension KeyType {
    var isNumeric: Bool { range != nil }
}
