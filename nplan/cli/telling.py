"""A record in sentences: what it is, what it rests on, who said so, and what became of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property

import msgspec

from nplan.cli.words import N_, OUTCOME_NAMES, Words
from nplan.counts.dimensions import anonymous_names
from nplan.counts.secrets import Names
from nplan.counts.trails import Trails
from nplan.model.consultation import Comment, FollowUp, Response
from nplan.model.programme import Action, Indicator, KeyPoint, Level
from nplan.model.records import Said, meeting_day
from nplan.model.renaming import PROGRAMME
from nplan.model.values import OPEN, Day

MARGIN = "    "
ANONYMOUS = "anonymous"
"""What is shown for a part of an anonymous organisation's name."""

ASSESSMENT_NAMES = {
    "met": N_("met"),
    "partly": N_("partly met"),
    "not-met": N_("not met"),
    "cannot-tell": N_("it cannot be told"),
}


class Telling(msgspec.Struct, frozen=True, dict=True):
    """Tells records of one process; a line is a paragraph of the screen."""

    words: Words
    trails: Trails
    internal: bool
    """Whether confidential texts and anonymous names are told too."""

    def of(self, kind: str, id: str) -> Iterator[str]:
        """What is told of a record."""
        tellers: dict[str, Callable[[str], Iterator[str]]] = {
            "input": self._input,
            "meeting": self._meeting,
            "organisation": self._organisation,
            "key-point": self._key_point,
            "area": self._area,
            "goal": self._goal,
            "action": self._action,
            "response": self._response,
        }
        return tellers[kind](id)

    def _input(self, reference: str) -> Iterator[str]:
        text, trails = self.words.text, self.trails
        (said,) = self.trails.facts.records.cited_inputs(reference)
        yield self._quoted(said)
        yield f"{MARGIN}{self._source(said)}"
        yield ""
        if said.input.withdrawn is not None:
            yield text("It was taken back: {reason}", reason=said.input.withdrawn)
            return
        area = self.words.value("area", said.area)
        yield text("Area: {area}.", area=area)
        points = trails.key_points(said)
        if not points:
            outcome = said.input.outcome or OPEN
            told = text("No key point takes it up. {outcome}.", outcome=self._outcome(outcome))
            is_told = said.input.reason and not self._is_hidden(said)
            yield f"{told} {said.input.reason}" if is_told else told
            return
        for point in points:
            yield text("It is taken up in “{title}” ({id}).", title=point.title, id=point.id)
            yield from self._became(point)

    def _became(self, point: KeyPoint) -> Iterator[str]:
        """What became of a key point: its outcome, and what rests on it."""
        outcome = self._outcome(point.outcome or OPEN)
        yield f"{MARGIN}{outcome}." + (f" {point.reason}" if point.reason else "")
        for goal in self.trails.goals(point):
            yield MARGIN + self.words.text("Goal {id}: {text}", id=goal.id, text=goal.text)
        for action in self.trails.actions(point):
            act = self._act(action)
            yield MARGIN + self.words.text("Action {id}: {text}", id=action.id, text=act)

    def _meeting(self, id: str) -> Iterator[str]:
        facts = self.trails.facts
        meeting = facts.meetings_by_id[id]
        yield f"{meeting.title} ({id})"
        kind = facts.records.meeting_kind_ids.get(meeting.kind)
        where = ", ".join(filter(None, (meeting.place,)))
        when = self.words.date(meeting_day(meeting))
        yield f"{MARGIN}{self.words.value('meeting-kind', kind)}, {when}" + (
            f", {where}" if where else ""
        )
        yield ""
        if names := [self._name(one) for one in facts.took_part[id]]:
            listed = ", ".join(names)
            yield self.words.count(
                "{n} took part: {names}.", "{n} took part: {names}.", len(names), names=listed
            )
        yield ""
        for said in facts.records.said_at(id):
            if said.input.withdrawn is None:
                outcome = self._outcome(self.trails.outcome(said) or OPEN)
                yield f"[{said.id}] {self._words_of(said)} — {outcome.lower()}"

    def _organisation(self, id: str) -> Iterator[str]:
        facts, text = self.trails.facts, self.words.text
        name, shown = self._name(id), self.hidden.get(id, id)
        yield name if name == shown else f"{name} ({shown})"
        if actions := self.trails.actions_for(id):
            yield ""
            yield text("Answers for:")
            for action in actions:
                yield f"{MARGIN}{action.id}: {self._act(action)}"
        names = facts.records.participant_ids
        held = {one.id for one in facts.meetings if names.get(one.host or "") == id}
        met = [one for one in facts.meetings if one.id in held or id in facts.took_part[one.id]]
        yield ""
        if not met:
            yield text("It has not taken part yet.")
        for meeting in met:
            where = f"{meeting.title} ({meeting.id})"
            if meeting.id in held:
                where = text("{meeting}, host", meeting=where)
            yield f"{self.words.date(meeting_day(meeting))}: {where}"
            for said in facts.records.said_at(meeting.id):
                if said.input.withdrawn is None and id in said.voice:
                    at_table = said.input.from_ is None and said.group is not None
                    how = text("at its table was said") if at_table else text("said")
                    yield f"{MARGIN}{how} [{said.id}] {self._words_of(said)}"
                    for point in self.trails.key_points(said):
                        ids = ", ".join(self.trails.cited_by(point))
                        outcome = self._outcome(point.outcome or OPEN).lower()
                        yield f"{MARGIN}{MARGIN}→ {point.title}: {outcome}" + (
                            f" ({ids})" if ids else ""
                        )

    def _key_point(self, id: str) -> Iterator[str]:
        text = self.words.text
        point = self.trails.facts.records.key_points_by_id[id]
        yield f"{point.title} ({point.id})"
        area = self.trails.facts.records.area_ids.get(point.area)
        yield f"{MARGIN}{self.words.value('area', area)}"
        yield ""
        if point.heard:
            yield text("What was heard: {text}", text=point.heard)
        if point.conclusion:
            yield text("What is made of it: {text}", text=point.conclusion)
        yield from self._became(point)
        yield ""
        yield from self._evidence(self.trails.inputs(point))

    def _area(self, id: str) -> Iterator[str]:
        records, text = self.trails.facts.records, self.words.text
        area = next(one for one in records.process.areas if one.id == id)
        yield f"{area.title} ({id})"
        if area.description:
            yield f"{MARGIN}{area.description}"
        yield ""
        said = [one for one in self.trails.facts.said if one.area == id]
        yield self.words.count("{n} input is about it.", "{n} inputs are about it.", len(said))
        points = [
            point
            for some in records.key_points.values()
            for point in some
            if records.area_ids.get(point.area) == id
        ]
        for point in points:
            outcome = self._outcome(point.outcome or OPEN).lower()
            yield f"{MARGIN}{point.title} ({point.id}): {outcome}"
        for _, owner, chapter in records.chapters:
            if owner == id:
                for goal in chapter.goals:
                    yield text("Goal {id}: {text}", id=goal.id, text=goal.text)
        yield from self._comments(id)

    def _goal(self, id: str) -> Iterator[str]:
        text, trails = self.words.text, self.trails
        goal = trails.facts.records.goals[id]
        yield f"{goal.id}: {goal.text}"
        for indicator in goal.indicators:
            yield f"{MARGIN}{self._measured(indicator)}"
        points = trails.argument(goal)
        yield ""
        if not any(trails.inputs(point) for point in points):
            yield text("It rests on no input: it is the municipality's own initiative.")
        else:
            voices = [self._name(one) for one in trails.voices(points)]
            yield self.words.count(
                "It rests on what {n} organisation said: {names}.",
                "It rests on what {n} organisations said: {names}.",
                len(voices),
                names=", ".join(voices),
            )
        for point in points:
            yield ""
            yield f"{point.title} ({point.id}). {self._outcome(point.outcome or OPEN)}."
            if point.heard:
                yield text("What was heard: {text}", text=point.heard)
            if point.conclusion:
                yield text("What is made of it: {text}", text=point.conclusion)
            yield from self._evidence(trails.inputs(point))
        actions = trails.actions_of(goal)
        if actions:
            yield ""
            yield text("What is done to reach it:")
            for action in actions:
                yield f"{MARGIN}{action.id}: {self._act(action)}"
        yield from self._comments(goal.id)
        for follow_up, assessed in trails.assessments(goal):
            how = self.words.text(ASSESSMENT_NAMES[assessed.assessment])
            yield self._followed_up(follow_up, how, assessed.comment)

    def _action(self, id: str) -> Iterator[str]:
        text, trails = self.words.text, self.trails
        action = trails.facts.records.actions[id]
        yield f"{action.id}: {self._act(action)}"
        if (goal := trails.goal_of(action)) is not None:
            yield text("It serves the goal {id}: {text}", id=goal.id, text=goal.text)
        points = trails.rests_on(action)
        for point in points:
            yield ""
            yield text("It rests on “{title}” ({id}).", title=point.title, id=point.id)
            yield from self._evidence(trails.inputs(point))
        if not points:
            yield ""
            yield text("It rests on no key point of its own.")
        yield from self._comments(action.id)
        for follow_up, status in trails.statuses(action):
            yield self._followed_up(follow_up, self.words.code(status.status), status.comment)

    def _followed_up(self, follow_up: FollowUp, how: str, comment: str | None) -> str:
        """What a follow-up said of a goal or an action."""
        when = self.words.date(follow_up.date)
        told = self.words.text("{when}: {how}.", when=when, how=how)
        return f"{told} {comment}" if comment else told

    def _response(self, id: str) -> Iterator[str]:
        response = self.trails.facts.records.responses[id]
        yield self._answerer(response)
        for comment in response.comments:
            yield ""
            yield f"[{comment.id}] {self._about(comment.about)}: {comment.text}"
            yield from self._reply(comment)

    def _about(self, id: str) -> str:
        """What a comment is about: an area by its title, a goal or an action by its id."""
        if id == PROGRAMME:
            return self.words.text("The programme")
        area = self.trails.facts.records.area_ids.get(id)
        return id if area is None else self.words.value("area", area)

    def _comments(self, about: str) -> Iterator[str]:
        for response, comment in self.trails.comments(about):
            yield ""
            who = self._answerer(response)
            yield self.words.text(
                "In the consultation {who} wrote: {text}", who=who, text=comment.text
            )
            yield from self._reply(comment)

    def _reply(self, comment: Comment) -> Iterator[str]:
        text = self.words.text
        outcome = self._outcome(comment.outcome or OPEN)
        yield f"{MARGIN}{outcome}." + (f" {comment.answer}" if comment.answer else "")
        if comment.change:
            yield MARGIN + text("Changed: {text}", text=comment.change)

    def _answerer(self, response: Response) -> str:
        id = self.trails.facts.records.participant_ids.get(response.from_)
        return self._name(id) if id is not None else self.words.text("a private person")

    def _evidence(self, inputs: Iterable[Said]) -> Iterator[str]:
        for said in inputs:
            yield f"{MARGIN}{self._quoted(said)}"
            yield f"{MARGIN}{MARGIN}{self._source(said)}"

    def _quoted(self, said: Said) -> str:
        is_quoted = said.input.quote and said.input.withdrawn is None and not self._is_hidden(said)
        return f"”{self._words_of(said)}”" if is_quoted else self._words_of(said)

    def _words_of(self, said: Said) -> str:
        if said.input.withdrawn is not None:
            return self.words.text("(taken back)")
        return self.words.text("(confidential)") if self._is_hidden(said) else said.input.text

    def _is_hidden(self, said: Said) -> bool:
        return said.input.confidential and not self.internal

    def _source(self, said: Said) -> str:
        """Who said it, where and when."""
        meeting = said.meeting
        when = self.words.date(said.input.date or meeting_day(meeting))
        where = f"{meeting.title}, {when} ({said.reference})"
        if said.input.from_ is None and said.group is not None:
            seated = ", ".join(self._name(one) for one in said.voice)
            table = f"{said.group.title}: {seated}" if seated else said.group.title
            return f"{table}. {where}"
        who = ", ".join(self._name(one) for one in said.voice) or self.words.text("nobody noted")
        return f"{who}. {where}"

    def _name(self, id: str) -> str:
        records = self.trails.facts.records
        if id in records.units:
            return records.units[id].title
        return self.hidden.get(id) or records.organisations[id].name

    def masked(self, text: str) -> str:
        """A text or ids without the names of those who are anonymous."""
        begin = len(text)
        for start, end in sorted(
            {*self._names.found(text), *self._names.found_in_id(text)}, reverse=True
        ):
            if end <= begin:
                name = self._called.get(text[start:end].lower(), ANONYMOUS)
                text, begin = text[:start] + name + text[end:], start
        return text

    @cached_property
    def _called(self) -> Mapping[str, str]:
        ids = self.trails.facts.records.participant_ids
        return {name.lower(): self.hidden[id] for name, id in ids.items() if id in self.hidden}

    @cached_property
    def _names(self) -> Names:
        organisations = self.trails.facts.records.organisations
        return Names((id, organisations[id]) for id in self.hidden)

    @cached_property
    def hidden(self) -> Mapping[str, str]:
        """What anonymous organisations are called, by id."""
        return {} if self.internal else anonymous_names(self.trails.facts.records)

    def _outcome(self, outcome: str) -> str:
        return self.words.name(OUTCOME_NAMES[outcome])

    def _act(self, action: Action) -> str:
        """An action with who answers for it and when."""
        records = self.trails.facts.records
        ids = dict.fromkeys(records.participant_ids.get(one) for one in action.responsible)
        who = ", ".join(self._name(one) for one in ids if one) or self.words.text(
            "nobody answers for it"
        )
        parts = [who]
        if action.due is not None:
            parts.append(self.words.text("by {date}", date=self.words.date(action.due)))
        if action.cost is not None:
            parts.append(self.words.text("{kronor} kr", kronor=self.words.number(action.cost)))
        if statuses := self.trails.statuses(action):
            follow_up, status = statuses[-1]
            how = self.words.code(status.status)
            when = self.words.date(follow_up.date)
            parts.append(self.words.text("{how} {when}", how=how, when=when))
        return f"{action.text} ({', '.join(parts)})"

    def _measured(self, indicator: Indicator) -> str:
        """An indicator from its baseline to its target, with what was measured since."""
        levels: list[tuple[Day, Decimal]] = [
            (level.year, level.value)
            for level in (indicator.baseline, *self.trails.measurements(indicator))
            if level is not None
        ]
        levels = list(dict(levels).items())  # of two for a year the later one
        been = ", ".join(self._measurement(value, year) for year, value in levels)
        aim = self._level(indicator.target)
        way = self.words.text("{been}; the target is {aim}", been=been or "–", aim=aim)
        return f"{indicator.name}: {way}"

    def _level(self, level: Level | None) -> str:
        return self._measurement(level.value, level.year) if level else "–"

    def _measurement(self, value: Decimal, year: Day) -> str:
        return f"{self.words.number(value)} ({self.words.date(year)})"
