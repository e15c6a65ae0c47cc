"""new meeting, response and memo: a file to fill in, with what is known already."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import PurePosixPath

import msgspec

from nplan.cli.asking import answer, is_asked
from nplan.cli.filling import Form
from nplan.cli.making import Made, made
from nplan.cli.naming import called, listed, meant, nearest_to
from nplan.cli.opening import Opened
from nplan.cli.papers import refused
from nplan.files.sources import Disk
from nplan.model.consultation import PERSON, Memo, Response
from nplan.model.dialogue import Meeting
from nplan.model.error import NplanError
from nplan.model.new_ids import free_id, name_of_file, short_slug
from nplan.model.records import Records
from nplan.model.values import Day, day
from nplan.texts import catalogue

MEETINGS = "data/meetings"
CONSULTATION = "data/consultation"
MEMOS = "data/memos"

_ROUND = re.compile(rf"{CONSULTATION}/[^/]+/round\.yaml")


class NewMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed after new meeting."""

    title: str
    kind: str | None
    date: str | None
    place: str | None
    host: str | None
    participants: str | None


class NewResponse(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed after new response."""

    round: str | None
    sender: str
    received: str | None


class NewMemo(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed after new memo."""

    title: str
    date: str | None


def new_meeting(named: str | None, request: NewMeeting, today: date, *, editor: bool) -> int:
    """Make the file of a meeting; gives the exit code.

    Raises:
        NplanError: see `made`; a meeting is called that already (taken).
    """
    when = _day(request.date, today)
    if when is None:
        return refused("bad-date", typed=request.date or "")
    return made(named, request, partial(_meeting, when), _nothing, editor=editor)


def new_response(named: str | None, request: NewResponse, today: date, *, editor: bool) -> int:
    """Make the file of a response to a consultation; gives the exit code.

    Raises:
        NplanError: see `made`; there is no such round (no-round), or one has answered already
            (taken).
    """
    received = _day(request.received, today)
    if received is None:
        return refused("bad-date", typed=request.received or "")
    return made(named, request, partial(_response, received), _is_round, editor=editor)


def new_memo(named: str | None, request: NewMemo, today: date, *, editor: bool) -> int:
    """Make the file of a memo; gives the exit code.

    Raises:
        NplanError: see `made`; a memo is called that already (taken).
    """
    when = _day(request.date, today)
    if when is None:
        return refused("bad-date", typed=request.date or "")
    return made(named, request, partial(_memo, when), _nothing, editor=editor)


def _nothing(file: str) -> bool:
    """Whether a file is read though it is neither the process nor the register: never."""
    return False


def _is_round(file: str) -> bool:
    return _ROUND.fullmatch(file) is not None


def _meeting(when: Day, request: NewMeeting, project: Opened) -> Made:
    process, ids = project.records.process, project.records.participant_ids
    kind, guessed = _kind(request, project)
    name = f"{when}-{short_slug(request.title) or kind or 'mote'}"
    _refuse_taken(project, name, MEETINGS)
    given = {
        "kind": kind,
        "title": request.title,
        "place": request.place,
        "host": request.host and ids.get(request.host, request.host),
        "participants": [meant(one, ids) for one in listed(request.participants, ids)],
    }
    form = Form(
        of=Meeting,
        given=given,
        choices={
            "kind": [one.id for one in process.meeting_kinds],
            "host": [one.id for one in process.units],
        },
        examples=_examples_of_a_meeting(project.records, project.language),
        language=project.language,
    )
    return Made(file=f"{MEETINGS}/{name}.yaml", content=form.content, guessed=guessed)


def _response(received: Day, request: NewResponse, project: Opened) -> Made:
    folder = f"{CONSULTATION}/{_round(request.round, project.records)}"
    sender = project.records.participant_ids.get(request.sender, request.sender)

    def is_there(name: str) -> bool:
        return (project.root / folder / f"{name}.yaml").exists()

    name = free_id(PERSON, is_there) if sender == PERSON else name_of_file(short_slug(sender))
    if is_there(name):
        raise NplanError("taken", problem="answered", file=f"{folder}/{name}.yaml")
    form = Form(
        of=Response,
        given={"from": sender, "received": str(received)},
        examples={
            "comments": ["", "  - id: 1", "    about: programme", "    text: |", "      ..."]
        },
        language=project.language,
    )
    return Made(file=f"{folder}/{name}.yaml", content=form.content)


def _memo(when: Day, request: NewMemo, project: Opened) -> Made:
    name = f"{when}-{short_slug(request.title) or 'memo'}"
    _refuse_taken(project, name, MEMOS)
    clause = catalogue(project.language, "new").gettext("The programme is adopted.")
    reference = project.records.process.document.reference
    form = Form(
        of=Memo,
        given={"title": request.title, "reference": reference, "date": str(when)},
        examples={"proposal": ["", f"  - {clause}"]},
        language=project.language,
    )
    return Made(file=f"{MEMOS}/{name}.yaml", content=form.content)


def _examples_of_a_meeting(records: Records, language: str) -> Mapping[str, Sequence[str]]:
    """How the fields of a meeting are written that hold more than a text."""
    text = catalogue(language, "new").gettext
    area = next((one.id for one in records.process.areas), "service")
    inputs = f"{text('One input a line, as it was said')} #{area}"
    return {
        "questions": ["", f"  - {text('What works well today?')}"],
        "participants": ["", "  - cafe-torget"],
        "attendance": ["{organisations: 20, people: 30}"],
        "groups": [
            "",
            f"  - title: {text('Table 1')}",
            f"    area: {area}",
            "    participants: [cafe-torget]",
            "    inputs: |",
            f"      {inputs}",
        ],
        "inputs": ["|", f"  {inputs}"],
    }


def _kind(request: NewMeeting, project: Opened) -> tuple[str, str | None]:
    """The kind of a meeting: the one typed, the one its title names, asked for, or the first.

    Returns:
        Its id, and a sentence about it if nobody said it.

    Raises:
        NplanError: the question is stopped (stopped), or a file changed meanwhile.
    """
    kinds = project.records.process.meeting_kinds
    if request.kind is not None:
        return called(request.kind, kinds), None
    title = request.title.casefold()
    for kind in kinds:
        if kind.title.casefold() in title or kind.id in title:
            return kind.id, None
    first = next((kind.id for kind in kinds), "")
    text, ids = catalogue(project.language, "new").gettext, ", ".join(kind.id for kind in kinds)
    if is_asked():
        with project.waiting():
            typed = answer(text("What kind of meeting? {ids}").format(ids=ids), first)
        return called(typed, kinds), None
    told = text("Its kind is {kind}, the first of {ids}; change it if it is another.")
    return first, told.format(kind=first, ids=ids)


def _round(typed: str | None, records: Records) -> str:
    """The id of a round: the one typed, else the one sent last.

    Raises:
        NplanError: there is none (no-round).
    """
    rounds = sorted(records.rounds.values(), key=lambda one: (one.sent or Day(year=1), one.id))
    ids = [one.id for one in rounds]
    if not ids:
        raise NplanError("no-round", problem="none")
    if typed is not None and typed not in ids:
        raise NplanError("no-round", **nearest_to(typed, ids))
    return typed or ids[-1]


def _day(typed: str | None, today: date) -> Day | None:
    """The date that was typed, else today; None where it is none."""
    return day(typed if typed is not None else today.isoformat())


def _refuse_taken(project: Opened, name: str, folder: str) -> None:
    """Refuse a name that a file of the folder or one below it has.

    Raises:
        NplanError: there is such a file (taken).
    """
    for file in Disk(project.root).files():
        if file.startswith(f"{folder}/") and PurePosixPath(file).stem == name:
            raise NplanError("taken", problem="there", file=file)
