import Foundation
import Reporting

/// What results are printed to.
enum Terminal {
    /// Its columns: as COLUMNS says, or the terminal on standard output has, or 80; between 40 and 240.
    static var width: Int {
        var size = winsize()
        let isTerminal = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let said = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        let found = said ?? (isTerminal ? Int(size.ws_col) : TextTable.Style.standardWidth)
        return min(max(found, 40), 240)
    }

    /// Text of its width.
    static var style: TextTable.Style { .terminal(width: width) }
}
