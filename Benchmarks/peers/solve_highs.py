"""One solve of a linear program by HiGHS, in a process of its own; and the same for a program that somebody else hands to HiGHS.

As it gets on, it appends JSON objects to the file --record: what it read, what it found, and how far that is from an optimum
by kkt.py. The peak of memory is that before the check.
"""

import argparse
import json
import resource
import signal
import time

import highspy

import kkt

PATIENCE = 30  # seconds beyond its time limit after which the process ends itself


def options(solver, tolerance, threads, time_limit):
    """HiGHS's options. Without a tolerance it has its own.

    A tolerance is set measure by measure: `kkt_tolerance` would have its interior points aim ten times lower than it says.
    """
    found = {"threads": threads, "presolve": "on", "run_crossover": "off", "time_limit": float(time_limit)}
    if solver != "choose":
        found["solver"] = solver
    if tolerance is not None:
        found |= {f"{name}_tolerance": tolerance for name in (
            "primal_feasibility", "dual_feasibility", "primal_residual", "dual_residual", "optimality", "ipm_optimality", "pdlp_optimality")}
    return found


class Log:
    """HiGHS's log, with the second of each message."""

    def __init__(self, highs):
        highs.setOptionValue("log_to_console", False)
        highs.cbLogging.subscribe(self.hear)
        self.messages = []

    def hear(self, event):
        self.messages.append((time.perf_counter(), event.message))

    def second(self, words):
        return next((at for at, message in self.messages if words in message), None)

    def presolve_seconds(self):
        """From where it says that it presolves to where it says what it solves; None where it says neither."""
        start = self.second("Presolving model")
        end = self.second("Solving the presolved LP") or self.second("Presolve reductions")
        return None if start is None or end is None else end - start

    def names(self, word):
        return any(word.lower() in message.lower() for _, message in self.messages)


def peak_mib():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def outcome(highs):
    """Status, objective and what else HiGHS says of the run that has just ended."""
    status, info = highs.modelStatusToString(highs.getModelStatus()).lower(), highs.getInfo()
    return {"status": status, "objective": info.objective_function_value if status == "optimal" else None,
            "iterations": max(info.simplex_iteration_count, info.ipm_iteration_count, info.pdlp_iteration_count),
            "peak_mib": peak_mib(), "cpu_s": time.process_time()}


def check(highs):
    """The residuals of the point that HiGHS ended with, solved or not; None where it has none, or found that there is none."""
    solution, status = highs.getSolution(), highs.modelStatusToString(highs.getModelStatus()).lower()
    if "infeasible" in status or "unbounded" in status or not (solution.value_valid and solution.dual_valid):
        return None
    return kkt.residuals(kkt.Program.of(highs), solution.col_value, solution.row_dual)


def arguments(parser):
    parser.add_argument("--solver", default="choose", help="choose, simplex, ipx, hipo or pdlp")
    parser.add_argument("--time-limit", type=float, default=300, help="of the solve, seconds")
    parser.add_argument("--tolerance", type=float, help="HiGHS's own unless given")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--record", required=True, help="file to append JSON objects to")
    return parser.parse_args()


def writer(path):
    def write(**found):
        with open(path, "a", encoding="utf-8") as file:
            file.write(json.dumps(found) + "\n")
    return write


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", help=".mps or .lp, gzipped or not")
    choice = arguments(parser)
    write = writer(choice.record)
    highs = highspy.Highs()
    log = Log(highs)
    started = time.perf_counter()
    if highs.readModel(choice.file) == highspy.HighsStatus.kError:
        return write(status="unreadable")
    write(version=highs.version(), read_s=time.perf_counter() - started, rows=highs.getNumRow(), columns=highs.getNumCol(),
          nonzeros=highs.getNumNz(), peak_mib=peak_mib())
    for name, value in options(choice.solver, choice.tolerance, choice.threads, choice.time_limit).items():
        if highs.setOptionValue(name, value) == highspy.HighsStatus.kError:
            return write(status=f"HiGHS knows no {name} = {value}")
    signal.alarm(int(choice.time_limit) + PATIENCE)  # where HiGHS does not look at its clock
    started = time.perf_counter()
    highs.run()
    seconds = time.perf_counter() - started
    signal.alarm(0)
    write(solve_s=seconds, presolve_s=log.presolve_seconds(), log_names_solver=log.names(choice.solver), **outcome(highs))
    write(residuals=check(highs))
    return None


if __name__ == "__main__":
    main()
