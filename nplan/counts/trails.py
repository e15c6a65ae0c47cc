"""Trails: from an input to what is done about it, and back from a goal to those who said so."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar

import msgspec

from nplan.counts.facts import Facts
from nplan.counts.outcomes import input_outcome
from nplan.model.consultation import (
    ActionStatus,
    Comment,
    FollowUp,
    GoalAssessment,
    Measurement,
    Response,
)
from nplan.model.programme import Action, Goal, Indicator, KeyPoint
from nplan.model.records import Said, meeting_day
from nplan.model.values import Outcome

Told = TypeVar("Told")
R = TypeVar("R", Goal, Action)

NEEDS_CITATION: frozenset[Outcome | None] = frozenset(("adopted", "partly", None))
"""Outcomes of a key point on which something is to rest, sooner or later."""


class Orphans(msgspec.Struct, frozen=True, kw_only=True):
    """Where a trail ends before it should, seen from both ends."""

    inputs: tuple[Said, ...]
    """Inputs that no key point takes up and that have no outcome of their own."""
    key_points: tuple[KeyPoint, ...]
    """Key points, adopted, partly adopted or open, on which no goal or action rests."""
    goals: tuple[Goal, ...]
    """Goals that rest on no input, nor do their actions: the municipality's own initiative."""
    actions: tuple[Action, ...]
    """Actions that rest on no input, nor do their goals."""


