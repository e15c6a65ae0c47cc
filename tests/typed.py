"""nplan as it is typed: in a folder, in a language, in another process or in this one."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nplan.cli import run
from tests.folders import put

REPOSITORY = Path(__file__).parents[1]


def typed(
    folder: Path, *arguments: str, language: str = "en", **environment: str
) -> subprocess.CompletedProcess[str]:
    """What a command prints and how it ends; nothing of this environment but PATH is seen."""
    seen = {"NPLAN_LANG": language, "PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(
        [sys.executable, "-m", "nplan", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=seen | environment,
        timeout=120,
        check=False,
    )


class Here:
    """A folder, and nplan as it is typed there, in this process: many commands take no time."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder, self.capsys, self.monkeypatch = folder, capsys, monkeypatch
        monkeypatch.chdir(folder)

    def put(self, files: dict[str, str]) -> None:
        put(self.folder, files)

    def __call__(self, *arguments: str, language: str = "sv") -> tuple[str, str, int]:
        """What a command prints to either stream, and how it ends."""
        self.monkeypatch.setenv("NPLAN_LANG", language)
        self.monkeypatch.setattr(sys, "argv", ["nplan", *arguments])
        with pytest.raises(SystemExit) as ended:
            run()
        gc.enable()
        out, err = self.capsys.readouterr()
        return out, err, int(ended.value.code or 0)

    def files(self) -> dict[str, bytes]:
        """All files that people see, by path."""
        found = sorted(path for path in self.folder.rglob("*") if path.is_file())
        named = {path.relative_to(self.folder).as_posix(): path for path in found}
        return {
            name: path.read_bytes()
            for name, path in named.items()
            if not name.startswith((".nplan/", ".git/"))
        }
