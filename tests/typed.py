"""nplan as it is typed: another process, in a folder, in a language."""

import os
import subprocess
import sys
from pathlib import Path

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
