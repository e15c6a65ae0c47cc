"""Names of organisations without what is written now so, now so."""

import re
import unicodedata

_FORM = re.compile(
    r"\b(?:ab|aktiebolag(?:et)?|hb|handelsbolag(?:et)?|kb|kommanditbolag(?:et)?|publ"
    r"|ek för|ekonomisk förening|ideell förening|enskild firma)\b"
)
_SMALL = frozenset(("och", "i", "på", "vid", "av"))
_ACCENTS = str.maketrans("éèêáàü", "eeeaau", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Letters without their accents; what nobody sees goes, as the place where a word may be broken."""
_APART = re.compile(r"[\W_]+")


def folded_words(name: str, place: str = "") -> tuple[str, ...]:
    """A name's words without capitals, hyphens and the forms of company.

    Letters keep their rings and dots, as Måla is not Mala; accents go, as Café is Cafe.

    Args:
        name: as it is written in the register.
        place: the municipality's name, without which "i Lindvik" says as much in Lindvik.
    """
    plain = unicodedata.normalize("NFC", name).casefold().translate(_ACCENTS)
    spaced = _APART.sub(" ", plain).strip()
    bare = _FORM.sub(" ", spaced)
    if place and place in bare:
        bare = re.sub(rf"\bi {re.escape(place)}\b", " ", bare)
    return tuple([word for word in bare.split() if word not in _SMALL] or spaced.split())


def place_of(municipality: str) -> str:
    """Lindvik of Lindvik kommun and of Lindviks kommun; Borås of Borås stad."""
    named = municipality.casefold().removesuffix(" stad")
    whole = named.removesuffix(" kommun")
    return whole.removesuffix("s") if whole != named else whole


def nominative(word: str) -> str:
    """A word without the s of a genitive: Lindviks Bygg is Lindvik Bygg."""
    return word[:-1] if len(word) > 4 and word[-1] == "s" and word[-2] != "s" else word
