"""Every sentence for people, in English in the source and in Swedish in the catalogues."""

import gettext
from functools import cache
from pathlib import Path

LANGUAGES = ("sv", "en")


@cache
def catalogue(language: str, domain: str) -> gettext.NullTranslations:
    """The sentences of a domain in a language; English ones where there is no catalogue."""
    compiled = Path(__file__).with_name(language) / f"{domain}.mo"
    if language == "en":
        return gettext.NullTranslations()
    with compiled.open("rb") as file:
        return gettext.GNUTranslations(file)
