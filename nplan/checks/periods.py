"""The rule about time: what ends does not end before it begins."""

from collections.abc import Iterator

from nplan.checks.walk import PROCESS
from nplan.model.finding import Finding, Path
from nplan.model.records import Records, meeting_day
from nplan.model.values import Day

PAST_MIDNIGHT = "06:00"
"""An end before it may belong to the night after the start."""


def periods_run_forward(records: Records) -> Iterator[Finding]:
    """period-backwards: a period's last day does not come before its first.

    It holds for a meeting's date and until, its start and end, an action's start and due, a
    round's sent and deadline, a phase's from and to, and the document's validity.

    Good:

        # data/programme/service.yaml
        actions: [{id: S1.1, text: Svara fort, responsible: ks, start: 2026-05, due: 2027}]

    Bad:

        # data/programme/service.yaml
        actions: [{id: S1.1, text: Svara fort, responsible: ks, start: 2028, due: 2027}]
    """
    for file, path, first, last in _periods(records):
        if isinstance(first, Day) and isinstance(last, Day) and last.last < first.first:
            values: dict[str, str | int] = {"first": str(first), "last": str(last)}
            yield Finding(code="period-backwards", file=file, path=path, values=values)
    for file, meeting in records.meetings.items():
        same_day = meeting.until is None or meeting.until == meeting_day(meeting)
        late = meeting.end is not None and meeting.end < PAST_MIDNIGHT
        if meeting.start and meeting.end and same_day and not late and meeting.end < meeting.start:
            values = {"first": meeting.start, "last": meeting.end}
            yield Finding(code="period-backwards", file=file, path=("end",), values=values)


def _periods(records: Records) -> Iterator[tuple[str, Path, Day | None, Day | None]]:
    document = records.process.document
    yield PROCESS, ("document", "valid_to"), document.valid_from, document.valid_to
    for index, phase in enumerate(records.process.phases):
        yield PROCESS, ("phases", index, "to"), phase.from_, phase.to
    for file, meeting in records.meetings.items():
        if meeting.until is not None:
            yield file, ("until",), meeting_day(meeting), meeting.until
    for file, _, chapter in records.chapters:
        for index, action in enumerate(chapter.actions):
            yield file, ("actions", index, "due"), action.start, action.due
    for file, round in records.rounds.items():
        yield file, ("deadline",), round.sent, round.deadline
