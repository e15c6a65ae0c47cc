"""The program as it is started."""

import subprocess
import sys

from nplan import __version__


def test_the_version_is_told() -> None:
    command = [sys.executable, "-m", "nplan", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == f"nplan {__version__}\n"
