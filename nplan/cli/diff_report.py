"""diff: the changes as JSON, Markdown, plain text or on a terminal."""

import textwrap
from typing import TYPE_CHECKING, Any

import msgspec

from nplan.cli.diff_lines import Line, Run
from nplan.cli.diff_screen import Side, Told
from nplan.cli.screen import WIDTH, one_line
from nplan.counts.change import Changes
from nplan.model.version import Version

if TYPE_CHECKING:
    from rich.console import Console

STEP = 4
"""Columns by which details stand further in."""


def as_json(changes: Changes, versions: tuple[Side, Side], skipped: tuple[str, ...]) -> str:
    """The changes as JSON that ends in a line break; keys and ids are those of the files."""
    old, new = versions
    report = {
        "from": _version(old.version),
        "to": _version(new.version),
        "errors": {"from": old.errors, "to": new.errors},
        "skipped": skipped,
        "changes": changes.changes,
        "elsewhere": changes.elsewhere,
    }
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"


def _version(version: Version | None) -> dict[str, Any] | None:
    return {"commit": version.commit, "date": str(version.date)} if version else None


def plain(told: Told) -> str:
    """What is told as plain text that ends in a line break; changed words stand in brackets."""
    blocks = ["\n".join(textwrap.fill(one_line(one), WIDTH) for one in told.head)]
    for section in told.sections:
        lines = [section.heading]
        for entry in section.entries:
            lines.append(_filled(entry.line, STEP // 2))
            lines += (_filled(line, STEP // 2 + STEP) for line in entry.details)
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _filled(line: Line, indent: int) -> str:
    return textwrap.fill(
        " ".join(map(_bracketed, line)),
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + STEP),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _bracketed(run: Run) -> str:
    text = one_line(run.text)
    return f"[{text}]" if run.mark in ("old", "new") else text


def markdown(told: Told) -> str:
    """What is told as Markdown; changed words are in bold."""
    from nplan.documents.markdown import escaped

    def shown(line: Line) -> str:
        texts = ((escaped(one_line(run.text)), run.mark) for run in line)
        return " ".join(f"**{text}**" if mark else text for text, mark in texts)

    parts = ["\n\n".join(escaped(one_line(one)) for one in told.head)]
    for section in told.sections:
        lines = [f"## {escaped(section.heading)}", ""]
        for entry in section.entries:
            lines.append(f"- {shown(entry.line)}")
            lines += (f"  - {shown(line)}" for line in entry.details)
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def show(told: Told, console: "Console") -> None:
    """Show what is told on a terminal; changed words have brackets and a colour."""
    from rich.padding import Padding
    from rich.text import Text

    styles = {"": "", "strong": "bold", "old": "red", "new": "green"}

    def put(line: Line, indent: int) -> None:
        text = Text(" ").join(Text(_bracketed(run), style=styles[run.mark]) for run in line)
        console.print(Padding(text, (0, 0, 0, indent)))

    for one in told.head:
        console.print(Text(one_line(one)))
    for section in told.sections:
        console.print()
        console.print(Text(section.heading, style="bold underline"))
        for entry in section.entries:
            put(entry.line, STEP // 2)
            for line in entry.details:
                put(line, STEP // 2 + STEP)
