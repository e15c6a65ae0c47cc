"""What is secret in one version of a process, or in two, is told of neither."""

import msgspec
import pytest

from nplan.counts.change import Change, Changes, Items, Value
from nplan.counts.changes import changes
from nplan.counts.secrets import Names, Passages, Secrets
from nplan.counts.withheld import withheld
from nplan.model.dialogue import Input, Meeting
from nplan.model.process import Organisation, Process
from nplan.model.records import Records
from tests.counts.counting import records

LUNCH = """\
# data/meetings/2026-01-10-lunch.yaml
kind: lunch
title: Lunch
inputs:
  - {id: 1, text: "Vi går nog i konkurs.", confidential: true}
  - {id: 2, text: Vägen är för smal, withdrawn: Ringde}
  - {id: 3, text: Kanske, confidential: true}
  - {id: 4, text: Bygglov tar sju månader}
"""


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Vi går nog i konkurs", False),
        ("Någon sa ”vi GÅR nog\ni konkurs” i går", False),
        ("Vi tycker att vägen är för smal!", False),
        ("Kanske", False),
        ("Kanske det", True),
        ("Bygglov tar sju månader", True),
        ("", True),
    ],
)
def test_a_text_that_is_or_repeats_a_hidden_one_is_not_told(text: str, is_told: bool) -> None:
    assert Secrets(records(LUNCH)).text(text) == (text if is_told else None)


def test_inputs_are_hidden_as_either_version_calls_them_and_in_the_words_of_both() -> None:
    then = records(LUNCH.replace(", confidential: true", "").replace("nog", "kanske"))
    now = records(LUNCH.replace("01-10-lunch.yaml", "01-11-lunch.yaml\nformerly: 2026-01-10-lunch"))
    for secrets in (Secrets(now, before=then), Secrets(then, before=now)):
        assert secrets.inputs == {
            f"2026-01-{day}-lunch/{id}" for day in (10, 11) for id in (1, 2, 3)
        }
        assert secrets.text("Vi går kanske i konkurs") is None
        assert secrets.text("Vi går nog i konkurs") is None
    assert Secrets(then).inputs == {"2026-01-10-lunch/2"}
    assert Secrets(then).text("Vi går kanske i konkurs") == "Vi går kanske i konkurs"


def test_a_word_said_in_confidence_is_told_where_it_is_no_text() -> None:
    project = """
    # data/meetings/2026-01-10-lunch.yaml
    kind: lunch
    title: Lunch
    inputs:
      - {id: 1, text: Kompetens, confidential: true}
      - {id: 2, text: Bygglov tar sju månader, also: [AREA], area: AREA}
    # data/keypoints/service.yaml
    - {id: k, area: service, title: TITLE}
    """
    old = records(project.replace("AREA", "service").replace("TITLE", "Bygglov"))
    new = records(project.replace("AREA", "kompetens").replace("TITLE", "Kompetens"))
    shown = withheld(changes(old, new), old, new).changes
    (input,) = (one for one in shown if one.what == "input")
    (point,) = (one for one in shown if one.what == "key-point")
    assert not input.withheld
    assert {one.field: one for one in input.fields} == {
        "also": Items(field="also", removed=("service",), added=("kompetens",)),
        "area": Value(field="area", old="service", new="kompetens"),
    }
    assert (point.text, point.withheld) == (None, True)
    assert point.fields == (Value(field="title", old=None, new=None, withheld=True),)


REGISTER = """\
# data/organisations.yaml
akeriet: {name: Lindviks Åkeri AB, aliases: [Åkarna], consent: anonymous, formerly: lastbilen}
cafe: {name: Café Torget, consent: anonymous}
bygg-syd: Bygg Syd AB
"""


def test_what_an_anonymous_organisation_may_be_called_is_replaced() -> None:
    secrets = Secrets(records(REGISTER))
    for name in ("akeriet", "lastbilen", "Lindviks Åkeri AB", "Åkarna"):
        assert secrets.id(name) == "anonymous-1"
    assert secrets.id("cafe") == "anonymous-2"
    for name in ("bygg-syd", "Bygg Syd AB", "ks", "okand"):
        assert secrets.id(name) == name


