"""Pictures of nplan's screens in both languages, to look at: `python -m tests.screens FOLDER`."""

import shutil
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tests.terminals import terminal
from tests.typed import REPOSITORY

WIDTH = 96
LIST = "Företag;Namn;E-post\nCafé Åby;Amina Sjö;amina@cafe.example\nLindvik Energi;;\nOptikern;;\n"
NOTES = "# Bord 9 #service @optikern\nBygglov: 7 månader *4\n! Ring @optikern\nJa #mobil\n"
MEETING = "2024-03-26-dialoglunch"
SCREENS = {
    "help": ("--help",),
    "validate": ("validate",),
    "tally": ("tally", "--by", "area"),
    "status": ("status", "--today", "2024-11-20"),
    "list": ("list", "inputs", "--where", "outcome=open"),
    "show": ("show", "lagre-taxor"),
    "capture": ("capture", MEETING, "anteckningar.txt", "-n"),
    "import": ("import", "anmalda.csv", "--as", "participants", "--meeting", MEETING),
    "fmt": ("fmt", "--check"),
    "refused": ("tally", "--by", "omrade"),
}


def write(folder: Path) -> None:
    """Write an SVG of each screen in each language, as it is on the example's process."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        project = Path(made)
        shutil.copytree(REPOSITORY / "data", project / "data")
        (project / "anmalda.csv").write_text(LIST, "utf-8")
        (project / "anteckningar.txt").write_text(NOTES, "utf-8")
        for name, arguments in SCREENS.items():
            for language in ("sv", "en"):
                screen = _screen(project, arguments, language)
                title = f"nplan {' '.join(arguments)}"
                (folder / f"{name}-{language}.svg").write_text(_picture(title, screen), "utf-8")


def _screen(project: Path, arguments: tuple[str, ...], language: str) -> str:
    seen = {"TERM": "xterm-256color", "COLUMNS": str(WIDTH), "NPLAN_LANG": language}
    return terminal(project, *arguments, **seen).end()[1]


def _picture(title: str, screen: str) -> str:
    with Path("/dev/null").open("w") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        console.print(Text.from_ansi(screen))
        return console.export_svg(title=title)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
