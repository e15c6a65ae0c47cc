"""What a survey's answers, or any list of inputs, would add to a meeting."""

from collections import Counter
from collections.abc import Callable, Iterator
from unicodedata import category

from nplan.model.dialogue import InputKind, Meeting
from nplan.model.guesses import Guesses
from nplan.model.records import Records
from nplan.model.values import Day
from nplan.tables.cells import cell, day_of, whole_of
from nplan.tables.mapping import KIND_WORDS, Columns, Mapped, folded, is_usual
from nplan.tables.naming import Named, Naming, remark
from nplan.tables.plan import NewInput, Plan, Status, Step
from nplan.tables.register import of_named
from nplan.tables.sheet import Line, Sheet

KINDS: dict[str, InputKind] = {
    "problem": "problem",
    "hinder": "problem",
    "förslag": "proposal",
    "proposal": "proposal",
    "suggestion": "proposal",
    "styrka": "strength",
    "strength": "strength",
    "beröm": "strength",
    "fråga": "question",
    "question": "question",
    "övrigt": "other",
    "annat": "other",
    "other": "other",
}
"""What may stand in a column of kinds of input, folded."""

_Key = tuple[str, frozenset[str], Day | None]


def inputs_plan(sheet: Sheet, naming: Naming, meeting: Meeting, step: Callable[[], None]) -> Plan:
    """The inputs of a list: each answer that is not empty, letter by letter.

    The same text of the same organisations and date is there already as often as the meeting has
    it; two people may have said the same.

    Args:
        sheet: a row an answer, or a row a person with several answers.
        naming: names its rows.
        meeting: the meeting, which may be a survey.
        step: is called after each row.
    """
    reader = _Reader(sheet, naming, meeting)
    there = Counter(_said(naming.records, meeting))
    steps: list[Step] = []
    inputs: list[NewInput] = []
    for row in sheet.rows:
        step()
        steps += reader.merged(row)
        for mapped, input, named in reader.answers(row):
            status, why, other = _status(row, input, named, there)
            if status == "new":
                inputs.append(input)
            steps.append(
                Step(
                    rows=(row.number,),
                    column=mapped.column.name,
                    what=input.text,
                    id=", ".join(input.from_ or ()),
                    status=status,
                    why=why,
                    other=other,
                )
            )
    used = {one.question for one in inputs}
    return naming.plan(
        sheet,
        steps,
        questions=reader.questions if used - {None} else (),
        inputs=tuple(inputs),
        nobodys=naming.nobodys,
    )


def _said(records: Records, meeting: Meeting) -> Iterator[_Key]:
    for said in records.said_at(meeting.id):
        one = said.input
        yield one.text, frozenset(records.ids(one.from_ or ())), one.date


def _status(
    row: Line, input: NewInput, named: Named, there: Counter[_Key]
) -> tuple[Status, str, str]:
    key = (input.text, frozenset(input.from_ or ()), input.date)
    if named.is_sum or (named.name and not named.id and named.match.how != "skipped"):
        return of_named(row, named)
    if _is_mark(input.text):
        return "out", "nothing-said", ""
    if there[key] > 0:
        there[key] -= 1
        return "there", "", ""
    if named.match.how == "skipped":
        return "new", "no-voice", named.name
    if input.from_ == ():
        return "new", "nobody-noted", ""
    return "new", "register" if named.first else "", ""


def _is_mark(text: str) -> bool:
    """Whether a text is punctuation alone, as a dash where nothing was said; a sign 👍 is not."""
    kinds = {category(one) for one in text}
    return all(kind[0] in "PZC" or kind in ("Sm", "Sk") for kind in kinds)


