"""Rules about prose: what it cites and quotes must be there."""

import re
from collections.abc import Iterator

from nplan.checks.lookup import Values, unread_in
from nplan.checks.trail import is_input, unknown_input
from nplan.checks.walk import DECISIONS, prose
from nplan.model.finding import Finding
from nplan.model.guesses import Guesses
from nplan.model.prose import citations
from nplan.model.records import Records

_CLAUSE = re.compile(r"[1-9]\d{0,3}")


def citations_lead_somewhere(records: Records) -> Iterator[Finding]:
    """unresolved-citation: what prose cites is an input, a key point or a decision.

    `[@meeting/id]` cites an input, `[@id]` a key point or a decision, `[@id/2]` a decision's
    second clause.

    Good:

        # data/keypoints/service.yaml
        - {id: svar, area: service, title: Svar inom en vecka}
        # data/programme/service.md
        # direction
        Vi svarar fortare [@svar].

    Bad:

        # data/keypoints/service.yaml
        - {id: svar, area: service, title: Svar inom en vecka}
        # data/programme/service.md
        # direction
        Vi svarar fortare [@svra].
    """
    decisions = {id: len(one.points) for one in records.decisions for id in (*one.formerly, one.id)}
    sources = Guesses([*records.key_points_by_id, *decisions])
    meetings = Guesses(records.meeting_ids)
    deeper = unread_in(records, "data/meetings/", DECISIONS)
    whole = unread_in(records, "data/keypoints/", DECISIONS)
    for written in prose(records):
        for citation in citations(written.text):
            name = citation.reference
            first, slash, last = name.rpartition("/")
            if deeper if slash else whole:
                continue
            if not slash and (name in records.key_points_by_id or name in decisions):
                continue
            if slash and is_input(records, name):
                continue
            if first in decisions and _CLAUSE.fullmatch(last) and int(last) <= decisions[first]:
                continue
            yield Finding(
                code="unresolved-citation",
                file=written.file,
                path=written.path,
                span=(citation.start, citation.end),
                values=_unresolved(name, sources, meetings, decisions),
            )


def _unresolved(
    name: str, sources: Guesses, meetings: Guesses, decisions: dict[str, int]
) -> Values:
    first, slash, _ = name.rpartition("/")
    if not slash:
        return sources.values(name)
    if first in decisions:
        return {"name": name, "what": "clause", "decision": first, "clauses": decisions[first]}
    return unknown_input(name, meetings)


def quotes_are_verbatim(records: Records) -> Iterator[Finding]:
    """quote-not-verbatim: a passage in quotation marks before a citation stands in that input.

    Line breaks and double spaces aside, letter by letter. An input that was taken back is not
    quoted.

    Good:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: "[7] Bygglov tar sju månader"
        # data/programme/service.md
        # situation
        Ett bord sa ”sju månader” [@2026-03-25-lunch/7].

    Bad:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: "[7] Bygglov tar sju månader"
        # data/programme/service.md
        # situation
        Ett bord sa ”åtta månader” [@2026-03-25-lunch/7].
    """
    for written in prose(records):
        for citation in citations(written.text):
            if citation.quoted is None or "/" not in citation.reference:
                continue
            said = records.cited_inputs(citation.reference)
            passage = written.text[slice(*citation.quoted)]
            standing = [one.input.text for one in said if one.input.withdrawn is None]
            if not said or any(_folded(passage) in _folded(text) for text in standing):
                continue
            values: Values = {"name": passage, "reference": citation.reference}
            yield Finding(
                code="quote-not-verbatim",
                file=written.file,
                path=written.path,
                span=citation.quoted,
                values=values | ({} if standing else {"what": "withdrawn"}),
            )


def _folded(text: str) -> str:
    return " ".join(text.split())
