"""new organisation and key-point: an entry put into the register, or last in an area's file."""

from pathlib import PurePosixPath
from typing import Any

import msgspec

from nplan.cli.asking import answer, is_asked
from nplan.cli.filling import meanings
from nplan.cli.making import Made, made
from nplan.cli.naming import called, listed, nearest_to
from nplan.cli.opening import Opened
from nplan.files.reading import ORGANISATIONS
from nplan.model.error import NplanError
from nplan.model.new_ids import organisation_id, short_slug
from nplan.model.programme import KeyPoint
from nplan.model.records import Records
from nplan.texts import catalogue

MEETINGS = "data/meetings/"
KEY_POINTS = "data/keypoints/"


class NewOrganisation(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed after new organisation."""

    name: str
    kind: str | None
    number: str | None
    industry: str | None
    size: str | None
    locality: str | None
    aliases: tuple[str, ...]
    id: str | None


class NewKeyPoint(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed after new key-point."""

    title: str
    area: str | None
    inputs: str | None
    id: str | None


def new_organisation(named: str | None, request: NewOrganisation, *, editor: bool) -> int:
    """Put an organisation in the register, at its place in the alphabet; gives the exit code.

    Raises:
        NplanError: see `made`; an organisation or its id is there already (taken), or the register
            is written in a way that cannot be changed (cannot-edit).
    """
    return made(named, request, _organisation, lambda file: False, editor=editor)


def new_key_point(named: str | None, request: NewKeyPoint, *, editor: bool) -> int:
    """Put a key point last in its area's file; gives the exit code.

    Raises:
        NplanError: see `made`; the area is missing or unknown, a key point has the id already
            (taken), or the file is written in a way that cannot be changed (cannot-edit).
    """
    meetings = {one.rpartition("/")[0] for one in listed(request.inputs)}

    def is_needed(file: str) -> bool:
        is_cited = file.startswith(MEETINGS) and PurePosixPath(file).stem in meetings
        return file.startswith(KEY_POINTS) or is_cited

    return made(named, request, _key_point, is_needed, editor=editor)


def _organisation(request: NewOrganisation, project: Opened) -> Made:
    if not request.name.strip():
        raise NplanError("empty-text")
    process, ids = project.records.process, project.records.participant_ids
    if (other := ids.get(request.name)) is not None:
        raise NplanError("taken", problem="name", name=request.name, other=other)
    id = request.id or organisation_id(request.name)
    if id in ids:
        raise NplanError("taken", problem="id", name=id, other=_name(ids[id], project.records))
    given = {
        "name": request.name,
        "kind": request.kind,
        "number": request.number,
        "industry": request.industry and called(request.industry, process.industries),
        "size": request.size and called(request.size, process.sizes),
        "locality": request.locality and called(request.locality, process.localities),
        "aliases": list(request.aliases),
    }
    known = {name: one for name, one in given.items() if one}
    editing = project.editing(ORGANISATIONS)
    there = editing.value if isinstance(editing.value, dict) else {}
    editing.put((id,), known if len(known) > 1 else request.name, order=sorted((*there, id)))
    return Made(file=ORGANISATIONS, content=editing.after, entry=id, id=id)


def _key_point(request: NewKeyPoint, project: Opened) -> Made:
    if not request.title.strip():
        raise NplanError("empty-text")
    area = _area(request.area, project)
    id = request.id or short_slug(request.title) or area
    if (taken := project.records.key_points_by_id.get(id)) is not None:
        raise NplanError("taken", problem="id", name=id, other=taken.title)
    file = f"{KEY_POINTS}{area}.yaml"
    editing = project.editing(file)
    there = editing.value if isinstance(editing.value, list) else []
    entry: dict[str, Any] = {"id": id, "area": area, "title": request.title}
    if not editing.script.has_rows(editing.script.top):
        entry |= {"heard": None, "conclusion": None, "inputs": None}
    if inputs := listed(request.inputs):
        entry["inputs"] = inputs
    editing.add((), entry)
    heading = b"" if editing.script.text.strip() else _heading(project, area)
    return Made(file=file, content=heading + editing.after, entry=len(there), id=id)


def _name(id: str, records: Records) -> str:
    """What an organisation or a unit is called."""
    return records.units[id].title if id in records.units else records.organisations[id].name


def _area(typed: str | None, project: Opened) -> str:
    """The id of an area, asked for where somebody can answer.

    Raises:
        NplanError: none was typed (no-area), there is no such area (unknown-area), the question is
            stopped (stopped), or a file changed meanwhile.
    """
    areas = project.records.process.areas
    ids = ", ".join(area.id for area in areas)
    if typed is None:
        if not is_asked() or not areas:
            raise NplanError("no-area", known=ids)
        question = catalogue(project.language, "new").gettext("Which area? {ids}")
        with project.waiting():
            typed = answer(question.format(ids=ids), areas[0].id)
    found = project.records.area_ids.get(called(typed, areas))
    if found is None:
        raise NplanError("unknown-area", **nearest_to(typed, (area.id for area in areas)))
    return found


def _heading(project: Opened, area: str) -> bytes:
    """The comment above the key points of an area: what their fields mean."""
    text = catalogue(project.language, "new").gettext
    title = next(one.title for one in project.records.process.areas if one.id == area)
    first = text("Key points: {area}. What their fields mean:").format(area=title)
    told = meanings(KeyPoint, project.language).items()
    lines = [first, *(f"  {name + ':':<12} {one}" for name, one in told if one and name != "area")]
    return "".join(f"# {line}\n" for line in lines).encode() + b"\n"
