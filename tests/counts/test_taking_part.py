"""What counts by taking part: dimensions of meetings and of organisations, and the total."""

from tests.counts.counting import all_figures, facts, rows

LUNCH_AND_SURVEY = """
    # data/meetings/2026-01-15-lunch.yaml
    kind: lunch
    title: Lunch
    participants: [{organisation: bygg-syd, people: 2}, {organisation: ks, people: 4}]
    groups:
      - title: Bord 1
        area: service
        participants: [Byggarna, cafe, ks]
        inputs: |
          [1] Bygglov tar för lång tid *3
          [2] Öppettiderna @cafe *2
    # data/meetings/2026-02-01-enkat.yaml
    kind: enkat
    title: Enkät
    inputs:
      - {id: 1, text: Svårt att anställa, area: kompetens, from: cafe}
      - {id: 2, text: Ingen vet vem}
"""


def test_meetings_and_what_was_written_are_apart_and_organisations_differ() -> None:
    # meetings, written, organisations, own, participations, people, unnamed, inputs, votes
    assert all_figures(facts(LUNCH_AND_SURVEY)) == (1, 1, 2, 1, 3, 2, 0, 4, 5)


def test_dimensions_of_meetings_count_those_who_took_part_and_the_meetings_inputs() -> None:
    assert rows(facts(LUNCH_AND_SURVEY), "meeting-kind") == [
        ("lunch", 1, 0, 2, 1, 2, 2, 0, 2, 5),
        ("besok", 0, 0, 0, 0, 0, 0, 0, 0, 0),
        ("enkat", 0, 1, 1, 0, 1, 0, 0, 2, 0),
    ]


def test_dimensions_of_organisations_count_where_they_took_part_and_their_voice() -> None:
    assert rows(facts(LUNCH_AND_SURVEY), "organisation") == [
        ("cafe", 1, 1, 1, 0, 2, 0, None, 3, 5),
        ("bygg-syd", 1, 0, 1, 0, 1, 2, None, 1, 3),
        ("ks", 1, 0, 0, 1, 0, 0, None, 0, 0),
        (None, 0, 0, 0, 0, 0, 0, None, 1, 0),
    ]


def test_the_row_without_industry_holds_own_bodies_and_what_nobody_was_recorded_for() -> None:
    assert rows(facts(LUNCH_AND_SURVEY), "industry") == [
        ("bygg", 1, 0, 1, 0, 1, 2, None, 1, 3),
        ("handel", 1, 1, 1, 0, 2, 0, None, 3, 5),
        (None, 1, 0, 0, 1, 0, 0, None, 1, 0),
    ]


def test_sizes_stand_also_at_nothing_and_localities_that_nobody_has() -> None:
    counted = facts(LUNCH_AND_SURVEY)
    assert rows(counted, "size", measures=("organisations", "own")) == [
        ("0", 1, 0),
        ("1-9", 0, 0),
        ("10-49", 1, 0),
        ("50-249", 0, 0),
        ("250-plus", 0, 0),
        (None, 0, 1),
    ]
    assert rows(counted, "locality", measures=("organisations", "own", "inputs")) == [
        ("tatort", 0, 0, 0),
        (None, 2, 1, 4),
    ]


def test_a_units_kind_of_organisation_is_its_kind() -> None:
    assert rows(facts(LUNCH_AND_SURVEY), "organisation-kind", measures=("own", "inputs")) == [
        ("company", 0, 3),
        ("board", 1, 0),
        (None, 0, 1),
    ]


def test_people_are_the_attendances_else_those_noted_and_own_bodies_aside() -> None:
    counted = facts("""
        # data/meetings/2026-01-15-lunch.yaml
        kind: lunch
        title: Lunch
        participants: [{organisation: bygg-syd, people: 2}, cafe]
        attendance: {people: 30, own_people: 5}
        # data/meetings/2026-01-16-besok.yaml
        kind: besok
        title: Besök
        participants: [{organisation: bygg-syd, people: 3}, cafe, {organisation: ks, people: 9}]
        attendance: {own_people: 9}
    """)
    assert rows(counted, "meeting", measures=("people",)) == [
        ("2026-01-15-lunch", 30),
        ("2026-01-16-besok", 3),
    ]
    assert rows(counted, "month", measures=("people",)) == [("2026-01", 33)]
    assert rows(counted, "organisation", measures=("people",)) == [
        ("bygg-syd", 5),
        ("cafe", 0),
        ("ks", 0),
    ]


def test_the_meetings_figure_of_people_wins_over_the_groups_sum() -> None:
    counted = facts("""
        # data/meetings/2026-01-15-lunch.yaml
        kind: lunch
        title: Lunch
        participants: [{organisation: bygg-syd, people: 2}, cafe]
        groups:
          - title: Bord 1
            participants: [{organisation: bygg-syd, people: 1}, {organisation: cafe, people: 1}]
          - title: Bord 2
            participants: [{organisation: bygg-syd, people: 4}, {organisation: cafe, people: 2}]
    """)
    assert rows(counted, "organisation", measures=("people", "participations")) == [
        ("bygg-syd", 2, 1),
        ("cafe", 3, 1),
    ]
    assert rows(counted, "meeting", measures=("people",)) == [("2026-01-15-lunch", 5)]


