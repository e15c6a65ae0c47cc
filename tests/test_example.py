"""Every document of the example in every format: accessible, for archives, discreet, the same."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page
import pytest
import yaml
from pypdf import PdfReader
from pypdf.generic import StreamObject

from nplan.documents.about import KINDS, Kind
from tests.printed import not_printed, words_of
from tests.typed import REPOSITORY, typed

PDFS = [name for name, kind in KINDS.items() if "pdf" in kind.formats]
CONTACT = {
    "gransvik-teknik": [
        {
            "name": "Ylva Qvarnmo",
            "email": "ylva@gransvik.example",
            "phone": "070-174 06 05",
        }
    ]
}


@pytest.fixture(scope="session")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's documents, made in a folder and a time zone."""
    return made(tmp_path_factory.mktemp("here"), "Europe/Stockholm")


def made(folder: Path, time_zone: str) -> Path:
    shutil.copytree(REPOSITORY / "data", folder / "data", ignore=shutil.ignore_patterns("private"))
    private = folder / "data" / "private"
    private.mkdir()
    (private / "contacts.yaml").write_text(yaml.safe_dump(CONTACT, allow_unicode=True), "utf-8")
    for name, kind in KINDS.items():
        for command in commands(name, kind):
            done = typed(folder, *command, TZ=time_zone)
            assert done.returncode == 0, done.stderr
    return folder / "build"


def commands(name: str, kind: Kind) -> Iterator[tuple[str, ...]]:
    """What is typed for a document in all its formats; the letter is to somebody anonymous."""
    if name == "reply":
        for format in kind.formats:
            yield "reply", "gransvik-teknik", "-o", f"build/reply.{format}"
    else:
        yield "draft", name, "--to", ",".join(kind.formats)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_is_accessible_and_for_archives(drafted: Path, name: str, profile: str) -> None:
    report = page.validate_pdf_bytes((drafted / f"{name}.pdf").read_bytes(), profile=profile)
    assert report.is_compliant, report


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_says_what_the_markdown_says(drafted: Path, name: str) -> None:
    words = words_of((drafted / f"{name}.md").read_text("utf-8"))
    assert len(words) > 100
    # A paper's data stand below their labels, not in columns that have headings.
    left_out = {"Uppgift", "Innehåll"} if KINDS[name].form == "paper" else set()
    assert not_printed(words, (drafted / f"{name}.pdf").read_bytes()) == left_out


def test_it_is_as_long_as_a_programme_with_its_annexes(drafted: Path) -> None:
    assert 50 < len(PdfReader(drafted / "programme.pdf").pages) < 75


def test_another_folder_and_time_zone_give_the_same_bytes(
    drafted: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    again = made(tmp_path_factory.mktemp("there"), "Pacific/Kiritimati")
    names = sorted(path.name for path in drafted.iterdir())
    assert names == sorted(path.name for path in again.iterdir())
    assert [
        one for one in names if (drafted / one).read_bytes() != (again / one).read_bytes()
    ] == []


def test_no_document_holds_a_secret(drafted: Path) -> None:
    secrets = {folded(secret) for secret in secrets_of(REPOSITORY / "data")}
    assert len(secrets) == 8
    for path in drafted.iterdir():
        for text in (path.name, *held(path)):
            words = folded(text)
            assert [secret for secret in secrets if secret in words] == [], path.name


def secrets_of(data: Path) -> Iterator[str]:
    """What the example hides, read without nplan."""
    for id, one in yaml.safe_load((data / "organisations.yaml").read_text("utf-8")).items():
        if isinstance(one, dict) and one.get("consent") == "anonymous":
            yield from (id, one["name"], *one.get("aliases", ()), *one.get("formerly", ()))
    for file in data.glob("meetings/**/*.yaml"):
        yield from hidden(yaml.safe_load(file.read_text("utf-8")))
    for people in CONTACT.values():
        yield from (value for person in people for value in person.values())


def hidden(value: Any) -> Iterator[str]:
    """The texts of inputs that are confidential."""
    if isinstance(value, dict) and value.get("confidential"):
        yield value["text"]
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from hidden(one)


def folded(text: str) -> str:
    """A text in which a name is found however it is broken, spaced or written."""
    return re.sub(r"[\W_]", "", text).casefold()


def held(path: Path) -> Iterator[str]:
    """Everything that a file holds, unpacked."""
    content = path.read_bytes()
    if path.suffix == ".pdf":
        reader = PdfReader(io.BytesIO(content))
        yield from (one.extract_text() for one in reader.pages)
        yield str(reader.metadata)
        for id in reader.xref[0]:
            found = reader.get_object(id)
            yield str(found)
            if isinstance(found, StreamObject):
                yield found.get_data().decode("latin-1")
                yield found.get_data().decode("utf-8", errors="ignore")
    elif path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                text = packed.read(name).decode("utf-8", errors="ignore")
                yield from (name, text, re.sub("<[^>]*>", "", text))
    else:
        text = content.decode("utf-8")
        yield from (text, re.sub("<[^>]*>", "", text))
