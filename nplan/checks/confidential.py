"""The rule about confidential inputs: what they say stands in nothing that is printed."""

import re
from collections.abc import Iterator

from nplan.checks.lookup import Values
from nplan.checks.walk import Written, prose, texts
from nplan.model.finding import Finding
from nplan.model.prose import citations
from nplan.model.records import Records, Said

FEWEST_WORDS = 3
"""Fewer words than these may stand anywhere by chance."""


def confidential_inputs_are_not_printed(records: Records) -> Iterator[Finding]:
    """prints-confidential: no text repeats a confidential input, and prose does not quote one.

    Titles, reasons and prose are printed. Capitals and line breaks make no difference, and an
    input of one or two words is not looked for.

    Good:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: [{id: 7, text: Vi går nog i konkurs, confidential: true}]
        # data/programme/service.md
        # situation
        Flera har det svårt [@2026-03-25-lunch/7].

    Bad:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: [{id: 7, text: Vi går nog i konkurs, confidential: true}]
        # data/programme/service.md
        # situation
        Någon sa ”Vi går nog i konkurs” [@2026-03-25-lunch/7].
    """
    hidden = [one for one in records.said_and_withdrawn if one.input.confidential]
    if not hidden:
        return
    found = {
        (finding.file, finding.path, finding.span): finding
        for some in (_quoted(records), _repeated(records, hidden))
        for finding in some
    }
    yield from found.values()


def _quoted(records: Records) -> Iterator[Finding]:
    for written in prose(records):
        for citation in citations(written.text):
            said = records.cited_inputs(citation.reference) if citation.quoted else ()
            if any(one.input.confidential for one in said):
                yield _finding(written, citation.quoted, citation.reference)


def _repeated(records: Records, hidden: list[Said]) -> Iterator[Finding]:
    by_text = {" ".join(_words(one)).casefold(): one.reference for one in hidden}
    wanted = [text for text in by_text if len(text.split(" ")) >= FEWEST_WORDS]
    if not wanted:
        return
    longest = sorted(wanted, key=len, reverse=True)
    parts = (r"\s+".join(map(re.escape, text.split(" "))) for text in longest)
    pattern = re.compile("|".join(parts), re.IGNORECASE)
    for written in texts(records):
        if written.path[-1] == "notes":  # a meeting's own notes are not printed
            continue
        for match in pattern.finditer(written.text):
            reference = by_text[" ".join(match[0].split()).casefold()]
            yield _finding(written, match.span(), reference)


def _words(said: Said) -> list[str]:
    return said.input.text.strip(" .!?…\t\n").split()


def _finding(written: Written, span: tuple[int, int] | None, reference: str) -> Finding:
    passage = written.text[slice(*span)] if span else ""
    values: Values = {"name": passage, "reference": reference}
    return Finding(
        code="prints-confidential",
        file=written.file,
        path=written.path,
        span=span,
        values=values,
    )
