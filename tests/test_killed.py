"""A command that is killed leaves each file old or new, and no lock (see tests.killing)."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.killing import spoilt

PROCESS = Path(__file__).parent / "documents" / "process"
TIMES = 8
"""In every run of the tests; `python -m tests.killing` does it a thousand times."""

LIST = "Företag;Namn;Synpunkt\n" + "".join(
    f"Nya firman {number} AB;Bo {number};Svara i tid {number}\n" for number in range(40)
)
TO_MEETING = ("--as", "inputs", "--meeting", "2024-03-25-dialoglunch")

COMMANDS = {
    "fmt": ["fmt"],
    "rename": ["rename", "kretsen", "foretagskretsen"],
    "import": ["import", "list.csv", *TO_MEETING, "--new", "--write"],
    "reply": ["reply", "--all", "--to", "md", "--record", "--date", "2025-01-20"],
    "capture": ["capture", "dialoglunch", "data/private/notes.txt"],
}
"""The writing commands, each as it is typed in the project that `prepared` makes."""


def prepared(folder: Path) -> Path:
    """A project with what the commands need."""
    shutil.copytree(PROCESS / "data", folder / "data")
    notes = folder / "data/private/notes.txt"
    notes.parent.mkdir(exist_ok=True)
    notes.write_text("# Bord 9\n! Svara i telefon #problem\n", "utf-8")
    (folder / "list.csv").write_text(LIST, "utf-8")
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_spoils_nothing(name: str, tmp_path: Path) -> None:
    assert spoilt(prepared(tmp_path), COMMANDS[name], TIMES) == []
