"""Tables as a Frictionless Data Package: datapackage.json, which says what is in each file.

https://specs.frictionlessdata.io/tabular-data-package/
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal

import msgspec

from nplan.model.version import Version
from nplan.tables.table import About, Column, Table, Type
from nplan.texts import catalogue
from nplan.texts.formats import date as written

PACKAGE = "datapackage.json"
"""The name of the file."""

MADE_BY = "nplan export"
"""What says that an export may be replaced by a later one."""

Format = Literal["csv", "parquet"]
TYPES: Mapping[Type, str] = {
    "id": "string",
    "text": "string",
    "day": "string",
    "date": "date",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
}
"""What the standard calls the types of columns."""
DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
}
MEDIA_TYPES: Mapping[Format, str] = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


class Written(msgspec.Struct, frozen=True):
    """A table's file as it was written."""

    table: Table
    bytes: int
    sha256: str
    """In hexadecimal."""


def package(about: About, files: tuple[Written, ...], format: Format) -> bytes:
    """What stands in datapackage.json.

    Args:
        about: what the tables are of.
        files: the tables' files, each named after its table with the format's ending.
        format: csv or parquet.
    """
    text = catalogue(about.language, "export").gettext
    found = {
        "profile": "tabular-data-package",
        "name": about.name,
        "title": about.heading,
        "description": " ".join(told(about, format)),
        "made_by": MADE_BY,
        "internal": about.internal,
        "commit": _commit(about.version),
        "skipped": about.skipped,
        "resources": [_resource(one, format, text) for one in files],
    }
    kept = {name: value for name, value in found.items() if value is not None}
    return msgspec.json.format(msgspec.json.encode(kept), indent=2) + b"\n"


def _commit(version: Version | None) -> dict[str, Any] | None:
    if version is None:
        return None
    return {"id": version.commit, "date": str(version.date), "changed": version.changed}


def _resource(file: Written, format: Format, text: Callable[[str], str]) -> dict[str, Any]:
    table = file.table
    found = {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": text(table.title),
        "description": text(table.description),
        "path": f"{table.name}.{format}",
        "format": format,
        "mediatype": MEDIA_TYPES[format],
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "schema": _schema(table, text),
    }
    return found | ({"encoding": "utf-8", "dialect": DIALECT} if format == "csv" else {})


def _schema(table: Table, text: Callable[[str], str]) -> dict[str, Any]:
    found: dict[str, Any] = {"fields": [_field(table, one, text) for one in table.columns]}
    if table.key:
        found["primaryKey"] = table.key
    foreign = [
        {"fields": one.name, "reference": {"resource": one.of, "fields": "id"}}
        for one in table.columns
        if one.of is not None
    ]
    return found | ({"foreignKeys": foreign} if foreign else {})


def _field(table: Table, column: Column, text: Callable[[str], str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "type": TYPES[column.type],
        "description": text(column.description),
    }
    return found | ({"constraints": {"required": True}} if column.name in table.key else {})


def told(about: About, format: Literal["csv", "parquet", "xlsx"]) -> tuple[str, ...]:
    """What to know of all tables in a format, a sentence or two each."""
    text = catalogue(about.language, "export").gettext
    sentences = [
        text("Tables from nplan of {municipality}.").format(municipality=about.municipality)
    ]
    if about.internal:
        sentences.append(text("INTERNAL: with confidential texts and anonymous names."))
    else:
        sentences.append(
            text(
                "Confidential texts and the names of those who wish to be anonymous are left "
                "out; they are counted all the same."
            )
        )
    if (version := about.version) is not None:
        made_of = (
            text("Made of version {commit}, {date}, with later changes.")
            if version.changed
            else text("Made of version {commit}, {date}.")
        )
        day = written(version.date, about.language)
        sentences.append(made_of.format(commit=version.commit, date=day))
    if about.skipped:
        files = ", ".join(about.skipped)
        sentences.append(text("Left out because they are broken: {files}.").format(files=files))
    sentences.append(
        text(
            "A date is a day, a month or a year as it was typed; the column after it, whose name "
            "ends in _last, has its last day."
        )
    )
    if format == "csv":
        sentences.append(
            text("A text that a spreadsheet would run as a formula has an apostrophe before it.")
        )
    if format != "xlsx":
        sentences.append(
            text(
                "The file tally.sql counts the tables with DuckDB as nplan tally does: type "
                "duckdb < tally.sql in this folder."
            )
        )
    return tuple(sentences)
