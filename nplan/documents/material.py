"""What documents are made of: the records, their counts and trails, told in their language."""

from collections.abc import Callable, Mapping
from functools import cache, cached_property

import msgspec

from nplan.counts.dimensions import anonymous_names
from nplan.counts.facts import Facts
from nplan.counts.trails import Trails
from nplan.counts.voices import Voices
from nplan.documents.figures import computed
from nplan.documents.wording import Wording
from nplan.model.dialogue import Input
from nplan.model.programme import KeyPoint
from nplan.model.records import Records, Said
from nplan.model.version import Version


class Material(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What a document is made of, and what was asked of it."""

    records: Records
    version: Version | None = None
    """The version of the project's files; None where there is none."""
    final: bool = False
    """Whether it is the document that is decided on, and not a draft of it."""
    internal: bool = False
    """Whether confidential texts and anonymous names are printed."""
    of: str | None = None
    """Which memo, follow-up or round it tells of, by its id; the latest if left out."""
    by: str = "area"
    """What the annex of inputs is sorted by: area or meeting."""

    @cached_property
    def facts(self) -> Facts:
        """What is counted."""
        return Facts(self.records)

    @cached_property
    def trails(self) -> Trails:
        """Who rests on whom."""
        return Trails(self.facts)

    @cached_property
    def wording(self) -> Wording:
        """How the document puts things."""
        return Wording(self.records.process.language)

    @cached_property
    def voices(self) -> Voices:
        """What each organisation has said."""
        return Voices(self.facts)

    @cached_property
    def figure(self) -> Callable[[str], str]:
        """What an expression in prose prints; each is counted once."""
        return cache(
            lambda one: computed(self.facts, self.wording, one) or self.wording.missing(one)
        )

    def name(self, id: str) -> str | None:
        """What an organisation or unit is called; None where it wants to be anonymous."""
        if (unit := self.records.units.get(id)) is not None:
            return unit.title
        organisation = self.records.organisations[id]
        return organisation.name if self.internal or organisation.consent == "named" else None

    def shown_name(self, id: str) -> str:
        """What an organisation or unit is called; one that wants to be anonymous by its number."""
        if (name := self.name(id)) is not None:
            return name
        number = self._anonymous[id].rpartition("-")[2]
        return self.wording.text("Anonymous organisation {number}", number=number)

    @cached_property
    def _anonymous(self) -> Mapping[str, str]:
        return anonymous_names(self.records)

    def is_hidden(self, input: Input) -> bool:
        """Whether an input is confidential to those who read the document."""
        return input.confidential and not self.internal

    def ids(self, point: KeyPoint) -> tuple[str, ...]:
        """The goals and actions that rest on a key point."""
        return self.trails.cited_by(point)

    def leads_to(self, point: KeyPoint) -> str:
        """Which goals and actions rest on a key point, as a sentence; '' if none does."""
        goals = [goal.id for goal in self.trails.goals(point)]
        actions = [action.id for action in self.trails.actions(point)]
        wording, parts = self.wording, []
        if goals:
            ids = wording.listed(goals)
            parts.append(wording.count("goal {ids}", "goals {ids}", len(goals), ids=ids))
        if actions:
            ids = wording.listed(actions)
            parts.append(wording.count("action {ids}", "actions {ids}", len(actions), ids=ids))
        both = wording.listed(parts)
        return wording.text("It leads to {what}.", what=both) if both else ""

    def rests_on(self, point: KeyPoint) -> str:
        """How many inputs a key point takes up, and which."""
        counted = self.trails.inputs(point)
        if not counted:
            return self.wording.text("No input is noted for this.")
        ids: dict[str, list[str]] = {}
        for said in counted:
            ids.setdefault(said.meeting.id, []).append(said.id)
        references = "; ".join(f"{meeting}/{', '.join(own)}" for meeting, own in ids.items())
        return self.wording.count(
            "It rests on {n} input: {references}.",
            "It rests on {n} inputs: {references}.",
            len(counted),
            references=references,
        )

    def taken_up(self, said: Said) -> str:
        """Where an input stands in the programme, or why not: its key points and what became."""
        return "; ".join(self._stands(point) for point in self.trails.key_points(said))

    def _stands(self, point: KeyPoint) -> str:
        """A key point's title with what rests on it, or with the reason why nothing does."""
        if ids := self.ids(point):
            return f"{point.title} ({', '.join(ids)})"
        return f"{point.title}: {point.reason}" if point.reason else point.title
