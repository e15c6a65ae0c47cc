"""The overview: what an office would read out at a meeting, and its three tables."""

import msgspec

from nplan.counts.facts import Facts
from nplan.counts.sieve import Where
from nplan.counts.tally import Cell, Measure, Table, tally, total


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The whole dialogue at a glance, each figure with the ids behind it."""

    total: Cell
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
    everything, records = total(facts, where), facts.records
    heard = set[str]().union(*(said.voice for said in everything.said))
    return Overview(
        total=everything,
        companies=frozenset(
            id for id in everything.organisations if records.organisations[id].kind == "company"
        ),
        unheard=everything.organisations - heard,
        drafts=frozenset(
            id
            for id in everything.meetings | everything.written
            if facts.meetings_by_id[id].status == "draft"
        ),
        areas=tally(facts, ("area",), where, sort=sort),
        outcomes=tally(facts, ("outcome",), where, sort=sort),
        areas_by_outcome=tally(facts, ("area", "outcome"), where, sort=sort),
        meeting_kinds=tally(facts, ("meeting-kind",), where, sort=sort),
        organisation_kinds=tally(facts, ("organisation-kind",), where, sort=sort),
    )
