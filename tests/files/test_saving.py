"""Files are saved all or none, by one nplan at a time, and nobody's work is undone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nplan.files import saving
from nplan.files.saving import Change, is_in_the_way, locked, save
from nplan.files.writing import BESIDE
from nplan.model.error import NplanError
from tests.typed import REPOSITORY


def stopped(root: Path, changes: dict[str, Change]) -> str:
    with pytest.raises(NplanError) as error:
        save(root, changes)
    return error.value.code


def all_files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_files_are_changed_made_and_taken_away(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"2")
    new = Change(None, b"3")
    save(tmp_path, {"a": Change(b"1", b"one"), "b": Change(b"2", None), "c/d": new})
    assert all_files(tmp_path) == {"a": b"one", "c/d": b"3"}


@pytest.mark.parametrize(
    ("before", "there"), [(b"1", b"2"), (None, b"2"), (b"1", None)], ids=["other", "new", "gone"]
)
def test_nothing_is_saved_if_one_file_is_no_longer_what_was_read(
    tmp_path: Path, before: bytes | None, there: bytes | None
) -> None:
    (tmp_path / "a").write_bytes(b"a")
    if there is not None:
        (tmp_path / "b").write_bytes(there)
    was = all_files(tmp_path)
    changes = {"a": Change(b"a", b"A"), "b": Change(before, b"B")}
    assert stopped(tmp_path, changes) == "changed-meanwhile"
    assert all_files(tmp_path) == was


def test_nothing_is_saved_if_one_file_may_only_be_read(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(b"1")
    (tmp_path / "b").chmod(0o444)
    changes = {name: Change(b"1", b"2") for name in "ab"}
    assert stopped(tmp_path, changes) == "read-only"
    assert all_files(tmp_path) == {"a": b"1", "b": b"1"}


@pytest.mark.skipif(not Path("/bin/sleep").exists(), reason="a program to be held by itself")
def test_nothing_is_saved_if_another_program_holds_one_file(tmp_path: Path) -> None:
    """As Excel holds what it has open on Windows; here a program holds itself."""
    program = Path("/bin/sleep").read_bytes()
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(program)
    (tmp_path / "b").chmod(0o755)
    held = subprocess.Popen([tmp_path / "b", "60"])
    changes = {"a": Change(b"1", b"2"), "b": Change(program, b"2")}
    assert stopped(tmp_path, changes) == "cannot-write"
    held.kill()
    held.wait()
    assert all_files(tmp_path) == {"a": b"1", "b": program}


def test_nothing_is_saved_if_one_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    changes = {"a": Change(b"1", b"2"), "a/b": Change(None, b"2")}
    assert stopped(tmp_path, changes) == "cannot-write"
    assert all_files(tmp_path) == {"a": b"1"}


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    real = tmp_path / "shared/a"
    real.write_bytes(b"1")
    real.chmod(0o640)
    (tmp_path / "a").symlink_to(real)
    save(tmp_path, {"a": Change(b"1", b"2")})
    assert (tmp_path / "a").is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (b"2", 0o640)


KILLED = """
import resource, signal, sys
from pathlib import Path
from nplan.files.saving import Change, locked, save

root = Path(sys.argv[1])
with locked(root):
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    save(root, {"a": Change(b"1", b"2"), sys.argv[2]: Change(None, b"x" * 2000)})
"""
"""An nplan that the system kills when it has written half of a file."""


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed so on Windows")
@pytest.mark.parametrize("other", ["data/b", "/shared/b"])
def test_what_a_killed_nplan_left_is_swept_away(tmp_path: Path, other: str) -> None:
    """By the next one that writes anything, wherever it lies; what only looks so stays."""
    root = tmp_path / os.fsdecode(b"\xe5r 1")
    root.mkdir()
    other = other.replace("/shared", str(tmp_path / "shared"))
    (root / "a").write_bytes(b"1")
    (root / ".a.0123abcd").write_bytes(b"mine")
    done = subprocess.run([sys.executable, "-c", KILLED, str(root), other], cwd=REPOSITORY)
    assert done.returncode < 0
    left = [path for path in all_files(tmp_path) if BESIDE.fullmatch(Path(path).name)]
    assert len(left) == 3
    with locked(root):
        save(root, {"c": Change(None, b"3")})
    assert {path for path in all_files(tmp_path) if "/.nplan/" not in path} == {
        f"{root.name}/.a.0123abcd",
        f"{root.name}/a",
        f"{root.name}/c",
    }
    assert all_files(root / ".nplan") == {".gitignore": b"*\n", "lock": b""}


def test_two_paths_to_one_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").symlink_to("a")
    both = {"a": Change(b"1", b"2"), "b": Change(b"1", b"3")}
    assert stopped(tmp_path, both) == "same-file"
    assert all_files(tmp_path) == {"a": b"1", "b": b"1"}
    save(tmp_path, {"b": Change(b"1", b"3")})
    assert (tmp_path / "a").read_bytes() == b"3"


@pytest.mark.parametrize("noted", [b"", b"\xff", b"\0\0.", b"{folder}/b\0{folder}/.b"])
def test_no_note_of_what_was_left_leads_to_a_file_of_somebody_else(
    tmp_path: Path, noted: bytes
) -> None:
    root = tmp_path / "project"
    (root / ".nplan").mkdir(parents=True)
    whole = noted.replace(b"{folder}", os.fsencode(tmp_path))
    (root / ".nplan/unfinished").write_bytes(whole)
    (root / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"1")
    save(root, {"a": Change(b"1", b"2")})
    assert all_files(tmp_path) == {"b": b"1", "project/a": b"2"}


def test_a_file_is_not_in_the_way_of_its_own_name_in_other_letters(tmp_path: Path) -> None:
    """Where Lunch and lunch are the same file, as on Windows; links make it so anywhere."""
    for name in ("Lunch", "annat"):
        (tmp_path / name).write_bytes(b"1")
    (tmp_path / "lunch").hardlink_to(tmp_path / "Lunch")
    assert not is_in_the_way(tmp_path, "Lunch", "lunch")
    assert not is_in_the_way(tmp_path, "Lunch", "frukost")
    assert is_in_the_way(tmp_path, "Lunch", "annat")
    (tmp_path / "frukost").symlink_to(tmp_path / "borta")
    assert is_in_the_way(tmp_path, "Lunch", "frukost")


def test_a_second_nplan_waits_and_then_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = (
        "import sys, time; from pathlib import Path; from nplan.files.saving import locked\n"
        f"with locked(Path({str(tmp_path)!r})): print('held', flush=True); time.sleep(60)"
    )
    first = subprocess.Popen([sys.executable, "-c", holder], stdout=subprocess.PIPE, cwd=REPOSITORY)
    assert first.stdout is not None
    assert first.stdout.readline() == b"held\n"
    monkeypatch.setattr(saving, "PATIENCE", 0.2)
    with pytest.raises(NplanError) as error, locked(tmp_path):
        pass
    assert error.value.code == "locked"
    first.kill()
    first.wait()
    with locked(tmp_path):  # a killed one holds nothing
        assert (tmp_path / ".nplan/.gitignore").read_text() == "*\n"
