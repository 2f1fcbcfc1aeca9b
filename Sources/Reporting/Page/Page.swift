import Foundation
import Output

/// A page in one file: a title, a table of contents, sections, and nothing from elsewhere.
package struct Page {
    private let title: String
    private let lead: Markup
    private let sections: [Section]
    /// Sources of scripts that the page rests on; it is whole without them.
    private let scripts: [String]

    package init(_ title: String, lead: Markup, sections: [Section], scripts: [String] = []) {
        (self.title, self.lead, self.sections, self.scripts) = (title, lead, sections, scripts)
    }

    /// The file: HTML that is well-formed XML too.
    package func html() -> String {
        let document = Markup(
            "html", ["xmlns": "http://www.w3.org/1999/xhtml", "lang": "en"], head, Markup("body", [:], content))
        return "<!DOCTYPE html>\n" + document.written + "\n"
    }

    /// What the page may load and run: its own style, and scripts of these digests.
    private var policy: String {
        let digests = scripts.map { "'sha256-\(SHA256.base64(Data(Markup.scriptText($0).utf8)))'" }
        let allowed = digests.isEmpty ? "'none'" : digests.joined(separator: " ")
        return
            "default-src 'none'; style-src 'unsafe-inline'; script-src \(allowed); img-src data:; base-uri 'none'; form-action 'none'"
    }

    /// By which a page of this program is known.
    private static let generator = Markup("meta", ["name": "generator", "content": "dcplan"])

    /// Whether a file is a page that this program made.
    package static func isOne(_ file: Data) -> Bool {
        String(decoding: file.prefix(1000), as: UTF8.self).contains(generator.written)
    }

    private var head: Markup {
        Markup(
            "head", [:], Markup("meta", ["charset": "utf-8"]), Self.generator,
            Markup("meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
            Markup("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            Markup("meta", ["name": "color-scheme", "content": "light dark"]),
            Markup("title", [:], .text(title)), .style(StyleSheet.text))
    }

    private var content: [Markup] {
        [
            SeriesStyle.patterns,
            Markup("a", ["class": "skip", "href": "#content"], "To the content"),
            Markup("header", [:], Markup("h1", ["dir": "auto"], .text(title)), lead),
            Markup(
                "nav", ["aria-label": "Contents"], Markup("ol", [:], sections.map(\.link))),
            Markup("main", ["id": "content"], sections.map(\.markup)),
        ] + scripts.map(Markup.script)
    }
}
