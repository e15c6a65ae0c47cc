"""What a draft still lacks before anybody can decide on it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import msgspec

from nplan.counts.outcomes import input_outcome, is_answered
from nplan.counts.sections import areas_without_direction, missing_fields
from nplan.documents.material import Material
from nplan.documents.responses import response_names
from nplan.documents.wording import Wording
from nplan.model.consultation import Response

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


def missing(material: Material, kinds: Collection[str] | None = None) -> tuple[Missing, ...]:
    """What a document lacks, in its order.

    Args:
        material: what it is made of.
        kinds: the keys of LISTS that concern it; all, as for the programme, if left out.
    """
    lists = {
        what: found(material) for what, found in LISTS.items() if kinds is None or what in kinds
    }
    return listed(material.wording, lists)


def content(wording: Wording, what_is_not: str, *, is_empty: bool) -> tuple[Missing, ...]:
    """The content of a document that has none yet, by the sentence that says so in English."""
    return listed(wording, {"Content": (wording.text(what_is_not),) if is_empty else ()})


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


def _sections(material: Material) -> Iterator[str]:
    records, wording = material.records, material.wording
    for field in missing_fields(records):
        yield wording.text(HEADINGS[field])
    titles = {area.id: area.title for area in records.process.areas}
    direction = wording.text("Direction")
    for id in areas_without_direction(records):
        yield f"{titles[id]} ({direction})"


def _goals(material: Material) -> Iterator[str]:
    return (goal.id for goal in material.records.all_goals if not goal.indicators)


def _actions(material: Material) -> Iterator[str]:
    return (action.id for action in material.records.all_actions if not action.responsible)


def _key_points(material: Material) -> Iterator[str]:
    points = (point for listed in material.records.key_points.values() for point in listed)
    return (point.title for point in points if point.outcome is None)


def _inputs(material: Material) -> Iterator[str]:
    facts, wording = material.facts, material.wording
    points = facts.key_points
    n = sum(
        input_outcome(said.input, points.get(said.reference, ())) is None for said in facts.said
    )
    if n:
        yield wording.count("{n} input", "{n} inputs", n)


def _comments(material: Material) -> Iterator[str]:
    return unanswered(material, material.records.responses)


def unanswered(material: Material, responses: Mapping[str, Response]) -> Iterator[str]:
    """The comments of some responses, by file, that have no full answer yet."""
    called = response_names(material)
    for file, response in responses.items():
        if ids := [one.id for one in response.comments if not is_answered(one)]:
            yield material.wording.count(
                "{who} (comment {ids})",
                "{who} (comments {ids})",
                len(ids),
                who=called[file],
                ids=", ".join(ids),
            )


def _drafts(material: Material) -> Iterator[str]:
    return (meeting.id for meeting in material.facts.meetings if meeting.status == "draft")


def _decision(material: Material) -> Iterator[str]:
    """The document that is decided on needs no decision yet."""
    records, wording = material.records, material.wording
    if records.adoption is None and not material.final:
        body = records.process.document.adopted_by
        if body:
            yield wording.text("{body} has not adopted the document.", body=body)
        else:
            yield wording.text("The document has not been adopted.")


def _unread(material: Material) -> Iterator[str]:
    return iter(sorted(material.records.unread))


LISTS: Mapping[str, Callable[[Material], Iterator[str]]] = {
    "Sections without a text": _sections,
    "Goals without an indicator": _goals,
    "Actions without anybody responsible": _actions,
    "Conclusions without an outcome": _key_points,
    "Inputs without an outcome": _inputs,
    "Comments in consultation without an answer": _comments,
    "Meetings whose notes are a draft": _drafts,
    "Decision": _decision,
    "Files that cannot be read and are left out": _unread,
}
"""What the programme may lack, in English, and how it is found."""
