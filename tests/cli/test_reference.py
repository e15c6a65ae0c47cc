"""The reference in data/ is the one that the records and the rules make."""

from pathlib import Path

from nplan.cli.reference import reference

ROOT = Path(__file__).parents[2]


def test_the_reference_is_fresh() -> None:
    assert (ROOT / "data" / "README.md").read_text(encoding="utf-8") == reference()
