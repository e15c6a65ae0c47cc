"""Rules about outcomes and the programme: what was decided is reasoned, cited and answered for."""

from collections.abc import Iterator

from nplan.checks.lookup import Values, input_lists, unread_in
from nplan.checks.trail import citing
from nplan.model.consultation import FollowUp, Measurement
from nplan.model.finding import Finding, Path
from nplan.model.records import Records, inputs_with_paths
from nplan.model.values import NEEDS_REASON, Day

NEEDS_CITATION = ("adopted", "partly")


def inputs_have_one_outcome(records: Records) -> Iterator[Finding]:
    """outcome-twice: an input that a key point takes up has no outcome of its own.

    Good:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: [{id: 7, text: Bra vägar, outcome: noted}]
        # data/keypoints/service.yaml
        - {id: svar, area: service, title: Svar inom en vecka}

    Bad:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: [{id: 7, text: Bra vägar, outcome: noted}]
        # data/keypoints/service.yaml
        - {id: svar, area: service, title: Svar inom en vecka, inputs: 2026-03-25-lunch/7}
    """
    twice: dict[str, dict[str | None, str]] = {}
    for points in records.key_points.values():
        for point in points:
            for reference in point.inputs:
                for said in records.cited_inputs(reference):
                    if said.input.outcome is not None:
                        of_meeting = twice.setdefault(said.meeting.id, {})
                        of_meeting.setdefault(said.input.id, point.id)
    for file, meeting in records.meetings.items() if twice else ():
        taken_up = twice.get(meeting.id, {})
        for path, _, input in inputs_with_paths(meeting) if taken_up else ():
            if input.id in taken_up and input.outcome is not None:
                values: Values = {
                    "name": input.outcome,
                    "reference": f"{meeting.id}/{input.id}",
                    "key_point": taken_up[input.id],
                }
                place = (*path, "outcome")
                yield Finding(code="outcome-twice", file=file, path=place, values=values)


def what_is_declined_has_a_reason(records: Records) -> Iterator[Finding]:
    """declined-without-reason: what is declined or referred says why.

    A key point and an input say it in `reason`, a comment in its `answer`.

    Good:

        # data/keypoints/service.yaml
        - {id: moms, area: service, title: Sänk momsen, outcome: referred, reason: Statens fråga}

    Bad:

        # data/keypoints/service.yaml
        - {id: moms, area: service, title: Sänk momsen, outcome: referred}
    """
    for file, path, outcome, values in _without_reason(records):
        yield Finding(
            code="declined-without-reason",
            file=file,
            path=(*path, "outcome"),
            values={"outcome": outcome, **values},
        )


def _without_reason(records: Records) -> Iterator[tuple[str, Path, str, Values]]:
    for file, meeting in records.meetings.items():
        for path, _, inputs in input_lists(meeting):
            for index, input in enumerate(inputs):
                if input.outcome in NEEDS_REASON and input.reason is None:
                    name = f"{meeting.id}/{input.id or ''}"
                    yield file, (*path, index), input.outcome, {"what": "input", "name": name}
    for file, points in records.key_points.items():
        for index, point in enumerate(points):
            if point.outcome in NEEDS_REASON and point.reason is None:
                yield file, (index,), point.outcome, {"name": point.id}
    for file, response in records.responses.items():
        for index, comment in enumerate(response.comments):
            if comment.outcome in NEEDS_REASON and comment.answer is None:
                values: Values = {"what": "comment", "name": comment.id}
                yield file, ("comments", index), comment.outcome, values


def what_is_adopted_is_cited(records: Records) -> Iterator[Finding]:
    """adopted-without-citation: a goal or action rests on each key point that is adopted.

    The same goes for those that are partly adopted. A comment of the consultation that is adopted
    says in `change` what was changed.

    Good:

        # data/keypoints/service.yaml
        - {id: svar, area: service, title: Svar inom en vecka, outcome: adopted}
        # data/programme/service.yaml
        actions: [{id: S1.1, text: Svara fort, responsible: ks, key_points: svar}]

    Bad:

        # data/keypoints/service.yaml
        - {id: svar, area: service, title: Svar inom en vecka, outcome: adopted}
        # data/programme/service.yaml
        actions: [{id: S1.1, text: Svara fort, responsible: ks}]
    """
    for file, response in records.responses.items():
        for index, comment in enumerate(response.comments):
            if comment.outcome in NEEDS_CITATION and comment.change is None:
                yield Finding(
                    code="adopted-without-citation",
                    file=file,
                    path=("comments", index, "outcome"),
                    values={"outcome": comment.outcome, "name": comment.id, "what": "comment"},
                )
    if unread_in(records, "data/programme/"):
        return
    known = records.key_points_by_id
    names = {name for _, _, chapter in records.chapters for _, name, _, _ in citing(chapter)}
    cited = {known[name].id for name in names if name in known}
    for file, points in records.key_points.items():
        for index, point in enumerate(points):
            if point.outcome in NEEDS_CITATION and point.id not in cited:
                yield Finding(
                    code="adopted-without-citation",
                    file=file,
                    path=(index, "outcome"),
                    values={"outcome": point.outcome, "name": point.id},
                )


