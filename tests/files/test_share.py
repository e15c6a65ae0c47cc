"""What comes with nplan is found in the repository and in an installed package."""

from pathlib import Path

from nplan.files.share import brought

REPOSITORY = Path(__file__).parents[2]


def test_in_the_repository_it_is_what_lies_at_the_top() -> None:
    assert brought("templates") == REPOSITORY / "templates"
    assert brought("data") == REPOSITORY / "data"


def test_in_an_installed_package_it_is_what_the_wheel_carried(tmp_path: Path) -> None:
    carried = tmp_path / "nplan/share/data"
    carried.mkdir(parents=True)
    assert brought("data", tmp_path / "nplan") == carried
