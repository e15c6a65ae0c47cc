"""Lines of a text as every editor has them: they end at LF, CRLF or CR, nowhere else."""

import re
from collections.abc import Iterator

LINE_END = re.compile(r"\r\n|\n|\r")
BLANKS = " \t\r\n"
"""What is white space in YAML; a space that does not break, pasted from Word, belongs to a text."""

_WHOLE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, its line end aside; the last may be empty."""
    at = 0
    for match in LINE_END.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def whole_lines(text: str) -> list[str]:
    """The lines with their ends, which the last may lack."""
    return _WHOLE.findall(text)


def line_start(text: str, at: int) -> int:
    """Where the line that holds the character `at` begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_stop(text: str, at: int) -> int:
    """Where the line that holds the character `at` stops, its line end aside."""
    found = LINE_END.search(text, at)
    return found.start() if found else len(text)


def next_line(text: str, at: int) -> int:
    """Where the line below the one that holds the character `at` begins, or the text ends."""
    found = LINE_END.search(text, at)
    return found.end() if found else len(text)


def first_line_end(text: str) -> str:
    """What ends the first line; LF where there is only one."""
    found = LINE_END.search(text)
    return found[0] if found else "\n"


def with_lf(text: str) -> str:
    """The text with LF at its line ends, whatever an editor writes."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
