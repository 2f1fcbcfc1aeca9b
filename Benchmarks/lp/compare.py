"""Solves linear programs with dcplan and with HiGHS's simplex, IPX and HiPO, each in a process of its own.

Two threads each, presolve on, crossover off for the interior points, the same time limit. Prints Markdown tables: status,
objective, residuals, iterations, seconds of the solve (reading apart), peak memory of the process, the relative difference
of dcplan's objective from the simplex's, and each solver's shifted geometric mean. Residuals of every solver are computed
here or by dcplan with the same formulas, on the program as the file gives it. Exits 1 when dcplan's answer differs from
the simplex's.
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEERS = ("simplex", "ipx", "hipo")
SHIFT = 0.1  # seconds; most public programs take far less than a second
SAME_OBJECTIVE = 1e-6
THREADS = 2
PATIENCE = 30  # seconds a process may take beyond the time limit, for reading and leaving


def certificate(highs):
    """Largest relative primal residual, dual residual and gap: the formulas of dcplan's Certificate."""
    import numpy as np

    lp, solution = highs.getLp(), highs.getSolution()
    has_point = highs.modelStatusToString(highs.getModelStatus()).lower() in ("optimal", "unknown", "time limit reached")
    if not (has_point and solution.value_valid and solution.dual_valid):
        return None
    sign = -1.0 if "kMaximize" in str(lp.sense_) else 1.0
    cost = sign * np.array(lp.col_cost_)
    x, y = np.array(solution.col_value), sign * np.array(solution.row_dual)
    value, row = np.array(lp.a_matrix_.value_), np.array(lp.a_matrix_.index_, dtype=int)
    column = np.repeat(np.arange(lp.num_col_), np.diff(np.array(lp.a_matrix_.start_)))
    low, high = np.array(lp.row_lower_), np.array(lp.row_upper_)
    lower, upper = np.array(lp.col_lower_), np.array(lp.col_upper_)
    activity = np.bincount(row, value * x[column], minlength=lp.num_row_)
    z = cost - np.bincount(column, value * y[row], minlength=lp.num_col_)
    # Every residual beside the largest number that meets with it.
    terms, prices = np.abs(value * x[column]), np.abs(value * y[row])
    in_row, in_column = np.zeros(lp.num_row_), np.abs(cost)
    np.maximum.at(in_row, row, terms)
    np.maximum.at(in_column, column, prices)

    def beside(point, least, most, size):
        violation = np.maximum(np.maximum(least - point, point - most), 0)
        side = np.abs(np.where(least > point, least, most))
        return float(np.where(violation > 0, violation / (1 + np.maximum(np.where(np.isfinite(side), side, 0), size)), 0).max(initial=0))

    primal = max(beside(activity, low, high, in_row), beside(x, lower, upper, np.abs(x)))
    of_row = np.zeros(lp.num_row_)
    np.maximum.at(of_row, row, prices / (1 + in_column[column]))
    dual, dual_objective = 0.0, sign * lp.offset_
    for multiplier, least, most, share in ((y, low, high, of_row), (z, lower, upper, np.abs(z) / (1 + in_column))):
        bound = np.where(multiplier > 0, least, most)
        missing = ~np.isfinite(bound) & (multiplier != 0)
        dual = max(dual, share[missing].max(initial=0))
        leaning = np.isfinite(bound)
        dual_objective += float((multiplier[leaning] * bound[leaning]).sum())
    objective = sign * lp.offset_ + float(cost @ x)
    return float(primal), float(dual), abs(objective - dual_objective) / (1 + abs(objective))


def peer(name, path, time_limit):
    """One solve by HiGHS, in this process: prints one JSON object."""
    import highspy

    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.readModel(path)
    for option, value in (("solver", name), ("threads", THREADS), ("run_crossover", "off"), ("time_limit", time_limit)):
        highs.setOptionValue(option, value)
    started = time.perf_counter()
    highs.run()
    seconds = time.perf_counter() - started
    info, lp = highs.getInfo(), highs.getLp()
    status = highs.modelStatusToString(highs.getModelStatus()).lower()
    print(json.dumps({
        "status": status, "objective": info.objective_function_value if status == "optimal" else None,
        "residuals": certificate(highs), "time_s": seconds, "rows": lp.num_row_, "columns": lp.num_col_,
        "iterations": info.simplex_iteration_count if name == "simplex" else info.ipm_iteration_count}))


def resident_peak(pid):
    """KiB that a process has held at most so far; rusage would count its parent's pages as well."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0


def measure(command, time_limit):
    """The JSON object that a command prints, and its peak memory in MiB."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
        peak = 0
        deadline = time.monotonic() + time_limit + PATIENCE
        while True:
            peak = max(peak, resident_peak(process.pid))
            if process.poll() is not None:
                break
            if time.monotonic() > deadline:
                process.kill()
            time.sleep(0.001)
        output.seek(0)
        try:
            result = json.loads(output.read())
        except ValueError:
            result = {"status": f"exit {process.returncode}", "objective": None, "time_s": time_limit, "iterations": 0}
    result["mib"] = peak / 1024
    return result


