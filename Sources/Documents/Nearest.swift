/// The candidate that `word` most likely is a misspelling of, or nil when none is close.
///
/// Close is a Damerau–Levenshtein distance (optimal string alignment, letter case ignored) of at most a third of the
/// longer of the two, and 1 is close for words of two letters or more. A candidate that begins with the whole word and an
/// underscore is close too (`limit` for `limit_mw`: the unit forgotten). The first of equally close candidates wins.
///
/// - Complexity: O(n·m) letters for each candidate of similar length; words over 80 letters have no nearest.
public func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased())
    guard (1...80).contains(typed.count) else { return nil }
    var best: (candidate: String, distance: Int)?
    var completion: String?
    for candidate in candidates {
        let letters = Array(candidate.lowercased())
        let longer = max(typed.count, letters.count)
        let limit = longer < 2 ? 0 : max(1, longer / 3)
        if completion == nil, typed.count >= 2, letters.starts(with: typed + ["_"]) { completion = candidate }
        guard abs(letters.count - typed.count) <= limit else { continue }
        let distance = editDistance(typed, letters)
        if distance <= limit, distance < (best?.distance ?? Int.max) { best = (candidate, distance) }
    }
    if let completion, (best?.distance ?? Int.max) > 1 { return completion }
    return best?.candidate
}

/// The least number of insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`:
/// dᵢⱼ = min(dᵢ₋₁ⱼ + 1, dᵢⱼ₋₁ + 1, dᵢ₋₁ⱼ₋₁ + [aᵢ ≠ bⱼ], dᵢ₋₂ⱼ₋₂ + 1 if aᵢ₋₁aᵢ = bⱼbⱼ₋₁).
func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1] + [Int](repeating: 0, count: b.count)
        for j in b.indices {
            row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1) }
        }
        (beforeLast, last) = (last, row)
    }
    return last[b.count]
}

/// "did you mean `x`?", or else the list of what is allowed.
func suggestion(for word: String, among candidates: [String], called noun: String) -> String {
    if let near = nearest(to: word, among: candidates) { return "did you mean `\(near)`?" }
    return candidates.isEmpty ? "none is allowed here" : "\(noun): \(candidates.joined(separator: ", "))"
}
