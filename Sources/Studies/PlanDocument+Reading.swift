import Documents
import Foundation
import OperatingSystem
import Reporting

extension PlanDocument {
    /// Reads the bytes of a `plan.json`; `path` is what messages name.
    ///
    /// - Throws: `InputIssues` with one issue when they are not JSON or not a plan.
    public init(_ bytes: some DataProtocol, path: String) throws(InputIssues) {
        do {
            self = try ResultCoding.decoder.decode(PlanDocument.self, from: Data(bytes))
        } catch {
            throw PlanDocument.refused(path, PlanDocument.words(error))
        }
        for (region, byYear) in regions {
            for year in byYear.keys.sorted() where Int(year) == nil {
                throw PlanDocument.refused(path, ("regions.\(region).\(year)", "expected a year for a key"))
            }
        }
    }

    /// The saved plan in a results directory, or in the file itself.
    ///
    /// - Throws: `MissingFile`, `InputIssues`.
    public static func read(_ path: String) throws -> PlanDocument {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw MissingFile(path: path)
        }
        let file = isDirectory.boolValue ? path + (path.hasSuffix("/") ? "" : "/") + "plan.json" : path
        guard FileManager.default.fileExists(atPath: file) else {
            throw MissingFile(path: file, reason: "the directory holds no saved result")
        }
        do {
            return try PlanDocument(Data(InputFile.bytes(file, mostBytes: mostBytes)), path: file)
        } catch let error as InputFile.Unreadable {
            throw MissingFile(path: file, reason: error.reason)
        }
    }

    /// A plan of hundreds of places has some MiB.
    private static let mostBytes = 256 << 20

    private static func refused(_ path: String, _ problem: (key: String, message: String)) -> InputIssues {
        let start = SourcePosition(file: path, line: 1, column: 1)
        return InputIssues([
            Issue(.error, at: start, keyPath: problem.key, "not a saved result of dcplan: \(problem.message)")
        ])
    }

    private static func words(_ error: any Error) -> (key: String, message: String) {
        func path(_ keys: [any CodingKey]) -> String {
            keys.map { snakeCase($0.stringValue) }.joined(separator: ".")
        }
        switch error as? DecodingError {
        case .keyNotFound(let key, let context)?: return (path(context.codingPath + [key]), "this key is missing")
        case .typeMismatch(let type, let context)?:
            return (path(context.codingPath), "expected \(expected(type)), found something else")
        case .valueNotFound(let type, let context)?:
            return (path(context.codingPath), "expected \(expected(type)), found null")
        case .dataCorrupted(let context)? where !context.codingPath.isEmpty:
            return (path(context.codingPath), "this value cannot be read")
        default: return ("", "the file is not whole JSON")
        }
    }

    /// The key as the file has it: the decoder tells what it made of it.
    private static func snakeCase(_ key: String) -> String {
        key.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }

    private static func expected(_ type: any Any.Type) -> String {
        switch type {
        case is Double.Type: "a number"
        case is Int.Type: "a whole number"
        case is String.Type: "a string"
        case is [Any].Type: "an array"
        default: "an object"
        }
    }
}
