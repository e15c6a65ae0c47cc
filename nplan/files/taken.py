"""Which ids of a meeting's inputs are taken."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from nplan.files.events import values
from nplan.files.sources import Source
from nplan.files.text import text_file
from nplan.model.dialogue import Meeting
from nplan.model.finding import Finding
from nplan.model.numbering import given_ids
from nplan.model.plain import items


def taken_ids(source: Source, meeting: Meeting) -> frozenset[str]:
    """Every id that an input of a meeting has, had, or is cited by: none is given again."""
    return cited_ids(source, (meeting.id, *meeting.formerly)).union(given_ids(meeting))


def cited_ids(source: Source, meetings: Sequence[str]) -> frozenset[str]:
    """The ids of a meeting's inputs that any file cites, whether there are such inputs or not.

    Only files in which the meeting's name stands are read as more than bytes.

    Args:
        source: where the project's files come from.
        meetings: the meeting's id and its former ones.
    """
    named = "|".join(re.escape(one) for one in meetings)
    reference = re.compile(rf"(?<![a-z0-9-])(?:{named})/([a-z0-9]+(?:-[a-z0-9]+)*)")
    in_bytes = re.compile(named.encode())
    found: set[str] = set()
    for file in source.files():
        content = source.content(file)
        if isinstance(content, Finding) or not in_bytes.search(content):
            continue
        read = text_file(source, file)
        text = content.decode("utf-8", "replace") if isinstance(read, Finding) else read.text
        found.update(reference.findall(text))
        if file.endswith(".yaml"):
            found.update(_grouped(values(text)[0], meetings))
    return frozenset(found)


def _grouped(value: Any, meetings: Sequence[str]) -> Iterator[str]:
    """The ids that stand below a meeting's name: `{2026-03-25-lunch: [7, 9]}`."""
    if isinstance(value, list):
        for one in value:
            yield from _grouped(one, meetings)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key in meetings:
                yield from (id for id in items(one) if isinstance(id, str))
            else:
                yield from _grouped(one, meetings)
