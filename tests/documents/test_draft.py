"""The files of a draft: the same data give the same bytes, in Markdown and in PDF."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path

from pypdf import PdfReader

from nplan.documents.draft import drafted, prepared
from nplan.documents.material import Material
from nplan.documents.programme import programme
from nplan.files.reading import reading
from nplan.files.templates import templates
from nplan.model.records import Records
from nplan.model.values import Day
from nplan.model.version import Version
from tests.printed import not_printed, words_of

from .conftest import PROCESS

VERSION = Version("0123456789", Day(2024, 11, 20), changed=False)


def draft(records: Records, *formats: str, stem: str = "programme") -> dict[str, bytes]:
    view = programme(Material(records=records, version=VERSION))
    return drafted(prepared("programme", view, templates(PROCESS), stem=stem), formats).files


def test_a_draft_is_markdown_charts_and_pdf(records: Records) -> None:
    assert list(draft(records, "md", "pdf")) == [
        "programme.md",
        "programme-meetings.svg",
        "programme-areas.svg",
        "programme.pdf",
    ]
    assert list(draft(records, "pdf")) == ["programme.pdf"]


def test_another_name_is_the_name_of_the_pictures_too(records: Records) -> None:
    files = draft(records, "md", stem="utkast 2")
    assert list(files) == ["utkast 2.md", "utkast 2-meetings.svg", "utkast 2-areas.svg"]
    assert b"](<utkast%202-areas.svg>)" in files["utkast 2.md"]


def test_the_same_data_give_the_same_bytes(records: Records) -> None:
    assert draft(records, "md", "pdf") == draft(records, "md", "pdf")


def test_the_pdf_says_what_the_markdown_says(records: Records) -> None:
    files = draft(records, "md", "pdf")
    words = words_of(files["programme.md"].decode())
    assert len(words) > 300
    assert not_printed(words, files["programme.pdf"]) == set()


def test_the_pdf_is_dated_by_the_version_of_the_files(records: Records) -> None:
    reader = PdfReader(io.BytesIO(draft(records, "pdf")["programme.pdf"]))
    assert reader.metadata is not None
    assert reader.metadata.title == "Näringslivsprogram 2025–2028"
    assert reader.metadata.creation_date == datetime(2024, 11, 20, tzinfo=UTC)
    assert "UTKAST" in reader.pages[-1].extract_text()
    assert "Version 0123456789, 20 november 2024" in reader.pages[-1].extract_text()


def test_a_source_may_be_cited_in_a_heading_and_again(process: Path) -> None:
    source = "[@2024-03-25-dialoglunch/1]"
    foreword = f"# foreword\n\n## Rubrik {source} *x*\n\nText {source}.\n"
    (process / "data/programme/programme.md").write_text(foreword, "utf-8")
    records = reading(process).records
    assert records is not None
    files = draft(records, "md", "pdf")
    contents = PdfReader(io.BytesIO(files["programme.pdf"])).pages[1].extract_text()
    assert re.search(r"Rubrik\s+x", contents)
