"""Finds personal numbers, telephone numbers and e-mail addresses in texts."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

Kind = Literal["email", "personal-number", "telephone"]

# Every pattern begins where a word or a number does, and all its repetitions have an end: a text
# of any length takes time in step with it.
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-zA-ZåäöÅÄÖ]{2,24}"
)
_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_DASH = "[-\u2010\u2011\u2012\u2013\u2212]"
# 811218-9876 with or without its century, or 1981-12-18-9876.
_PERSONAL_NUMBER = re.compile(
    rf"(?<![\w/+])(?<!\d[-.,])(?P<century>18|19|20)?(?P<year>[0-9]{{2}})"
    rf"(?:(?P<month>0[1-9]|1[0-2])(?P<day>[0-37-9][0-9]|6[1-9])"
    rf"{_SPACE}?(?:{_DASH}|\+)?{_SPACE}?"
    rf"|{_DASH}(?P<month_>0[1-9]|1[0-2]){_DASH}(?P<day_>[0-37-9][0-9]|6[1-9])(?:{_DASH}|\+))"
    rf"(?P<last>[0-9]{{4}})(?!\w|[-/.,]\d)"
)
# 46 or 0, a prefix there is, and five digits or more; in groups only with one kind of gap between
# them, or 08.00-17.00 would be one.
_TELEPHONE = re.compile(
    rf"(?<![\w/+-])(?<!\d[.,])"
    rf"(?:(?:\+|00)46(?:{_SPACE}|[-.])?(?:\(0\){_SPACE}?)?|(?:\((?=0[0-9]{{1,3}}\)))?0)"
    r"(?:8|1[013689]|20|2[136]|3[1356]|4[0246]|54|6[03]|7[02369][0-9]?|77[0-9]|90|[1-69][0-9]{2})"
    rf"\)?(?:{_SPACE}?{_DASH}{_SPACE}?|{_SPACE}|\.)?"
    rf"(?:[0-9]{{5,8}}"
    rf"|[0-9]{{2,4}}(?P<between>{_SPACE}|{_DASH}|\.)[0-9]{{2,3}}(?:(?P=between)[0-9]{{2,3}}){{0,2}})"
    rf"(?!\w|[-/,.]\d)"
)
_AFTER_DIGIT = re.compile(rf"\d{_SPACE}")
_MOBILE = re.compile(r"07[02369]\d{7}")
_SHORTEST, _LONGEST = 8, 10
"""Digits of a telephone number that is written with its 0 and without 46."""


def may_hold_numbers(text: str) -> bool:
    """A cheap test before the dear one: what is looked for has a 0, a 1, a + or an @."""
    return "0" in text or "1" in text or "@" in text or "+" in text


def found_numbers(text: str) -> Iterator[tuple[Kind, int, int]]:
    """Each address and each number with where it begins and ends; no two numbers overlap."""
    if "@" in text:
        yield from (("email", *match.span()) for match in _EMAIL.finditer(text))
    personal = [one.span() for one in _PERSONAL_NUMBER.finditer(text) if _is_personal(one)]
    yield from (("personal-number", *span) for span in personal)
    starts = {at for start, end in personal for at in range(start, end)}
    for match in _TELEPHONE.finditer(text):
        if match.start() not in starts and _is_telephone(match):
            yield ("telephone", *match.span())


def _is_personal(match: re.Match[str]) -> bool:
    """Whether the date exists and the last digit is the check digit of the other nine."""
    # Ten digits in a row that begin as a mobile number are one, whatever their check digit.
    if _MOBILE.fullmatch(match[0]):
        return False
    month, day = match["month"] or match["month_"], match["day"] or match["day_"]
    born = int(day) - 60 if day > "60" else int(day)  # a samordningsnummer's day
    centuries = (match["century"],) if match["century"] else ("18", "19", "20")
    if not any(_is_day(int(one + match["year"]), int(month), born) for one in centuries):
        return False
    # Of python-stdnum only the check digit: its personnummer knows no samordningsnummer, and
    # asks the clock for the century. Imported here, since it costs as much as a command's start.
    from stdnum import luhn

    return luhn.is_valid(match["year"] + month + day + match["last"])


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_telephone(match: re.Match[str]) -> bool:
    text = match[0]
    digits = "".join(re.findall(r"[0-9]", text))
    if text.startswith(("+", "00")):
        digits = "0" + digits.removeprefix("00").removeprefix("46").removeprefix("0")
    elif digits == text and len(digits) < 9:
        return False
    # "1 070 123 456" is an amount.
    before = max(0, match.start() - 2)
    if "-" not in text and _AFTER_DIGIT.match(match.string, before, match.start()):
        return False
    return _SHORTEST <= len(digits) <= _LONGEST
