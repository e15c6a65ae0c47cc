"""What counts by voice: dimensions of inputs, crossings, and what `where` keeps."""

from nplan.counts.dimensions import Dimension, Value
from nplan.counts.sieve import Where
from nplan.counts.tally import total
from tests.counts.counting import all_figures, facts, rows

LUNCH = """
    # data/meetings/2026-01-15-lunch.yaml
    kind: lunch
    title: Lunch
    participants: [foreningen]
    groups:
      - title: Bord 1
        area: tillstand
        participants: [bygg-syd, cafe, ks]
        inputs: |
          [1] Bygglov tar för lång tid *3
          [2] ! En väg in @cafe #kompetens #service
      - title: Bord 2
        participants: [ks]
        inputs: |
          [3] Vi gör vad vi kan #styrka *1
    inputs:
      - {id: 4, text: Ingen vet vem, area: service}
      - {id: 5, text: Alla vet vem, also: [kompetens, service]}
    # data/keypoints/service.yaml
    - {id: en-vag-in, area: service, title: En väg in, outcome: partly,
       inputs: [2026-01-15-lunch/1, 2026-01-15-lunch/2, 2026-01-15-lunch/1]}
    - {id: fort, area: service, title: Fort, inputs: [2026-01-15-lunch/1]}
    - {id: tom, area: service, title: Ingenting}
"""
ROWS_BY_AREA = [
    # area, meetings, written, organisations, own, participations, people, unnamed, inputs, votes
    ("service", 1, 0, 2, 0, None, None, None, 2, 3),
    ("kompetens", 1, 0, 1, 0, None, None, None, 1, 0),
    (None, 1, 0, 0, 1, None, None, None, 2, 1),
]


def kept(*pairs: tuple[Dimension, Value]) -> Where:
    found: dict[Dimension, frozenset[Value]] = {}
    for dimension, value in pairs:
        found[dimension] = found.get(dimension, frozenset()) | {value}
    return found


def test_dimensions_of_inputs_count_whose_voice_they_are() -> None:
    assert rows(facts(LUNCH), "area") == ROWS_BY_AREA


def test_an_input_stands_under_every_area_it_touches() -> None:
    measures = ("organisations", "own", "inputs", "votes")
    assert rows(facts(LUNCH), "any-area", measures=measures) == [
        ("service", 2, 0, 4, 3),
        ("kompetens", 1, 0, 2, 0),
        (None, 0, 1, 1, 1),
    ]


def test_kinds_and_groups_come_by_inputs_then_key_and_last_what_has_none() -> None:
    counted = facts(LUNCH)
    assert rows(counted, "input-kind", measures=("organisations", "own", "inputs")) == [
        ("proposal", 1, 0, 1),
        ("strength", 0, 1, 1),
        (None, 2, 0, 3),
    ]
    assert rows(counted, "group", measures=("organisations", "own", "inputs")) == [
        ("2026-01-15-lunch/bord-1", 2, 0, 2),
        ("2026-01-15-lunch/bord-2", 0, 1, 1),
        (None, 0, 0, 2),
    ]


def test_an_input_with_two_key_points_stands_in_both_rows_and_once_in_the_total() -> None:
    counted = facts(LUNCH)
    assert rows(counted, "key-point", measures=("organisations", "inputs", "votes")) == [
        ("en-vag-in", 2, 2, 3),
        ("fort", 2, 1, 3),
        (None, 0, 3, 1),
    ]
    assert all_figures(counted)[7:] == (5, 4)


def test_every_outcome_has_a_row_and_none_is_open() -> None:
    assert rows(facts(LUNCH), "outcome", measures=("inputs",)) == [
        ("adopted", 0),
        ("partly", 2),
        ("declined", 0),
        ("referred", 0),
        ("noted", 0),
        ("open", 3),
    ]


def test_crossed_with_organisations_only_the_voice_that_has_both_counts() -> None:
    assert rows(facts(LUNCH), "area", "industry") == [
        ("service", "bygg", 1, 0, 1, 0, None, None, None, 1, 3),
        ("service", "handel", 1, 0, 1, 0, None, None, None, 1, 3),
        ("service", None, 0, 0, 0, 0, None, None, None, 1, 0),
        ("kompetens", "handel", 1, 0, 1, 0, None, None, None, 1, 0),
        (None, None, 1, 0, 0, 1, None, None, None, 2, 1),
    ]


