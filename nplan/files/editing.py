"""Changes to a YAML file that keep every line they need not touch.

Lines are put in and characters replaced; nothing is written anew. What comes out is read again and
compared with what was meant, so that a file that is written in an odd way is refused, not spoilt.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, NoReturn

import msgspec

from nplan.files.events import BLANKS, LINE_END, Value, line_start, value_at, values
from nplan.files.places import Node, node, span_in_scalar
from nplan.files.scalars import Notes, fields, item, on_one_line, quoted, scalar, written
from nplan.files.text import bytes_of, text_of
from nplan.model.error import NplanError
from nplan.model.finding import Path

Replacement = tuple[int, int, str]
"""Characters of a text from, to, and what stands there instead."""

_COMMENT = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*(?P<indent> *)#[^\r\n]*(?:\r\n|\n|\r|\Z)")
_EMPTY = Node((0, 0), "")


class _Patch(msgspec.Struct, frozen=True):
    """Characters of the text as it was, and what stands in their place."""

    start: int
    end: int
    text: str
    depth: int = 0
    """How deep the value stands; of two that are put in at one place the deeper comes first."""


class Editing:
    """Changes to the text of one file, each told by a path in what the file held at first.

    Args:
        file: the file's path, as it is called in what is told.
        content: its bytes; b"" where there is no file yet.

    Raises:
        NplanError: it cannot be read (cannot-edit).
    """

    def __init__(self, file: str, content: bytes) -> None:
        self.file = file
        self._content = content
        text = text_of(content)
        if text is None:
            self._refuse()
        self.text = text
        self.value, problems = values(self.text)
        if self.value is None and problems:
            self._refuse()
        self._problems = len(problems)
        self._top = _EMPTY if self.value is None else node(self.text)
        self._meant: Value = deepcopy(self.value)
        self._patches: list[_Patch] = []
        self._added: dict[Path, list[Value]] = {}
        self._fields: dict[Path, dict[str, Value]] = {}
        self._orders: dict[Path, Sequence[str]] = {}
        self._removed: dict[Path, set[int]] = {}
        self._lines: dict[Path, list[str]] = {}
        ends = LINE_END.findall(self.text)
        self._end: str = max(set(ends), key=ends.count) if ends else "\n"

    def add(self, path: Path, *items: Value, order: Sequence[str] = ()) -> None:
        """Put items at the end of the list at a path, in the form that the list has.

        Args:
            path: the list; it is made where there is none, and a single value becomes one.
            items: what is added.
            order: where a list that is made stands in its mapping, as in `put`.
        """
        there = self._found(path)
        if (there is None or _is_empty(there)) and path not in self._added:
            if path and isinstance(path[-1], str):
                self.put(path, [], order)
            else:
                self._set(path, [])
        self._added.setdefault(path, []).extend(items)
        held = self._get(path)
        if not isinstance(held, list):
            self._set(path, held := [held])
        held.extend(_plain(one) for one in items)

    def put(self, path: Path, value: Value, order: Sequence[str] = ()) -> None:
        """Give a field a value.

        Args:
            path: the field, of a mapping that is there; it may be new.
            value: what it holds from now on; None takes it away.
            order: how the fields of the mapping should stand; a new one is put after the nearest
                before it, and last where there is no order.
        """
        *above, name = path
        holder, key = tuple(above), str(name)
        if isinstance(name, int):
            self._patch(path, self._as_value(path, value))
            self._set(path, _plain(value))
            return
        self._fields.setdefault(holder, {})[key] = value
        if order:
            self._orders[holder] = order
        if not holder and self._meant is None:
            self._meant = {}
        held = self._get(holder)
        if not isinstance(held, dict):
            self._refuse()
        if value is None:
            held.pop(key, None)
        else:
            held[key] = _plain(value)

    def remove(self, path: Path) -> None:
        """Take an item out of a list; a list that becomes empty is taken away with its field."""
        *above, index = path
        assert isinstance(index, int)
        self._removed.setdefault(tuple(above), set()).add(index)

    def expand(self, path: Path, shorthand: str, more: Mapping[str, Value]) -> None:
        """Make a mapping of a text, which stays as it is written.

        Args:
            path: the text.
            shorthand: the field that it becomes.
            more: the mapping's other fields; an id is put before it.
        """
        there = self._at(path)
        if there.text is None:
            self._refuse()
        before = {name: one for name, one in more.items() if name == "id"}
        after = {name: one for name, one in more.items() if name != "id"}
        source = self.text[there.span[0] : self._end_of(there)]
        if self._in_flow(path) or isinstance(path[-1], str):
            if not there.style:
                source = scalar(there.text, flow=True)
            elif there.style in "|>":
                source = quoted(there.text)
            inner = [on_one_line({name: one})[1:-1] for name, one in before.items()]
            inner.append(f"{shorthand}: {source}")
            inner += [on_one_line({name: one})[1:-1] for name, one in after.items()]
            self._patch(path, f"{{{', '.join(inner)}}}")
        else:
            column = there.span[0] - line_start(self.text, there.span[0])
            first, *below = re.split(r"(?<=\n)|(?<=\r)(?!\n)", source)
            indents = [len(line) - len(line.lstrip(" ")) for line in below if line.strip()]
            if below and min(indents, default=column + 3) < column + 3:
                below = [f"  {line}" if line.strip() else line for line in below]
            lines = [
                *fields(before, column),
                f"{' ' * column}{shorthand}: {first}{''.join(below)}",
                *fields(after, column),
            ]
            self._patch(path, self._end.join(lines).removeprefix(" " * column))
        held = self._get(path)
        self._set(path, {**_plain(before), shorthand: held, **_plain(after)})

    def rename_key(self, path: Path, new: str) -> None:
        """Give a field or an entry another name."""
        *above, old = path
        holder = self._at(tuple(above))
        start, end = holder.keys.get(old, (0, 0))
        if start == end:
            self._refuse()
        self._patches.append(_Patch(start, end, scalar(new, flow=self._in_flow(path))))
        held = self._get(tuple(above))
        assert isinstance(held, dict)
        renamed = {new if name == old else name: one for name, one in held.items()}
        held.clear()
        held.update(renamed)

    def add_lines(self, path: Path, lines: Sequence[str]) -> None:
        """Put lines at the end of a text: of notes, or of any literal block.

        Args:
            path: the text; where there is none, notes are made of the lines.
            lines: the lines, without their ends and without indentation.
        """
        there = self._found(path)
        held = self._get(path) if there is not None else None
        if there is None or there.style != "|" or self._in_flow(path):
            before = _text_lines(held) if isinstance(held, str) else []
            self.put(path, Notes("\n".join((*before, *lines)) + "\n"))
            return
        self._lines.setdefault(path, []).extend(lines)
        assert isinstance(held, str)
        kept = _text_lines(held)
        ending = held[len("\n".join(kept)) :] if kept else held or "\n"
        self._set(path, "\n".join((*kept, *lines)) + ending)

    def replace(self, path: Path, start: int, end: int, text: str) -> None:
        """Put a text in the place of characters of the text at a path.

        Args:
            path: the text, as the file held it at first.
            start: the first character of it that goes away.
            end: the first that stays. Replacements of one text do not overlap, and come in order.
            text: what stands there instead.
        """
        there = self._at(path)
        if there.text is None:
            self._refuse()
        before = value_at(self.value, path)
        assert isinstance(before, str)
        if there.style == "|":
            at = self._at_line(there, start)
            place = (at, at + end - start)
        elif start == end:
            at = span_in_scalar(there, self.text, (0, start))[0] if start else there.span[0]
            place = (at + start, at + start)
        else:
            place = span_in_scalar(there, self.text, (start, end))
        self._patches.append(_Patch(*place, text))
        held = self._get(path)
        assert isinstance(held, str)
        shift = len(held) - len(before)  # what was replaced before it has moved it
        self._set(path, held[: start + shift] + text + held[end + shift :])

    def replace_in_notes(self, path: Path, replacements: Sequence[Replacement]) -> None:
        """Put texts in the place of characters of notes; those between quotes are written anew.

        Args:
            path: the notes, as the file held them at first.
            replacements: in order; they do not overlap.
        """
        if self._at(path).style == "|":
            for start, end, text in replacements:
                self.replace(path, start, end, text)
            return
        changed = value_at(self.value, path)
        assert isinstance(changed, str)
        for start, end, text in reversed(replacements):
            changed = changed[:start] + text + changed[end:]
        self.put(path, Notes(changed.removesuffix("\n") + "\n") if "\n" in changed else changed)

    @property
    def is_changed(self) -> bool:
        """Whether anything was asked for."""
        return any((self._patches, self._added, self._fields, self._removed, self._lines))

    @property
    def meant(self) -> Value:
        """What the file is to hold."""
        found = deepcopy(self._meant)
        for path, indexes in self._removed.items():
            held = value_at(found, path)
            if not isinstance(held, list):  # a list of one without brackets
                _drop(found, path)
                continue
            for index in sorted(indexes, reverse=True):
                del held[index]
            if not held and path:
                _drop(found, path)
        return found

    @property
    def after(self) -> bytes:
        """The file's content with the changes.

        Raises:
            NplanError: it would not hold what is meant (cannot-edit).
        """
        patches = sorted(
            (*self._patches, *self._all_patches()), key=lambda one: (one.start, -one.depth)
        )
        parts, at = [], 0
        for one in patches:
            if one.start < at:
                self._refuse()
            parts += [self.text[at : one.start], one.text]
            at = one.end
        changed = "".join((*parts, self.text[at:]))
        held, problems = values(changed)
        # A literal block that ends with the file lacks the line end that it has elsewhere.
        is_open = self.text[-1:] not in ("\n", "\r")
        same = _comparable(held, is_open) == _comparable(self.meant, is_open)
        if not same or len(problems) > self._problems:
            self._refuse()
        return bytes_of(changed, self._content)

    def _all_patches(self) -> Iterator[_Patch]:
        for path, items in self._added.items():
            there = self._found(path)
            if there is None or _is_empty(there):
                if not path:
                    yield self._whole([line for one in items for line in item(one, 0)])
                elif isinstance(path[-1], int):
                    yield self._replacement(path, self._as_value(path, list(items)))
                else:
                    self._fields[path[:-1]][path[-1]] = list(items)
            else:
                yield self._items(path, there, items)
        for path, new in self._fields.items():
            yield from self._of_fields(path, new)
        for path, lines in self._lines.items():
            yield self._of_lines(path, lines)
        for path, indexes in self._removed.items():
            yield from self._of_removed(path, sorted(indexes))

    def _items(self, path: Path, there: Node, items: Sequence[Value]) -> _Patch:
        """Items after the last one of a list, or after a single value that becomes a list."""
        text, key = self.text, str(path[-1]) if path else None
        if there.text is not None or there.keys:
            if (there.style and there.style in "|>") or (there.keys and text[there.span[0]] != "{"):
                self._refuse()
            alone = text[there.span[0] : self._end_of(there)]
            inner = on_one_line(items, key)[1:-1]
            if (
                not there.style
                and there.text is not None
                and on_one_line([there.text], key) != f"[{there.text}]"
            ):
                self._refuse()  # between brackets it would mean something else
            return _Patch(there.span[0], self._end_of(there), f"[{alone}, {inner}]")
        last = there.children[len(there.children) - 1]
        if text[there.span[0]] == "[":
            lines = [on_one_line([one], key)[1:-1] for one in items]
            between = ", "
            if len(there.children) > 1:
                before = there.children[len(there.children) - 2]
                if LINE_END.search(text[before.span[1] : last.span[0]]):
                    column = last.span[0] - line_start(text, last.span[0])
                    between = f",{self._end}{' ' * column}"
            at = last.span[1]
            return _Patch(at, at, "".join(between + one for one in lines), len(path))
        indent = there.span[0] - line_start(text, there.span[0])
        start = last.span[0]
        gap = max(start - line_start(text, start) - indent, 2)
        mappings = [one for one in there.children.values() if one.keys]
        on_line = text[mappings[-1].span[0]] == "{" if mappings else None
        apart = [""] if self._stand_apart(there) else []
        lines = []
        for one in items:
            lines += [*apart, *item(one, indent, gap=gap, key=key, on_line=on_line)]
        return self._after(last, lines, len(path))

    def _stand_apart(self, there: Node) -> bool:
        """Whether an empty line stands between the last two items of a list."""
        if len(there.children) < 2:
            return False
        before, last = (there.children[len(there.children) - n] for n in (2, 1))
        between = self.text[self._end_of(before) : last.span[0]]
        return any(not line.strip() for line in LINE_END.split(between)[1:-1])

    def _of_fields(self, path: Path, new: Mapping[str, Value]) -> Iterator[_Patch]:
        there = self._found(path)
        if there is None:
            self._refuse()
        for name in new:
            if name in there.keys:
                yield self._changed(path, there, name, new[name])
        fresh = {
            name: one for name, one in new.items() if name not in there.keys and one is not None
        }
        if not fresh:
            return
        if not there.keys:
            place = {name: number for number, name in enumerate(self._orders.get(path, ()))}
            fresh = dict(sorted(fresh.items(), key=lambda one: place.get(one[0], len(place))))
            if path:
                yield self._replacement(path, self._as_value(path, fresh))
            else:
                yield self._whole(fields(fresh, 0))
            return
        for anchor, some in self._anchored(path, there, fresh).items():
            yield self._inserted(path, there, anchor, some)

    def _anchored(
        self, path: Path, there: Node, fresh: Mapping[str, Value]
    ) -> dict[str | None, dict[str, Value]]:
        """The new fields by the one that each stands after; None is before the first."""
        order = self._orders.get(path)
        *_, last = there.keys
        if order is None:
            return {str(last): dict(fresh)}
        found: dict[str | None, dict[str, Value]] = {}
        anchor: str | None = None
        for name in order:
            if name in there.keys:
                anchor = name
            elif name in fresh:
                found.setdefault(anchor, {})[name] = fresh[name]
        if stray := {name: one for name, one in fresh.items() if name not in order}:
            found.setdefault(str(last), {}).update(stray)
        return found

    def _inserted(
        self, path: Path, there: Node, anchor: str | None, new: Mapping[str, Value]
    ) -> _Patch:
        """New fields of a mapping, after one that is there or before the first."""
        first = next(iter(there.keys.values()))[0]
        if self.text[there.span[0]] == "{":
            inner = on_one_line(new)[1:-1]
            if anchor is None:
                return _Patch(first, first, f"{inner}, ", len(path))
            at = self._end_of(there.children[anchor])
            return _Patch(at, at, f", {inner}", len(path))
        column = first - line_start(self.text, first)
        lines = fields(new, column, self._shift)
        if anchor is not None:
            return self._after(there.children[anchor], lines, len(path))
        text = "".join(line + self._end for line in lines).removeprefix(" " * column)
        return _Patch(first, first, text + " " * column, len(path))

    def _changed(self, path: Path, there: Node, name: str, value: Value) -> _Patch:
        """A field that is there, with another value or taken away."""
        here = there.children[name]
        if value is not None:
            return self._replacement((*path, name), self._as_value((*path, name), value))
        start, end = there.keys[name][0], self._end_of(here)
        names = list(there.keys)
        index = names.index(name)
        if self.text[there.span[0]] == "{":
            if index:
                start = self._end_of(there.children[names[index - 1]])
            elif len(names) > 1:
                end = there.keys[names[1]][0]
            return _Patch(start, end, "")
        begin = line_start(self.text, start)
        if self.text[begin:start].strip() or len(names) == 1:  # it shares its line with a hyphen
            return _Patch(self.text.index(":", there.keys[name][1]) + 1, end, "")
        return _Patch(begin, self._next_line(end), "")

    def _of_removed(self, path: Path, indexes: Sequence[int]) -> Iterator[_Patch]:
        there = self._at(path)
        if there.text is not None or there.keys or len(indexes) == len(there.children):
            if not path:
                self._refuse()
            yield self._changed(path[:-1], self._at(path[:-1]), str(path[-1]), None)
            return
        if self.text[there.span[0]] != "[":
            for index in indexes:
                one = there.children[index]
                start = line_start(self.text, one.span[0])
                if self.text[start : one.span[0]].strip() not in ("-", ""):
                    self._refuse()
                yield _Patch(start, self._next_line(self._end_of(one)), "")
            return
        kept = [index for index in range(len(there.children)) if index not in indexes]
        first = there.children[kept[0]].span[0]
        if kept[0] != 0:
            yield _Patch(there.children[0].span[0], first, "")
        for index in indexes:
            if index > kept[0]:
                before, one = there.children[index - 1], there.children[index]
                yield _Patch(self._end_of(before), self._end_of(one), "")

    def _of_lines(self, path: Path, lines: Sequence[str]) -> _Patch:
        there = self._at(path)
        assert there.text is not None
        kept = _text_lines(there.text)
        holder = self._at(path[:-1])
        key = holder.keys[path[-1]][0] if path[-1] in holder.keys else holder.span[0]
        indent = key - line_start(self.text, key) + 2
        end = there.span[0] + 1
        if kept:
            at = self._at_line(there, len("\n".join(kept)))
            start = line_start(self.text, at)
            written_line = self.text[start:at]
            indent = len(written_line) - len(kept[-1])
            end = at
        put = [" " * indent + line if line else "" for line in lines]
        return self._at_end_of_line(end, put, len(path))

    def _at_line(self, there: Node, at: int) -> int:
        """Where a character of a literal block's text stands in the file."""
        return span_in_scalar(there, self.text, (at, at))[0]

    def _as_value(self, path: Path, value: Value) -> str:
        """A value as it follows `key:` or the hyphen before it."""
        name = path[-1]
        key = name if isinstance(name, str) else None
        here = self._found(path)
        if self._in_flow(path):
            return on_one_line([value], key)[1:-1] if key is None else on_one_line(value, key)
        if isinstance(value, str) and "\n" not in value and not isinstance(value, Notes):
            return quoted(value) if here is not None and here.style == '"' else scalar(value)
        above = self._at(path[:-1])
        if name in above.keys:
            start = above.keys[name][0]
            column = start - line_start(self.text, start)
            return self._end.join(written(value, column, key=key, shift=self._shift))
        column = above.span[0] - line_start(self.text, above.span[0])
        lines = item(value, column)
        return self._end.join(lines).removeprefix(" " * column + "- ")

    def _patch(self, path: Path, text: str) -> None:
        self._patches.append(self._replacement(path, text))

    def _replacement(self, path: Path, text: str) -> _Patch:
        there = self._at(path)
        start, end = there.span[0], self._end_of(there)
        above = len(self.text[:start].rstrip())
        before = self.text[line_start(self.text, above) : above]
        if before.endswith((":", "-")) and "#" not in before and text:  # not those of a comment
            start = above
            text = text if text.startswith(("\n", "\r")) else f" {text}"
        first, line_end, below = text.partition(self._end)
        if below and first.strip() in ("", "|", "|-"):
            found = LINE_END.search(self.text, there.span[0])
            last = found.start() if found else len(self.text)
            behind = self.text[end:last].rstrip()
            if end <= last and behind.lstrip()[:1] in ("", "#"):  # it stays on the field's line
                return _Patch(start, last, first + behind + line_end + below, len(path))
        return _Patch(start, end, text, len(path))

    def _after(self, last: Node, lines: Sequence[str], depth: int) -> _Patch:
        """Lines below the one on which a value ends."""
        return self._at_end_of_line(self._end_of(last), lines, depth)

    def _at_end_of_line(self, at: int, lines: Sequence[str], depth: int) -> _Patch:
        below = self._next_line(at)
        if (column := _column_above(lines)) is not None:
            below = self._below_comments(below, column)
        if self.text[below - 1 : below] in ("\n", "\r"):
            return _Patch(below, below, "".join(line + self._end for line in lines), depth)
        return _Patch(below, below, "".join(self._end + line for line in lines), depth)

    def _below_comments(self, at: int, column: int) -> int:
        """Where comments end that begin at a place further in: below a text they would be of it."""
        while (line := _COMMENT.match(self.text, at)) and len(line["indent"]) > column:
            at = line.end()
        return at

    def _whole(self, lines: Sequence[str]) -> _Patch:
        """Lines in a file that holds nothing yet, below its comments."""
        start, end = self._top.span
        if self._top.text is None:  # {} or []
            return _Patch(start, end, self._end.join(lines))
        at = len(self.text)
        before = self._end if self.text and self.text[-1] not in "\r\n" else ""
        return _Patch(at, at, before + "".join(line + self._end for line in lines))

    def _next_line(self, at: int) -> int:
        """Where the line below begins, or the text ends."""
        if self.text[at - 1 : at] in ("\n", "\r"):  # a text that keeps its line ends
            return at
        found = LINE_END.search(self.text, at)
        return found.end() if found else len(self.text)

    def _end_of(self, there: Node) -> int:
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

    def _in_flow(self, path: Path) -> bool:
        """Whether a bracket is open where the value of a path stands."""
        here: Node | None = self._top
        for step in path:
            if here is None:
                break
            if here.text is None and self.text[here.span[0] : here.span[0] + 1] in ("[", "{"):
                return True
            here = here.children.get(step)
        return False

    @property
    def _shift(self) -> int:
        """Spaces from a key to the hyphens of its list, as in the first such list of the file."""
        waiting = [self._top]
        for here in waiting:
            for name, (start, _) in here.keys.items():
                below = here.children[name]
                if below.children and not below.keys and self.text[below.span[0]] == "-":
                    at = below.span[0]
                    return at - line_start(self.text, at) - start + line_start(self.text, start)
            waiting += here.children.values()
        return 2

    def _at(self, path: Path) -> Node:
        found = self._found(path)
        if found is None:
            self._refuse()
        return found

    def _found(self, path: Path) -> Node | None:
        here: Node | None = self._top
        for step in path:
            if here is None:
                return None
            here = here.children.get(step)
        return here

    def _get(self, path: Path) -> Any:
        return value_at(self._meant, path)

    def _set(self, path: Path, value: Value) -> None:
        if not path:
            self._meant = value
            return
        held: Any = self._get(path[:-1])
        held[path[-1]] = value

    def _refuse(self) -> NoReturn:
        raise NplanError("cannot-edit", file=self.file)


