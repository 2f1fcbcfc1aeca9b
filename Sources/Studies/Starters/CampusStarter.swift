import Foundation

/// A campus in two files: the numbers that an operator makes his own, over a whole scenario with those and all others.
///
/// Both come from one text (`CampusStarterText`): the first file has its marked lines under the headings of their tables, the second all of
/// them, so that each reads alone and the two say the same until one of them is edited; then `dcplan compare NAME.toml` tells what the edits do.
struct CampusStarter {
    let name: StarterName

    init(_ name: StarterName) { self.name = name }

    private static let mark = "* "

    var starter: Starter {
        Starter(
            files: [
                Starter.File(
                    path: name.path, text: header + operatorText,
                    summary: "the campus: \(numberCount) numbers, ten of them marked (1) to (10) to begin with"),
                Starter.File(
                    path: name.beside(baseName + ".toml"), text: baseHeader + wholeText,
                    summary: "all its numbers: plant, racks, weather and rules besides"),
            ], next: "dcplan \(name.path)")
    }

    private var baseName: String { name.name + "-base" }

    private var header: String {
        """
        # One data-centre campus in Johor: the numbers that are its operator's.
        #
        # Make the ten marked (1) to (10) yours and it is a plan for your board; the others here are worth a look. All else, from the weather to
        # the curves of chillers, stands in \(baseName).toml, and any of its keys may be set here too.
        #
        #   dcplan \(name.path)                 what to build when, what it costs, what limits it
        #   dcplan compare \(name.path)         what your changes do, against \(baseName).toml
        #   dcplan check \(name.path) --sources which numbers are weak
        #   dcplan keys hosting                 what a key means, what it takes
        #
        # Every number says what it is and where it is from, the range in which it lies in brackets:
        #   S  read in the named source            D  arithmetic on sourced numbers
        #   K  common engineering knowledge        W  weak: a guess; change it before you rely on it
        # Money is real US$ of 2025, or ringgit at the rate below. Numbers by year are interpolated between the years given and held outside.

        extends = "\(baseName).toml"
        name = "\(name.name)"
        title = \(title(suffix: ""))

        """
    }

    private var baseHeader: String {
        """
        # A campus in Johor, whole: what \(name.name).toml begins from and is compared with. Change your numbers there; change these when you
        # know better what things cost. Grades and ranges as there.

        name = "\(baseName)"
        title = \(title(suffix: ", as it was begun"))
        resolution = "weeks:4"             # four weeks of each year, hour by hour; confirm with --resolution full

        """
    }

    private func title(suffix: String) -> String {
        StarterName.quoted((name.title.lowercased() == "campus" ? "A campus in Johor" : name.title) + suffix)
    }

    private static var lines: [String] { CampusStarterText.lines.components(separatedBy: "\n") }

    private var wholeText: String {
        CampusStarter.lines.map { $0.hasPrefix(CampusStarter.mark) ? String($0.dropFirst(2)) : $0 }
            .joined(separator: "\n") + "\n"
    }

    private var numberCount: Int {
        CampusStarter.lines.count { $0.hasPrefix(CampusStarter.mark) && !$0.hasPrefix(CampusStarter.mark + "#") }
    }

    /// Marked lines, each table under its heading; what names an entry of an array of tables goes with its heading.
    private var operatorText: String {
        var (text, heading, rule) = ("", [String](), String?.none)
        for line in CampusStarter.lines {
            if line.hasPrefix("[") {
                heading = [line]
            } else if line.hasPrefix("# ---") {
                rule = line
            } else if heading.first?.hasPrefix("[[") == true, line.hasPrefix("name = ") || line.hasPrefix("kind = ") {
                heading.append(line)
            } else if line.hasPrefix(CampusStarter.mark) {
                if let known = rule { text += "\n\(known)\n" }
                if !heading.isEmpty { text += (rule == nil ? "\n" : "") + heading.joined(separator: "\n") + "\n" }
                (heading, rule) = ([], nil)
                text += line.dropFirst(2) + "\n"
            }
        }
        return text
    }
}
