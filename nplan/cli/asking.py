"""Asking on a terminal for what has no sensible default."""

import sys

from nplan.cli.naming import legible
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
        NplanError: the end of what is typed (stopped).
    """
    return _line(f"{question} [{otherwise}]: ") or otherwise


def is_agreed(question: str) -> bool:
    """Whether somebody says yes, in either language, or nothing.

    Args:
        question: what is asked, with [Y/n] after it.

    Raises:
        NplanError: the end of what is typed (stopped).
    """
    return _line(f"{question} ").casefold() in ("", "y", "yes", "j", "ja")


def _line(question: str) -> str:
    """What is typed in a line; Ctrl-C and Ctrl-D end the line, too."""
    try:
        print(question, end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        print(file=sys.stderr)
        raise
    if not line.endswith("\n"):
        print(file=sys.stderr)
        raise NplanError("stopped")
    return legible(line)
