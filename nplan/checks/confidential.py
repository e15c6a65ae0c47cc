"""The rule about confidential inputs: what they say stands in nothing that is printed."""

from collections.abc import Iterator

from nplan.checks.lookup import Values
from nplan.checks.walk import Written, prose, texts
from nplan.counts.secrets import Passages
from nplan.model.finding import Finding
from nplan.model.prose import citations
from nplan.model.records import Records, Said


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
    passages = Passages((one.input.text, one.reference) for one in hidden)
    for written in texts(records):
        if written.path[-1] == "notes":  # a meeting's own notes are not printed
            continue
        for span, reference in passages.found(written.text):
            yield _finding(written, span, reference)


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
