"""The words of the sheet of inputs to sort: its headings, and what stands for ids and codes."""

from collections.abc import Mapping
from functools import cache, cached_property

import msgspec

from nplan.model.records import Records
from nplan.tables.choices import Choices
from nplan.tables.mapping import folded
from nplan.texts import LANGUAGES, catalogue

HEADINGS: Mapping[str, str] = {
    "reference": "Reference",
    "meeting": "Meeting",
    "group": "Group",
    "text": "Input",
    "from": "From",
    "votes": "Votes",
    "kind": "Kind",
    "area": "Area",
    "key_point": "Key point",
    "outcome": "Outcome",
    "reason": "Reason",
}
"""What the columns that are seen are called."""
HIDDEN = "was"
"""The column that is hidden, in every language."""
OUTCOMES: Mapping[str, str] = {
    "referred": "Referred to others",
    "declined": "Declined",
    "noted": "Noted",
}
"""What an input of its own can become."""
KINDS: Mapping[str, str] = {
    "problem": "Problem",
    "proposal": "Proposal",
    "strength": "Strength",
    "question": "Question",
    "other": "Other",
}
OLDER_OUTCOMES: Mapping[str, str] = {
    "hänskjuts": "referred",
    "avslås": "declined",
    "avslag": "declined",
}
"""Other words for outcomes that people type."""


class SortWords(msgspec.Struct, frozen=True, dict=True):
    """What stands in the sheet in one language; it is read in all of them."""

    records: Records
    language: str

    def heading(self, column: str) -> str:
        """What a column is called."""
        return _text(self.language, HEADINGS[column]) if column in HEADINGS else column

    def kind(self, kind: str | None) -> str:
        """What a kind of input is called; "" for none."""
        return _text(self.language, KINDS[kind]) if kind else ""

    @cached_property
    def areas(self) -> Choices:
        """The areas by their titles."""
        titles = {area.id: area.title for area in self.records.process.areas}
        return Choices(titles, self.records.area_ids)

    @cached_property
    def key_points(self) -> Choices:
        """The key points by their titles, in the order of their areas."""
        points, area_ids = self.records.key_points_by_id, self.records.area_ids
        places = {area.id: place for place, area in enumerate(self.records.process.areas)}
        last = len(places)  # where files with errors are read all the same
        in_order = sorted(
            points.values(), key=lambda one: places.get(area_ids.get(one.area, ""), last)
        )
        titles = {point.id: point.title for point in in_order}
        return Choices(titles, {id: point.id for id, point in points.items()})

    @cached_property
    def outcomes(self) -> Choices:
        """What an input of its own can become, in the words of the language."""
        words = {_text(one, name): id for one in LANGUAGES for id, name in OUTCOMES.items()}
        titles = {id: _text(self.language, name) for id, name in OUTCOMES.items()}
        return Choices(titles, {**words, **OLDER_OUTCOMES})


def column_of(header: str) -> str | None:
    """The column that a heading in any language names; None where it names none."""
    return _columns().get(folded(header))


@cache
def _columns() -> Mapping[str, str]:
    """The columns by what they are called, folded."""
    codes = (*HEADINGS, HIDDEN)
    named = {_text(one, name): column for one in LANGUAGES for column, name in HEADINGS.items()}
    return {folded(name): column for name, column in named.items()} | {
        folded(column): column for column in codes
    }


def _text(language: str, english: str) -> str:
    return catalogue(language, "export").gettext(english)
