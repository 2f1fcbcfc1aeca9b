/// A key that an option of a command stands for: `--resolution weeks:1` for `resolution`.
public struct OptionKey: Sendable {
    let path: [String]
    let position: SourcePosition

    /// - Parameter position: of the option, for messages.
    public init(_ path: String..., setAt position: SourcePosition) {
        self.path = path
        self.position = position
    }
}

/// What overrides and options have set so far. Of two that set one key, or a key and its table, only the later one would
/// count, and whoever reads the earlier one beside the result is misled: the second is refused.
///
/// One pair is allowed: a whole table by year, and after it one of its years.
struct TakenKeys {
    /// A step down the tree. An entry of an array counts by its place, which holds when an override renames it.
    private enum Step: Equatable {
        case key(String)
        case entry(Int)
    }

    private struct Taken {
        let typed: [String]
        let steps: [Step]
        /// nil: of an option.
        let value: Node?
        let position: SourcePosition
    }

    private var taken: [Taken]

    init(_ options: [OptionKey]) {
        taken = options.map {
            Taken(typed: $0.path, steps: $0.path.map(Step.key), value: nil, position: $0.position)
        }
    }

    /// Takes the override's key, in US$ where it is of money.
    ///
    /// - Parameters:
    ///   - typed: its path as it was typed.
    ///   - root: the tree that it is about to change.
    /// - Throws: one issue when the key, its table or a part of it has been set.
    mutating func take(_ override: Override, typed: [String], in root: Node) throws(InputIssues) {
        let new = Taken(
            typed: typed, steps: TakenKeys.steps(override.path, from: root), value: override.value,
            position: override.value.position)
        let earlier = taken.first { TakenKeys.overlap($0, new) && !TakenKeys.isYear(new, of: $0) }
        taken.append(new)
        guard let earlier else { return }
        let twice = earlier.typed.count == typed.count ? "is set twice" : "is set twice, alone and with its table"
        throw InputIssues([
            Issue(
                .error, at: new.position, keyPath: typed.reduce("", joined), "\(twice); keep one of the two",
                related: earlier.position)
        ])
    }

    private static func steps(_ path: [String], from root: Node) -> [Step] {
        var place: Node? = root
        return path.map { key in
            guard let elements = place?.array else {
                place = place?.table?[key]
                return .key(key)
            }
            let index = elements.firstIndex { $0.name == key }
            place = index.map { elements[$0] }
            return index.map(Step.entry) ?? .key(key)
        }
    }

    private static func overlap(_ a: Taken, _ b: Taken) -> Bool {
        isPrefix(a.steps, b.steps) || isPrefix(a.typed, b.typed)
    }

    private static func isPrefix<T: Equatable>(_ a: [T], _ b: [T]) -> Bool { a.starts(with: b) || b.starts(with: a) }

    private static func isYear(_ new: Taken, of earlier: Taken) -> Bool {
        guard earlier.value?.table?.isYearly == true, new.typed.count == earlier.typed.count + 1 else { return false }
        return new.typed.last.flatMap(year) != nil
    }
}
