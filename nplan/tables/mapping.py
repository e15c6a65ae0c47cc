"""Which column of a sheet is read as which field: proposed from the headers, or as told."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Literal

import msgspec

from nplan.model.records import Records
from nplan.tables.sheet import Column, Sheet

What = Literal["organisations", "participants", "inputs", "sorting"]
"""What a sheet holds."""

LEFT_OUT = "-"
"""The field of a column that is not read."""

PEOPLE = ("name", "first_name", "last_name", "role", "email", "phone")
"""Fields about a person, which go to contacts.yaml alone."""

DETAILS = ("number", "kind", "industry", "size", "locality", "aliases")
"""Fields about an organisation."""

FIELDS: dict[str, tuple[str, ...]] = {
    "organisations": ("organisation", *DETAILS, *PEOPLE),
    "participants": ("organisation", "people", "came", *DETAILS, *PEOPLE),
    "inputs": (
        "text",
        "area",
        "organisation",
        "number",
        "votes",
        "question",
        "date",
        "kind",
        *PEOPLE,
    ),
}
"""The fields that a column may be read as; `text:AREA` and `text:KIND` too among inputs."""

NAMES: dict[str, str] = {
    "organisation": "företag, företagsnamn, företagets namn, namn på företag, organisation, "
    "organisationsnamn, organisationens namn, organisation företag, företag organisation, "
    "företag förening, bolag, bolagsnamn, firma, firmanamn, arbetsgivare, arbetsplats, förening, "
    "company, company name, organization, organisation name, organization name, employer",
    "number": "orgnr, org nr, org nummer, orgnummer, organisationsnr, organisationsnummer, "
    "organisation number, organization number, company number",
    "name": "namn, ditt namn, vad heter du, för och efternamn, fullständigt namn, "
    "kontaktperson, kontakt, deltagare, deltagarens namn, person, name, your name, full name, "
    "what is your name, contact, contact person, participant",
    "first_name": "förnamn, first name, given name",
    "last_name": "efternamn, last name, surname, family name",
    "email": "e post, epost, mejl, mail, e mail, email, e postadress, epostadress, mejladress, "
    "mailadress, din e post, din e postadress, email address, e mail address",
    "phone": "telefon, telefonnummer, telefonnr, tel, tel nr, telnr, tfn, mobil, mobilnummer, "
    "mobilnr, mobiltelefon, phone, phone number, telephone, mobile",
    "role": "roll, titel, befattning, yrkesroll, funktion, role, title, job title, position",
    "people": "antal, antal personer, antal deltagare, antal platser, number, people, "
    "number of people, number of participants, participants",
    "came": "kommer, deltar, deltog, närvaro, närvarande, attends, attending, attended, "
    "attendance, present",
    "kind": "typ, slag, organisationstyp, typ av organisation, kind, type",
    "industry": "bransch, näringsgren, industry, sector",
    "size": "storlek, företagsstorlek, antal anställda, anställda, size, employees, "
    "number of employees",
    "locality": "ort, kommundel, postort, stad, locality, city, town",
    "aliases": "alias, andra namn, kallas, kallas även, aliases, also known as",
    "area": "område, ämne, tema, ämnesområde, area, topic, subject",
    "votes": "röster, antal röster, prickar, votes, dots",
    "date": "datum, slutförandetid, tidpunkt, tidsstämpel, svarsdatum, inskickat, "
    "completion time, timestamp, date, submitted",
    "question": "fråga, frågan, question",
    "text": "synpunkt, synpunkter, kommentar, kommentarer, övrigt, övriga synpunkter, "
    "övriga kommentarer, svar, text, åsikt, åsikter, idé, idéer, input, inputs, comment, "
    "comments, answer, answers, feedback",
    "text:proposal": "förslag, proposal, proposals, suggestion, suggestions",
    "text:problem": "problem, hinder, problems",
    "text:strength": "styrka, styrkor, strength, strengths",
    LEFT_OUT: "id, nr, löpnummer, rad, starttid, start time, senaste ändringstid, "
    "tid för senaste ändring, last modified time, språk, language, ip adress, ip address",
}
"""What columns are called, in Swedish and English, as forms and lists have them."""

ANONYMOUS = frozenset(
    ("anonymous", "anonym", "-", "–", "—", "n/a", "ej angivet", "ingen", "inget", "saknas")
)
"""What forms and people write where they say nobody."""

NO_ORGANISATION = ANONYMOUS | {
    *("privatperson", "privat", "private person", "egen företagare", "egenföretagare", "none"),
}
"""What stands where somebody comes from no organisation, folded."""

YES_OR_NO = frozenset(
    (
        *("ja", "ja tack", "japp", "j", "nej", "nej tack", "n", "yes", "yes please", "y", "no"),
        *("no thanks", "true", "false", "sant", "falskt", "x"),
    )
)
"""What is ticked where a form asks whether something is so, folded."""

CONSENTING = ("jag samtycker", "jag godkänner", "i consent", "i agree")
"""How the label of a box begins that is ticked to agree to something, folded."""

NOT_COMING = (
    *("nej", "n", "no", "0", "falskt", "false", "kom inte", "kom ej", "kommer inte", "kommer ej"),
    *("deltar inte", "deltar ej", "deltog inte", "deltog ej", "avanmäld", "avanmält", "avbokad"),
    *("avbokat", "avböjt", "avböjer", "återbud", "förhinder", "förhindrad", "sjuk", "sjukanmäld"),
    *("uteblev", "utebliven", "frånvarande", "not attending", "did not attend", "declined"),
    *("cancelled", "canceled", "absent", "no show", "sick"),
)
"""How a cell begins, folded, that says that somebody does not come."""

SUMS = frozenset(("totalt", "total", "totalsumma", "summa", "sum", "antal", "totals", "delsumma"))
"""What stands before the figures below a list, without the colon."""

ASKING_WHO = re.compile(
    r"\b(vem (företräder|representerar)|(vilke[tn]|vad heter|namn(et)? på|which|what|name of)"
    r"( \w+){0,2} (företag|bolag|organisation|förening|arbets(plats|givare)|company|organi[sz]ation"
    r"|association|employer))"
)
"""A question of a form that asks where somebody comes from, folded."""

LONGEST_NAME = 4
"""Words of a header in which a usual name is looked for: a longer one is a question."""

_APART = re.compile(r"[\W_]+")
_COUNTER = re.compile(r"\d+$")


class Mapped(msgspec.Struct, frozen=True):
    """A column and what it is read as."""

    column: Column
    field: str
    sure: bool
    """Whether nobody has to confirm it."""

    @property
    def is_text(self) -> bool:
        """Whether it holds answers."""
        return self.field == "text" or self.field.startswith("text:")

    @property
    def told(self) -> str:
        """The area or the kind of all answers in the column; "" where it has none."""
        return self.field.partition(":")[2]


class MappingError(Exception):
    """What was typed after --map is no column or no field."""

    def __init__(self, what: Literal["form", "column", "field"], name: str, known: Sequence[str]):
        super().__init__(what, name)
        self.what, self.name, self.known = what, name, tuple(known)


class Columns(msgspec.Struct, frozen=True, dict=True):
    """All columns of a sheet with what each is read as."""

    mapped: tuple[Mapped, ...]

    def of(self, field: str) -> Column | None:
        """The column that is read as a field."""
        return self._by_field.get(field)

    @cached_property
    def _by_field(self) -> dict[str, Column]:
        return {one.field: one.column for one in reversed(self.mapped)}

    @cached_property
    def texts(self) -> tuple[Mapped, ...]:
        """The columns that hold answers."""
        return tuple(one for one in self.mapped if one.is_text)

    @property
    def name_people(self) -> bool:
        """Whether there are columns that tell who somebody is."""
        return any(field in self._by_field for field in PEOPLE if field != "role")

    @property
    def unsure(self) -> tuple[Mapped, ...]:
        """The columns whose field somebody has to confirm."""
        return tuple(one for one in self.mapped if not one.sure)


def folded(header: str) -> str:
    """A header without capitals and marks: E-post: is e post."""
    return _APART.sub(" ", header.casefold()).strip()


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """What columns are called, folded -> the fields it may mean."""
    found: dict[str, tuple[str, ...]] = {}
    for field, names in NAMES.items():
        for name in names.split(", "):
            found[name] = (*found.get(name, ()), field)
    return found


def is_not_coming(text: str) -> bool:
    """Whether a cell says that somebody does not come, or did not; an empty one does not."""
    said = folded(text)
    return any(said == one or said.startswith(f"{one} ") for one in NOT_COMING)


def is_usual(text: str) -> bool:
    """Whether columns are usually called so."""
    return folded(text) in _names()


def is_like_header(text: str) -> bool:
    """Whether a text may name a column: a question, or with one of the usual names in it."""
    words = folded(text).split()
    return text.rstrip().endswith("?") or any(
        " ".join(words[start:end]) in _names()
        for start in range(len(words))
        for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1)
    )


def proposed(what: What, sheet: Sheet, records: Records, questions: Sequence[str] = ()) -> Columns:
    """What each column is probably meant as.

    Args:
        what: what the sheet holds.
        sheet: the sheet.
        records: the areas that a column may be called after.
        questions: the meeting's questions, which answers may stand below.
    """
    known = _Known(
        areas={folded(name): id for name, id in _area_names(records)},
        organisations=frozenset(map(folded, records.participant_ids)),
        asked=frozenset(map(folded, questions)),
    )
    found = [_proposal(what, one, sheet, known) for one in sheet.columns]
    return Columns(tuple(_once(_for_organisations(what, found), sheet, known)))


class _Known(msgspec.Struct, frozen=True):
    """What headers and cells may name, folded."""

    areas: Mapping[str, str]
    """By title and by id."""
    organisations: frozenset[str]
    asked: frozenset[str]
    """The meeting's questions."""


