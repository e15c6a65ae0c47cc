"""tally: the figures that were asked for, as JSON, CSV, Markdown or a screen."""

from collections.abc import Iterable
from typing import Any

import msgspec

from nplan.cli.screen import Screen, markdown, plain
from nplan.cli.tally_request import TallyRequest, kept
from nplan.counts.facts import Facts
from nplan.counts.overview import overview
from nplan.counts.sieve import Where
from nplan.counts.tally import MEASURES, Table, tally, total
from nplan.model.records import Records
from nplan.model.values import OPEN, OUTCOMES
from nplan.model.version import Version
from nplan.tables.csv_text import csv_text

FORMATS = ("table", "json", "csv", "md")


def tally_report(
    records: Records,
    request: TallyRequest,
    format: str = "table",
    language: str = "en",
    skipped: Iterable[str] = (),
    at: Version | None = None,
) -> str:
    """The tally in one of the formats, as text that ends in a line break.

    CSV begins with a byte-order mark and has CRLF line ends: write it as it is, with
    newline="" or as UTF-8 bytes.

    Args:
        records: what is counted.
        request: what was asked for.
        format: table, json, csv or md.
        language: sv or en; ids, field names and JSON keys are never translated.
        skipped: files that were left out because they are broken.
        at: the commit whose records they are; None for the files as they are now.

    Raises:
        WrongUsageError: the request names a value that does not exist.
    """
    if format == "json":
        found = _json(records, request, language, tuple(skipped), at)
        return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"
    if format == "csv":
        return csv_text(_csv(records, request, language))
    screen = tally_screen(records, request, language, skipped, at)
    return markdown(screen) if format == "md" else plain(screen)


def tally_screen(
    records: Records,
    request: TallyRequest,
    language: str = "en",
    skipped: Iterable[str] = (),
    at: Version | None = None,
) -> Screen:
    """The tally as people see it; `nplan.cli.screen.show` puts it on a terminal.

    Raises:
        WrongUsageError: the request names a value that does not exist.
    """
    from nplan.cli.tally_screen import columns_note, head, overview_screen, table_screen
    from nplan.cli.words import Words

    where, facts = kept(records, request, language), Facts(records, request.until)
    words = Words(records, language)
    top = tuple(head(words, facts, where, tuple(skipped), at, internal=request.internal))
    if not request.by:
        return overview_screen(words, overview(facts, where, sort=request.sort), top)
    found = _table(facts, request, where)
    everything = total(facts, where, through=request.by)
    return table_screen(words, found, everything, columns_note(words, request.by, where), top)


def _table(facts: Facts, request: TallyRequest, where: Where) -> Table:
    return tally(facts, request.by, where, sort=request.sort, internal=request.internal)


def _json(
    records: Records,
    request: TallyRequest,
    language: str,
    skipped: tuple[str, ...],
    at: Version | None,
) -> dict[str, Any]:
    where, facts = kept(records, request, language), Facts(records, request.until)
    tables: tuple[Table, ...]
    if request.by:
        everything, tables = total(facts, where), (_table(facts, request, where),)
    else:
        found = overview(facts, where, sort=request.sort)
        everything, tables = found.total, found.tables
    return ({"at": {"commit": at.commit, "date": str(at.date)}} if at else {}) | {
        "total": everything.measures,
        "skipped": skipped,
        "tables": [{"by": table.by, "rows": _rows(table)} for table in tables],
    }


def _rows(table: Table) -> list[dict[str, str | int | None]]:
    return [
        dict((*zip(table.by, row.values, strict=True), *row.measures.items())) for row in table.rows
    ]


def _csv(
    records: Records, request: TallyRequest, language: str
) -> Iterable[tuple[str | int | None, ...]]:
    where, facts = kept(records, request, language), Facts(records, request.until)
    if request.by:
        table = _table(facts, request, where)
        yield (*table.by, *MEASURES)
        yield from ((*row.values, *row.measures.values()) for row in table.rows)
        return
    found = overview(facts, where, sort=request.sort)
    crossed, outcomes = found.areas_by_outcome.cells, (*OUTCOMES, OPEN)
    yield ("area", *MEASURES, *outcomes)
    for row in found.areas.rows:
        cells = (crossed.get((row.values[0], outcome)) for outcome in outcomes)
        by_outcome = (len(cell.said) if cell else 0 for cell in cells)
        yield (*row.values, *row.measures.values(), *by_outcome)
