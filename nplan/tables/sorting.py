"""Sorting in a spreadsheet: the sheet of inputs that goes out, and what comes back in it."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Literal, get_args

import msgspec

from nplan.counts.dimensions import anonymous_names
from nplan.counts.facts import Facts
from nplan.model.records import Records, Said, meeting_day
from nplan.tables.choices import BETWEEN
from nplan.tables.sort_words import SortWords

SHEET = "sort"
"""What the sheet is called, in every language."""

FilledIn = Literal["area", "key_point", "outcome", "reason"]
FILLED_IN: tuple[FilledIn, ...] = get_args(FilledIn)
"""The columns that are filled in; no other comes back."""

APART = ", "
"""What stands between the ids of several key points in `Was`."""


class Was(msgspec.Struct, frozen=True, kw_only=True):
    """What an input was when it went out, in ids and codes.

    As JSON in the sheet's last column, which is hidden.
    """

    digest: str
    """Of its text: another one on the way back says that the text was changed meanwhile."""
    area: str = ""
    key_point: str = ""
    outcome: str = ""
    reason: str = ""
    cells: Mapping[str, str] = {}
    """What stands in the sheet in the place of ids and codes, where it is something else."""

    @property
    def cell(self) -> str:
        """As it stands in the sheet: `was_of` reads it."""
        return msgspec.json.encode(self).decode()

    def shown(self, name: FilledIn) -> str:
        """What stood in a column that is filled in when the sheet went out."""
        code: str = getattr(self, name)
        return self.cells.get(name, code)


class SortRow(msgspec.Struct, frozen=True, kw_only=True):
    """An input's row: a cell of the sheet in each field, "" where there is nothing."""

    reference: str
    """`meeting/id`: what the row is found by on the way back."""
    meeting: str
    """Its date and title, for the reader."""
    group: str
    """The group's title."""
    text: str
    from_: str = msgspec.field(name="from")
    """Names of those whose voice it is; an anonymous one's is anonymous-1 and so on."""
    votes: int | None
    kind: str
    area: str
    """Its main area, its own or the group's, by its title."""
    key_point: str
    """The key points that take it up, by their titles."""
    outcome: str
    """Its own; empty where a key point takes it up."""
    reason: str
    """Its own reason for that."""
    was: str
    """What it was when it went out: a `Was` as JSON."""


COLUMNS: tuple[str, ...] = SortRow.__struct_encode_fields__
"""What stands in each column; its heading is in words."""


class SortSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The inputs to sort, and how many cannot go out."""

    rows: tuple[SortRow, ...]
    """Meeting by meeting in time, in the order of the files."""
    confidential: int
    """Inputs that are left out because their texts are confidential."""
    without_id: int
    """Inputs that are left out because they have no id to be found by on the way back."""


def digest(text: str) -> str:
    """The first 16 characters, in hexadecimal, of the SHA-256 of an input's text as UTF-8."""
    return sha256(text.encode()).hexdigest()[:16]


def was_of(cell: str) -> Was | None:
    """What an input was when it went out; None where the cell does not say."""
    try:
        return msgspec.json.decode(cell, type=Was)
    except msgspec.DecodeError:
        return None


def sort_sheet(facts: Facts, words: SortWords, *, internal: bool = False) -> SortSheet:
    """The inputs to sort in a spreadsheet; what is withdrawn is nowhere.

    Args:
        facts: what there is.
        words: in which it is told.
        internal: whether confidential texts and anonymous organisations' names are there.
    """
    told = [said for said in facts.said if internal or not said.input.confidential]
    known = [said for said in told if said.input.id is not None]
    return SortSheet(
        rows=tuple(_rows(facts, words, known, _names(facts.records, internal=internal))),
        confidential=len(facts.said) - len(told),
        without_id=len(told) - len(known),
    )


def _names(records: Records, *, internal: bool) -> Mapping[str, str]:
    """What those who speak are called, by id."""
    named = {id: one.name for id, one in records.organisations.items()}
    named |= {id: unit.title for id, unit in records.units.items()}
    return named if internal else {**named, **anonymous_names(records)}


def _rows(
    facts: Facts, words: SortWords, inputs: list[Said], names: Mapping[str, str]
) -> Iterator[SortRow]:
    for said in inputs:
        one, points = said.input, facts.key_points.get(said.reference, ())
        area, ids = said.area or "", tuple(point.id for point in points)
        outcome = "" if points else one.outcome or ""
        cells = {
            "area": words.areas.cell([area] if area else ()),
            "key_point": words.key_points.cell(ids),
            "outcome": words.outcomes.cell([outcome] if outcome else ()),
        }
        was = Was(
            digest=digest(one.text),
            area=area,
            key_point=APART.join(ids),
            outcome=outcome,
            reason=one.reason or "",
            cells={name: cell for name, cell in cells.items() if cell},
        )
        yield SortRow(
            reference=said.reference,
            meeting=f"{meeting_day(said.meeting)} {said.meeting.title}",
            group=said.group.title if said.group else "",
            text=one.text,
            from_=BETWEEN.join(names[id] for id in said.voice),
            votes=one.votes,
            kind=words.kind(one.kind),
            area=cells["area"],
            key_point=cells["key_point"],
            outcome=cells["outcome"],
            reason=was.reason,
            was=was.cell,
        )
