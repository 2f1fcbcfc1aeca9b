import Foundation
import FoundationXML

/// A page read as XML: its elements with what stands in them.
package final class XMLReading: NSObject, XMLParserDelegate {
    package final class Element {
        package let name: String
        package let attributes: [String: String]
        package fileprivate(set) var text = ""
        package fileprivate(set) var children: [Element] = []

        fileprivate init(_ name: String, _ attributes: [String: String]) {
            (self.name, self.attributes) = (name, attributes)
        }

        /// Itself and all within it.
        package var all: [Element] { [self] + children.flatMap(\.all) }
        package var wholeText: String { text + children.map(\.wholeText).joined() }
    }

    package private(set) var root: Element?
    /// nil: it is well-formed.
    package private(set) var problem: String?
    private var open: [Element] = []

    package init(_ text: String) {
        super.init()
        let body = text.replacing("<!DOCTYPE html>", with: "")
        let parser = XMLParser(data: Data(body.utf8))
        parser.delegate = self
        if !parser.parse() {
            let cause = parser.parserError.map { "\($0)" } ?? "no reason"
            problem = "line \(parser.lineNumber), column \(parser.columnNumber): \(cause)"
        }
    }

    package var all: [Element] { root?.all ?? [] }

    package func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = Element(name, attributes)
        if let above = open.last { above.children.append(element) } else { root = element }
        open.append(element)
    }

    package func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
    {
        open.removeLast()
    }

    package func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
    package func parser(_ parser: XMLParser, foundCDATA data: Data) {
        open.last?.text += String(decoding: data, as: UTF8.self)
    }
}
