"""Where what was said stands in the programme: the goals and actions that rest on a key point."""

from functools import cached_property

import msgspec

from nplan.counts.facts import Facts
from nplan.documents.wording import Wording
from nplan.model.programme import KeyPoint
from nplan.model.records import Said, meeting_day


class Trails(msgspec.Struct, frozen=True, dict=True):
    """The trails of one programme, told in its language."""

    facts: Facts
    wording: Wording

    @cached_property
    def _goals(self) -> dict[str, list[str]]:
        return self._citing("goals")

    @cached_property
    def _actions(self) -> dict[str, list[str]]:
        return self._citing("actions")

    def _citing(self, records: str) -> dict[str, list[str]]:
        """The ids of goals or actions by the id of the key point that they rest on."""
        points = self.facts.records.key_points_by_id
        found: dict[str, list[str]] = {}
        for _, _, chapter in self.facts.records.chapters:
            for record in getattr(chapter, records):
                for name in record.key_points:
                    if (point := points.get(name)) is not None:
                        found.setdefault(point.id, []).append(record.id)
        return found

    def ids(self, point: KeyPoint) -> tuple[str, ...]:
        """The goals and actions that rest on a key point."""
        return (*self._goals.get(point.id, ()), *self._actions.get(point.id, ()))

    def leads_to(self, point: KeyPoint) -> str:
        """Which goals and actions rest on a key point, as a sentence; '' if none does."""
        goals, actions = self._goals.get(point.id, []), self._actions.get(point.id, [])
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
        records = self.facts.records
        found = {said.reference: said for one in point.inputs for said in records.cited_inputs(one)}
        counted = [said for said in found.values() if said.input.withdrawn is None]
        counted.sort(key=lambda said: (meeting_day(said.meeting).last, said.meeting.id))
        if not counted:
            return self.wording.text("No input is noted for this.")
        ids: dict[str, list[str]] = {}
        for said in counted:
            ids.setdefault(said.meeting.id, []).append(said.reference.rpartition("/")[2])
        references = "; ".join(f"{meeting}/{', '.join(own)}" for meeting, own in ids.items())
        return self.wording.count(
            "It rests on {n} input: {references}.",
            "It rests on {n} inputs: {references}.",
            len(counted),
            references=references,
        )

    def taken_up(self, said: Said) -> str:
        """Where an input stands in the programme: its key points, and what rests on them."""
        points = self.facts.key_points.get(said.reference, ())
        return "; ".join(
            f"{point.title} ({', '.join(ids)})" if (ids := self.ids(point)) else point.title
            for point in points
        )
