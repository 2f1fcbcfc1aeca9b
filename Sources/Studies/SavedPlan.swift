import Documents
import Foundation
import OperatingSystem
import Reporting

/// A plan as `plan.json` keeps it, as far as comparisons and sweeps need it.
///
/// Reading is tolerant: keys it does not know are skipped, and a key that is not there is nil.
public struct SavedPlan: Codable, Equatable, Sendable {
    public struct ScenarioPart: Codable, Equatable, Sendable {
        public var name: String?
        public var title: String?
        public var path: String?
        public var sha256: String?
        public var files: [FileHash]?
        public var resolution: String?
    }

    public struct CertificatePart: Codable, Equatable, Sendable {
        public var primalResidual: Double?
        public var dualResidual: Double?
        public var relativeGap: Double?
        public var iterations: Int?
        public var auditMaxImbalanceMw: Double?
    }

    /// A region in a year; units in the names, as in `RegionYear` of a plan.
    public struct RegionYear: Codable, Equatable, Sendable {
        public var itMw: Double?
        public var h100e: Double?
        public var facilityPeakMw: Double?
        public var facilityTwh: Double?
        public var pue: Double?
        public var wueLPerKwh: Double?
        public var waterMlPerDay: Double?
        public var liquidHeatShare: Double?
        public var gridPeakMw: Double?
        public var builtMw: [String: Double]?
        public var supplyTwh: [String: Double]?
        public var emissionsT: Double?
        public var cleanShare: Double?
        public var costUsd: [String: Double]?
        public var costTotalUsd: Double?
        public var unserved: [String: Double]?
        public var meanPriceUsdPerMwh: Double?

        public init() {}
    }

    public struct LinkYear: Codable, Equatable, Sendable {
        public var capacityMw: Double?
        public var builtMw: Double?
        public var forwardTwh: Double?
        public var backwardTwh: Double?
    }

    public struct Limit: Codable, Equatable, Sendable {
        public var constraint: String
        public var `where`: String?
        public var item: String?
        public var year: Int
        public var dual: Double
        public var unit: String?
    }

    public struct PolicyPrice: Codable, Equatable, Sendable {
        public var name: String
        public var kind: String?
        public var `where`: String?
        public var item: String?
        public var year: Int?
        public var dual: Double
        public var unit: String?
    }

    /// The version of dcplan that wrote it.
    public var dcplan: String
    public var program: PlanDocument.ProgramPart?
    public var scenario: ScenarioPart?
    /// By key path, as typed.
    public var overrides: [String: JSONValue]?
    public var label: String?
    public var status: String
    public var objectiveUsd: Double?
    public var certificate: CertificatePart?
    /// By region, then by year.
    public var regions: [String: [String: RegionYear]]
    /// By link, then by year.
    public var links: [String: [String: LinkYear]]?
    public var binding: [Limit]?
    public var policies: [PolicyPrice]?

    /// Whether the plan failed its own audit.
    public var hasFailedAudit: Bool { status == AuditPart.failedStatus }

    /// The years that the plan spans, in order.
    public var years: [Int] { Set(regions.values.flatMap(\.keys)).compactMap(Int.init).sorted() }

    /// Σ over the regions of one of their figures in a year; nil when none of them has it.
    public func total(_ year: Int, _ figure: (RegionYear) -> Double?) -> Double? {
        let figures = regions.sorted { $0.key < $1.key }.compactMap { $0.value["\(year)"].flatMap(figure) }
        return figures.isEmpty ? nil : figures.reduce(0, +)
    }

    /// Σ over all regions and years; nil when none has it.
    public func total(_ figure: (RegionYear) -> Double?) -> Double? {
        let figures = years.compactMap { total($0, figure) }
        return figures.isEmpty ? nil : figures.reduce(0, +)
    }
}

extension SavedPlan {
    /// Reads the bytes of a `plan.json`; `path` is what messages name.
    ///
    /// - Throws: `InputIssues` with one issue when they are not JSON or not a plan.
    public init(_ bytes: some DataProtocol, path: String) throws(InputIssues) {
        do {
            self = try ResultCoding.decoder.decode(SavedPlan.self, from: Data(bytes))
        } catch {
            throw SavedPlan.refused(path, SavedPlan.words(error))
        }
        for (region, byYear) in regions {
            for year in byYear.keys.sorted() where Int(year) == nil {
                throw SavedPlan.refused(path, ("regions.\(region).\(year)", "expected a year for a key"))
            }
        }
    }

    /// A plan that was just made, through the same bytes that would be saved.
    public init(_ document: PlanDocument) throws { try self.init(document.bytes(), path: document.scenario.path) }

    /// The saved plan in a results directory, or in the file itself.
    ///
    /// - Throws: `MissingFile`, `InputIssues`.
    public static func read(_ path: String) throws -> SavedPlan {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw MissingFile(path: path)
        }
        let file = isDirectory.boolValue ? path + (path.hasSuffix("/") ? "" : "/") + "plan.json" : path
        guard FileManager.default.fileExists(atPath: file) else {
            throw MissingFile(path: file, reason: "the directory holds no saved result")
        }
        do {
            return try SavedPlan(Data(InputFile.bytes(file, mostBytes: mostBytes)), path: file)
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
