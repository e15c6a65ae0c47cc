"""nplan without a command, where a process is: how far it has come, and what to do next."""

import re
from pathlib import Path

from tests.typed import REPOSITORY, typed

PROCESS = """\
municipality: Lindvik kommun
title: Näringslivsprogram
areas: [{id: service, title: Service}]
"""


def project(folder: Path, process: str = PROCESS) -> Path:
    (folder / "data").mkdir()
    (folder / "data/process.yaml").write_text(process, encoding="utf-8")
    return folder


def told(folder: Path, language: str) -> list[str]:
    """What is printed, the day of today aside."""
    done = typed(folder, language=language)
    assert (done.returncode, done.stderr) == (0, "")
    first, today, *rest = done.stdout.splitlines()
    assert today == typed(folder, "status", language=language).stdout.splitlines()[0]
    return [first, *rest]


def test_it_tells_how_far_a_new_process_has_come(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    project(tmp_path)
    english, swedish = told(tmp_path / "below", "en"), told(tmp_path, "sv")
    assert english[:6] == [
        "Näringslivsprogram, Lindvik kommun.",
        "",
        "Meetings   0",
        "Inputs     0",
        "Next step  Hold the first meeting, and make a file for what is said there:",
        "           nplan new meeting Dialoglunch",
    ]
    assert english[-1] == "More       nplan status, nplan --help"
    assert swedish[2:4] == ["Möten       0", "Synpunkter  0"]
    assert swedish[-1] == "Mer         nplan status, nplan --help"


def test_its_lines_are_those_of_status() -> None:
    whole = " ".join(typed(REPOSITORY, "status", language="sv").stdout.split())
    brief = "\n".join(told(REPOSITORY, "sv")[2:-1])
    parts = [" ".join(part.split()) for part in re.split(r"\n(?=\S)", brief)]
    assert [part.split()[0] for part in parts] == ["Möten", "Synpunkter", "Nästa"]
    assert all(part in whole for part in parts)
    assert parts[-1] == (
        "Nästa steg Ta ställning till 28 öppna synpunkter: nplan list inputs --where outcome=open"
    )


def test_the_project_may_be_named_by_the_environment(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    there = project(tmp_path / "there")
    done = typed(tmp_path, NPLAN_PROJECT=str(there))
    assert (done.returncode, done.stdout[:19]) == (0, "Näringslivsprogram,")
    done = typed(tmp_path, NPLAN_PROJECT="nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nowhere" in done.stderr


def test_errors_are_counted_and_where_they_are_told_is_said(tmp_path: Path) -> None:
    project(tmp_path, PROCESS + "titel: x\ndeadline: 2026-02-30\n")
    for language, sentence in (
        ("en", "2 errors in the files. They are told by: nplan validate"),
        ("sv", "2 fel i filerna. De visas av: nplan validate"),
    ):
        done = typed(tmp_path, language=language)
        assert (done.returncode, done.stdout, done.stderr) == (1, "", f"nplan: {sentence}\n")
    (tmp_path / "data/process.yaml").write_text("areas: [", encoding="utf-8")
    done = typed(tmp_path, language="en")
    assert done.stderr == "nplan: 1 error in the files. It is told by: nplan validate\n"
    assert done.returncode == 1
