"""The tables of the process and the programme: its lists, key points, goals, actions and links."""

from collections.abc import Iterator
from itertools import chain

import msgspec

from nplan.counts.facts import Facts
from nplan.counts.trails import Trails
from nplan.model.process import Category
from nplan.model.programme import Action, Goal, Indicator, KeyPoint
from nplan.model.records import Records, Said
from nplan.model.values import OPEN
from nplan.tables.table import Column, Row, Table, day_cells, day_columns


class Programme(msgspec.Struct, frozen=True):
    """Makes the tables of what the municipality makes of what was said."""

    trails: Trails
    internal: bool
    """Whether confidential reasons are told."""

    @property
    def lists(self) -> tuple[Table, ...]:
        """The lists of the process, which all other tables point at."""
        return self._areas, self._meeting_kinds, *self._categories

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, each after those that it points at."""
        return (
            self._key_points,
            self._goals,
            self._indicators,
            self._actions,
            self._outcomes,
            self._links,
        )

    @property
    def facts(self) -> Facts:
        """What is counted."""
        return self.trails.facts

    @property
    def records(self) -> Records:
        """Everything in the files."""
        return self.trails.facts.records

    @property
    def points(self) -> Iterator[KeyPoint]:
        """Every key point, in the order of the files."""
        return chain.from_iterable(self.records.key_points.values())

    @property
    def _areas(self) -> Table:
        return Table(
            name="areas",
            title="Areas",
            description="The areas of the programme.",
            columns=(
                Column("id", "id", "Its id."),
                Column("position", "integer", "Its place in the list."),
                Column("title", "text", "Its title."),
                Column("description", "text", "What it holds."),
            ),
            rows=lambda: (
                (area.id, position, area.title, area.description)
                for position, area in enumerate(self.records.process.areas, 1)
            ),
        )

    @property
    def _meeting_kinds(self) -> Table:
        return Table(
            name="meeting_kinds",
            title="Kinds of meeting",
            description="The kinds of meeting, or of writing.",
            columns=(
                Column("id", "id", "Its id."),
                Column("position", "integer", "Its place in the list."),
                Column("title", "text", "Its title."),
                Column("target", "integer", "How many the process aims for."),
                Column("written", "boolean", "Whether these are surveys, letters or web forms."),
            ),
            rows=lambda: (
                (kind.id, position, kind.title, kind.target, kind.written)
                for position, kind in enumerate(self.records.process.meeting_kinds, 1)
            ),
        )

    @property
    def _categories(self) -> tuple[Table, ...]:
        process = self.records.process
        return (
            _category("industries", "Industries", "Industries of companies.", process.industries),
            _category("sizes", "Sizes", "Sizes of companies by their employees.", process.sizes),
            _category("localities", "Localities", "Parts of the municipality.", process.localities),
        )

    @property
    def _key_points(self) -> Table:
        return Table(
            name="key_points",
            title="Key points",
            description="What several inputs boil down to.",
            columns=(
                Column("id", "id", "Its id."),
                Column("area", "id", "Its area.", "areas"),
                Column("title", "text", "Its title."),
                Column("heard", "text", "What we heard."),
                Column("conclusion", "text", "What we make of it."),
                Column("outcome", "id", "What became of it; open if nothing yet."),
                Column("reason", "text", "Why it was declined or referred."),
            ),
            rows=lambda: (
                (
                    one.id,
                    self.records.area_ids.get(one.area),
                    one.title,
                    one.heard,
                    one.conclusion,
                    one.outcome or OPEN,
                    one.reason,
                )
                for one in self.points
            ),
        )

    @property
    def _goals(self) -> Table:
        return Table(
            name="goals",
            title="Goals",
            description="What the municipality wants to reach.",
            columns=(
                Column("id", "id", "Its id."),
                Column("area", "id", "Its area; empty for one of the whole programme.", "areas"),
                Column("text", "text", "What is to be reached."),
            ),
            rows=lambda: (
                (goal.id, area, goal.text)
                for _, area, chapter in self.records.chapters
                for goal in chapter.goals
            ),
        )

    @property
    def _indicators(self) -> Table:
        return Table(
            name="indicators",
            title="Indicators",
            description="How goals are measured.",
            columns=(
                Column("id", "id", "Its id."),
                Column("goal", "id", "The goal that it measures.", "goals"),
                Column("name", "text", "Its name."),
                Column("source", "text", "Who measures it."),
                Column("unit", "text", "What the value counts."),
                Column("better", "id", "Which way is better: higher or lower."),
                Column("baseline_year", "day", "When we started."),
                Column("baseline", "number", "Where we started."),
                Column("target_year", "day", "When we want to be there."),
                Column("target", "number", "Where we want to be."),
            ),
            rows=lambda: (
                _indicator_row(goal, one)
                for goal in self.records.all_goals
                for one in goal.indicators
            ),
        )

    @property
    def _actions(self) -> Table:
        return Table(
            name="actions",
            title="Actions",
            description="What somebody will do, and answers for.",
            columns=(
                Column("id", "id", "Its id."),
                Column("area", "id", "Its area; empty for one of the whole programme.", "areas"),
                Column("goal", "id", "The goal that it serves.", "goals"),
                Column("text", "text", "What is to be done."),
                Column("partners", "text", "Whom it is done with, a semicolon between them."),
                *day_columns("start", "When it begins: a day, a month or a year."),
                *day_columns("due", "When it is to be done: a day, a month or a year."),
                Column("cost", "integer", "What it costs, in kronor."),
                Column("funding", "text", "Where the money comes from."),
            ),
            rows=lambda: (
                self._action_row(area, action)
                for _, area, chapter in self.records.chapters
                for action in chapter.actions
            ),
        )

    def _action_row(self, area: str | None, action: Action) -> Row:
        goal = self.trails.goal_of(action)
        return (
            action.id,
            area,
            goal.id if goal else None,
            action.text,
            "; ".join(action.partners) or None,
            *day_cells(action.start),
            *day_cells(action.due),
            action.cost,
            action.funding,
        )

    @property
    def _outcomes(self) -> Table:
        return Table(
            name="outcomes",
            title="What became of each input",
            description="An input's key points with their outcomes, a row each; one row with its "
            "own outcome for an input that none takes up.",
            columns=(
                Column("input", "id", "The input.", "inputs"),
                Column("key_point", "id", "A key point that takes it up.", "key_points"),
                Column("outcome", "id", "The key point's outcome, or the input's own; else open."),
                Column("reason", "text", "Why it was declined or referred."),
            ),
            key=(),
            rows=lambda: chain.from_iterable(map(self._outcomes_of, self.facts.said)),
        )

    def _outcomes_of(self, said: Said) -> tuple[Row, ...]:
        if points := self.trails.key_points(said):
            return tuple(
                (said.reference, point.id, point.outcome or OPEN, point.reason) for point in points
            )
        one = said.input
        reason = one.reason if self.internal or not one.confidential else None
        return ((said.reference, None, one.outcome or OPEN, reason),)

    @property
    def _links(self) -> Table:
        return Table(
            name="links",
            title="Links",
            description="Who cites whom: what one record names in a field that may name several.",
            columns=(
                Column("from_type", "id", "input, key_point, goal or action."),
                Column("from_id", "id", "The id of the record that names."),
                Column("relation", "id", "The field: also, inputs, key_points or responsible."),
                Column("to_type", "id", "area, input, key_point or organisation."),
                Column("to_id", "id", "The id of the record that is named."),
            ),
            key=("from_type", "from_id", "relation", "to_type", "to_id"),
            rows=lambda: chain(self._also(), self._taken_up(), self._rested_on(), self._answers()),
        )

    def _also(self) -> Iterator[Row]:
        areas = self.records.area_ids
        for said in self.facts.said:
            for id in dict.fromkeys(areas[name] for name in said.input.also if name in areas):
                yield "input", said.reference, "also", "area", id

    def _taken_up(self) -> Iterator[Row]:
        for point in self.points:
            for said in self.trails.inputs(point):
                yield "key_point", point.id, "inputs", "input", said.reference

    def _rested_on(self) -> Iterator[Row]:
        for type, records in (
            ("goal", self.records.all_goals),
            ("action", self.records.all_actions),
        ):
            for one in records:
                for point in self.trails.rests_on(one):
                    yield type, one.id, "key_points", "key_point", point.id

    def _answers(self) -> Iterator[Row]:
        for action in self.records.all_actions:
            for id in self.records.ids(action.responsible):
                yield "action", action.id, "responsible", "organisation", id


def _category(name: str, title: str, description: str, listed: tuple[Category, ...]) -> Table:
    return Table(
        name=name,
        title=title,
        description=description,
        columns=(
            Column("id", "id", "Its id."),
            Column("position", "integer", "Its place in the list."),
            Column("title", "text", "Its title."),
            Column("companies", "integer", "How many companies the municipality has there."),
        ),
        rows=lambda: (
            (one.id, position, one.title, one.companies) for position, one in enumerate(listed, 1)
        ),
    )


def _indicator_row(goal: Goal, one: Indicator) -> Row:
    baseline = (str(one.baseline.year), one.baseline.value) if one.baseline else (None, None)
    target = (str(one.target.year), one.target.value) if one.target else (None, None)
    return one.id, goal.id, one.name, one.source, one.unit, one.better, *baseline, *target
