"""Which language people are spoken to in."""

import locale
import re
from collections.abc import Callable, Mapping

from nplan.texts import LANGUAGES


def language(
    environment: Mapping[str, str],
    system: Callable[[], tuple[str | None, str | None]] = locale.getlocale,
) -> str:
    """`NPLAN_LANG`, else the system's locale: sv or en; en where it is neither.

    Args:
        environment: the variables of the environment.
        system: what the system itself says, asked where they say nothing, as on Windows.
    """
    if known := _known(environment.get("NPLAN_LANG", "")):
        return known
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return _known(value) or "en"
    return _known(_named(system)) or "en"


def _named(system: Callable[[], tuple[str | None, str | None]]) -> str:
    try:
        return system()[0] or ""
    except ValueError:  # a locale of an encoding alone, as macOS hands on to other computers
        return ""


def _known(value: str) -> str | None:
    """The language of a locale such as sv_SE.UTF-8, or of Windows' Swedish_Sweden."""
    name = re.split(r"[^a-z]", value.strip().lower())[0]
    return {"swedish": "sv", "svenska": "sv", "english": "en", "engelska": "en"}.get(
        name, name if name in LANGUAGES else None
    )
