"""Why libyaml could not read a text: the mistake that was made, at the line where it was made."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import ScalarEvent

from nplan.files.lines import line_start, line_stop, next_line

NAMED = re.compile(r"[a-z0-9_-]+")
"""What the name of a field or an id looks like."""
FIELD = re.compile(r"[a-z0-9_-]+:(?:\s|\Z)")
"""How a line begins that gives a field or an id its value."""
NO_COLON = re.compile(r"([a-z0-9_-]+)(?:[ \t]*[=：;][ \t]*|:(?=\S)|[ \t]+)(\S.*)")
"""A name and its value, with something else than a colon and a space between them."""
NO_SPACE = re.compile(r"-(?![\d.,]+\s*$)[^\s-]")
"""A hyphen with a text directly after it, which is no negative number."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong in the YAML of one file, by the characters it stands at."""

    code: str
    start: int
    end: int
    values: dict[str, str | int] = {}


class _Line(NamedTuple):
    start: int
    """Where what is written in it begins, its indentation and hyphens of a list aside."""
    column: int
    indentation: int
    text: str


class _Stop(NamedTuple):
    """Where and how libyaml stopped."""

    text: str
    context: str
    problem: str
    at: int
    opened: int | None
    """Where what it was reading began."""

    @property
    def line(self) -> _Line:
        return _line(self.text, self.at)


def syntax_problem(error: YAMLError, text: str) -> Problem:
    """The mistake behind an error of libyaml.

    Args:
        error: what libyaml says.
        text: what it was reading.
    """
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    stop = _Stop(
        text,
        getattr(error, "context", None) or "",
        getattr(error, "problem", None) or "",
        min(mark.index, len(text)) if mark is not None else 0,
        opened.index if opened is not None else None,
    )
    for recognised in _MISTAKES:
        if found := recognised(stop):
            return found
    return _problem("other", stop.at)


def no_space_after_hyphen(text: str, start: int) -> Problem | None:
    """The mistake of a plain text that stands alone in its line and begins with a hyphen."""
    line = _line(text, start)
    if line.start != start or line.column > line.indentation or not NO_SPACE.match(line.text):
        return None
    return _problem("no-space", start, better=f"- {line.text[1:].rstrip()}")


def notes_without_pipe(text: str, at: int) -> Problem | None:
    """The mistake of `inputs:` with lines of notes below it, one of which holds `at`."""
    parent = _parent(text, _line(text, at))
    if parent is None or parent.text.rstrip() != "inputs:":
        return None
    if any(one.column > one.indentation or one.text[:1] == "{" for one in _below(text, parent)):
        return None  # a list, or a single input with its fields
    return _problem("no-pipe", parent.start, parent.start + len("inputs:"))


def _problem(way: str, start: int, end: int = 0, /, **found: str | int) -> Problem:
    values: dict[str, str | int] = {"problem": way, **found}
    return Problem(code="yaml-syntax", start=start, end=end or start + 1, values=values)


def _feature(stop: _Stop) -> Problem | None:
    """An alias, an anchor, a tag or a directive that is not even right."""
    told = f"{stop.context} {stop.problem}"
    for feature, said in (
        ("directive", ("directive", "incompatible YAML document")),
        ("alias", ("scanning an alias",)),
        ("anchor", ("scanning an anchor",)),
        ("tag", ("a tag", "tag handle")),
    ):
        if any(one in told for one in said):
            start = stop.at if stop.opened is None else stop.opened
            values: dict[str, str | int] = {"feature": feature}
            return Problem(code="yaml-feature", start=start, end=start + 1, values=values)
    return None


def _in_quotes(stop: _Stop) -> Problem | None:
    """A quotation mark that is never closed, or a backslash in a text between two."""
    if "quoted scalar" not in stop.context or stop.opened is None:
        return None
    if stop.context.startswith("while scanning"):
        return _problem("unclosed-quote", stop.opened)
    return _problem("backslash", stop.text.rfind("\\", stop.opened, stop.at + 1))


def _no_colon_or_space(stop: _Stop) -> Problem | None:
    """A line that is wanted to be a name and its value, and has no colon."""
    if "could not find expected ':'" not in stop.problem or stop.opened is None:
        return None
    text, line = stop.text, _line(stop.text, stop.opened)
    above = _above(text, line)
    if above is not None and above.text.rstrip().endswith(("|", ">")):
        return _problem("not-indented", line.start, name=above.text.partition(":")[0])
    if found := no_space_after_hyphen(text, line.start) or notes_without_pipe(text, line.start):
        return found
    goes_on = above is not None and above.column > line.column and not FIELD.match(above.text)
    return (None if goes_on else _no_colon(line)) or _no_name(line)


