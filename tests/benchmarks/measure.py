"""What a command costs, as somebody who starts it finds out: time and memory of a process."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

Command = Sequence[str]
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""Compiled once, as on an office's computer, and not at every start."""


class Cost(NamedTuple):
    """What a command costs; medians where it ran more than once."""

    seconds: float
    """From start to end, as a clock on the wall has it."""
    peak: float
    """Most memory at any time, in bytes; 0 on Windows, which does not tell."""
    code: int
    """The exit code; -9 and the like where it was killed."""


def nplan(*arguments: str) -> Command:
    """The console script beside this Python, with arguments."""
    folder = Path(sys.executable).parent
    return (str(folder / ("nplan.exe" if os.name == "nt" else "nplan")), *arguments)


def python(code: str, *arguments: str) -> Command:
    """This Python with a line of code."""
    return (sys.executable, "-c", code, *arguments)


def cost(command: Command, folder: Path) -> Cost:
    """What one run of a command in a folder costs; what it prints is thrown away."""
    quiet = subprocess.DEVNULL
    start = time.perf_counter()
    child = subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdin=quiet, stdout=quiet, stderr=quiet
    )
    if os.name == "nt":
        code = child.wait()
        return Cost(time.perf_counter() - start, 0, code)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(seconds, usage.ru_maxrss * unit, child.returncode)


def costs(commands: Mapping[str, Command], folder: Path, rounds: int) -> dict[str, Cost]:
    """Medians of commands that take turns, so that a busy moment strikes them all alike.

    A command that fails is not run again. One round before the first fills the caches of the
    system, where a run is short enough.
    """
    runs: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(rounds + (rounds > 3)):
        for name, command in commands.items():
            if not runs[name] or runs[name][-1].code == 0:
                runs[name].append(cost(command, folder))
        if number == 0 and rounds > 3:
            runs = {name: [one for one in of if one.code] for name, of in runs.items()}
    return {
        name: Cost(median(one.seconds for one in of), median(one.peak for one in of), of[-1].code)
        for name, of in runs.items()
    }
