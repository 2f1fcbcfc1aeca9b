"""How far a solution that `dcplan lp FILE --solution CSV` wrote is from an optimum, by kkt.py on the file as HiGHS reads it."""

import argparse

import highspy
import pandas

import kkt
from solve_highs import writer


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", help="the program: .mps or .lp")
    parser.add_argument("solution", help="CSV of kind, name, value, dual")
    parser.add_argument("--record", required=True, help="file to append a JSON object to")
    choice = parser.parse_args()
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    if highs.readModel(choice.file) == highspy.HighsStatus.kError:
        raise SystemExit(f"HiGHS does not read {choice.file}")
    table = pandas.read_csv(choice.solution, usecols=["kind", "name", "value", "dual"], keep_default_na=False)
    columns, rows = table[table["kind"] == "column"], table[table["kind"] == "row"]
    lp = highs.getLp()
    if list(columns["name"]) != lp.col_names_ or list(rows["name"]) != lp.row_names_:
        raise SystemExit(f"{choice.solution} has other names than {choice.file}, or in another order")
    found = kkt.residuals(kkt.Program.of(highs), columns["value"].astype(float), rows["dual"].astype(float))
    writer(choice.record)(residuals=found)


if __name__ == "__main__":
    main()
