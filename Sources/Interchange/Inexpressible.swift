import LinearProgramming

/// A piece of a program that a network cannot hold: which, where, when and why.
public struct Inexpressible: Sendable, Hashable, CustomStringConvertible {
    public let quantity: String
    public let place: String
    public let item: String
    /// Ascending; empty for a piece of no year.
    public let years: [Int]
    public let reason: String

    public var description: String {
        var text = quantity
        if !item.isEmpty { text += " of \(item)" }
        if !place.isEmpty { text += " in \(place)" }
        if let first = years.first, let last = years.last {
            text += first == last ? ", \(first)" : ", \(first)–\(last)"
        }
        return "\(text): \(reason)"
    }
}

/// Pieces as they are met, each named once however many of its hours and years are concerned.
struct InexpressibleLog {
    private struct Piece: Hashable {
        let quantity, place, item, reason: String
    }

    private var order: [Piece] = []
    private var years: [Piece: Set<Int>] = [:]

    mutating func note(_ label: Label, _ reason: String) {
        let piece = Piece(quantity: label.quantity, place: label.place, item: label.item, reason: reason)
        if years[piece] == nil { order.append(piece) }
        years[piece, default: []].formUnion(label.year.map { [$0] } ?? [])
    }

    var pieces: [Inexpressible] {
        order.map {
            Inexpressible(
                quantity: $0.quantity, place: $0.place, item: $0.item, years: years[$0]!.sorted(), reason: $0.reason)
        }
    }
}
