"""Progress: how far actions, goals and indicators had come at a follow-up."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

import msgspec

from nplan.counts.facts import Facts
from nplan.counts.trails import Trails
from nplan.model.consultation import ActionStatus, FollowUp, GoalAssessment, Measurement
from nplan.model.programme import Action, Goal, Indicator
from nplan.model.records import Records

Movement = Literal["reached", "right", "wrong", "unchanged", "unclear", "unmeasured"]
"""Where an indicator has gone from its baseline: to its target, the right way, the wrong way,
nowhere, somewhere that says nothing without a baseline or a way, or nobody knows."""

Deviation = Literal["stopped", "delayed", "overdue", "late-start"]
"""How an action departs from the plan: it is stopped, delayed, not done though its time is out,
or not begun though its time has come."""


def direction(indicator: Indicator) -> int:
    """1 where a higher value is better, -1 where a lower one is, 0 where that is not known.

    What is not told is seen from the baseline to the target.
    """
    if indicator.better is not None:
        return 1 if indicator.better == "higher" else -1
    if indicator.baseline is None or indicator.target is None:
        return 0
    first, last = indicator.baseline.value, indicator.target.value
    return (last > first) - (last < first)


def movement(indicator: Indicator, latest: Measurement | None) -> Movement:
    """Where an indicator has gone from its baseline, by its latest value."""
    if latest is None:
        return "unmeasured"
    way, value = direction(indicator), latest.value
    if indicator.target is not None:
        ahead = (value - indicator.target.value) * way
        if ahead > 0 or value == indicator.target.value:
            return "reached"
    if indicator.baseline is None:
        return "unclear"
    if value == indicator.baseline.value:
        return "unchanged"
    gain = (value - indicator.baseline.value) * way
    return "right" if gain > 0 else "wrong" if gain < 0 else "unclear"


class Progress(msgspec.Struct, frozen=True, dict=True):
    """How far it had come at a follow-up; later ones are not looked at."""

    trails: Trails
    follow_up: FollowUp

    def status(self, action: Action) -> ActionStatus | None:
        """How far an action had come; None where the follow-up does not say."""
        return self._statuses.get(action.id)

    def assessment(self, goal: Goal) -> GoalAssessment | None:
        """Whether a goal was met; None where the follow-up does not say."""
        return self._assessments.get(goal.id)

    def measurements(self, indicator: Indicator) -> tuple[Measurement, ...]:
        """An indicator's values by year, those of earlier follow-ups too."""
        return self.trails.measurements(indicator)

    def latest(self, indicator: Indicator) -> Measurement | None:
        """An indicator's latest value; None where there is none yet."""
        return next(reversed(self.measurements(indicator)), None)

    def movement(self, indicator: Indicator) -> Movement:
        """Where an indicator has gone from its baseline."""
        return movement(indicator, self.latest(indicator))

    def deviation(self, action: Action) -> Deviation | None:
        """How an action departs from the plan; None where it does not, or nothing is said."""
        told, today = self.status(action), self.follow_up.date.last
        match told.status if told else "done":
            case "stopped" | "delayed" as status:
                return status
            case "not-started" | "ongoing" if action.due and action.due.last < today:
                return "overdue"
            case "not-started" if action.start and action.start.last < today:
                return "late-start"
        return None

    @cached_property
    def _statuses(self) -> Mapping[str, ActionStatus]:
        known = self.trails.facts.records.actions
        told = self.follow_up.actions.items()
        return {known[name].id: one for name, one in told if name in known}

    @cached_property
    def _assessments(self) -> Mapping[str, GoalAssessment]:
        known = self.trails.facts.records.goals
        told = self.follow_up.goals.items()
        return {known[name].id: one for name, one in told if name in known}


def progress(records: Records, follow_up: FollowUp) -> Progress:
    """How far it had come at a follow-up."""
    in_time = records.follow_ups_in_time
    until = in_time[: in_time.index(follow_up) + 1]
    kept = {file: one for file, one in records.follow_ups.items() if one in until}
    return Progress(Trails(Facts(msgspec.structs.replace(records, follow_ups=kept))), follow_up)


def previous(records: Records, follow_up: FollowUp) -> Progress | None:
    """How far it had come at the follow-up before; None where it is the first."""
    in_time = records.follow_ups_in_time
    at = in_time.index(follow_up)
    return progress(records, in_time[at - 1]) if at else None
