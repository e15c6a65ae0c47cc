"""Plain values as YAML: texts on one line, lists and mappings in the form that fits."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from nplan.files.events import CONTROL, NAMES_OF_ORGANISATIONS

WIDEST = 88
"""Characters of a line up to which a list or a mapping is written on it."""

_PLAIN = re.compile(r"[^\W_](?:[^\r\n\t#:]|:(?=\S)|(?<=\S)#)*")
"""A text that may stand without quotation marks where no bracket is open."""

_SPLIT = re.compile(r"[,\[\]{}]|:[\"'?]")
"""What ends a text, or begins another one, between brackets."""

_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
"""Texts that other readers of YAML take for something else."""

_KEPT = "\xa0\xad\u200d\ufe0f"
"""Characters that cannot be seen, but are typed in texts and may stand in a file as they are."""


class Notes(str):
    """A text that is written as lines: a literal block."""

    __slots__ = ()


class Word(str):
    """A word of YAML's own that is meant as such, true or false: it has no quotation marks."""

    __slots__ = ()


class Block(dict[str, Any]):
    """A mapping to which lines will be added: it has one for each field, however short it is."""


def scalar(text: str, *, flow: bool = False) -> str:
    """A text on one line: without quotation marks where every reader takes it for that text.

    Args:
        text: any text that a file can hold.
        flow: whether it stands between brackets.
    """
    if isinstance(text, Word):
        return text
    plain = _PLAIN.fullmatch(text) is not None and text.isprintable() and text == text.strip()
    if not plain or text.casefold() in _WORDS or (flow and _SPLIT.search(text)):
        return quoted(text)
    return text


def quoted(text: str) -> str:
    """A text in double quotation marks."""
    return "".join(
        one if one.isprintable() or one in _KEPT else f"\\U{ord(one):08X}"
        for one in json.dumps(text, ensure_ascii=False)
    )


def on_one_line(value: Any, key: str | None = None) -> str:
    """A value between brackets, or a text.

    Args:
        value: a text, a list or a mapping.
        key: the field it stands in; a name of an organisation needs no quotation marks in a list.
    """
    if isinstance(value, Mapping):
        fields = (f"{scalar(name, flow=True)}: {_inner(one, name)}" for name, one in value.items())
        return f"{{{', '.join(fields)}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(_in_list(one, key) for one in value)}]"
    return scalar(value, flow=True)


def _inner(value: Any, key: str) -> str:
    return "" if value is None else on_one_line(value, key)


def _in_list(value: Any, key: str | None) -> str:
    if isinstance(value, str) and " " in value and key not in NAMES_OF_ORGANISATIONS:
        return quoted(value)
    return on_one_line(value, key)


def written(value: Any, indent: int, *, key: str | None = None, shift: int = 2) -> list[str]:
    """A value where no bracket is open: what follows `key:` on its line, then the lines below.

    Args:
        value: a text, a list or a mapping.
        indent: spaces before the key.
        key: the field it stands in.
        shift: spaces from a key to the hyphens of its list.
    """
    if isinstance(value, str):
        return literal(value, indent + 2) or [scalar(value)]
    line = on_one_line(value, key)
    if not _has_lines(value) and ((_is_flat(value) and indent + len(line) <= WIDEST) or not value):
        return [line]
    if isinstance(value, Mapping):
        return ["", *fields(value, indent + 2, shift)]
    return ["", *(line for one in value for line in item(one, indent + shift, key=key))]


def fields(value: Mapping[str, Any], indent: int, shift: int = 2) -> list[str]:
    """The lines of a mapping, a field or more each."""
    found = []
    for name, one in value.items():
        first, *below = [""] if one is None else written(one, indent, key=name, shift=shift)
        start = f"{' ' * indent}{scalar(name)}:"
        found += [f"{start} {first}" if first else start, *below]
    return found


def item(
    value: Any, indent: int, *, gap: int = 2, key: str | None = None, on_line: bool | None = None
) -> list[str]:
    """The lines of an item of a list.

    Args:
        value: the item.
        indent: spaces before its hyphen.
        gap: characters from the hyphen to what follows.
        key: the field that the list stands in.
        on_line: whether a mapping stands on one line; None where what fits decides.
    """
    start = " " * indent + "-".ljust(gap)
    if isinstance(value, Mapping) and value:
        line = on_one_line(value, key)
        fits = len(start + line) <= WIDEST + 12 and _is_flat(value) and not _has_lines(value)
        if on_line if on_line is not None and not _has_notes(value) else fits:
            return [start + line]
        lines = fields(value, indent + gap)
        return [start + lines[0].lstrip(" "), *lines[1:]]
    if isinstance(value, str):
        first, *below = literal(value, indent + gap) or [scalar(value)]
        return [start + first, *below]
    return [start + on_one_line(value, key)]


def literal(text: str, indent: int) -> list[str]:
    """A text of several lines as a literal block; [] where it has to stand on one line."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if not isinstance(text, Notes) and len(lines) < 2:
        return []
    odd = CONTROL.search(text) or any(mark in text for mark in "\r\x85\u2028\u2029\ufeff")
    if odd or not lines[0].strip() or lines[0][0] in " \t" or not lines[-1].strip():
        return []
    head = "|" if text.endswith("\n") or isinstance(text, Notes) else "|-"
    return [head, *(" " * indent + line if line else "" for line in lines)]


def _is_flat(value: Any) -> bool:
    """Whether a list or a mapping holds only texts, or mappings and lists of texts in a mapping."""
    if isinstance(value, Block):
        return False
    if isinstance(value, Mapping):
        return all(
            not isinstance(one, Mapping) or all(isinstance(x, str) for x in one.values())
            for one in value.values()
        )
    return all(isinstance(one, str) for one in value)


def _has_lines(value: Any) -> bool:
    if isinstance(value, str):
        return isinstance(value, Notes) or "\n" in value
    inner = value.values() if isinstance(value, Mapping) else value or ()
    return any(_has_lines(one) for one in inner)


def _has_notes(value: Any) -> bool:
    return any(isinstance(one, Notes) for one in value.values())