def _area_names(records: Records) -> Iterator[tuple[str, str]]:
    for area in records.process.areas:
        yield area.title, area.id
        yield area.id, area.id


def _proposal(what: What, column: Column, sheet: Sheet, known: _Known) -> Mapped:
    allowed = (*FIELDS[what], LEFT_OUT)
    name = folded(column.header)
    bare = _COUNTER.sub("", name).strip()  # Forms calls a second one Namn2
    if what == "inputs" and name in known.asked:
        return Mapped(column, "text", True)
    if what == "inputs" and name in known.areas:
        return Mapped(column, f"text:{known.areas[name]}", True)
    for one in (name, bare):
        for field in _names().get(one, ()):
            if field.partition(":")[0] in allowed:
                return Mapped(column, field, True)
    if is_usual(name):  # for another kind of sheet
        return Mapped(column, LEFT_OUT, True)
    tells_who_came = any(map(is_not_coming, sheet.texts(column)))
    if what == "participants" and name == "status" and tells_who_came:
        return Mapped(column, "came", True)
    field = _named_in(sheet.texts(column), known)
    if field in allowed:
        return Mapped(column, field, False)
    if what == "inputs" and _is_ticked(sheet.texts(column)):
        return Mapped(column, LEFT_OUT, True)
    words = name.split()
    if len(words) <= (LONGEST_NAME if what == "inputs" else 2 * LONGEST_NAME):
        for usual, fields in sorted(_names().items(), key=lambda one: -len(one[0])):
            if fields[0] == "came" and not tells_who_came:
                continue
            if fields[0] in allowed and f" {usual} " in f" {name} " and len(usual) > 3:
                return Mapped(column, fields[0], fields[0] == LEFT_OUT)
    if ASKING_WHO.search(name):
        return Mapped(column, "organisation", False)
    if what == "inputs" and column.header and any(map(_is_words, sheet.texts(column))):
        return Mapped(column, "text", False)
    return Mapped(column, LEFT_OUT, True)


