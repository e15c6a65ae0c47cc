"""The program as it is started."""

import errno
import subprocess
import sys

import pytest

from nplan import __version__
from nplan.cli import is_closed_pipe


def test_the_version_is_told() -> None:
    command = [sys.executable, "-m", "nplan", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == f"nplan {__version__}\n"


@pytest.mark.parametrize(
    ("number", "file", "system", "is_closed"),
    [
        (errno.EPIPE, None, "posix", True),
        (errno.EINVAL, None, "nt", True),
        (errno.EINVAL, "lista.csv", "nt", False),
        (errno.EINVAL, None, "posix", False),
        (errno.ENOSPC, None, "nt", False),
    ],
)
def test_nobody_reads_any_longer(
    number: int, file: str | None, system: str, is_closed: bool
) -> None:
    assert is_closed_pipe(OSError(number, "", file), system) is is_closed
