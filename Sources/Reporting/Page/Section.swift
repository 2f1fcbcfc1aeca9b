/// A part of the page under a heading of its own.
package struct Section: Sendable {
    /// Of its element, and the beginning of those within it: letters and hyphens.
    package let id: String
    package let title: String
    package let body: [Markup]

    package init(_ id: StaticString, _ title: String, _ body: [Markup]) {
        (self.id, self.title) = (id.description, title)
        self.body = body.filter { !$0.isNothing }
    }

    var markup: Markup {
        Markup(
            "section", ["id": id, "aria-labelledby": "\(id)-title"],
            [Markup("h2", ["id": "\(id)-title"], .text(title))] + body)
    }

    var link: Markup { Markup("li", [:], Markup("a", ["href": "#\(id)"], .text(title))) }
}

/// A group of charts that stand beside each other where there is room.
extension Markup {
    package static func charts(_ charts: [Markup]) -> Markup {
        let drawn = charts.filter { !$0.isNothing }
        return drawn.isEmpty ? .nothing : Markup("div", ["class": "charts"], drawn)
    }
}
