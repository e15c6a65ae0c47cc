"""export: the tables of a process as CSV, XLSX or Parquet, or its inputs as a sheet to sort."""

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from hashlib import file_digest
from itertools import chain
from pathlib import Path

import msgspec

from nplan.cli.export_target import refuse_among_others, refuse_changed, replaced
from nplan.cli.loading import Sound, sound, tell_what
from nplan.cli.output import refuse_among_files
from nplan.cli.papers import from_here, refused, told_of
from nplan.counts.dimensions import anonymous_names
from nplan.counts.facts import Facts
from nplan.model.records import slug
from nplan.tables.package import Format
from nplan.tables.table import About, Row, Table
from nplan.texts import catalogue

NAME = "tables"
"""What a workbook is called in a folder."""
ENDING = ".xlsx"
OTHER_ENDINGS = (
    *(".csv", ".docx", ".duckdb", ".html", ".json", ".md", ".numbers", ".ods", ".parquet", ".pdf"),
    *(".pq", ".sql", ".sqlite", ".tab", ".tsv", ".txt", ".xls", ".xlsb", ".xlsm", ".xml", ".zip"),
)
"""Endings of files that are something else than a workbook or a folder of tables."""
LONG = 20_000
"""Inputs from which a terminal sees a bar."""
STEP = 1_000
"""Rows between two moves of it."""


class ExportRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed after export."""

    where: str
    format: str | None = None
    """csv, xlsx or parquet; None goes by the ending, else csv."""
    internal: bool = False
    sort: bool = False
    """Whether it is the sheet of inputs to sort."""


def exported_to(
    named: str | None, request: ExportRequest, *, at: str | None = None, skip_invalid: bool = False
) -> int:
    """Write the tables, or the sheet to sort in; the exit code says how it went.

    Raises:
        NplanError: there is no project, nothing of that commit or date can be had, something
            else is there already, or a file cannot be written.
    """
    if code := _wrong_usage(request, at):
        return code
    found = sound(named, skip_invalid=skip_invalid, at=at)
    if found is None:
        return 1
    path, format = Path(request.where).absolute(), request.format
    if format == "xlsx" and not _is_workbook(path):
        path = path / f"{NAME}{'-internal' if request.internal else ''}{ENDING}"
    refuse_among_files(found.root, path)
    if request.sort:
        _write_sheet(found, request, path)
    elif _is_workbook(path):
        _write_workbook(found, request, path)
    else:
        _write_folder(found, request, path, "parquet" if format == "parquet" else "csv")
    tell_what(found)
    return 0


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() == ENDING


def _wrong_usage(request: ExportRequest, at: str | None) -> int:
    """The exit code of what cannot be asked for, told; 0 where nothing is wrong."""
    path, format = Path(request.where), request.format
    if request.sort:
        if not _is_workbook(path) or format not in (None, "xlsx"):
            return refused("sort-is-a-workbook", name=request.where)
        return 0 if at is None else refused("sort-is-of-now")
    if _is_workbook(path):
        if format not in (None, "xlsx"):
            return refused("workbook-as", name=str(format), output=request.where)
    elif path.suffix.lower() in OTHER_ENDINGS and not path.is_dir():
        return refused("no-workbook", name=request.where)
    return 0


def _write_workbook(found: Sound, request: ExportRequest, path: Path) -> None:
    from nplan.files.staging import staging_folder
    from nplan.tables.exported import exported
    from nplan.tables.xlsx import write_xlsx

    refuse_changed(path)
    facts, about = Facts(found.records), _about(found, request)
    tables = exported(facts, internal=request.internal)
    with (
        _rows(facts, found.language) as rows_of,
        staging_folder(path.parent) as folder,
        (folder / path.name).open("wb") as file,
    ):
        write_xlsx(file, folder, tables, about, rows_of)
    told_of("wrote {files}", [path], found.language)
    _tell_left_out(found, facts, request)


def _write_folder(found: Sound, request: ExportRequest, path: Path, format: Format) -> None:
    from nplan.files.staging import staging_folder
    from nplan.tables.duckdb import QUERY, query
    from nplan.tables.exported import exported
    from nplan.tables.package import PACKAGE, Written, package

    facts, about = Facts(found.records), _about(found, request)
    tables = exported(facts, internal=request.internal)
    names = [f"{table.name}.{format}" for table in tables]
    refuse_among_others(path)
    gone = tuple(name for name in replaced(path) if name not in names)
    with _rows(facts, found.language) as rows_of, staging_folder(path, gone) as folder:
        written = []
        for table, name in zip(tables, names, strict=True):
            _write_table(folder / name, table, rows_of(table), about, format)
            with (folder / name).open("rb") as file:
                digest = file_digest(file, "sha256").hexdigest()
            written.append(Written(table, (folder / name).stat().st_size, digest))
        (folder / QUERY).write_text(query(tables, format), "utf-8", newline="\n")
        (folder / PACKAGE).write_bytes(package(about, tuple(written), format))
    told = catalogue(found.language, "export").gettext("wrote {n} tables to {folder}")
    print(told.format(n=len(tables), folder=from_here(path)), file=sys.stderr)
    _tell_left_out(found, facts, request)


def _write_table(
    path: Path, table: Table, rows: Iterable[Row], about: About, format: Format
) -> None:
    if format == "parquet":
        from nplan.tables.parquet import write_parquet

        with path.open("wb") as file:
            write_parquet(file, table, rows, about)
        return
    from nplan.tables.csv_text import write_csv

    with path.open("w", encoding="utf-8", newline="") as text:
        write_csv(text, chain((tuple(one.name for one in table.columns),), rows))


def _write_sheet(found: Sound, request: ExportRequest, path: Path) -> None:
    from nplan.files.staging import staging_folder
    from nplan.tables.sort_words import SortWords
    from nplan.tables.sorting import sort_sheet
    from nplan.tables.sorting_xlsx import write_sorting

    refuse_changed(path)
    facts = Facts(found.records)
    words = SortWords(found.records, found.language)
    sheet = sort_sheet(facts, words, internal=request.internal)
    about = msgspec.structs.replace(_about(found, request), language=found.language)
    with staging_folder(path.parent) as folder, (folder / path.name).open("wb") as file:
        write_sorting(file, folder, sheet, words, about)
    told_of("wrote {files}", [path], found.language)
    ngettext = catalogue(found.language, "export").ngettext
    n = len(sheet.rows)
    _tell(ngettext("{n} input to sort", "{n} inputs to sort", n), n)
    if n := sheet.confidential:
        one = "{n} confidential input is left out; --internal takes it in"
        many = "{n} confidential inputs are left out; --internal takes them in"
        _tell(ngettext(one, many, n), n)
    if n := sheet.without_id:
        one = "{n} input is left out because it has no number: nplan fmt gives it one"
        many = "{n} inputs are left out because they have no number: nplan fmt gives them one"
        _tell(ngettext(one, many, n), n)


def _tell_left_out(found: Sound, facts: Facts, request: ExportRequest) -> None:
    """Say what the tables do not hold because anybody may read them."""
    if request.internal:
        return
    ngettext = catalogue(found.language, "export").ngettext
    if n := sum(said.input.confidential for said in facts.said):
        one = "{n} confidential text is left out; --internal takes it in"
        many = "{n} confidential texts are left out; --internal takes them in"
        _tell(ngettext(one, many, n), n)
    if n := len(anonymous_names(found.records)):
        one = "{n} organisation is not named; --internal names it"
        many = "{n} organisations are not named; --internal names them"
        _tell(ngettext(one, many, n), n)


def _tell(sentence: str, n: int) -> None:
    print(sentence.format(n=n), file=sys.stderr)


def _about(found: Sound, request: ExportRequest) -> About:
    from nplan.files.git import version

    process = found.records.process
    return About(
        name=slug(process.title.replace("–", "-")) or "nplan",
        title=process.title,
        municipality=process.municipality,
        internal=request.internal,
        version=found.at or version(found.root),
        skipped=found.skipped,
        language=process.language,
    )


@contextlib.contextmanager
def _rows(facts: Facts, language: str) -> Iterator[Callable[[Table], Iterable[Row]]]:
    """How a table's rows are gone through: with a bar on a terminal if they are many."""
    if len(facts.said) < LONG or not sys.stderr.isatty():
        yield lambda table: table.rows()
        return
    from rich.console import Console
    from rich.progress import Progress

    from nplan.tables.exported import rows_in

    with Progress(console=Console(stderr=True), transient=True) as progress:
        text = catalogue(language, "export").gettext
        task = progress.add_task(text("Exporting"), total=rows_in(facts))

        def rows_of(table: Table) -> Iterator[Row]:
            for number, row in enumerate(table.rows(), 1):
                if number % STEP == 0:
                    progress.advance(task, STEP)
                yield row

        yield rows_of
