"""What a sign-up list would add to a meeting's participants."""

from collections.abc import Callable

import msgspec

from nplan.model.dialogue import Meeting
from nplan.model.records import Records
from nplan.tables.cells import cell, contact_of, whole_of
from nplan.tables.mapping import Columns, is_not_coming
from nplan.tables.naming import Named, Naming, remark
from nplan.tables.plan import NewParticipant, Plan, Step
from nplan.tables.register import of_named
from nplan.tables.sheet import Line, Sheet


class _Came(msgspec.Struct):
    """Those of one organisation."""

    row: Line
    named: Named
    rows: tuple[int, ...] = ()
    people: int = 0


def participants_plan(
    sheet: Sheet, naming: Naming, meeting: Meeting, step: Callable[[], None]
) -> Plan:
    """The organisations of a list of people, each with how many came from it.

    Args:
        sheet: the list, a row a person or a row an organisation with a number.
        naming: names its rows.
        meeting: the meeting that they took part in.
        step: is called after each row.
    """
    came: dict[str, _Came] = {}
    nobody: list[Step] = []
    seen: dict[tuple[str, ...], int] = {}
    for row in sheet.rows:
        step()
        if (declined := _declined(row, naming.columns)) is not None:
            nobody.append(declined)
            continue
        named = naming.named(row)
        if not named.name and not named.id:
            status, why, _ = of_named(row, named)
            nobody.append(Step(rows=(row.number,), what=named.nobody, status=status, why=why))
            continue
        key = named.id or f"?{named.name}"
        if (first := _seen(row, key, naming, seen)) is not None:
            again = Step(
                rows=(row.number,),
                what=named.name or named.id,
                id=named.id,
                status="out",
                why="person-again",
                other=str(first),
            )
            nobody.append(again)
            continue
        naming.person(row, named)
        group = came.setdefault(key, _Came(row, named))
        group.rows = (*group.rows, row.number)
        group.people += _people(row, naming)
    listed = _listed(naming.records, meeting)
    steps = [_step(one, listed) for one in came.values()]
    participants = tuple(
        NewParticipant(one.named.id, one.people, one.named.id in listed)
        for one in came.values()
        if one.named.id and listed.get(one.named.id) is None
    )
    in_order = sorted((*steps, *nobody), key=lambda one: one.rows)
    return naming.plan(sheet, in_order, participants=participants)


def _declined(row: Line, columns: Columns) -> Step | None:
    """The step that leaves out a row which says that somebody does not come; None where none does.

    Its organisation is not asked about, nor its person noted.
    """
    column = columns.of("came")
    if column is None or not is_not_coming(row.cells[column.index]):
        return None
    return Step(
        rows=(row.number,),
        what=cell(row, columns, "organisation"),
        status="out",
        why="not-coming",
        other=column.name,
    )


def _seen(row: Line, key: str, naming: Naming, seen: dict[tuple[str, ...], int]) -> int | None:
    """The row in which the same person of the same organisation stands already."""
    contact = contact_of(row, naming.columns)
    if contact is None:
        return None
    who = ((contact.name or "").casefold(), (contact.email or "").casefold())
    first = seen.setdefault((key, *who), row.number) if any(who) else row.number
    return None if first == row.number else first


def _people(row: Line, naming: Naming) -> int:
    typed = cell(row, naming.columns, "people")
    if not typed:
        return 1
    people = whole_of(typed)
    if people is None:
        told = remark(row, naming.columns, "people", "import-bad-number", name=typed)
        naming.remarks.append(told)
    return 1 if people is None else people


def _listed(records: Records, meeting: Meeting) -> dict[str, int | None]:
    """The ids of those whom the meeting lists, and how many it says came."""
    ids = records.participant_ids
    return {
        ids[one.organisation]: one.people for one in meeting.participants if one.organisation in ids
    }


def _step(one: _Came, listed: dict[str, int | None]) -> Step:
    named, people = one.named, str(one.people)
    status, why, other = of_named(one.row, named)
    if named.id in listed:
        before = listed[named.id]
        if before is None:
            status, why, other = "changed", "people-noted", ""
        else:
            why = "more-people" if one.people > before else "people" if one.people < before else ""
            status, other = "there", f"{before} {one.people}"
    elif named.id:
        status, why, other = "new", "register" if named.first else why, ""
    return Step(
        rows=one.rows,
        what=named.name or named.id,
        id=named.id,
        status=status,
        why=why,
        other=other,
        column=people,
    )
