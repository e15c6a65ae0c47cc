"""Rules about who takes part: the register, the head count and what was said twice."""

import re
from collections.abc import Iterator
from itertools import islice

from nplan.checks.alike import Register
from nplan.checks.lookup import Values, input_lists
from nplan.checks.walk import ORGANISATIONS, PROCESS
from nplan.model.dialogue import Attendance, Meeting, Participation
from nplan.model.finding import Finding
from nplan.model.folding import place_of
from nplan.model.organisation_number import wrong_with
from nplan.model.records import Records, inputs_with_paths


def organisation_numbers_are_right(records: Records) -> Iterator[Finding]:
    """bad-organisation-number: ten digits, the third at least 2, the last the check digit.

    A sole trader's number is a personal number and does not belong here.

    Good:

        # data/organisations.yaml
        krinova: {name: Krinova AB, number: 556000-0001}

    Bad:

        # data/organisations.yaml
        krinova: {name: Krinova AB, number: 556000-0002}
    """
    for id, organisation in records.organisations.items():
        if organisation.number is None or not organisation.number.strip():
            continue
        what = wrong_with(organisation.number)
        if what:
            path = (id, "number")
            # The number itself may be personal, so no sentence repeats it in that case.
            values: Values = {"what": what}
            if what != "personal":
                values["name"] = organisation.number
            yield Finding(
                code="bad-organisation-number", file=ORGANISATIONS, path=path, values=values
            )


def organisations_are_registered_once(records: Records) -> Iterator[Finding]:
    """duplicate-organisation: no two share a number, or names that match.

    The number comes first. Names match after folding case and the forms (AB, HB, KB, Aktiebolag,
    ekonomisk förening and so on), hyphens, & and och, the s of a genitive and "i Lindvik" in
    Lindvik; an alias is a name too, and so is a unit's title. One that has all words of another,
    and beyond them only words that are common in the register, matches as well, unless both have
    a number. If they are two, accept it.

    Good:

        # data/organisations.yaml
        lindviks-bygg: Lindviks Bygg AB
        lindviks-maleri: Lindviks Måleri AB

    Bad:

        # data/organisations.yaml
        lindviks-bygg: Lindviks Bygg AB
        lindviksbygg: Lindviks Bygg Aktiebolag
    """
    named = [(unit.title, unit.id) for unit in records.process.units]
    units = len(named)
    for id, one in records.organisations.items():
        named += ((name, id) for name in (one.name, *one.aliases))
    matches = islice(Register(named, place_of(records.process.municipality)).matches(), units, None)
    numbers: dict[str, str] = {}
    for id, one in records.organisations.items():
        found = list(islice(matches, 1 + len(one.aliases)))
        number = "".join(re.findall(r"\d", one.number or ""))[-10:]
        if number and numbers.setdefault(number, id) != id:
            values: Values = {"what": "number", "name": id, "other": numbers[number]}
            yield _duplicate(id, ("number",), values)
            continue
        for place, (name, match) in enumerate(zip((one.name, *one.aliases), found, strict=True)):
            if match is None:
                continue
            other, is_same = match
            if not is_same and number and _has_number(records, other):
                continue
            values = {"name": name, "other": other}
            values["file"] = PROCESS if other in records.units else ORGANISATIONS
            if not is_same:
                values["what"] = "alike"
            yield _duplicate(id, ("aliases", place - 1) if place else ("name",), values)
            break


def _has_number(records: Records, id: str) -> bool:
    return id in records.organisations and bool(records.organisations[id].number)


def _duplicate(id: str, path: tuple[str | int, ...], values: Values) -> Finding:
    return Finding(
        code="duplicate-organisation", file=ORGANISATIONS, path=(id, *path), values=values
    )


def head_counts_hold_all_who_are_listed(records: Records) -> Iterator[Finding]:
    """more-than-attended: those who are listed are not more than the head count in `attendance`.

    The municipality's own bodies are counted apart.

    Good:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        participants: [{organisation: cafe-torget, people: 2}]
        attendance: {people: 30}

    Bad:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        participants: [{organisation: cafe-torget, people: 2}]
        attendance: {people: 1}
    """
    own = {name for name, id in records.participant_ids.items() if id in records.units}
    for file, meeting in records.meetings.items():
        counted = meeting.attendance
        if counted is None or _surely_holds_all(meeting, counted, own):
            continue
        organisations, people, own_people = _listed(records, meeting)
        for field, stated, listed in (
            ("organisations", counted.organisations, organisations),
            ("people", counted.people, people),
            ("own_people", counted.own_people, own_people),
        ):
            if stated is not None and listed > stated:
                path = ("attendance", field)
                values: Values = {"what": field, "stated": stated, "listed": listed}
                yield Finding(code="more-than-attended", file=file, path=path, values=values)


def _surely_holds_all(meeting: Meeting, counted: Attendance, own: set[str]) -> bool:
    """Whether the head count holds all names and people, however many of them are the same."""
    listed = meeting.participants
    for table in meeting.groups:
        listed += table.participants
    if counted.organisations is not None:
        names = {one.organisation for one in listed}.union(_speaking(meeting)) - own
        if len(names) > counted.organisations:
            return False
    people = sum([one.people for one in listed if one.people is not None])
    own_people = sum([one.people or 0 for one in listed if one.organisation in own])
    return (counted.people is None or people - own_people <= counted.people) and (
        counted.own_people is None or own_people <= counted.own_people
    )


def _speaking(meeting: Meeting) -> set[str]:
    """Who is named in a `from`."""
    names: set[str] = set()
    for _, _, inputs in input_lists(meeting):
        for input in inputs:
            if input.from_ and input.withdrawn is None:
                names.update(input.from_)
    return names


def _listed(records: Records, meeting: Meeting) -> tuple[int, int, int]:
    """Organisations, their people and own bodies' people, as far as they are listed."""
    names, units = records.participant_ids, records.units
    whole = _people(records, meeting.participants)
    tables = _people(records, [one for group in meeting.groups for one in group.participants])
    # The meeting's own figure wins over the tables' sum.
    people = tables | {id: number for id, number in whole.items() if number or id not in tables}
    present = {names[name] for name in _speaking(meeting) if name in names}
    present = present.union(people).difference(units)
    own = sum(number for id, number in people.items() if id in units)
    return len(present), sum(people.values()) - own, own


def _people(
    records: Records, listed: tuple[Participation, ...] | list[Participation]
) -> dict[str, int]:
    found: dict[str, int] = {}
    names = records.participant_ids
    for one in listed:
        if (id := names.get(one.organisation)) is not None:
            found[id] = found.get(id, 0) + (one.people or 0)
    return found


def inputs_are_noted_once(records: Records) -> Iterator[Finding]:
    """duplicate-input: no two inputs of a meeting have the same text.

    Good:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: |
          [1] Bygglov tar sju månader
          [2] Bygglov tar för lång tid

    Bad:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: |
          [1] Bygglov tar sju månader
          [2] Bygglov tar sju månader
    """
    for file, meeting in records.meetings.items():
        texts = [input.text for _, _, inputs in input_lists(meeting) for input in inputs]
        if len(set(texts)) == len(texts):
            continue
        first: dict[str, str] = {}
        for path, _, input in inputs_with_paths(meeting):
            if not input.text or input.withdrawn is not None:
                continue
            if input.text in first:
                values: Values = {"name": input.text, "other": first[input.text]}
                yield Finding(code="duplicate-input", file=file, path=path, values=values)
            else:
                first[input.text] = input.id or ""
