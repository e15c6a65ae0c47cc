"""Prose files: Markdown in which each first-level heading is a field and its text follows."""

import re
from collections.abc import Collection, Iterator

import msgspec

_HEADING = re.compile(r"^#[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)


class Section(msgspec.Struct, frozen=True):
    """A first-level heading and the text below it, by characters of the file."""

    name: str
    heading: tuple[int, int]
    start: int
    end: int


def sections(text: str) -> Iterator[Section]:
    """The sections of a prose file, in order; headings in fenced code are text."""
    fenced = tuple(_fenced(text))
    headings = [
        match
        for match in _HEADING.finditer(text)
        if not any(start <= match.start() < end for start, end in fenced)
    ]
    ends = [*(match.start() for match in headings[1:]), len(text)]
    for match, end in zip(headings, ends, strict=False):
        body = text[match.end() : end]
        start = match.end() + len(body) - len(body.lstrip("\n"))
        yield Section(match[1], match.span(), start, max(start, match.end() + len(body.rstrip())))


def before_the_first(text: str, found: Collection[Section]) -> str:
    """What stands before the first heading, where no text belongs."""
    return text[: min((section.heading[0] for section in found), default=len(text))].strip()


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(text):
        if opened is None:
            opened = match
        elif match[1][0] == opened[1][0] and len(match[1]) >= len(opened[1]):
            yield opened.start(), match.end()
            opened = None
    if opened is not None:
        yield opened.start(), len(text)
