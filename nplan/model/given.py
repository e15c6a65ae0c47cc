"""Every record with an id: what it is called, and where its id is given."""

from collections.abc import Iterable, Iterator

import msgspec

from nplan.model.citing import SUBJECTS, WHO, Kind
from nplan.model.finding import Path
from nplan.model.record import Identified
from nplan.model.records import Records, group_id, inputs_with_paths

PROCESS = "data/process.yaml"
ORGANISATIONS = "data/organisations.yaml"
DECISIONS = "data/decisions.yaml"

SETS: tuple[tuple[Kind, ...], ...] = (WHO, SUBJECTS)
"""Kinds of record that share one set of ids; every other kind has its own."""


class Given(msgspec.Struct, frozen=True, gc=False):
    """A record where its id is given."""

    kind: Kind
    id: str
    """As it is cited; where it is unique in another record alone, that one's and a slash before."""
    formerly: tuple[str, ...]
    """Its older ids, in the same way."""
    file: str
    path: Path = ()
    """The record's place in the file."""

    @property
    def own(self) -> str:
        """The id as the record itself has it, without what stands before the last slash."""
        return self.id.rpartition("/")[2]

    @property
    def within(self) -> str:
        """The record within which the id is unique; '' where it is so everywhere."""
        return self.id.rpartition("/")[0]


def given(records: Records) -> Iterator[Given]:
    """Every id, in the order of the files; inputs without one are left out."""
    process = records.process
    for id, one in records.organisations.items():
        yield Given("organisation", id, one.formerly, ORGANISATIONS, (id,))
    for kind, field in _LISTS_OF_PROCESS:
        yield from _listed(kind, PROCESS, (field,), getattr(process, field))
    for index, area in enumerate(process.areas):
        yield from _listed("theme", PROCESS, ("areas", index, "themes"), area.themes, area.id)
    yield from _of_meetings(records)
    for file, points in records.key_points.items():
        yield from _listed("key-point", file, (), points)
    for file, _, chapter in records.chapters:
        yield from _listed("goal", file, ("goals",), chapter.goals)
        yield from _listed("action", file, ("actions",), chapter.actions)
        for index, goal in enumerate(chapter.goals):
            yield from _listed("indicator", file, ("goals", index, "indicators"), goal.indicators)
    for file, round in records.rounds.items():
        yield Given("round", round.id, round.formerly, file)
    for file, response in records.responses.items():
        of_round = file.split("/")[2]
        yield _given("response", file, (), response, response.id, of_round)
        yield from _listed(
            "comment", file, ("comments",), response.comments, f"{of_round}/{response.id}"
        )
    yield from _listed("decision", DECISIONS, (), records.decisions)
    for file, memo in records.memos.items():
        yield Given("memo", memo.id, memo.formerly, file)
    for file, follow_up in records.follow_ups.items():
        yield Given("follow-up", follow_up.id, follow_up.formerly, file)


_LISTS_OF_PROCESS: tuple[tuple[Kind, str], ...] = (
    ("unit", "units"),
    ("area", "areas"),
    ("phase", "phases"),
    ("meeting-kind", "meeting_kinds"),
    ("industry", "industries"),
    ("size", "sizes"),
    ("locality", "localities"),
)
"""The lists of data/process.yaml whose records are cited by their ids."""


def _of_meetings(records: Records) -> Iterator[Given]:
    for file, meeting in records.meetings.items():
        yield Given("meeting", meeting.id, meeting.formerly, file)
        for number, group in enumerate(meeting.groups):
            path: Path = ("groups", number)
            yield _given("group", file, path, group, group_id(group), meeting.id)
        for path, _, input in inputs_with_paths(meeting):
            if input.id is not None:
                yield _given("input", file, path, input, input.id, meeting.id)


def _listed(
    kind: Kind, file: str, path: Path, listed: Iterable[Identified], within: str = ""
) -> Iterator[Given]:
    for index, one in enumerate(listed):
        id: str = one.id  # type: ignore[attr-defined] # every record in a list of such has one
        yield _given(kind, file, (*path, index), one, id, within)


def _given(kind: Kind, file: str, path: Path, one: Identified, id: str, within: str) -> Given:
    before = f"{within}/" if within else ""
    formerly = tuple(old if "/" in old else before + old for old in one.formerly)
    return Given(kind, before + id, formerly, file, path)
