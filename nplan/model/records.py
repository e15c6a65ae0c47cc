"""All records of a project, with the indexes that join them."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import Protocol, TypeVar

import msgspec

from nplan.model.consultation import Decision, FollowUp, Memo, Reply, Response, Round
from nplan.model.dialogue import Group, Input, Meeting, Participation
from nplan.model.finding import Path
from nplan.model.process import Organisation, Process, Unit
from nplan.model.programme import Action, AreaProgramme, Chapter, Frame, Goal, Indicator, KeyPoint
from nplan.model.values import Day, day_of_file_name


class _HasId(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def formerly(self) -> tuple[str, ...]: ...


R = TypeVar("R", bound=_HasId)


class Said(msgspec.Struct, frozen=True, gc=False):
    """An input where it was said: its meeting, its group, its area and whose voice it is."""

    id: str
    """The input's id; `~n` for one without, its place among all of the meeting's inputs."""
    input: Input
    meeting: Meeting
    group: Group | None
    area: str | None
    """Its own area or the group's, current id; None is unsorted."""
    voice: tuple[str, ...]
    """Ids of the organisations and units that said it; () where nobody was recorded."""

    @property
    def reference(self) -> str:
        """`meeting/id`."""
        return f"{self.meeting.id}/{self.id}"


class Records(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything in a project's files. Mappings by file keep the order of the paths."""

    process: Process
    organisations: dict[str, Organisation] = {}
    """By id, as in data/organisations.yaml."""
    meetings: dict[str, Meeting] = {}
    """By file."""
    key_points: dict[str, tuple[KeyPoint, ...]] = {}
    """By file."""
    frame: Frame = Frame()
    area_programmes: dict[str, AreaProgramme] = {}
    """By file (the YAML file's path, also where only the Markdown file exists)."""
    rounds: dict[str, Round] = {}
    """By file."""
    responses: dict[str, Response] = {}
    """By file; a response belongs to the round in whose folder it is."""
    decisions: tuple[Decision, ...] = ()
    memos: dict[str, Memo] = {}
    """By file."""
    follow_ups: dict[str, FollowUp] = {}
    """By file."""
    replies: tuple[Reply, ...] = ()
    unread: frozenset[str] = frozenset()
    """Files that could not be read, or were left out as broken: what they hold is unknown."""
    unsure: frozenset[str] = frozenset()
    """Of what some names may be lost in a mistake: organisations, or fields of the process."""

    @cached_property
    def units(self) -> dict[str, Unit]:
        """The municipality's own bodies by id."""
        return {unit.id: unit for unit in self.process.units}

    @cached_property
    def participant_ids(self) -> dict[str, str]:
        """What an organisation or a unit may be called (id, former id, name, alias) -> its id."""
        found: dict[str, str] = {}
        for id, organisation in self.organisations.items():
            for name in (*organisation.formerly, organisation.name, *organisation.aliases):
                found.setdefault(name, id)
        for unit in self.process.units:
            for name in (*unit.formerly, unit.title):
                found.setdefault(name, unit.id)
        return found | {id: id for id in (*self.organisations, *self.units)}

    @cached_property
    def area_ids(self) -> dict[str, str]:
        """An area's id or former id -> its id."""
        return current_ids(self.process.areas)

    @cached_property
    def meeting_kind_ids(self) -> dict[str, str]:
        """A meeting kind's id or former id -> its id."""
        return current_ids(self.process.meeting_kinds)

    @cached_property
    def meetings_in_time(self) -> tuple[Meeting, ...]:
        """All meetings by date, then id."""
        return tuple(sorted(self.meetings.values(), key=lambda m: (meeting_day(m).last, m.id)))

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """All inputs that are not withdrawn, meeting by meeting in time, in the files' order."""
        everything = self.said_and_withdrawn
        kept = tuple([said for said in everything if said.input.withdrawn is None])
        return kept if len(kept) < len(everything) else everything

    @cached_property
    def said_and_withdrawn(self) -> tuple[Said, ...]:
        """All inputs, those that were taken back too."""
        return tuple(chain.from_iterable(self._said_at.values()))

    @cached_property
    def _said_at(self) -> dict[str, list[Said]]:
        """All inputs by the meeting's id, in time."""
        found: dict[str, list[Said]] = {}
        for meeting in self.meetings_in_time:
            found.setdefault(meeting.id, []).extend(self._said(meeting))
        return found

    def said_at(self, meeting: str) -> Sequence[Said]:
        """All inputs of a meeting, by its id, in the file's order; those taken back too."""
        return self._said_at.get(meeting, ())

    def _said(self, meeting: Meeting) -> list[Said]:
        found: list[Said] = []
        area_ids = self.area_ids
        number = 0
        for group in (None, *meeting.groups):
            inputs = group.inputs if group else meeting.inputs
            if not inputs:
                continue
            default = area_ids.get(group.area) if group and group.area else None
            unnamed = self.voice_of_all(meeting, group)
            for input in inputs:
                number += 1
                voice = unnamed if input.from_ is None else self.ids(input.from_)
                area = area_ids.get(input.area) if input.area else default
                found.append(Said(input.id or f"~{number}", input, meeting, group, area, voice))
        return found

    def ids(self, named: tuple[str, ...]) -> tuple[str, ...]:
        """The ids of those named, each once, in order; unknown names are left out."""
        names = self.participant_ids
        ids = tuple(dict.fromkeys([names[one] for one in named if one in names]))
        return named if ids == named else ids  # one tuple in memory, not two

    def voice_of_all(self, meeting: Meeting, group: Group | None) -> tuple[str, ...]:
        """Whose voice an input without `from` is: the group's, or the only participant's.

        Own bodies are left aside, here and there, unless they are alone.
        """
        listed = group.participants if group is not None else meeting.participants
        if not listed or (group is None and meeting.groups):
            return ()
        ids = self.participants(listed)
        ids = tuple([id for id in ids if id not in self.units]) or ids
        if group is None:
            counted = meeting.attendance
            others = 0 if ids and ids[0] in self.units else 1
            if len(ids) != 1 or (counted is not None and counted.organisations != others):
                return ()
        return ids

    def participants(self, listed: tuple[Participation, ...]) -> tuple[str, ...]:
        """The ids of those listed, each once, in order; unknown names are left out."""
        return self.ids(tuple([one.organisation for one in listed]))

    @cached_property
    def _inputs_at(self) -> Callable[[str], dict[str, Said]]:
        """A meeting's inputs by id; the first where one is given twice by mistake."""
        # Only the meetings that are cited get an index.
        return cache(lambda meeting: {one.id: one for one in reversed(self._said_at[meeting])})

    @cached_property
    def former_inputs(self) -> dict[str, tuple[Said, ...]]:
        """The inputs that a reference of `formerly` means: several where one was split."""
        found: dict[str, tuple[Said, ...]] = {}
        for said in self.said_and_withdrawn:
            for old in said.input.formerly:
                reference = old if "/" in old else f"{said.meeting.id}/{old}"
                found[reference] = (*found.get(reference, ()), said)
        return found

    @cached_property
    def meeting_ids(self) -> dict[str, str]:
        """A meeting's id or former id -> its id."""
        return current_ids(self.meetings.values())

    def cited_inputs(self, reference: str) -> tuple[Said, ...]:
        """The inputs that `meeting/id` means, by today's or former ids; () if there is none."""
        if found := self._inputs_called(reference):
            return found
        meeting, _, id = reference.rpartition("/")
        current = self.meeting_ids.get(meeting, meeting)
        return () if current == meeting else self._inputs_called(f"{current}/{id}")

    def _inputs_called(self, reference: str) -> tuple[Said, ...]:
        meeting, _, id = reference.rpartition("/")
        said = self._inputs_at(meeting).get(id) if meeting in self._said_at else None
        return self.former_inputs.get(reference, ()) if said is None else (said,)

    @cached_property
    def key_points_by_id(self) -> dict[str, KeyPoint]:
        """Every key point by id and by former id."""
        return by_id(point for points in self.key_points.values() for point in points)

    @cached_property
    def chapters(self) -> tuple[tuple[str, str | None, Chapter], ...]:
        """The frame and each area's part of the programme: file, area's id, record."""
        areas = (
            (file, self.area_ids.get(part.area, part.area), part)
            for file, part in self.area_programmes.items()
        )
        return (("data/programme/programme.yaml", None, self.frame), *areas)

    @cached_property
    def responses_by_round(self) -> dict[str, dict[str, Response]]:
        """The responses to each round, by the round's id and their own file."""
        ids = {file.rpartition("/")[0]: round.id for file, round in self.rounds.items()}
        found: dict[str, dict[str, Response]] = {id: {} for id in ids.values()}
        for file, response in self.responses.items():
            if (id := ids.get(file.rpartition("/")[0])) is not None:
                found[id][file] = response
        return found

    @cached_property
    def about_ids(self) -> dict[str, str]:
        """What a comment may be about, an area, a goal or an action: id or former id -> its id."""
        goals = {id: goal.id for id, goal in self.goals.items()}
        return self.area_ids | goals | {id: action.id for id, action in self.actions.items()}

    @cached_property
    def adoption(self) -> Decision | None:
        """The decision that adopted the programme; None while it is a proposal."""
        adopted = (one for one in self.decisions if one.adopts and one.outcome == "approved")
        return next(adopted, None)

    @cached_property
    def follow_ups_in_time(self) -> tuple[FollowUp, ...]:
        """All follow-ups by date, then id."""
        return tuple(sorted(self.follow_ups.values(), key=lambda one: (one.date.last, one.id)))

    @cached_property
    def key_points_by_area(self) -> dict[str, tuple[KeyPoint, ...]]:
        """The key points of each area by its id, those of an unknown area by what was typed."""
        found: dict[str, list[KeyPoint]] = {area.id: [] for area in self.process.areas}
        for points in self.key_points.values():
            for point in points:
                found.setdefault(self.area_ids.get(point.area, point.area), []).append(point)
        return {area: tuple(points) for area, points in found.items()}

    @cached_property
    def all_goals(self) -> tuple[Goal, ...]:
        """Every goal, chapter by chapter."""
        return tuple(goal for _, _, chapter in self.chapters for goal in chapter.goals)

    @cached_property
    def all_actions(self) -> tuple[Action, ...]:
        """Every action, chapter by chapter."""
        return tuple(action for _, _, chapter in self.chapters for action in chapter.actions)

    @cached_property
    def goals(self) -> dict[str, Goal]:
        """Every goal by id and by former id."""
        return by_id(self.all_goals)

    @cached_property
    def actions(self) -> dict[str, Action]:
        """Every action by id and by former id."""
        return by_id(self.all_actions)

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by id and by former id."""
        return by_id(indicator for goal in self.all_goals for indicator in goal.indicators)


def meeting_day(meeting: Meeting) -> Day:
    """When a meeting was: its date, else its file name's; year 1 where neither can be read."""
    return meeting.date or day_of_file_name(meeting.id) or Day(year=1)


def inputs_with_paths(meeting: Meeting) -> Iterator[tuple[Path, Group | None, Input]]:
    """Every input of a meeting with its place in the file, outside the groups first."""
    for index, input in enumerate(meeting.inputs):
        yield ("inputs", index), None, input
    for number, group in enumerate(meeting.groups):
        for index, input in enumerate(group.inputs):
            yield ("groups", number, "inputs", index), group, input


def slug(title: str) -> str:
    """An id made from a title: å and ä become a, ö becomes o, all else but a-z 0-9 a hyphen."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def group_id(group: Group) -> str:
    """A group's id, or its title's slug."""
    return group.id or slug(group.title)


def by_id(records: Iterable[R]) -> dict[str, R]:
    """Records by id and former id; an id wins over a former one, the first over a later one."""
    found: dict[str, R] = {}
    former: dict[str, R] = {}
    for record in records:
        found.setdefault(record.id, record)
        for old in record.formerly:
            former.setdefault(old, record)
    return former | found


def current_ids(records: Iterable[_HasId]) -> dict[str, str]:
    """Ids and former ids of records -> today's ids; an id wins over a former one."""
    return {id: record.id for id, record in by_id(records).items()}
