import Planning

/// The hourly explorer: empty controls that the page's script fills, and the data that it draws from. Without script, or where a browser
/// cannot inflate data, a sentence stands in its place.
enum Explorer {
    /// - Parameter room: bytes that it may have in the page.
    static func section(_ plan: SavedPlan, room: Int) -> Section? {
        let hours = PlanHours(plan)
        if hours.places.isEmpty { return nil }
        let data = ExplorerData(hours, SeriesStyles(plan.document), room: room)
        if data.shown == 0 {
            return Section(
                "any-hour", "Any hour",
                [.note("The page has no room left for hours: \(HourSeries.file) has every one.")])
        }
        return Section(
            "any-hour", "Any hour",
            [
                Markup(
                    "p", ["id": "explorer-needs", "class": "note"],
                    "Here a script draws any hour that is asked for. It does not run in this browser: the pictures stand without it, and \(HourSeries.file) has every hour."
                ),
                .note(extent(data, hours)), explorer(hours), .data(id: "explorer-data", json: data.json()),
            ])
    }

    private static func explorer(_ hours: PlanHours) -> Markup {
        Markup(
            "div",
            [
                "id": "explorer", "class": "explorer", "hidden": "", "role": "group",
                "aria-labelledby": "any-hour-title",
            ],
            controls(hours), Markup("p", ["class": "told", "role": "status"]),
            Markup(
                "div",
                [
                    "class": "drawing", "tabindex": "0", "role": "slider", "aria-label": "Hour", "aria-valuemin": "0",
                    "aria-valuenow": "0", "aria-valuemax": "0",
                ]),
            Markup(
                "table", ["class": "legend"],
                Markup("caption", [:], "Values of the hour, from the top of the stack down"), Markup("tbody", [:])),
            .details("The numbers of the day", [dayTable]))
    }

    private static func controls(_ hours: PlanHours) -> Markup {
        func choice(_ title: String, _ name: String) -> Markup {
            Markup("label", [:], .text(title + " "), Markup("select", ["name": name]))
        }
        func step(_ by: Int, _ title: String) -> Markup {
            Markup("button", ["type": "button", "data-step": "\(by)"], .text(title))
        }
        let isDays = hours.periods.allSatisfy(\.isDay)
        return Markup(
            "div", ["class": "controls"],
            choice("Place", "place"), choice("Year", "year"), choice(isDays ? "Day" : "Week", "period"),
            Markup("label", ["hidden": isDays ? "" : nil], "Day ", Markup("select", ["name": "day"])),
            Markup(
                "span", ["class": "steps", "role": "group", "aria-label": "Step"], step(-1, "← earlier"),
                step(1, "later →")),
            Markup("span", ["class": "presets", "role": "group", "aria-label": "Presets"]))
    }

    private static var dayTable: Markup {
        Markup(
            "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": "The numbers of the day"],
            Markup(
                "table", ["class": "hours-of-day"], Markup("caption", [:]), Markup("thead", [:]), Markup("tbody", [:])))
    }

    private static func extent(_ data: ExplorerData, _ hours: PlanHours) -> String {
        let keys =
            "On the chart, arrow keys go from hour to hour and, up and down, to the \(hours.periods.allSatisfy(\.isDay) ? "day" : "week") before and after."
        if data.shown == data.all { return "All hours of all places and years that the plan models. " + keys }
        return
            "To keep the page small it holds \(data.shown) of \(data.all) stretches of a place and year: those of the presets first, then others "
            + "spread evenly over the year; \(HourSeries.file) has all. " + keys
    }
}
