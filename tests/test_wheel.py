"""The wheel carries all that nplan needs elsewhere, and nothing that is private."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

REPOSITORY = Path(__file__).parents[1]
BUILT_FROM = ("nplan", "templates", "data", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of a wheel that was built where somebody's contacts lie."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("target")
    for name in BUILT_FROM:
        copy = shutil.copytree if (REPOSITORY / name).is_dir() else shutil.copy
        copy(REPOSITORY / name, source / name)
    contacts = source / "data/private/contacts.yaml"
    contacts.parent.mkdir(exist_ok=True)
    contacts.write_text("cafe-torget: [{name: Kim Ek}]\n", encoding="utf-8")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(build, cwd=source, check=True, capture_output=True)
    (wheel,) = target.glob("*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def _is_carried(file: Path) -> bool:
    """Whether it is more than a page about the repository, or the one that init puts out."""
    is_page = file.name.startswith("README") and file != REPOSITORY / "templates/README.md"
    return not is_page and "private" not in file.parts


def test_it_carries_templates_catalogues_and_the_example(unpacked: Path) -> None:
    share = unpacked / "nplan/share"
    for name in ("templates", "data"):
        here = {file.relative_to(share) for file in (share / name).rglob("*") if file.is_file()}
        there = {
            file.relative_to(REPOSITORY)
            for file in (REPOSITORY / name).rglob("*")
            if file.is_file() and _is_carried(file)
        }
        assert here == there
    carried = {file.stem for file in (unpacked / "nplan/texts/sv").glob("*.mo")}
    assert carried == {file.stem for file in (REPOSITORY / "nplan/texts/sv").glob("*.po")}


def test_init_puts_its_templates_out(unpacked: Path, tmp_path: Path) -> None:
    shutil.copytree(unpacked / "nplan/share/data", tmp_path / "data")
    environment = os.environ | {"PYTHONPATH": str(unpacked), "NPLAN_LANG": "en"}
    command = [sys.executable, "-m", "nplan", "init", "--templates"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    for name in ("README.md", "programme.md.j2", "style.yaml"):
        here = tmp_path / "templates" / name
        assert here.read_bytes() == (REPOSITORY / "templates" / name).read_bytes()


def test_init_begins_a_process_with_the_example_or_without(unpacked: Path, tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(unpacked), "NPLAN_LANG": "sv"}
    for arguments in (["ny"], ["exempel", "--example"], ["nästa", "--from", "exempel"]):
        for command in (["init", *arguments], ["validate", "--project", arguments[0]]):
            nplan = [sys.executable, "-m", "nplan", *command]
            subprocess.run(nplan, cwd=tmp_path, env=environment, check=True, capture_output=True)
    for file in ("README.md", ".gitignore", ".gitattributes", "data/organisations.yaml"):
        assert (tmp_path / "ny" / file).is_file()
    made = {file.name for file in (tmp_path / "exempel/data/meetings").iterdir()}
    assert made == {file.name for file in (REPOSITORY / "data/meetings").iterdir()}


def test_it_works_elsewhere_on_the_example_copied_out(unpacked: Path, tmp_path: Path) -> None:
    shutil.copytree(unpacked / "nplan/share/data", tmp_path / "data")
    environment = os.environ | {"PYTHONPATH": str(unpacked), "NPLAN_LANG": "sv"}
    for command in (["tally"], ["draft", "--to", "md,html", "-o", "."]):
        done = subprocess.run(
            [sys.executable, "-m", "nplan", *command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
    for name in ("programme.md", "programme.html"):
        assert (tmp_path / name).stat().st_size > 10_000
