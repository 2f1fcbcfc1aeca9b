import Documents
import LinearProgramming
import Vocabulary

/// A tier of redundancy that halls are built to: what of their plant stands by, so that some of it may fail or be serviced.
///
///     cooling:  h(c,t) ≤ Z(c,y)/(1 + ρ), ρ the spare plant over the plant that is needed: a machine more than three is a third
///     backup:   Σ_g K(g,y) ≥ β·Σ_k κ_k·N(k,y) over the plants with `backup = true`, β MW of backup for each MW of racks
///
/// A power path with more stages, or one that runs at half its load, loses more: a tier may have an efficiency of its own.
public struct Redundancy: Sendable {
    public let name: String
    /// IT power over power into the distribution, in place of the halls' own; nil: the halls' own.
    public let electricalEfficiencyShare: Double?
    /// ρ.
    public let coolingRedundancyShare: Double
    /// β.
    public let backupMwPerItMw: Double

    init(name: String, _ table: TableReader) {
        self.name = name
        electricalEfficiencyShare = table.optionalNumber(
            "electrical_efficiency_share",
            "Its IT power over power into the distribution, not the halls' own (`heat`).",
            in: 0.5...1)
        coolingRedundancyShare = table.number(
            "cooling_redundancy_share", "Spare cooling plant over what is needed (`cooling_limit`).", in: 0...3,
            default: 0)
        backupMwPerItMw = table.number(
            "backup_mw_per_it_mw", "Backup plant for each MW of racks at their peak (`backup`).", in: 0...10, default: 0
        )
        table.finish()
    }
}

extension PlanModel {
    /// β·Σ_k κ_k·N_k ≤ Σ K of the plants that are backup.
    mutating func addBackup() {
        for cell in cells() {
            let region = scenario.regions[cell.region]
            guard let tier = region.halls.redundancy, tier.backupMwPerItMw > 0 else { continue }
            let racks = rackPeakMw(cell)
            var lack = tier.backupMwPerItMw * racks
            for plant in region.plants where plant.isBackup {
                if let stock = plantCapacity(plant, in: cell) { lack.add(-1, stock) }
            }
            limitCapacity(
                .backup, cell, lack, atMost: 0,
                .share(
                    ["redundancy", tier.name, "backup_mw_per_it_mw"], tier.backupMwPerItMw, of: Relief(sum: racks),
                    also: PriceUnit.mwYear
                ).floor())
        }
    }
}

extension ScenarioChecks {
    /// Backup is what can run when it is called; a tier that asks for more of it than there may ever be has no plan.
    func checkBackup(_ region: Region, _ table: TableReader) {
        for plant in region.plants where plant.isBackup {
            let facts = plant.kind.facts
            if facts.photovoltaic == nil, facts.reservoir == nil, facts.energyPrice?.item != .imports { continue }
            table.table(plant.name, among: "supply")?.report(
                at: "backup", "is for engines and stores: \(plant.technology.name) gives what weather or others let it")
        }
        guard let tier = region.halls.redundancy, tier.backupMwPerItMw > 0 else { return }
        let backup = region.plants.filter(\.isBackup)
        for year in scenario.horizon.years {
            let racks = scenario.rackClasses.reduce(0) {
                $0 + (region.existingRacks[$1.name]?.value(in: year) ?? 0) * $1.peakKw / 1000
            }
            let most = backup.reduce(0) { $0 + scenario.largestMw($1, year) }
            guard Self.isOver(tier.backupMwPerItMw * racks, most) else { continue }
            table.table("halls")?.report(
                at: "tier",
                "\"\(tier.name)\" asks for \(rounded(tier.backupMwPerItMw * racks)) MW of backup for the racks that exist in "
                    + "\(year), and plants with backup = true in [regions.\(region.name).supply] may have \(rounded(most)) MW"
            )
            return
        }
    }
}
