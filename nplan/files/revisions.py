"""A project's files as they were at a commit: read from git, which is only ever asked."""

import re
import subprocess
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec

from nplan.files.git import SHOWN, asked, is_shallow
from nplan.files.project import PROCESS
from nplan.files.sources import (
    LARGEST,
    PRIVATE,
    named_as_file,
    not_a_file,
    of_a_process,
    too_large,
)
from nplan.model.error import NplanError
from nplan.model.finding import Finding
from nplan.model.values import Day, day
from nplan.model.version import Version

_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_LINK, _SUBMODULE = "120000", "160000"
"""Modes of what is no file; the second is told as none, whatever it is."""


class Revision(msgspec.Struct, frozen=True):
    """A commit that somebody named."""

    typed: str
    """The date or the revision, as it was typed."""
    commit: str
    """The commit's whole name."""
    date: Day
    """The day it was committed, as the committer's clock had it."""

    @property
    def version(self) -> Version:
        """Which version of the files it is: nothing has changed in them since."""
        return Version(self.commit[:SHOWN], self.date, changed=False)


def revision(root: Path, typed: str) -> Revision:
    """The commit that a date, or anything that git takes as a commit, means.

    A day, a month or a year (`2026-03-25`, `2026-03`, `2026`) means the newest commit in the
    history of HEAD that was committed on its last day or before. The day is the one that the
    committer's clock and time zone had, so the answer is the same on every computer. What reads
    as a date is one: a tag of such a name is reached as `tags/2026-03`.

    Args:
        root: the project's folder.
        typed: the date or the revision.

    Raises:
        NplanError: there is no git (no-git), the folder is in no repository (not-in-git), git
            will not read it (git-refuses), no commit is called so (unknown-revision), none is so
            old (before-first-commit), or it is not in this shallow copy (not-in-shallow-copy).
    """
    _answer(root, "rev-parse", "--git-dir")
    if (until := day(typed)) is not None:
        return _at_the_end_of(root, until, typed)
    found = None if typed.startswith("-") else _named(root, typed)
    # Asked in two steps: after `:/words`, git takes ^{commit} to be one of the words.
    commit = found and _named(root, found + "^{commit}")
    if not commit:
        _refuse_shallow(root, typed)
        raise NplanError("unknown-revision", name=typed)
    return next(_listed(root, commit, typed, "-1"))


