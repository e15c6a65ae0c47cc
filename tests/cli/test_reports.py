"""status, list and show as they are typed: what they print, and their exit codes."""

from pathlib import Path

import nplan as package
from tests.typed import typed

EXAMPLE = Path(__file__).parents[2]
PACKAGE = Path(package.__file__).parent


def nplan(*arguments: str, folder: Path = EXAMPLE, language: str = "sv") -> tuple[int, str, str]:
    done = typed(folder, *arguments, language=language)
    return done.returncode, done.stdout, done.stderr
