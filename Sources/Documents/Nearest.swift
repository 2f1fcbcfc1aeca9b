/// The candidate that `word` most likely is a misspelling of, or nil when none is close.
///
/// Close is a Damerau–Levenshtein distance (optimal string alignment, in bytes, case of ASCII letters ignored) of at most a
/// third of the longer of the two, and 1 is close for words of two letters or more. A candidate that begins with the whole
/// word and an underscore is close too (`limit` for `limit_mw`: the unit forgotten). The first of equally close candidates
/// wins. Words over 80 bytes have no nearest, and only the first 1,000 candidates are looked at: a file of nothing but
/// mistakes must not cost their square.
///
/// - Complexity: O(letters · limit) for each candidate of similar length.
public func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = word.utf8.map(lowercase)
    guard (1...longestWord).contains(typed.count) else { return nil }
    var best: (candidate: String, distance: Int)?
    var completion: String?
    for candidate in candidates.prefix(mostCandidates) {
        let length = candidate.utf8.count
        let longer = max(typed.count, length)
        let limit = min(longer < 2 ? 0 : max(1, longer / 3), (best?.distance ?? Int.max) - 1)
        if completion == nil, typed.count >= 2, length > typed.count, isUnitForgotten(typed, candidate) {
            completion = candidate
        }
        guard abs(length - typed.count) <= limit else { continue }
        if let distance = editDistance(typed, candidate.utf8.map(lowercase), atMost: limit) {
            best = (candidate, distance)
        }
    }
    if let completion, (best?.distance ?? Int.max) > 1 { return completion }
    return best?.candidate
}

private let longestWord = 80
private let mostCandidates = 1_000

private func lowercase(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }

/// Whether the candidate is the word, an underscore and more.
private func isUnitForgotten(_ typed: [UInt8], _ candidate: String) -> Bool {
    var letters = candidate.utf8.makeIterator()
    for byte in typed where letters.next().map(lowercase) != byte { return false }
    return letters.next() == UInt8(ascii: "_")
}

/// The least number of insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`, nil when it is
/// over `limit`:
/// dᵢⱼ = min(dᵢ₋₁ⱼ + 1, dᵢⱼ₋₁ + 1, dᵢ₋₁ⱼ₋₁ + [aᵢ ≠ bⱼ], dᵢ₋₂ⱼ₋₂ + 1 if aᵢ₋₁aᵢ = bⱼbⱼ₋₁).
///
/// - Complexity: O(limit) for words that differ from the start, O(n·m) for others.
func editDistance(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int? {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = beforeLast
    for i in a.indices {
        row[0] = i + 1
        var least = i + 1
        for j in b.indices {
            var d = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { d = min(d, beforeLast[j - 1] + 1) }
            row[j + 1] = d
            least = min(least, d)
        }
        // A swap reaches back two rows, at a cost of one.
        if least > limit + 1 { return nil }
        (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count] <= limit ? last[b.count] : nil
}

/// "did you mean `x`?", or else the list of what is allowed.
func suggestion(for word: String, among candidates: [String], called noun: String) -> String {
    if let near = nearest(to: word, among: candidates) { return "did you mean `\(near)`?" }
    return candidates.isEmpty ? "none is allowed here" : "\(noun): \(candidates.joined(separator: ", "))"
}
