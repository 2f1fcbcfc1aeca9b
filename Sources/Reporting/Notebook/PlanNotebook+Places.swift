import Output
import Planning
import Vocabulary

/// Where things are, and what power costs there by the month.
extension PlanNotebook {
    /// The ends of each link: the places in whose power it stands.
    private var ends: [String: Set<String>] {
        var ends: [String: Set<String>] = [:]
        for series in plan.hourly where series.balance.kind == .power {
            guard series.flow.kind == .linkExport || series.flow.kind == .linkImport else { continue }
            ends[series.flow.name, default: []].insert(series.place)
        }
        return ends
    }

    /// MW of the year's links by their ends, those between the same places together.
    private var capacities: [[String]: Double] {
        var sums: [[String]: Double] = [:]
        let ends = ends
        for (name, years) in plan.document.links ?? [:] {
            guard let capacity = years["\(year)"]?["capacity_mw"], let places = ends[name] else { continue }
            sums[PlanNotebook.sorted(places), default: 0] += capacity
        }
        return sums
    }

    var map: Section? {
        let sites = plan.places.filter { $0.latitudeDeg != nil && $0.longitudeDeg != nil }
        if sites.isEmpty { return nil }
        let at = Dictionary(
            sites.map { ($0.name, NotebookChart.Point(x: $0.longitudeDeg!, y: $0.latitudeDeg!)) },
            uniquingKeysWith: { $1 })
        let power = RegionFigure.itMw.figure.shown
        let title = "Places by \(power.title) and links by capacity in {year}, \(power.unit)"
        var chart = NotebookChart(title: shown(title), xTitle: "longitude, °", yTitle: "latitude, °")
        chart.fromZero = false
        let largest = plan.document.regions.values.compactMap { $0["\(year)"]?[.itMw] }.max() ?? 0
        for (ends, capacity) in capacities.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let places = ends.compactMap { at[$0] }
            if places.count != 2 { continue }
            chart.marks.append(.line(places, colour: nil, width: 1 + 5 * capacity / max(largest, capacity)))
            let middle = NotebookChart.Point(x: (places[0].x + places[1].x) / 2, y: (places[0].y + places[1].y) / 2)
            chart.marks.append(.words(middle, "\(NumberText.text(capacity)) \(power.unit)"))
        }
        for site in sites {
            let mw = plan.document.regions[site.name]?["\(year)"]?[.itMw] ?? 0
            let radius = 4 + 16 * (largest > 0 ? mw / largest : 0).squareRoot()
            let says = "\(site.name): \(NumberText.text(mw)) \(power.unit)"
            chart.marks += [
                .dot(at[site.name]!, radius: radius, colour: 0, says: says),
                .words(at[site.name]!, says, away: radius + 4),
            ]
        }
        return Section(
            id: "map", heading: "Places and links",
            code: """
                sites = tables["places"].dropna(subset=["latitude_deg"]).set_index("place")
                sites["mw"] = summary.query("year == @year").set_index("place")["\(RegionFigure.itMw.figure.key)"]
                fig, ax = plt.subplots(figsize=(9, 5))
                links = tables["flows"].query("year == @year").groupby(["from_place", "to_place"], as_index=False)["capacity_mw"].sum()
                for link in links.itertuples():
                    ends = sites.loc[[link.from_place, link.to_place], ["longitude_deg", "latitude_deg"]]
                    width = 1 + 5 * link.capacity_mw / max(link.capacity_mw, sites["mw"].max())
                    ax.plot(*ends.to_numpy().T, color="0.5", linewidth=width, zorder=1)
                    ax.annotate(f"{link.capacity_mw:,.0f} MW", ends.mean())
                ax.scatter(sites["longitude_deg"], sites["latitude_deg"], 50 + 500 * sites["mw"].fillna(0) / max(sites["mw"].max(), 1))
                for name, site in sites.iterrows():
                    ax.annotate(f"{name}: {site['mw']:,.0f} MW", (site["longitude_deg"], site["latitude_deg"]))
                ax.set(title=\(python(title)), xlabel="longitude, °", ylabel="latitude, °")
                ax.margins(0.2)
                plt.show()
                """, output: .picture(chart))
    }

    var bills: Section? {
        let bills = plan.written.bills.filter { $0.year == year && $0.place == place }.sorted { $0.bill < $1.bill }
        if bills.isEmpty { return nil }
        let unit = "M \(Unit.dollar) a month"
        let title = "Bills of grid power at {place} in {year}, \(unit)"
        var chart = NotebookChart(
            title: shown(title), xTitle: "months, those that are billed alike side by side", yTitle: unit)
        var month = 0.0
        for bill in bills {
            let usd = bill.totalUsd / bill.months / 1e6
            let says =
                "bill \(bill.bill), \(NumberText.text(bill.months)) months: \(NumberText.text(usd, decimals: 3)) \(unit)"
            chart.marks.append(
                .bar(
                    .init(x: month + 0.05, y: 0), .init(x: month + bill.months - 0.05, y: usd), colour: 0, says: says))
            month += bill.months
        }
        return Section(
            id: "bills", heading: "Bills by month",
            code: """
                bills = tables["bills"].query("place == @place and year == @year").sort_values("bill")
                fig, ax = plt.subplots()
                ax.bar(bills["months"].cumsum() - bills["months"], bills["total_usd"] / bills["months"] / 1e6, bills["months"] - 0.1, align="edge")
                ax.set(title=\(python(title)), xlabel=\(python(chart.xTitle)), ylabel=\(python(unit)))
                plt.show()
                """, output: .picture(chart))
    }
}
