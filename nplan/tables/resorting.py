"""What comes back in a sheet of inputs that was sorted in a spreadsheet."""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar, get_args

from nplan.counts.facts import Facts
from nplan.model.error import NplanError
from nplan.model.programme import KeyPoint
from nplan.model.records import Records, Said
from nplan.model.values import InputOutcome
from nplan.tables.mapping import folded
from nplan.tables.plan import Plan, Remark, Sorted, Status, Step
from nplan.tables.sheet import Column, Line, Sheet
from nplan.tables.sorting import APART, COLUMNS, FILLED_IN, FilledIn, Was, digest, was_of

OUTCOMES: Mapping[str, InputOutcome] = {one: one for one in get_args(InputOutcome)} | {
    "hänskjuts": "referred",
    "avslås": "declined",
    "avslag": "declined",
    "noteras": "noted",
}
"""What may stand in the column of outcomes, folded."""

T = TypeVar("T")

_BETWEEN = re.compile(r"[,;\n]")


def is_of_sorting(header: str) -> bool:
    """Whether a sheet of inputs to sort has a column of that name."""
    return header in COLUMNS


def sorting_plan(sheet: Sheet, facts: Facts, step: Callable[[], None]) -> Plan:
    """What was filled in: only cells that differ from what they were when the sheet was made.

    Args:
        sheet: the sheet that came back.
        facts: what there is now.
        step: is called after each row.

    Raises:
        NplanError: it is no such sheet (sheet-not-sorting).
    """
    columns = {one.header: one for one in sheet.columns}
    if missing := [name for name in ("reference", "was", *FILLED_IN) if name not in columns]:
        raise NplanError("sheet-not-sorting", known=", ".join(missing))
    reader = _Reader(columns, facts)
    for row in sheet.rows:
        reader.read(row)
        step()
    # However the rows were sorted, the files take them in in the order in which they went out.
    places = {said.reference: place for place, said in enumerate(facts.said)}
    return Plan(
        steps=tuple(reader.steps),
        remarks=tuple(reader.remarks),
        sorted=tuple(sorted(reader.sorted, key=lambda one: places[one.reference])),
    )