def test_crossed_rows_come_in_the_order_of_each_dimensions_own_rows() -> None:
    counted = facts(LUNCH)
    assert rows(
        counted, "organisation", "outcome", measures=("organisations", "own", "inputs")
    ) == [
        ("cafe", "partly", 1, 0, 2),
        ("bygg-syd", "partly", 1, 0, 1),
        ("ks", "open", 0, 1, 1),
        (None, "open", 0, 0, 2),
    ]
    assert [row[:2] for row in rows(counted, "outcome", "organisation")] == [
        ("partly", "cafe"),
        ("partly", "bygg-syd"),
        ("open", "ks"),
        ("open", None),
    ]


def test_two_dimensions_of_organisations_meet_in_one_participation() -> None:
    assert rows(facts(LUNCH), "organisation-kind", "industry") == [
        ("company", "bygg", 1, 0, 1, 0, 1, 0, None, 1, 3),
        ("company", "handel", 1, 0, 1, 0, 1, 0, None, 2, 3),
        ("board", None, 1, 0, 0, 1, 0, 0, None, 1, 1),
        ("association", None, 1, 0, 1, 0, 1, 0, None, 0, 0),
        (None, None, 0, 0, 0, 0, 0, 0, None, 2, 0),
    ]


def test_a_meetings_dimension_crossed_with_an_organisations_counts_participations() -> None:
    counted = facts("""
        # data/meetings/2026-01-15-lunch.yaml
        kind: lunch
        title: Lunch
        participants: [{organisation: bygg-syd, people: 2}, cafe]
        attendance: {organisations: 9, people: 20}
        inputs: [{id: 1, text: Ett, from: cafe}]
        # data/meetings/2026-02-15-lunch.yaml
        kind: lunch
        title: Lunch
        participants: [{organisation: bygg-syd, people: 3}]
        inputs: [{id: 1, text: Två}, {id: 2, text: Tre}]
    """)
    assert rows(counted, "month", "organisation") == [
        ("2026-01", "bygg-syd", 1, 0, 1, 0, 1, 2, None, 0, 0),
        ("2026-01", "cafe", 1, 0, 1, 0, 1, 0, None, 1, 0),
        ("2026-02", "bygg-syd", 1, 0, 1, 0, 1, 3, None, 2, 0),
    ]
    assert rows(counted, "meeting-kind", "month") == [
        ("lunch", "2026-01", 1, 0, 2, 0, 2, 20, 7, 1, 0),
        ("lunch", "2026-02", 1, 0, 1, 0, 1, 3, 0, 2, 0),
    ]


def test_where_keeps_in_the_total_what_a_row_counts() -> None:
    counted = facts(LUNCH)
    assert all_figures(counted, kept(("area", "service"))) == ROWS_BY_AREA[0][1:]
    assert all_figures(counted, kept(("area", None))) == ROWS_BY_AREA[2][1:]
    assert all_figures(counted, kept(("organisation", "foreningen"))) == (
        (1, 0, 1, 0, 1, 0, None, 0, 0)
    )
    assert all_figures(counted, kept(("month", "2026-01"))) == all_figures(counted)


def test_where_twice_in_a_dimension_means_or_and_in_two_means_and() -> None:
    counted = facts(LUNCH)
    either = kept(("area", "kompetens"), ("area", None))
    assert all_figures(counted, either) == (1, 0, 1, 1, None, None, None, 3, 1)
    both = kept(("area", "service"), ("industry", "bygg"))
    assert all_figures(counted, both) == (1, 0, 1, 0, None, None, None, 1, 3)
    neither = kept(("area", "kompetens"), ("industry", "bygg"))
    assert all_figures(counted, neither) == (0, 0, 0, 0, None, None, None, 0, 0)


def test_where_keeps_listed_rows_at_nothing() -> None:
    found = rows(facts(LUNCH), "area", where=kept(("industry", "bygg")), measures=("inputs",))
    assert found == [("service", 1), ("kompetens", 0)]


def test_sorted_rows_come_greatest_first_and_what_has_no_value_stays_last() -> None:
    counted = facts(LUNCH)
    assert rows(counted, "any-area", measures=("inputs",), sort="inputs") == [
        ("service", 4),
        ("kompetens", 2),
        (None, 1),
    ]
    assert [row[0] for row in rows(counted, "outcome", sort="inputs")] == [
        "open",
        "partly",
        "adopted",
        "declined",
        "referred",
        "noted",
    ]
    assert rows(counted, "area", measures=("people",), sort="people") == [
        ("service", None),
        ("kompetens", None),
        (None, None),
    ]


def test_the_total_through_a_dimension_of_inputs_counts_only_those_who_spoke() -> None:
    counted = facts(LUNCH)
    assert total(counted).organisations == {"bygg-syd", "cafe", "foreningen"}
    assert total(counted, through=("area",)).organisations == {"bygg-syd", "cafe"}