def _no_colon(line: _Line) -> Problem | None:
    found = NO_COLON.fullmatch(line.text.rstrip())
    if found is None:
        return None
    better = f"{found[1]}: {found[2]}"
    return _problem("no-colon", line.start, line.start + len(found[1]), better=better)


def _no_name(line: _Line) -> Problem:
    return _problem("no-name", line.start, line.start + len(line.text.rstrip()))


def _tab(stop: _Stop) -> Problem | None:
    """A tab in the indentation."""
    text, at = stop.text, stop.at
    before = text[line_start(text, at) : at]
    if text[at : at + 1] == "\t" or re.match(" *\t", before):
        return _problem("tab", at)
    return None


def _colon(stop: _Stop) -> Problem | None:
    """A colon where a text goes on: in the text, or in a line that does not belong to it."""
    if "mapping values are not allowed" not in stop.problem:
        return None
    text, line = stop.text, stop.line
    beside = NO_COLON.fullmatch(line.text.rstrip())
    if beside is not None and beside[2][0] in "[{":
        return _no_colon(line)
    above = _above(text, line)
    if above is not None and (found := _mistake_above(text, line, above)):
        return found
    if found := notes_without_pipe(text, stop.at):
        return found
    if found := _further_in(text, line):
        return found
    inputs = re.search(r"(?m)^[ -]*inputs:", text[: stop.at])
    return _problem("colon-in-input" if inputs else "colon-in-text", stop.at)


def _mistake_above(text: str, line: _Line, above: _Line) -> Problem | None:
    """What is missing in the line above, where this one would be right but for it."""
    if found := no_space_after_hyphen(text, above.start):
        return found
    parent = _parent(text, above)
    begins = (
        parent is None or parent.text.rstrip().endswith(":") or above.column > above.indentation
    )
    if above.column != line.column or not begins or notes_without_pipe(text, above.start):
        return None
    if parent is None and ":" not in above.text:
        return _no_colon(above) or _no_name(above)
    return _no_colon(above)


def _further_in(text: str, line: _Line) -> Problem | None:
    """The mistake of a field that stands further in than the one above, which has its value."""
    above = _above(text, line)
    name, colon, _ = line.text.partition(":")
    if above is None or not colon or not NAMED.fullmatch(name):
        return None
    other, colon, value = above.text.partition(":")
    if above.column >= line.column or not (colon and value.strip()):
        return None
    return _problem("further-in", line.start, line.start + len(name), name=name, other=other)


def _in_brackets(stop: _Stop) -> Problem | None:
    """A bracket that is never closed, or something in it that splits a text."""
    if not stop.context.startswith("while parsing a flow") or stop.opened is None:
        return None
    if found := notes_without_pipe(stop.text, stop.opened):
        return found
    text, at = stop.text, stop.at
    if "node content" in stop.problem:
        comma = text[at : at + 1] == ","
        return _problem("comma" if comma else "unclosed-bracket", at if comma else stop.opened)
    if not _is_closed(text, stop.opened):
        return _problem("unclosed-bracket", stop.opened)
    if text[at : at + 1] != ":":
        return _problem("no-comma", at)
    start = max(text.rfind(mark, 0, at) for mark in ",[{") + 1
    end = re.compile(r"[,\]}\r\n]|\Z").search(text, at)
    split = text[start : end.start() if end else at].strip()
    if "mapping" in stop.context:
        split = split.partition(": ")[2]
    return _problem("colon-in-brackets", at, better=split.strip())


def _is_closed(text: str, opened: int) -> bool:
    """Whether the bracket is closed before a line that cannot belong to it any more."""
    outer = _line(text, opened).indentation
    open_now: list[str] = []
    for found in re.compile(r"[\[{\]}]|\"[^\"]*\"|\n *(?=[^ \r\n])").finditer(text, opened):
        mark = found[0]
        if mark[0] == "\n":
            if len(mark) - 1 <= outer and text[found.end()] not in "]}":
                return False
        elif mark in "[{":
            open_now.append("]" if mark == "[" else "}")
        elif mark in "]}":
            if open_now.pop() != mark:
                return False
            if not open_now:
                return True
    return False


