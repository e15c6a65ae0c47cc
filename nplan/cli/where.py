"""What is typed after --where, and what it means."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from nplan.counts.dimensions import Value, is_month
from nplan.texts import catalogue


class WrongUsageError(Exception):
    """Something on the command line that cannot be asked for; its text is the sentence."""


def pair(typed: str, refusal: str) -> tuple[str, str]:
    """The name and the value of NAME=VALUE.

    Args:
        typed: what was typed.
        refusal: the sentence about what has no equals sign, {typed} in it.

    Raises:
        WrongUsageError: it has none.
    """
    name, equals, wanted = typed.partition("=")
    if not equals:
        raise WrongUsageError(refusal.replace("{typed}", typed))
    return name.strip(), wanted.strip()


def value(
    name: str,
    typed: str,
    known: Mapping[str, str] | None,
    told: Iterable[str] | None = None,
    language: str = "en",
    codes: Mapping[str, str] | None = None,
) -> Value:
    """The value that was typed; None, which is no value, where nothing was.

    Args:
        name: the dimension, or whatever else has the value.
        typed: what was typed.
        known: what may be typed -> the value; None where any month may be typed.
        told: what may be suggested of that; None is all of it.
        language: sv or en.
        codes: words that are shown instead of values, in small letters -> the values.

    Raises:
        WrongUsageError: there is no such value.
    """
    if not typed:
        return None
    text = catalogue(language, "tally").gettext
    if known is None:
        if is_month(typed):
            return typed
        sentence = text("A month is written YYYY-MM, not “{typed}”.")
        raise WrongUsageError(sentence.replace("{typed}", typed))
    if (code := (codes or {}).get(typed.casefold())) is not None:
        return code
    if typed not in known:
        sentence = text("Nothing in {dimension} is called “{typed}”.").replace("{dimension}", name)
        raise unknown(sentence, typed, known if told is None else told, language)
    return known[typed]


def unknown(sentence: str, typed: str, known: Iterable[str], language: str) -> WrongUsageError:
    """The refusal of a word, with the nearest known one, or all where they are few.

    Args:
        sentence: what is said of it, {typed} in it.
        typed: the word.
        known: the words that may be told.
        language: sv or en.
    """
    text, words = catalogue(language, "tally").gettext, list(dict.fromkeys(known))
    told = sentence.replace("{typed}", typed)
    begun = [one for one in words if typed and one.casefold().startswith(typed.casefold())]
    if near := get_close_matches(typed, words, n=1) or begun:
        hint = text("Did you mean “{nearest}”?").replace("{nearest}", near[0])
    elif 0 < len(words) <= 20:
        hint = text("Known: {words}.").replace("{words}", ", ".join(words))
    else:
        hint = ""
    return WrongUsageError(f"{told} {hint}".rstrip())
