"""A file is written whole or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest

from nplan.files.writing import write, write_new
from nplan.model.error import NplanError


def test_a_file_and_its_folders_are_made(tmp_path: Path) -> None:
    write(tmp_path / "build/deep/programme.md", b"text\r\n")
    assert (tmp_path / "build/deep/programme.md").read_bytes() == b"text\r\n"
    assert [path.name for path in (tmp_path / "build/deep").iterdir()] == ["programme.md"]


def test_the_old_files_rights_stay(tmp_path: Path) -> None:
    file = tmp_path / "programme.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write(file, b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    link = tmp_path / "programme.md"
    link.symlink_to(tmp_path / "real.md")
    write(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "programme.md"
    file.write_bytes(b"old")
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from nplan.files.writing import write; from nplan.model.error import NplanError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
        "try: write(Path(sys.argv[1]), b'x' * 1000)\n"
        "except NplanError as error: print(error.code, error.values['file'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"cannot-write {file}\n"
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["programme.md"]


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "programme.md").mkdir()
    with pytest.raises(NplanError) as stopped:
        write(tmp_path / "programme.md", b"text")
    assert stopped.value.code == "cannot-write"
    assert [path.name for path in tmp_path.iterdir()] == ["programme.md"]


def test_a_new_file_takes_the_next_free_name(tmp_path: Path) -> None:
    wanted = tmp_path / "ny" / "a.yaml"
    names = [write_new(wanted, str(number).encode()).name for number in range(3)]
    assert names == ["a.yaml", "a-2.yaml", "a-3.yaml"]
    assert [(tmp_path / "ny" / name).read_text() for name in names] == ["0", "1", "2"]
    assert len(list(wanted.parent.iterdir())) == 3


def test_a_new_file_below_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "ny").write_text("")
    with pytest.raises(NplanError) as raised:
        write_new(tmp_path / "ny" / "a.yaml", b"")
    assert raised.value.code == "cannot-write"
