"""What a cell says: a date, a whole number, a person, one of the values of a list."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import inf

from nplan.model.process import Category, Contact, OrganisationKind
from nplan.model.values import Day, day
from nplan.tables.mapping import ANONYMOUS, Columns, folded
from nplan.tables.sheet import Line

ORGANISATION_KINDS: Mapping[str, OrganisationKind] = {
    "företag": "company",
    "bolag": "company",
    "company": "company",
    "förening": "association",
    "ideell förening": "association",
    "association": "association",
    "branschorganisation": "trade-body",
    "företagarförening": "trade-body",
    "intresseorganisation": "trade-body",
    "trade body": "trade-body",
    "skola": "education",
    "utbildning": "education",
    "utbildningsanordnare": "education",
    "education": "education",
    "myndighet": "public-body",
    "offentlig": "public-body",
    "public body": "public-body",
    "kommun": "other-municipality",
    "annan kommun": "other-municipality",
    "other municipality": "other-municipality",
    "parti": "party",
    "party": "party",
    "annat": "other",
    "övrigt": "other",
    "other": "other",
}
"""What may stand in a column of kinds of organisation, folded."""

_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"], 1
    )
} | {"may": 5, "oct": 10}
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{1,2}[:.]\d{2}.*)?")
_IN_NUMBERS = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})(?: \d{1,2}[:.]\d{2}.*)?")
_IN_WORDS = re.compile(r"(\d{1,2})\.? ([a-zåäö]{3,9})\.? (\d{4})")
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
_EPOCH = date(1899, 12, 30)
"""Day 0 of Excel's count, which takes 1900 for a leap year."""
_EMPLOYEES = re.compile(
    r"(\d{1,3}(?:\s\d{3})*|\d{1,6})(?: ?(?:st|personer|anställda|employees))?\.?"
)
_RANGE = re.compile(r"(\d+)(?: (\d+))?")
_OPEN = re.compile(r"plus|\+|fler|more|över|minst")
_WHOLE = re.compile(r"\d{1,6}")


def day_of(text: str) -> Day | None:
    """The day that a cell means, however forms and spreadsheets write it; None if none is sure.

    3/25/26 and 25/3/2026 are read, since there is no month 25; 3/4/26 is not.
    """
    text = " ".join(text.split())
    if found := day(text):
        return found
    if match := _ISO.fullmatch(text):
        return day(match[1])
    if _SERIAL.fullmatch(text):
        return _day(_EPOCH + timedelta(days=int(float(text))))
    if match := _IN_NUMBERS.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        year += 2000 if year < 100 else 0
        if match[2] == "/" and first <= 12 and (second > 12 or first == second):
            first, second = second, first
        elif match[2] == "/" and first <= 12:
            return None
        return _made(year, second, first)
    if (match := _IN_WORDS.fullmatch(text.lower())) and match[2][:3] in _MONTHS:
        return _made(int(match[3]), _MONTHS[match[2][:3]], int(match[1]))
    return None


def _made(year: int, month: int, number: int) -> Day | None:
    return day(f"{year:04}-{month:02}-{number:02}")


def _day(of: date) -> Day:
    return Day(year=of.year, month=of.month, day=of.day)


def whole_of(text: str) -> int | None:
    """The whole number that a cell means."""
    bare = text.strip()
    return int(bare) if _WHOLE.fullmatch(bare) and bare.isascii() else None


def category_of(text: str, known: Iterable[Category]) -> str | None:
    """The id of the category that a cell names by id or title; dashes of any length are alike."""
    name = _plain(text)
    return next((one.id for one in known if name in (_plain(one.id), _plain(one.title))), None)


def size_of(text: str, known: Iterable[Category]) -> str | None:
    """The id of the size whose range holds the number of employees that a cell gives."""
    given = _EMPLOYEES.fullmatch(text.casefold())
    if given is None:
        return None
    number = int(re.sub(r"\s", "", given[1]))
    for one in known:
        for name in (one.id, one.title):
            least, most = _range(_plain(name))
            if least <= number <= most:
                return one.id
    return None


def _range(name: str) -> tuple[float, float]:
    """The least and the most employees that a size's name tells; none has less than nothing."""
    if (found := _RANGE.match(name)) is None:
        return 0, -1
    least = int(found[1])
    if found[2]:
        return least, int(found[2])
    return least, inf if _OPEN.search(name) else least


def _plain(text: str) -> str:
    return re.sub(r"[\s–—-]+", " ", text.casefold()).strip()


def organisation_kind_of(text: str) -> OrganisationKind | None:
    """The kind of organisation that a cell names."""
    return ORGANISATION_KINDS.get(folded(text))


def cell(row: Line, columns: Columns, field: str) -> str:
    """The text of the column that is read as a field, its white space made one line; "" if none."""
    column = columns.of(field)
    return "" if column is None else " ".join(row.cells[column.index].split())


def contact_of(row: Line, columns: Columns) -> Contact | None:
    """The person that a row names; None where it names nobody."""
    name = cell(row, columns, "name")
    if not name:
        parts = (cell(row, columns, "first_name"), cell(row, columns, "last_name"))
        name = " ".join(part for part in parts if part)
    email = cell(row, columns, "email")
    found = {
        "name": "" if name.casefold() in ANONYMOUS else name,
        "role": cell(row, columns, "role"),
        "email": "" if email.casefold() in ANONYMOUS else email,
        "phone": _telephone(cell(row, columns, "phone")),
    }
    if not (found["name"] or found["email"] or found["phone"]):
        return None
    told = {field: value or None for field, value in found.items()}
    return Contact(name=told["name"], role=told["role"], email=told["email"], phone=told["phone"])


def _telephone(text: str) -> str:
    """A telephone number with the 0 that a spreadsheet takes from a number."""
    lost = text.isascii() and text.isdigit() and 7 <= len(text) <= 9 and text[0] != "0"
    return f"0{text}" if lost else text
