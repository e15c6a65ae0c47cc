"""Two versions of a process, and which records of one are which of the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar

import msgspec

from nplan.counts.comparing import Now, Space
from nplan.counts.pairing import Paired, paired, paired_inputs
from nplan.model.consultation import Comment
from nplan.model.dialogue import Meeting
from nplan.model.process import Area, Category, Organisation, Unit
from nplan.model.programme import Action, Chapter, Goal, Indicator, KeyPoint
from nplan.model.records import Records, Said, current_ids

R = TypeVar("R")

CONSULTATION = "data/consultation/"


class Versions(msgspec.Struct, frozen=True, dict=True):
    """Two versions of all records, the old one first."""

    old: Records
    new: Records

    @cached_property
    def meetings(self) -> Paired[Meeting]:
        """All meetings by id."""
        return self._paired(lambda side: by_id(side.meetings.values()))

    @cached_property
    def inputs(self) -> Paired[Said]:
        """The inputs of all meetings that differ, by reference."""
        return paired_inputs(self.old, self.new, self.meetings)

    @cached_property
    def organisations(self) -> Paired[Organisation | Unit]:
        """All organisations, and the municipality's own units."""
        return self._paired(lambda side: {**side.organisations, **side.units})

    @cached_property
    def areas(self) -> Paired[Area]:
        """All areas by id."""
        return self._paired(lambda side: by_id(side.process.areas))

    @cached_property
    def key_points(self) -> Paired[KeyPoint]:
        """All key points by id."""
        return self._paired(lambda side: by_id(chain.from_iterable(side.key_points.values())))

    @cached_property
    def goals(self) -> Paired[Goal]:
        """All goals by id."""
        return self._paired(lambda side: by_id(one for _, one in placed(side, goals_of)))

    @cached_property
    def actions(self) -> Paired[Action]:
        """All actions by id."""
        return self._paired(lambda side: by_id(one for _, one in placed(side, actions_of)))

    @cached_property
    def indicators(self) -> Paired[Indicator]:
        """All indicators by id."""
        return self._paired(
            lambda side: by_id(one for _, goal in placed(side, goals_of) for one in goal.indicators)
        )

    @cached_property
    def comments(self) -> Paired[Comment]:
        """All comments of the consultation by round, response and id."""
        return paired(_comments(self.old), _comments(self.new), above="/")

    def _paired(self, of: Callable[[Records], dict[str, Any]]) -> Paired[Any]:
        return paired(of(self.old), of(self.new))

    @cached_property
    def now(self) -> Now:
        """What the names of both versions are called now."""
        kinds = self._paired(lambda side: by_id(side.process.meeting_kinds))
        categories = self._paired(lambda side: by_id(_categories(side)))
        pairs: dict[Space, Mapping[str, str]] = {
            "area": self.areas.ids,
            "organisation": self.organisations.ids,
            "meeting-kind": kinds.ids,
            "key-point": self.key_points.ids,
            "goal": self.goals.ids,
            "category": categories.ids,
        }
        before, after = _names(self.old), _names(self.new)
        was = {
            space: {name: pairs[space].get(id, id) for name, id in names.items()}
            for space, names in before.items()
        }
        return Now(was, after)


def _names(records: Records) -> dict[Space, Mapping[str, str]]:
    """What ids, former ids and names mean in a version."""
    return {
        "area": records.area_ids,
        "organisation": records.participant_ids,
        "meeting-kind": records.meeting_kind_ids,
        "key-point": {name: one.id for name, one in records.key_points_by_id.items()},
        "goal": {name: one.id for name, one in records.goals.items()},
        "category": current_ids(_categories(records)),
    }


def _categories(records: Records) -> tuple[Category, ...]:
    process = records.process
    return (*process.industries, *process.sizes, *process.localities)


def by_id(records: Iterable[Any]) -> dict[str, Any]:
    """Records by id; the first where one is given twice by mistake."""
    found: dict[str, Any] = {}
    for one in records:
        found.setdefault(one.id, one)
    return found


def placed(
    records: Records, of: Callable[[Chapter], tuple[R, ...]]
) -> Iterator[tuple[str | None, R]]:
    """What chapters hold, each with its area."""
    return ((area, one) for _, area, chapter in records.chapters for one in of(chapter))


def _comments(records: Records) -> dict[str, Comment]:
    """Comments by round, response and id."""
    return {
        f"{file.removeprefix(CONSULTATION).removesuffix('.yaml')}/{comment.id}": comment
        for file, response in records.responses.items()
        for comment in response.comments
    }


def goals_of(chapter: Chapter) -> tuple[Goal, ...]:
    """A chapter's goals."""
    return chapter.goals


def actions_of(chapter: Chapter) -> tuple[Action, ...]:
    """A chapter's actions."""
    return chapter.actions
