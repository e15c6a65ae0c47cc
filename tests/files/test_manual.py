"""The manual of what reading tells: its examples are what they say."""

from pathlib import Path

import pytest

from nplan.files.manual import NOT_OF_ONE_FILE, PAGES
from nplan.files.reading import reading
from nplan.model.finding import CODES

PROCESS = """\
municipality: Lindvik kommun
title: Näringslivsprogram
areas: [{id: service, title: Kommunal service}]
"""
EXAMPLES = sorted(set(PAGES) - set(NOT_OF_ONE_FILE))


def told(root: Path, lines: str) -> set[str]:
    whole = lines if "kind:" in lines else f"kind: intervju\ntitle: Intervju\n{lines}"
    (root / "data/meetings").mkdir(parents=True)
    (root / "data/process.yaml").write_text(PROCESS, encoding="utf-8")
    (root / "data/meetings/2026-03-25-lunch.yaml").write_text(whole + "\n", encoding="utf-8")
    return {one.code for one in reading(root).findings}


def test_every_code_of_reading_has_a_page() -> None:
    assert set(PAGES) == {*CODES["file"], *CODES["field"], "unknown-tag"}


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_good_example_is_good(code: str, tmp_path: Path) -> None:
    assert told(tmp_path, PAGES[code].good) == set()


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_bad_example_is_told(code: str, tmp_path: Path) -> None:
    assert told(tmp_path, PAGES[code].bad) == {code}
