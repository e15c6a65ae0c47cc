"""Trouble that cannot lie in version control: huge, deep, unreadable and private files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.typed import typed

SOUND = Path(__file__).parent / "broken" / "duplicate-input" / "data" / "process.yaml"
LUNCH = "data/meetings/2026-03-25-lunch.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data/meetings").mkdir(parents=True)
    shutil.copy(SOUND, tmp_path / "data/process.yaml")
    return tmp_path


def told(root: Path) -> list[str]:
    """The first line of each diagnostic, and nothing but diagnostics."""
    done = typed(root, "validate")
    assert (done.returncode, done.stderr) == (1, "")
    return [line for line in done.stdout.splitlines() if line.startswith("data/")]


def test_a_huge_file(root: Path) -> None:
    with (root / LUNCH).open("wb") as file:
        file.truncate(200_000_000)
    (line,) = told(root)
    assert line.startswith(f"{LUNCH}:1:1: error: ")
    assert line.endswith("[too-large]")


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000])
def test_brackets_in_brackets(root: Path, text: str) -> None:
    (root / LUNCH).write_text(text)
    (line,) = told(root)
    assert line.endswith("[too-deep]")


def test_a_folder_named_as_a_file(root: Path) -> None:
    (root / LUNCH).mkdir()
    (line,) = told(root)
    assert line.startswith(f"{LUNCH}:1:1: error: ")
    assert line.endswith("[unreadable]")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a file be called so")
def test_a_name_that_is_no_utf_8(root: Path) -> None:
    path = root / os.fsdecode(b"data/meetings/2026-03-25-m\xf6te.yaml")
    path.write_text("")
    assert told(root) == [
        "data/meetings/2026-03-25-m\ufffdte.yaml:1:1: error: the file's name cannot be read "
        "[unreadable]"
    ]
    path.unlink()
    sheet = os.fsdecode(b"f\xf6retag.csv")
    (root / sheet).write_text("Företag\nKrinova\n", "utf-8")
    done = typed(root, "import", sheet, "--as", "organisations")
    assert (done.returncode, done.stdout.partition(":")[0]) == (0, "f\\udcf6retag.csv")
    done = typed(root, "rename", sheet, "krinova")
    assert (done.returncode, done.stderr.partition("\n")[0]) == (
        1,
        'nplan: nothing is called "f\\udcf6retag.csv"',
    )


def test_private_files_that_git_does_not_ignore(root: Path) -> None:
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    (root / "data/private").mkdir()
    (root / "data/private/contacts.yaml").write_text("")
    (line,) = told(root)
    assert line.endswith("[private-in-git]")
    (root / ".gitignore").write_text("/data/private/\n")
    done = typed(root, "validate")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    subprocess.run(["git", "-C", str(root), "add", "-f", "data/private"], check=True)
    (line,) = told(root)
    assert line.endswith("[private-in-git]")
