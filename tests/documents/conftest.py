"""The small process that the documents are tried on: tests/documents/process."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from nplan.documents.draft import prepared, view
from nplan.documents.material import Material
from nplan.documents.tree import Block, Table, plain_text
from nplan.files.reading import reading
from nplan.files.templates import templates
from nplan.model.records import Records

PROCESS = Path(__file__).with_name("process")


@pytest.fixture
def process(tmp_path: Path) -> Path:
    """A copy of the process, to change."""
    return Path(shutil.copytree(PROCESS / "data", tmp_path / "data")).parent


@pytest.fixture(scope="session")
def records() -> Records:
    """The process as it is."""
    return records_of(PROCESS)


@pytest.fixture
def golden(pytestconfig: pytest.Config) -> Callable[[str, str], None]:
    """Compares a text with what is expected, which stands beside the process's data."""

    def compare(name: str, shown: str) -> None:
        expected = PROCESS / name
        if pytestconfig.getoption("--write-goldens"):
            expected.write_text(shown, "utf-8", newline="\n")
        assert shown == expected.read_text("utf-8")

    return compare


def records_with(text: str) -> Records:
    """The records of the process with one input more, typed in a meeting's YAML file."""
    typed = yaml.safe_dump(text, default_style='"', width=10**6, allow_unicode=True).strip()
    with tempfile.TemporaryDirectory() as name:
        root = Path(shutil.copytree(PROCESS / "data", Path(name) / "data")).parent
        meeting = root / "data/meetings/2024-04-02-intervju.yaml"
        with meeting.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"  - {{id: 4, text: {typed}, area: service, from: kretsen}}\n")
        found = reading(root)
    assert found.records is not None
    assert [one.code for one in found.findings if one.severity == "error"] == []
    return found.records


def cells(blocks: tuple[Block, ...]) -> list[str]:
    """What stands in the rows of a document's tables."""
    tables = (block for block in blocks if isinstance(block, Table))
    return [plain_text(cell) for table in tables for row in table.rows for cell in row]


def records_of(root: Path) -> Records:
    """The records of a project, which must hold together."""
    found = reading(root).records
    assert found is not None
    return found


def markdown(name: str, material: Material, own: dict[str, str] | None = None) -> str:
    """A document as Markdown, with some templates of the project's own."""
    return prepared(name, view(name, material), templates(PROCESS) | (own or {})).text


def empty(root: Path) -> Records:
    """The records of a process in English that has nothing in it."""
    (root / "data").mkdir()
    process = "municipality: Lindvik\ntitle: Plan\nlanguage: en\nareas: [{id: a, title: A}]\n"
    (root / "data/process.yaml").write_text(process, "utf-8")
    return records_of(root)
