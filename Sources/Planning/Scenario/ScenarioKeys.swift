import Documents

extension Scenario {
    /// Every key of a scenario file, from its own readers: they are run on made-up files and asked what they look for.
    ///
    /// - Complexity: some hundred readings of a small file; keep the result.
    public static func keys() -> KeyCatalogue {
        KeyCatalogue { log in
            _ = Scenario(.specimen, nil, log: log)
            let curve = TableReader(Document.specimen.root, path: TableReader.growthPattern, log: log)
            _ = GrowthReader.table(curve, 2025...2030, GrowthReader.Fits())
        }
    }

    /// A line on each kind of technology and policy, by the path of the key that names it and the kind.
    public static var kindSummaries: [String: [String: String]] {
        [
            "technologies.*.kind": Dictionary(
                uniqueKeysWithValues: SupplyCatalogue.kinds.map { ($0.kind, $0.summary) }),
            "policies.*.kind": Dictionary(uniqueKeysWithValues: PolicyCatalogue.kinds.map { ($0.kind, $0.summary) }),
        ]
    }

    /// The questions that reading the file at `path` asks, those of the checks included.
    ///
    /// - Throws: as `read`.
    package static func questions(path: String) throws -> [KeyQuestion] {
        let log = IssueLog()
        let record = KeyRecord()
        log.keys = record
        _ = try read(path: path, overrides: [], log: log)
        return record.questions
    }
}
