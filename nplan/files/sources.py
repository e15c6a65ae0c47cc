"""Where the text of a project's files comes from: the disk, or a commit (revisions.py)."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISREG
from typing import Protocol

from nplan.model.finding import Finding

LARGEST = 5_000_000
"""Bytes; a file of a process is typed by hand, and none comes near."""

PRIVATE = "data/private"

_PASSED_OVER = re.compile(
    r"(?:.*/)?(?:\.[^/]*|readme[^/]*)|data/private/.*|data/imports\.yaml", re.I
)


class Source(Protocol):
    """A project's files as they are, or as they were."""

    def files(self) -> tuple[str, ...]:
        """Every file below data/ that has to be one of the process's, sorted by path."""

    def content(self, file: str) -> bytes | Finding:
        """The bytes of a file, or why they cannot be read.

        Args:
            file: the file's path from the project's folder, with forward slashes.
        """


class Disk:
    """The files as they lie on disk now.

    Args:
        root: the project's folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._root = str(root)

    def files(self) -> tuple[str, ...]:
        """Every file below data/ that has to be one of the process's, sorted by path."""
        return of_a_process(_walked(f"{self._root}/data", "data/"))

    def content(self, file: str) -> bytes | Finding:
        """The bytes of a file, or why they cannot be read."""
        path = f"{self._root}/{file}"  # Path costs as much as the reading itself
        try:
            status = os.stat(path)  # noqa: PTH116 - see above
            if not S_ISREG(status.st_mode):
                return not_a_file(file)
            if status.st_size > LARGEST:
                return too_large(file, status.st_size)
            with open(path, "rb", buffering=0) as opened:  # noqa: PTH123 - see above
                return opened.read()
        except FileNotFoundError:  # a link that leads nowhere
            return not_a_file(file)
        except OSError as error:
            values: dict[str, str | int] = {"reason": error.strerror or "other"}
            return Finding(code="unreadable", file=file, values=values)


def source(of: Path | Source) -> Source:
    """The files of a project's folder, or the source that is given."""
    return Disk(of) if isinstance(of, Path) else of


def _walked(folder: str, name: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:  # it may not be listed
        yield name.removesuffix("/")
        return
    for entry in found:
        shown = os.fsencode(entry.name).decode("utf-8", "replace")
        # A link to a folder is no folder: it may lead back here, and git does not follow it.
        if entry.is_dir(follow_symlinks=False) and not named_as_file(shown):
            if not shown.startswith(".") and name + shown != PRIVATE:
                yield from _walked(entry.path, f"{name}{shown}/")
        else:
            yield name + shown


def named_as_file(folder: str) -> bool:
    """Whether a folder has a name that only files should have; it is told as if it were one."""
    return folder.endswith((".yaml", ".md"))


def of_a_process(files: Iterable[str]) -> tuple[str, ...]:
    """The files that have to be one of the process's, sorted: no notes to self, nothing private."""
    return tuple(sorted(file for file in files if not _PASSED_OVER.fullmatch(file)))


def not_a_file(file: str) -> Finding:
    """That there is a folder, or a link that leads nowhere, where a file is wanted.

    A file whose name is no UTF-8, as old programs pack them, is not found by its name either.
    """
    reason = "file-name" if "\ufffd" in file else "not-a-file"
    return Finding(code="unreadable", file=file, values={"reason": reason})


def too_large(file: str, size: int) -> Finding:
    """That a file has more bytes than anybody has typed."""
    return Finding(code="too-large", file=file, values={"size": size, "largest": LARGEST})
