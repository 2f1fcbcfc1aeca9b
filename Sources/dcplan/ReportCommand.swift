import ArgumentParser
import Documents
import Foundation
import Output
import Reporting
import Studies

struct ReportCommand: ParsableCommand, JSONPrinting {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Make the page and the notebook of saved plans again, without solving.",
        discussion: """
            Writes \(ShownFiles.all.map(\.name).joined(separator: ", ")) into each directory of results; its other files stay as they are. Of several \
            results, a page sets them side by side.

            Example: dcplan report Notebooks-out/four-regions-2030
            """)

    @Argument(
        help: ArgumentHelp("Directories of results, or their plan.json.", valueName: "result"), completion: .directory)
    var results: [String]

    @Option(
        help: ArgumentHelp(
            "File of the page that sets several results side by side; \(Self.sideBySide) unless given.",
            valueName: "file"),
        completion: .file(extensions: ["html"]))
    var html: String?

    @OptionGroup var exporting: ExportOptions
    @OptionGroup var printing: JSONOption

    static let sideBySide = "side-by-side.html"

    var printsJSON: Bool { printing.json }

    func validate() throws {
        if results.isEmpty {
            throw ValidationError("report takes one result or more: a directory that 'dcplan plan' saved")
        }
        if results.count > 1 && !exporting.request.isEmpty {
            throw ValidationError("--\(exporting.request.paths[0].name) is of one result")
        }
        if results.count == 1 && html != nil {
            throw ValidationError("--html is of several results: one has its page in its own directory")
        }
    }

    func run() throws {
        try exporting.request.check()
        let page = html ?? Self.sideBySide
        if results.count > 1 { try checkPage(page) }
        let saved = try results.map { try SavedDirectory($0) }
        for one in saved { try ResultDirectory.check(one.path, holding: .plan) }
        var files = try saved.flatMap(remake)
        if saved.count > 1 {
            let both = SideBySidePage(saved.map(\.plan), names: names(saved))
            try OutputFile.write(Array(both.html().utf8), to: page)
            files.append(page)
        } else if !exporting.request.isEmpty {
            try exporting.request.write(saved[0].exported())
            files += exporting.request.paths.map(\.path)
        }
        if printsJSON {
            printJSON(
                .object(["status": .text("ok"), "exit": .integer(0), "files": .list(files.map { .text($0) })]))
        } else {
            printResult(files.map { "\($0)\n" }.joined())
        }
    }

    /// A page that nobody named takes the place of none but its own kind.
    private func checkPage(_ path: String) throws {
        try OutputFile.check(path)
        guard html == nil, let bytes = FileManager.default.contents(atPath: path), !SideBySidePage.isOne(bytes) else {
            return
        }
        throw WriteError(path: path, reason: "the file is no page of this command; name another with --html")
    }

    private func remake(_ saved: SavedDirectory) throws -> [String] {
        let directory = try ResultDirectory(
            remaking: saved.path, holding: .plan, without: ShownFiles.all.map(\.name))
        do {
            for file in ShownFiles.all { try directory.write(file.name, file.bytes(saved.plan)) }
            try directory.commit()
        } catch {
            directory.discard()
            throw error
        }
        return ShownFiles.all.map { "\(saved.path)/\($0.name)" }
    }

    /// What each result is called: by its label, else its title; those that would be called alike, by their directories.
    private func names(_ saved: [SavedDirectory]) -> [String] {
        let names = saved.map { one in
            let document = one.plan.document
            return document.label ?? document.scenario?.title ?? document.scenario?.name ?? one.path
        }
        return zip(names, saved).map { name, one in
            names.count { $0 == name } == 1 ? name : one.path
        }
    }
}