class Trails(msgspec.Struct, frozen=True, dict=True):
    """Who rests on whom; every link is looked up once."""

    facts: Facts

    def key_points(self, said: Said) -> tuple[KeyPoint, ...]:
        """The key points that take up an input."""
        return self.facts.key_points.get(said.reference, ())

    def outcome(self, said: Said) -> Outcome | None:
        """What became of an input; None is open."""
        return input_outcome(said.input, self.key_points(said))

    def inputs(self, point: KeyPoint) -> tuple[Said, ...]:
        """The inputs that a key point takes up, in time; what was withdrawn aside."""
        return self._inputs[point.id]

    def goals(self, point: KeyPoint) -> tuple[Goal, ...]:
        """The goals that rest on a key point."""
        return self._goals.get(point.id, ())

    def actions(self, point: KeyPoint) -> tuple[Action, ...]:
        """The actions that rest on a key point."""
        return self._actions.get(point.id, ())

    def cited_by(self, point: KeyPoint) -> tuple[str, ...]:
        """The ids of the goals, then the actions that rest on a key point."""
        goals, actions = self.goals(point), self.actions(point)
        return (*(goal.id for goal in goals), *(action.id for action in actions))

    def actions_of(self, goal: Goal) -> tuple[Action, ...]:
        """The actions that serve a goal."""
        return self._serving.get(goal.id, ())

    def actions_for(self, unit: str) -> tuple[Action, ...]:
        """The actions that a unit answers for."""
        return self._responsible.get(unit, ())

    def goal_of(self, action: Action) -> Goal | None:
        """The goal that an action serves."""
        return self.facts.records.goals.get(action.goal or "")

    def rests_on(self, record: Goal | Action) -> tuple[KeyPoint, ...]:
        """The key points that a goal or an action names, each once."""
        known = self.facts.records.key_points_by_id
        points = {known[name].id: known[name] for name in record.key_points if name in known}
        return tuple(points.values())

    def argument(self, goal: Goal) -> tuple[KeyPoint, ...]:
        """What a goal rests on: its own key points, then those of the actions that serve it."""
        parts = [self.rests_on(goal), *map(self.rests_on, self.actions_of(goal))]
        return tuple({point.id: point for part in parts for point in part}.values())

    def voices(self, points: Iterable[KeyPoint]) -> tuple[str, ...]:
        """Ids of those whose voice some key points carry, each once, in time."""
        said = (one for point in points for one in self.inputs(point))
        return tuple(dict.fromkeys(id for one in said for id in one.voice))

    def comments(self, about: str) -> tuple[tuple[Response, Comment], ...]:
        """What responses say about an area, a goal or an action, or about the programme."""
        return self._comments.get(about, ())

    def statuses(self, action: Action) -> tuple[tuple[FollowUp, ActionStatus], ...]:
        """How far an action had come at each follow-up, in time."""
        return self._statuses.get(action.id, ())

    def assessments(self, goal: Goal) -> tuple[tuple[FollowUp, GoalAssessment], ...]:
        """How a goal was assessed at each follow-up, in time."""
        return self._assessments.get(goal.id, ())

    def measurements(self, indicator: Indicator) -> tuple[Measurement, ...]:
        """An indicator's later values, by year; of two for a year the later follow-up's."""
        measured = self._measured.get(indicator.id, ())
        found = {one.year: one for one in measured}
        return tuple(found[year] for year in sorted(found, key=lambda year: year.last))

    @cached_property
    def orphans(self) -> Orphans:
        """Where trails end too early."""
        records = self.facts.records
        return Orphans(
            inputs=tuple(
                said
                for said in self.facts.said
                if said.input.outcome is None and not self.key_points(said)
            ),
            key_points=tuple(
                point
                for points in records.key_points.values()
                for point in points
                if point.outcome in NEEDS_CITATION
                and not self.goals(point)
                and not self.actions(point)
            ),
            goals=tuple(goal for goal in records.all_goals if not self._carry(self.argument(goal))),
            actions=tuple(action for action in records.all_actions if not self._rests(action)),
        )

    def _rests(self, action: Action) -> bool:
        goal = self.goal_of(action)
        return self._carry(self.rests_on(action)) or (
            goal is not None and self._carry(self.rests_on(goal))
        )

    def _carry(self, points: Iterable[KeyPoint]) -> bool:
        return any(self.inputs(point) for point in points)

    @cached_property
    def _inputs(self) -> Mapping[str, tuple[Said, ...]]:
        records = self.facts.records
        return {
            point.id: tuple(
                sorted(
                    {
                        said.reference: said
                        for reference in point.inputs
                        for said in records.cited_inputs(reference)
                        if said.input.withdrawn is None
                    }.values(),
                    key=lambda said: (meeting_day(said.meeting).last, said.meeting.id),
                )
            )
            for points in records.key_points.values()
            for point in points
        }

    @cached_property
    def _goals(self) -> Mapping[str, tuple[Goal, ...]]:
        return self._citing(self.facts.records.all_goals)

    @cached_property
    def _actions(self) -> Mapping[str, tuple[Action, ...]]:
        return self._citing(self.facts.records.all_actions)

    def _citing(self, records: Iterable[R]) -> Mapping[str, tuple[R, ...]]:
        """Goals or actions by the id of the key points that they rest on."""
        return grouped((point.id, one) for one in records for point in self.rests_on(one))

    @cached_property
    def _serving(self) -> Mapping[str, tuple[Action, ...]]:
        return grouped(
            (goal.id, action)
            for action in self.facts.records.all_actions
            if (goal := self.goal_of(action)) is not None
        )

    @cached_property
    def _responsible(self) -> Mapping[str, tuple[Action, ...]]:
        ids = self.facts.records.participant_ids
        return grouped(
            (unit, action)
            for action in self.facts.records.all_actions
            for unit in {ids[name]: None for name in action.responsible if name in ids}
        )

    @cached_property
    def _comments(self) -> Mapping[str, tuple[tuple[Response, Comment], ...]]:
        records = self.facts.records
        return grouped(
            (records.about_ids.get(comment.about, comment.about), (response, comment))
            for response in records.responses.values()
            for comment in response.comments
        )

    @cached_property
    def _statuses(self) -> Mapping[str, tuple[tuple[FollowUp, ActionStatus], ...]]:
        actions = self.facts.records.actions
        return grouped(
            (actions[name].id, (follow_up, status))
            for follow_up in self.facts.records.follow_ups_in_time
            for name, status in follow_up.actions.items()
            if name in actions
        )

    @cached_property
    def _assessments(self) -> Mapping[str, tuple[tuple[FollowUp, GoalAssessment], ...]]:
        goals = self.facts.records.goals
        return grouped(
            (goals[name].id, (follow_up, assessment))
            for follow_up in self.facts.records.follow_ups_in_time
            for name, assessment in follow_up.goals.items()
            if name in goals
        )

    @cached_property
    def _measured(self) -> Mapping[str, tuple[Measurement, ...]]:
        indicators = self.facts.records.indicators
        return grouped(
            (indicators[name].id, one)
            for follow_up in self.facts.records.follow_ups_in_time
            for name, measured in follow_up.indicators.items()
            if name in indicators
            for one in measured
        )


def grouped(pairs: Iterable[tuple[str, Told]]) -> dict[str, tuple[Told, ...]]:
    """What stands with each key, in order."""
    found: dict[str, list[Told]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return {key: tuple(some) for key, some in found.items()}
