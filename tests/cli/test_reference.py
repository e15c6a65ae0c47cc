"""The references in data/ and templates/ are those that the code makes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nplan.cli.reference import reference, templates_reference

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("folder", "made"), [("data", reference), ("templates", templates_reference)]
)
def test_the_reference_is_fresh(folder: str, made: Callable[[], str]) -> None:
    assert (ROOT / folder / "README.md").read_text(encoding="utf-8") == made()
