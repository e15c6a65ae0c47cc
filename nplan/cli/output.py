"""Where a report or a document is written."""

import os
import sys
from collections.abc import Container, Mapping
from pathlib import Path

from nplan.model.error import NplanError

ENDINGS: Mapping[str, str] = {".json": "json", ".csv": "csv", ".md": "md", ".txt": "table"}
"""The endings that say which format a report is written in."""

KEPT = ("data", "templates")
"""The folders that only people write in."""


def in_colour() -> bool:
    """Whether to show colour and rules: on a terminal, or where they are wanted always."""
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def asked_format(format: str | None, output: str | None) -> str:
    """The format that -f names, else the one that the ending of -o says, else table."""
    return format or ENDINGS.get(Path(output or "").suffix.lower(), "table")


def write_report(root: Path, output: str | None, name: str, format: str, text: str) -> None:
    """Write a report to the file or folder that `-o` means, or print it.

    Args:
        root: the project's folder.
        output: what was typed after -o; None is standard output.
        name: the file's name in a folder, without an ending.
        format: table, json, csv or md.
        text: the report.

    Raises:
        NplanError: it would lie among the files that only people write, or cannot be written.
    """
    if output is None:
        print_as_it_is(text)
        return
    from nplan.files.writing import write

    write(target(root, output, name, ENDINGS, format), text.encode())


def print_as_it_is(text: str) -> None:
    """Print a text as UTF-8 with its own line ends; half characters of file names are escaped."""
    sys.stdout.buffer.write(text.encode(errors="backslashreplace"))
    sys.stdout.buffer.flush()


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
