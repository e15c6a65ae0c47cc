"""What git says about a project's files; it is only ever asked, never told."""

import os
import subprocess
from pathlib import Path

from nplan.model.values import day
from nplan.model.version import Version

FOLDERS = ("data", "templates")
SHOWN = 10
"""Characters of a commit's name: always so many, however large the repository grows."""
_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
"""What a hook sets, and would lead astray."""
_OURS = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",  # what a partial clone lacks is not fetched: no network
    "LC_ALL": "C",
}


def version(root: Path) -> Version | None:
    """The version of a project's files; None outside a repository, before a commit, without git.

    Args:
        root: the project's folder.
    """
    last = _answer(root, "log", "-1", "--format=%H %cs", "--", *FOLDERS)
    if not last:
        return None
    commit, date = last.split()
    committed = day(date)
    status = _answer(root, "status", "--porcelain", "--untracked-files=all", "--", *FOLDERS)
    return Version(commit[:SHOWN], committed, changed=status != "") if committed else None


def is_shallow(root: Path) -> bool:
    """Whether the repository's history is cut short, so that a last change may seem later."""
    return _answer(root, "rev-parse", "--is-shallow-repository") == "true"


def asked(root: Path, *question: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Git's whole answer, whether it could answer or not; a shell never sees the question.

    Args:
        root: the folder in which it is asked.
        question: git's command and its arguments.
        given: what it reads.

    Raises:
        OSError: there is no git.
        subprocess.TimeoutExpired: it does not come to an end.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _PLACES}
    return subprocess.run(
        ("git", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false", *question),
        cwd=root,
        env=environment | _OURS,
        input=given,
        capture_output=True,
        timeout=60,
        check=False,
    )


def _answer(root: Path, *question: str) -> str | None:
    """What git answers; None if it cannot."""
    try:
        done = asked(root, *question)
    except (OSError, subprocess.SubprocessError):
        return None
    return None if done.returncode else done.stdout.decode("utf-8", "replace").strip()


def is_in_repository(folder: Path) -> bool | None:
    """Whether a folder lies in a git repository; None where there is no git to ask."""
    try:
        return asked(folder, "rev-parse", "--is-inside-work-tree").returncode == 0
    except (OSError, subprocess.SubprocessError):
        return None
