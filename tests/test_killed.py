"""A command that is killed leaves each file old or new, and no lock (see tests.killing)."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.test_import_sorting import sheet_of
from tests.killing import spoilt

PROCESS = Path(__file__).parent / "documents" / "process"
TIMES = 4
"""In every run of the tests; `python -m tests.killing` does it a thousand times."""

LISTS = {
    "inputs.csv": "Företag;Namn;Synpunkt\n"
    + "".join(f"Nya firman {n} AB;Bo {n};Svara i tid {n}\n" for n in range(40)),
    "people.csv": "Företag;Namn;E-post;Antal\n"
    + "".join(f"Nya firman {n} AB;Bo {n};bo{n}@example.se;2\n" for n in range(40)),
    "register.csv": "Företag\n" + "".join(f"Nya firman {n} AB\n" for n in range(40)),
}
TO_MEETING = ("--meeting", "2024-03-25-dialoglunch", "--new", "--write")

COMMANDS = {
    "new meeting": ["new", "meeting", "Lunch om service", "--date", "2024-05-02"],
    "new organisation": ["new", "organisation", "Nya firman AB", "--size", "10-49"],
    "new key-point": ["new", "key-point", "Svara i tid", "--area", "service"],
    "new response": ["new", "response", "--from", "orust-bygg", "--received", "2024-09-12"],
    "new memo": ["new", "memo", "Till fullmäktige", "--date", "2024-12-01"],
    "capture": ["capture", "dialoglunch", "data/private/notes.txt"],
    "import organisations": ["import", "register.csv", "--as", "organisations", "--write"],
    "import participants": ["import", "people.csv", "--as", "participants", *TO_MEETING],
    "import inputs": ["import", "inputs.csv", "--as", "inputs", *TO_MEETING],
    "import sorting": ["import", "sort.csv", "--as", "sorting", "--write"],
    "fmt": ["fmt"],
    "rename of an organisation": ["rename", "kretsen", "foretagskretsen"],
    "rename of a meeting": ["rename", "2024-03-25-dialoglunch", "2024-03-25-lunch"],
    "reply": ["reply", "--all", "--to", "md", "--record", "--date", "2025-01-20"],
    "init": ["init", "--municipality", "Sandby kommun"],
}
"""The writing commands, each as it is typed in the folder that `prepared` makes."""


def prepared(folder: Path, name: str) -> Path:
    """A project with what a command needs; nothing for the one that begins it."""
    if name == "init":
        return folder
    shutil.copytree(PROCESS / "data", folder / "data")
    notes = folder / "data/private/notes.txt"
    notes.parent.mkdir(exist_ok=True)
    notes.write_text("# Bord 9\n! Svara i telefon #problem\n", "utf-8")
    sorted_ = sheet_of(folder, {n: {"area": "kompetens"} for n in range(20)})
    for file, text in {**LISTS, "sort.csv": sorted_}.items():
        (folder / file).write_text(text, "utf-8")
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_spoils_nothing(name: str, tmp_path: Path) -> None:
    project = prepared(tmp_path, name)
    assert spoilt(project, COMMANDS[name], TIMES) == []
