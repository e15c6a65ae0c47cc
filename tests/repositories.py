"""Real git repositories, made by tests with nobody's settings."""

import os
import subprocess
from pathlib import Path

from tests.folders import put

WHO = {
    "GIT_AUTHOR_NAME": "Test",
    "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_COMMITTER_NAME": "Test",
    "GIT_COMMITTER_EMAIL": "test@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def git(root: Path, *arguments: str, date: str = "2024-11-20T23:30:00+0100") -> str:
    environment = os.environ | WHO | {"GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date}
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=True)
    return done.stdout.decode().strip()


def committed(root: Path, files: dict[str, str], date: str) -> str:
    """Write files below a folder of a repository and commit them; gives the commit's name."""
    put(root, files)
    git(root, "add", "-A", ".")
    git(root, "commit", "-q", "--allow-empty", "-m", "x", date=date)
    return git(root, "rev-parse", "HEAD")
