"""The templates of a project: which are read, and what is told of those that cannot be."""

from pathlib import Path

import pytest

from nplan.files.share import brought
from nplan.files.templates import LARGEST, templates, to_change
from nplan.model.error import NplanError

NAME = "programme.md.j2"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "templates/sub").mkdir(parents=True)
    return tmp_path / "templates"


def told(folder: Path) -> dict[str, str | int]:
    with pytest.raises(NplanError) as stopped:
        templates(folder.parent)
    assert stopped.value.code == "unreadable-template"
    return stopped.value.values


def test_a_projects_own_wins_file_by_file(folder: Path) -> None:
    (folder / NAME).write_bytes(b"\xef\xbb\xbf# Egen\r\n\r\n{{ view.title }}\r")
    (folder / "sub/del.md.j2").write_text("Del", "utf-8")
    found = templates(folder.parent)
    assert found[NAME] == "# Egen\n\n{{ view.title }}\n"
    assert found["sub/del.md.j2"] == "Del"
    assert found["parts.md.j2"] == (brought("templates") / "parts.md.j2").read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "values"),
    [
        (b"# A\n\n\xe5\n", {"problem": "encoding", "line": 3}),
        ("# Å".encode("utf-16"), {"problem": "encoding", "line": 1}),
        (b"", {"problem": "empty-file"}),
        (b"\xef\xbb\xbf \n\n", {"problem": "empty-file"}),
        (b"x" * (LARGEST + 1), {"problem": "too-large-file", "size": LARGEST + 1}),
    ],
)
def test_what_is_no_template_is_told(
    folder: Path, content: bytes, values: dict[str, str | int]
) -> None:
    (folder / NAME).write_bytes(content)
    assert values.items() <= told(folder).items()
    assert told(folder)["file"] == f"templates/{NAME}"


def test_a_folder_called_as_a_template_is_told(folder: Path) -> None:
    (folder / NAME).mkdir()
    assert told(folder) == {"file": f"templates/{NAME}", "detail": "not a file"}


@pytest.mark.parametrize("link", [NAME, "sub/annan.md.j2", "mapp", "vapen.png"])
def test_a_link_that_leads_out_is_told(folder: Path, link: str) -> None:
    outside = folder.parent / "utanför"
    outside.mkdir()
    (outside / "x.md.j2").write_text("{{ view.title }}", "utf-8")
    (folder / link).symlink_to(outside if link == "mapp" else outside / "x.md.j2")
    assert told(folder) == {"file": f"templates/{link}", "problem": "outside-file"}


def test_a_link_that_stays_inside_is_followed(folder: Path) -> None:
    (folder / NAME).write_text("# Egen", "utf-8")
    (folder / "annan.md.j2").symlink_to(folder / NAME)
    assert templates(folder.parent)["annan.md.j2"] == "# Egen"


def test_what_an_office_may_change_are_all_templates_the_style_and_the_page() -> None:
    names = set(to_change())
    there = brought("templates")
    assert names == {
        path.relative_to(there).as_posix()
        for path in there.rglob("*")
        if path.is_file() and path.suffix in (".j2", ".yaml", ".docx", ".md")
    }
