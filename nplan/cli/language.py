"""Which language people are spoken to in."""

import locale
from collections.abc import Mapping

from nplan.texts import LANGUAGES


def language(environment: Mapping[str, str]) -> str:
    """`NPLAN_LANG`, else the system's locale: sv or en; en where it is neither."""
    for name in ("NPLAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return _known(value)
    return _known(locale.getlocale()[0] or "")


def _known(value: str) -> str:
    short = value.lower()[:2]
    # Windows calls it Swedish_Sweden.
    return short if short in LANGUAGES else ("sv" if short == "sw" else "en")
