"""Each writing command killed at random moments: `python -m tests.killing [--times 1000]`.

A command runs in a child of this process, which has everything imported, and is killed outright
somewhere between its beginning and its end. After that each file has to be what it was or what the
command makes of it, and the next command has to find no lock.
"""

import argparse
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from nplan.files.saving import locked

BESIDE = re.compile(r"\.(?P<name>.+)\.[0-9a-f]{8}")
"""What a file is called while it is not whole yet; every command passes it over."""


def _child(folder: Path, work: Callable[[], object]) -> int:
    """Start some work in a folder, in a process of its own."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        _work(folder, work)
    return child


def _work(folder: Path, work: Callable[[], object]) -> NoReturn:
    code = 1
    try:
        os.chdir(folder)
        silent = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(silent, stream)
        work()
        code = 0
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        os._exit(code)


def _ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _command(arguments: Sequence[str]) -> Callable[[], object]:
    def run() -> None:
        from nplan.cli import run as run_nplan

        sys.argv = ["nplan", *arguments]
        os.environ["NPLAN_LANG"] = "en"
        run_nplan()

    return run


def contents(root: Path) -> dict[str, bytes]:
    """All files of a project but nplan's own."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.relative_to(root).parts[0] != ".nplan"
    }


def _lock(root: Path) -> None:
    with locked(root):
        pass


def spoilt(project: Path, arguments: Sequence[str], times: int, seed: int = 0) -> list[str]:
    """What is wrong after a command was killed so many times; [] is right.

    Args:
        project: the project as it is before the command, which is left as it is.
        arguments: the command, without `nplan`.
        times: how many times it is killed.
        seed: of the moments.
    """
    moments = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(project, root)
        before = contents(root)
        started = time.monotonic()
        if code := _ended(_child(root, _command(arguments))):
            return [f"it ends with {code} when nobody kills it"]
        takes = time.monotonic() - started
        after = contents(root)
        found: list[str] = []
        for _ in range(times):
            shutil.rmtree(root)
            shutil.copytree(project, root)
            child = _child(root, _command(arguments))
            # Half of the moments lie where files are written: at the end.
            begin = moments.choice((0, 0.6))
            time.sleep(takes * moments.uniform(begin, 1.1))
            os.kill(child, signal.SIGKILL)
            _ended(child)
            found += _wrong(before, after, contents(root))
            if _ended(_child(root, lambda: _lock(root))):
                found.append("the next command finds a lock")
        return found


def _wrong(before: dict[str, bytes], after: dict[str, bytes], now: dict[str, bytes]) -> list[str]:
    """The files that are neither what they were nor what they should become."""
    found = []
    for file in sorted({*before, *after, *now}):
        if file in before or file in after:
            if now.get(file) not in (before.get(file), after.get(file)):
                found.append(f"{file} is half")
        elif not BESIDE.fullmatch(Path(file).name):
            found.append(f"{file} was never asked for")
    return found


def main() -> None:
    """Kill every writing command, and tell what was wrong."""
    from tests.test_killed import COMMANDS, prepared

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1000)
    times = parser.parse_args().times
    for name, arguments in COMMANDS.items():
        with tempfile.TemporaryDirectory() as folder:
            started = time.monotonic()
            wrong = spoilt(prepared(Path(folder)), arguments, times)
            print(f"{name}: {times} times in {time.monotonic() - started:.0f} s:", wrong or "fine")


if __name__ == "__main__":
    main()
