"""rename: another id for a record, everywhere it is cited."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import msgspec

from nplan.cli.opening import Opened, opened, tell
from nplan.files import contacts
from nplan.files.notes import KINDS as TAGS
from nplan.files.project import project
from nplan.files.renaming import Rewritten, citing_file, contacts_file, moves, own_file
from nplan.files.saving import is_in_the_way, moved
from nplan.files.sources import Disk
from nplan.model.error import NplanError
from nplan.model.given import Given, given
from nplan.model.renaming import Renaming, meant, refusal, whole_id
from nplan.texts import catalogue

UNTOUCHED = ("templates", "data/imports.yaml")
"""Where an id may stand that only people change."""


class _Plan(msgspec.Struct, frozen=True):
    """What is to be done."""

    renaming: Renaming
    record: Given
    own: dict[str, Rewritten]
    """The file that gives the id; none where it is given already."""
    moves: dict[str, str]
    citing: dict[str, Rewritten]
    """By the path that each file has in the end."""
    before: dict[str, str]
    """The path that each of them has now."""

    @property
    def places(self) -> int:
        """How often the record is cited."""
        return sum(one.places for one in (*self.own.values(), *self.citing.values()))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.own or self.moves or self.citing)


def renamed(named: str | None, old: str, new: str) -> int:
    """Give a record another id, everywhere it is cited; the exit code says how it went.

    Raises:
        NplanError: there is no project, it is not clear who is meant, the id may not be had, or a
            file cannot be changed.
    """
    disk = Disk(project(Path.cwd(), named))
    id = old.rpartition(":")[2]
    within, slash, _ = id.partition("/")
    # What is unique in another record is given and cited with that one's id.
    words = (within,) if slash else (id, new)
    stands_in = re.compile(rb"(?<![\w-])(?:%b)(?![\w-])" % b"|".join(map(_escaped, words)))
    with opened(named, lambda file: _is_concerned(disk, file, words, stands_in)) as found:
        if found is None:
            return 1
        record = _meant(found, old)
        whole = whole_id(record, new)
        if whole == id == record.id:
            print(_text(found, "{id} is called that already").format(id=id), file=sys.stderr)
            return 0
        plan = _plan(found, record, Renaming(found.records, record.kind, id, whole))
        _carry_out(found, plan)
    _tell(found, plan)
    if broken := found.broken():
        tell(found, broken)
        left = _text(found, "Mend this, and do the same again: what cites {id} there was left.")
        print(f"nplan: {left.format(id=id)}", file=sys.stderr)
    return 1 if broken else 0


def _escaped(word: str) -> bytes:
    return os.fsencode(re.escape(word))  # what is no UTF-8 was typed by mistake, and is nowhere


def _is_concerned(
    disk: Disk, file: str, words: tuple[str, ...], stands_in: re.Pattern[bytes]
) -> bool:
    """Whether a file is called by one of some ids, or has one in it as a word."""
    if any(word in file for word in words):
        return True
    content = disk.content(file)
    if not isinstance(content, bytes):
        return False
    # Most files have none of them, which this finds out far faster than a pattern.
    return any(os.fsencode(word) in content for word in words) and bool(stands_in.search(content))


def _meant(found: Opened, old: str) -> Given:
    """The record that is to be called something else.

    Raises:
        NplanError: there is none (rename-unknown), there are several (rename-unclear), or the id
            is given twice (rename-twice).
    """
    likely = meant(found.records, old)
    if not likely:
        from difflib import get_close_matches

        ids = [one.id for one in given(found.records)]
        near = get_close_matches(old.rpartition(":")[2], ids, n=1)
        raise NplanError("rename-unknown", name=old, **({"nearest": near[0]} if near else {}))
    ids = list(dict.fromkeys(f"{one.kind}:{one.id}" for one in likely))
    if len(ids) > 1:
        raise NplanError("rename-unclear", name=old, other=", ".join(ids))
    if len(likely) > 1:
        raise NplanError("rename-twice", name=old, file=likely[1].file)
    return likely[0]


def _plan(found: Opened, record: Given, renaming: Renaming) -> _Plan:
    """What is to be done.

    Raises:
        NplanError: the old id is not the record's of today (rename-former), the new one may not be
            had (rename), or a file cannot be changed.
    """
    if record.id not in (renaming.old, renaming.new):
        raise NplanError("rename-former", name=renaming.old, other=record.id)
    if wrong := refusal(found.records, record, renaming.new, TAGS):
        raise NplanError("rename", **wrong)
    broken = {one.file for one in found.broken()}
    contents = {file: held for file, held in found.contents.items() if file not in broken}
    if record.file not in contents:
        raise NplanError("cannot-edit", file=record.file)
    own: dict[str, Rewritten] = {}
    if record.id == renaming.old:
        one = own_file(renaming, record, contents.pop(record.file))
        own = {record.file: one}
    moving = moves(renaming, record, found.contents)
    for before_move, taken in moving.items():
        if is_in_the_way(found.root, before_move, taken):
            raise NplanError("taken-path", file=taken)
    citing: dict[str, Rewritten] = {}
    before: dict[str, str] = {}
    for file, content in contents.items():
        one = citing_file(renaming, file, content)
        if one.content != content:
            after = _new_path(file, moving)
            citing[after], before[after] = one, file
    if record.kind in ("organisation", "unit"):
        path = contacts.path_of(found.records.process)
        content = found.content(path) or b""
        if content and (one := contacts_file(renaming, path, content)).places:
            citing[path], before[path] = one, path
    return _Plan(renaming, record, own, moving, citing, before)


def _new_path(file: str, moving: Mapping[str, str]) -> str:
    """A file's path when files and folders have moved."""
    for old, new in moving.items():
        if file == old or file.startswith(f"{old}/"):
            return new + file.removeprefix(old)
    return file