def _named_in(cells: Sequence[str], known: _Known) -> str:
    """What all cells of a column, or most of them, name; "" where they are texts of their own."""
    said = [one for one in cells if one.casefold() not in ANONYMOUS]
    ticked = [folded(one) for cell in said for one in cell.split(";") if one.strip()]
    if ticked and all(one in known.areas for one in ticked):
        return "area"
    who = sum(folded(one) in known.organisations for one in said)
    return "organisation" if 2 * who > len(said) else ""


def _is_ticked(cells: Sequence[str]) -> bool:
    """Whether all answers of a column are Ja or Nej, or agree to something: nobody's words."""
    said = tuple(map(folded, cells))
    return bool(said) and all(one in YES_OR_NO or one.startswith(CONSENTING) for one in said)


def _is_words(text: str) -> bool:
    """Whether a cell may say something, as a mark from 1 to 5 does not."""
    return any(one.isalpha() for one in text)


def _for_organisations(what: What, found: list[Mapped]) -> list[Mapped]:
    """The same, but what is called Namn names the organisation where nothing else does."""
    if what != "organisations" or any(one.field == "organisation" for one in found):
        return found
    at = next((at for at, one in enumerate(found) if one.field == "name"), None)
    if at is not None:
        found[at] = msgspec.structs.replace(found[at], field="organisation")
    return found