def _named(root: Path, name: str) -> str | None:
    done = _asked(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    answer = done.stdout.decode("utf-8", "replace").strip()
    return answer if not done.returncode and _COMMIT.fullmatch(answer) else None


def _at_the_end_of(root: Path, until: Day, typed: str) -> Revision:
    head = _named(root, "HEAD")
    one: Revision | None = None
    for one in _listed(root, head, typed) if head else ():
        if one.date.last <= until.last:
            return one
    _refuse_shallow(root, typed)
    if one is None:
        raise NplanError("unknown-revision", name="HEAD")
    raise NplanError("before-first-commit", date=typed, first=str(one.date))


def _listed(root: Path, commit: str, typed: str, *options: str) -> Iterator[Revision]:
    """A commit and those before it, newest first."""
    lines = _answer(root, "log", *options, "--format=%H %cs", commit, "--").decode().splitlines()
    for line in lines:
        name, date = line.split()
        committed = day(date)
        assert committed is not None, "git writes its own dates"
        yield Revision(typed, name, committed)


class Edit(msgspec.Struct, frozen=True):
    """A commit that changed some files, and who made it."""

    commit: str
    """The commit's whole name."""
    date: Day
    """The day it was committed, as the committer's clock had it."""
    author: str
    """Who wrote the change, as git knows them."""
    parents: tuple[str, ...]
    """The commits before it that changed the same files: none of the first, several of a merge."""


def edits(root: Path, *paths: str, until: str = "HEAD") -> tuple[Edit, ...]:
    """The commits in the history of one that changed files below some paths, oldest first.

    Args:
        root: the project's folder.
        paths: files or folders, from there.
        until: the commit whose history it is, as git calls it.

    Raises:
        NplanError: there is no git (no-git), the folder is in no repository (not-in-git), or git
            will not read it (git-refuses).
    """
    _answer(root, "rev-parse", "--git-dir")
    if not _named(root, until):
        return ()
    format = "--format=%H%x00%P%x00%cs%x00%an"
    told = _answer(root, "log", "--reverse", "--parents", format, until, "--", *paths)
    found = []
    for line in told.decode("utf-8", "replace").split("\n")[:-1]:
        commit, parents, date, author = line.split("\0")
        committed = day(date)
        assert committed is not None, "git writes its own dates"
        found.append(Edit(commit, committed, author, tuple(parents.split())))
    return tuple(found)


def _refuse_shallow(root: Path, typed: str) -> None:
    if is_shallow(root):
        raise NplanError("not-in-shallow-copy", name=typed)


class _Entry(NamedTuple):
    mode: str
    object: str
    size: int
    """Bytes; of a link, those of its path."""


class Committed:
    """The files of a project as they are in a commit; a source like `Disk`.

    Everything is read at once, the first time anything is. A link is followed within the commit.

    Args:
        root: the project's folder, which may lie anywhere in its repository.
        commit: the commit's whole name.

    Raises:
        NplanError: the commit holds no process there (no-process-then), or git will not read it
            (git-refuses).
    """

    def __init__(self, root: Path, commit: str) -> None:
        self.root = root
        self.commit = commit
        self._entries = dict(self._tree())
        if PROCESS not in self._entries:
            raise NplanError("no-process-then", file=PROCESS, commit=commit[:SHOWN])

    def files(self) -> tuple[str, ...]:
        """Every file below data/ that has to be one of the process's, sorted by path."""
        return of_a_process(self._entries)

    def content(self, file: str) -> bytes | Finding:
        """The bytes of a file, or why they cannot be read."""
        entry = self._entries.get(file)
        if entry is None or entry.mode == _SUBMODULE:
            return not_a_file(file)
        if entry.size > LARGEST:
            return too_large(file, entry.size)
        told, places = self._contents
        place = places.get(file)
        if place is None:
            return not_a_file(file)
        start, end = place
        return told[start:end] if end - start <= LARGEST else too_large(file, end - start)

    def _tree(self) -> Iterator[tuple[str, _Entry]]:
        """What lies below data/ as a walk through the folder would find it."""
        told = _answer(self.root, "ls-tree", "-r", "-z", "-l", self.commit, "--", "data/")
        for line in told.decode("utf-8", "surrogateescape").split("\0")[:-1]:
            about, _, name = line.partition("\t")
            mode, _, object, size = about.split()
            file = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            *folders, last = file.split("/")
            if any(one.startswith(".") for one in folders) or file.startswith(f"{PRIVATE}/"):
                continue
            wrong = next((at for at, one in enumerate(folders) if named_as_file(one)), None)
            if wrong is not None:
                yield "/".join(folders[: wrong + 1]), _Entry(_SUBMODULE, object, 0)
            elif file != name:  # no name that can be typed
                yield file, _Entry(_SUBMODULE, object, 0)
            elif mode != _SUBMODULE or named_as_file(last):
                yield file, _Entry(mode, object, int(size) if size.isdigit() else 0)

    @cached_property
    def _contents(self) -> tuple[bytes, dict[str, tuple[int, int]]]:
        """Git's answer about every file that may be read, and where in it the bytes of each are.

        A link has those of the file it leads to.
        """
        wanted = {
            file: entry
            for file in self.files()
            if (entry := self._entries[file]).mode != _SUBMODULE
            and entry.size <= LARGEST
            and not (entry.mode == _LINK and "\n" in file)  # git reads a name a line
        }
        prefix = _answer(self.root, "rev-parse", "--show-prefix").rstrip(b"\n")
        at = self.commit.encode() + b":" + prefix
        questions = [
            at + file.encode() if entry.mode == _LINK else entry.object.encode()
            for file, entry in wanted.items()
        ]
        told = _answer(
            self.root, "cat-file", "--batch", "--follow-symlinks", given=b"\n".join(questions)
        )
        found = zip(wanted, _blobs(told), strict=True)
        return told, {file: place for file, place in found if place is not None}


def _blobs(told: bytes) -> Iterator[tuple[int, int] | None]:
    """Where `git cat-file --batch` tells the bytes of each object; None for what is no file."""
    at = 0
    while at < len(told):
        end = told.index(b"\n", at)
        header = told[at:end].rsplit(b" ", 2)
        at = end + 1
        if header[-1] == b"missing":
            if _COMMIT.fullmatch(header[0].decode("utf-8", "replace")):
                raise NplanError("git-refuses", detail=told[:end].decode("utf-8", "replace"))
            yield None
        else:
            size = int(header[-1])
            yield (at, at + size) if header[-2] == b"blob" else None
            at += size + 1


def _answer(root: Path, *question: str, given: bytes = b"") -> bytes:
    """What git answers.

    Raises:
        NplanError: there is no git (no-git), the folder is in no repository (not-in-git), or git
            will not read it (git-refuses).
    """
    done = _asked(root, *question, given=given)
    if not done.returncode:
        return done.stdout
    told = done.stderr.decode("utf-8", "replace").strip()
    if "not a git repository" in told:
        raise NplanError("not-in-git", folder=str(root))
    raise NplanError("git-refuses", detail=next(iter(told.splitlines()), "?"))


def _asked(root: Path, *question: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return asked(root, *question, given=given)
    except FileNotFoundError as error:
        raise NplanError("no-git") from error
    except (OSError, subprocess.SubprocessError) as error:
        raise NplanError("git-refuses", detail=str(error)) from error
