import Documents
import TimeSeries

extension Scenario {
    /// The numbers by year that a value of a scenario file stands for: a number, numbers by year, or a growth curve over the horizon; nil
    /// where it is none of them.
    public func numbers(_ node: Node) -> YearlyTable? {
        if let number = node.number { return YearlyTable(constant: number) }
        guard let table = node.table, !table.entries.isEmpty else { return nil }
        if table["growth"] != nil {
            let reader = TableReader(node, path: TableReader.growthPattern, log: IssueLog())
            return GrowthReader.table(reader, horizon.years, GrowthReader.Fits())
        }
        let points = table.entries.compactMap { entry -> YearlyTable.Point? in
            guard let year = Int(entry.key), let number = entry.node.number else { return nil }
            return YearlyTable.Point(year: year, value: number)
        }
        return points.count == table.entries.count ? YearlyTable(points: points) : nil
    }
}
