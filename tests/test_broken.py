"""Broken projects: everything that is wrong is told, at its place, with its remedy, whole."""

from pathlib import Path

import pytest

from nplan.cli.validate import validated
from nplan.model.finding import CODES

FOLDER = Path(__file__).with_name("broken")
PROJECTS = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@pytest.mark.parametrize("name", PROJECTS)
def test_a_broken_project_is_told_whole(
    name: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    golden = FOLDER / name / "expected.txt"
    told = []
    for language in ("en", "sv"):
        monkeypatch.setenv("NPLAN_LANG", language)
        exit_code = validated(str(FOLDER / name), (), "text", strict=True)
        told.append(capsys.readouterr().out)
        assert exit_code == 1
    if request.config.getoption("--write-goldens"):
        golden.write_text("\n".join(told), encoding="utf-8", newline="\n")
    assert "\n".join(told) == golden.read_text(encoding="utf-8")


BUILT_BY_TESTS = {"unreadable", "too-large", "too-deep", "private-in-git"}
"""Codes whose broken file cannot lie in version control; test_trouble.py makes them."""


def test_every_code_has_a_broken_project() -> None:
    told = "".join((FOLDER / name / "expected.txt").read_text("utf-8") for name in PROJECTS)
    codes = {
        code for family, some in CODES.items() if family not in ("final", "print") for code in some
    }
    assert {code for code in codes if f"[{code}]" not in told} == BUILT_BY_TESTS
