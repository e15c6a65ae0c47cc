"""Whom letters are addressed to: where the file is, what it holds and what is wrong with it."""

from pathlib import Path

import pytest

from nplan.files.contacts import contacts
from nplan.model.process import Contact, Organisation, Process
from nplan.model.records import Records

ORGANISATIONS = {
    "cafe": Organisation(name="Café Torget", formerly=("kaffet",)),
    "bygg": Organisation(name="Bygg AB"),
}


def records(path: str | None = None) -> Records:
    process = Process(municipality="Lindvik", title="Plan", areas=(), contacts=path)
    return Records(process=process, organisations=ORGANISATIONS)


def written(root: Path, content: str | bytes, file: str = "data/private/contacts.yaml") -> Path:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_there_need_not_be_any(tmp_path: Path) -> None:
    found = contacts(tmp_path, records())
    assert (found.file, found.is_there, found.people) == ("data/private/contacts.yaml", False, {})


def test_a_folder_of_nobody_is_none(tmp_path: Path) -> None:
    found = contacts(tmp_path, records("~ingen-alls/k.yaml"))
    assert (found.file, found.is_there, found.people) == ("~ingen-alls/k.yaml", False, {})


def test_they_are_a_list_for_each_organisation(tmp_path: Path) -> None:
    text = (
        "\ufeffcafe:\r\n  - {name: Kim Ek, role: ägare, email: k@x.se, phone: 0701234567}\r\n"
        "  - {email: info@x.se}\r\nkaffet: Bo Alm\r\nBygg AB:\r\n"
    )
    written(tmp_path, text)
    found = contacts(tmp_path, records())
    assert found.people == {
        "cafe": (
            Contact(name="Kim Ek", role="ägare", email="k@x.se", phone="0701234567"),
            Contact(email="info@x.se"),
            Contact(name="Bo Alm"),
        ),
        "bygg": (),
    }
    assert found.diagnostics == ()


@pytest.mark.parametrize("is_whole", [True, False])
def test_the_file_may_lie_outside_the_project(tmp_path: Path, is_whole: bool) -> None:
    path = written(tmp_path, "cafe: Kim Ek\nkafe: Bo Alm\n", "delad/k.yaml")
    root = tmp_path / "projekt"
    root.mkdir()
    named = str(path) if is_whole else "../delad/k.yaml"
    found = contacts(root, records(named))
    assert found.people == {"cafe": (Contact(name="Kim Ek"),)}
    (warning,) = found.diagnostics
    assert (warning.file, warning.line, warning.severity) == (named, 2, "warning")
    assert warning.values == {"name": "kafe", "nearest": "cafe"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("cafe: [", ("yaml-syntax", 1, 8)),
        ("cafe:\n  - {namn: Kim Ek}\n", ("unknown-field", 2, 6)),
        ("cafe:\n  - {name: [Kim, Ek]}\n", ("wrong-type", 2, 12)),
        ("- Kim Ek\n", ("wrong-type", 1, 1)),
        ("cafe: Kim\ncafe: Bo\n", ("duplicate-key", 2, 1)),
        (b"cafe: K\xe5re\n", ("not-utf8", 1, 8)),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(
    tmp_path: Path, content: str | bytes, told: tuple[str, int, int]
) -> None:
    written(tmp_path, content)
    (found,) = contacts(tmp_path, records()).diagnostics
    assert (found.code, found.line, found.column) == told
    assert found.severity == "error"


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "data/private/contacts.yaml").mkdir(parents=True)
    (found,) = contacts(tmp_path, records()).diagnostics
    assert (found.code, found.file) == ("unreadable", "data/private/contacts.yaml")
