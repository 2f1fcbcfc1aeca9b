"""Runs one command in a process of its own, with limits of time and memory, and says what it took."""

import dataclasses
import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

POLL = 0.02  # seconds between looks at a process; what it took is the kernel's account, not that of the looks
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclasses.dataclass
class Run:
    """`code` is the exit code, negative for the signal that ended it; `ended` says why it was killed, if it was."""
    code: int
    ended: str
    wall_s: float
    user_s: float
    system_s: float
    peak_mib: float  # the kernel's ru_maxrss; no less than this process's own, so import nothing large here
    stdout: str
    stderr: str

    def measures(self):
        return {key: round(getattr(self, key), 4) for key in ("wall_s", "user_s", "system_s", "peak_mib")}


def resident_mib(pid):
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 2**20
    except (OSError, IndexError):  # it has just ended
        return 0.0


def run(command, time_limit, memory_limit_mib=float("inf")):
    """Runs `command` until it ends, or takes over `time_limit` seconds or `memory_limit_mib`, when it is killed."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = time.monotonic()
        process = subprocess.Popen(command, stdout=output, stderr=errors, stdin=subprocess.DEVNULL)
        ended = ""
        try:
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                if time.monotonic() - started > time_limit:
                    ended = f"killed after {time_limit:.0f} s"
                elif resident_mib(process.pid) > memory_limit_mib:
                    ended = f"over {memory_limit_mib / 1024:.3g} GiB"
                if ended:
                    process.kill()
                time.sleep(POLL if time.monotonic() - started > 1 else POLL / 10)
        except BaseException:  # interrupted: what was started here does not stay behind
            process.kill()
            process.wait()
            raise
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        return Run(process.returncode, ended, wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss / 1024,
                   output.read().decode(errors="replace"), errors.read().decode(errors="replace"))


def run_worker(command, time_limit, memory_limit_mib=float("inf")):
    """Runs one of the workers here, which write JSON objects as they get on (solvers print on standard output), and merges them."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record"
        record.touch()
        done = run([*command, "--record", str(record)], time_limit, memory_limit_mib)
        found = {}
        for line in record.read_text().splitlines():
            found |= json.loads(line)
    return done, found
