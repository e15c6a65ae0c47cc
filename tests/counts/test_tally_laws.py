"""Laws that hold for every tally."""

import string
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from nplan.counts.dimensions import DIMENSIONS, Dimension
from nplan.counts.facts import Facts
from nplan.counts.overview import overview
from nplan.counts.tally import MEASURES, Measure, tally, total
from nplan.model.dialogue import Attendance, Group, Input, Meeting, Participation
from nplan.model.process import Area, Category, MeetingKind, Organisation, Process, Unit
from nplan.model.programme import KeyPoint
from nplan.model.records import Records
from nplan.model.values import Day
from tests.examples import examples

PROCESS = Process(
    municipality="Lindvik kommun",
    title="Program",
    areas=(Area(id="a", title="A"), Area(id="b", title="B")),
    meeting_kinds=(
        MeetingKind(id="lunch", title="Lunch"),
        MeetingKind(id="enkat", title="Enkät", written=True),
    ),
    units=(Unit(id="ks", title="KS", kind="board"),),
    industries=(Category(id="bygg", title="Bygg"), Category(id="it", title="IT")),
)
ORGANISATIONS = {
    "bygget": Organisation(name="Bygget", industry="bygg"),
    "kod": Organisation(name="Kod", industry="it", size="1-9"),
    "tyst": Organisation(name="Tyst", industry="it", consent="anonymous"),
    "klubben": Organisation(name="Klubben", kind="association"),
}
names = st.sampled_from((*ORGANISATIONS, "ks"))
areas = st.sampled_from(("a", "b", None))
participations = st.lists(
    st.builds(Participation, organisation=names, people=st.none() | st.integers(0, 5)), max_size=3
).map(tuple)


@st.composite
def inputs(draw: st.DrawFn) -> Input:
    return Input(
        text="x",
        area=draw(areas),
        also=draw(st.sampled_from(((), ("a",), ("a", "b")))),
        kind=draw(st.sampled_from((None, "problem", "proposal"))),
        from_=draw(st.none() | st.lists(names, max_size=2, unique=True).map(tuple)),
        votes=draw(st.none() | st.integers(0, 9)),
        date=draw(st.none() | st.just(Day(year=2027, month=1))),
        outcome=draw(st.sampled_from((None, "noted"))),
        withdrawn=draw(st.sampled_from((None, None, None, "på begäran"))),
    )


def numbered(found: list[list[Input]]) -> list[tuple[Input, ...]]:
    """The inputs of a meeting's parts with ids that differ."""
    letters = iter(string.ascii_lowercase)
    return [tuple(msgspec.structs.replace(one, id=next(letters)) for one in part) for part in found]


@st.composite
def meetings(draw: st.DrawFn, number: int) -> Meeting:
    parts = draw(st.lists(st.lists(inputs(), max_size=3), min_size=1, max_size=3))
    outside, *in_groups = numbered(parts)
    groups = tuple(
        Group(
            title=f"Bord {at}",
            area=draw(areas),
            participants=draw(participations),
            inputs=part,
        )
        for at, part in enumerate(in_groups)
    )
    date = draw(st.sampled_from(("2026", "2026-01", "2026-01-15", "2026-02-15")))
    counted = st.builds(
        Attendance, organisations=st.none() | st.integers(0, 9), people=st.none() | st.just(20)
    )
    return Meeting(
        id=f"{date}-m{number}",
        kind=draw(st.sampled_from(("lunch", "enkat"))),
        title="M",
        participants=draw(participations),
        groups=groups,
        inputs=outside,
        attendance=draw(st.none() | counted),
    )


@st.composite
def many_records(draw: st.DrawFn) -> Records:
    found = [draw(meetings(number)) for number in range(draw(st.integers(0, 3)))]
    references = [
        f"{one.id}/{input.id}"
        for one in found
        for part in (one, *one.groups)
        for input in part.inputs
    ]
    cited = st.lists(st.sampled_from(references), max_size=4) if references else st.just([])
    points = tuple(
        KeyPoint(id=id, area="a", title=id, outcome=outcome, inputs=tuple(draw(cited)))
        for id, outcome in (("k1", "adopted"), ("k2", None), ("k3", "declined"))
    )
    return Records(
        process=PROCESS,
        organisations=ORGANISATIONS,
        meetings={f"data/meetings/{one.id}.yaml": one for one in found},
        key_points={"data/keypoints/a.yaml": points},
    )


