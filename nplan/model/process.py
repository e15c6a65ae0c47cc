"""The process and those who take part in it: process, organisations and contacts.yaml."""

from typing import Literal

from nplan.model.record import Identified, Record
from nplan.model.values import Day, Id, IndustryName, LocalityName, SizeName, Text, Whole

OrganisationKind = Literal[
    "company",
    "association",
    "trade-body",
    "education",
    "public-body",
    "other-municipality",
    "party",
    "other",
]
UnitKind = Literal["board", "administration", "own-company"]
Language = Literal["sv", "en"]
Consent = Literal["named", "anonymous"]


class Document(Record, frozen=True, kw_only=True, gc=False):
    """The data of the adopted document, printed on its cover."""

    type: Literal["program", "strategi", "plan"] = "program"
    """program, strategi or plan."""
    reference: Text | None = None
    """The case number (diarienummer)."""
    adopted_by: Text | None = None
    """The body that adopts the document, e.g. Kommunfullmäktige."""
    responsible: Text | None = None
    """The body or officer that keeps the document."""
    applies_to: Text | None = None
    """Whom the document binds."""
    replaces: Text | None = None
    """The document it replaces."""
    valid_from: Day | None = None
    """The first day, month or year it is valid."""
    valid_to: Day | None = None
    """The last day, month or year it is valid."""
    review: Text | None = None
    """When it is to be reviewed."""


class Phase(Identified, frozen=True, kw_only=True, gc=False):
    """A part of the process in time."""

    id: Id
    """What the phase is cited by."""
    title: Text
    """What the phase is called."""
    from_: Day | None = None
    """When it begins."""
    to: Day | None = None
    """When it ends."""


class Theme(Identified, frozen=True, kw_only=True, gc=False):
    """A theme within an area, from which suggestions are made."""

    id: Id
    """What the theme is cited by."""
    title: Text
    """What the theme is called."""
    keywords: tuple[Text, ...] = ()
    """Words that point at the theme."""


class Area(Identified, frozen=True, kw_only=True, gc=False):
    """An area of the programme, in the programme's order."""

    id: Id
    """What the area is cited by."""
    title: Text
    """What the area is called."""
    description: Text | None = None
    """What the area holds."""
    keywords: tuple[Text, ...] = ()
    """Words that point at the area."""
    themes: tuple[Theme, ...] = ()
    """The catalogue of themes that suggestions are made from."""


class MeetingKind(Identified, frozen=True, kw_only=True, gc=False):
    """A kind of meeting, or of writing."""

    id: Id
    """What the kind is cited by."""
    title: Text
    """What the kind is called."""
    target: Whole | None = None
    """How many the process aims for."""
    written: bool = False
    """true for surveys, letters and web forms, which are counted apart from meetings."""


class Unit(Identified, frozen=True, kw_only=True, gc=False):
    """One of the municipality's own bodies, which the programme binds."""

    id: Id
    """What the unit is cited by."""
    title: Text
    """What the unit is called."""
    kind: UnitKind
    """board, administration or own-company."""


class Category(Identified, frozen=True, kw_only=True, gc=False):
    """An industry, a size or a locality of companies."""

    id: Id
    """What the category is cited by."""
    title: Text
    """What the category is called."""
    companies: Whole | None = None
    """How many companies the municipality has there, from the business register."""


DEFAULT_MEETING_KINDS = tuple(
    MeetingKind(id=id, title=title)
    for id, title in (
        ("dialoglunch", "Dialoglunch"),
        ("intervju", "Intervju"),
        ("branschdialog", "Branschdialog"),
        ("politikerworkshop", "Politikerworkshop"),
        ("studiebesok", "Studiebesök"),
        ("koncerndialog", "Koncerndialog"),
    )
)
DEFAULT_SIZES = tuple(
    Category(id=id, title=title)
    for id, title in (
        ("0", "Inga anställda"),
        ("1-9", "1–9 anställda"),
        ("10-49", "10–49 anställda"),
        ("50-249", "50–249 anställda"),
        ("250-plus", "250 anställda eller fler"),
    )
)


class Process(Record, frozen=True, kw_only=True, gc=False):
    """What the process is: data/process.yaml, the one file that must exist."""

    municipality: Text
    """The municipality's name, e.g. Lindvik kommun."""
    title: Text
    """The programme's title."""
    language: Language = "sv"
    """The language of the rendered documents: sv or en."""
    document: Document = Document()
    """The data of the adopted document."""
    deadline: Day | None = None
    """When the council is to decide."""
    phases: tuple[Phase, ...] = ()
    """The parts of the process in time."""
    areas: tuple[Area, ...]
    """The programme's areas, in its order."""
    meeting_kinds: tuple[MeetingKind, ...] = DEFAULT_MEETING_KINDS
    """The kinds of meeting. If left out: dialoglunch, intervju, branschdialog, politikerworkshop,
    studiebesok and koncerndialog. A list of your own takes their place, so name all you use."""
    units: tuple[Unit, ...] = ()
    """The municipality's own bodies."""
    industries: tuple[Category, ...] = ()
    """Industries, with how many companies the municipality has in each."""
    sizes: tuple[Category, ...] = DEFAULT_SIZES
    """Sizes of company by number of employees. If left out: 0, 1-9, 10-49, 50-249, 250-plus."""
    localities: tuple[Category, ...] = ()
    """Parts of the municipality."""
    contacts: Text | None = None
    """Where contacts.yaml is; data/private/contacts.yaml if left out."""


class Organisation(Identified, frozen=True, kw_only=True, gc=False):
    """An organisation that takes part."""

    shorthand = "name"

    name: Text
    """Its name as it writes it itself."""
    kind: OrganisationKind = "company"
    """What kind of organisation it is."""
    number: Text | None = None
    """The organisation number; never a sole trader's, which is a personal number."""
    industry: IndustryName | None = None
    """The id of an industry of process.yaml."""
    size: SizeName | None = None
    """The id of a size of process.yaml."""
    locality: LocalityName | None = None
    """The id of a locality of process.yaml."""
    aliases: tuple[Text, ...] = ()
    """Other names it goes by, which may stand where an organisation is meant."""
    consent: Consent = "named"
    """anonymous for one that does not want to be named in any document."""


class Contact(Record, frozen=True, kw_only=True, gc=False):
    """A person at an organisation: data/private/contacts.yaml, outside version control."""

    shorthand = "name"

    name: Text | None = None
    """What the person is called; left out for a mailbox that many read."""
    role: Text | None = None
    """What the person does there."""
    email: Text | None = None
    """The e-mail address."""
    phone: Text | None = None
    """The telephone number."""