def _drop(value: Value, path: Path) -> None:
    holder = value_at(value, path[:-1])
    assert isinstance(holder, dict)
    del holder[str(path[-1])]


def _plain(value: Any) -> Any:
    """A value as reading gives it."""
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return None if value == "" else value if value is None else str(value)


def _comparable(value: Value, is_open: bool) -> Value:
    """A value without fields that are empty, which is the same as leaving them out.

    Args:
        value: any value.
        is_open: whether texts are compared without a line end at their end.
    """
    if isinstance(value, dict):
        return {name: _comparable(one, is_open) for name, one in value.items() if one is not None}
    if isinstance(value, list):
        return [_comparable(one, is_open) for one in value]
    return value.removesuffix("\n") if is_open and value else value


def _is_empty(there: Node) -> bool:
    """Whether nothing stands there, or brackets with nothing between them."""
    if there.text is not None:
        return not there.text and not there.style
    return not there.children


def _column_above(lines: Sequence[str]) -> int | None:
    """The indentation of the field whose literal block some lines end in; None for no block."""
    indents = [len(line) - len(line.lstrip(" ")) for line in lines]
    inside = indents[-1] if lines else 0
    for line, indent in zip(reversed(lines), reversed(indents), strict=True):
        if line and indent < inside:
            if line.endswith((" |", " |-")):
                return indent
            inside = indent
    return None


def _text_lines(text: str) -> list[str]:
    """The lines of a text as far as the last one that is not blank."""
    lines = text.split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    return lines
