"""The organisation of each row: one of the register, a new one, or one to be decided."""

from collections.abc import Container, Iterable, Sequence
from typing import Any

import msgspec

from nplan.model.consultation import PERSON
from nplan.model.new_ids import free_id, organisation_id
from nplan.model.organisation_number import number_digits, wrong_with
from nplan.model.process import OrganisationKind
from nplan.model.records import Records
from nplan.tables.cells import category_of, cell, contact_of, organisation_kind_of, size_of
from nplan.tables.mapping import ANONYMOUS, NO_ORGANISATION, SUMS, Columns
from nplan.tables.matching import Match, Matcher
from nplan.tables.plan import (
    Completed,
    NewOrganisation,
    Person,
    Plan,
    Remark,
    Step,
    Undecided,
    Unlisted,
)
from nplan.tables.sheet import Line, Sheet

LISTS = {"industry": "industries", "size": "sizes", "locality": "localities"}


class Named(msgspec.Struct, frozen=True):
    """The organisation of a row."""

    name: str
    """As the sheet has it, its white space made one line; "" where it has none."""
    match: Match
    id: str = ""
    """In the register, or what it will be there; "" where that has to be decided."""
    first: int = 0
    """The row that made it a new one; 0 where it is none."""
    collides: str = ""
    """The id that it would have, were it not taken by another organisation."""
    nobody: str = ""
    """What stands there where it is no organisation: Privatperson, or a dash."""
    is_sum: bool = False
    """Whether the row adds up those above it."""