class _Reader:
    """Reads the answers of rows; what is wrong in a cell goes to the naming's remarks."""

    def __init__(self, sheet: Sheet, naming: Naming, meeting: Meeting) -> None:
        self.naming = naming
        self.columns = naming.columns
        self.records = naming.records
        self.areas: dict[str, str] = {}
        for area in self.records.process.areas:
            self.areas |= {folded(area.id): area.id, folded(area.title): area.id}
        areas = self.records.process.areas
        self.guesses = Guesses([*(one.title for one in areas), *(one.id for one in areas)])
        self.questions, self.numbers = _questions(self.columns, meeting)
        self.asked = {folded(one): at for at, one in enumerate(meeting.questions, 1)}
        self.has_voices = self.columns.of("organisation") is not None
        self.has_voices = self.has_voices or self.columns.of("number") is not None

    def answers(self, row: Line) -> Iterator[tuple[Mapped, NewInput, Named]]:
        """Each answer of a row with the column it stands in and the organisation of the row."""
        texts = [
            one
            for one in self.columns.texts
            if row.cells[one.column.index].strip() and one.column.index not in row.repeated
        ]
        if not texts:
            return
        named = self.naming.named(row)
        self.naming.person(row, named)
        areas, kind = self._areas(row), self._kind(row)
        votes, date, question = self._votes(row), self._date(row), self._question(row)
        for one in texts:
            is_area = one.told in self.records.area_ids
            input = NewInput(
                text=row.cells[one.column.index],
                area=one.told if is_area else areas[0] if areas else None,
                also=areas[1:] if not is_area else tuple(a for a in areas if a != one.told),
                kind=one.told if one.told in KIND_WORDS else kind,  # type: ignore[arg-type]
                from_=((named.id,) if named.id else ()) if self.has_voices else None,
                votes=votes,
                question=self.numbers.get(one.column.index, question),
                date=date,
            )
            yield one, input, named

    def merged(self, row: Line) -> Iterator[Step]:
        """A step for each answer that a row shares with the one above it."""
        for one in self.columns.texts:
            at = one.column.index
            if at in row.repeated:
                yield Step(
                    rows=(row.number,),
                    column=one.column.name,
                    what=row.cells[at],
                    id=self.naming.named(row).id,
                    status="out",
                    why="merged",
                )

    def _areas(self, row: Line) -> tuple[str, ...]:
        """The areas of a cell; forms put a semicolon after each one that was ticked."""
        found: dict[str, None] = {}
        whole = cell(row, self.columns, "area")
        if folded(whole) in self.areas:
            return (self.areas[folded(whole)],)
        for typed in filter(None, map(str.strip, whole.split(";"))):
            if id := self.areas.get(folded(typed)):
                found[id] = None
            else:
                meant = self.guesses.values(typed)
                self._remark(row, "area", "import-unknown-area", **meant)
        return tuple(found)

    def _kind(self, row: Line) -> InputKind | None:
        typed = cell(row, self.columns, "kind")
        if typed and folded(typed) not in KINDS:
            self._remark(row, "kind", "import-unknown-kind", name=typed)
        return KINDS.get(folded(typed))

    def _votes(self, row: Line) -> int | None:
        typed = cell(row, self.columns, "votes")
        if typed and whole_of(typed) is None:
            self._remark(row, "votes", "import-bad-number", name=typed)
        return whole_of(typed)

    def _date(self, row: Line) -> Day | None:
        typed = cell(row, self.columns, "date")
        found = day_of(typed) if typed else None
        if typed and found is None:
            self._remark(row, "date", "import-bad-date", name=typed)
        return found

    def _question(self, row: Line) -> int | None:
        """The number of the question that a cell names by number or by its words."""
        typed = cell(row, self.columns, "question")
        number = self.asked.get(folded(typed)) or whole_of(typed)
        if typed and (number is None or not 0 < number <= len(self.asked)):
            self._remark(row, "question", "import-unknown-question", name=typed)
            return None
        return number

    def _remark(self, row: Line, field: str, code: str, **values: str | int) -> None:
        told = remark(row, self.columns, field, code, serious=True, **values)
        self.naming.remarks.append(told)


def _questions(columns: Columns, meeting: Meeting) -> tuple[tuple[str, ...], dict[int, int]]:
    """The questions that headers ask beyond the meeting's, and the number that each column asks.

    An area's title, or a header such as Synpunkt, is no question.
    """
    numbers = {folded(one): at for at, one in enumerate(meeting.questions, 1)}
    new: list[str] = []
    found: dict[int, int] = {}
    for one in columns.texts:
        name = folded(one.column.header)
        if name in numbers:
            found[one.column.index] = numbers[name]
        elif one.field == "text" and one.column.header and not is_usual(one.column.header):
            new.append(one.column.header)
            numbers[name] = len(meeting.questions) + len(new)
            found[one.column.index] = numbers[name]
    return tuple(new), found
