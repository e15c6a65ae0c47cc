"""Who and what is named must be there, and the nearest name is suggested."""

from nplan.checks.references import (
    areas_are_known,
    meeting_kinds_are_known,
    organisations_are_known,
    units_are_known,
    values_are_known,
)
from nplan.model.finding import Finding

from .projects import Found

LUNCH = "data/meetings/2026-03-25-lunch.yaml"


def test_areas_are_looked_for_wherever_they_are_named(found: Found) -> None:
    text = f"""
    # {LUNCH}
    kind: dialoglunch
    title: Lunch
    inputs:
      - {{id: 1, text: Svara, area: servise, also: [kompetens, xyz]}}
    groups:
      - {{title: Bord 1, area: kompetenser}}
    # data/keypoints/a.yaml
    - {{id: svar, area: sevice, title: Svar}}
    # data/programme/servis.yaml
    direction: Vi svarar.
    # data/consultation/2026/krinova.yaml
    from: cafe-torget
    comments:
      - {{id: 1, about: S1.2, text: Nej}}
      - {{id: 2, about: programme, text: Ja}}
    # data/programme/programme.yaml
    actions: [{{id: S1.1, text: Svara}}]
    """

    def unknown(file: str, path: tuple[str | int, ...], **values: str) -> Finding:
        return Finding(code="unknown-area", file=file, path=path, values=values)

    assert found(areas_are_known, text) == [
        unknown(LUNCH, ("groups", 0, "area"), name="kompetenser", nearest="kompetens"),
        unknown(LUNCH, ("inputs", 0, "area"), name="servise", nearest="service"),
        unknown(LUNCH, ("inputs", 0, "also", 1), name="xyz"),
        unknown("data/keypoints/a.yaml", (0, "area"), name="sevice", nearest="service"),
        unknown("data/programme/servis.yaml", (), name="servis", nearest="service"),
        unknown(
            "data/consultation/2026/krinova.yaml",
            ("comments", 0, "about"),
            name="S1.2",
            what="comment",
            nearest="S1.1",
        ),
    ]


def test_a_comment_may_be_about_what_an_unread_file_holds(found: Found) -> None:
    text = """
    # data/consultation/2026/krinova.yaml
    from: cafe-torget
    comments: [{id: 1, about: S1.2, text: Nej}]
    # data/programme/service.yaml
    actions: [{id: S1.2, text: Svara}]
    """
    assert found(areas_are_known, text, leave_out=("data/programme/service.yaml",)) == []


def test_a_kind_of_meeting_is_told_with_the_nearest(found: Found) -> None:
    text = f"""
    # {LUNCH}
    kind: dialoglunsh
    title: Lunch
    """
    assert found(meeting_kinds_are_known, text) == [
        Finding(
            code="unknown-meeting-kind",
            file=LUNCH,
            path=("kind",),
            values={"name": "dialoglunsh", "nearest": "dialoglunch"},
        )
    ]


ORGANISATIONS = f"""
# {LUNCH}
kind: dialoglunch
title: Lunch
invited: [café torget, Byggarna]
participants:
  - bygsyd
  - {{organisation: ks, people: 2}}
groups:
  - title: Bord 1
    participants: [xyz]
    inputs:
      - {{id: 1, text: Svara, from: [Café Torget, bygg-syd, krinva]}}
# data/consultation/2026/round.yaml
to: [kf]
# data/consultation/2026/a.yaml
from: Kaféet
# data/replies.yaml
- {{organisation: cafe-torge, date: 2026-04-01}}
"""


def test_organisations_are_looked_for_wherever_they_are_named(found: Found) -> None:
    def unknown(file: str, path: tuple[str | int, ...], **values: str) -> Finding:
        return Finding(code="unknown-organisation", file=file, path=path, values=values)

    assert found(organisations_are_known, ORGANISATIONS) == [
        unknown(LUNCH, ("invited", 0), name="café torget", nearest="Café Torget"),
        unknown(LUNCH, ("participants", 0, "organisation"), name="bygsyd", nearest="bygg-syd"),
        unknown(LUNCH, ("groups", 0, "participants", 0, "organisation"), name="xyz"),
        unknown(LUNCH, ("groups", 0, "inputs", 0, "from", 2), name="krinva"),
        unknown("data/consultation/2026/round.yaml", ("to", 0), name="kf"),
        unknown("data/consultation/2026/a.yaml", ("from",), name="Kaféet"),
        unknown("data/replies.yaml", (0, "organisation"), name="cafe-torge", nearest="cafe-torget"),
    ]


def test_nobody_is_unknown_while_the_register_is_unread(found: Found) -> None:
    left_out = ("data/organisations.yaml",)
    assert found(organisations_are_known, ORGANISATIONS, leave_out=left_out) == []


def test_a_unit_is_named_by_id_or_title_and_is_no_organisation(found: Found) -> None:
    text = f"""
    # {LUNCH}
    kind: dialoglunch
    title: Lunch
    host: Komunstyrelsen
    # data/programme/service.yaml
    actions: [{{id: S1, text: Svara, responsible: [ks, Kommunstyrelsen, bygg-syd]}}]
    """
    assert found(units_are_known, text) == [
        Finding(
            code="unknown-unit",
            file=LUNCH,
            path=("host",),
            values={"name": "Komunstyrelsen", "nearest": "Kommunstyrelsen"},
        ),
        Finding(
            code="unknown-unit",
            file="data/programme/service.yaml",
            path=("actions", 0, "responsible", 2),
            values={"name": "bygg-syd", "what": "organisation"},
        ),
    ]


def test_values_of_lists_and_numbers_of_questions(found: Found) -> None:
    text = f"""
    # data/organisations.yaml
    cafe-torget: {{name: Café Torget, industry: byg, size: 10-49, locality: centrum}}
    # {LUNCH}
    kind: dialoglunch
    title: Lunch
    questions: Vad är svårt?
    inputs:
      - {{id: 1, text: Svara, question: 1}}
      - {{id: 2, text: Ring, question: 2}}
      - {{id: 3, text: Skriv, question: 0}}
    """

    def unknown(file: str, path: tuple[str | int, ...], **values: str | int) -> Finding:
        return Finding(code="unknown-value", file=file, path=path, values=values)

    register = "data/organisations.yaml"
    assert found(values_are_known, text) == [
        unknown(
            register,
            ("cafe-torget", "industry"),
            name="byg",
            what="industry",
            known="bygg",
            nearest="bygg",
        ),
        unknown(register, ("cafe-torget", "locality"), name="centrum", what="locality", known=""),
        unknown(LUNCH, ("inputs", 1, "question"), what="question", name=2, questions=1),
        unknown(LUNCH, ("inputs", 2, "question"), what="question", name=0, questions=1),
    ]
