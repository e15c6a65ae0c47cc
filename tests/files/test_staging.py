"""Several files in a folder: all of them are new, or none is."""

import stat
from pathlib import Path

import pytest

from nplan.files.staging import staging_folder
from nplan.model.error import NplanError


def fill(folder: Path, files: dict[str, str], stopped: BaseException | None = None) -> None:
    """Write files by way of a staging folder, and stop before the end if asked."""
    with staging_folder(folder) as staging:
        for name, text in files.items():
            (staging / name).write_text(text)
        if stopped is not None:
            raise stopped


def test_files_come_all_at_once_and_those_to_go_are_gone(tmp_path: Path) -> None:
    folder = tmp_path / "a/b"
    with staging_folder(folder) as staging:
        (staging / "one").write_text("1")
        (staging / "two").write_text("2")
        assert [path for path in folder.iterdir() if path != staging] == []
    with staging_folder(folder, ("two", "never")) as staging:
        (staging / "one").write_text("11")
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"one": "11"}


def test_if_anything_goes_wrong_everything_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("1")
    for folder in (tmp_path, tmp_path / "new/deep"):
        with pytest.raises(KeyboardInterrupt):
            fill(folder, {"one": "half"}, stopped=KeyboardInterrupt())
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"one": "1"}


def test_a_protected_file_is_left_as_it_is_and_so_are_the_others(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text(name)
    (tmp_path / "two").chmod(0o444)
    with pytest.raises(NplanError) as told:
        fill(tmp_path, {"one": "new", "two": "new"})
    assert (told.value.code, told.value.values) == ("read-only", {"file": str(tmp_path / "two")})
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "one": "one",
        "two": "two",
    }


def test_what_the_system_says_is_told_of_the_file_that_was_wanted(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(NplanError) as told:
        fill(tmp_path / "file", {})
    assert told.value.code == "cannot-write"
    assert told.value.values["file"] == str(tmp_path / "file")
    with pytest.raises(NplanError) as told:
        fill(tmp_path, {"missing/one": "x"})
    assert told.value.values["reason"] == "No such file or directory"


def test_what_a_stopped_nplan_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / ".0123abcd.nplan").mkdir()
    (tmp_path / ".0123abcd.nplan/inputs.csv").write_text("secret")
    (tmp_path / ".mine.nplan").mkdir()
    with staging_folder(tmp_path) as staging:
        (staging / "one").write_text("1")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".mine.nplan", "one"]


def test_a_link_stays_a_link_and_permissions_are_kept(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/one").write_text("1")
    (tmp_path / "real/one").chmod(0o640)
    (tmp_path / "one").symlink_to(tmp_path / "real/one")
    with staging_folder(tmp_path) as staging:
        (staging / "one").write_text("2")
    assert (tmp_path / "one").is_symlink()
    assert (tmp_path / "real/one").read_text() == "2"
    assert stat.S_IMODE((tmp_path / "real/one").stat().st_mode) == 0o640
