"""The small process that the documents are tried on: tests/documents/process."""

import shutil
from pathlib import Path

import pytest

from nplan.files.reading import reading
from nplan.model.records import Records

PROCESS = Path(__file__).with_name("process")


@pytest.fixture
def process(tmp_path: Path) -> Path:
    """A copy of the process, to change."""
    return Path(shutil.copytree(PROCESS / "data", tmp_path / "data")).parent


@pytest.fixture(scope="session")
def records() -> Records:
    """The process as it is."""
    found = reading(PROCESS).records
    assert found is not None
    return found
