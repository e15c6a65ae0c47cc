"""Numbers, dates and lists of names as a language writes them."""

import datetime
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol

LOCALES = {"sv": "sv_SE", "en": "en_GB"}
# Babel's own names (a test compares them): to load Babel costs more than to count a process.
MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}
SHORT_MONTHS = {
    "sv": "jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
}
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
    if isinstance(value, int) and 0 <= value < 1000:
        return str(value)
    from babel.numbers import format_decimal

    return format_decimal(value, locale=LOCALES[language], decimal_quantization=False)


def date(value: PartialDate, language: str, *, short: bool = False) -> str:
    """A day, a month or a year in words: 25 mars 2026, mars 2026, 2026.

    `short` is for narrow columns: 1 dec. 2026, on one line.
    """
    if not value.month:
        return str(value.year)
    month = (SHORT_MONTHS if short else MONTHS)[language].split()[value.month - 1]
    parts = (str(value.day), month, str(value.year))
    return ("\N{NO-BREAK SPACE}" if short else " ").join(parts if value.day else parts[1:])


def weekday(day: datetime.date, language: str) -> str:
    """The day of the week, as a sentence begins with it."""
    from babel.dates import format_date

    return format_date(day, "EEEE", locale=LOCALES[language]).capitalize()


def listed(names: Iterable[str], language: str) -> str:
    """Names in a sentence: a, b och c."""
    from babel.lists import format_list

    return format_list(list(names), locale=LOCALES[language])


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
