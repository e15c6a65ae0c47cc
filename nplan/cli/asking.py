"""Asking on a terminal for what has no sensible default."""

import sys

from nplan.model.error import NplanError


def is_asked() -> bool:
    """Whether somebody sits at a terminal and can answer."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def answer(question: str, otherwise: str) -> str:
    """What is typed, or what an empty line means.

    Args:
        question: what is asked, in the language to speak.
        otherwise: what an empty line means; it is shown.

    Raises:
        NplanError: Ctrl-C, or the end of what is typed (stopped).
    """
    try:
        print(f"{question} [{otherwise}]: ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        line = ""
    if not line.endswith("\n"):
        print(file=sys.stderr)
        raise NplanError("stopped")
    return line.strip() or otherwise
