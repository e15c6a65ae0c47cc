"""What a draft still lacks before anybody can decide on it."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from nplan.counts.dimensions import response_names
from nplan.counts.facts import Facts
from nplan.counts.outcomes import input_outcome, is_answered
from nplan.counts.sections import areas_without_direction, missing_fields
from nplan.documents.material import Material
from nplan.documents.wording import Wording
from nplan.model.records import Records

HEADINGS = {
    "summary": "Summary",
    "purpose": "Purpose",
    "situation": "Situation",
    "vision": "Vision",
    "organisation": "Organisation and responsibilities",
    "follow_up": "Follow-up and revision",
}
"""What the sections that a programme needs are called."""


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of thing that is missing."""

    what: str
    where: str
    """Which ones, or how many."""


def missing(material: Material) -> tuple[Missing, ...]:
    """Everything that the programme lacks, in its order.

    The document that is decided on needs no decision yet.
    """
    facts, wording = material.facts, material.wording
    lists = {
        "Sections without a text": _sections(facts.records, wording),
        "Goals without an indicator": _goals(facts.records),
        "Actions without anybody responsible": _actions(facts.records),
        "Conclusions without an outcome": _key_points(facts.records),
        "Inputs without an outcome": _inputs(facts, wording),
        "Comments in consultation without an answer": _comments(facts.records),
        "Meetings whose notes are a draft": _drafts(facts),
        "Decision": () if material.final else _decision(facts.records, wording),
        "Files that cannot be read and are left out": sorted(facts.records.unread),
    }
    return listed(wording, lists)


def listed(wording: Wording, lists: Mapping[str, Iterable[str]]) -> tuple[Missing, ...]:
    """The kinds of things of which some are missing, by what they are called in English."""
    found = {what: tuple(where) for what, where in lists.items()}
    return tuple(
        Missing(
            what=wording.text(what), where=("; " if " " in "".join(where) else ", ").join(where)
        )
        for what, where in found.items()
        if where
    )


def _sections(records: Records, wording: Wording) -> Iterator[str]:
    for field in missing_fields(records):
        yield wording.text(HEADINGS[field])
    titles = {area.id: area.title for area in records.process.areas}
    direction = wording.text("Direction")
    for id in areas_without_direction(records):
        yield f"{titles[id]} ({direction})"


def _goals(records: Records) -> Iterator[str]:
    goals = (goal for _, _, chapter in records.chapters for goal in chapter.goals)
    return (goal.id for goal in goals if not goal.indicators)


def _actions(records: Records) -> Iterator[str]:
    actions = (action for _, _, chapter in records.chapters for action in chapter.actions)
    return (action.id for action in actions if not action.responsible)


def _key_points(records: Records) -> Iterator[str]:
    points = (point for listed in records.key_points.values() for point in listed)
    return (point.title for point in points if point.outcome is None)


def _inputs(facts: Facts, wording: Wording) -> Iterator[str]:
    points = facts.key_points
    n = sum(
        input_outcome(said.input, points.get(said.reference, ())) is None for said in facts.said
    )
    if n:
        yield wording.count("{n} input", "{n} inputs", n)


def _comments(records: Records) -> Iterator[str]:
    called = response_names(records)
    for file, response in records.responses.items():
        for comment in response.comments:
            if not is_answered(comment):
                yield f"{called[file]}/{comment.id}"


def _drafts(facts: Facts) -> Iterator[str]:
    return (meeting.id for meeting in facts.meetings if meeting.status == "draft")


def _decision(records: Records, wording: Wording) -> Iterator[str]:
    if records.adoption is None:
        body = records.process.document.adopted_by
        if body:
            yield wording.text("{body} has not adopted the document.", body=body)
        else:
            yield wording.text("The document has not been adopted.")
