import Output
import Planning
import Vocabulary

/// How the grid runs, hour by hour.
extension PlanNotebook {
    private func series(_ place: String, _ balance: BalanceID.Kind) -> [HourlySeries] {
        plan.hourly.filter { $0.place == place && $0.year == year && $0.balance.kind == balance }
    }

    private static let loads: Set<FlowID> = [.facility, .ownLoad]

    /// MW that data centres and all else on a place's bus take, in each model hour.
    private func load(_ place: String) -> [Double] {
        var sum = plan.hours.map { _ in 0.0 }
        for one in series(place, .power) where PlanNotebook.loads.contains(one.flow) {
            for (t, value) in one.values.enumerated() { sum[t] -= value }
        }
        return sum
    }

    /// A place's regions, in the order of the scenario, with what they take.
    private var loads: [(place: String, load: [Double])] {
        plan.places.filter { $0.kind == .region }.map { ($0.name, load($0.name)) }.filter {
            $0.load.contains { $0 > 0.05 }
        }
    }

    /// Model hours of the week, or of the shorter period, that an hour is in: weeks are counted from the beginning of its period.
    private func week(of hour: Int) -> [Int] {
        let period = plan.hours.indices.filter { plan.hours[$0].period == plan.hours[hour].period }
        let number = (hour - period[0]) / 168
        return period.filter { ($0 - period[0]) / 168 == number }
    }

    var dispatch: Section? {
        let load = load(place)
        guard let highest = load.indices.max(by: { load[$0] < load[$1] }), load[highest] > 0.05 else { return nil }
        let week = week(of: highest)
        let start = plan.hours[week[0]].hourOfYear
        let flows = series(place, .power).filter { !PlanNotebook.loads.contains($0.flow) }
            .filter { one in week.contains { abs(one.values[$0]) > 0.05 } }
            .sorted { PlanNotebook.sorted([$0.flow.text, $1.flow.text])[0] == $0.flow.text && $0.flow != $1.flow }
        let title = "Power at {place} around the hour of its highest load in {year}, \(Unit.megawatt)"
        var chart = NotebookChart(
            title: shown(title), xTitle: "hours from the start of day \(start / 24 + 1) of the year; line: the load",
            yTitle: "\(Unit.megawatt)")
        let xs = week.map { Double(plan.hours[$0].hourOfYear - start) }
        chart.addAreas(xs, flows.map { one in .init(name: one.flow.text, values: week.map { one.values[$0] }) })
        chart.marks.append(.line(zip(xs, week).map { .init(x: $0, y: load[$1]) }, colour: nil, width: 2))
        return Section(
            id: "dispatch", heading: "A week around the hour of the highest load",
            code: """
                power = wide(hourly, place, year)
                week = hours["period"].astype(str) + "." + (hours.groupby("period").cumcount() // 168).astype(str)
                flows = power[week == week[load(place).idxmax()]].drop(columns=["\(FlowID.facility.text)", "\(FlowID.ownLoad.text)"], errors="ignore").fillna(0)
                flows = flows.loc[:, flows.abs().max() > 0.05]
                fig, ax = plt.subplots(figsize=(11, 5))
                ax.stackplot(flows.index, flows.clip(lower=0).T, labels=flows.columns)
                ax.set_prop_cycle(None)
                ax.stackplot(flows.index, flows.clip(upper=0).T)
                ax.plot(flows.index, load(place)[flows.index], "k", label="load")
                ax.set(title=\(python(title)), ylabel="\(Unit.megawatt)")
                ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
                fig.autofmt_xdate()
                plt.show()
                """, output: .picture(chart))
    }

