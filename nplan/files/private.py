"""That people's names and addresses stay out of version control."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from nplan.model.finding import Finding

FOLDER = "data/private"


def private_in_git(root: Path) -> Iterator[Finding]:
    """A finding if data/private is tracked by git, or is not ignored by it."""
    if not (root / FOLDER).exists():
        return
    if _git(root, "ls-files", "--", FOLDER).stdout:
        yield Finding(code="private-in-git", file=FOLDER, values={"problem": "tracked"})
    elif _git(root, "check-ignore", "--quiet", FOLDER + "/contacts.yaml").returncode == 1:
        yield Finding(code="private-in-git", file=FOLDER, values={"problem": "not-ignored"})


def in_git(file: Path) -> Literal["tracked", "not-ignored", ""]:
    """Whether git tracks a file, or would as soon as everything is added; "" where neither.

    Args:
        file: a file that need not be there yet.
    """
    folder = next(one for one in file.absolute().parents if one.exists())
    if _git(folder, "ls-files", "--", str(file)).stdout:
        return "tracked"
    ignored = _git(folder, "check-ignore", "--quiet", str(file.absolute()))
    return "not-ignored" if ignored.returncode == 1 else ""


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What git answers; code 128 outside a repository, 127 where there is no git."""
    command = ["git", "-C", str(root), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return subprocess.CompletedProcess(command, 127, b"", b"")