dimensions = st.sampled_from(DIMENSIONS)
untils = st.sampled_from((None, Day(year=2026, month=1, day=20), Day(year=2026)))


def figures(table: Any) -> list[Any]:
    return [(row.values, row.measures) for row in table.rows]


@given(many_records(), dimensions, dimensions, st.randoms())
def test_the_order_of_the_files_does_not_matter(
    records: Records, first: Dimension, second: Dimension, random: Any
) -> None:
    files = list(records.meetings.items())
    random.shuffle(files)
    shuffled = msgspec.structs.replace(records, meetings=dict(files))
    by = (first, second) if first != second else (first,)
    assert figures(tally(Facts(shuffled), by)) == figures(tally(Facts(records), by))


@given(many_records(), untils)
def test_rows_of_what_each_input_has_once_add_up_to_the_total(
    records: Records, until: Day | None
) -> None:
    facts = Facts(records, until)
    everything = total(facts).measures
    once: tuple[Dimension, ...] = (
        "area",
        "input-kind",
        "outcome",
        "group",
        "meeting",
        "meeting-kind",
        "month",
    )
    for dimension in once:
        rows = [row.measures for row in tally(facts, (dimension,)).rows]
        for measure in ("inputs", "votes"):
            assert sum(row[measure] or 0 for row in rows) == everything[measure]
    meetings = [row.measures for row in tally(facts, ("month",)).rows]
    for measure in ("meetings", "written", "participations", "people", "unnamed"):
        assert sum(row[measure] or 0 for row in meetings) == everything[measure]


@given(many_records(), dimensions, dimensions, untils)
@examples(2)
def test_where_keeps_what_crossing_puts_in_that_column(
    records: Records, first: Dimension, second: Dimension, until: Day | None
) -> None:
    facts = Facts(records, until)
    for column in tally(facts, (second,), internal=True).rows:
        where = {second: frozenset(column.values)}
        assert total(facts, where).measures == column.measures
        if first == second:
            continue
        crossed = {
            row.values[0]: row.measures
            for row in tally(facts, (first, second), internal=True).rows
            if row.values[1:] == column.values
        }
        kept = {
            row.values[0]: row.measures for row in tally(facts, (first,), where, internal=True).rows
        }
        assert crossed.keys() <= kept.keys()
        assert {value: kept[value] for value in crossed} == crossed
        for value in kept.keys() - crossed.keys():
            assert not any(kept[value].values())


@given(many_records(), dimensions, untils)
def test_no_row_has_more_than_there_is_and_every_figure_has_its_ids(
    records: Records, dimension: Dimension, until: Day | None
) -> None:
    facts = Facts(records, until)
    everything = total(facts)
    for row in tally(facts, (dimension,)).rows:
        assert set(row.meetings) <= set(everything.meetings)
        assert set(row.written) <= set(everything.written)
        assert len({*row.meetings, *row.written}) == len(row.meetings) + len(row.written)
        assert row.organisations <= everything.organisations
        assert row.own <= everything.own
        references = [said.reference for said in row.said]
        assert len(set(references)) == len(references)
        assert set(references) <= {said.reference for said in everything.said}
        assert list(row.measures) == list(MEASURES)
        assert row.measures["inputs"] == len(references)
        assert row.measures["organisations"] == len(row.organisations)


@given(many_records(), dimensions, st.sampled_from((None, *MEASURES)))
def test_the_overview_is_what_its_tables_are_alone(
    records: Records, dimension: Dimension, sort: Measure | None
) -> None:
    facts = Facts(records)
    for where in ({}, *({dimension: frozenset({value})} for value in ("a", "ks", "lunch", None))):
        found = overview(facts, where, sort=sort)
        assert found.total.measures == total(facts, where).measures
        assert found.by_voice.organisations == total(facts, where, through=("area",)).organisations
        for table in found.tables:
            assert figures(table) == figures(tally(facts, table.by, where, sort=sort))
