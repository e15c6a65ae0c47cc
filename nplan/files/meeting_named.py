"""Which meeting somebody means: by its id, a former one, its file or a part of its id."""

import os
import re
from collections.abc import Iterable, Iterator

from nplan.files.events import values
from nplan.files.sources import Source
from nplan.files.text import text_file
from nplan.model.finding import Finding
from nplan.model.records import slug

_MEETING = re.compile(r"data/meetings/(?:[^/]+/)*([^/]+)\.yaml")


def meetings_named(source: Source, typed: str) -> tuple[str, ...]:
    """The files of the meetings that may be meant; one where it is clear, none where nobody is.

    A whole id wins over a former one, that over the end of an id, and that over any part of one.

    Args:
        source: where the project's files come from.
        typed: the id, the path of the file, or a part of them.
    """
    ids = dict(meeting_files(source))
    name = file_stem(typed)
    if name in ids:
        return (ids[name],)
    if former := tuple(_formerly(source, ids.values(), name)):
        return former
    return tuple(ids[id] for id in meetings_with(ids, name))


def meetings_with(ids: Iterable[str], part: str) -> tuple[str, ...]:
    """The meetings whose ids end in a part of one, where there is one, else have it anywhere.

    Args:
        ids: the ids of all meetings.
        part: the part, however it is written; "" is a part of none.
    """
    key = slug(part)
    found = tuple(id for id in ids if key and key in id)
    ending = tuple(id for id in found if id.endswith(f"-{key}"))
    return ending if len(ending) == 1 else found


def file_stem(typed: str) -> str:
    """The id in what may be the path of a meeting's file, as any system writes it."""
    return typed.replace("\\", "/").rpartition("/")[2].removesuffix(".yaml")


def meeting_files(source: Source) -> Iterator[tuple[str, str]]:
    """Each meeting's id and its file."""
    for file in source.files():
        if found := _MEETING.fullmatch(file):
            yield found[1], file


def _formerly(source: Source, files: Iterable[str], name: str) -> Iterator[str]:
    """The files of the meetings that were called so before."""
    for file in files:
        content = source.content(file)
        if isinstance(content, Finding) or not (
            b"formerly" in content and os.fsencode(name) in content
        ):
            continue
        read = text_file(source, file)
        value = values(read.text)[0] if not isinstance(read, Finding) else None
        former = value.get("formerly") if isinstance(value, dict) else None
        if name in (former if isinstance(former, list) else [former]):
            yield file
