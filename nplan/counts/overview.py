"""The overview: what an office would read out at a meeting, and its three tables."""

import msgspec

from nplan.counts.facts import Facts
from nplan.counts.sieve import Where
from nplan.counts.tally import Cell, Measure, Table, along, merged, tally, total


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The whole dialogue at a glance, each figure with the ids behind it."""

    total: Cell
    by_voice: Cell
    """The same, counted by voice."""
    companies: frozenset[str]
    """Those of the organisations that are companies."""
    unheard: frozenset[str]
    """Organisations that took part and whose voice no input is."""
    drafts: frozenset[str]
    """Meetings whose notes are still a draft."""
    areas: Table
    outcomes: Table
    areas_by_outcome: Table
    meeting_kinds: Table
    organisation_kinds: Table

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables, in their order."""
        return (
            self.areas,
            self.outcomes,
            self.areas_by_outcome,
            self.meeting_kinds,
            self.organisation_kinds,
        )


def overview(facts: Facts, where: Where | None = None, *, sort: Measure | None = None) -> Overview:
    """The overview of what `where` keeps."""
    # Each meeting has one kind and each input one area and one outcome: the parts add up.
    areas_by_outcome = tally(facts, ("area", "outcome"), where, sort=sort)
    meeting_kinds = tally(facts, ("meeting-kind",), where, sort=sort)
    everything = merged(meeting_kinds.rows) if meeting_kinds.rows else total(facts, where)
    by_voice = merged(areas_by_outcome.rows)
    organisations = facts.records.organisations
    return Overview(
        total=everything,
        by_voice=by_voice,
        companies=frozenset(
            id for id in everything.organisations if organisations[id].kind == "company"
        ),
        unheard=everything.organisations - by_voice.organisations,
        drafts=frozenset(
            id
            for id in (*everything.meetings, *everything.written)
            if facts.meetings_by_id[id].status == "draft"
        ),
        areas=along(facts, areas_by_outcome, "area", sort),
        outcomes=along(facts, areas_by_outcome, "outcome", sort),
        areas_by_outcome=areas_by_outcome,
        meeting_kinds=meeting_kinds,
        organisation_kinds=tally(facts, ("organisation-kind",), where, sort=sort),
    )
