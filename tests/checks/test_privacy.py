"""Personal data is found where it is, and nothing else is taken for it."""

import pytest

from nplan.checks.privacy import anonymous_organisations_are_not_named, texts_hold_no_personal_data
from nplan.model.finding import Finding

from .projects import Found

LUNCH = "data/meetings/2026-03-25-lunch.yaml"


def said(text: str) -> str:
    return f"# {LUNCH}\nkind: intervju\ntitle: I\ninputs:\n  - {{id: 1, text: '{text}'}}\n"


@pytest.mark.parametrize(
    ("text", "what", "name"),
    [
        ("Ring 070-174 06 35", "telephone", "070-174 06 35"),
        ("Ring +46 722 345 678", "telephone", "+46 722 345 678"),
        ("Skriv till kalle.b@foretag.se.", "email", "kalle.b@foretag.se"),
        ("Jag är 811218-9876", "personal-number", "811218-9876"),
        ("Fråga Anna Svensson.", "person", "Anna Svensson"),
        ("Fråga handläggare Svensson", "person", "handläggare Svensson"),
    ],
)
def test_personal_data_is_told(text: str, what: str, name: str, found: Found) -> None:
    start = text.index(name)
    assert found(texts_hold_no_personal_data, said(text)) == [
        Finding(
            code="personal-data",
            file=LUNCH,
            path=("inputs", 0, "text"),
            span=(start, start + len(name)),
            values={"what": what, "name": name},
        )
    ]


def test_a_name_does_not_go_on_from_one_input_to_the_next(found: Found) -> None:
    text = f"""
    # {LUNCH}
    kind: dialoglunch
    title: Lunch
    inputs: |
      [1] Vi frågade Anna
      [2] Svensson svarade
      [3] Anna Ek
    """
    (told,) = found(texts_hold_no_personal_data, text)
    assert told.path == ("inputs", 2, "text")


def test_what_organisations_and_places_are_called_is_no_person(found: Found) -> None:
    text = f"""
    # data/process.yaml
    municipality: Karl Lunds kommun
    title: Näringslivsprogram
    areas: [{{id: service, title: Service}}]
    units: [{{id: ek, title: Stiftelsen Anna Ek, kind: own-company}}]
    # data/organisations.yaml
    maleri: {{name: Anders Svensson Måleri, aliases: [Anna Lindströms, Åberg]}}
    # {LUNCH}
    kind: dialoglunch
    title: Lunch hos Anders Svensson Måleri
    inputs: |
      [1] Anders Svenssons offert och Anna Lindström
      [2] Vi på Anna Ek i Karl Lund, chefen Åberg
      [3] Anders Svenssons
      [4] Anders Svensson Måleri, Anna Svensson och chefen Ek
    """
    told = found(texts_hold_no_personal_data, text)
    assert [one.values["name"] for one in told] == ["Anna Svensson", "chefen Ek"]


def test_who_signs_the_foreword_is_named(found: Found) -> None:
    text = """
    # data/programme/programme.yaml
    foreword_by: Anna Svensson
    foreword: Anna Svensson hälsar.
    # data/memos/2026.yaml
    title: Antagande
    officer: Anna Svensson
    """
    told = found(texts_hold_no_personal_data, text)
    assert [one.path for one in told] == [("foreword",), ("officer",)]


def test_every_text_is_looked_through(found: Found) -> None:
    text = f"""
    # data/organisations.yaml
    cafe-torget: {{name: Café Torget, aliases: [Kalle 070-1740635], number: 811218-9876}}
    # {LUNCH}
    kind: intervju
    title: Intervju
    notes: Ring 070-1740635
    groups: [{{title: Bord 1, inputs: [{{id: 1, text: Ja, outcome: noted, reason: a@b.se}}]}}]
    inputs: [{{id: 2, withdrawn: Anna Ek tog tillbaka det}}]
    # data/programme/service.md
    # direction
    Skriv till a@b.se.
    # data/followup/2027.yaml
    title: Uppföljning
    date: 2027
    indicators: {{nki: {{year: 2026, value: 1, comment: a@b.se}}}}
    """
    assert [(one.file, one.path) for one in found(texts_hold_no_personal_data, text)] == [
        ("data/organisations.yaml", ("cafe-torget", "aliases", 0)),
        (LUNCH, ("notes",)),
        ("data/programme/service.yaml", ("direction",)),
        ("data/followup/2027.yaml", ("indicators", "nki", 0, "comment")),
        (LUNCH, ("inputs", 0, "withdrawn")),
        (LUNCH, ("groups", 0, "inputs", 0, "reason")),
    ]


REGISTER = """
# data/organisations.yaml
akeriet: {name: Lindviks Åkeri AB, aliases: [Åkarna], consent: anonymous}
cafe-torget: Café Torget
"""


def test_an_anonymous_organisation_is_named_nowhere(found: Found) -> None:
    text = f"""{REGISTER}
# data/meetings/2026-03-25-akeriet.yaml
kind: intervju
title: Intervju hos åkarna
inputs: |
  [1] Vägen är smal @akeriet
  [2] Vi på LINDVIKS  ÅKERI AB vill ha en ny väg
  [3] Åkarnas väg är akeriets väg
  [4] Åkarnaväg och Torget
# data/programme/service.yaml
direction: |
  Lindviks
  Åkeri AB får en väg.
actions: [{{id: S1, text: "Ring åkarna", responsible: ks}}]
"""
    interview = "data/meetings/2026-03-25-akeriet.yaml"

    def named(
        file: str, path: tuple[str | int, ...], span: tuple[int, int] | None, **values: str
    ) -> Finding:
        return Finding(code="names-anonymous", file=file, path=path, span=span, values=values)

    assert found(anonymous_organisations_are_not_named, text) == [
        named(interview, (), None, what="id", name="akeriet"),
        named(interview, ("inputs", 1, "text"), (6, 24), name="LINDVIKS  ÅKERI AB"),
        named(interview, ("inputs", 2, "text"), (0, 6), name="Åkarna"),
        named(interview, ("inputs", 2, "text"), (15, 22), name="akeriet"),
        named(interview, ("title",), (13, 19), name="åkarna"),
        named("data/programme/service.yaml", ("direction",), (0, 17), name="Lindviks\nÅkeri AB"),
        named("data/programme/service.yaml", ("actions", 0, "text"), (5, 11), name="åkarna"),
    ]


def test_a_name_is_found_in_emphasis_and_without_the_form_of_company(found: Found) -> None:
    text = f"""{REGISTER}
# data/programme/service.yaml
direction: Vi frågade _Åkarna_, Lindviks Åkeri och __åkarnas__ grannar.
"""
    told = found(anonymous_organisations_are_not_named, text)
    assert [one.values["name"] for one in told] == ["Åkarna", "Lindviks Åkeri", "åkarna"]


def test_nobody_is_looked_for_where_nobody_is_anonymous(found: Found) -> None:
    text = said("Vi på Café Torget")
    assert found(anonymous_organisations_are_not_named, text) == []
