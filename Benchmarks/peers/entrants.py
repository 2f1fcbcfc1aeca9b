"""Who runs, and how: dcplan and HiGHS's four on one exported program, dcplan and PyPSA from a scenario to its answer.

Each makes a record of one run: status, objective, seconds by part, iterations, peak of memory, residuals. A process that is killed, fails or
says nothing leaves a record too, whose status says so. An entrant's own exceptions are not caught: they are errors of this program.
"""

import dataclasses
import json
import re
import shutil
import signal
import sys
from pathlib import Path

from process import run, run_worker

HERE = Path(__file__).resolve().parent
PATIENCE = 60  # seconds that a process may take beyond its time limit, for reading and leaving
CHECK_SHARE = 3  # what reading and the check may take, as a multiple of the time limit, beside what is measured


@dataclasses.dataclass(frozen=True)
class Settings:
    binary: str
    build: str  # tells one build of dcplan from another
    time_limit: float
    memory_limit_mib: float
    tolerance: float
    threads: int
    give_up: bool  # whether an entrant that ran out of time or memory is spared larger cases

    def worker(self, script, file, solver):
        command = [sys.executable, str(HERE / script), str(file), "--solver", solver, "--time-limit", str(self.time_limit),
                   "--tolerance", str(self.tolerance), "--threads", str(self.threads)]
        return run_worker(command, CHECK_SHARE * self.time_limit + PATIENCE, self.memory_limit_mib)

    def dcplan(self, *words):
        return run([self.binary, *words], self.time_limit + PATIENCE, self.memory_limit_mib)


class Exports:
    """The files of one case, each written when it is first asked for."""

    def __init__(self, case, folder, settings):
        self.case, self.folder, self.settings = case, Path(folder), settings
        self.arguments = case.arguments(folder)
        self.done = {}

    def file(self, kind):
        """Path of the exported program (`mps`) or network (`pypsa`), and its size; or why there is none."""
        if kind not in self.done:
            path = self.folder / {"mps": "case.mps", "pypsa": "network"}[kind]
            done = run([self.settings.binary, "export", *self.arguments, f"--{kind}", str(path), "--json"],
                       CHECK_SHARE * self.settings.time_limit + PATIENCE, self.settings.memory_limit_mib)
            said = parsed(done.stdout)
            self.done[kind] = (path, said, None) if done.code == 0 else (path, said, f"no export: {reason(done)}")
        return self.done[kind]


def parsed(text):
    """The JSON object that a process printed, {} where it is none."""
    try:
        return json.loads(text)
    except ValueError:
        return {}


def reason(done):
    """Why a process ended without an answer."""
    if done.ended:
        return done.ended
    if done.code == -signal.SIGALRM:
        return f"killed after {done.wall_s:.0f} s"
    if done.code < 0:
        return f"ended by {signal.Signals(-done.code).name}"
    last = (done.stderr.strip() or "no message").splitlines()[-1]
    return f"exit {done.code}: {last[:200]}"


def record(done, found):
    """What a process found, with what it took; its own account of memory and CPU, where it has one, leaves the check out."""
    own = {} if found.get("status") else {"status": reason(done)}
    status = (found.get("status") or "").replace("_", " ")
    own["spent"] = status.startswith("time limit") or not status and bool(done.ended or done.code == -signal.SIGALRM)
    if status == "optimal" and found.get("residuals") is None and "certificate" not in found:
        own["unchecked"] = found.get("check") or (reason(done) if done.code else "no point")
    return done.measures() | {"cpu_s": done.user_s + done.system_s, "objective": None, "residuals": None} | found | own


def took(stderr, what):
    """Seconds of a phase that dcplan --verbose tells."""
    found = re.search(rf"^{what} took ([0-9.]+) s", stderr, re.MULTILINE)
    return float(found[1]) if found else None


def highs(solver):
    def measure(exports, settings):
        path, size, trouble = exports.file("mps")
        if trouble:
            return {"status": trouble}
        done, found = settings.worker("solve_highs.py", path, solver)
        return sizes(size) | record(done, found)
    return measure


def sizes(said):
    return {key: said[key] for key in ("rows", "columns", "nonzeros") if key in said}


def dcplan_lp(exports, settings):
    """dcplan on the exported file, of which it learns no more than the others do; its solution is checked in another process."""
    path, size, trouble = exports.file("mps")
    if trouble:
        return {"status": trouble}
    solution = exports.folder / "solution.csv"
    done = settings.dcplan("lp", str(path), "--json", "--quiet", "--verbose", "--threads", str(settings.threads), "--time-limit",
                           str(settings.time_limit), "--tolerance", str(settings.tolerance), "--solution", str(solution))
    said = parsed(done.stdout)
    found = {"status": said.get("status"), "objective": said.get("objective") if said.get("status") == "optimal" else None,
             "iterations": said.get("iterations"), "read_s": took(done.stderr, "reading"), "solve_s": said.get("time_s"),
             "residuals": None, "own_residuals": {key: said.get(key) for key in ("primal_residual", "dual_residual", "relative_gap")}}
    if solution.exists():
        checked, answer = run_worker([sys.executable, str(HERE / "check_solution.py"), str(path), str(solution)],
                                     CHECK_SHARE * settings.time_limit + PATIENCE, settings.memory_limit_mib)
        found |= answer if checked.code == 0 else {"check": reason(checked)}
        solution.unlink()
    return sizes(size) | record(done, found)


def dcplan_plan(exports, settings):
    """dcplan from the scenario to its written results, in one process."""
    results = exports.folder / "result"
    done = settings.dcplan("plan", *exports.arguments, "--out", str(results), "--json", "--quiet", "--threads", str(settings.threads),
                           "--time-limit", str(settings.time_limit))
    shutil.rmtree(results, ignore_errors=True)
    said = parsed(done.stdout)
    seconds, certificate = said.get("timing_s", {}), said.get("certificate", {})
    found = {"status": said.get("status"), "objective": said.get("objective_usd"), "read_s": seconds.get("read"), "solve_s": seconds.get("solve"),
             "build_s": seconds["profiles"] + seconds["model"] if seconds else None, "write_s": seconds.get("write"),
             "total_s": done.wall_s, "iterations": certificate.get("iterations"),
             "certificate": {key: certificate.get(key) for key in ("primal_residual", "dual_residual", "relative_gap")}}
    return sizes(said.get("size", {})) | record(done, found)


def pypsa(solver):
    def measure(exports, settings):
        folder, size, trouble = exports.file("pypsa")
        if trouble:
            return {"status": trouble}
        done, found = settings.worker("solve_pypsa.py", folder, solver)
        return record(done, found)
    return measure


PROGRAM = {"dcplan": dcplan_lp, "simplex": highs("simplex"), "ipx": highs("ipx"), "hipo": highs("hipo"), "pdlp": highs("pdlp")}
WHOLE = {"plan": dcplan_plan, "pypsa-choose": pypsa("choose"), "pypsa-ipx": pypsa("ipx"), "pypsa-hipo": pypsa("hipo")}
ENTRANTS = PROGRAM | WHOLE
