"""list: records in a row each, kept and sorted as asked for."""

import sys
import unicodedata
from collections.abc import Iterable, Mapping

import msgspec

from nplan.cli.loading import Sound, sound, tell_what
from nplan.cli.output import asked_format, in_colour, write_report
from nplan.cli.screen import Grid, Screen, markdown, plain
from nplan.cli.search import pattern
from nplan.cli.where import WrongUsageError, pair, unknown, value
from nplan.cli.words import N_, Words
from nplan.counts.coverage import Coverage
from nplan.counts.dimensions import Dimension, Value
from nplan.counts.facts import Facts
from nplan.counts.listing import Cell, Kind, Listings, Row, What, kept_rows, sorted_rows
from nplan.counts.trails import Trails
from nplan.tables.csv_text import csv_text

COLUMN_NAMES: Mapping[str, str] = {
    "action": N_("Action"),
    "actions": N_("Actions"),
    "answered": N_("Got an answer"),
    "area": N_("Area"),
    "cited": N_("Leads to"),
    "comments": N_("Comments"),
    "cost": N_("Cost"),
    "date": N_("Date"),
    "due": N_("Due by"),
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
WORDED: Mapping[str, Dimension] = {
    "area": "area",
    "meeting-kind": "meeting-kind",
    "organisation-kind": "organisation-kind",
    "outcome": "outcome",
}
"""The columns whose ids are shown in words, and what they are ids of."""
LEADING = ("text", "title", "name", "organisation")
"""The columns that say most of a record; of those that a list has, the first does."""
CODED = frozenset(("answered", "position", "status"))
"""The columns whose codes are shown in words."""


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
    words = Words(found.records, found.language, "list")
    facts = Facts(found.records)
    listings = Listings(facts, Trails(facts), Coverage(facts), request.internal)
    kind = listings.kind(request.what)
    rows = _rows(words, kind, request)
    tell_what(found)
    format = asked_format(request.format, request.output)
    if format == "table" and request.output is None and in_colour():
        from nplan.cli.screen import show

        marked = pattern(request.search) if request.search else None
        show(_screen(words, kind, rows), marked=marked)
        return 0
    text = _report(words, kind, rows, format)
    write_report(found.root, request.output, request.what, format, text)
    return 0


def _rows(words: Words, kind: Kind, request: ListRequest) -> list[Row]:
    """The rows asked for, in their order.

    Raises:
        WrongUsageError: there is no such facet, value or column.
    """
    where = _where(words, kind, request)
    if request.sort is not None and request.sort not in kind.columns:
        sentence = words.text("There is no column “{typed}” to sort by.")
        raise unknown(sentence, request.sort, kind.columns, words.language)
    rows = list(kept_rows(kind, where))
    if request.search:
        wanted = pattern(request.search)
        rows = [row for row in rows if any(map(wanted.search, _texts(words, row)))]
    return rows if request.sort is None else sorted_rows(words.records, rows, request.sort)


def _where(words: Words, kind: Kind, request: ListRequest) -> dict[str, frozenset[Value]]:
    """What is kept; the same name twice means or.

    Raises:
        WrongUsageError: a name or a value is unknown.
    """
    found: dict[str, frozenset[Value]] = {}
    for typed in request.where:
        name, wanted = pair(typed, words.text("--where is written NAME=VALUE, not “{typed}”."))
        if name not in kind.facets:
            sentence = words.text("Nothing here is kept by “{typed}”.")
            raise unknown(sentence, name, kind.facets, words.language)
        facet = kind.facets[name]
        codes = words.codes(name, (facet.known or {}).values())
        meant = value(name, wanted, facet.known, facet.told, words.language, codes)
        found[name] = found.get(name, frozenset()) | {meant}
    return found


def _texts(words: Words, row: Row) -> Iterable[str]:
    """What a row says: ids and texts, and the words that are shown for some of them."""
    for column, cell in row.items():
        for text in cell if isinstance(cell, tuple) else (cell,):
            if isinstance(text, str):
                yield text if text.isascii() else unicodedata.normalize("NFC", text)
        if column in (*WORDED, *CODED) and cell:
            yield unicodedata.normalize("NFC", _word(words, column, cell))


def _report(words: Words, kind: Kind, rows: list[Row], format: str) -> str:
    if format == "json":
        return msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n"
    if format == "csv":
        return csv_text((kind.columns, *(map(_cell, row.values()) for row in rows)))
    screen = _screen(words, kind, rows)
    return markdown(screen) if format == "md" else plain(screen)


def _cell(cell: Cell) -> str | int | None:
    return ", ".join(cell) if isinstance(cell, tuple) else cell


def _screen(words: Words, kind: Kind, rows: list[Row]) -> Screen:
    if not rows:
        return Screen((words.text("Nothing of the kind."),))
    numbers = {
        column for column in kind.columns if any(isinstance(row[column], int) for row in rows)
    }
    grid = Grid(
        headings=tuple(words.text(COLUMN_NAMES[column]) for column in kind.columns),
        rows=tuple(
            tuple(_word(words, column, cell) for column, cell in row.items()) for row in rows
        ),
        align="".join("r" if column in numbers else "l" for column in kind.columns),
        leading=next([*kind.columns].index(one) for one in LEADING if one in kind.columns),
    )
    return Screen((words.count("{n} row", "{n} rows", len(rows)),), (grid,))


def _word(words: Words, column: str, cell: Cell) -> str:
    if cell is None:
        return words.text(CONFIDENTIAL) if column == "text" else ""
    if isinstance(cell, int):
        return words.number(cell)
    if column in WORDED:
        return words.value(WORDED[column], str(cell))
    if column in CODED:
        return words.code(str(cell))
    return ", ".join(cell) if isinstance(cell, tuple) else cell
