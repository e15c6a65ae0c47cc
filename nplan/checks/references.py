"""Rules about references: who and what is named must be there."""

from collections.abc import Iterator

from nplan.checks.lookup import Values, input_lists, unread_in
from nplan.checks.walk import ORGANISATIONS, REPLIES
from nplan.model.consultation import PERSON
from nplan.model.finding import Finding, Path
from nplan.model.guesses import Guesses
from nplan.model.records import Records, current_ids

Named = Iterator[tuple[str, Path, str]]
"""File, path and the name that stands there."""

PROGRAMME = "programme"
"""What a comment is about if it is about the whole."""


def areas_are_known(records: Records) -> Iterator[Finding]:
    """unknown-area: an area that is named is one of data/process.yaml.

    So is the name of each file in data/programme/. A comment is about an area, a goal, an action
    or `programme`.

    Good:

        # data/keypoints/service.yaml
        - {id: svar, area: service, title: Svar inom en vecka}

    Bad:

        # data/keypoints/service.yaml
        - {id: svar, area: servis, title: Svar inom en vecka}
    """
    if "areas" in records.unsure:
        return
    known = records.area_ids
    guesses = Guesses(known)
    for file, path, name in _areas(records):
        if name and name not in known:
            yield Finding(code="unknown-area", file=file, path=path, values=guesses.values(name))
    for file, part in records.area_programmes.items():
        if part.area not in known:
            yield Finding(code="unknown-area", file=file, values=guesses.values(part.area))
    if unread_in(records, "data/programme/"):
        return
    subjects = {PROGRAMME, *known, *records.goals, *records.actions}
    guesses = Guesses(subjects)
    for file, response in records.responses.items():
        for index, comment in enumerate(response.comments):
            if comment.about and comment.about not in subjects:
                values = guesses.values(comment.about, what="comment")
                path = ("comments", index, "about")
                yield Finding(code="unknown-area", file=file, path=path, values=values)


def _areas(records: Records) -> Named:
    known = records.area_ids
    all_known = set(known).issuperset
    for file, meeting in records.meetings.items():
        for number, group in enumerate(meeting.groups):
            if group.area is not None:
                yield file, ("groups", number, "area"), group.area
        for path, _, inputs in input_lists(meeting):
            for index, input in enumerate(inputs):
                if input.area is not None and input.area not in known:
                    yield file, (*path, index, "area"), input.area
                if input.also and not all_known(input.also):
                    for place, name in enumerate(input.also):
                        yield file, (*path, index, "also", place), name
    for file, points in records.key_points.items():
        for index, point in enumerate(points):
            yield file, (index, "area"), point.area


def meeting_kinds_are_known(records: Records) -> Iterator[Finding]:
    """unknown-meeting-kind: a meeting's kind is one of data/process.yaml, or of the default ones.

    Good:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service

    Bad:

        # data/meetings/2026-03-25-lunch.yaml
        kind: lunch
        title: Lunch om kommunens service
    """
    if "meeting_kinds" in records.unsure:
        return
    known = records.meeting_kind_ids
    guesses = Guesses(known)
    for file, meeting in records.meetings.items():
        if meeting.kind and meeting.kind not in known:
            values = guesses.values(meeting.kind)
            yield Finding(code="unknown-meeting-kind", file=file, path=("kind",), values=values)


def organisations_are_known(records: Records) -> Iterator[Finding]:
    """unknown-organisation: who takes part, speaks, is invited, asked or answered is known.

    By an id, an exact name or an alias of data/organisations.yaml, or as one of the units of
    data/process.yaml. A response may be from `person`, who is never named.

    Good:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs:
          - {id: 1, text: Svara fortare, from: [Café Torget]}

    Bad:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs:
          - {id: 1, text: Svara fortare, from: [cafe-torge]}
    """
    if not records.unsure.isdisjoint(("organisations", "units")):
        return
    known = records.participant_ids
    guesses = Guesses(known)
    for file, path, name in _organisations(records):
        if name and name not in known:
            values = guesses.values(name)
            yield Finding(code="unknown-organisation", file=file, path=path, values=values)


