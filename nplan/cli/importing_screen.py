"""What an import shows: how columns are read, what becomes of each row, and what to do next."""

import sys
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from nplan.cli.asking import is_agreed, is_asked
from nplan.cli.opening import Opened
from nplan.cli.output import in_colour, print_as_it_is
from nplan.cli.screen import Grid, Screen, one_line, plain, show
from nplan.cli.words import N_, NN_
from nplan.tables.mapping import LEFT_OUT, Columns, What
from nplan.tables.naming import LISTS
from nplan.tables.plan import KnownPerson, Plan, Status, Step, Unlisted
from nplan.tables.sheet import Sheet
from nplan.texts import catalogue
from nplan.texts.findings import sentence

MANY = 2_000
"""Rows from which a terminal sees a bar."""
MOST_SHOWN = 400
"""Rows that a terminal is shown; a pipe gets all of them."""
MOST_NAMED = 10
"""Names that are told in a sentence, and ranges of rows that are told in a cell."""
LONGEST = 90
"""Characters of a text that a terminal is shown."""

STATUSES: dict[Status, str] = {
    "new": "new",
    "there": "already there",
    "doubtful": "doubtful",
    "unknown": "unknown",
    "out": "left out",
    "changed": "to change",
}
NEW_HERE = N_("new here")
"""What becomes of somebody whom the register has and the meeting has not."""
ADDED: Mapping[str, tuple[str, str]] = {
    "participants": NN_("{n} participant", "{n} participants"),
    "inputs": NN_("{n} input", "{n} inputs"),
    "register": NN_("{n} organisation in the register", "{n} organisations in the register"),
    "questions": NN_("{n} question", "{n} questions"),
    "people": NN_("{n} contact", "{n} contacts"),
}
"""What is added, so many of it."""
NOBODYS = NN_("{n} person without an organisation", "{n} people without an organisation")
PLANNED: Mapping[str, str] = {
    "added": N_("To be added: {things}."),
    "changed": N_("To be changed: {things}."),
    "there": N_("Already there: {things}."),
    "out": N_("To be left out: {things}."),
    "cells": N_("Cells to be left out: {things}."),
    "nobodys": N_("Not to be added: {things}."),
}
"""What would become of the rows, while nothing is written."""
DONE: Mapping[str, str] = {
    "added": N_("Added: {things}."),
    "changed": N_("Changed: {things}."),
    "there": N_("Already there: {things}."),
    "out": N_("Left out: {things}."),
    "cells": N_("Cells left out: {things}."),
    "nobodys": N_("Not added: {things}."),
}
"""What became of the rows, when it is written."""
WHYS = {
    "row": "the same as row {other}",
    "folded": "by its name",
    "number": "by its number",
    "decision": "as decided",
    "collides": "the id {other} is taken",
    "register": "new in the register too",
    "no-organisation": "no organisation in the row: write it into the list",
    "nobody": "this is no organisation",
    "nobody-noted": "without an organisation",
    "completed": "filled in: {other}",
    "sum": "a sum, not an organisation",
    "nothing-said": "a mark alone, no words",
    "person-again": "the same person as in row {other}",
    "not-coming": "does not come, by the column {other}",
    "people-noted": "how many came is noted",
    "merged": "its cell is merged with the one above",
    "skipped": "as decided",
    "no-voice": "without {other}, as decided",
    "candidates": "perhaps {other}",
    "unknown-input": "there is no such input",
    "twice": "row {other} changes it already",
    "split": "it has become several inputs",
    "no-was": "the last column has been changed",
    "text-changed": "its text has been changed since the sheet was made: make a new sheet",
    "group-area": "the area {other} is that of the group: write another one, or change it in the "
    "meeting's file",
    "to": "{other}",
    "both": "changed here and in the files: {other}",
    "unknown": "not in the register; add it with --new",
}
"""What the words of a step say."""

