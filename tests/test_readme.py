"""What the README shows is what nplan prints: its files are typed and its commands run."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
STEP = re.compile(
    r"save\s+this\s+as\s+`(?P<file>[^`]+)`:\n\n```(?:yaml|csv|text)\n(?P<typed>.*?)```"
    r"|Change `(?P<old>[^`]+)` to\s+`(?P<new>[^`]+)` in\s+`(?P<changed>[^`]+)`"
    r"|```console\n(?P<session>.*?)```",
    re.DOTALL | re.IGNORECASE,
)


def chapter(heading: str) -> str:
    """What stands below a heading as far as the next one; what is in a fence is none."""
    _, _, found = README.read_text("utf-8").partition(f"\n## {heading}\n")
    parts = found.split("```")
    for index, part in enumerate(parts):
        if index % 2 == 0 and "\n## " in part:
            return "```".join((*parts[:index], part.partition("\n## ")[0]))
    return found


def shown(command: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        cwd=folder,
        env={"NPLAN_LANG": "sv", "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
        check=False,
    )
    return done.stdout


def sessions(text: str) -> Iterator[tuple[str, str]]:
    """Each command with what is shown below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def done(step: re.Match[str], folder: Path) -> str:
    """A step of a chapter, taken, with what its commands print in place of what it shows."""
    if step["file"]:
        path = folder / step["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step["typed"], "utf-8", newline="\n")
    elif step["changed"]:
        path = folder / step["changed"]
        text = path.read_text("utf-8")
        assert text.count(step["old"]) == 1
        path.write_text(text.replace(step["old"], step["new"]), "utf-8")
    else:
        commands = (command for command, _ in sessions(step["session"]))
        printed = "".join(f"$ {command}\n{shown(command, folder)}" for command in commands)
        return f"```console\n{printed}```"
    return step[0]


def followed(folder: Path, heading: str, *, write: bool) -> str:
    """The chapter with what its commands print in place of what it shows."""
    shown_there = chapter(heading)
    told = STEP.sub(lambda step: done(step, folder), shown_there)
    if write:
        README.write_text(README.read_text("utf-8").replace(shown_there, told), "utf-8")
    return told


@pytest.mark.parametrize("heading", ["Five minutes", "The example", "The documents"])
def test_what_is_shown_is_what_is_printed(
    heading: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    folder = ROOT if heading == "The example" else tmp_path
    if heading == "The documents":
        shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("private"))
    write = pytestconfig.getoption("--write-goldens")
    assert followed(folder, heading, write=write) == chapter(heading)
    assert STEP.search(chapter(heading))


def test_the_warnings_that_are_explained_are_those_there_are() -> None:
    rows = re.findall(r"^\| `(\S+)` \| (\S+) \|", chapter("The example"), re.MULTILINE)
    told = re.findall(r"^data/(\S+?):.* \[(\S+)\]$", shown("nplan validate", ROOT), re.MULTILINE)
    assert rows == told
    assert len(rows) == 5
