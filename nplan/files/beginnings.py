"""The files that a new process begins with."""

import re
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any

import msgspec

from nplan.files.editing import Editing
from nplan.files.project import PROCESS
from nplan.files.reading import ORGANISATIONS
from nplan.files.scalars import on_one_line, scalar
from nplan.files.share import brought
from nplan.files.sources import Disk
from nplan.model.plain import items
from nplan.model.process import DEFAULT_MEETING_KINDS, Process
from nplan.model.record import field_order

OUTSET = Path(__file__).with_name("outset")
"""The files as they are brought, with {municipality} and the like where something is put in."""

FOLDERS = ("data/meetings", "data/keypoints", "data/programme")
"""The folders that the first files go to."""

EXAMPLE = "Lindvik"
"""The municipality of the example, whose name is in no other process."""

_AREAS = re.compile(r"^areas:\n(?:(?: .*)?\n)*", re.MULTILINE)


class Beginning(msgspec.Struct, frozen=True):
    """What a new process begins with."""

    municipality: str
    """Its name."""
    files: Mapping[str, bytes]
    """By path from the project's folder."""
    told: tuple[str, ...] = ()
    """What there is to say of it, a line each."""


def begun(municipality: str, title: str) -> Beginning:
    """A process that nothing is known of yet: areas with their themes, an empty register.

    Args:
        municipality: the municipality's name.
        title: the programme's title.
    """
    kinds = ({"id": kind.id, "title": kind.title} for kind in DEFAULT_MEETING_KINDS)
    process = _outset("process.yaml").format(
        municipality=scalar(municipality),
        title=scalar(title),
        areas=areas(),
        meeting_kinds="\n".join(f"  - {on_one_line(kind)}" for kind in kinds),
    )
    return _beginning({ORGANISATIONS: _register(), PROCESS: process.encode()})


def areas() -> str:
    """The example's areas with their themes, as its file writes them, for any municipality."""
    written = _AREAS.search((brought("data") / "process.yaml").read_text("utf-8"))
    assert written is not None
    return written[0].rstrip("\n").replace(EXAMPLE, "kommunen") + "\n"


def begun_as_example() -> Beginning:
    """The example process that nplan brings, without the page on its files."""
    source = Disk(brought("data").parent)
    contents = {file: source.content(file) for file in source.files()}
    return _beginning({file: one for file, one in contents.items() if isinstance(one, bytes)})


def carried(
    before: Mapping[str, bytes], municipality: str, title: str, kept: Set[str], heading: str
) -> Beginning:
    """A process that goes on from an earlier one.

    It has the register and the lists of process.yaml as they are written, and of the programme
    some goals and actions, without the key points that they rested on.

    Args:
        before: the earlier one's files.
        municipality: the municipality's name.
        title: the new programme's title.
        kept: the ids of the goals and actions that are taken over.
        heading: a comment above those, without its mark.

    Raises:
        NplanError: a file is written in a way that cannot be followed (cannot-edit).
    """
    found = {
        file: chapter
        for file, content in before.items()
        if re.fullmatch(r"data/programme/[^/]+\.yaml", file)
        and (chapter := _chapter(file, content, kept, heading)) is not None
    }
    found[ORGANISATIONS] = before.get(ORGANISATIONS, _register())
    found[PROCESS] = _process(before[PROCESS], municipality, title)
    return _beginning(found)


def workflow() -> bytes:
    """An example of how a git server checks the files whenever somebody shares a change."""
    return (OUTSET / "workflow.yml").read_bytes()


def _process(content: bytes, municipality: str, title: str) -> bytes:
    """The earlier process.yaml without what was only that programme's."""
    editing = Editing(PROCESS, content)
    held = editing.value
    assert isinstance(held, dict)
    given = held.get("document")
    document = given if isinstance(given, dict) else {}
    order = field_order(Process)
    editing.put(("municipality",), municipality, order)
    editing.put(("title",), title, order)
    of_document = {"replaces": ", ".join(filter(None, (held["title"], document.get("reference"))))}
    if document:
        for name in {**document, **of_document}:
            editing.put(("document", name), of_document.get(name))
    else:
        editing.put(("document",), of_document, order)
    for name in ("deadline", "phases"):
        editing.put((name,), None, order)
    return editing.after


def _chapter(file: str, content: bytes, kept: Set[str], heading: str) -> bytes | None:
    """The goals and actions of a part of the programme that are kept; None where none is."""
    held = Editing(file, content).value
    chapter = Editing(file, f"# {heading}\n".encode())
    for name in ("goals", "actions"):
        listed = held.get(name) if isinstance(held, dict) else None
        some = [_alone(one) for one in items(listed) if one["id"] in kept]
        if some:
            chapter.put((name,), some)
    return chapter.after if chapter.is_changed else None


def _alone(record: Mapping[str, Any]) -> dict[str, Any]:
    """A goal or an action without what it rested on."""
    return {name: value for name, value in record.items() if name != "key_points"}


def _beginning(data: Mapping[str, bytes]) -> Beginning:
    """The data, and around it what git is told and a page for colleagues."""
    process = Editing(PROCESS, data[PROCESS]).value
    assert isinstance(process, dict)
    municipality, title = process["municipality"], process["title"]
    page = _outset(f"README.{process.get('language') or 'sv'}.md")
    around = {
        ".gitattributes": _outset("gitattributes").encode(),
        ".gitignore": _outset("gitignore").encode(),
        "README.md": page.format(municipality=municipality, title=title).encode(),
    }
    return Beginning(municipality, {**around, **data})


def _register() -> bytes:
    return _outset("organisations.yaml").encode()


def _outset(name: str) -> str:
    return (OUTSET / name).read_text("utf-8")
