"""Sets dcplan beside HiGHS's simplex, IPX, HiPO and PDLP on the same exported program, and beside PyPSA with HiGHS from scenario to answer.

    peers.py list                                what there is to measure
    peers.py measure --group bars                runs what is not yet in the results, and appends each run to them
    peers.py measure --case 1w-1y-4r --entrant dcplan --entrant ipx
    peers.py measure --scenario FILE --resolution days:2 --set KEY=VALUE
    peers.py tables --plot FILE.svg              Markdown of all results, and the plot; exits 1 when answers disagree
    peers.py scenario FILE --regions 10 --out TEN.toml

Each run is a process of its own with two threads, presolve on, no crossover, the same tolerance and the same limits; where the first took less than
a minute it is repeated, by turns with the others. A run that was interrupted is resumed by the same command.
"""

import argparse
import datetime
import functools
import hashlib
import importlib.metadata
import itertools
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import cases
import regions
from entrants import ENTRANTS, PROGRAM, WHOLE, Exports, Settings

SHORT = 60  # seconds of a process below which a run is repeated
OURS = ("dcplan", "plan")
DEFAULT_RESULTS = cases.REPOSITORY / ".build/peers/results.jsonl"


def read_results(path):
    """All runs of a file of results; a later run of the same case, entrant and repeat replaces an earlier one, and dcplan's of a later
    build all those of an earlier."""
    if not Path(path).exists():
        return []
    found = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    latest = {(result["case"], result["entrant"]): result["build"] for result in found}
    kept = {(result["case"], result["entrant"], result["repeat"]): result for result in found
            if result["entrant"] not in OURS or result["build"] == latest[result["case"], result["entrant"]]}
    return list(kept.values())


def circumstances(case, settings):
    """What must be known of a run to read it later."""
    commit = subprocess.run(["git", "-C", str(cases.REPOSITORY), "describe", "--always", "--dirty"], capture_output=True, text=True, check=True)
    return {"build": settings.build, "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"), "commit": commit.stdout.strip(),
            "load": round(os.getloadavg()[0], 2), "limit_s": settings.time_limit, "tolerance": settings.tolerance,
            "threads": settings.threads, "hours": case.hours, "years": case.years, "regions": case.regions,
            "highs": importlib.metadata.version("highspy"), "pypsa": importlib.metadata.version("pypsa")}


def is_current(result, settings):
    """Whether a run counts: what another build of dcplan did does not, while HiGHS and PyPSA need not run again for it."""
    return (result["entrant"] not in OURS or result["build"] == settings.build) and (settings.give_up or "smaller" not in result)


def due(own, repeat, repeats):
    """Whether an entrant with the runs `own` runs again: the first time always, then while all that it did was short."""
    if any(result["repeat"] == repeat for result in own):
        return False
    return repeat == 1 or repeat <= repeats and all(result.get("wall_s", SHORT) < SHORT for result in own)


def hopeless(case, name, results):
    """A case with no more hours, years and regions in which the entrant ran out of time or memory, if there is one."""
    sizes = (case.hours, case.years, case.regions)
    for result in results:
        own = (result["hours"], result["years"], result["regions"])
        if result["entrant"] == name and result.get("spent") and None not in sizes + own and all(a <= b for a, b in zip(own, sizes)):
            return result["case"]
    return None


def measure_one(case, name, settings, exports, smaller):
    """A run, or that there was none as the entrant had not managed a smaller case."""
    if smaller:
        return {"status": f"not tried: see {smaller}", "smaller": smaller, "objective": None}
    return ENTRANTS[name](exports(), settings)


def measure_case(case, chosen, settings, repeats, path):
    """All runs of a case that are due: everybody's first, then everybody's second, and so on."""
    results = [result for result in read_results(path) if is_current(result, settings)]
    with tempfile.TemporaryDirectory(prefix="peers-") as folder:
        exports = functools.cache(lambda: Exports(case, folder, settings))
        for repeat, name in itertools.product(range(1, repeats + 1), chosen):
            if not due([result for result in results if (result["case"], result["entrant"]) == (case.name, name)], repeat, repeats):
                continue
            smaller = settings.give_up and hopeless(case, name, results)
            result = {"case": case.name, "entrant": name, "repeat": repeat} | circumstances(case, settings)
            result |= measure_one(case, name, settings, exports, smaller)
            results.append(result)
            with open(path, "a", encoding="utf-8") as file:
                file.write(json.dumps(result) + "\n")
            print(f"{case.name} {name} {repeat}: {result['status']}, {result.get('wall_s', 0):.1f} s, {result.get('peak_mib', 0):.0f} MiB",
                  file=sys.stderr, flush=True)


