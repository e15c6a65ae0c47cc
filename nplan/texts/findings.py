"""What is told about a finding: a message that names the value, and the remedy."""

from collections.abc import Mapping
from decimal import Decimal

from nplan.texts import catalogue
from nplan.texts.formats import PartialDate, number
from nplan.texts.formats import date as written
from nplan.texts.sentences_of_files import OF_FILES
from nplan.texts.sentences_of_rules import OF_RULES
from nplan.texts.sentences_of_tables import OF_TABLES
from nplan.texts.sentences_of_writing import OF_WRITING

SENTENCES = OF_FILES | OF_RULES | OF_WRITING | OF_TABLES
"""By code, or by code and the way in which it is meant: the message and the remedy."""

DID_YOU_MEAN = 'did you mean "{nearest}"? Otherwise {hint}'

WAYS = ("what", "problem", "feature", "wanted", "encoding", "reason")
"""The values that say in which way a code is meant."""

WHOLE = ("known", "choices", "detail", "file", "folder", "other")
"""The values that are told at any length."""

IN_SWEDISH = {
    "anonym": "anonymous",
    "ansvarig": "responsible",
    "ansvarig_för": "responsible",
    "anteckningar": "notes",
    "avgränsning": "delimitation",
    "avslag": "declined",
    "avslås": "declined",
    "avstyrker": "objects",
    "bakgrund": "background",
    "bord": "groups",
    "bransch": "industry",
    "datum": "date",
    "deltagare": "participants",
    "delvis": "partly",
    "fråga": "question",
    "frågor": "questions",
    "från": "from",
    "färg": "accent",
    "förord": "foreword",
    "förslag": "proposal",
    "grupper": "groups",
    "hänskjuts": "referred",
    "inbjudna": "invited",
    "indikatorer": "indicators",
    "inriktning": "direction",
    "kostnad": "cost",
    "logotyp": "logo",
    "mål": "goals",
    "namn": "name",
    "noteras": "noted",
    "nuläge": "situation",
    "närvaro": "attendance",
    "område": "area",
    "områden": "areas",
    "omslag": "cover",
    "ort": "locality",
    "plats": "place",
    "prickar": "votes",
    "rubriker": "headings",
    "röster": "votes",
    "sammanfattning": "summary",
    "skäl": "reason",
    "slag": "kind",
    "slutsats": "conclusion",
    "slutsatser": "key_points",
    "storlek": "size",
    "styrka": "strength",
    "syfte": "purpose",
    "synpunkter": "inputs",
    "tas in": "adopted",
    "tillstyrker": "supports",
    "titel": "title",
    "uppföljning": "follow_up",
    "utfall": "outcome",
    "utkast": "draft",
    "värd": "host",
    "åtgärder": "actions",
}
"""What an office may type in its own language, and the word that the files have for it."""

REASONS = (
    "Permission denied",
    "Is a directory",
    "No space left on device",
    "Read-only file system",
    "No such file or directory",
    "Too many levels of symbolic links",
    "Operation not permitted",
    "File exists",
    "Not a directory",
    "Directory not empty",
    "Device or resource busy",
    "Text file busy",
    "File name too long",
    "File too large",
    "Disk quota exceeded",
    "Input/output error",
    "Too many open files",
    "Stale file handle",
    "Connection timed out",
    "Host is down",
    "Invalid argument",
    "Access is denied",
    "The system cannot find the file specified",
    "The system cannot find the path specified",
    "The process cannot access the file because it is being used by another process",
    "There is not enough space on the disk",
    "The media is write protected",
    "The filename, directory name, or volume label syntax is incorrect",
    "The directory is not empty",
    "The network path was not found",
    "The network name cannot be found",
)
"""What systems, Windows last, say in English of what stands in `reason` or `detail`."""

PARTS = {"most": 1, "ratio": 100, "needed": 100}
"""The values that are numbers as a reader writes them, and what they are counted in."""

COUNTED = ("clauses", "listed", "n")
"""The values that are numbers of things: some sentences differ for 1."""

LONGEST = 60
"""Characters of any other value that are told."""

Values = Mapping[str, str | int]


def sentence(code: str, values: Values, language: str) -> tuple[str, str | None]:
    """The message about a finding and the remedy, each on one line.

    Args:
        code: the finding's code, or that of what is wrong with the world.
        values: what the finding holds.
        language: sv or en.
    """
    gettext = catalogue(language, "findings").gettext
    message, hint = (gettext(one) for one in SENTENCES[way(code, values)])
    told = {name: _told(name, value) for name, value in values.items()}
    for name in ("reason", "detail"):
        if name in told:
            told[name] = gettext(told[name])
    for name, parts in PARTS.items():
        if isinstance(value := values.get(name), int):
            told[name] = number(Decimal(value) / parts, language)
    remedy = hint.format_map(told)
    if nearest := values.get("nearest") or _nearest(values):
        remedy = gettext(DID_YOU_MEAN).format(nearest=nearest, hint=remedy)
    return message.format_map(told), remedy


def way(code: str, values: Values) -> str:
    """The key of SENTENCES for a code and a finding's values."""
    if values.get("typed") == "":  # a list or a mapping stands there
        return f"{code}:nothing"
    flags = [name for name in ("empty", "prose", "line") if name in values]
    if code == "empty-text" and "name" in values:
        flags.append("section")
    ways = (f"{code}:{meant}" for meant in (*flags, *(values.get(name) for name in WAYS)))
    key = next((one for one in ways if one in SENTENCES), code)
    of_one = f"{key}:one"
    return of_one if of_one in SENTENCES and _is_one(values) else key


def _is_one(values: Values) -> bool:
    """Whether a finding is about a single thing."""
    return any(values.get(name) == 1 for name in COUNTED)


def checked(files: int, language: str) -> str:
    """What a terminal is told when there is nothing to tell.

    Args:
        files: how many were checked.
        language: sv or en.
    """
    ngettext = catalogue(language, "findings").ngettext
    message = ngettext(
        "{files} file checked, nothing to tell", "{files} files checked, nothing to tell", files
    )
    return message.format(files=files)


def as_of(commit: str, date: PartialDate, language: str) -> str:
    """That what is told is about the files at a commit, without a full stop.

    Args:
        commit: the beginning of its name.
        date: the day it was committed.
        language: sv or en.
    """
    sentence = catalogue(language, "findings").gettext("The files as they were at {commit}, {date}")
    return sentence.format(commit=commit, date=written(date, language))


def _told(name: str, value: str | int) -> str:
    text = " ".join(str(value).split())
    if name in WHOLE or len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rstrip() + "…"


def _nearest(values: Values) -> str | None:
    """What may have been meant where the finding lists all there is."""
    known = str(values.get("known") or values.get("choices") or "").split(", ")
    typed = str(values.get("name") or values.get("typed") or "")
    if not typed or known == [""] or "what" in values:
        return None
    if (meant := IN_SWEDISH.get(typed.casefold())) in known:
        return meant
    from difflib import get_close_matches

    return next(iter(get_close_matches(typed.casefold(), known, n=1)), None)
