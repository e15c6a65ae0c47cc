"""Where what was said stands in the programme, told in the language of a document."""

import msgspec

from nplan.counts.facts import Facts
from nplan.counts.trails import Trails
from nplan.documents.wording import Wording
from nplan.model.programme import KeyPoint
from nplan.model.records import Said


class TrailsInWords(msgspec.Struct, frozen=True):
    """The trails of one programme, told in its language."""

    trails: Trails
    wording: Wording

    @property
    def facts(self) -> Facts:
        """What the trails lead through."""
        return self.trails.facts

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
