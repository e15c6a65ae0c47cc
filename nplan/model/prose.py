"""The scanner of citations and figures in prose."""

import re
from collections.abc import Iterator

import msgspec

CITATION = re.compile(r"\[@([^\]\s]+)\]")
FIGURE = re.compile(r"\{\{(.*?)\}\}|\{%.*?%\}|\{\{", re.DOTALL)
QUOTED = re.compile(r"[\"“”]([^\"“”]+)[\"“”]\s*$")


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
        quoted = QUOTED.search(text, 0, match.start())
        yield Citation(match.start(), match.end(), match[1], quoted.span(1) if quoted else None)


def figures(text: str) -> Iterator[Figure]:
    """The figures in a prose text, in order."""
    for match in FIGURE.finditer(text) if "{" in text else ():
        yield Figure(match.start(), match.end(), (match[1] or "").strip())
