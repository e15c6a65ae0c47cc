"""What a list of organisations would add to the register."""

from collections.abc import Callable, Container

from nplan.tables.naming import Named, Naming, broken_cells
from nplan.tables.plan import Plan, Status, Step
from nplan.tables.sheet import Line, Sheet


def organisations_plan(
    sheet: Sheet, naming: Naming, step: Callable[[], None], with_kind: Container[str] = ()
) -> Plan:
    """The organisations of a list, row by row.

    Args:
        sheet: the list.
        naming: names its rows.
        step: is called after each row.
        with_kind: the ids of those whose kind the register tells.
    """
    steps = []
    for row in sheet.rows:
        named = naming.named(row)
        naming.person(row, named)
        fields = naming.completing(row, named, with_kind)
        steps.append(_step(row, named, fields))
        step()
    return Plan(
        steps=tuple(steps),
        remarks=(*naming.remarks, *broken_cells(sheet.rows, naming.columns)),
        unlisted=naming.unlisted,
        undecided=naming.undecided,
        organisations=naming.organisations,
        completed=naming.completed,
        aliases=tuple(naming.aliases),
        people=tuple(naming.people),
        nobodys=naming.nobodys,
    )


def _step(row: Line, named: Named, fields: tuple[str, ...]) -> Step:
    status, why, other = of_named(row, named)
    if fields:
        status, why, other = "changed", "completed", ", ".join(fields)
    what = named.name or named.nobody
    return Step(rows=(row.number,), what=what, id=named.id, status=status, why=why, other=other)


def of_named(row: Line, named: Named) -> tuple[Status, str, str]:
    """What becomes of the organisation of a row, why, and what that word needs to know."""
    if named.first:
        if named.first != row.number:
            return "there", "row", str(named.first)
        return "new", "collides" if named.collides else "", named.collides
    if named.match.how == "known":
        return "there", named.match.by, ""
    if named.is_sum:
        return "out", "sum", ""
    if not named.name:
        return "out", "nobody" if named.nobody else "no-organisation", ""
    if named.match.how == "skipped":
        return "out", "skipped", ""
    if named.match.how == "doubtful":
        return "doubtful", "candidates", ", ".join(named.match.candidates)
    return "unknown", "", ""
