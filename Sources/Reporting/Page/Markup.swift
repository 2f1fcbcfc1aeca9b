import Output

/// A piece of a page, as a value: text, an element of HTML or SVG, or several after one another.
///
/// What stands in it is escaped when it is written, all of it: names of elements and attributes are literals of this program, and
/// text and attributes go through `Neutral.xml`, so that nothing of a scenario can act. It is written so that it is well-formed
/// XML as well as HTML.
///
/// ```swift
/// Markup("p", ["class": "note"], "Peak of ", .name(place), ": ", told.shown(figure.shown))
/// ```
package struct Markup: Sendable {
    package typealias Attributes = KeyValuePairs<StaticString, String?>

    indirect enum Piece: Sendable {
        case text(String)
        case element(StaticString, [(name: StaticString, value: String)], [Markup])
        case group([Markup])
        /// A style sheet, a script of this program's own, or data for one.
        case program(String)
    }

    let piece: Piece

    private init(_ piece: Piece) { self.piece = piece }

    /// An element. Attributes that are nil are left out; an empty text is an attribute without a value.
    ///
    /// - Precondition: no attribute runs script, and links stay in the page.
    package init(_ name: StaticString, _ attributes: Attributes = [:], _ children: Markup...) {
        self.init(name, attributes, children)
    }

    package init(_ name: StaticString, _ attributes: Attributes = [:], _ children: [Markup]) {
        let given = attributes.compactMap { key, value in value.map { (name: key, value: $0) } }
        for attribute in given {
            let key = attribute.name.description
            precondition(!key.hasPrefix("on"), "an attribute that runs script")
            let isLink = ["href", "xlink:href", "src", "action", "formaction"].contains(key)
            precondition(!isLink || attribute.value.hasPrefix("#"), "a link that leaves the page")
        }
        piece = .element(name, given, children)
    }

    /// Text of any length; line breaks are blanks.
    package static func text(_ text: String) -> Markup { Markup(.text(text)) }

    package static func group(_ pieces: [Markup]) -> Markup { Markup(.group(pieces)) }
    package static let nothing = Markup(.group([]))

    /// A name of a scenario, apart from the direction of what surrounds it; a long one shortened, whole when it is pointed at.
    package static func name(_ text: String, width: Int = Markup.longestName) -> Markup {
        let short = Wrapping.shortened(text, width: width)
        return Markup("bdi", ["title": short == text ? nil : text], .text(short))
    }

    /// Columns of text that a name takes at most.
    package static let longestName = 40

    /// A style sheet. - Precondition: it has none of `<`, `&`.
    package static func style(_ source: String) -> Markup {
        precondition(!source.contains { "<&".contains($0) }, "a style sheet that XML would not read as text")
        return Markup(.element("style", [], [Markup(.program(source))]))
    }

    /// A script. - Precondition: it ends neither itself nor the section that it stands in.
    package static func script(_ source: String) -> Markup {
        let text = scriptText(source)
        precondition(!source.contains("]]>") && !source.lowercased().contains("</script"), "a script that ends itself")
        return Markup(.element("script", [], [Markup(.program(text))]))
    }

    /// What stands between the tags of a script, of which its digest is made.
    package static func scriptText(_ source: String) -> String { "//<![CDATA[\n\(source)\n//]]>" }

    /// Data for a script: JSON in which no tag can begin and no entity.
    package static func data(id: String, json: String) -> Markup {
        let safe = Neutral.json(json).replacing("<", with: "\\u003c").replacing(">", with: "\\u003e")
            .replacing("&", with: "\\u0026")
        return Markup("script", ["type": "application/json", "id": id], Markup(.program(safe)))
    }

    /// Whether there is nothing in it.
    package var isNothing: Bool {
        if case .group(let pieces) = piece { return pieces.allSatisfy(\.isNothing) }
        return false
    }
}

extension Markup: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self = .text(value) }
}

// MARK: Writing

extension Markup {
    /// As it stands in a file. - Complexity: O(length).
    package var written: String {
        var out = ""
        write(to: &out)
        return out
    }

    /// Elements of HTML that have no end.
    private static let void: Set = ["meta", "br", "hr", "col", "input"]
    /// Elements of SVG that mostly have nothing in them.
    private static let shapes: Set = ["rect", "line", "path", "circle", "polyline", "polygon"]

    private func write(to out: inout String) {
        switch piece {
        case .text(let text): out += Markup.escaped(text)
        case .group(let pieces): for piece in pieces { piece.write(to: &out) }
        case .program(let source): out += source
        case .element(let name, let attributes, let children):
            let tag = name.description
            out += "<" + tag
            for attribute in attributes {
                out += " " + attribute.name.description + "=\"" + Markup.escaped(attribute.value) + "\""
            }
            if Markup.void.contains(tag) || Markup.shapes.contains(tag) && children.isEmpty {
                out += "/>"
                return
            }
            out += ">"
            for child in children { child.write(to: &out) }
            out += "</" + tag + ">"
            if Markup.blocks.contains(tag) { out += "\n" }
        }
    }

    /// Each begins a line of the file.
    private static let blocks: Set = [
        "tr", "p", "h1", "h2", "h3", "section", "figure", "table", "div", "li", "svg", "g", "details", "head", "title",
        "meta", "style", "script", "nav", "header", "main", "footer",
    ]

    private static func escaped(_ text: String) -> String {
        let plain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && !isSign($0) }
        return plain ? text : Neutral.xml(text.replacing(/[\n\r\t]+/, with: " "), limit: .max)
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }
}
