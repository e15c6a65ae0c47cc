"""Rules about the trail from an input to its follow-up: what is cited must be there."""

from collections.abc import Iterator

from nplan.checks.lookup import Values, unread_in
from nplan.checks.walk import REPLIES
from nplan.model.finding import Finding, Path
from nplan.model.guesses import Guesses
from nplan.model.programme import Action, Chapter, Goal
from nplan.model.records import Records


def inputs_are_known(records: Records) -> Iterator[Finding]:
    """unknown-input: a key point's inputs, and the meetings that were answered, are there.

    A reference is the meeting's id, a slash and the input's id, by today's or former ids.

    Good:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: "[7] Svara fortare"
        # data/keypoints/service.yaml
        - {id: svar, area: service, title: Svar, inputs: [2026-03-25-lunch/7]}

    Bad:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: "[7] Svara fortare"
        # data/keypoints/service.yaml
        - {id: svar, area: service, title: Svar, inputs: [2026-03-25-lunch/8]}
    """
    if unread_in(records, "data/meetings/"):
        return
    meetings = records.meeting_ids
    guesses = Guesses(meetings)
    for file, points in records.key_points.items():
        for index, point in enumerate(points):
            for place, reference in enumerate(point.inputs):
                if not reference or is_input(records, reference):
                    continue
                # References grouped by meeting count singly: whoever locates the finding maps it.
                at = (index, "inputs", place)
                values = unknown_input(reference, guesses)
                yield Finding(code="unknown-input", file=file, path=at, values=values)
    for index, reply in enumerate(records.replies):
        if reply.meeting and reply.meeting not in meetings:
            values = guesses.values(reply.meeting, what="meeting")
            path = (index, "meeting")
            yield Finding(code="unknown-input", file=REPLIES, path=path, values=values)


def unknown_input(reference: str, meetings: Guesses) -> Values:
    """What a finding about a reference to no input tells: which half of it is wrong."""
    meeting, slash, id = reference.rpartition("/")
    values: Values = {"name": reference}
    if not slash or "," in reference:
        return values | {"what": "several" if "," in reference else "form"}
    if meeting in meetings.known:
        return values | {"what": "input", "meeting": meeting, "id": id}
    nearest = meetings.values(meeting).get("nearest")
    return values | ({"nearest": f"{nearest}/{id}"} if nearest else {})


def is_input(records: Records, reference: str) -> bool:
    """Whether a reference leads to an input; the makeshift names of inputs without id do not."""
    return "/~" not in reference and bool(records.cited_inputs(reference))


def key_points_are_known(records: Records) -> Iterator[Finding]:
    """unknown-key-point: a goal or action rests on key points that are there.

    Good:

        # data/keypoints/service.yaml
        - {id: svar, area: service, title: Svar inom en vecka}
        # data/programme/service.yaml
        goals: [{id: S1, text: Svara fort, key_points: [svar]}]

    Bad:

        # data/keypoints/service.yaml
        - {id: svar, area: service, title: Svar inom en vecka}
        # data/programme/service.yaml
        goals: [{id: S1, text: Svara fort, key_points: [svra]}]
    """
    if unread_in(records, "data/keypoints/"):
        return
    known = records.key_points_by_id
    guesses = Guesses(known)
    for file, _, chapter in records.chapters:
        for path, name, _, _ in citing(chapter):
            if name and name not in known:
                values = guesses.values(name)
                yield Finding(code="unknown-key-point", file=file, path=path, values=values)


def citing(chapter: Chapter) -> Iterator[tuple[Path, str, str, str]]:
    """Where goals and actions name key points: path, name, goal or action, its id."""
    found: list[tuple[str, str, int, Goal | Action]] = [
        *(("goal", "goals", at, one) for at, one in enumerate(chapter.goals)),
        *(("action", "actions", at, one) for at, one in enumerate(chapter.actions)),
    ]
    for what, field, index, citer in found:
        for place, name in enumerate(citer.key_points):
            yield (field, index, "key_points", place), name, what, citer.id


def goals_are_known(records: Records) -> Iterator[Finding]:
    """unknown-goal: the goal that an action serves, or that a follow-up assesses, is there.

    Good:

        # data/programme/service.yaml
        goals: [{id: S1, text: Svara fort}]
        actions: [{id: S1.1, text: Svara inom en vecka, goal: S1, responsible: ks}]

    Bad:

        # data/programme/service.yaml
        goals: [{id: S1, text: Svara fort}]
        actions: [{id: S1.1, text: Svara inom en vecka, goal: S2, responsible: ks}]
    """
    if unread_in(records, "data/programme/"):
        return
    known = records.goals
    guesses = Guesses(known)
    for file, _, chapter in records.chapters:
        for index, action in enumerate(chapter.actions):
            if action.goal and action.goal not in known:
                path = ("actions", index, "goal")
                values = guesses.values(action.goal)
                yield Finding(code="unknown-goal", file=file, path=path, values=values)
    yield from _followed_up(records, "unknown-goal", "goals", guesses)


def actions_are_known(records: Records) -> Iterator[Finding]:
    """unknown-action: the actions that a follow-up tells of are there.

    Good:

        # data/programme/service.yaml
        actions: [{id: S1.1, text: Svara inom en vecka, responsible: ks}]
        # data/followup/2027.yaml
        title: Uppföljning 2027
        date: 2027-02
        actions: {S1.1: {status: done}}

    Bad:

        # data/programme/service.yaml
        actions: [{id: S1.1, text: Svara inom en vecka, responsible: ks}]
        # data/followup/2027.yaml
        title: Uppföljning 2027
        date: 2027-02
        actions: {S1.2: {status: done}}
    """
    guesses = Guesses(records.actions)
    return _followed_up(records, "unknown-action", "actions", guesses)


def indicators_are_known(records: Records) -> Iterator[Finding]:
    """unknown-indicator: the indicators that a follow-up measures are there.

    Good:

        # data/programme/service.yaml
        goals: [{id: S1, text: Svara fort, indicators: [{id: nki, name: NKI}]}]
        # data/followup/2027.yaml
        title: Uppföljning 2027
        date: 2027-02
        indicators: {nki: {year: 2026, value: 71}}

    Bad:

        # data/programme/service.yaml
        goals: [{id: S1, text: Svara fort, indicators: [{id: nki, name: NKI}]}]
        # data/followup/2027.yaml
        title: Uppföljning 2027
        date: 2027-02
        indicators: {nkj: {year: 2026, value: 71}}
    """
    guesses = Guesses(records.indicators)
    return _followed_up(records, "unknown-indicator", "indicators", guesses)


def _followed_up(records: Records, code: str, field: str, guesses: Guesses) -> Iterator[Finding]:
    if unread_in(records, "data/programme/"):
        return
    for file, follow_up in records.follow_ups.items():
        for name in getattr(follow_up, field):
            if name not in guesses.known:
                values = guesses.values(name)
                yield Finding(code=code, file=file, path=(field, name), key=True, values=values)
