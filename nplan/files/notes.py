"""Notes as people type them at a table: one input a line, to the fields of inputs."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

import msgspec

KINDS = {
    "problem": "problem",
    "proposal": "proposal",
    "förslag": "proposal",
    "strength": "strength",
    "styrka": "strength",
    "question": "question",
    "fråga": "question",
    "other": "other",
    "övrigt": "other",
}
"""The words that a `#` tag may name a kind of input with."""

LONGEST_VOTES = 6
"""Characters of a tag of votes with its star; no room holds a hundred thousand."""

MARKS = {"!": "proposal", "+": "strength", "?": "question"}

_LIST_MARK = re.compile(r"[-•–][ \t]+")
_ID = re.compile(r"\[([a-z0-9]+(?:-[a-z0-9]+)*)\][ \t]+")
_MARK = re.compile(r"([!+?])[ \t]+")
_QUOTE = re.compile(r"[\"”“]([^\"”“]+)[\"”“]")
_NO_SPACE = re.compile(r"\[[a-z0-9]+(?:-[a-z0-9]+)*\](?=\S)")
_WORD = re.compile(r"[^ \t]+")
_CONFIDENTIAL = re.compile(r"\bconfidential[ \t]*:[ \t]*true\b")


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One input of the notes."""

    text: str
    start: int
    """Where its first line begins in the notes, in characters."""
    end: int
    id: str | None = None
    kind: str | None = None
    area: str | None = None
    also: tuple[str, ...] = ()
    from_: tuple[str, ...] | None = None
    votes: int | None = None
    quote: bool = False
    unknown: tuple[tuple[int, int], ...] = ()
    """Where words stand that look like tags or an id but are none."""
    confidential: tuple[int, int] | None = None
    """Where somebody wanted a line to be confidential, which notes cannot say."""


class Beginning(NamedTuple):
    """What stands before the text in the first line of an input."""

    id: str | None
    at: int
    """Where the mark of its kind, or the text, begins."""
    kind: str | None
    end: int
    """Where the text begins."""
    stranger: tuple[int, int] | None
    """Where something stands that looks like an id but is none."""


def notes(text: str, organisations: Container[str], areas: Container[str]) -> Iterator[Note]:
    """The inputs of a block of notes, in order.

    Args:
        text: the block, its common indentation removed.
        organisations: every id by which an organisation or a unit can be tagged.
        areas: every id of an area.
    """
    written: list[tuple[int, str]] = []
    at = 0
    for line in text.split("\n"):
        content = line.rstrip("\r")
        if content.strip(" \t"):
            if written and content[0] not in " \t":
                yield _note(written, organisations, areas)
                written = []
            written.append((at, content))
        at += len(line) + 1
    if written:
        yield _note(written, organisations, areas)


def _note(
    written: list[tuple[int, str]], organisations: Container[str], areas: Container[str]
) -> Note:
    start, first = written[0]
    end = written[-1][0] + len(written[-1][1].rstrip(" \t"))
    begun = beginning(first)
    unknown: list[tuple[int, int]] = []
    if begun.stranger is not None:
        unknown.append((start + begun.stranger[0], start + begun.stranger[1]))
    kind, cut = begun.kind, begun.end
    parts, tags = [], []
    for index, (offset, line) in enumerate(written):
        line_text, line_tags, stranger = _without_tags(
            line[cut:] if index == 0 else line, organisations, areas
        )
        parts.append(line_text.strip(" \t"))
        tags += line_tags
        if stranger is not None:
            shift = offset + (cut if index == 0 else 0)
            unknown.append((shift + stranger[0], shift + stranger[1]))
    body = " ".join(part for part in parts if part)
    quoted = _QUOTE.fullmatch(body)
    named = [tag[1:] for tag in tags if tag[0] == "#"]
    kinds = [KINDS[name.lower()] for name in named if name.lower() in KINDS]
    touched = [name for name in named if name.lower() not in KINDS]
    votes = [int(tag[1:]) for tag in tags if tag[0] == "*"]
    return Note(
        text=quoted[1] if quoted else body,
        start=start,
        end=end,
        id=begun.id,
        kind=kinds[0] if kinds else kind,
        area=touched[0] if touched else None,
        also=tuple(touched[1:]),
        from_=tuple(tag[1:] for tag in tags if tag[0] == "@") or None,
        votes=votes[0] if votes else None,
        quote=quoted is not None,
        unknown=tuple(unknown),
        confidential=_confidential(written),
    )


def beginning(line: str) -> Beginning:
    """What stands before the text in the first line of an input."""
    at = len(line) - len(line.lstrip(" \t"))
    id = kind = stranger = None
    for _ in range(2):  # the list mark may stand on either side of the id
        if mark := _LIST_MARK.match(line, at):
            at = mark.end()
        if id is None and (found := _ID.match(line, at)):
            id, at = found[1], found.end()
    if id is None and (found := _NO_SPACE.match(line, at)):
        stranger = found.span()
    end = at
    if mark := _MARK.match(line, at):
        kind, end = MARKS[mark[1]], mark.end()
    return Beginning(id, at, kind, end, stranger)


def _confidential(written: list[tuple[int, str]]) -> tuple[int, int] | None:
    for offset, line in written:
        if found := _CONFIDENTIAL.search(line):
            return offset + found.start(), offset + found.end()
    return None


def tag_spans(
    text: str, organisations: Container[str], areas: Container[str]
) -> Iterator[tuple[int, int]]:
    """Where the tags of a block of notes stand, in order; the arguments are those of `notes`."""
    for note in notes(text, organisations, areas):
        at = note.start + beginning(text[note.start : note.end]).end
        for line in text[at : note.end].split("\n"):
            content = line.rstrip("\r")
            _, found, _ = _without_tags(content, organisations, areas)
            words = [(at + word.start(), at + word.end()) for word in _WORD.finditer(content)]
            yield from words[len(words) - len(found) :]
            at += len(line) + 1


def is_tag(word: str, areas: Container[str]) -> bool:
    """Whether a word is a tag of a kind, an area or votes."""
    if word[0] == "*":
        return word[1:].isascii() and word[1:].isdigit() and len(word) <= LONGEST_VOTES
    return word[0] == "#" and (word[1:] in areas or word[1:].lower() in KINDS)


def _without_tags(
    line: str, organisations: Container[str], areas: Container[str]
) -> tuple[str, list[str], tuple[int, int] | None]:
    """A line less the tags at its end, those tags in order, and the stranger that ended them."""
    tags: list[str] = []
    while True:
        written = line.rstrip(" \t")
        at = max(written.rfind(" "), written.rfind("\t")) + 1
        word = written[at:]
        if len(word) < 2 or word[0] not in "@#*" or word.split() != [word]:
            return line, tags, None
        known = word[1:] in organisations if word[0] == "@" else is_tag(word, areas)
        if not known or ((one := said(word)) and one in map(said, tags)):
            return line, tags, (at, at + len(word))
        tags.insert(0, word)
        line = line[: max(at - 1, 0)]


def said(tag: str) -> str:
    """What a tag says that only one of a line can say, its kind or its votes; '' for others."""
    if tag[0] == "*":
        return "votes"
    return "kind" if tag[0] == "#" and tag[1:].lower() in KINDS else ""
