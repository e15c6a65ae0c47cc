"""list: records in a row each, kept and sorted as asked for."""

import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec

from nplan.cli.csv_text import csv_text
from nplan.cli.language import language
from nplan.cli.loading import Sound, sound
from nplan.cli.output import in_colour, target
from nplan.cli.screen import Grid, Screen, markdown, plain
from nplan.cli.search import pattern
from nplan.cli.tally_request import WrongUsageError
from nplan.cli.words import N_, Words
from nplan.counts.coverage import Coverage
from nplan.counts.dimensions import DIMENSIONS, Value, anonymous_names, known_values
from nplan.counts.facts import Facts
from nplan.counts.listing import Cell, Listings, Row, What, sorted_rows
from nplan.counts.trails import Trails
from nplan.model.records import Records
from nplan.texts import catalogue

ENDINGS = {".json": "json", ".csv": "csv", ".md": "md", ".txt": "table"}

COLUMN_NAMES: Mapping[str, str] = {
    "action": N_("Action"),
    "actions": N_("Actions"),
    "answered": N_("Answered"),
    "area": N_("Area"),
    "cited": N_("Cited by"),
    "comments": N_("Comments"),
    "cost": N_("Cost"),
    "date": N_("Date"),
    "due": N_("Due"),
    "goal": N_("Goal"),
    "indicators": N_("Indicators"),
    "input": N_("Input"),
    "inputs": N_("Inputs"),
    "key-point": N_("Key point"),
    "key-points": N_("Key points"),
    "meeting": N_("Meeting"),
    "meeting-kind": N_("Kind"),
    "meetings": N_("Meetings"),
    "name": N_("Name"),
    "organisation": N_("Organisation"),
    "organisation-kind": N_("Kind"),
    "organisations": N_("Organisations"),
    "outcome": N_("Outcome"),
    "position": N_("Position"),
    "reason": N_("Reason"),
    "received": N_("Received"),
    "response": N_("Response"),
    "responsible": N_("Responsible"),
    "status": N_("Status"),
    "text": N_("Text"),
    "title": N_("Title"),
    "unanswered": N_("Unanswered"),
    "votes": N_("Votes"),
}
CONFIDENTIAL = N_("(confidential)")


class ListRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for."""

    what: What
    where: tuple[str, ...]
    search: str | None
    sort: str | None
    format: str | None
    output: str | None
    internal: bool


def listed(named: str | None, request: ListRequest, *, at: str | None, skip_invalid: bool) -> int:
    """Print or write a list; the exit code says how it went.

    Raises:
        NplanError: there is no project, or the file cannot be written.
    """
    try:
        found = sound(named, skip_invalid=skip_invalid, at=at)
        if found is None:
            return 1
        return _told(found, request)
    except WrongUsageError as error:
        print(f"nplan: {error}", file=sys.stderr)
        return 2


def _told(found: Sound, request: ListRequest) -> int:
    format = request.format
    if request.output is not None:
        ending = Path(request.output).suffix.lower()
        format = format or ENDINGS.get(ending, "table")
        path = target(found.root, request.output, request.what, ENDINGS, format)
    rows = _rows(found.records, request)
    words = Words(found.records, found.language, "list")
    if format in (None, "table") and request.output is None and in_colour():
        from nplan.cli.screen import show

        show(_screen(words, rows), marked=pattern(request.search) if request.search else None)
        return 0
    text = _report(words, rows, format or "table")
    if request.output is None:
        sys.stdout.buffer.write(text.encode())
        return 0
    from nplan.files.writing import write

    write(path, text.encode())
    return 0


def _rows(records: Records, request: ListRequest) -> list[Row]:
    facts = Facts(records)
    listings = Listings(facts, Trails(facts), Coverage(facts))
    facets = listings.kind(request.what).facets
    where = _where(records, request, facets)
    rows = list(listings.rows(request.what, where))
    if not request.internal:
        names = anonymous_names(records)
        rows = [_shown(records, row, names) for row in rows]
    if request.search:
        wanted = pattern(request.search)
        rows = [row for row in rows if any(map(wanted.search, _texts(row)))]
    if request.sort is not None:
        columns = rows[0].values if rows else {}
        if rows and request.sort not in columns:
            raise _unknown("There is no column “{typed}” to sort by.", request.sort, columns)
        rows = sorted_rows(rows, request.sort)
    return rows


def _where(
    records: Records, request: ListRequest, facets: Mapping[str, Any]
) -> dict[str, frozenset[Value]]:
    """What is kept; the same name twice means or.

    Raises:
        WrongUsageError: a name or a value is unknown.
    """
    found: dict[str, frozenset[Value]] = {}
    for typed in request.where:
        name, equals, value = (part.strip() for part in typed.partition("="))
        if not equals:
            text = catalogue(language(os.environ), "list").gettext
            sentence = text("--where is written NAME=VALUE, not “{typed}”.")
            raise WrongUsageError(sentence.format(typed=typed))
        if name not in facets:
            raise _unknown("Nothing here is kept by “{typed}”.", name, facets)
        meant: Value = value or None
        dimension = next((one for one in DIMENSIONS if one == name), None)
        if value and dimension is not None:
            known = known_values(records, dimension)
            if known is not None and value not in known:
                raise _unknown("Nothing is called “{typed}”.", value, known)
            meant = known[value] if known is not None else value
        found[name] = found.get(name, frozenset()) | {meant}
    return found


def _unknown(sentence: str, typed: str, known: Iterable[str]) -> WrongUsageError:
    text = catalogue(language(os.environ), "list").gettext
    words = list(dict.fromkeys(known))
    told = text(sentence).format(typed=typed)
    if near := get_close_matches(typed, words, n=1):
        meant = text("Did you mean “{nearest}”?").format(nearest=near[0])
        return WrongUsageError(f"{told} {meant}")
    if len(words) <= 20:
        told += " " + text("Known: {words}.").format(words=", ".join(words))
    return WrongUsageError(told)


def _shown(records: Records, row: Row, names: Mapping[str, str]) -> Row:
    """The row without texts and names that are not to be shown to everybody."""
    said = records.cited_inputs(row.id) if "text" in row.values and "/" in row.id else ()
    hidden = any(one.input.confidential for one in said)
    if not names and not hidden:
        return row
    values = {name: _renamed(value, names) for name, value in row.values.items()}
    if hidden:
        values["text"] = None
    if row.id in names:
        values["name"] = names[row.id]
    return Row(names.get(row.id, row.id), values)


def _renamed(value: Cell, names: Mapping[str, str]) -> Cell:
    if isinstance(value, tuple):
        return tuple(names.get(one, one) for one in value)
    return names.get(value, value) if isinstance(value, str) else value


def _texts(row: Row) -> Iterable[str]:
    for value in row.values.values():
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                yield text if text.isascii() else unicodedata.normalize("NFC", text)


def _report(words: Words, rows: list[Row], format: str) -> str:
    if format == "json":
        report = [row.values for row in rows]
        return msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"
    if format == "csv":
        cells = ((_cell(value) for value in row.values.values()) for row in rows)
        return csv_text([*([list(rows[0].values)] if rows else []), *cells])
    screen = _screen(words, rows)
    return markdown(screen) if format == "md" else plain(screen)


def _cell(value: Cell) -> str | int | None:
    return ", ".join(value) if isinstance(value, tuple) else value


def _screen(words: Words, rows: list[Row]) -> Screen:
    if not rows:
        return Screen((words.text("Nothing of the kind."),))
    columns = list(rows[0].values)
    numbers = {
        column for column in columns if any(isinstance(row.values[column], int) for row in rows)
    }
    grid = Grid(
        headings=tuple(words.text(COLUMN_NAMES[column]) for column in columns),
        rows=tuple(
            tuple(_word(words, column, row.values[column]) for column in columns) for row in rows
        ),
        align="".join("r" if column in numbers else "l" for column in columns),
    )
    return Screen((words.count("{n} row", "{n} rows", len(rows)),), (grid,))


def _word(words: Words, column: str, value: Cell) -> str:
    if value is None:
        return words.text(CONFIDENTIAL) if column == "text" else ""
    if isinstance(value, int):
        return words.number(value)
    if column in ("outcome", "organisation-kind", "meeting-kind", "area"):
        dimension = next(one for one in DIMENSIONS if one == column)
        return words.value(dimension, str(value))
    return ", ".join(value) if isinstance(value, tuple) else value