class _Reader:
    """Reads rows; what becomes of each goes to its lists."""

    def __init__(self, columns: Mapping[str, Column], facts: Facts) -> None:
        self.columns = columns
        self.facts = facts
        self.records: Records = facts.records
        self.steps: list[Step] = []
        self.remarks: list[Remark] = []
        self.sorted: list[Sorted] = []
        self.rows: dict[str, int] = {}
        self.areas = {folded(one.id): one.id for one in self.records.process.areas}
        self.areas |= {folded(one.title): one.id for one in self.records.process.areas}
        points = self.records.key_points_by_id
        self.places = {point.id: place for place, point in enumerate(points.values())}
        self.points = {folded(one.title): one for one in points.values()}
        self.points |= {folded(id): one for id, one in points.items()}

    def read(self, row: Line) -> None:
        """Note what a row changes, if anything."""
        reference, cells = self.cell(row, "reference"), self.filled_in(row)
        was = was_of(self.cell(row, "was"))
        if was is None:
            self.out(row, reference, "no-was")
            return
        changed = [name for name in FILLED_IN if not _same(name, cells[name], getattr(was, name))]
        for name in [one for one in changed if self.columns[one].index in row.broken]:
            self.remarks.append(Remark(row=row.number, column=name, code="import-broken-cell"))
            changed.remove(name)
        if not changed:
            return
        found = [one for one in self.records.cited_inputs(reference) if one.input.withdrawn is None]
        if len(found) != 1:
            self.out(row, reference, "split" if found else "unknown-input")
        elif digest(found[0].input.text) != was.digest:
            self.out(row, reference, "text-changed")
        elif (first := self.rows.setdefault(found[0].reference, row.number)) != row.number:
            self.out(row, reference, "twice", str(first))
        else:
            self.change(row, found[0], was, changed, cells)

    def change(
        self,
        row: Line,
        said: Said,
        was: Was,
        changed: list[FilledIn],
        cells: Mapping[FilledIn, str],
    ) -> None:
        """Note the cells of a row that differ from what they were."""
        now = self.now(said)
        meant: dict[FilledIn, str] = {}
        for name in changed:
            typed, before = cells[name], now[name]
            value = self.value(row, name, typed)
            if value is None:
                continue
            if _same(name, value, before):
                self.step(row, said, name, "there")
            elif not _same(name, before, getattr(was, name)):
                self.step(row, said, name, "out", "both", before or "–")
            elif name == "area" and not value and said.input.area is None:
                self.step(row, said, name, "out", "group-area", said.area or "")
            else:
                meant[name] = value
        points = meant.get("key_point", now["key_point"])
        outcome = meant.get("outcome", "" if now["key_point"] else now["outcome"])
        if points and outcome and said.input.outcome != outcome:
            self.remark(row, "outcome", "import-outcome-twice", outcome)
            meant.pop("outcome", None)
        elif points and said.input.outcome and "key_point" in meant and "outcome" not in meant:
            self.remark(row, "key_point", "import-outcome-twice", said.input.outcome)
            meant.pop("key_point", None)
        for name, value in meant.items():
            told = f"{now[name] or '–'} → {value or '–'}"
            self.step(row, said, name, "changed", "to", told)
        if meant:
            self.sorted.append(self.resorted(said, meant, now))

    def resorted(
        self, said: Said, meant: Mapping[FilledIn, str], now: Mapping[FilledIn, str]
    ) -> Sorted:
        """The change of one input."""
        before = _ids(now["key_point"])
        after = _ids(meant["key_point"]) if "key_point" in meant else before
        return Sorted(
            reference=said.reference,
            area=meant.get("area"),
            outcome=meant.get("outcome"),
            reason=meant.get("reason"),
            taken_up=tuple(id for id in after if id not in before),
            let_go=tuple(id for id in before if id not in after),
        )

    def now(self, said: Said) -> dict[FilledIn, str]:
        """What the files hold today in the columns that are filled in."""
        points: tuple[KeyPoint, ...] = self.facts.key_points.get(said.reference, ())
        return {
            "area": said.area or "",
            "key_point": APART.join(point.id for point in points),
            "outcome": "" if points else said.input.outcome or "",
            "reason": said.input.reason or "",
        }

    def value(self, row: Line, name: FilledIn, typed: str) -> str | None:
        """What a cell means, in ids in the files' order; None, and told, where it is nothing."""
        if name == "reason" or not typed:
            return typed
        if name == "area":
            return self.known(row, name, typed, self.areas.get(folded(typed)))
        if name == "outcome":
            return self.known(row, name, typed, OUTCOMES.get(folded(typed)))
        found = [(one, self.points.get(folded(one))) for one in _ids(typed)]
        for one, point in found:
            self.known(row, name, one, point)
        ids = [point.id for _, point in found if point is not None]
        in_order = sorted(set(ids), key=self.places.__getitem__)
        return APART.join(in_order) if len(ids) == len(found) else None

    def known(self, row: Line, name: FilledIn, typed: str, found: T | None) -> T | None:
        """What was found; told where it was not."""
        if found is None:
            self.remark(row, name, f"import-unknown-{name.replace('_', '-')}", typed)
        return found

    def cell(self, row: Line, name: str) -> str:
        """A cell of a row by the name of its column, without white space around it."""
        return row.cells[self.columns[name].index].strip()

    def filled_in(self, row: Line) -> dict[FilledIn, str]:
        """The cells that are filled in by hand."""
        return {name: self.cell(row, name) for name in FILLED_IN}

    def out(self, row: Line, reference: str, why: str, other: str = "") -> None:
        """Note that a row is left out."""
        text = self.cell(row, "text") if "text" in self.columns else ""
        left = Step(rows=(row.number,), what=text, id=reference, status="out", why=why, other=other)
        self.steps.append(left)

    def step(
        self, row: Line, said: Said, name: FilledIn, status: Status, why: str = "", other: str = ""
    ) -> None:
        """Note what becomes of a cell."""
        self.steps.append(
            Step(
                rows=(row.number,),
                column=name,
                what=said.input.text,
                id=said.reference,
                status=status,
                why=why,
                other=other,
            )
        )

    def remark(self, row: Line, name: FilledIn, code: str, typed: str) -> None:
        """Note that a cell cannot be imported."""
        self.remarks.append(Remark(row=row.number, column=name, code=code, values={"name": typed}))


def _ids(cell: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in _BETWEEN.split(cell) if one.strip())


def _same(name: FilledIn, one: str, other: str) -> bool:
    """Whether two cells say the same; the order of key points says nothing."""
    return set(_ids(one)) == set(_ids(other)) if name == "key_point" else one == other.strip()
