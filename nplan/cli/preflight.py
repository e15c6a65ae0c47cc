"""What is told of a document before its files are written, at its place in the files."""

import re
from collections.abc import Iterable, Iterator, Mapping

from nplan.checks.walk import PROCESS, Written, prose, texts
from nplan.documents.characters import Replaced
from nplan.documents.draft import Troubled
from nplan.documents.tree import Trouble
from nplan.model.finding import Finding
from nplan.model.records import Records, inputs_with_paths


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
        at = _place(one.trouble, text)
        yield Finding(
            code=one.trouble.code,
            file=f"templates/{template}" if place is None else place.file,
            path=() if place is None else place.path,
            span=(at, at + len(name)) if name and at >= 0 else None,
            values={"name": name},
        )


def _place(trouble: Trouble, text: str) -> int:
    """Where a text has a trouble; -1 where that cannot be seen."""
    if trouble.code != "empty-table-header":
        return text.find(trouble.name)
    heads = map(re.escape, trouble.name.split(" | "))
    found = re.search(rf"\|[ |]*({'[ |]+'.join(heads)})[ ]*\|", text)
    return found.start(1) if found else -1


def unshown(replaced: Mapping[str, Iterable[Replaced]], records: Records) -> Iterator[Finding]:
    """The characters that a mark stands for as findings, each where it stands first.

    Args:
        replaced: the characters by format.
        records: the records that the document was made of.
    """
    characters = {one.characters for some in replaced.values() for one in some}
    first: dict[str, Written] = {}
    for written in _all_texts(records) if characters else ():
        for one in characters - first.keys():
            if one in written.text:
                first[one] = written
    for format, some in replaced.items():
        for found in some:
            place = first.get(found.characters, Written(PROCESS, (), ""))
            at = place.text.find(found.characters)
            yield Finding(
                code="no-font" if format == "pdf" else "not-carried",
                file=place.file,
                path=place.path,
                span=(at, at + len(found.characters)) if at >= 0 else None,
                values={"name": found.codes, "n": found.times, "format": format.upper()},
            )


def _all_texts(records: Records) -> Iterator[Written]:
    """Every text of a project, what inputs hold too."""
    yield from texts(records)
    for file, meeting in records.meetings.items():
        for path, _, input in inputs_with_paths(meeting):
            yield Written(file, (*path, "text"), input.text)
            if input.reason is not None:
                yield Written(file, (*path, "reason"), input.reason)
