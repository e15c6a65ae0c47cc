"""init as it is typed: what it puts where, and that it overwrites nothing."""

import shutil
from pathlib import Path

import pytest

from nplan.files.templates import to_change
from tests.typed import typed

PROCESS = Path(__file__).parents[1] / "documents" / "process"
NAMES = sorted(to_change())


@pytest.fixture
def process(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROCESS / "data", tmp_path / "data")).parent


def listed(names: list[str]) -> str:
    return ", ".join(f"templates/{name}" for name in names)


def test_the_templates_are_put_beside_the_data(process: Path) -> None:
    done = typed(process, "init", "--templates")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"wrote {listed(NAMES)}\n"
    for name, content in to_change().items():
        assert (process / "templates" / name).read_bytes() == content


def test_what_is_there_is_left_as_it_is(process: Path) -> None:
    own = process / "templates/programme.md.j2"
    own.parent.mkdir()
    own.write_text("# Egen\n", "utf-8")
    done = typed(process, "init", "--templates", language="sv")
    assert done.returncode == 0
    others = [name for name in NAMES if name != own.name]
    assert done.stderr == (
        f"skrev {listed(others)}\nlämnade som de är: templates/programme.md.j2\n"
    )
    assert own.read_text("utf-8") == "# Egen\n"
    again = typed(process, "init", "--templates")
    assert (again.returncode, again.stderr) == (0, f"left as they are: {listed(NAMES)}\n")


def test_a_document_is_the_same_with_the_copied_templates(process: Path) -> None:
    assert typed(process, "draft", "-o", "före").returncode == 0
    assert typed(process, "init", "--templates").returncode == 0
    assert typed(process, "draft", "-o", "efter").returncode == 0
    for file in (process / "före").iterdir():
        assert (process / "efter" / file.name).read_bytes() == file.read_bytes()


def test_the_project_may_be_named(process: Path) -> None:
    (process / "annan").mkdir()
    done = typed(process / "annan", "init", "--templates", "--project", str(process))
    assert done.returncode == 0
    assert (process / "templates/style.yaml").is_file()


def test_a_broken_link_is_left_and_nothing_is_written_through_it(process: Path) -> None:
    (process / "templates").mkdir()
    (process / "templates/style.yaml").symlink_to(process / "borta.yaml")
    done = typed(process, "init", "--templates")
    assert "left as they are: templates/style.yaml\n" in done.stderr
    assert not (process / "borta.yaml").exists()


def test_a_file_in_the_folders_place_is_told(process: Path) -> None:
    (process / "templates").write_text("", "utf-8")
    done = typed(process, "init", "--templates")
    assert (done.returncode, done.stdout) == (1, "")
    assert "cannot be written" in done.stderr


def test_without_templates_it_says_what_it_cannot_do_yet(process: Path) -> None:
    done = typed(process, "init")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "nplan: init cannot begin a new process yet; it puts the templates into one that there is\n"
        "nplan init --templates puts them into templates/, beside data/.\n"
    )
    assert not (process / "templates").exists()


def test_without_a_project_it_says_so(tmp_path: Path) -> None:
    done = typed(tmp_path, "init", "--templates")
    assert done.returncode == 1
    assert "no process is found" in done.stderr
