"""YAML text to plain values: every scalar as it was typed, every problem with its place.

libyaml's events go through a small builder, because it keeps scalars as text, sees repeated
keys, refuses anchors and tags, and stops at a depth at which a recursive loader would crash.
"""

import re
from collections.abc import Callable
from typing import Any

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from nplan.files.syntax import Problem, no_space_after_hyphen, notes_without_pipe, syntax_problem

Value = str | list[Any] | dict[str, Any] | None
"""A text, a list, a mapping from text, or None for an empty value."""

DEEPEST = 60
"""How many brackets, lists and mappings may stand in each other."""

LONGEST_GAP = 200
"""Characters of white space between a key and its colon, at most."""

NAMES_OF_ORGANISATIONS = frozenset(("participants", "from", "invited", "to", "aliases"))
"""Lists in which several words without quotes are a name, not a split sentence."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""The characters that YAML knows no place for."""
UNREADABLE = re.compile(f"{CONTROL.pattern}|[\ud800-\udfff]")
"""Those, and what was no text in the encoding that it was read in."""
SPECIAL = ("&", "!", "<<", " #", "\t#")
"""A text without these has no anchor, tag, merge key or comment: most have none."""
CUT = re.compile(r"[ \t]+(#\S[^\r\n]*)")
CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} |\|{7} )", re.MULTILINE)

# libyaml ends lines at these three, no editor does; they travel as private characters.
_BREAKS = str.maketrans({"\x85": "\U0010fffa", "\u2028": "\U0010fffb", "\u2029": "\U0010fffc"})
_BREAKS_BACK = str.maketrans({"\U0010fffa": "\x85", "\U0010fffb": "\u2028", "\U0010fffc": "\u2029"})


class _StopError(Exception):
    """The rest of the text cannot be read; the problem is already noted."""


def values(text: str) -> tuple[Value, tuple[Problem, ...]]:
    """What a YAML text holds and what is wrong with it; None and a problem if unreadable.

    Args:
        text: the whole file without its byte-order mark.
    """
    if conflict := _conflict(text):
        return None, (Problem(code="merge-conflict", start=conflict.start(), end=conflict.end()),)
    readable = in_lines_of_editors(text)
    foreign = readable is not text
    builder = _Builder(readable)
    try:
        value = builder.document()
    except _StopError:
        value = None
    except YAMLError as error:
        value = None
        builder.mistake(_control_character(text) or syntax_problem(error, readable))
    return (_with_breaks(value) if foreign else value), tuple(builder.problems)


def unreadable_prose(text: str) -> Problem | None:
    """What keeps a prose file from being read: git's marks, or a character no text holds."""
    marked = re.search(r"^(?:<{7}|>{7}) ", text, re.MULTILINE)  # ======= may underline a heading
    if marked is not None:
        return Problem(code="merge-conflict", start=marked.start(), end=marked.end())
    return _control_character(text)


def _conflict(text: str) -> re.Match[str] | None:
    """The first line that git left in the text."""
    marked = "<<<<<<<" in text or "=======" in text or ">>>>>>>" in text or "|||||||" in text
    return CONFLICT.search(text) if marked else None


def in_lines_of_editors(text: str) -> str:
    """The text with marks in place of the characters that only libyaml takes for line ends."""
    foreign = "\u2028" in text or "\u2029" in text or "\x85" in text
    return text.translate(_BREAKS) if foreign else text


