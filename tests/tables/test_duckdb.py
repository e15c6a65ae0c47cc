"""The exported tables, counted once more by DuckDB with tally.sql: the same figures as tally."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.folders import put
from tests.typed import REPOSITORY, typed

NASTY = """\
kind: dialoglunch
title: '=Lunch; "med" citattecken, och ''annat'''
participants: [bolag, {organisation: forening, people: 3}, {organisation: ks, people: 2}]
groups:
  - title: Bord 1
    area: service
    participants: [bolag, akeriet]
    inputs:
      - {id: 1, text: '-1, "2"; tre', votes: 3, outcome: noted, reason: "a\\nb\\r\\nc\\rd"}
      - {id: 2, text: "NULL", confidential: true, votes: 2}
      - {id: 3, text: "null", area: kompetens, from: []}
inputs:
  - {id: 4, text: "'", from: ks}
  - {id: 5, text: "\\u2028\\u00a0x"}
  - {id: 6, text: Bort, from: forening, votes: 100, withdrawn: Ville inte}
"""
PROJECT = {
    "data/process.yaml": """\
municipality: Lindvik kommun
title: Program
areas: [{id: service, title: A}, {id: kompetens, title: B}, {id: tom, title: C}]
meeting_kinds: [{id: dialoglunch, title: L}, {id: enkat, title: E, written: true}]
units: [{id: ks, title: Kommunstyrelsen, kind: board}]
""",
    "data/organisations.yaml": """\
bolag: Bolag AB
forening: {name: Föreningen, kind: association}
akeriet: {name: Åkeriet AB, consent: anonymous}
borta: Aldrig AB
""",
    "data/meetings/2026-03-25-lunch.yaml": NASTY,
    "data/meetings/2026-04-enkat.yaml": """\
kind: enkat
title: Enkät
inputs:
  - {id: 1, text: Ja, from: bolag, area: service, votes: 1}
  - {id: 2, text: Nej, from: [bolag, forening], also: tom}
""",
}


@pytest.fixture(scope="module", params=["the example", "nasty texts"])
def root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "the example":
        return REPOSITORY
    return put(tmp_path_factory.mktemp("nasty"), PROJECT)


@pytest.mark.parametrize("internal", [(), ("--internal",)], ids=["anybody", "internal"])
@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_duckdb_counts_what_tally_counts(
    root: Path, tmp_path: Path, format: str, internal: tuple[str, ...]
) -> None:
    project = ("--project", str(root))
    done = typed(tmp_path, "export", "tables", "-f", format, *internal, *project)
    assert done.returncode == 0, done.stderr
    by_area, by_organisation = answers(tmp_path / "tables")
    for by, found in (("area", by_area), ("organisation", by_organisation)):
        told = typed(tmp_path, "tally", "--by", by, "-f", "json", *internal, *project).stdout
        rows = json.loads(told)["tables"][0]["rows"]
        known = [{k: v for k, v in row.items() if v is not None or k == by} for row in rows]
        assert found == known


def answers(folder: Path) -> list[list[dict[str, Any]]]:
    """The rows of each SELECT in a folder's tally.sql."""
    found = []
    with duckdb.connect(config={"file_search_path": str(folder)}) as engine:
        for statement in engine.extract_statements((folder / "tally.sql").read_text("utf-8")):
            done = engine.execute(statement)
            if statement.type == duckdb.StatementType.SELECT:
                names = [column[0] for column in done.description or ()]
                found.append([dict(zip(names, row, strict=True)) for row in done.fetchall()])
    return found
