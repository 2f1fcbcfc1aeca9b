import Planning
import TimeSeries

/// Where hours stand in a plot; values of hours are drawn as steps, as they are means of their hours.
struct HourPlot {
    let frame: PlotFrame
    /// Model hours.
    let hours: Range<Int>
    let clock: LocalClock
    let all: [ModelHour]

    private func x(_ hour: Int) -> Double {
        frame.left + Double(hour) / Double(hours.count) * (frame.right - frame.left)
    }

    /// Steps at heights of the plot, one for each hour, forwards or backwards; hours of the same height are one step.
    private func steps(_ values: [Double], backwards: Bool = false) -> String {
        var text = ""
        var last = ""
        let order = backwards ? Array(values.indices.reversed()) : Array(values.indices)
        for (i, hour) in order.enumerated() {
            let level = Drawing.at(frame.y(values[hour]))
            if level != last { text += "V\(level)" }
            last = level
            let ends = i + 1 == order.count || Drawing.at(frame.y(values[order[i + 1]])) != level
            if ends { text += "H\(Drawing.at(x(backwards ? hour : hour + 1)))" }
        }
        return text
    }

    /// The path round what lies between two heights of each hour.
    func area(_ from: [Double], _ upTo: [Double]) -> String {
        "M\(Drawing.at(frame.left)) \(Drawing.at(frame.y(from[0])))" + steps(upTo) + steps(from, backwards: true) + "Z"
    }

    func line(_ value: (Int) -> Double, _ style: String) -> Markup {
        let values = hours.map(value)
        let start = "M\(Drawing.at(frame.left)) \(Drawing.at(frame.y(values[0])))"
        return Markup("path", ["d": start + steps(values), "class": style])
    }

    /// Local midnights with their dates, or hours of a day.
    func timeAxis(_ bottom: Double) -> [Markup] {
        let isDay = hours.count <= 24
        let ticks = hours.enumerated().filter { _, t in
            let time = clock.hourOfDay(all[t].hourOfYear)
            return isDay ? Int(time) % 6 == 0 : time < 1
        }
        var free = -Double.infinity
        return ticks.flatMap { i, t -> [Markup] in
            let hour = all[t].hourOfYear
            let label = isDay ? clock.timeOfDay(hour) : clock.dayAndMonth(hour)
            let width = Double(label.count) * Drawing.letter
            var marks = [Drawing.line(x(i), bottom, x(i), bottom + 5, "axis")]
            if x(i) >= free && x(i) + width <= Picture.width {
                marks.append(Drawing.text(label, x: x(i), y: bottom + 18, style: "tick"))
                free = x(i) + width + 8
            }
            return marks
        }
    }
}

extension LocalClock {
    /// `Mon 2 Jul`.
    package func dayAndMonth(_ hour: Int) -> String {
        let day = dayOfYear(hour)
        let month = PlanningYear.monthOfDay[day]
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        return
            "\(names[weekday(hour).rawValue]) \(day - PlanningYear.dayRangeOfMonth[month].lowerBound + 1) \(HourPeriod.monthNames[month].prefix(3))"
    }
}
