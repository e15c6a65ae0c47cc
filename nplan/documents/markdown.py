"""Texts as Markdown that shows them letter by letter, and the environment of the templates."""

import re
from typing import TYPE_CHECKING, Any, Self

from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import BaseLoader

    from nplan.documents.templating import Environment

SPECIAL = re.compile(
    r"[\\`*_\[\]<>|~^${}]"  # marks anywhere
    r"|&(?=[#A-Za-z]|\Z)"  # what could begin an entity
    r"|\A[#=:]"  # a heading, its underline, a definition
    r"|\A[-+](?=[- ]|\Z)"  # a list, a rule
    r"|(?:(?<=\A)|(?<=\A\d)|(?<=\A\d\d)|(?<=\A\d\d\d)|(?<=\A\d{4})|(?<=\A\d{5})"
    r"|(?<=\A\d{6})|(?<=\A\d{7})|(?<=\A\d{8})|(?<=\A\d{9}))[.)](?=[ ]|\Z)"  # a numbered list
    r"|(?<= )#(?=#*\Z)|#\Z"  # what could close a heading
    r"|\A[ \xa0]|[ \xa0]\Z"  # what a line's ends would lose
    r"|[\t-\r\x1c-\x1f\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000]"  # other white space
    r"|[\xad\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"  # invisible, or turning the line
)
OTHER = re.compile(r"[^\w./~-]")
"""What the name of an anchor cannot hold."""
NEXT_LINE = "\x85"
NOTHING = "[]()"
"""An empty link: shows nothing, and is no white space that a reader takes away."""


def escaped(text: str) -> str:
    """Markdown on one line that shows `text` letter by letter.

    Good in paragraphs, list items, cells, headings and footnotes, alone or beside other
    text, for CommonMark with GFM's tables and footnotes.
    """
    shown = SPECIAL.sub(_mark, text)
    if text.endswith("\\"):  # a cell's border may follow
        shown = shown[:-2] + "&#92;"
    if NEXT_LINE in text:  # the one control character that YAML carries and entities do not
        shown = NOTHING + shown if text.startswith(NEXT_LINE) else shown
        shown = shown + NOTHING if text.endswith(NEXT_LINE) else shown
    return shown


def _mark(match: re.Match[str]) -> str:
    character = match[0]
    if character.isspace() or not character.isascii():
        return f"&#{ord(character)};"
    return "\\" + character


class Markdown(Markup):
    """Markdown that goes into a document as it is; any other text is escaped."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: Any, /) -> Self:
        """The value as Markdown: itself if it is Markdown already, else escaped."""
        if isinstance(s, cls):
            return s
        if isinstance(s, Markup):
            return cls(s)
        return cls(escaped(str(s)))


def anchored(words: Any, name: str) -> Markdown:
    """The words as a place that links lead to; of the name what an anchor can be called."""
    return Markdown(f"[{Markdown.escape(words)}]{{#{OTHER.sub('-', name)}}}")


def linked(words: Any, name: str) -> Markdown:
    """The words as a link to an anchor of the same document."""
    return Markdown(f"[{Markdown.escape(words)}](<#{OTHER.sub('-', name)}>)")


def environment(loader: "BaseLoader") -> "Environment":
    """Where a document's templates run: they see their view alone, and every text is escaped."""
    from nplan.documents.templating import Environment

    return Environment(loader)
