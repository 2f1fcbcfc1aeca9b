/// A file that is made up while it is read, so that readers tell which keys there are.
///
/// Every table that a reader asks for is there, one `*` of those that files name. What a key holds decides which others are
/// read: where a reader asks for one of some words, for true or false, for a number, or whether a key is there at all, the
/// specimen decides, and keeps that it could have decided otherwise. `KeySurvey` reads again with each of these decisions.
final class Specimen {
    /// The decisions to take, by the key's path; others fall to the first choice.
    let plan: [String: Node.Value?]
    /// The decisions taken, and the choices there were.
    private(set) var decisions: [String: Decision] = [:]

    struct Decision {
        /// nil: not there.
        let taken: Node.Value?
        let choices: [Node.Value?]
    }

    init(plan: [String: Node.Value?] = [:]) { self.plan = plan }

    /// The path under which it is decided whether a key is there.
    static func presence(of path: String) -> String { path + Self.presenceMark }
    static let presenceMark = "?"

    private func decide(_ path: String, among choices: [Node.Value?]) -> Node.Value? {
        if let decision = decisions[path] { return decision.taken }
        var taken = choices[0]
        if let planned = plan[path], choices.contains(planned) { taken = planned }
        decisions[path] = Decision(taken: taken, choices: choices)
        return taken
    }

    func decidesPresence(of question: KeyQuestion) -> Bool {
        decide(Specimen.presence(of: question.path), among: [nil, .boolean(true)]) != nil
    }

    /// What the key holds; nil: it is not there.
    func answer(_ question: KeyQuestion, also names: [String]) -> Node.Value? {
        let isPresent = decisions[Specimen.presence(of: question.path)]?.taken != nil
        switch question.type {
        case nil: return nil
        case .table: return .table(Table())
        case .namedTables: return .table(Specimen.tables(["*"] + names))
        case .entries: return .array([Specimen.node(.table(Specimen.table("name", .string("*"))))])
        case let type?:
            let values = Specimen.values(type)
            if question.isRequired || isPresent {
                return values.count > 1 ? decide(question.path, among: values) : values[0]
            }
            let others = values.filter { question.value?.node != $0 }
            return question.value == nil || others.isEmpty || !Specimen.decides(type)
                ? nil : decide(question.path, among: [nil] + others)
        }
    }

    /// Whether a reader may go different ways by what a key of the type holds.
    private static func decides(_ type: KeyType) -> Bool {
        switch type {
        case .boolean, .word, .number, .integer: true
        default: false
        }
    }

    /// Some values of a type that may make a difference: of numbers, 0 and another one.
    private static func values(_ type: KeyType) -> [Node.Value] {
        switch type {
        case .boolean: [.boolean(false), .boolean(true)]
        case .word(let words): words.map { .string($0) }
        case .words(let words): [.array(words.map { node(.string($0)) })]
        case .integer(let range): range.samples.map { .integer(Int($0)) }
        case .number(let range): range.samples.map { .float($0) }
        case .yearly(let range): [.float(range.usual)]
        case .numbers(let range, let count):
            [.array([Node](repeating: node(.float(range.usual)), count: count ?? 1))]
        case .numbersByYear(let range): [.table(table("2030", .float(range.usual)))]
        // Nothing is looked for on the disk.
        case .filePath: [.string("")]
        case .text, .anything: [.string("*")]
        case .texts, .values: [.array([node(.string("*"))])]
        case .table, .namedTables, .entries: [.table(Table())]
        }
    }

    private static let position = SourcePosition(file: "specimen", line: 1, column: 1)

    static func node(_ value: Node.Value) -> Node { Node(value, at: position) }

    private static func table(_ key: String, _ value: Node.Value) -> Table {
        var table = Table()
        table.set(Table.Entry(key: key, keyPosition: position, node: node(value)))
        return table
    }

    private static func tables(_ names: [String]) -> Table {
        var table = Table()
        for name in names { table.set(Table.Entry(key: name, keyPosition: position, node: node(.table(Table())))) }
        return table
    }
}

extension NumberRange {
    func contains(_ number: Double) -> Bool {
        let isAbove = lower.map { lowerIsOutside ? number > $0 : number >= $0 } ?? true
        return isAbove && upper.map { upperIsOutside ? number < $0 : number <= $0 } ?? true
    }

    /// The number nearest to 1, and another one: 0, or else the greatest.
    fileprivate var samples: [Double] {
        let other = contains(0) ? 0 : upper ?? usual
        return other == usual || !contains(other) ? [usual] : [usual, other]
    }

    /// A number of the range: the one nearest to 1.
    fileprivate var usual: Double {
        if contains(1) { return 1 }
        if let lower, lower > 1 { return lower }
        return upper ?? 1
    }
}

extension KeyValue {
    fileprivate var node: Node.Value {
        switch self {
        case .boolean(let boolean): .boolean(boolean)
        case .integer(let integer): .integer(integer)
        case .number(let number): .float(number)
        case .text(let text): .string(text)
        case .list(let elements): .array(elements.map { Specimen.node($0.node) })
        }
    }
}
