"""What an import would do: what is added, what is there already, what is left out and why."""

from typing import Literal

import msgspec

from nplan.model.dialogue import InputKind
from nplan.model.process import Contact, OrganisationKind
from nplan.model.values import Day

Status = Literal["new", "there", "doubtful", "unknown", "out", "changed"]
"""new: is added; there: is in the files already; doubtful, unknown: somebody has to decide which
organisation is meant; out: is not imported; changed: takes another value."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of a row, or of several that say the same."""

    rows: tuple[int, ...]
    """Their numbers in the sheet."""
    column: str = ""
    """The column, where a row has several steps."""
    what: str
    """The organisation as the sheet has it, or the text."""
    id: str = ""
    """What it is in the files."""
    status: Status
    why: str = ""
    """A word for why it is left out, or how it was found."""
    other: str = ""
    """What that word needs to know: a row, ids, a number."""


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a cell that cannot be imported as it stands."""

    row: int
    column: str
    code: str
    """Which sentence tells it."""
    values: dict[str, str | int] = {}
    serious: bool = True
    """Whether nothing is written unless cells with mistakes are to be left out."""


class Unlisted(msgspec.Struct, frozen=True):
    """Values of a column that data/process.yaml has not, which are left out."""

    field: str
    """industry, size or locality."""
    column: str
    values: tuple[tuple[str, tuple[int, ...]], ...]
    """As they are typed, each with its rows."""


class NewOrganisation(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation for the register."""

    id: str
    name: str
    kind: OrganisationKind = "company"
    number: str | None = None
    industry: str | None = None
    size: str | None = None
    locality: str | None = None
    aliases: tuple[str, ...] = ()


class Completed(msgspec.Struct, frozen=True):
    """Fields that an organisation of the register lacks."""

    id: str
    fields: dict[str, str]
    aliases: tuple[str, ...] = ()


class NewParticipant(msgspec.Struct, frozen=True):
    """An organisation that took part, and how many came from it."""

    organisation: str
    people: int
    is_listed: bool = False
    """Whether the meeting has it already, without a number of people."""


class NewInput(msgspec.Struct, frozen=True, kw_only=True):
    """An input for the meeting, without an id yet."""

    text: str
    area: str | None = None
    also: tuple[str, ...] = ()
    kind: InputKind | None = None
    from_: tuple[str, ...] | None = None
    """None where the sheet has no column of organisations."""
    votes: int | None = None
    question: int | None = None
    date: Day | None = None


class Person(msgspec.Struct, frozen=True):
    """Somebody at an organisation, for contacts.yaml."""

    organisation: str
    contact: Contact


class KnownPerson(msgspec.Struct, frozen=True):
    """Somebody whom contacts.yaml has by name, and what the sheet says besides."""

    path: tuple[str | int, ...]
    """The entry in the file."""
    name: str
    organisation: str
    fields: dict[str, str]
    """What is empty there."""
    differing: tuple[str, ...] = ()
    """Fields that have another value there, which stays."""


class Undecided(msgspec.Struct, frozen=True):
    """A name of which somebody has to say who is meant."""

    name: str
    rows: tuple[int, ...]
    candidates: tuple[str, ...]
    """Ids that it may mean; () where the register has nothing like it."""


class Sorted(msgspec.Struct, frozen=True, kw_only=True):
    """What changes of an input that was sorted in a spreadsheet; None is left as it is."""

    reference: str
    area: str | None = None
    """The id of its area; "" takes it away."""
    outcome: str | None = None
    """referred, declined or noted; "" takes it away."""
    reason: str | None = None
    taken_up: tuple[str, ...] = ()
    """Ids of the key points that take it up from now on."""
    let_go: tuple[str, ...] = ()
    """Ids of those that no longer do."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """All that an import would do; nothing of it is done yet."""

    steps: tuple[Step, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """By row."""
    unlisted: tuple[Unlisted, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    organisations: tuple[NewOrganisation, ...] = ()
    completed: tuple[Completed, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    """The id of an organisation and another name that somebody decided it goes by."""
    participants: tuple[NewParticipant, ...] = ()
    questions: tuple[str, ...] = ()
    """For the end of the meeting's list of questions."""
    inputs: tuple[NewInput, ...] = ()
    people: tuple[Person, ...] = ()
    known_people: tuple[KnownPerson, ...] = ()
    nobodys: int = 0
    """People who are not noted, since they are of no organisation."""
    sorted: tuple[Sorted, ...] = ()

    @property
    def adds(self) -> bool:
        """Whether there is anything to write."""
        return bool(
            self.organisations
            or self.completed
            or self.aliases
            or self.participants
            or self.questions
            or self.inputs
            or self.people
            or any(one.fields for one in self.known_people)
            or self.sorted
        )
