"""The scanner of citations and figures in prose."""

import re
from collections.abc import Iterator

import msgspec

CITATION = re.compile(r"\[@([^\]\n]+)\]")
FIGURE = re.compile(r"\{\{(.*?)\}\}|\{%.*?%\}|\{#.*?#\}|\{[^{}]*\}|\{\{", re.DOTALL)
QUOTATION_MARKS = '"“”„»«'


class Citation(msgspec.Struct, frozen=True):
    """A source that prose cites: `[@reference]`."""

    start: int
    end: int
    reference: str
    quoted: tuple[int, int] | None
    """Where the passage in quotation marks directly before it stands, if there is one."""


class Figure(msgspec.Struct, frozen=True):
    """A computed figure that prose prints: `{{ tally.inputs area=kompetens }}`."""

    start: int
    end: int
    expression: str
    """What stands between the braces; empty for braces that are no figure at all."""


def citations(text: str) -> Iterator[Citation]:
    """The citations in a prose text, in order."""
    for match in CITATION.finditer(text) if "[@" in text else ():
        yield Citation(match.start(), match.end(), match[1], _quoted(text, match.start()))


def _quoted(text: str, end: int) -> tuple[int, int] | None:
    """Where the passage stands whose closing quotation mark is the last thing before `end`."""
    while end and text[end - 1].isspace():
        end -= 1
    if not end or text[end - 1] not in QUOTATION_MARKS:
        return None
    opening = max(text.rfind(mark, 0, end - 1) for mark in QUOTATION_MARKS)
    return (opening + 1, end - 1) if 0 <= opening < end - 2 else None


def figures(text: str) -> Iterator[Figure]:
    """The figures in a prose text, in order."""
    for match in FIGURE.finditer(text) if "{" in text else ():
        yield Figure(match.start(), match.end(), (match[1] or "").strip())
