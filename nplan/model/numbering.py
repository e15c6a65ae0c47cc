"""The number that a meeting's next input gets."""

from collections.abc import Iterable

from nplan.model.dialogue import Meeting
from nplan.model.prose import citations
from nplan.model.records import Records, inputs_with_paths

LONGEST = 6
"""Digits of an id that is a number in a row; a longer one is a date or a slip of the finger."""


def next_number(records: Records, meeting: Meeting, prose: Iterable[str] = ()) -> int:
    """The number after the highest that an input of the meeting has, had or is cited by.

    Args:
        records: the meeting and, as far as they are to be looked at, those who cite its inputs.
        meeting: the meeting.
        prose: texts in which its inputs may be cited.
    """
    return next_numbers(records, prose).get(meeting.id, 1)


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