def _organisations(records: Records) -> Named:
    known = records.participant_ids
    all_known = set(known).issuperset
    for file, meeting in records.meetings.items():
        if isinstance(meeting.invited, tuple):
            for place, name in enumerate(meeting.invited):
                yield file, ("invited", place), name
        if not all_known([one.organisation for one in meeting.participants]):
            for place, one in enumerate(meeting.participants):
                yield file, ("participants", place, "organisation"), one.organisation
        for number, group in enumerate(meeting.groups):
            for place, one in enumerate(group.participants):
                if one.organisation not in known:
                    path = ("groups", number, "participants", place, "organisation")
                    yield file, path, one.organisation
        for list_path, _, inputs in input_lists(meeting):
            for index, input in enumerate(inputs):
                if input.from_ and not all_known(input.from_):
                    for place, name in enumerate(input.from_):
                        yield file, (*list_path, index, "from", place), name
    for file, round in records.rounds.items():
        for place, name in enumerate(round.to):
            yield file, ("to", place), name
    for file, response in records.responses.items():
        if response.from_ != PERSON:
            yield file, ("from",), response.from_
    for index, reply in enumerate(records.replies):
        if reply.organisation is not None:
            yield REPLIES, (index, "organisation"), reply.organisation


def units_are_known(records: Records) -> Iterator[Finding]:
    """unknown-unit: who hosts a meeting or answers for an action is a unit of data/process.yaml.

    Good:

        # data/programme/service.yaml
        actions: [{id: S1.1, text: Svara inom en vecka, responsible: [ks]}]

    Bad:

        # data/programme/service.yaml
        actions: [{id: S1.1, text: Svara inom en vecka, responsible: [cafe-torget]}]
    """
    if "units" in records.unsure:
        return
    names, units = records.participant_ids, records.units
    guesses = Guesses([name for name, id in names.items() if id in units])
    for file, path, name in _units(records):
        if name and (id := names.get(name)) not in units:
            values = guesses.values(name) if id is None else _organisation(name)
            yield Finding(code="unknown-unit", file=file, path=path, values=values)


def _organisation(name: str) -> Values:
    return {"name": name, "what": "organisation"}


def _units(records: Records) -> Named:
    for file, meeting in records.meetings.items():
        if meeting.host is not None:
            yield file, ("host",), meeting.host
    for file, _, chapter in records.chapters:
        for index, action in enumerate(chapter.actions):
            for place, name in enumerate(action.responsible):
                yield file, ("actions", index, "responsible", place), name


def values_are_known(records: Records) -> Iterator[Finding]:
    """unknown-value: industry, size and locality are in process.yaml, a question in its meeting.

    Good:

        # data/organisations.yaml
        krinova: {name: Krinova AB, size: 10-49}

    Bad:

        # data/organisations.yaml
        krinova: {name: Krinova AB, size: 10-40}
    """
    process = records.process
    fields = (("industry", "industries"), ("size", "sizes"), ("locality", "localities"))
    for field, listed in fields:
        if listed in records.unsure:
            continue
        known = current_ids(getattr(process, listed))
        guesses = Guesses(known)
        for id, organisation in records.organisations.items():
            name = getattr(organisation, field)
            if name and name not in known:
                yield Finding(
                    code="unknown-value",
                    file=ORGANISATIONS,
                    path=(id, field),
                    values=guesses.values(name, what=field, known=", ".join(known)),
                )
    for file, meeting in records.meetings.items():
        last = len(meeting.questions)
        for path, _, inputs in input_lists(meeting):
            for index, input in enumerate(inputs):
                if (number := input.question) is not None and not 1 <= number <= last:
                    values: Values = {"what": "question", "name": number, "questions": last}
                    place = (*path, index, "question")
                    yield Finding(code="unknown-value", file=file, path=place, values=values)
