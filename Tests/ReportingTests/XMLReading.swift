import Foundation
import FoundationXML

/// A page read as XML: its elements with what stands in them.
final class XMLReading: NSObject, XMLParserDelegate {
    final class Element {
        let name: String
        let attributes: [String: String]
        var text = ""
        fileprivate(set) var children: [Element] = []

        init(_ name: String, _ attributes: [String: String]) { (self.name, self.attributes) = (name, attributes) }

        /// Itself and all within it.
        var all: [Element] { [self] + children.flatMap(\.all) }
        var wholeText: String { text + children.map(\.wholeText).joined() }
    }

    private(set) var root: Element?
    /// nil: it is well-formed.
    private(set) var problem: String?
    private var open: [Element] = []

    init(_ text: String) {
        super.init()
        let body = text.replacing("<!DOCTYPE html>", with: "")
        let parser = XMLParser(data: Data(body.utf8))
        parser.delegate = self
        if !parser.parse() {
            let cause = parser.parserError.map { "\($0)" } ?? "no reason"
            problem = "line \(parser.lineNumber), column \(parser.columnNumber): \(cause)"
        }
    }

    var all: [Element] { root?.all ?? [] }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = Element(name, attributes)
        if let above = open.last { above.children.append(element) } else { root = element }
        open.append(element)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
    func parser(_ parser: XMLParser, foundCDATA data: Data) { open.last?.text += String(decoding: data, as: UTF8.self) }
}
