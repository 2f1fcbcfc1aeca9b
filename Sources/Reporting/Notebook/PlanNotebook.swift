import Foundation
import Output
import Planning
import Vocabulary

/// `plan.ipynb`: a notebook that reads the tables beside it and draws them, ready to be changed. What its cells show is in it, made
/// from the same tables; nothing but the place and the year whose hours are shown is written into its code.
///
/// nbformat 4.5: https://nbformat.readthedocs.io/en/latest/format_description.html.
public struct PlanNotebook {
    public static let name = "plan.ipynb"

    let plan: SavedPlan
    /// The last year of the plan, and the place that takes the most energy in it.
    let year: Int
    let place: String

    /// - Precondition: the plan has a region and a year.
    public init(_ plan: SavedPlan) {
        self.plan = plan
        year = plan.document.years.last!
        let regions = plan.places.filter { $0.kind == .region }.map(\.name)
        let key = "\(year)"
        func energy(_ place: String) -> Double { plan.document.regions[place]?[key]?[.facilityTwh] ?? 0 }
        place = regions.max { energy($0) < energy($1) }!
    }

    /// The file. - Complexity: O(hourly values).
    public func bytes() throws -> [UInt8] {
        var count = 0
        let cells = cells.map { cell in
            if case .code = cell.kind { count += 1 }
            return cell.value(count: count)
        }
        let notebook = JSONValue.object([
            "cells": .list(cells),
            "metadata": .object([
                "kernelspec": .object([
                    "display_name": .text("Python 3"), "language": .text("python"), "name": .text("python3"),
                ]),
                "language_info": .object(["name": .text("python")]),
            ]),
            "nbformat": .integer(4), "nbformat_minor": .integer(5),
        ])
        return Array(try notebook.document().utf8)
    }

    private var cells: [NotebookCell] {
        if !plan.canBeShown { return [.text("title", SavedPlan.cannotBeShown)] }
        return [.text("title", introduction), .code("setup", setup)]
            + sections.compactMap { $0 }.flatMap { section in
                [
                    NotebookCell.text("about-\(section.id)", "## \(section.heading)"),
                    .code(section.id, section.code, shows: section.output),
                ]
            }
    }

    /// A heading, a few lines of Python, and what they show.
    struct Section {
        let id: String
        let heading: String
        let code: String
        let output: NotebookOutput
    }

    /// Those of which the plan has something.
    private var sections: [Section?] {
        [
            totals, power, capacity, capital, costs, demand, map, dispatch, duration, effectiveness, bills,
        ]
    }

    private var introduction: String {
        let scenario = plan.document.scenario
        let title = scenario?.title ?? scenario?.name ?? "Plan"
        let facts = [
            plan.document.label.map { "run **\(Neutral.markdown($0))**" },
            "status `\(Neutral.line(plan.document.status).replacing("`", with: ""))`",
            scenario?.resolution.map { "hours: \(Neutral.markdown($0))" },
            "dcplan \(Neutral.markdown(plan.document.dcplan))",
        ]
        return """
            # \(Neutral.markdown(title))

            \(facts.compactMap { $0 }.joined(separator: "; "))

            Reads the tables beside it (`datapackage.json` says what each column is) with `\(NotebookReader.name)`. What is shown below \
            was made from the same tables when the plan was saved; running the cells makes it anew. They take pandas, pyarrow and matplotlib: \
            `pip install pandas pyarrow matplotlib`.
            """
    }

    private var setup: String {
        """
        import json
        from pathlib import Path

        import matplotlib.pyplot as plt
        import pandas as pd

        from dcplan_reader import read, wide

        plt.rcParams["text.parse_math"] = False  # A $ in a name is a $

        tables = read(".")
        plan = json.loads(Path("plan.json").read_text(encoding="utf-8"))
        summary = tables["summary"]
        hourly = tables["hourly"]

        place, year = \(Neutral.python(place)), \(year)  # Whose hours are shown
        hours = tables["hours"].query("year == @year").set_index("time")


        def load(place):
            \"""What data centres and all else on a place's bus take in each hour, MW.\"""
            return -wide(hourly, place, year).filter(items=["\(FlowID.facility.text)", "\(FlowID.ownLoad.text)"]).sum(axis=1)
        """
    }

    /// A title as Python has it, by the notebook's own place and year, and as it reads.
    func python(_ title: String) -> String { (title.contains("{") ? "f" : "") + Neutral.python(title) }

    func shown(_ title: String) -> String {
        title.replacing("{place}", with: place).replacing("{year}", with: "\(year)")
    }
}
