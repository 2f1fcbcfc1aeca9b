import Foundation
import Reporting
import TestSupport
import Testing

/// What a page is built of: nothing of a scenario can act in it.
@Suite struct MarkupTests {
    @Test func textAndAttributesAreEscaped() {
        let hostile = "\"><script>alert('x')</script>&amp;\u{202E}\u{0}"
        let written = Markup("p", ["title": hostile, "class": nil], .text(hostile), .name(hostile)).written
        #expect(!written.contains("<script") && !written.contains("\u{202E}") && !written.contains("\u{0}"))
        #expect(written.contains("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;\\u202e\\u0000"))
        #expect(!written.contains("class"))
    }

    @Test func longNamesAreShortenedAndWholeWhenPointedAt() {
        let name = String(repeating: "long ", count: 50)
        let written = Markup.name(name).written
        #expect(written.hasPrefix("<bdi title=\"\(name)\">long long") && written.hasSuffix("…</bdi>"))
        #expect(Markup.name("short").written == "<bdi>short</bdi>")
    }

    @Test func dataCannotEndItsScript() {
        let written = Markup.data(id: "d", json: #"{"a": "</script><!--&\u2028"}"#).written
        #expect(written.components(separatedBy: "<").count == 3 && !written.contains("&"))
    }

    /// Elements of HTML have ends but for those that have none there.
    @Test func itIsHTMLAndXML() throws {
        let markup = Markup(
            "div", [:], Markup("meta", ["charset": "utf-8"]), Markup("td", [:]), Markup("rect", ["x": "1"]),
            .script("if (1 < 2 && 3 > 2) {}"), .style("a>b{color:red}"))
        let text = markup.written
        #expect(
            text.contains("<meta charset=\"utf-8\"/>") && text.contains("<td></td>") && text.contains("<rect x=\"1\"/>")
        )
        let parser = XMLReading(text)
        #expect(parser.problem == nil, "\(parser.problem ?? "")")
    }
}
