"""Where a report or a document is written."""

import os
import sys
from collections.abc import Container
from pathlib import Path

from nplan.model.error import NplanError

KEPT = ("data", "templates")
"""The folders that only people write in."""


def in_colour() -> bool:
    """Whether to show colour and rules: on a terminal, or where they are wanted always."""
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def target(root: Path, typed: str, name: str, endings: Container[str], format: str) -> Path:
    """The file that `-o` means: a known ending is a file, anything else a folder.

    Args:
        root: the project's folder.
        typed: what was typed after -o.
        name: the file's name in a folder, without an ending.
        endings: the endings that say that a file is meant.
        format: the ending of the file in a folder, without its dot.

    Raises:
        NplanError: it lies among the files that only people write (output-among-files).
    """
    path = Path(typed).absolute()
    if path.suffix.lower() not in endings:
        path = path / f"{name}.{'txt' if format == 'table' else format}"
    refuse_among_files(root, path)
    return path


def refuse_among_files(root: Path, path: Path) -> None:
    """Refuse to write below data/ or templates/, whatever links and letters lead there.

    Raises:
        NplanError: the path lies there (output-among-files).
    """
    kept = [root.resolve() / name for name in KEPT]
    for folder in path.resolve().parents:
        if folder in kept or any(
            folder.exists() and one.exists() and folder.samefile(one) for one in kept
        ):
            raise NplanError("output-among-files", file=str(path))