def what_is_declined_is_not_cited(records: Records) -> Iterator[Finding]:
    """cited-but-declined: no goal or action rests on a key point that is declined.

    Good:

        # data/keypoints/service.yaml
        - {id: moms, area: service, title: Momsen, outcome: declined, reason: Kostar för mycket}
        # data/programme/service.yaml
        actions: [{id: S1.1, text: Svara fort, responsible: ks}]

    Bad:

        # data/keypoints/service.yaml
        - {id: moms, area: service, title: Momsen, outcome: declined, reason: Kostar för mycket}
        # data/programme/service.yaml
        actions: [{id: S1.1, text: Svara fort, responsible: ks, key_points: moms}]
    """
    known = records.key_points_by_id
    for file, _, chapter in records.chapters:
        for path, name, what, id in citing(chapter):
            if name in known and known[name].outcome == "declined":
                values: Values = {"name": name, "what": what, "id": id}
                yield Finding(code="cited-but-declined", file=file, path=path, values=values)


def goals_have_indicators(records: Records) -> Iterator[Finding]:
    """goal-without-indicator: every goal has a measure, or it cannot be followed up.

    Good:

        # data/programme/programme.yaml
        goals: [{id: M1, text: Nöjda företag, indicators: [{id: nki, name: NKI}]}]

    Bad:

        # data/programme/programme.yaml
        goals: [{id: M1, text: Nöjda företag}]
    """
    for file, _, chapter in records.chapters:
        for index, goal in enumerate(chapter.goals):
            if not goal.indicators:
                path = ("goals", index)
                values: Values = {"name": goal.id}
                yield Finding(code="goal-without-indicator", file=file, path=path, values=values)


def goals_of_areas_have_actions(records: Records) -> Iterator[Finding]:
    """goal-without-action: an action serves every goal of an area.

    Good:

        # data/programme/service.yaml
        goals: [{id: S1, text: Svara fort, indicators: [{id: nki, name: NKI}]}]
        actions: [{id: S1.1, text: Svara inom en vecka, goal: S1, responsible: ks}]

    Bad:

        # data/programme/service.yaml
        goals: [{id: S1, text: Svara fort, indicators: [{id: nki, name: NKI}]}]
        actions: [{id: S1.1, text: Svara inom en vecka, responsible: ks}]
    """
    if unread_in(records, "data/programme/"):
        return
    chapters, goals = records.chapters, records.goals
    served = {
        goals[action.goal].id
        for _, _, chapter in chapters
        for action in chapter.actions
        if action.goal in goals
    }
    for file, area, chapter in chapters:
        for index, goal in enumerate(chapter.goals if area is not None else ()):
            if goal.id not in served:
                path = ("goals", index)
                values: Values = {"name": goal.id}
                yield Finding(code="goal-without-action", file=file, path=path, values=values)


def actions_have_somebody_responsible(records: Records) -> Iterator[Finding]:
    """action-without-responsible: a unit answers for every action.

    Good:

        # data/programme/service.yaml
        actions: [{id: S1.1, text: Svara inom en vecka, responsible: ks}]

    Bad:

        # data/programme/service.yaml
        actions: [{id: S1.1, text: Svara inom en vecka}]
    """
    for file, _, chapter in records.chapters:
        for index, action in enumerate(chapter.actions):
            if not action.responsible:
                yield Finding(
                    code="action-without-responsible",
                    file=file,
                    path=("actions", index),
                    values={"name": action.id},
                )


def figures_stay_as_they_were(records: Records) -> Iterator[Finding]:
    """figure-changed: a later follow-up gives the same value for the same year.

    Good:

        # data/programme/service.yaml
        goals: [{id: S1, text: Svara fort, indicators: [{id: nki, name: NKI}]}]
        # data/followup/2027.yaml
        title: Uppföljning 2027
        date: 2027-02
        indicators: {nki: {year: 2026, value: 71}}
        # data/followup/2028.yaml
        title: Uppföljning 2028
        date: 2028-02
        indicators: {nki: [{year: 2026, value: 71}, {year: 2027, value: 74}]}

    Bad:

        # data/programme/service.yaml
        goals: [{id: S1, text: Svara fort, indicators: [{id: nki, name: NKI}]}]
        # data/followup/2027.yaml
        title: Uppföljning 2027
        date: 2027-02
        indicators: {nki: {year: 2026, value: 71}}
        # data/followup/2028.yaml
        title: Uppföljning 2028
        date: 2028-02
        indicators: {nki: {year: 2026, value: 72}}
    """
    indicators = records.indicators
    before: dict[tuple[str, Day], tuple[Measurement, str]] = {}
    for file, follow_up in _in_time(records):
        for name, measurements in follow_up.indicators.items():
            id = indicators[name].id if name in indicators else name
            for index, one in enumerate(measurements):
                if not isinstance(one.year, Day):
                    continue
                first, other = before.setdefault((id, one.year), (one, file))
                if first.value != one.value:
                    values: Values = {
                        "name": name,
                        "year": str(one.year),
                        "value": str(one.value),
                        "before": str(first.value),
                        "other": other,
                    }
                    path = ("indicators", name, index, "value")
                    yield Finding(code="figure-changed", file=file, path=path, values=values)


def _in_time(records: Records) -> list[tuple[str, FollowUp]]:
    dated = [one for one in records.follow_ups.items() if isinstance(one[1].date, Day)]
    return sorted(dated, key=lambda one: (one[1].date.last, one[0]))
