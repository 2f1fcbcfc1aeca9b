"""Compares dcplan's objective and status with HiGHS's on the same program.

For each case dcplan solves the scenario (plan.json) and exports it as MPS; HiGHS reads the MPS and solves it with its
interior point, without crossover. Prints a Markdown table; exits 1 when an objective differs by more than 1e-6 relative
or a status differs.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import highspy

FLAGSHIP = "Scenarios/four-regions-2030.toml"
CASES = {
    "weeks:1": (FLAGSHIP, "weeks:1", []),
    "weeks:1, Johor hosting 800 MW": (FLAGSHIP, "weeks:1", ["regions.johor.hosting.limit_mw=800"]),
    "weeks:1, gas at 12 US$/MMBtu in Batam": (FLAGSHIP, "weeks:1", ["regions.batam.supply.gas_cc.fuel_usd_per_mmbtu=12"]),
    "weeks:1, no residency in Singapore": (
        FLAGSHIP, "weeks:1",
        ["workloads.cloud.demand.singapore.residency_share=0", "workloads.inference.demand.singapore.residency_share=0"]),
    "weeks:1, GPU quota": ("Scenarios/policies/gpu-quota.toml", "weeks:1", []),
    "weeks:1, carbon price": ("Scenarios/policies/carbon-price.toml", "weeks:1", []),
    "weeks:1, second link": ("Scenarios/policies/second-link-2030.toml", "weeks:1", []),
    "weeks:1, as systems": ("Scenarios/four-regions-2030-system.toml", "weeks:1", []),
    "weeks:1, under tariffs": ("Scenarios/four-regions-2030-tariff.toml", "weeks:1", []),
    "weeks:4": (FLAGSHIP, "weeks:4", []),
}
# Each piece at its own resolution.
CASES |= {path.stem: (str(path), None, []) for path in sorted(Path("Scenarios/pieces").glob("*.toml"))}


def arguments(scenario, resolution, overrides):
    sets = [word for override in overrides for word in ("--set", override)]
    hours = ["--resolution", resolution] if resolution else []
    return [scenario, *hours, *sets]


def run_dcplan(dcplan, case, folder):
    out = folder / "result"
    started = time.perf_counter()
    done = subprocess.run(
        [dcplan, "plan", *arguments(*case), "--out", str(out), "--format", "json", "--quiet"],
        capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    plan = json.loads(done.stdout) if done.returncode == 0 else None
    return done.returncode, plan, seconds


def run_highs(dcplan, case, folder, solver, time_limit):
    mps = folder / "case.mps"
    subprocess.run([dcplan, "export", *arguments(*case), "--mps", str(mps)], check=True, capture_output=True)
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.readModel(str(mps))
    highs.setOptionValue("solver", solver)
    highs.setOptionValue("threads", 2)
    highs.setOptionValue("run_crossover", "off")
    highs.setOptionValue("time_limit", float(time_limit))
    started = time.perf_counter()
    highs.run()
    seconds = time.perf_counter() - started
    status = highs.modelStatusToString(highs.getModelStatus())
    return status, highs.getInfo().objective_function_value, seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dcplan", default=".build/release/dcplan")
    parser.add_argument("--solver", default="hipo", help="HiGHS's solver: hipo, ipx, simplex or choose")
    parser.add_argument("--time-limit", default=1800, type=float, help="of HiGHS, seconds")
    parser.add_argument("--case", action="append", choices=CASES, help="only this case; may be repeated")
    options = parser.parse_args()

    print(f"HiGHS {highspy.Highs().version()}, {options.solver}, 2 threads, no crossover; dcplan with 2 threads.\n")
    print("| case | rows | columns | dcplan | HiGHS | dcplan objective, US$ | HiGHS objective | difference | iterations "
          "| dcplan solve, s | HiGHS solve, s |")
    print("|---|--:|--:|---|---|--:|--:|--:|--:|--:|--:|")
    wrong = 0
    for name in options.case or CASES:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            code, plan, _ = run_dcplan(options.dcplan, CASES[name], folder)
            status, objective, seconds = run_highs(options.dcplan, CASES[name], folder, options.solver, options.time_limit)
        if plan is None:
            print(f"| {name} | | | exit {code} | {status} | | {objective:.8e} | | | | {seconds:.1f} |")
            wrong += 1
            continue
        difference = abs(plan["objective_usd"] - objective) / (1 + abs(objective))
        agrees = status == "Optimal" and difference <= 1e-6
        wrong += not agrees
        size, certificate = plan["size"], plan["certificate"]
        print(f"| {name} | {size['rows']} | {size['columns']} | {plan['status']} | {status} | {plan['objective_usd']:.8e} "
              f"| {objective:.8e} | {difference:.1e} | {certificate['iterations']} | {plan['timing_s']['solve']:.1f} "
              f"| {seconds:.1f} |", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
