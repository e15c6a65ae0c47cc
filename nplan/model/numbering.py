"""The number that a meeting's next input gets."""

from collections.abc import Iterable, Iterator

from nplan.model.dialogue import Meeting
from nplan.model.prose import citations
from nplan.model.records import Records, inputs_with_paths

LONGEST = 6
"""Digits of an id that is a number in a row; a longer one is a date or a slip of the finger."""


def number_after(ids: Iterable[str]) -> int:
    """The number after the highest of some ids; words among them do not matter."""
    numbers = (one for one in ids if one.isascii() and one.isdigit() and len(one) <= LONGEST)
    return 1 + max(map(int, numbers), default=0)


def given_ids(meeting: Meeting) -> Iterator[str]:
    """Every id that an input of the meeting has, or had there before."""
    names = ("", meeting.id, *meeting.formerly)
    for _, _, input in inputs_with_paths(meeting):
        if input.id is not None:
            yield input.id
        for old in input.formerly:
            of, _, id = old.rpartition("/")
            if of in names:
                yield id


def next_numbers(records: Records, prose: Iterable[str] = ()) -> dict[str, int]:
    """The next number of each meeting that has used one, by the meeting's id.

    An older id that was cited is never given again, nor is one that a reference leads astray to:
    it would come to mean something that nobody had in mind.

    Args:
        records: every meeting, and those who cite their inputs.
        prose: texts in which inputs may be cited.
    """
    highest: dict[str, int] = {}

    def use(meeting: str, id: str) -> None:
        if id.isascii() and id.isdigit() and len(id) <= LONGEST:
            highest[meeting] = max(highest.get(meeting, 0), int(id))

    for meeting in records.meetings.values():
        for _, _, input in inputs_with_paths(meeting):
            use(meeting.id, input.id or "")
            for old in input.formerly:
                use(*_parted(old if "/" in old else f"{meeting.id}/{old}", records))
    for points in records.key_points.values():
        for point in points:
            for reference in point.inputs:
                use(*_parted(reference, records))
    for text in prose:
        for citation in citations(text):
            use(*_parted(citation.reference, records))
    return {meeting: number + 1 for meeting, number in highest.items()}


def _parted(reference: str, records: Records) -> tuple[str, str]:
    """The meeting's id of today and the input's id."""
    meeting, _, id = reference.rpartition("/")
    return records.meeting_ids.get(meeting, meeting), id
