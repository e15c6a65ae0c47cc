"""import into four hundred meeting files as people write them: only the lines that must change."""

from difflib import ndiff
from pathlib import Path

import pytest

from tests.awkward_files import awkward_project
from tests.cli.test_import import Typed

ANSWERS = 'Företag;Synpunkt;Röster\nFöretagarna Sandby;Ett #1: "x";2\n;Två, tre;\n'
SIGNED_UP = "Företag;Antal\nSandby bygg;2\nNya Firman;1\n"


@pytest.mark.parametrize("first", range(8))
def test_every_eighth_awkward_file_keeps_its_lines(
    first: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed = Typed(tmp_path, monkeypatch, capsys)
    root = awkward_project(tmp_path)
    typed.put({"svar.csv": ANSWERS, "lista.csv": SIGNED_UP})
    for file in sorted((root / "data/meetings").iterdir())[first::8]:
        for what, name in (("inputs", "svar.csv"), ("participants", "lista.csv")):
            before = file.read_bytes()
            if file.name in ("2026-03-25-lunch.yaml", "2026-04-01-enkat.yaml"):
                continue  # of the other tests' project
            arguments = ("import", name, "--as", what, "--meeting", file.stem, "--new", "--write")
            _, told, code = typed(*arguments)
            assert code == 0, told
            old, new = _lines(before), _lines(file.read_bytes())
            gone = [line for line in ndiff(old, new) if line.startswith("- ")]
            # One where a flow list grows; all of the notes where a line cannot say it.
            assert len(gone) <= 1 or "Anteckningarna har blivit en lista" in told


def _lines(content: bytes) -> list[str]:
    text = content.decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