def ours(dcplan, path, time_limit):
    result = measure(
        [dcplan, "lp", path, "--json", "--quiet", "--threads", str(THREADS), "--time-limit", str(time_limit)], time_limit)
    residuals = [result.get(key) for key in ("primal_residual", "dual_residual", "relative_gap")]
    result["residuals"] = None if None in residuals else residuals
    return result


def difference(result, reference):
    if result["objective"] is None or reference["objective"] is None:
        return None
    return abs(result["objective"] - reference["objective"]) / (1 + abs(reference["objective"]))


def is_solved(result, reference):
    """Whether the answer is the reference's. 'primal infeasible or unbounded' counts for either."""
    if result["status"] == "optimal" == reference["status"]:
        return difference(result, reference) <= SAME_OBJECTIVE
    return result["status"] != "optimal" and result["status"] in reference["status"] or (
        reference["status"] in ("infeasible", "unbounded") and reference["status"] in result["status"])


def shifted_mean(seconds):
    return math.exp(sum(math.log(s + SHIFT) for s in seconds) / len(seconds)) - SHIFT


def scientific(value):
    return "–" if value is None or not math.isfinite(value) else f"{value:.1e}"


def cells(result):
    worst = None if not result.get("residuals") else max(result["residuals"])
    return f"{result['iterations']} | {result['time_s']:.3f} | {result['mib']:.0f} | {scientific(worst)}"


def main():
    if sys.argv[1:2] == ["--peer"]:
        return peer(sys.argv[2], sys.argv[3], float(sys.argv[4]))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of .mps, .mps.gz, .lp or .lp.gz files")
    parser.add_argument("--dcplan", default=".build/release/dcplan")
    parser.add_argument("--time-limit", default=300, type=float, help="of each solve, seconds")
    parser.add_argument("--only", action="append", help="only the program of this name; may be repeated")
    options = parser.parse_args()
    files = sorted(f for f in options.folder.iterdir() if f.name.removesuffix(".gz").endswith((".mps", ".lp")))
    if options.only:
        files = [f for f in files if f.name.split(".")[0] in options.only]
    if not files:
        parser.error(f"no program in {options.folder}")

    import highspy
    print(f"HiGHS {highspy.Highs().version()}; {THREADS} threads, presolve on, no crossover; limit "
          f"{options.time_limit:g} s. Per solver: iterations, seconds, peak MiB, worst of the three residuals.\n")
    print("| program | rows | columns | status | objective | primal residual | dual residual | gap | difference "
          + "".join(f"| {s} it | {s} s | {s} MiB | {s} worst " for s in ("dcplan", *PEERS)) + "|")
    print("|---|--:|--:|---|--:|--:|--:|--:|--:" + "|--:|--:|--:|--:" * 4 + "|")
    seconds = {solver: [] for solver in ("dcplan", *PEERS)}
    notes = []
    wrong = 0
    for file in files:
        results = {"dcplan": ours(options.dcplan, str(file), options.time_limit)}
        for solver in PEERS:
            results[solver] = measure(
                [sys.executable, __file__, "--peer", solver, str(file), str(options.time_limit)], options.time_limit)
        mine, reference = results["dcplan"], results["simplex"]
        name = file.name.split(".")[0]
        for solver, result in results.items():
            solved = is_solved(result, reference)
            seconds[solver].append(result["time_s"] if solved else options.time_limit)
            if not solved:
                notes.append(f"- {name}: {solver} says {result['status']}, the simplex {reference['status']}")
        wrong += not is_solved(mine, reference)
        objective = "–" if mine["objective"] is None else f"{mine['objective']:.10g}"
        residuals = [scientific(r) for r in mine["residuals"] or [None] * 3]
        print(f"| {name} | {reference.get('rows', '–')} | {reference.get('columns', '–')} | {mine['status']} | {objective} | "
              f"{' | '.join(residuals)} | {scientific(difference(mine, reference))} | "
              + " | ".join(cells(results[s]) for s in ("dcplan", *PEERS)) + " |", flush=True)
    print(f"\nShifted geometric mean of the seconds (shift {SHIFT:g} s, as most of these take far less than one second; an "
          "answer that is missing or differs counts as the time limit):\n")
    print("| dcplan | " + " | ".join(PEERS) + " |\n|--:" + "|--:" * len(PEERS) + "|")
    print("| " + " | ".join(f"{shifted_mean(s):.3f}" for s in seconds.values()) + " |")
    if notes:
        print("\nAnswers that differ:\n\n" + "\n".join(notes))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
