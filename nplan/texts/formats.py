"""Numbers, dates and lists of names as a language writes them."""

import datetime
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

_LOCALES = {"sv": "sv_SE", "en": "en_GB"}
_LAST = {"sv": "åäö"}
"""Letters of their own, after z."""


class PartialDate(Protocol):
    """A day, a month or a year: 0 is what is not known."""

    @property
    def year(self) -> int: ...  # noqa: D102 - a date's parts
    @property
    def month(self) -> int: ...  # noqa: D102
    @property
    def day(self) -> int: ...  # noqa: D102


def number(value: int | Decimal, language: str) -> str:
    """A number with its thousands apart, not rounded."""
    return format_decimal(value, locale=_LOCALES[language], decimal_quantization=False)


def date(value: PartialDate, language: str, *, short: bool = False) -> str:
    """A day, a month or a year in words: 25 mars 2026, mars 2026, 2026.

    `short` is for narrow columns: 1 dec. 2026, on one line.
    """
    if not value.month:
        return str(value.year)
    first = datetime.date(value.year, value.month, value.day or 1)
    pattern = ("d " if value.day else "") + ("MMM y" if short else "MMMM y")
    shown = format_date(first, pattern, locale=_LOCALES[language])
    return shown.replace(" ", "\N{NO-BREAK SPACE}") if short else shown


def listed(names: Iterable[str], language: str) -> str:
    """Names in a sentence: a, b och c."""
    return format_list(list(names), locale=_LOCALES[language])


def alphabetical(name: str, language: str) -> tuple[str, str]:
    """What names are sorted by: accents count as nothing, å ä ö come last in Swedish."""
    last = _LAST.get(language, "")
    letters = (
        chr(ord("z") + 1 + last.index(letter)) if letter in last else _plain(letter)
        for letter in unicodedata.normalize("NFC", name).casefold()
    )
    return "".join(letters), name


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter)[0]