NUMBERS = {
    "people": (
        "the meeting has {n} person, the list {other}",
        "the meeting has {n} people, the list {other}",
    ),
    "more-people": (
        "the meeting has {n} person, the list {other}: change people in the meeting's file",
        "the meeting has {n} people, the list {other}: change people in the meeting's file",
    ),
}
"""What the words of a step about two numbers say."""

FIELDS = {
    LEFT_OUT: "(not read)",
    "organisation": "organisation",
    "number": "organisation number",
    "kind": "kind",
    "industry": "industry",
    "size": "size",
    "locality": "locality",
    "aliases": "other names",
    "name": "name of a person (contacts.yaml)",
    "first_name": "first name (contacts.yaml)",
    "last_name": "last name (contacts.yaml)",
    "role": "role (contacts.yaml)",
    "email": "e-mail (contacts.yaml)",
    "phone": "telephone (contacts.yaml)",
    "people": "number of people",
    "came": "whether somebody comes",
    "text": "input",
    "area": "area",
    "votes": "votes",
    "question": "question",
    "date": "date",
}
"""What a column is read as, in words."""

KINDS = {
    "problem": "problem",
    "proposal": "proposal",
    "strength": "strength",
    "question": "question",
    "other": "other",
}
"""The kinds of input that a column may hold."""


DECIDE = N_(
    "Add --decisions build/import-decide.yaml: the file is written for you to fill in, and read "
    "the next time."
)
DECIDE_ELSE = N_(
    "Or add --decisions build/import-decide.yaml: the file is written for you to fill in, and read "
    "the next time."
)
"""How it is said which organisations are meant, where another way is told before."""

HEADINGS: dict[What, tuple[str, ...]] = {
    "organisations": ("Row", "Organisation", "Id", "What", "Why"),
    "participants": ("Row", "Organisation", "Id", "People", "What", "Why"),
    "inputs": ("Row", "Column", "Text", "Organisation", "What", "Why"),
    "sorting": ("Row", "Column", "Text", "Id", "What", "Why"),
}
"""What stands above the steps of each kind of sheet."""


