"""All tables of a process that go out."""

from nplan.counts.dimensions import anonymous_names
from nplan.counts.facts import Facts
from nplan.counts.trails import Trails
from nplan.tables.dialogue import Dialogue
from nplan.tables.programme import Programme
from nplan.tables.table import Table


def exported(facts: Facts, *, internal: bool = False) -> tuple[Table, ...]:
    """The tables, each after those that it points at.

    Args:
        facts: what there is.
        internal: whether confidential texts and anonymous organisations' names are told.
    """
    trails = Trails(facts)
    programme = Programme(trails, internal)
    names = {} if internal else anonymous_names(facts.records)
    return (*programme.lists, *Dialogue(trails, names, internal).tables, *programme.tables)


def rows_in(facts: Facts) -> int:
    """How many rows there are of what there is much of: what a bar goes by."""
    voices = sum(len(said.voice) for said in facts.said)
    return 2 * len(facts.said) + voices + sum(map(len, facts.took_part.values()))
