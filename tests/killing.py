"""Each writing command killed at random moments: `python -m tests.killing [--times 1000]`.

A command runs in a child of this process, which has everything imported, and is killed outright
somewhere between its beginning and its end. After that each file has to be what it was or what the
command makes of it, and the next command has to find no lock.
"""

import argparse
import importlib
import os
import pkgutil
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import nplan
from nplan.files.saving import locked
from nplan.files.writing import BESIDE


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


def _import_all() -> None:
    """Import all of nplan here, so that no child spends its short life on it."""
    for module in pkgutil.walk_packages(nplan.__path__, "nplan."):
        if module.name != "nplan.__main__":
            importlib.import_module(module.name)


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
    """What is wrong after a command was killed so many times and typed again; [] is right.

    Args:
        project: the project as it is before the command, which is left as it is.
        arguments: the command, without `nplan`.
        times: how many times it is killed.
        seed: of the moments.
    """
    _import_all()
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
            _ended(_child(root, _command(arguments)))
            found += _unfinished(after, contents(root))
        return found


def _wrong(before: dict[str, bytes], after: dict[str, bytes], now: dict[str, bytes]) -> list[str]:
    """The files that are neither what they were nor what they should become."""
    found = []
    moved = [after[file] for file in after if file not in before]
    for file in sorted({*before, *after, *now}):
        if file in before or file in after:
            # A file that gets another name holds already under its old one what it is to hold.
            of_moved = moved if file not in after else ()
            if now.get(file) not in (before.get(file), after.get(file), *of_moved):
                found.append(f"{file} is half")
        elif not BESIDE.fullmatch(Path(file).name):
            found.append(f"{file} was never asked for")
    return found


def _unfinished(after: dict[str, bytes], now: dict[str, bytes]) -> list[str]:
    """The files that are not what they should have become after all."""
    whole = {file: one for file, one in now.items() if not BESIDE.fullmatch(Path(file).name)}
    wrong = [file for file in {*after, *whole} if after.get(file) != whole.get(file)]
    return [f"{file} is not finished by the same command" for file in sorted(wrong)]


def main() -> None:
    """Kill every writing command, and tell what was wrong."""
    from tests.test_killed import COMMANDS, prepared

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1000)
    times = parser.parse_args().times
    for name, arguments in COMMANDS.items():
        with tempfile.TemporaryDirectory() as folder:
            started = time.monotonic()
            project = prepared(Path(folder), name)
            wrong = spoilt(project, arguments, times)
            print(f"{name}: {times} times in {time.monotonic() - started:.0f} s:", wrong or "fine")


if __name__ == "__main__":
    main()
