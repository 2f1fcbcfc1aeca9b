import Planning

extension PlanDocument {
    /// A key of `plan.json` beside the figures, and what it says. `[]` stands for each element of a list, `*` for names.
    struct Key {
        let path: String
        let documentation: String

        init(_ path: String, _ documentation: String) { (self.path, self.documentation) = (path, documentation) }
    }

    private static func limit(_ list: String) -> [Key] {
        [
            Key("\(list)[].where", "Region or link; of a policy its regions, joined by +."),
            Key("\(list)[].item", "Which of them, where there are several."),
            Key("\(list)[].year", "Calendar year; the last one of a limit over the horizon."),
            Key("\(list)[].period", "year, or horizon: one limit over all years."),
            Key("\(list)[].key", "Scenario key of the number that sets it; null for a rule without one."),
            Key("\(list)[].limit", "That number, as the scenario has it."),
            Key("\(list)[].dual", "US$ of money_year saved by loosening the limit by one unit, not discounted."),
            Key("\(list)[].unit", "Of the dual."),
            Key("\(list)[].worth_usd", "That number × dual, US$ of money_year; null for a price that is set."),
            Key("\(list)[].money_year", "The year whose US$ these are."),
        ]
    }

    static let keys: [Key] =
        [
            Key("dcplan", "Version of the program."),
            Key("program.sha256", "Digest of the program's file."),
            Key("scenario.name", "The scenario's name."), Key("scenario.title", "The scenario's title."),
            Key("scenario.as_of", "Month that its facts are of, as it says; absent where it does not."),
            Key("scenario.path", "Its file, as typed."), Key("scenario.sha256", "Digest of its files and overrides."),
            Key("scenario.files[].path", "A file that the scenario rests on."),
            Key("scenario.files[].sha256", "Digest of the file."),
            Key("scenario.resolution", "Hours that are modelled."),
            Key("scenario.hours_per_year", "How many of them in a year."),
            Key("scenario.reduction[].region", "Region of a series whose hours were chosen."),
            Key("scenario.reduction[].series", "The series."),
            Key("scenario.reduction[].mean_error_share", "Mean of the chosen hours against the year's, of it."),
            Key("scenario.reduction[].duration_curve_error_share", "Distance of the duration curves, of the range."),
            Key("scenario.reduction[].peak_kept_share", "The chosen hours' peak, of the year's."),
            Key("overrides.*", "What --set changed, by key path."), Key("label", "What the run was called."),
            Key("status", "How the run ended."),
            Key("headline.resource_cost_usd", "Present value of what is spent on what is used, US$ of the first year."),
            Key("headline.transfers_usd", "Of taxes and carbon prices, less grants and subsidies."),
            Key("headline.penalties_usd", "Of what going without is valued at; nobody pays it."),
            Key("headline.capex_usd.*", "Overnight capital of what a year builds, US$ of that year."),
            Key(
                "objective_usd", "What the plan makes least: the headline's three present values and the tail together."
            ),
            Key("tail_usd", "What of it the years after the last one add, where there is a tail."),
            Key("certificate.primal_residual", "Largest violation of a row or bound, relative."),
            Key("certificate.dual_residual", "Largest violation of a reduced cost, relative."),
            Key("certificate.relative_gap", "Distance of the primal and dual objectives, of them."),
            Key("certificate.iterations", "Of the solver."),
            Key("certificate.audit_max_imbalance_mw", "Largest difference that the audit found, MW or MWh."),
            Key("size.rows", "Rows of the linear program."), Key("size.columns", "Columns of the linear program."),
            Key("size.nonzeros", "Nonzeros of the linear program."),
            Key("timing_s.read", "Seconds for reading."), Key("timing_s.profiles", "Seconds for hourly series."),
            Key("timing_s.model", "Seconds for building."), Key("timing_s.solve", "Seconds for solving."),
            Key("timing_s.write", "Seconds for writing and auditing."), Key("timing_s.total", "Seconds in all."),
            Key("peak_memory_mib", "Largest resident memory, MiB."),
            Key("rounding.direction", "How racks were rounded to whole rows."),
            Key("rounding.unrounded_objective_usd", "Present value of all costs with any number of racks."),
            Key("rounding.cost_of_rounding_usd", "What whole rows cost."),
            Key("link_accounting.rounds", "Solves until what links carry fitted the plan."),
            Key("link_accounting.mismatch_share", "How far it is off, of what a region's pool holds."),
            Key("link_accounting.tolerance_share", "How far it may be off."),
            Key("demand[].workload", "Workload."), Key("demand[].unit", "Of the workload."),
            Key("demand[].origin", "Where the work arises."), Key("demand[].year", "Calendar year."),
            Key("demand[].mean", "Mean work asked for."), Key("demand[].served_in.*", "Mean work served, by region."),
            Key("demand[].unserved", "Mean work left undone."),
            Key("binding[].constraint", "What is limited."), Key("assets[].constraint", "What stands."),
            Key("policies[].name", "The policy's name."), Key("policies[].kind", "Its kind."),
            Key("unmet[].kind", "power or work."), Key("unmet[].workload", "The workload; absent for power."),
            Key("unmet[].place", "Whose load or work."), Key("unmet[].year", "Calendar year."),
            Key("unmet[].amount", "Load: MWh of the year; work: mean in the workload's unit."),
            Key("unmet[].unit", "Of the amount."), Key("unmet[].share", "Of the demand."),
            Key("unmet[].because[]", "What binds there, dearest first."),
            Key("warnings[].kind", "below_minimum_size: a plan builds part of a cable."),
            Key("warnings[].where", "Region or link."), Key("warnings[].year", "Calendar year."),
            Key("warnings[].key", "Scenario key of the number that the plan does not keep."),
            Key("warnings[].amount", "What the plan has."), Key("warnings[].least", "What the number asks for."),
            Key("warnings[].unit", "Of both."),
            Key("money", "What money is meant."),
            Key("published[].name", "A published projection."), Key("published[].year", "Its year."),
            Key("published[].twh", "Its TWh."),
            Key("published[].regions_twh", "What of it lies in the plan's regions, TWh."),
            Key("published[].covers", "What it covers."),
            Key("published[].source", "Who published it."),
            Key("published[].plan_twh", "The plan's own TWh for the regions that it covers."),
            Key("audit.largest.*", "Largest difference of each check, in its unit."),
            Key("audit.failures[].check", "The check that failed."), Key("audit.failures[].what", "What is off."),
            Key("audit.failures[].place", "Where."),
            Key("audit.failures[].year", "In which year; absent: the horizon."),
            Key("audit.failures[].hour", "In which hour of the year, the worst one."),
            Key("audit.failures[].size", "By how much."), Key("audit.failures[].tolerance", "How much it may be off."),
            Key("audit.failures[].unit", "Of both."),
            Key("audit.relative_tolerance", "Of the numbers that meet."),
            Key("audit.floor_mw", "MW that are let pass besides."),
            Key("audit.cost_items_relative", "Cost items against the objective, of it."),
            Key("audit.observations", "Values read back."),
        ] + limit("binding") + limit("policies") + limit("assets")
}