def _once(found: list[Mapped], sheet: Sheet, known: _Known) -> Iterator[Mapped]:
    """The same with each field but text once: for the column with known names, or most in it."""

    def fit(one: Mapped) -> tuple[bool, int]:
        return _named_in(sheet.texts(one.column), known) == one.field, _filled(sheet, one)

    best: dict[str, Mapped] = {}
    for one in found:
        first = best.setdefault(one.field, one)
        if first is not one and fit(one) > fit(first):
            best[one.field] = one
    # A question's number needs answers beside it; alone it is what was asked.
    alone = not any(one.is_text for one in found)
    for one in found:
        if one.field == "question" and alone:
            yield msgspec.structs.replace(one, field="text:question")
        elif one.is_text or one.field == LEFT_OUT or best[one.field] is one:
            yield one
        else:
            yield Mapped(one.column, LEFT_OUT, True)


def _filled(sheet: Sheet, of: Mapped) -> int:
    """How many cells of a column say something."""
    return sum(one.casefold() not in ANONYMOUS for one in sheet.texts(of.column))


def with_told(columns: Columns, what: What, told: Iterable[str], records: Records) -> Columns:
    """The same with what was typed as COLUMN=FIELD.

    Raises:
        MappingError: a column or a field is unknown.
    """
    by_name = {one.column.name: one for one in columns.mapped}
    found = dict(by_name)
    for one in told:
        name, mark, field = one.rpartition("=")
        if not mark:
            raise MappingError("form", one, ())
        column = _column(name.strip(), columns)
        if column is None:
            raise MappingError("column", name.strip(), tuple(by_name))
        found[column.name] = Mapped(column, _field(field.strip(), what, records), True)
    new = {mapped.field for name, mapped in found.items() if mapped is not by_name[name]}
    return Columns(
        tuple(
            Mapped(one.column, LEFT_OUT, True)
            if one is by_name[name] and one.field in new and not one.is_text
            else one
            for name, one in found.items()
        )
    )


def _column(name: str, columns: Columns) -> Column | None:
    """The column of a name as it is shown, of a header written otherwise, or of a letter."""
    by_name = [one.column for one in columns.mapped]
    for key in (lambda one: one.name == name, lambda one: folded(one.name) == folded(name)):
        if found := [one for one in by_name if key(one)]:
            return found[0]
    return next((one for one in by_name if one.letter == name.upper()), None)


KIND_WORDS = ("problem", "proposal", "strength", "question", "other")


def _field(typed: str, what: What, records: Records) -> str:
    known = (*FIELDS[what], LEFT_OUT)
    name, _, told = typed.partition(":")
    if typed in known:
        return typed
    if what == "inputs" and name == "text":
        if told in KIND_WORDS:
            return typed
        areas = dict(_area_names(records)) | records.area_ids
        if told in areas:
            return f"text:{areas[told]}"
        raise MappingError("field", typed, (*KIND_WORDS, *records.area_ids))
    raise MappingError("field", typed, known)


def with_remembered(
    columns: Columns, what: What, before: Mapping[str, str], records: Records
) -> Columns:
    """The same with what was confirmed at an earlier import of a sheet with these headers."""
    found = []
    for one in columns.mapped:
        field = before.get(one.column.name)
        try:
            known = field is not None and _field(field, what, records)
        except MappingError:  # an area that is gone
            known = False
        if one.field == "came" and field == LEFT_OUT:
            # Nobody had declined then, perhaps; now somebody has.
            found.append(msgspec.structs.replace(one, sure=False))
        else:
            found.append(Mapped(one.column, known, True) if known else one)
    return Columns(tuple(found))
