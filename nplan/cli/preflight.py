"""What is told of a document before its files are written, at its place in the files."""

from collections.abc import Iterable, Iterator, Mapping

from nplan.checks.walk import Written, prose
from nplan.documents.draft import Troubled
from nplan.model.finding import Finding
from nplan.model.records import Records


def preflight(
    troubles: Iterable[Troubled], records: Records, templates: Mapping[str, str], template: str
) -> Iterator[Finding]:
    """The troubles of a document as findings, each once.

    Args:
        troubles: what is to be told.
        records: the records that the document was made of.
        templates: every template by its name.
        template: the name of the document's own.
    """
    of_prose: Mapping[str, Written] = {}
    for one in dict.fromkeys(troubles):
        of_prose = of_prose or {written.text: written for written in prose(records)}
        name = one.trouble.name
        place = of_prose.get(one.prose or "")
        text = templates[template] if place is None else place.text
        at = text.find(name)
        yield Finding(
            code=one.trouble.code,
            file=f"templates/{template}" if place is None else place.file,
            path=() if place is None else place.path,
            span=(at, at + len(name)) if name and at >= 0 else None,
            values={"name": name},
        )
