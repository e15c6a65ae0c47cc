"""Small projects written as one text, and rows of a tally as they are read."""

from pathlib import Path
from tempfile import TemporaryDirectory

from nplan.counts.dimensions import Dimension
from nplan.counts.facts import Facts
from nplan.counts.sieve import Where
from nplan.counts.tally import Cell, Measure, tally, total
from nplan.files.reading import reading
from nplan.model.records import Records
from nplan.model.values import day
from tests.checks.projects import files_in
from tests.folders import put

PROJECT = """
# data/process.yaml
municipality: Lindvik kommun
title: Näringslivsprogram
areas:
  - {id: service, title: Kommunal service, formerly: tillstand}
  - {id: kompetens, title: Kompetens}
meeting_kinds:
  - {id: lunch, title: Lunch, target: 3}
  - {id: besok, title: Besök}
  - {id: enkat, title: Enkät, written: true}
units:
  - {id: ks, title: Kommunstyrelsen, kind: board}
  - {id: bolaget, title: Bolaget, kind: own-company}
industries: [{id: bygg, title: Bygg, formerly: byggnad}, {id: handel, title: Handel}]
localities: [{id: tatort, title: Tätorten}]
# data/organisations.yaml
bygg-syd: {name: Bygg Syd AB, industry: byggnad, size: 10-49, aliases: Byggarna}
cafe: {name: Café Torget, industry: handel, size: '0'}
foreningen: {name: Föreningen, kind: association}
"""

Row = tuple[str | int | None, ...]


def records(text: str) -> Records:
    """The records of a project: its files each below a comment with the path."""
    with TemporaryDirectory() as folder:
        read = reading(put(Path(folder), files_in(PROJECT) | files_in(text)))
    assert read.findings == ()
    assert read.records is not None
    return read.records


def facts(text: str, until: str | None = None) -> Facts:
    return Facts(records(text), day(until) if until else None)


def figures(cell: Cell, *measures: Measure) -> Row:
    """A cell's values and these figures; all nine of them if none is named."""
    found = cell.measures
    return (*cell.values, *(found[one] for one in measures or found))


def rows(
    counted: Facts,
    *by: Dimension,
    measures: tuple[Measure, ...] = (),
    where: Where | None = None,
    sort: Measure | None = None,
    internal: bool = False,
) -> list[Row]:
    """The rows of a tally, as `figures` tells them."""
    table = tally(counted, by, where, sort=sort, internal=internal)
    return [figures(row, *measures) for row in table.rows]


def all_figures(counted: Facts, where: Where | None = None) -> Row:
    """The total's nine figures."""
    return figures(total(counted, where))