def _no_value(stop: _Stop) -> Problem | None:
    """A comma or a closing bracket directly after a colon."""
    return _problem("no-value", stop.at) if "found unexpected ':'" in stop.problem else None


def _list_beside_name(stop: _Stop) -> Problem | None:
    """A list that begins in the line of its name."""
    if "block sequence entries are not allowed" not in stop.problem:
        return None
    return _problem("list-beside-name", stop.at)


def _beside_pipe(stop: _Stop) -> Problem | None:
    """A text directly after | or >."""
    return _problem("beside-pipe", stop.at) if "a block scalar" in stop.context else None


def _character(stop: _Stop) -> Problem | None:
    """A character that a text cannot begin with."""
    for said in ("cannot start any token", "node content", "mapping keys are not allowed"):
        if said in stop.problem:
            return _problem("character", stop.at)
    return None


def _begins_further_in(stop: _Stop) -> Problem | None:
    """A first line that stands further in than the second, or is no field."""
    if "<document start>" not in stop.problem:
        return None
    text = stop.text
    if text[line_start(text, stop.at) - 4 : stop.at].strip() == "...":
        return _problem("dots", line_start(text, stop.at) - 4, stop.at - 1)
    first = [stop.line, *_lines_above(text, stop.line)][-1]
    if first.column > stop.line.column:
        name, _, _ = stop.line.text.partition(":")
        return _problem("further-in", first.start, name=first.text.partition(":")[0], other=name)
    return _no_colon(first) or _no_name(first)


def _misplaced(stop: _Stop) -> Problem | None:
    """Something after a closing quotation mark, or a line that fits none above."""
    if "did not find expected" not in stop.problem:
        return None
    text, at = stop.text, stop.at
    if found := no_space_after_hyphen(text, at) or notes_without_pipe(text, at):
        return found
    before = text[line_start(text, at) : at].rstrip()
    if before.endswith(('"', "'")) and (opened := _opened_above(text, at)) is not None:
        return _problem("unclosed-quote", opened)
    if before.endswith(('"', "'", "]", "}")):
        return _problem("after-quote", at)
    return _further_in(text, stop.line) or _problem("indentation", at)


def _opened_above(text: str, at: int) -> int | None:
    """Where a text in quotes opens which is closed, lines below, by what should open another."""
    parser = CParser(text)
    last: Any = None
    try:
        while (event := parser.get_event()) is not None:
            last = event if type(event) is ScalarEvent else last
    except YAMLError:
        pass
    if last is None or last.start_mark.line == last.end_mark.line:
        return None
    closing = int(last.end_mark.index) - 1
    opens = closing < at and text[closing - 1] in " \t\n\r[{(,"
    return int(last.start_mark.index) if opens else None


_MISTAKES = (
    _feature,
    _in_quotes,
    _no_colon_or_space,
    _tab,
    _colon,
    _in_brackets,
    _no_value,
    _list_beside_name,
    _beside_pipe,
    _character,
    _begins_further_in,
    _misplaced,
)


def _line(text: str, at: int) -> _Line:
    """The line that holds the character `at`."""
    start, stop = line_start(text, at), line_stop(text, at)
    found = re.compile(r"( *)((?:- +)*)").match(text, start, stop)
    assert found is not None  # it matches nothing, too
    return _Line(found.end(), found.end() - start, len(found[1]), text[found.end() : stop])


def _lines_above(text: str, line: _Line) -> Iterator[_Line]:
    """The lines above, from the nearest, those that are empty or comments left out."""
    at = line_start(text, line.start)
    while at > 0:
        one = _line(text, at - 1)
        if one.text.strip() and not one.text.startswith("#"):
            yield one
        at = line_start(text, one.start)


def _above(text: str, line: _Line) -> _Line | None:
    return next(_lines_above(text, line), None)


def _below(text: str, line: _Line) -> Iterator[_Line]:
    """The lines below that stand further in, those that are empty left out."""
    at = next_line(text, line.start)
    while at < len(text):
        one = _line(text, at)
        if one.text.strip():
            if one.column <= line.indentation:
                return
            yield one
        at = next_line(text, at)


def _parent(text: str, line: _Line) -> _Line | None:
    """The nearest line above that stands less far in."""
    outer = (one for one in _lines_above(text, line) if one.column < line.indentation)
    return next(outer, None)
