"""Run a program and measure it from outside: processor and wall time, and memory."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

TICK = 0.25
KIB_PER_MIB = 1024


class Cost(NamedTuple):
    """Seconds of all its processes together and by the clock; MiB of the largest and of all."""

    cpu: float
    wall: float
    largest: float
    together: float
    """The highest sum of what its processes had in memory at one moment; both only on Linux."""
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
    return Cost(cpu, wall, peak.largest, peak.together, process.returncode == 0)


class Peak(threading.Thread):
    """Looks every moment how much memory the processes of a session have together."""

    def __init__(self, session: int) -> None:
        """Look at the processes that belong to a session."""
        super().__init__(daemon=True)
        self.session, self.largest, self.together = session, 0.0, 0.0
        self.over = threading.Event()

    def run(self) -> None:
        """Look until it is over."""
        while not self.over.wait(TICK):
            found = list(sizes(self.session))
            self.largest = max([self.largest, *(largest for largest, _ in found)])
            self.together = max(self.together, sum(share for _, share in found))

    def stop(self) -> None:
        """Stop looking."""
        self.over.set()
        self.join()


def sizes(session: int) -> Iterator[tuple[float, float]]:
    """Yield for each process of a session the MiB it ever had, and its share of what is in memory now.

    Linux tells them as VmHWM and Pss. That of `wait4` counts the process before it began, too.
    """
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                yield mib(folder / "status", "VmHWM:"), mib(folder / "smaps_rollup", "Pss:")
        except (OSError, StopIteration):
            continue


def mib(file: Path, name: str) -> float:
    """Return the MiB that a line of a file of Linux gives in KiB."""
    lines = file.read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / KIB_PER_MIB