    var duration: Section? {
        let loads = loads
        if loads.isEmpty { return nil }
        let title = "Load-duration curves in {year}, \(Unit.megawatt)"
        var chart = NotebookChart(
            title: shown(title), xTitle: "hours of the year with at least this load", yTitle: "\(Unit.megawatt)")
        for (place, load) in loads {
            var (passed, points) = (0.0, [NotebookChart.Point]())
            for t in load.indices.sorted(by: { load[$0] > load[$1] }) {
                points.append(.init(x: passed, y: load[t]))
                passed += plan.hours[t].weight
                points.append(.init(x: passed, y: load[t]))
            }
            chart.addLine(place, NotebookChart.thinned(points))
        }
        return Section(
            id: "duration", heading: "Load-duration curves",
            code: """
                fig, ax = plt.subplots()
                for name in tables["places"].query("kind == 'region'")["place"]:
                    curve = pd.DataFrame({"mw": load(name), "hours": hours["weight_h"]}).sort_values("mw", ascending=False)
                    if curve["mw"].max() > 0.05:
                        ax.stairs(curve["mw"], [0, *curve["hours"].cumsum()], baseline=None, label=name, linewidth=2)
                ax.set(title=\(python(title)), xlabel=\(python(chart.xTitle)), ylabel="\(Unit.megawatt)", ylim=(0, None))
                ax.legend()
                plt.show()
                """, output: .picture(chart))
    }

    /// By the hour of a place's own day: Σ facility energy / Σ IT energy, where IT = facility / PUE.
    private func effectiveness(_ site: SavedPlace) -> [NotebookChart.Point] {
        guard let facility = series(site.name, .power).first(where: { $0.flow == .facility })?.values,
            let pue = series(site.name, .pue).first(where: { $0.flow == .allHalls })?.values,
            let offset = site.utcOffsetHours
        else { return [] }
        let reference = plan.referenceUtcOffsetHours ?? offset
        var sums = [Int: (facility: Double, it: Double)]()
        for (t, hour) in plan.hours.enumerated() where pue[t] > 0 {
            let local = Int((Double(hour.hourOfYear) + offset - reference + 24).rounded(.down)) % 24
            let energy = -facility[t] * hour.weight
            sums[local, default: (0, 0)].facility += energy
            sums[local, default: (0, 0)].it += energy / pue[t]
        }
        return sums.sorted { $0.key < $1.key }.filter { $0.value.it > 0 }
            .map { .init(x: Double($0.key), y: $0.value.facility / $0.value.it) }
    }

    var effectiveness: Section? {
        let lines = plan.places.filter { $0.kind == .region }.map { ($0.name, effectiveness($0)) }.filter {
            !$1.isEmpty
        }
        if lines.isEmpty { return nil }
        let shown = RegionFigure.pue.figure.shown
        let title = "\(shown.title) by hour of the local day in {year}"
        var chart = NotebookChart(title: self.shown(title), xTitle: "hour of the day", yTitle: shown.title)
        chart.fromZero = false
        chart.xWords = stride(from: 0, through: 21, by: 3).map { (Double($0), "\($0)") }
        for (name, points) in lines { chart.addLine(name, points) }
        return Section(
            id: "pue", heading: "\(shown.title) by hour of the day",
            code: """
                fig, ax = plt.subplots()
                for site in tables["places"].query("kind == 'region'").itertuples():
                    pue = wide(hourly, site.place, year, "\(BalanceID.Kind.pue.rawValue)").get("\(FlowID.allHalls.text)", pd.Series(dtype=float))
                    pue = pue[pue > 0]
                    if len(pue):
                        facility = (-wide(hourly, site.place, year)["\(FlowID.facility.text)"] * hours["weight_h"])[pue.index]
                        clock = pue.index + pd.Timedelta(hours=site.utc_offset_hours) - pue.index[0].utcoffset()
                        (facility.groupby(clock.hour).sum() / (facility / pue).groupby(clock.hour).sum()).plot(ax=ax, label=site.place)
                ax.set(title=\(python(title)), xlabel="hour of the day", ylabel=\(python(shown.title)))
                ax.legend()
                plt.show()
                """, output: .picture(chart))
    }
}

extension NotebookChart {
    /// As many points of a line as can be told apart, ends and jumps kept: every n-th of them.
    static func thinned(_ points: [Point]) -> [Point] {
        let most = 1_200
        if points.count <= most { return points }
        let step = (points.count + most - 1) / most
        return points.enumerated().filter { $0.offset % step == 0 || $0.offset == points.count - 1 }.map(\.element)
    }
}