def test_unnamed_are_the_attendances_less_those_who_took_part_meeting_by_meeting() -> None:
    counted = facts("""
        # data/meetings/2026-01-15-lunch.yaml
        kind: lunch
        title: Lunch
        participants: [bygg-syd, ks]
        attendance: {organisations: 10}
        inputs: [{id: 1, text: Synpunkt, from: cafe}]
        # data/meetings/2026-01-16-lunch.yaml
        kind: lunch
        title: Lunch
        participants: [bygg-syd, cafe]
        attendance: {organisations: 1}
    """)
    assert rows(counted, "meeting", measures=("organisations", "unnamed")) == [
        ("2026-01-15-lunch", 2, 8),
        ("2026-01-16-lunch", 2, 0),
    ]
    assert all_figures(counted)[6] == 8


def test_meetings_and_months_come_in_time_and_a_year_has_no_month() -> None:
    counted = facts("""
        # data/meetings/2026-enkat.yaml
        kind: enkat
        title: Hela året
        # data/meetings/2026-03-09-lunch.yaml
        kind: lunch
        title: Lunch
        # data/meetings/2026-03-besok.yaml
        kind: besok
        title: Någon gång i mars
        # data/meetings/2026-02-10-lunch.yaml
        kind: lunch
        title: Lunch
    """)
    assert rows(counted, "meeting", measures=("meetings", "written")) == [
        ("2026-02-10-lunch", 1, 0),
        ("2026-03-09-lunch", 1, 0),
        ("2026-03-besok", 1, 0),
        ("2026-enkat", 0, 1),
    ]
    assert rows(counted, "month", measures=("meetings", "written")) == [
        ("2026-02", 1, 0),
        ("2026-03", 2, 0),
        (None, 0, 1),
    ]


def test_what_was_withdrawn_is_nowhere_and_its_from_takes_no_part() -> None:
    counted = facts("""
        # data/meetings/2026-01-15-lunch.yaml
        kind: lunch
        title: Lunch
        inputs:
          - {id: 1, text: Tillbaka, from: cafe, votes: 4, area: service, withdrawn: på begäran}
          - {id: 2, text: Hemligt, from: bygg-syd, votes: 1, area: service, confidential: true}
    """)
    assert all_figures(counted) == (1, 0, 1, 0, 1, 0, 0, 1, 1)
    assert rows(counted, "organisation", measures=("inputs",)) == [("bygg-syd", 1)]
    assert rows(counted, "area", measures=("inputs", "votes")) == [
        ("service", 1, 1),
        ("kompetens", 0, 0),
    ]


def test_an_anonymous_organisation_is_counted_under_another_name() -> None:
    text = """
        # data/organisations.yaml
        a-hemlig: {name: Hemliga AB, consent: anonymous}
        anonymous-1: Anonymous One Records AB
        b-hemlig: {name: Dolda AB, consent: anonymous, industry: bygg}
        cafe: Café
        # data/meetings/2026-01-15-lunch.yaml
        kind: lunch
        title: Lunch
        participants: [b-hemlig, cafe, a-hemlig]
        inputs: |
          [1] Ett @b-hemlig #service
          [2] Två @b-hemlig
          [3] Tre @cafe
    """
    counted = facts(text)
    assert rows(counted, "organisation", measures=("organisations", "inputs")) == [
        ("anonymous-3", 1, 2),
        ("cafe", 1, 1),
        ("anonymous-2", 1, 0),
    ]
    assert rows(counted, "organisation", measures=("inputs",), internal=True) == [
        ("b-hemlig", 2),
        ("cafe", 1),
        ("a-hemlig", 0),
    ]
    assert rows(counted, "area", "organisation", measures=("organisations", "inputs")) == [
        ("service", "anonymous-3", 1, 1),
        (None, "anonymous-3", 1, 1),
        (None, "cafe", 1, 1),
    ]
    assert rows(counted, "industry", measures=("organisations", "inputs")) == [
        ("bygg", 1, 2),
        ("handel", 0, 0),
        (None, 2, 1),
    ]


def test_later_meetings_and_answers_are_left_out() -> None:
    text = """
        # data/meetings/2026-01-15-enkat.yaml
        kind: enkat
        title: Enkät
        until: 2026-03-31
        inputs:
          - {id: 1, text: Genast, from: cafe}
          - {id: 2, text: Sedan, from: bygg-syd, date: 2026-02-10}
          - {id: 3, text: Någon gång i februari, from: foreningen, date: 2026-02}
        # data/meetings/2026-02-lunch.yaml
        kind: lunch
        title: Någon gång i februari
    """
    assert all_figures(facts(text, "2026-01-14")) == (0, 0, 0, 0, 0, 0, 0, 0, 0)
    assert all_figures(facts(text, "2026-01"))[:3] == (0, 1, 1)
    assert all_figures(facts(text, "2026-02-27"))[:3] == (0, 1, 2)
    assert all_figures(facts(text, "2026-02-28"))[:3] == (1, 1, 3)
    assert rows(facts(text, "2026-02-27"), "organisation", measures=("inputs",)) == [
        ("bygg-syd", 1),
        ("cafe", 1),
    ]