def test_names_stand_in_no_text_and_no_reference() -> None:
    secrets = Secrets(records(REGISTER))
    for text in ("Lunch hos åkarna", "LINDVIKS\nÅkeris bilar", "Akeriets väg", "_Café Torget_"):
        assert secrets.text(text) is None
    for text in ("Åkarnaväg", "På ett café. Torget är tomt", "Bygg Syd AB"):
        assert secrets.text(text) == text
    assert secrets.reference("2026-01-10-lindviks-akeri-ab/7") is None
    assert secrets.reference("data/meetings/2026-01-10-akarna.yaml") is None
    assert secrets.reference("2026-01-10-akarnas/7") == "2026-01-10-akarnas/7"


def test_who_is_anonymous_in_one_version_is_so_in_both_and_called_as_today() -> None:
    then = records(
        """
        # data/organisations.yaml
        bygg-syd: {name: Bygg Syd AB, consent: anonymous}
        akeriet: {name: Gamla Åkeriet, aliases: [Lastbilen]}
        borta: {name: Nedlagda Handeln, consent: anonymous}
        """
    )
    now = records(
        """
        # data/organisations.yaml
        bygg-syd: {name: Bygg Syd AB}
        cafe: {name: Café Torget, consent: anonymous}
        norra: {name: Norra Åkeriet, consent: anonymous, formerly: akeriet}
        """
    )
    secrets = Secrets(now, before=then)
    names = ("cafe", "norra", "akeriet", "Gamla Åkeriet", "Lastbilen", "bygg-syd", "borta")
    assert [secrets.id(name) for name in names] == [
        "anonymous-1",
        *["anonymous-2"] * 4,
        "anonymous-4",
        "anonymous-3",
    ]
    assert secrets.text("Gamla Åkeriets lastbil") is None
    other = Secrets(then, before=now)
    assert {other.id(name) for name in ("norra", "akeriet", "Norra Åkeriet")} == {"anonymous-3"}
    assert other.id("bygg-syd") == "anonymous-2"


def test_the_longest_of_several_passages_is_found() -> None:
    passages = Passages([("a b c", 1), ("a b c d e", 2), ("b c d", 3), ("d e", 4)])
    assert list(passages.found("A b, c d f b c d")) == [((0, 6), 1), ((11, 16), 3)]
    assert list(passages.found("a b c d e")) == [((0, 9), 2)]


MANY = 20_000


def test_many_secrets_and_many_texts_are_compared_in_no_time() -> None:
    """Each with each would be 400 million comparisons."""
    said = tuple(
        Input(id=str(n), text=f"Det är svårt att få {n}", confidential=True) for n in range(MANY)
    )
    hidden = Meeting(id="2026-01-10-lunch", kind="lunch", title="Lunch", inputs=said)
    both = Records(process=Process(municipality="L", title="N", areas=()), meetings={"a": hidden})
    goals = tuple(
        Change(what="goal", id=f"S{n}", how="added", text=f"Det är svårt att få {n} x{n} till")
        for n in range(MANY, 2 * MANY)
    )
    shown = withheld(Changes(goals, ()), both, both)
    assert shown.changes == goals
    repeated = msgspec.structs.replace(goals[0], text="Sagt: det är svårt att få 7!")
    (found,) = withheld(Changes((repeated,), ()), both, both).changes
    assert (found.text, found.withheld) == (None, True)


def test_many_names_and_many_texts_are_compared_in_no_time() -> None:
    names = Names((f"bolag-{n}", Organisation(name=f"Firma{n} Bygg AB")) for n in range(2000))
    for n in range(MANY):
        assert not list(names.found(f"Det är svårt att få bygglov här, tycker {n}"))
        assert not list(names.found_in_id(f"2026-01-10-lunch/{n + 2000}"))
    assert list(names.found("Vi på Firma77 Bygg")) == [(6, 18)]