class ImportScreen(msgspec.Struct, frozen=True):
    """What one import shows; what was asked for on standard output, all else on the other."""

    file: str
    """The spreadsheet's name."""
    what: What
    sheet: Sheet
    columns: Columns
    project: Opened

    @property
    def _text(self) -> Callable[[str], str]:
        return catalogue(self.project.language, "import").gettext

    @property
    def _count(self) -> Callable[[str, str, int], str]:
        return catalogue(self.project.language, "import").ngettext

    def show(self, plan: Plan) -> None:
        """Show how the columns are read, what becomes of each row, and what is wrong in cells."""
        if in_colour():
            show(self._screen(plan, MOST_SHOWN))
        else:
            print_as_it_is(plain(self._screen(plan, None)))
        self._tell_remarks(plan)

    def _screen(self, plan: Plan, most: int | None) -> Screen:
        steps = plan.steps if most is None else plan.steps[:most]
        title = self.file if not self.sheet.name else f"{self.file}, {self.sheet.name}"
        rows = self._count(
            "{n} row below row {header}, where the columns are named",
            "{n} rows below row {header}, where the columns are named",
            len(self.sheet.rows),
        ).format(n=len(self.sheet.rows), header=self.sheet.header_row)
        paragraphs = [f"{title}: {rows}"]
        if self.sheet.hidden:
            numbers = ", ".join(map(str, self.sheet.hidden))
            told = self._text("Hidden rows are read too: {rows}").format(rows=numbers)
            paragraphs.append(told)
        grids = [self._columns_grid(), self._steps_grid(steps, most is not None)]
        if left := len(plan.steps) - len(steps):
            note = self._count(
                "and {n} row more; send it to a file with > to see all",
                "and {n} rows more; send it to a file with > to see all",
                left,
            )
            grids[1] = msgspec.structs.replace(grids[1], note=note.format(n=left))
        return Screen(tuple(paragraphs), tuple(grid for grid in grids if grid.rows))

    def _columns_grid(self) -> Grid:
        text = self._text
        guess = text("(a guess)")
        rows = [
            (one.column.name, self._field(one.field) + ("" if one.sure else f" {guess}"))
            for one in self.columns.mapped
        ]
        return Grid(headings=(text("Column"), text("is read as")), rows=tuple(rows), texts=2)

    def _field(self, field: str) -> str:
        name, _, told = field.partition(":")
        shown = self._text(FIELDS[name])
        if not told:
            return shown
        titles = {one.id: one.title for one in self.project.records.process.areas}
        return f"{shown}, {titles.get(told) or self._text(KINDS[told])}"

    def _steps_grid(self, steps: tuple[Step, ...], is_short: bool) -> Grid:
        headings = tuple(map(self._text, HEADINGS[self.what]))
        return Grid(
            headings=headings,
            rows=tuple(self._row(one, is_short) for one in steps),
            align="lllrll" if self.what == "participants" else "l" * len(headings),
        )

    def _row(self, step: Step, is_short: bool) -> tuple[str, ...]:
        rows = _ranges(step.rows)
        what = step.what
        if is_short and len(what) > LONGEST:
            what = what[: LONGEST - 1].rstrip() + "…"
        status = STATUSES[step.status]
        if self.what == "participants" and step.status == "new" and step.why != "register":
            status = NEW_HERE
        told = (self._text(status), self._why(step))
        if self.what == "organisations":
            return (rows, what, step.id, *told)
        if self.what == "participants":
            return (rows, what, step.id, step.column, *told)
        return (rows, step.column, what, step.id, *told)

    def _why(self, step: Step) -> str:
        why = step.why or ("unknown" if step.status == "unknown" else "")
        if why in NUMBERS:
            n, other = step.other.split()
            return self._count(*NUMBERS[why], int(n)).format(n=n, other=other)
        if why not in WHYS:
            return ""
        if why == "completed":
            other = ", ".join(self._text(FIELDS[one]) for one in step.other.split(", "))
            return self._text(WHYS[why]).format(other=other)
        return self._text(WHYS[why]).format(other=step.other)

    def _tell_remarks(self, plan: Plan) -> None:
        for one in sorted(plan.remarks, key=lambda remark: remark.row):
            message, hint = sentence(one.code, one.values, self.project.language)
            place = self._text("{file}, row {row}, column {column}").format(
                file=self.file, row=one.row, column=one.column
            )
            label = self._text("error") if one.serious else self._text("note")
            print(one_line(f"{place}: {label}: {message}"), file=sys.stderr)
            print(one_line(f"  {hint}"), file=sys.stderr)

        for known in plan.known_people:
            self._tell_known(known)
        for unlisted in plan.unlisted:
            self._tell_unlisted(unlisted)

    def _tell_known(self, known: KnownPerson) -> None:
        """Tell what is filled in of somebody, and what differs and stays; not their addresses."""
        sentences = (
            (tuple(known.fields), self._text("{name} at {organisation}: filled in: {fields}")),
            (
                known.differing,
                self._text(
                    "{name} at {organisation}: another {fields} in the list than in contacts.yaml, "
                    "which is kept: change it there if the list is right"
                ),
            ),
        )
        for fields, told in sentences:
            if fields:
                named = ", ".join(self._text(FIELDS[one]).partition(" (")[0] for one in fields)
                values = {"name": known.name, "organisation": known.organisation, "fields": named}
                self._tell(one_line(told.format(**values)))

    def _tell_unlisted(self, unlisted: Unlisted) -> None:
        some = self._text("{name} (row {rows})")
        values = ", ".join(
            some.format(name=name, rows=_ranges(rows)) for name, rows in unlisted.values
        )
        told = self._text(
            "{file}, column {column}: note: left out, since data/process.yaml does not have it: "
            "{values}"
        ).format(file=self.file, column=unlisted.column, values=values)
        hint = self._text(
            "add what is to be kept under {field}, and import the list again with "
            "--as organisations."
        )
        self._tell(one_line(told))
        self._tell("  " + hint.format(field=LISTS[unlisted.field]))

    def tell_private(self, file: str) -> None:
        """Tell that git would keep a spreadsheet about people."""
        told = self._text(
            "{file} holds people's names and addresses, and git would keep it: move it to "
            "data/private/."
        )
        self._tell(told.format(file=file))

    def tell_cells(self, *, is_more: bool = False) -> None:
        """Tell that nothing is written as long as cells have mistakes.

        Args: is_more: whether it is told already that nothing was written.
        """
        told = self._text(
            "Nothing was written. Mend the cells above in the spreadsheet, or leave them out "
            "with --skip-invalid."
        )
        if is_more:
            told = self._text(
                "Mend the cells above in the spreadsheet too, or leave them out with "
                "--skip-invalid."
            )
        self._tell(told)

    def tell_to_decide(self, plan: Plan) -> None:
        """Tell which names have to be decided."""
        names = self._quoted([one.name for one in plan.undecided])
        told = self._count(
            "Nothing was written. It has to be decided which organisation this is: {names}.",
            "Nothing was written. It has to be decided which organisations these are: {names}.",
            len(plan.undecided),
        ).format(names=names)
        self._tell(told)
        if _may_be_new(plan):
            self._tell(self._text("Add --new to put all of them into the register."))

    def tell_decisions_made(self, path: Path) -> None:
        """Tell that the file was written in which it is decided."""
        self._tell(
            self._text("Wrote {file}: fill it in, and run the same again.").format(file=path)
        )

    def tell_decisions(self, plan: Plan, path: Path | None, unanswered: Container[str]) -> None:
        """Tell where it is decided which organisations are meant.

        Args:
            plan: the names.
            path: the file that was named; None where none was.
            unanswered: the names that stand in it already.
        """
        if path is None:
            self._tell(self._text(DECIDE_ELSE if _may_be_new(plan) else DECIDE))
            return
        names = [one.name for one in plan.undecided]
        sentences = (
            (
                [one for one in names if one in unanswered],
                self._text(
                    "{file} has no answer yet for {names}: write an id, new or skip after the name."
                ),
            ),
            (
                [one for one in names if one not in unanswered],
                self._text("Write {names} into {file} too."),
            ),
        )
        for some, told in sentences:
            if some:
                self._tell(told.format(names=self._quoted(some), file=path))

    def _quoted(self, names: Sequence[str]) -> str:
        quoted = [self._text('"{name}"').format(name=one) for one in names[:MOST_NAMED]]
        return ", ".join(quoted) + (", …" if len(names) > MOST_NAMED else "")

    def tell_dry(self, plan: Plan) -> None:
        """Tell what was counted, and how to have it written."""
        self._tell_sum(plan, PLANNED)
        if plan.adds:
            self._tell(self._text("Nothing was written: this was a trial. Add --write to do it."))
        else:
            self._tell(self._text("There is nothing to write."))

    def tell_written(self, plan: Plan, files: tuple[str, ...]) -> None:
        """Tell what came of it, and which files were changed."""
        self._tell_sum(plan, DONE)
        self._tell(self._text("Wrote {files}").format(files=", ".join(files)))

    def tell_listed(self, titles: tuple[str, ...], *, is_trial: bool = False) -> None:
        """Tell which notes became lists, or would."""
        text = self._text
        told = text("The inputs at {title} are now written as a list, so that all of it fits.")
        if self.what == "sorting":
            told = text(
                "The inputs at {title} are now written as a list, to make room for outcome and "
                "reason."
            )
        if is_trial:
            told = text(
                "The inputs at {title} will be written as a list, to make room for outcome and "
                "reason."
            )
        for title in titles:
            self._tell(told.format(title=title))

    def _tell_sum(self, plan: Plan, sentences: Mapping[str, str]) -> None:
        """Tell what was counted, and what new organisations are taken for."""
        if summary := self._summary(plan, sentences):
            self._tell(summary)
        if plan.organisations and self.columns.of("kind") is None:
            self._tell(
                self._text(
                    "Those who are new in the register count as companies. If one is something "
                    "else, write its kind in data/organisations.yaml, e.g. kind: association."
                )
            )

    def _summary(self, plan: Plan, sentences: Mapping[str, str]) -> str:
        """How many there are of each thing, in the tense of the sentences."""
        from nplan.texts.formats import listed

        counts = Counter[str](step.status for step in plan.steps)
        adding = {
            # Of a list of organisations, the new rows are those that go to the register.
            self.what: 0 if self.what == "organisations" else counts["new"],
            "register": len(plan.organisations),
            "questions": len(plan.questions),
            "people": len(plan.people),
        }
        added = [self._so_many(ADDED[name], n) for name, n in adding.items() if n]
        things = {
            "added": listed(added, self.project.language),
            **{status: self._number(counts[status]) for status in ("changed", "there", "out")},
            "cells": self._number(sum(one.serious for one in plan.remarks)),
            "nobodys": self._so_many(NOBODYS, plan.nobodys) if plan.nobodys else "",
        }
        return " ".join(
            self._text(told).format(things=things[name])
            for name, told in sentences.items()
            if things[name]
        )

    def _so_many(self, things: tuple[str, str], n: int) -> str:
        return self._count(*things, n).format(n=self._number(n))

    def _number(self, n: int) -> str:
        """A number as it is written; "" for none."""
        from nplan.texts.formats import number

        return number(n, self.project.language) if n else ""

    def is_confirmed(self, typed: str) -> bool:
        """Whether columns that were guessed are right: asked on a terminal, refused elsewhere.

        Args: typed: what may be typed instead, with all that was guessed said.
        """
        if not self.columns.unsure:
            return True
        if on_terminal():
            return self._asked()
        self._tell(self._text("Nothing was written."))
        self.tell_guesses(typed)
        return False

    def tell_guesses(self, typed: str) -> None:
        """Tell how to say that the columns are read as they should be, or otherwise."""
        self._tell(self._text("Columns were guessed. If they are right, this says so:"))
        self._tell(f"  {typed}")
        self._tell(self._text('A column is left out with --map "COLUMN=-".'))

    def _asked(self) -> bool:
        with self.project.waiting():
            is_right = is_agreed(self._text("Are the columns read as they should be? [Y/n]"))
        if is_right:
            return True
        self._tell(
            self._text(
                'Nothing was written. Say how a column is to be read with --map "COLUMN=FIELD", '
                'or with --map "COLUMN=-" that it is not.'
            )
        )
        return False

    def _tell(self, told: str) -> None:
        print(told, file=sys.stderr)


def _may_be_new(plan: Plan) -> bool:
    """Whether the register has nothing like any of the names to be decided."""
    return all(not one.candidates for one in plan.undecided)


def on_terminal() -> bool:
    """Whether somebody can be asked who sees how the columns are read."""
    return is_asked() and sys.stdout.isatty()


def _ranges(numbers: tuple[int, ...]) -> str:
    """Row numbers as they are shown: 2–4, 9; the first ones where they are many."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1] = [found[-1][0], number]
        else:
            found.append([number])
    told = ["–".join(map(str, one)) for one in found]
    return ", ".join(told[:MOST_NAMED] + ["…"] * (len(told) > MOST_NAMED))


@contextmanager
def bar(rows: int, language: str) -> Iterator[Callable[[], None]]:
    """A bar on a terminal while many rows are read."""
    if rows < MANY or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(catalogue(language, "import").gettext("Reading"), total=rows)
        yield lambda: progress.advance(task)
