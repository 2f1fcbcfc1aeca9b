import Output

extension PlanReport {
    /// How well the hours stand for the year, in a line.
    func hoursHeadline() -> String? {
        guard let part = document.scenario, let hours = part.hoursPerYear else { return nil }
        guard let worst = part.reductionWorst else { return nil }
        func share(_ value: Double) -> String { NumberText.percent(abs(value), decimals: 1) }
        return "Its \(hours) hours stand for 8,760: yearly means are off by \(share(worst.meanErrorShare)) at most "
            + "(\(style.neutral(worst.meanErrorOf)), before rescaling), duration curves by "
            + "\(share(worst.durationCurveErrorShare)) of their range (\(style.neutral(worst.durationCurveErrorOf))), and of the peaks "
            + "\(share(worst.peakKeptShare)) is kept or more (\(style.neutral(worst.peakKeptOf)))."
    }

    /// Series that the hours chosen give back to a tenth of a per cent are left out.
    func reductionTable() -> TextTable {
        var table = TextTable([
            .left("region"), .left("series"), .right("mean"), .right("duration curve"), .right("peak kept"),
        ])
        for part in document.scenario?.reduction ?? [] where part.largestError >= 5e-4 {
            table.add([
                part.region, part.series.replacing("_", with: " "),
                NumberText.percent(part.meanErrorShare, decimals: 1),
                NumberText.percent(part.durationCurveErrorShare, decimals: 1), NumberText.percent(part.peakKeptShare),
            ])
        }
        return table
    }
}

extension AgainstPart {
    /// What these hours cost against those.
    var words: String {
        let share = NumberText.percent(abs(objectiveDifferenceShare), decimals: 2)
        return
            "Against \(Neutral.line(path)), the same scenario with \(hoursPerYear) hours (\(resolution)), its objective is "
            + (objectiveDifferenceShare == 0
                ? "the same." : "\(share) \(objectiveDifferenceShare < 0 ? "lower" : "higher").")
    }
}
