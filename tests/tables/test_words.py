"""Everything that tables say of themselves is in the Swedish catalogue, and nothing else."""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract
from babel.messages.pofile import read_po

import nplan
from nplan.counts.facts import Facts
from nplan.model.process import Area, Process
from nplan.model.records import Records
from nplan.tables.exported import exported

PACKAGE = Path(nplan.__file__).parent
MODULES = (
    "tables/package",
    "tables/table",
    "tables/xlsx",
    "tables/sort_words",
    "tables/sorting_xlsx",
    "cli/export",
)


def test_every_sentence_is_in_the_swedish_catalogue_and_no_other() -> None:
    with (PACKAGE / "texts/sv/export.po").open("rb") as file:
        catalogue = [one for one in read_po(file, locale="sv") if one.id]
    ids = {text for one in catalogue for text in texts(one.id)}
    assert of_tables() | set(looked_up()) <= ids
    assert ids <= of_tables() | set(written())
    assert all(all(texts(one.string)) for one in catalogue)


def texts(one: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (one,) if isinstance(one, str) else tuple(one)


def of_tables() -> set[str]:
    """The titles and descriptions of all tables and columns."""
    process = Process(municipality="M", title="T", areas=(Area(id="a", title="A"),))
    tables = exported(Facts(Records(process=process)))
    told = {text for table in tables for text in (table.title, table.description)}
    return told | {column.description for table in tables for column in table.columns}


def written() -> Iterator[str]:
    """Every text in the modules that look texts up."""
    for module in MODULES:
        tree = ast.parse((PACKAGE / f"{module}.py").read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def looked_up() -> Iterator[str]:
    """The texts that gettext is asked for by themselves."""
    keywords = {"text": None, "_text": None, "gettext": None, "ngettext": (1, 2)}
    for module in MODULES:
        with (PACKAGE / f"{module}.py").open("rb") as source:
            for _, message, _, _ in extract("python", source, keywords):
                yield from texts(message)
