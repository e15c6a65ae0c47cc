"""Organisation numbers: ten digits, of which the last is a check digit."""

import re
from typing import Literal

_NUMBER = re.compile(r"(?:16|18|19|20)?(\d{6})-?(\d{4})")


def passes_luhn(digits: str) -> bool:
    """Whether the last of the digits is the check digit of the others (the Luhn formula)."""
    doubled = (int(one) * (2 - at % 2) for at, one in enumerate(digits))
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0


def number_digits(number: str) -> str | None:
    """The ten digits of an organisation number, or None where it is not written as one."""
    match = _NUMBER.fullmatch(number.strip()) if number.isascii() else None
    return match[1] + match[2] if match else None


def wrong_with(number: str) -> Literal["form", "personal", "check-digit", ""]:
    """What is wrong with an organisation number: "" is nothing, personal a sole trader's."""
    digits = number_digits(number)
    if digits is None:
        return "form"
    if digits[2] < "2":
        return "personal"
    return "" if passes_luhn(digits) else "check-digit"