class Naming:
    """Names the rows of one sheet, and gathers what has to be added to the register."""

    def __init__(
        self, records: Records, columns: Columns, matcher: Matcher, *, with_new: bool
    ) -> None:
        """Args: with_new: whether organisations that nothing is like are added."""
        self.records = records
        self.columns = columns
        self.matcher = matcher
        self.with_new = with_new
        self.remarks: list[Remark] = []
        self.aliases: dict[tuple[str, str], None] = {}
        self.people: list[Person] = []
        self.nobodys = 0
        """People of no organisation, for whom contacts.yaml has no place."""
        self._new: dict[Any, Named] = {}
        self._organisations: dict[str, NewOrganisation] = {}
        self._undecided: dict[str, tuple[tuple[int, ...], Match]] = {}
        self._completed: dict[str, dict[str, str]] = {}
        self._more_aliases: dict[str, dict[str, None]] = {}
        self._unlisted: dict[str, dict[str, list[int]]] = {}
        self._ids = set(records.participant_ids) | {PERSON}

    def plan(self, sheet: Sheet, steps: Iterable[Step], **more: Any) -> Plan:
        """The plan of an import with all that was gathered.

        Args:
            sheet: whose rows were named.
            steps: what becomes of them.
            more: what is added besides, by the plan's fields.
        """
        return Plan(
            steps=tuple(steps),
            remarks=(*self.remarks, *_broken_cells(sheet.rows, self.columns)),
            unlisted=self.unlisted,
            undecided=self.undecided,
            organisations=self.organisations,
            completed=self.completed,
            aliases=tuple(self.aliases),
            people=tuple(self.people),
            **more,
        )

    @property
    def organisations(self) -> tuple[NewOrganisation, ...]:
        """What has to be added to the register."""
        return tuple(self._organisations.values())

    @property
    def undecided(self) -> tuple[Undecided, ...]:
        """The names of which somebody has to say who is meant."""
        return tuple(
            Undecided(name, rows, match.candidates)
            for name, (rows, match) in self._undecided.items()
        )

    @property
    def unlisted(self) -> tuple[Unlisted, ...]:
        """The values of cells that data/process.yaml has none of, by column."""
        return tuple(
            Unlisted(field, column.name, tuple((one, tuple(rows)) for one, rows in values.items()))
            for field, values in self._unlisted.items()
            if (column := self.columns.of(field))
        )

    def named(self, row: Line) -> Named:
        """The organisation of a row; what its cells say wrong goes to `remarks`."""
        name = cell(row, self.columns, "organisation")
        is_known = name in self.records.participant_ids
        if name.casefold().rstrip(" :") in SUMS and not is_known:
            return Named("", Match("unknown"), nobody=name, is_sum=True)
        number = self._number(row)
        if not is_known and name.casefold() in {"", *NO_ORGANISATION}:
            match = self.matcher.match("", number) if number else Match("unknown")
            return Named("", match, match.id, nobody=name)
        match = self.matcher.match(name, number)
        if match.how == "known":
            known = self.records.participant_ids
            if match.by == "decision" and name not in known and match.id not in self.records.units:
                self.aliases[match.id, name] = None
            return Named(name, match, match.id)
        if match.how == "unknown" and (self.with_new or match.by == "decision"):
            return self._newly(name, number, match, row)
        if match.how in ("doubtful", "unknown"):
            rows, _ = self._undecided.get(name, ((), match))
            self._undecided[name] = ((*rows, row.number), match)
        return Named(name, match)

    def person(self, row: Line, named: Named) -> None:
        """Note the person of a row for contacts.yaml."""
        contact = contact_of(row, self.columns)
        if contact is not None and named.id:
            self.people.append(Person(named.id, contact))
        elif contact is not None:
            self.nobodys += 1

    @property
    def completed(self) -> tuple[Completed, ...]:
        """What organisations of the register lack and the sheet has."""
        return tuple(
            Completed(id, fields, tuple(self._more_aliases.get(id, {})))
            for id, fields in self._completed.items()
            if fields or self._more_aliases.get(id)
        )

    def completing(self, row: Line, named: Named, with_kind: Container[str]) -> tuple[str, ...]:
        """The fields of an organisation that a row fills in; one that differs is told.

        Args:
            row: the row.
            named: its organisation.
            with_kind: the ids of those whose kind the register tells.
        """
        there = self.records.organisations.get(named.id)
        if named.first or there is None:
            return ()
        told = self._organisation(row, named.id, there.name, self._number(row, tell=False))
        given = self._completed.setdefault(named.id, {})
        filled = []
        for field in ("kind", "number", *LISTS):
            value = getattr(told, field)
            before = given.get(field) or getattr(there, field)
            if field == "kind":
                before = before if before != "company" or named.id in with_kind else ""
                value = value if cell(row, self.columns, "kind") else ""
            if field == "number" and before and value:
                before = _number(number_digits(before) or "") or before
            if value and not before:
                if (field, value) != ("kind", "company"):
                    given[field] = value
                    filled.append(field)
            elif value and value != before:
                typed = cell(row, self.columns, field)
                self._remark(
                    row, field, "import-differs", serious=False, name=typed, other=str(before)
                )
        known = self._more_aliases.setdefault(named.id, {})
        for alias in told.aliases:
            if alias not in (there.name, *there.aliases, *known):
                known[alias] = None
                filled.append("aliases")
        return tuple(dict.fromkeys(filled))

    def _newly(self, name: str, number: str, match: Match, row: Line) -> Named:
        keys = [*self.matcher.keys(name), *((f"number {number}",) if number else ())]
        if first := next((self._new[key] for key in keys if key in self._new), None):
            for key in keys:
                self._new.setdefault(key, first)
            self._fill_in(first.id, row, number)
            return msgspec.structs.replace(first, name=name)
        wanted = organisation_id(name)
        id = free_id(wanted, self._ids.__contains__)
        self._ids.add(id)
        found = Named(name, match, id, row.number, wanted if id != wanted else "")
        self._new |= dict.fromkeys(keys, found)
        self._organisations[id] = self._organisation(row, id, name, number)
        return found

    def _fill_in(self, id: str, row: Line, number: str) -> None:
        """Give a new organisation what a later row says and earlier ones do not."""
        there = self._organisations[id]
        told = self._organisation(row, id, there.name, number)
        if there.number and told.number and there.number != told.number:
            self._remark(
                row,
                "number",
                "import-differs",
                serious=False,
                name=told.number,
                other=there.number,
            )
        self._organisations[id] = msgspec.structs.replace(
            there,
            kind=told.kind if there.kind == "company" else there.kind,
            aliases=tuple(dict.fromkeys((*there.aliases, *told.aliases))),
            **{
                field: getattr(there, field) or getattr(told, field) for field in ("number", *LISTS)
            },
        )

    def _organisation(self, row: Line, id: str, name: str, number: str) -> NewOrganisation:
        kind: OrganisationKind = "company"
        if typed := cell(row, self.columns, "kind"):
            told = organisation_kind_of(typed)
            if told is None:
                self._remark(row, "kind", "import-unknown-organisation-kind", name=typed)
            kind = told or kind
        values = {field: self._category(row, field) for field in LISTS}
        aliases = cell(row, self.columns, "aliases").replace(",", ";").split(";")
        return NewOrganisation(
            id=id,
            name=name,
            kind=kind,
            number=_number(number),
            aliases=tuple(dict.fromkeys(one.strip() for one in aliases if one.strip())),
            **values,
        )

    def _number(self, row: Line, *, tell: bool = True) -> str:
        """The ten digits of a row's organisation number; "" where it has none that may be kept."""
        typed = cell(row, self.columns, "number")
        if not typed or typed in ANONYMOUS:
            return ""
        what = wrong_with(typed.replace(" ", ""))
        if not tell:
            pass
        elif what == "personal":
            # Not a mistake of the office's, and not repeated: it is somebody's personal number.
            self._remark(row, "number", "import-personal-number", serious=False)
        elif what:
            self._remark(row, "number", "bad-organisation-number", name=typed, what=what)
        return "" if what else number_digits(typed.replace(" ", "")) or ""

    def _category(self, row: Line, field: str) -> str | None:
        typed = cell(row, self.columns, field)
        if not typed or typed in ANONYMOUS:
            return None
        known = getattr(self.records.process, LISTS[field])
        found = category_of(typed, known) or (size_of(typed, known) if field == "size" else None)
        if found is None:
            self._unlisted.setdefault(field, {}).setdefault(typed, []).append(row.number)
        return found

    def _remark(
        self, row: Line, field: str, code: str, *, serious: bool = True, **values: str | int
    ) -> None:
        self.remarks.append(remark(row, self.columns, field, code, serious=serious, **values))


def _number(digits: str) -> str | None:
    return f"{digits[:6]}-{digits[6:]}" if digits else None


def remark(
    row: Line,
    columns: Columns,
    field: str,
    code: str,
    *,
    serious: bool = True,
    **values: str | int,
) -> Remark:
    """A remark about the cell of a row in the column that is read as a field."""
    column = columns.of(field)
    name = column.name if column else ""
    return Remark(row=row.number, column=name, code=code, values=values, serious=serious)


def _broken_cells(rows: Sequence[Line], columns: Columns) -> list[Remark]:
    """A remark about each cell that is read but holds an error such as #REF!."""
    read = {one.column.index: one.column.name for one in columns.mapped if one.field != "-"}
    return [
        Remark(row=row.number, column=read[index], code="import-broken-cell")
        for row in rows
        for index in sorted(row.broken)
        if index in read
    ]
