"""Solves linear programs with dcplan and with HiGHS's simplex, IPX and HiPO, each in a process of its own.

Two threads each, presolve on, crossover off for the interior points, the same time limit. Prints Markdown tables: status,
objective, residuals, iterations, seconds of the solve (reading apart), peak memory of the process, the relative difference
of dcplan's objective from the simplex's, and each solver's shifted geometric mean. Residuals of every solver are computed
here or by dcplan with the same formulas, on the program as the file gives it. Exits 1 when dcplan's answer differs from
the simplex's.
"""

import argparse
import importlib.metadata
import json
import math
import sys
from pathlib import Path

HIGHS = Path(__file__).resolve().parents[1] / "peers/solve_highs.py"
sys.path.insert(0, str(HIGHS.parent))

from process import run, run_worker  # noqa: E402 (it lies beside that script)

PEERS = ("simplex", "ipx", "hipo")
SHIFT = 0.1  # seconds; most public programs take far less than a second
SAME_OBJECTIVE = 1e-6
THREADS = 2
PATIENCE = 30  # seconds a process may take beyond the time limit, for reading and leaving


def measure(command, time_limit):
    """The JSON object that dcplan prints, and its peak memory in MiB."""
    done = run(command, time_limit + PATIENCE)
    try:
        result = json.loads(done.stdout)
    except ValueError:
        result = failure(done, time_limit)
    return result | {"mib": done.peak_mib}


def failure(done, time_limit):
    return {"status": done.ended or f"exit {done.code}", "objective": None, "time_s": time_limit, "iterations": 0}


def peer(name, path, time_limit):
    """One solve by HiGHS at its own tolerances, with the residuals of its answer."""
    command = [sys.executable, str(HIGHS), path, "--solver", name, "--time-limit", str(time_limit), "--threads", str(THREADS)]
    done, found = run_worker(command, 2 * time_limit + PATIENCE)
    if "solve_s" not in found:
        return failure(done, time_limit) | {"mib": done.peak_mib}
    residuals = found.get("residuals") and [found["residuals"][key] for key in ("primal", "dual", "gap")]
    return found | {"residuals": residuals, "time_s": found["solve_s"], "mib": found["peak_mib"]}


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

    print(f"HiGHS {importlib.metadata.version('highspy')}; {THREADS} threads, presolve on, no crossover; limit "
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
            results[solver] = peer(solver, str(file), options.time_limit)
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
