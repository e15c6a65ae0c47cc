"""What comes back in a sheet of inputs that was sorted in a spreadsheet."""

from collections.abc import Callable, Mapping

from nplan.counts.facts import Facts
from nplan.model.error import NplanError
from nplan.model.programme import KeyPoint
from nplan.model.records import Said
from nplan.model.values import NEEDS_REASON
from nplan.tables.choices import Choices
from nplan.tables.plan import Plan, Remark, Sorted, Status, Step
from nplan.tables.sheet import Column, Line, Sheet
from nplan.tables.sort_words import HIDDEN, SortWords, column_of
from nplan.tables.sorting import APART, FILLED_IN, FilledIn, Was, digest, was_of

OF_OUTCOME: frozenset[FilledIn] = frozenset(("outcome", "reason"))
"""The columns that say what became of an input."""


def is_of_sorting(header: str) -> bool:
    """Whether a sheet of inputs to sort has a column of that name, in any language."""
    return column_of(header) is not None


def sorting_plan(sheet: Sheet, facts: Facts, words: SortWords, step: Callable[[], None]) -> Plan:
    """What was filled in: only cells that differ from what they were when the sheet was made.

    Args:
        sheet: the sheet that came back.
        facts: what there is now.
        words: in which it is told; the sheet may be in other ones, or in ids and codes.
        step: is called after each row.

    Raises:
        NplanError: it is no such sheet (sheet-not-sorting).
    """
    named = ((column_of(one.header), one) for one in reversed(sheet.columns))
    columns = {name: one for name, one in named if name is not None}  # of two, the first
    if missing := [name for name in ("reference", HIDDEN, *FILLED_IN) if name not in columns]:
        raise NplanError("sheet-not-sorting", known=", ".join(map(words.heading, missing)))
    reader = _Reader(columns, facts, words)
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

    def __init__(self, columns: Mapping[str, Column], facts: Facts, words: SortWords) -> None:
        self.columns = columns
        self.facts = facts
        self.words = words
        self.choices: Mapping[str, Choices] = {
            "area": words.areas,
            "key_point": words.key_points,
            "outcome": words.outcomes,
        }
        self.steps: list[Step] = []
        self.remarks: list[Remark] = []
        self.sorted: list[Sorted] = []
        self.rows: dict[str, int] = {}
        points = facts.records.key_points_by_id
        self.places = {point.id: place for place, point in enumerate(points.values())}

    def read(self, row: Line) -> None:
        """Note what a row changes, if anything."""
        reference, cells = self.cell(row, "reference"), self.filled_in(row)
        was = was_of(self.cell(row, HIDDEN))
        if was is None:
            self.out(row, reference, "no-was")
            return
        changed = [name for name in FILLED_IN if cells[name] != was.shown(name).strip()]
        for name in [one for one in changed if self.columns[one].index in row.broken]:
            self.remark(row, name, "import-broken-cell")
            changed.remove(name)
        if not changed:
            return
        cited = self.facts.records.cited_inputs(reference)
        found = [one for one in cited if one.input.withdrawn is None]
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
        then, now = self.then(was), self.now(said)
        meant: dict[FilledIn, str] = {}
        for name in changed:
            typed, before = cells[name], now[name]
            value = self.value(row, name, typed)
            if value is None or _same(name, value, then[name]):
                continue
            if _same(name, value, before):
                self.step(row, said, name, "there")
            elif not _same(name, before, then[name]):
                self.step(row, said, name, "out", "both", self.shown(name, before))
            elif name == "area" and not value and said.input.area is None:
                self.step(row, said, name, "out", "group-area", self.shown(name, before))
            else:
                meant[name] = value
        points = meant.get("key_point", now["key_point"])
        outcome = meant.get("outcome", "" if now["key_point"] else now["outcome"])
        if points and outcome and said.input.outcome != outcome:
            self.twice(row, "outcome", outcome)
            meant.pop("outcome", None)
        elif points and said.input.outcome and "key_point" in meant and "outcome" not in meant:
            self.twice(row, "key_point", said.input.outcome)
            meant.pop("key_point", None)
        for name, value in meant.items():
            told = f"{self.shown(name, now[name])} → {self.shown(name, value)}"
            self.step(row, said, name, "changed", "to", told)
        after = {**now, **meant}
        if after["outcome"] in NEEDS_REASON and not after["reason"] and meant.keys() & OF_OUTCOME:
            told = self.shown("outcome", after["outcome"])
            self.remark(row, "reason", "import-without-reason", serious=False, name=told)
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

    def then(self, was: Was) -> dict[FilledIn, str]:
        """What the files held when the sheet went out, by today's ids."""
        areas, points = self.facts.records.area_ids, self.facts.records.key_points_by_id
        key_points = (points[id].id if id in points else id for id in _ids(was.key_point))
        return {
            "area": areas.get(was.area, was.area),
            "key_point": APART.join(key_points),
            "outcome": was.outcome,
            "reason": was.reason,
        }

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
        choices = self.choices[name]
        if name != "key_point":
            return self.known(row, name, typed, choices.meant(typed))
        found = choices.read(typed)
        for one, id in found:
            self.known(row, name, one, id)
        ids = {id for _, id in found if id is not None}
        in_order = sorted(ids, key=self.places.__getitem__)
        return APART.join(in_order) if all(id for _, id in found) else None

    def known(self, row: Line, name: FilledIn, typed: str, id: str | None) -> str | None:
        """The id that was found; told where none was."""
        if id is None:
            # All outcomes are named in what is told.
            is_guessed = name != "outcome"
            meant = self.choices[name].guesses.values(typed) if is_guessed else {"name": typed}
            self.remark(
                row, name, f"import-unknown-{name.replace('_', '-')}", serious=True, **meant
            )
        return id

    def shown(self, name: FilledIn, value: str) -> str:
        """A value as a person is told it."""
        choices = self.choices.get(name)
        return (choices.cell(_ids(value)) if choices else value) or "–"

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
                column=self.columns[name].name,
                what=said.input.text,
                id=said.reference,
                status=status,
                why=why,
                other=other,
            )
        )

    def twice(self, row: Line, name: FilledIn, outcome: str) -> None:
        """Note that an input would have an outcome twice."""
        told = self.shown("outcome", outcome)
        self.remark(row, name, "import-outcome-twice", name=told)

    def remark(
        self,
        row: Line,
        column: FilledIn,
        code: str,
        *,
        serious: bool = True,
        **values: str | int,
    ) -> None:
        """Note that a cell cannot be imported, or that something has to be done about it later."""
        self.remarks.append(
            Remark(
                row=row.number,
                column=self.columns[column].name,
                code=code,
                values=values,
                serious=serious,
            )
        )


def _ids(cell: str) -> tuple[str, ...]:
    """The ids in a cell of ids."""
    return tuple(filter(None, cell.split(APART)))


def _same(name: FilledIn, one: str, other: str) -> bool:
    """Whether two values are the same; the order of key points says nothing."""
    return set(_ids(one)) == set(_ids(other)) if name == "key_point" else one == other.strip()
