"""Every text of a project with its place, inputs aside."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec

from nplan.model.finding import Path
from nplan.model.record import Record, fields
from nplan.model.records import Records

Mark = Literal["text", "prose"]

PROCESS = "data/process.yaml"
ORGANISATIONS = "data/organisations.yaml"
DECISIONS = "data/decisions.yaml"
REPLIES = "data/replies.yaml"


class Written(msgspec.Struct, frozen=True, gc=False):
    """A text where it stands."""

    file: str
    path: Path
    text: str


def files(records: Records) -> Iterator[tuple[str, Any]]:
    """What each file holds: a record, or a list or a mapping of records."""
    yield PROCESS, records.process
    yield ORGANISATIONS, records.organisations
    yield from records.meetings.items()
    yield from records.key_points.items()
    yield from ((file, chapter) for file, _, chapter in records.chapters)
    yield from records.rounds.items()
    yield from records.responses.items()
    yield DECISIONS, records.decisions
    yield from records.memos.items()
    yield from records.follow_ups.items()
    yield REPLIES, records.replies


def texts(records: Records) -> Iterator[Written]:
    """Every free text and all prose but what inputs hold."""
    for file, held in files(records):
        for path, text in _within(held, (), ("text", "prose")):
            yield Written(file, path, text)


def prose(records: Records) -> Iterator[Written]:
    """Every text in which citations and figures are resolved."""
    for file, held in files(records):
        if file not in records.meetings:  # what was said is verbatim
            for path, text in _within(held, (), ("prose",)):
                yield Written(file, path, text)


def _within(value: Any, path: Path, marks: tuple[Mark, ...]) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _within(one, (*path, index), marks)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _within(one, (*path, key), marks)
    elif isinstance(value, Record):
        for attribute, name in _fields(type(value), marks):
            one = getattr(value, attribute)
            if type(one) is str:
                yield (*path, name), one
            elif one:
                yield from _within(one, (*path, name), marks)


@cache
def _fields(type_: type[Record], marks: tuple[Mark, ...]) -> tuple[tuple[str, str], ...]:
    """The fields below which such texts can be: attribute and name in the file."""
    return tuple(
        (field.name, field.encode_name) for field in fields(type_) if _holds(field.type, marks)
    )


def _holds(hint: Any, marks: tuple[Mark, ...]) -> bool:
    if get_origin(hint) is Annotated:
        return get_args(hint)[1] in marks
    if isinstance(hint, type) and issubclass(hint, Record):
        return bool(_fields(hint, marks))
    return any(_holds(part, marks) for part in get_args(hint))
