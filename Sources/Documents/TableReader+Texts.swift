extension TableReader {
    /// true or false; `default` nil: the key must be there, and false stands in when something is wrong.
    public func boolean(_ key: String, _ meaning: String? = nil, default: Bool? = nil) -> Bool {
        note(key, meaning, .boolean, isRequired: `default` == nil, value: `default`.map(KeyValue.boolean))
        guard let found = `default` == nil ? required(key, "true or false") : value(key) else {
            return `default` ?? false
        }
        if case .boolean(let boolean) = found.value { return boolean }
        mismatch(key, "true or false", found)
        return `default` ?? false
    }

    /// A string; `default` nil: the key must be there and not be empty, and "" stands in when something is wrong.
    ///
    /// - Parameter words: the only ones that the caller takes; it is the caller who refuses others.
    public func string(
        _ key: String, _ meaning: String? = nil, words: [String]? = nil, default: String? = nil
    ) -> String {
        note(
            key, meaning, words.map(KeyType.word) ?? .text, isRequired: `default` == nil,
            value: `default`.map(KeyValue.text))
        guard `default` == nil else { return text(key) ?? `default` ?? "" }
        guard let found = required(key, "a string") else { return "" }
        if found.string == "" { mismatch(key, "a string that is not empty", found) }
        return text(key) ?? ""
    }

    /// A string, nil when the key is not there or its value is wrong.
    public func optionalString(_ key: String, _ meaning: String? = nil) -> String? {
        note(key, meaning, .text)
        return text(key)
    }

    private func text(_ key: String) -> String? {
        guard let found = value(key) else { return nil }
        if found.string == nil { mismatch(key, "a string", found) }
        return found.string
    }

    /// An array of strings; `default` nil: the key must be there, and [] stands in when something is wrong.
    ///
    /// - Parameter words: the only ones that the caller takes; it is the caller who refuses others.
    public func strings(
        _ key: String, _ meaning: String? = nil, words: [String]? = nil, default: [String]? = nil
    ) -> [String] {
        note(
            key, meaning, words.map(KeyType.words) ?? .texts, isRequired: `default` == nil,
            value: `default`.map { .list($0.map(KeyValue.text)) })
        let expected = "an array of strings"
        guard let found = `default` == nil ? required(key, expected) : value(key) else { return `default` ?? [] }
        guard let elements = found.array else {
            mismatch(key, expected, found)
            return `default` ?? []
        }
        return elements.enumerated().compactMap { index, element in
            if element.string == nil { mismatch(key, "a string", element, keyPath: "\(keyPath(of: key))[\(index)]") }
            return element.string
        }
    }

    /// The whole value of a key that holds an array of anything; what is wrong with it is the caller's to report.
    public func values(_ key: String, _ meaning: String? = nil) -> Node? {
        note(key, meaning, .values, isRequired: true)
        return value(key)
    }

    /// The path of a data file, relative to the file that names it, made relative to the working directory; nil when the
    /// key is not there or its value is wrong. Whether there is such a file is not looked at.
    public func optionalFilePath(_ key: String, _ meaning: String? = nil) -> String? {
        note(key, meaning, .filePath)
        guard let text = text(key) else { return nil }
        if text.isEmpty, let found = value(key) { mismatch(key, "the path of a file", found) }
        return text.isEmpty ? nil : position(of: key).resolving(text)
    }

    /// One of the raw values of `T`; `default` nil: the key must be there, and the first case stands in when something is
    /// wrong. Precondition: `T` has cases.
    public func choice<T: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ meaning: String? = nil, as type: T.Type = T.self, default: T? = nil
    ) -> T {
        let words = T.allCases.map(\.rawValue)
        precondition(!words.isEmpty, "a choice without cases")
        note(
            key, meaning, .word(words), isRequired: `default` == nil, value: (`default`?.rawValue).map(KeyValue.text))
        if `default` == nil { _ = required(key, "one of \(words.joined(separator: ", "))") }
        return chosen(key, type) ?? `default` ?? T.allCases[T.allCases.startIndex]
    }

    /// One of the raw values of `T`, nil when the key is not there or its value is wrong.
    public func optionalChoice<T: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ meaning: String? = nil, as type: T.Type = T.self
    ) -> T? {
        note(key, meaning, .word(T.allCases.map(\.rawValue)))
        return chosen(key, type)
    }

    private func chosen<T: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: T.Type) -> T? {
        guard let found = value(key) else { return nil }
        if let word = found.string, let choice = T(rawValue: word) { return choice }
        let words = T.allCases.map(\.rawValue)
        let near = found.string.flatMap { nearest(to: $0, among: words) }.map { "; did you mean `\($0)`?" } ?? ""
        let message = "expected one of \(words.joined(separator: ", ")), found \(found.summary)\(near)"
        log.report(Issue(.error, at: found.position, keyPath: keyPath(of: key), message))
        return nil
    }
}
