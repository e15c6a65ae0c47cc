"""The example's programme as a PDF: accessible, for archives, and as long as it should be."""

import subprocess
import sys
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from tests.printed import not_printed, words_of

EXAMPLE = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    draft = [sys.executable, "-m", "nplan", "draft", "-o", str(folder)]
    subprocess.run(draft, cwd=EXAMPLE, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_it_is_accessible_and_for_archives(drafted: Path, profile: str) -> None:
    report = page.validate_pdf_bytes((drafted / "programme.pdf").read_bytes(), profile=profile)
    assert report.is_compliant, report


def test_it_says_what_the_markdown_says(drafted: Path) -> None:
    words = words_of((drafted / "programme.md").read_text("utf-8"))
    assert len(words) > 8000
    assert not_printed(words, (drafted / "programme.pdf").read_bytes()) == set()


def test_it_is_as_long_as_a_programme_with_its_annexes(drafted: Path) -> None:
    assert 50 < len(PdfReader(drafted / "programme.pdf").pages) < 75