def chosen_cases(options):
    if options.scenario:
        return [cases.own(options.scenario, options.resolution, options.set)]
    names = [case.name for group in options.group for case in cases.GROUPS[group]] + options.case
    return [cases.NAMED[name] for name in dict.fromkeys(names)]


def measure(options):
    if not os.access(options.binary, os.X_OK):
        sys.exit(f"{options.binary} is no program: build it with 'swift build -c release --product dcplan', or name another with --binary")
    found = chosen_cases(options)
    if not found:
        sys.exit("nothing to measure: name a --group, a --case or a --scenario ('list' shows them)")
    with open(options.binary, "rb") as file:  # not as a whole: a process starts with its parent's peak of memory
        build = hashlib.file_digest(file, "sha256").hexdigest()[:12]
    settings = Settings(str(Path(options.binary).resolve()), build, options.time_limit, options.memory_limit * 1024, options.tolerance,
                        options.threads, options.give_up)
    Path(options.results).parent.mkdir(parents=True, exist_ok=True)
    for case in found:
        measure_case(case, list(dict.fromkeys(options.entrant)) or list(ENTRANTS), settings, options.repeats, options.results)


def show(_):
    print("entrants on the exported program:", *PROGRAM)
    print("entrants from scenario to answer:", *WHOLE)
    for name, group in cases.GROUPS.items():
        print(f"group {name}:", *(case.name for case in group))


def tables(options):
    from tables import report  # with numpy and matplotlib, which the process that measures others does without

    return report(read_results(options.results), options.plot)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    commands.add_parser("list", help="what there is to measure").set_defaults(do=show)
    one = commands.add_parser("measure", help="run what is not yet in the results")
    one.set_defaults(do=measure)
    one.add_argument("--group", action="append", default=[], choices=cases.GROUPS, help="may be repeated")
    one.add_argument("--case", action="append", default=[], choices=cases.NAMED, metavar="NAME", help="may be repeated")
    one.add_argument("--entrant", action="append", default=[], choices=ENTRANTS, help="all unless given; may be repeated")
    one.add_argument("--scenario", help="a scenario file in place of a named case")
    one.add_argument("--resolution", help="with --scenario: full, weeks:N or days:N")
    one.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="with --scenario; may be repeated")
    one.add_argument("--binary", default=cases.REPOSITORY / ".build/release/dcplan", help="dcplan")
    one.add_argument("--time-limit", type=float, default=300, help="of each solve, seconds; from scenario to answer, of all of it")
    one.add_argument("--memory-limit", type=float, default=18, help="of each process, GiB; one that takes more is ended")
    one.add_argument("--tolerance", type=float, default=1e-8)
    one.add_argument("--threads", type=int, default=2)
    one.add_argument("--give-up", action="store_true", help="run no entrant on a case that has as many hours, years and regions as one in which "
                     "it ran out of time or memory, or more")
    one.add_argument("--repeats", type=int, default=3, help=f"of what takes less than {SHORT} s")
    two = commands.add_parser("tables", help="Markdown of the results")
    two.set_defaults(do=tables)
    two.add_argument("--plot", help="file to draw: .svg or .png")
    for command in (one, two):
        command.add_argument("--results", default=DEFAULT_RESULTS, help="JSON lines, one a run")
    three = commands.add_parser("scenario", help="write a scenario of more regions")
    three.set_defaults(do=lambda options: regions.write(options.file, options.regions, options.out))
    three.add_argument("file")
    three.add_argument("--regions", type=int, required=True)
    three.add_argument("--out", required=True)
    return parser.parse_args()


if __name__ == "__main__":
    choice = parse()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that what runs is ended too
    sys.exit(choice.do(choice))
