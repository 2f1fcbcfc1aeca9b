import Reporting
import Testing

/// What the script of a page may do.
@Suite struct ReportScriptTests {
    /// It asks for nothing from elsewhere, makes no code of text, and puts text into the page as text alone.
    @Test(arguments: [
        "fetch", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "import(", "importScripts", "Worker",
        "eval", "Function(", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser", "srcdoc",
        "javascript:", "http://", "https://", "localStorage", "cookie", "Date.now", "Math.random", "setAttribute(\"on",
    ]) func itHasNo(_ word: String) {
        let source = ReportScript.source.replacing("http://www.w3.org/2000/svg", with: "")
        #expect(!source.contains(word))
    }

    @Test func itIsASmallOne() { #expect(ReportScript.source.utf8.count < 40_000) }
}
