"""data/organisations.yaml in the order of its ids: each entry moves with its comments."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from nplan.files.events import values
from nplan.files.lines import BLANKS, first_line_end, line_start, next_line, whole_lines
from nplan.files.places import Node, node


class _Entry(msgspec.Struct, frozen=True):
    id: str
    comments: tuple[str, ...]
    """The lines of comment directly above it."""
    lines: tuple[str, ...]


class _Section(msgspec.Struct, frozen=True):
    """Entries below a comment that stands apart."""

    heading: tuple[str, ...]
    """What stands above the first entry and its comments."""
    entries: tuple[_Entry, ...]
    gaps: tuple[tuple[str, ...], ...]
    """The empty lines after each entry but the last one; they stay where they are."""

    def sorted(self) -> "_Section":
        """The same with its entries by id."""
        ordered = tuple(sorted(self.entries, key=lambda entry: entry.id))
        return msgspec.structs.replace(self, entries=ordered)

    def written(self) -> Iterator[str]:
        """Its lines."""
        yield from self.heading
        for entry, gap in zip(self.entries, (*self.gaps, ()), strict=True):
            yield from (*entry.comments, *entry.lines, *gap)


def in_order(text: str) -> str:
    """The register with the entries of each section by id; every line stays, none changes.

    A comment with an empty line below it is a heading: what stands below it is sorted up to the
    next one. A comment directly above an entry, behind it or in it moves with it. Empty lines stay
    where they are. What is not a mapping with an entry a line or more is left as it is.
    """
    parted = _parted(text)
    if parted is None:
        return text
    sections, tail = parted
    return _checked(text, [line for one in sections for line in one.sorted().written()] + tail)


def with_entries(text: str, added: Sequence[tuple[str, str]]) -> str | None:
    """The register with new entries at their places in its last section; None where it cannot be.

    Args:
        text: the register, sorted; '' where there is none.
        added: the id and the line of each, without its end.
    """
    end = first_line_end(text)
    if values(text) == (None, ()):  # comments at most
        return "".join(_ended([text] if text else [], end)) + "".join(
            f"{line}{end}" for _, line in sorted(added)
        )
    parted = _parted(text)
    if parted is None:
        return None
    sections, tail = parted
    *before, last = sections
    entries, gaps = list(last.entries), list(last.gaps)
    indent = re.match(r"[ ]*", entries[0].lines[0])[0]  # type: ignore[index] # it matches nothing too
    apart = (end,) if gaps and all(gaps) else ()
    for id, line in added:
        at = next((n for n, one in enumerate(entries) if one.id > id), len(entries))
        entries.insert(at, _Entry(id, (), (f"{indent}{line}{end}",)))
        gaps.insert(min(at, len(gaps)), apart)
    grown = msgspec.structs.replace(last, entries=tuple(entries), gaps=tuple(gaps))
    written = [line for one in (*before, grown) for line in one.written()]
    return "".join(_ended(written + tail, end))


def _checked(text: str, written: list[str]) -> str:
    """The lines as a text, or the text as it was where they would say something else."""
    changed = "".join(_ended(written, first_line_end(text)))
    if not text.endswith(("\n", "\r")):
        changed = changed.removesuffix(first_line_end(text))
    return changed if values(changed)[0] == values(text)[0] else text


def _parted(text: str) -> tuple[list[_Section], list[str]] | None:
    """The sections and what stands below the last entry; None where entries are not on lines."""
    held, problems = values(text)
    broken = any(one.code != "cut-by-hash" for one in problems)
    if not isinstance(held, dict) or not held or broken:
        return None
    top = node(text)
    if text[top.span[0]] == "{" or len(top.keys) != len(held):
        return None
    starts: list[int] = []
    ends: list[int] = []
    for key, (start, _) in top.keys.items():
        begin = line_start(text, start)
        if text[begin:start].strip(" ") or (ends and begin < ends[-1]):
            return None
        starts.append(begin)
        ends.append(next_line(text, max(top.keys[key][1], _last(text, top.children[key]))))
    column = top.span[0] - line_start(text, top.span[0])
    return _sections(text, list(zip(held, starts, ends, strict=True)), column)


def _last(text: str, entry: Node) -> int:
    """Where an entry's value ends."""
    start, end = entry.span
    return start + len(text[start:end].rstrip(BLANKS))


def _sections(
    text: str, places: list[tuple[str, int, int]], column: int
) -> tuple[list[_Section], list[str]]:
    sections: list[_Section] = []
    heading: list[str] = []
    entries: list[_Entry] = []
    gaps: list[tuple[str, ...]] = []
    before = whole_lines(text[: places[0][1]])
    for index, (id, start, end) in enumerate(places):
        at = len(before)
        while at and _is_comment(before[at - 1]):
            at -= 1
        between, comments = before[:at], before[at:]
        if not entries:
            heading = between
        elif any(line.strip() for line in between):
            sections.append(_Section(tuple(heading), tuple(entries), tuple(gaps)))
            heading, entries, gaps = between, [], []
        else:
            gaps.append(tuple(between))
        below = whole_lines(text[end : places[index + 1][1] if index + 1 < len(places) else None])
        own = _own(below, column)
        lines = (*whole_lines(text[start:end]), *below[:own])
        entries.append(_Entry(id, tuple(comments), lines))
        before = below[own:]
    sections.append(_Section(tuple(heading), tuple(entries), tuple(gaps)))
    return sections, before


def _own(below: list[str], column: int) -> int:
    """How many lines below an entry are comments that stand in it, further in than its id."""
    last = 0
    for number, line in enumerate(below, 1):
        if line.strip() and (not _is_comment(line) or _indent(line) <= column):
            break
        if line.strip():
            last = number
    return last


def _is_comment(line: str) -> bool:
    return line.lstrip(" \t").startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _ended(written: Sequence[str], end: str) -> Iterator[str]:
    """The lines, each with an end: the one that was last in the file may have none."""
    return (line if line.endswith(("\n", "\r")) else line + end for line in written)
