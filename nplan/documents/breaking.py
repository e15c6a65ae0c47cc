"""Where a line may break inside a word that cannot be hyphenated: an address, a reference."""

import re
from collections.abc import Iterator

WORD = re.compile(r"\S{12,}")
ORDINARY_WORD = re.compile(r"\W*[^\W\d_]{1,45}(?:[-/–]+[^\W\d_]{1,45})*\W*")
WITHOUT_LETTERS = re.compile(r"[\W\d_]{1,19}")
PART_END = re.compile(
    r"(?<=[/._=&?@:,;–-])(?=[^\W\d_])"  # 2024-01-31-|bygg
    r"|(?<=[^\W\d_][/._=&?@:,;–-])(?=\w)(?!\d{1,3}\b)"  # nor 2024-|01, nor bygg/|14
)
LONGEST_PART = 20
"""Letters after which a line may break where nothing else lets it."""


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """The text in runs: an ordinary one in one part, which may be hyphenated, or a word's parts."""
    position = 0
    for match in WORD.finditer(text):
        word = match[0]
        if ORDINARY_WORD.fullmatch(word) or WITHOUT_LETTERS.fullmatch(word):
            continue
        if position < match.start():
            yield (text[position : match.start()],)
        yield tuple(parts(word))
        position = match.end()
    if position < len(text):
        yield (text[position:],)


def parts(word: str) -> Iterator[str]:
    """The parts of a word between which a line may break; no hyphen is shown there."""
    for part in PART_END.split(word):
        for start in range(0, len(part), LONGEST_PART):
            yield part[start : start + LONGEST_PART]
