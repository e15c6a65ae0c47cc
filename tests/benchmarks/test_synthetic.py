"""The processes that are measured are of the size they claim, and nothing is wrong in them."""

from pathlib import Path

import pytest

from nplan.checks import findings
from nplan.files.reading import Reading, reading
from tests.benchmarks.synthetic import INPUTS, write

MEETINGS = 200


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Reading]:
    folder = tmp_path_factory.mktemp("process")
    write(folder, MEETINGS)
    return folder, reading(folder)


def test_nothing_is_wrong_in_them(read: tuple[Path, Reading]) -> None:
    _, found = read
    assert found.findings == ()
    assert found.records is not None
    assert list(findings(found.records)) == []


def test_a_meeting_has_19_inputs_in_6_8_kilobytes(read: tuple[Path, Reading]) -> None:
    folder, found = read
    assert found.records is not None
    files = list((folder / "data/meetings").rglob("*.yaml"))
    assert len(files) == MEETINGS
    assert round(len(found.records.said) / MEETINGS) == INPUTS
    assert 6_500 < sum(file.stat().st_size for file in files) / MEETINGS < 7_100


def test_the_same_size_gives_the_same_files(read: tuple[Path, Reading], tmp_path: Path) -> None:
    folder, found = read
    write(tmp_path, MEETINGS)
    for file in found.files:
        assert (tmp_path / file).read_bytes() == (folder / file).read_bytes()
