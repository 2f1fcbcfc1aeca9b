"""Compares dcplan's objective with what PyPSA finds in the network that dcplan exports.

For each scenario dcplan solves it (plan.json) and exports it as a CSV folder; PyPSA reads the folder and optimises it with
HiGHS. Prints a Markdown table; exits 1 when an objective differs by more than 1e-5 relative or a network is not solved.

    compare_pypsa.py Scenarios/four-regions-2030.toml --resolution days:1 --set horizon.last_year=2027
"""

import argparse
import contextlib
import json
import logging
import os
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import pypsa

TOLERANCE = 1e-5


def run_dcplan(dcplan, arguments, folder):
    done = subprocess.run(
        [dcplan, "plan", *arguments, "--out", str(folder / "result"), "--format", "json", "--quiet"],
        capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"dcplan plan ended with {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def export(dcplan, arguments, folder):
    network = folder / "network"
    done = subprocess.run(
        [dcplan, "export", *arguments, "--pypsa", str(network)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"dcplan export ended with {done.returncode}: {done.stderr}")
    return network


@contextlib.contextmanager
def silence():
    """HiGHS's banner goes to standard output whatever it is told, and would stand in the table."""
    sys.stdout.flush()
    kept = os.dup(1)
    with open(os.devnull, "wb") as nothing:
        os.dup2(nothing.fileno(), 1)
        try:
            yield
        finally:
            sys.stdout.flush()
            os.dup2(kept, 1)
            os.close(kept)


def optimise(network, solver):
    options = {"output_flag": False}
    if solver != "choose":
        options |= {"solver": solver, "run_crossover": "off"}
    started = time.perf_counter()
    n = pypsa.Network(network)
    read = time.perf_counter()
    with silence():
        status, condition = n.optimize(solver_name="highs", solver_options=options, progress=False)
    solved = time.perf_counter()
    size = len(n.snapshots), len(n.buses), len(n.generators) + len(n.links) + len(n.stores)
    return condition if status == "ok" else status, n.objective, size, read - started, solved - read


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenario", nargs="+")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="for each scenario; may be repeated")
    parser.add_argument("--resolution", help="full, weeks:N or days:N")
    parser.add_argument("--dcplan", default=".build/release/dcplan")
    parser.add_argument("--solver", default="choose", help="HiGHS's solver: choose, simplex, ipm, ipx or hipo")
    return parser.parse_args()


def main():
    options = parse()
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    extra = [word for override in options.set for word in ("--set", override)]
    if options.resolution:
        extra += ["--resolution", options.resolution]
    print(f"PyPSA {pypsa.__version__}, HiGHS ({options.solver}).\n")
    print("| scenario | snapshots | buses | components | dcplan objective, US$ | PyPSA objective | difference "
          "| dcplan solve, s | PyPSA read, s | PyPSA build and solve, s |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    wrong = 0
    for scenario in options.scenario:
        with tempfile.TemporaryDirectory() as temporary:
            arguments, folder = [scenario, *extra], Path(temporary)
            plan = run_dcplan(options.dcplan, arguments, folder)
            condition, objective, size, read, solve = optimise(export(options.dcplan, arguments, folder), options.solver)
        mine = plan["objective_usd"]
        difference = abs(mine - objective) / (1 + abs(mine)) if condition == "optimal" else float("nan")
        wrong += not difference <= TOLERANCE
        found = f"{objective:.9e}" if condition == "optimal" else condition
        print(f"| {plan['scenario']['name']} | {size[0]} | {size[1]} | {size[2]} | {mine:.9e} | {found} "
              f"| {difference:.1e} | {plan['timing_s']['solve']:.1f} | {read:.1f} | {solve:.1f} |", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
