"""A table as Parquet, by pyarrow, which the extra `parquet` installs."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from nplan.model.error import NplanError
from nplan.tables.table import About, Column, Row, Table
from nplan.texts import catalogue

if TYPE_CHECKING:
    import pyarrow  # type: ignore[import-untyped] # it ships no types

BATCH = 50_000
"""Rows that are in memory at once."""


def write_parquet(file: BinaryIO, table: Table, rows: Iterable[Row], about: About) -> None:
    """Write a table's rows to a file.

    Raises:
        NplanError: pyarrow is not installed (no-pyarrow).
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter  # type: ignore[import-untyped] # nor here
    except ImportError as error:
        raise NplanError("no-pyarrow") from error
    schema = _schema(table, about)
    with ParquetWriter(file, schema, compression="zstd") as writer:
        for some in _batches(rows):
            arrays = [
                pyarrow.array(_cells(column, values), type=field.type)
                for column, values, field in zip(
                    table.columns, zip(*some, strict=True), schema, strict=True
                )
            ]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))


def _cells(column: Column, values: tuple[Any, ...]) -> Iterable[Any]:
    if column.type != "number":
        return values
    return [None if value is None else float(value) for value in values]


def _schema(table: Table, about: About) -> "pyarrow.Schema":
    import pyarrow

    types = {
        "id": pyarrow.string(),
        "text": pyarrow.string(),
        "day": pyarrow.string(),
        "date": pyarrow.date32(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
    }
    text = catalogue(about.language, "export").gettext
    fields = [
        pyarrow.field(
            one.name,
            types[one.type],
            nullable=one.name not in table.key,
            metadata={"description": text(one.description)},
        )
        for one in table.columns
    ]
    told = {
        "title": f"{about.heading}: {text(table.title)}",
        "description": text(table.description),
    }
    return pyarrow.schema(fields, metadata=told)


def _batches(rows: Iterable[Row]) -> Iterator[list[Any]]:
    remaining = iter(rows)
    while some := list(islice(remaining, BATCH)):
        yield some
