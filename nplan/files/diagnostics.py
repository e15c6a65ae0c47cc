"""Findings to diagnostics: each with its line, its column and the line it stands in."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from nplan.files.events import values
from nplan.files.lines import line_start, line_stop, with_lf
from nplan.files.places import Node, Span, node, span_at
from nplan.files.prose import sections
from nplan.files.sources import Source, source
from nplan.model.finding import Finding, Severity

SHOWN = 100
"""Characters of a long line that are shown around the place."""


class Diagnostic(msgspec.Struct, frozen=True):
    """A finding at its place in the text."""

    file: str
    line: int
    """From 1; 1 too where the file has no text to point at."""
    column: int
    """In characters, from 1."""
    end_column: int
    """The first after."""
    severity: Severity
    code: str
    values: dict[str, str | int]
    excerpt: str | None
    """The line, cut to what can be shown; None where there is none."""
    caret: int = 0
    """Where the place begins in the excerpt, from 0."""


def diagnostics(of: Path | Source, findings: Iterable[Finding]) -> tuple[Diagnostic, ...]:
    """The findings by place, those left out that somebody has accepted.

    Args:
        of: the project's folder, or where else its files come from; they are read again.
        findings: what was found in them.
    """
    origin = source(of)
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
    found = [one for file in by_file for one in _of_file(origin, file, by_file[file])]
    found.sort(key=lambda one: (one.file, one.line, one.column, one.code))
    return tuple(found)


def _of_file(origin: Source, file: str, findings: list[Finding]) -> Iterator[Diagnostic]:
    text = _readable(origin, file)
    tree = _tree(text)
    for finding in findings:
        if finding.severity == "warning" and _accepted(tree, finding):
            continue
        if finding.path and str(finding.path[0]) not in tree.children and _prose_of(file):
            placed = _in_prose(origin, finding)
            if placed is not None:
                yield placed
                continue
        if finding.first:
            finding = _with_line(tree, text, finding)
        yield _diagnostic(finding, file, text, _span(tree, text, finding))


def _readable(origin: Source, file: str) -> str:
    """The file's text as far as it can be shown; '' where there is none."""
    content = origin.content(file)
    if isinstance(content, Finding):
        return ""
    text = content.decode("utf-8-sig", errors="replace")
    return with_lf(text) if file.endswith(".md") else text


def _tree(text: str) -> Node:
    if not text or values(text)[0] is None:
        return Node((0, 0))
    return node(text)


def _span(tree: Node, text: str, finding: Finding) -> Span:
    if not finding.path:
        return finding.span or (0, 0)
    name = str(finding.values.get("name", ""))
    return span_at(tree, text, finding.path, key=finding.key, inner=finding.span, name=name)


def _with_line(tree: Node, text: str, finding: Finding) -> Finding:
    """The finding with the line of the other place in its file."""
    there = msgspec.structs.replace(finding, path=finding.first)
    line = _line(text, _span(tree, text, there)[0])
    return msgspec.structs.replace(finding, values=finding.values | {"line": line})


def _line(text: str, at: int) -> int:
    """The number, from 1, of the line that holds the character `at`."""
    before = text[:at]
    return before.count("\n") + before.count("\r") - before.count("\r\n") + 1


def _accepted(tree: Node, finding: Finding) -> bool:
    """Whether a record on the way to the finding accepts its code."""
    here: Node | None = tree
    for step in (*finding.path, None):
        if here is None:
            return False
        listed = here.children.get("accepted")
        if listed is not None and finding.code in (
            listed.text,
            *(one.text for one in listed.children.values()),
        ):
            return True
        here = here.children.get(step) if step is not None else None
    return False


def _prose_of(file: str) -> str:
    """The prose file beside a file of the programme."""
    return file.removesuffix(".yaml") + ".md" if file.startswith("data/programme/") else ""


def _in_prose(origin: Source, finding: Finding) -> Diagnostic | None:
    file = _prose_of(finding.file)
    text = _readable(origin, file)
    for section in sections(text):
        if section.name == finding.path[0]:
            inner = finding.span
            start = section.start + inner[0] if inner else section.heading[0]
            end = section.start + inner[1] if inner else section.heading[1]
            return _diagnostic(finding, file, text, (start, end))
    return None


def _diagnostic(finding: Finding, file: str, text: str, span: Span) -> Diagnostic:
    start, end = span
    line = _line(text, start)
    first = line_start(text, start)
    last = line_stop(text, first)
    column = start - first
    end_column = max(min(end, last) - first, column + 1)
    excerpt: str | None = None
    cut = 0
    if text:
        cut = max(0, min(column - SHOWN // 2, last - first - SHOWN))
        excerpt = _shown(text[first + cut : min(last, first + cut + SHOWN)])
    return Diagnostic(
        file=file,
        line=line,
        column=column + 1,
        end_column=end_column + 1,
        severity=finding.severity,
        code=finding.code,
        values=finding.values,
        excerpt=excerpt,
        caret=column - cut,
    )


def _shown(line: str) -> str:
    """A line for a screen: what would move the cursor is shown as a space."""
    return "".join(one if one.isprintable() else " " for one in line)