def as_typed(text: str) -> str:
    """A text that libyaml has read of `in_lines_of_editors`, with what stood there."""
    return text.translate(_BREAKS_BACK)


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.next: Callable[[], Any] = CParser(text).get_event
        self.special = any(mark in text for mark in SPECIAL)

    def document(self) -> Value:
        self.next()  # the stream's start
        event = self.next()
        if type(event) is StreamEndEvent:
            return None
        if event.tags or event.version:
            self.report("yaml-feature", event, feature="directive")
        value = self.value(self.next(), 0, None, False)
        event = self.next()
        while type(event) is DocumentEndEvent:
            event = self.next()
        if type(event) is DocumentStartEvent:
            self.report("yaml-feature", event, feature="document")
        return value

    def report(self, code: str, event: Any, **found: str | int) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if found.get("feature") in ("anchor", "tag"):
            end = start + len(self.text[start:end].split(maxsplit=1)[0])
        self.problems.append(Problem(code=code, start=start, end=end, values=found))

    def value(self, event: Any, depth: int, key: str | None, flow: bool) -> Value:
        kind = type(event)
        if kind is AliasEvent:
            self.report("yaml-feature", event, feature="alias")
            return None
        if event.anchor is not None:
            self.report("yaml-feature", event, feature="anchor")
        if event.tag is not None:
            self.report("yaml-feature", event, feature="tag")
        if kind is ScalarEvent:
            text: str = event.value
            if event.style:
                return text
            if self.special:
                self.cut_by_hash(event)
            suspect = text[:1] == "-" or key == "inputs"
            if suspect and (mistake := self.no_list_or_notes(event, key)):
                self.mistake(mistake)
                return None
            if flow and " " in text and key not in NAMES_OF_ORGANISATIONS:
                self.report("flow-text", event, text=text)
            return text or None
        if depth >= DEEPEST:
            self.report("too-deep", event, deepest=DEEPEST)
            raise _StopError
        if kind is MappingStartEvent:
            return self.mapping(event, depth)
        return self.list(event, depth, key)

    def cut_by_hash(self, event: Any) -> None:
        """Tell a comment directly after a text that was probably meant to belong to it."""
        if cut := CUT.match(self.text, event.end_mark.index):
            found: dict[str, str | int] = {"cut": cut[1]}
            start, end = cut.span(1)
            self.problems.append(Problem(code="cut-by-hash", start=start, end=end, values=found))

    def no_list_or_notes(self, event: Any, key: str | None) -> Problem | None:
        """What is missing in a plain text that was meant as a list or as lines of notes."""
        at, several = event.start_mark.index, event.end_mark.line > event.start_mark.line
        found = no_space_after_hyphen(self.text, at)
        if found is None and several and key == "inputs":
            found = notes_without_pipe(self.text, at)
        return found

    def mistake(self, problem: Problem) -> None:
        """Tell a mistake and nothing after it: what follows it is not read as it is meant."""
        while self.problems and self.problems[-1].start >= problem.start:
            self.problems.pop()
        self.problems.append(problem)

    def list(self, start: Any, depth: int, key: str | None) -> list[Any]:
        found: list[Any] = []
        next, flow = self.next, bool(start.flow_style)
        while type(event := next()) is not SequenceEndEvent:
            found.append(self.value(event, depth + 1, key, flow))
        return found

    def mapping(self, start: Any, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        next, value_of, special = self.next, self.value, self.special
        while type(event := next()) is not MappingEndEvent:
            if type(event) is not ScalarEvent:
                self.report("yaml-feature", event, feature="key")
                value_of(event, depth + 1, None, False)
                value_of(next(), depth + 1, None, False)
                continue
            key = event.value
            if special:
                self.key_feature(event)
            if key in found:
                self.report("duplicate-key", event, name=key)
            inner = next()
            if (
                special
                or type(inner) is not ScalarEvent
                or key == "inputs"
                or inner.value[:1] == "-"
            ):
                value = value_of(inner, depth + 1, key, False)
            else:
                value = inner.value if inner.style else inner.value or None
            if value is None and start.flow_style and self.stands_alone(event):
                self.report("flow-text", event, text=key)
                continue
            found.setdefault(key, value)
        return found

    def key_feature(self, event: Any) -> None:
        """Tell an anchor, a tag or a merge key."""
        if event.anchor is not None or event.tag is not None:
            self.report("yaml-feature", event, feature="anchor" if event.anchor else "tag")
        if event.value == "<<" and not event.style:
            self.report("yaml-feature", event, feature="merge-key")

    def stands_alone(self, key: Any) -> bool:
        """Whether a key in flow style has no colon: it is the rest of a text that was split."""
        end = key.end_mark.index
        return not self.text[end : end + LONGEST_GAP].lstrip().startswith(":")


def _control_character(text: str) -> Problem | None:
    """The first character that no YAML may hold; libyaml stops at it, but cannot name it."""
    control = CONTROL.search(text)
    if control is None:
        return None
    found: dict[str, str | int] = {
        "problem": "control-character",
        "character": f"U+{ord(control[0]):04X}",
    }
    return Problem(code="yaml-syntax", start=control.start(), end=control.end(), values=found)


def _with_breaks(value: Value) -> Value:
    if isinstance(value, str):
        return as_typed(value)
    if isinstance(value, list):
        return [_with_breaks(one) for one in value]
    if isinstance(value, dict):
        return {as_typed(key): _with_breaks(one) for key, one in value.items()}
    return value
