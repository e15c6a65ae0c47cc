"""A file as it was typed: where what it holds stands in its text, and in what form."""

import re
from functools import cached_property
from typing import NoReturn

import msgspec

from nplan.files.events import Value, values
from nplan.files.lines import BLANKS, LINE_END, line_start, next_line
from nplan.files.places import Node, node
from nplan.files.text import text_of
from nplan.model.error import NplanError
from nplan.model.finding import Path

_COMMENT = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*(?P<indent> *)#[^\r\n]*(?:\r\n|\n|\r|\Z)")
_EMPTY = Node((0, 0), "")


class Manuscript(msgspec.Struct, frozen=True, dict=True):
    """The text of a file, and the places of what it holds."""

    file: str
    """Its path, as it is called in what is told."""
    text: str
    value: Value
    """What it holds."""
    problems: int
    """How much is wrong in it."""
    top: Node
    """The places of the values, from the outermost."""

    def found(self, path: Path) -> Node | None:
        """The value at a path; None where there is none."""
        here: Node | None = self.top
        for step in path:
            if here is None:
                return None
            here = here.children.get(step)
        return here

    def at(self, path: Path) -> Node:
        """The value at a path.

        Raises:
            NplanError: there is none (cannot-edit).
        """
        found = self.found(path)
        if found is None:
            self.refuse()
        return found

    def refuse(self) -> NoReturn:
        """Say that the file cannot be edited.

        Raises:
            NplanError: always (cannot-edit).
        """
        raise NplanError("cannot-edit", file=self.file)

    def is_in_flow(self, path: Path) -> bool:
        """Whether a bracket is open where the value of a path stands."""
        above = (self.found(path[:length]) for length in range(len(path)))
        return any(one is not None and self.has_brackets(one) for one in above)

    def has_brackets(self, there: Node) -> bool:
        """Whether a list or a mapping stands between brackets."""
        return there.text is None and self.text[there.span[0] : there.span[0] + 1] in ("[", "{")

    def has_rows(self, there: Node) -> bool | None:
        """Whether the last mapping in a list stands between brackets; None where it holds none."""
        mappings = [one for one in there.children.values() if one.keys]
        return self.has_brackets(mappings[-1]) if mappings else None

    def column(self, at: int) -> int:
        """How many characters stand before one on its line."""
        return at - line_start(self.text, at)

    def end_of(self, there: Node) -> int:
        """Where a value ends; line ends behind it are not its own, unless it keeps them."""
        start, end = there.span
        while there.children and self.text[start] not in "[{":
            there = there.children[next(reversed(there.children))]
            start, end = there.span
        if there.style in ("|", ">"):
            head = LINE_END.split(self.text[start:end], maxsplit=1)[0]
            if "+" in head.partition("#")[0]:
                return end
        return start + len(self.text[start:end].rstrip(BLANKS))

    def next_line(self, at: int) -> int:
        """Where the line below begins, or the text ends."""
        if self.text[at - 1 : at] in ("\n", "\r"):  # a text that keeps its line ends
            return at
        return next_line(self.text, at)

    def below_comments(self, at: int, column: int) -> int:
        """Where comments end that begin at a place further in: below a text they would be of it."""
        while (line := _COMMENT.match(self.text, at)) and len(line["indent"]) > column:
            at = line.end()
        return at

    @cached_property
    def line_end(self) -> str:
        """What ends most of its lines."""
        ends: list[str] = LINE_END.findall(self.text)
        return max(dict.fromkeys(ends), key=ends.count) if ends else "\n"

    @cached_property
    def shift(self) -> int:
        """Spaces from a key to the hyphens of its list, as in the first such list of the file."""
        waiting = [self.top]
        for here in waiting:
            for name, (start, _) in here.keys.items():
                below = here.children[name]
                if below.children and not below.keys and self.text[below.span[0]] == "-":
                    return self.column(below.span[0]) - self.column(start)
            waiting += here.children.values()
        return 2


def manuscript(file: str, content: bytes) -> Manuscript:
    """A file as it was typed, with the places of what it holds.

    Args:
        file: its path, as it is called in what is told.
        content: its bytes; b"" where there is no file yet.

    Raises:
        NplanError: it cannot be read (cannot-edit).
    """
    text = text_of(content)
    if text is None:
        raise NplanError("cannot-edit", file=file)
    value, problems = values(text)
    if value is None and problems:
        raise NplanError("cannot-edit", file=file)
    top = _EMPTY if value is None else node(text)
    return Manuscript(file=file, text=text, value=value, problems=len(problems), top=top)


def is_empty(there: Node) -> bool:
    """Whether nothing stands there, or brackets with nothing between them."""
    if there.text is not None:
        return not there.text and not there.style
    return not there.children
