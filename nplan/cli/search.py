"""Searching as people type: capitals make no difference, and å, ä, ö are letters of their own."""

import re
import unicodedata

_FOLDED = {"a": "aàáâãåäæ", "e": "eèéêë", "i": "iìíîï", "o": "oòóôõöø", "u": "uùúûü"}
"""A letter without a mark finds those with one too: malmo finds Malmö; mål does not find mal."""


def pattern(typed: str) -> re.Pattern[str]:
    """What finds a text in NFC, as typed or with other capitals, marks and spaces."""
    words = unicodedata.normalize("NFC", typed).split()
    return re.compile(r"\s+".join("".join(map(_letter, word)) for word in words), re.IGNORECASE)


def _letter(letter: str) -> str:
    found = _FOLDED.get(letter.lower())
    return f"[{found}{found.upper()}]" if found else re.escape(letter)