def _carry_out(found: Opened, plan: _Plan) -> None:
    """Write it so that whatever is written first leaves a project in which all can be found.

    First the record with its older id, then its files' names, then who cites it: a citation by
    the older id leads there too. The same command finishes what was interrupted.
    """
    found.save({file: one.content for file, one in plan.own.items()})
    for old, new in plan.moves.items():
        moved(found.root, old, new)
    for after, before in plan.before.items():
        found.contents[after] = found.contents[before]
    found.save({file: one.content for file, one in plan.citing.items()})


def _tell(found: Opened, plan: _Plan) -> None:
    """Say on standard error what was done, and where the old id still stands."""
    renaming = plan.renaming
    if plan.is_empty:
        told = _text(found, "nothing is left to do: {old} is called {new} everywhere")
        print(told.format(old=renaming.old, new=renaming.new), file=sys.stderr)
    else:
        count = catalogue(found.language, "rename").ngettext
        lines = [f"{renaming.old} → {renaming.new}"]
        lines += [f"{old} → {new}" for old, new in plan.moves.items()]
        own = {_new_path(file, plan.moves): one for file, one in plan.own.items()}
        for file, one in sorted((own | plan.citing).items()):
            told = count("{n} citation", "{n} citations", one.places).format(n=one.places)
            if file in own:
                told = _text(found, "the id itself") + (f", {told}" if one.places else "")
            lines.append(f"{file}: {told}")
        print("\n".join(lines), file=sys.stderr)
    if files := sorted(_untouched(found.root, renaming.old)):
        told = _text(found, "“{id}” also stands in files that only you change: {files}")
        print(told.format(id=renaming.old, files=", ".join(files)), file=sys.stderr)


def _untouched(root: Path, id: str) -> list[str]:
    """The files in which an id stands as a word, and that are left as they are."""
    word = re.compile(rb"(?<![\w-])" + _escaped(id) + rb"(?![\w-])")
    found = []
    for name in UNTOUCHED:
        top = root / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and word.search(path.read_bytes()):
                found.append(PurePosixPath(path.relative_to(root)).as_posix())
    return found


def _text(found: Opened, message: str) -> str:
    return catalogue(found.language, "rename").gettext(message)
