"""Run a program and measure it from outside: processor and wall time, and memory."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

TICK = 0.1
KIB_PER_MIB = 1024


class Cost(NamedTuple):
    """Seconds of all its processes together and by the clock; MiB of the largest and of all."""

    cpu: float
    wall: float
    largest: float
    together: float
    """The highest sum of what its processes had in memory at one moment (Linux; elsewhere 0)."""
    done: bool
    """False when it was stopped: it took too long, or the system had no memory left for it."""


def run(arguments: Sequence[str], limit: float = float("inf")) -> Cost:
    """Run a module of Python; stop it after `limit` seconds. Raises CalledProcessError when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", *arguments], start_new_session=True)
    peak = Peak(process.pid)
    timer = threading.Timer(min(limit, threading.TIMEOUT_MAX), process.kill)
    peak.start()
    timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    timer.cancel()
    peak.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 0:
        raise subprocess.CalledProcessError(process.returncode, list(arguments))
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(cpu, wall, usage.ru_maxrss / KIB_PER_MIB, peak.mib, process.returncode == 0)


class Peak(threading.Thread):
    """Looks every moment how much memory the processes of a session have together."""

    def __init__(self, session: int) -> None:
        """Look at the processes that belong to a session."""
        super().__init__(daemon=True)
        self.session, self.mib = session, 0.0
        self.over = threading.Event()

    def run(self) -> None:
        """Look until it is over."""
        while not self.over.wait(TICK):
            self.mib = max(self.mib, sum(sizes(self.session)))

    def stop(self) -> None:
        """Stop looking."""
        self.over.set()
        self.join()


def sizes(session: int) -> Iterator[float]:
    """Yield the MiB that each process of a session holds for itself, as Linux tells (PSS)."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                lines = (folder / "smaps_rollup").read_text().splitlines()
                yield next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / KIB_PER_MIB
        except (OSError, StopIteration):
            continue
