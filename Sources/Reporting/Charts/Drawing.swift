import Output

/// Shapes of a picture, in the units of its view box: about 0.8 pixels on a phone and 1.2 on a desk.
package enum Drawing {
    /// Columns of a text in so many units: of 14 units' height, letters are about 7.6 wide.
    package static let letter = 7.6
    /// Digits and signs of the widest fonts that browsers fall back on.
    package static let digit = 9.5
    package static let line = 17.0

    /// To a tenth. What is nowhere, as the number that stands there is none, is at the edge; what is far outside of any picture is as
    /// far outside as a browser will draw.
    package static func at(_ value: Double) -> String {
        let place = value.isNaN ? 0 : min(max(value, -farthest), farthest)
        let tenths = (place * 10).rounded() / 10
        return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
    }

    private static let farthest = 1e6

    package enum Anchor: String { case start, middle, end }

    package static func text(
        _ content: String, x: Double, y: Double, anchor: Anchor = .start, style: String? = nil
    ) -> Markup {
        Markup(
            "text",
            ["x": at(x), "y": at(y), "text-anchor": anchor == .start ? nil : anchor.rawValue, "class": style],
            .text(content))
    }

    /// A name in at most so many units; the whole of it when it is pointed at.
    package static func name(
        _ name: String, x: Double, y: Double, width: Double, anchor: Anchor = .start, style: String? = nil
    ) -> Markup {
        let short = Wrapping.shortened(Neutral.line(name, limit: .max), width: max(Int(width / letter), 2))
        return Markup(
            "text",
            ["x": at(x), "y": at(y), "text-anchor": anchor == .start ? nil : anchor.rawValue, "class": style],
            .text(short), short == name ? .nothing : Markup("title", [:], .text(name)))
    }

    package static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) -> Markup {
        Markup("line", ["x1": at(x1), "y1": at(y1), "x2": at(x2), "y2": at(y2), "class": style])
    }

    package static func path(_ points: [(x: Double, y: Double)], _ style: String, dashes: String? = nil) -> Markup {
        let text = points.map { "\(at($0.x)) \(at($0.y))" }.joined(separator: "L")
        return Markup("path", ["d": "M" + text, "class": style, "stroke-dasharray": dashes])
    }

    /// A shape that stands for a number: what it is of when it is pointed at.
    package static func bar(
        x: Double, y: Double, width: Double, height: Double, _ told: Told, _ style: SeriesStyle, says title: String
    ) -> Markup {
        Markup(
            "rect",
            [
                "x": at(x), "y": at(y), "width": at(max(width, 0)), "height": at(max(height, 0.3)),
                "class": "mark \(style.styleClass)", "style": style.fill, "data-value": told.raw, "data-key": told.key,
            ], Markup("title", [:], .text(title)))
    }

    package static func swatch(x: Double, y: Double, _ style: SeriesStyle) -> Markup {
        Markup(
            "rect",
            [
                "x": at(x), "y": at(y - 9), "width": "10", "height": "10", "class": style.styleClass,
                "style": style.fill,
            ])
    }

    /// The number itself, written in a picture.
    package static func number(
        _ told: Told, _ text: String, x: Double, y: Double, anchor: Anchor = .start, style: String = "number"
    ) -> Markup {
        Markup(
            "text",
            [
                "x": at(x), "y": at(y), "text-anchor": anchor == .start ? nil : anchor.rawValue, "class": style,
                "data-value": told.raw, "data-key": told.key,
            ], .text(text))
    }
}

/// A picture with what it says above it and its numbers below.
package struct Picture {
    /// Units across, of any picture that stands beside others.
    package static let width = 460.0

    let id: String
    /// The finding: what the picture shows.
    let title: Markup
    /// What is drawn, for those who do not see it.
    let description: String
    let width: Double
    let height: Double
    let shapes: [Markup]
    /// The same numbers.
    let table: [Markup]

    package init(
        id: String, title: Markup, description: String, width: Double = Picture.width, height: Double, shapes: [Markup],
        table: [Markup]
    ) {
        (self.id, self.title, self.description, self.width) = (id, title, description, width)
        (self.height, self.shapes, self.table) = (height, shapes, table)
    }

    package var markup: Markup {
        let svg = Markup(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(Drawing.at(width)) \(Drawing.at(height))",
                "role": "img", "aria-labelledby": "\(id)-title \(id)-desc",
            ],
            [
                Markup("title", ["id": "\(id)-title"], .text(title.plainText)),
                Markup("desc", ["id": "\(id)-desc"], .text(description)),
            ] + shapes)
        return Markup(
            "figure", ["id": id], Markup("figcaption", [:], title), svg, .details("The numbers", table))
    }
}

extension Markup {
    /// What it says, without elements.
    package var plainText: String {
        switch piece {
        case .text(let text): text
        case .element(_, _, let children): children.map(\.plainText).joined()
        case .group(let pieces): pieces.map(\.plainText).joined()
        case .program: ""
        }
    }
}
