"""The JSON report against the second count of the same files."""

import json
from itertools import permutations
from pathlib import Path

import pytest

from nplan.cli.tally_report import tally_report
from nplan.cli.tally_request import tally_request
from nplan.files.reading import reading
from nplan.model.records import Records
from tests.counts.independent import OF_INPUTS, OF_MEETINGS, OF_ORGANISATIONS, Count

SMALL = Path(__file__).parent / "small"
EXAMPLE = Path(__file__).parents[2]
PROJECTS = [SMALL, *([EXAMPLE] if (EXAMPLE / "data/process.yaml").exists() else [])]
DIMENSIONS = (*OF_INPUTS, *OF_MEETINGS, *OF_ORGANISATIONS)


@pytest.fixture(scope="module", params=PROJECTS, ids=("small", "example")[: len(PROJECTS)])
def counted(request: pytest.FixtureRequest) -> tuple[Records, Count]:
    return counts(request.param)


def counts(root: Path) -> tuple[Records, Count]:
    records = reading(root).records
    assert records is not None
    return records, Count(root)


def report(records: Records, *by: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(tally_report(records, tally_request(by=by), "json"))
    return found


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_dimension_equals_the_second_count(
    dimension: str, counted: tuple[Records, Count]
) -> None:
    records, second = counted
    assert report(records, dimension) == {
        "total": second.cell((), ()),
        "skipped": [],
        "tables": [{"by": [dimension], "rows": second.rows(dimension)}],
    }


def test_area_by_organisation_kind_equals_the_second_count(
    counted: tuple[Records, Count],
) -> None:
    records, second = counted
    by = ("area", "organisation-kind")
    assert report(records, *by)["tables"] == [{"by": [*by], "rows": second.rows(*by)}]


@pytest.mark.parametrize("by", list(permutations(DIMENSIONS, 2)), ids="-x-".join)
def test_every_crossing_of_the_small_process_equals_the_second_count(by: tuple[str, str]) -> None:
    records, second = counts(SMALL)
    assert report(records, *by)["tables"] == [{"by": [*by], "rows": second.rows(*by)}]


def test_the_small_process_is_without_errors() -> None:
    assert reading(SMALL).findings == ()
