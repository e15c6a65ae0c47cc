"""The sentences of status, for one and for several, in both languages."""

from datetime import date

import msgspec
import pytest

from nplan.cli.screen import Screen
from nplan.cli.status_screen import status_screen
from nplan.cli.words import Words
from nplan.counts.facts import Facts
from nplan.counts.standing import NextStep, Standing, Step, standing
from nplan.model.values import OPEN, OUTCOMES
from tests.counts.counting import records

ONE = """
# data/meetings/2026-01-15-lunch.yaml
kind: lunch
title: Lunch
inputs: [{id: 1, text: Svara fortare, area: service, from: cafe}]
# data/programme/service.yaml
goals: {id: S1, text: Fort}
actions: {id: S1.1, text: Ring}
# data/consultation/remiss/round.yaml
{sent: 2026-05-01, to: cafe}
# data/consultation/remiss/cafe.yaml
{from: cafe, comments: {id: 1, text: Bra, outcome: noted, answer: Tack}}
"""
"""One of everything: an open input, a goal without an indicator, an action without a cost."""

ALL_HAVE = ONE.replace("text: Ring", "text: Ring, cost: 5000")
SOME_HAVE = ONE.replace(
    "{id: S1.1, text: Ring}", "[{id: S1.1, text: Ring, cost: 5000}, {id: S1.2, text: Skriv}]"
)
SEVERAL = ONE.replace("{id: S1, text: Fort}", "[{id: S1, text: Fort}, {id: S2, text: Bra}]")


def stands(text: str) -> Standing:
    return standing(Facts(records(text)), date(2026, 2, 1))


def screen(found: Standing, language: str) -> Screen:
    return status_screen(Words(found.facts.records, language, "status"), found)


def lines(text: str, language: str) -> dict[str, str]:
    return dict(screen(stands(text), language).lines)


def step(name: Step, n: int, language: str) -> str:
    ids = tuple(f"x{at}" for at in range(n))
    found = msgspec.structs.replace(stands(ONE), next=NextStep(name, n, ids))
    return screen(found, language).lines[-1][1].partition("\n")[0]


@pytest.mark.parametrize(
    ("name", "one", "two"),
    [
        (
            "boil-down",
            "Koka ned 1 synpunkt till en slutsats:",
            "Koka ned 2 synpunkter till slutsatser:",
        ),
        (
            "decide-inputs",
            "Ta ställning till 1 öppen synpunkt:",
            "Ta ställning till 2 öppna synpunkter:",
        ),
        (
            "decide-key-points",
            "Ta ställning till 1 öppen slutsats:",
            "Ta ställning till 2 öppna slutsatser:",
        ),
        ("answer-comments", "Bemöt 1 remissynpunkt: x0", "Bemöt 2 remissynpunkter: x0, x1"),
        (
            "cite-key-points",
            "Låt ett mål eller en åtgärd bygga på 1 slutsats som tas in: x0",
            "Låt ett mål eller en åtgärd bygga på 2 slutsatser som tas in: x0, x1",
        ),
        ("indicators", "Sätt mått på 1 mål: x0", "Sätt mått på 2 mål: x0, x1"),
        ("responsible", "Utse ansvarig för 1 åtgärd: x0", "Utse ansvarig för 2 åtgärder: x0, x1"),
        (
            "sections",
            "Skriv 1 text som programmet saknar: x0",
            "Skriv 2 texter som programmet saknar: x0, x1",
        ),
        (
            "reply",
            "Berätta för 1 organisation vad det blev av det den sa; "
            "anteckna det i data/replies.yaml:",
            "Berätta för 2 organisationer vad det blev av det de sa; "
            "anteckna det i data/replies.yaml:",
        ),
    ],
)
def test_the_next_step_agrees_with_its_number(name: Step, one: str, two: str) -> None:
    assert (step(name, 1, "sv"), step(name, 2, "sv")) == (one, two)


def test_the_next_step_agrees_with_its_number_in_english() -> None:
    assert step("decide-inputs", 1, "en") == "Decide what becomes of 1 open input:"
    assert step("decide-inputs", 2, "en") == "Decide what becomes of 2 open inputs:"


def test_one_of_each_outcome() -> None:
    counts = dict.fromkeys((*OUTCOMES, OPEN), 1)
    one = msgspec.structs.replace(stands(ONE), inputs=counts)
    two = msgspec.structs.replace(one, inputs=dict.fromkeys(counts, 2))
    assert dict(screen(one, "sv").lines)["Synpunkter"] == (
        "6: 1 in, 1 delvis, 1 nej, 1 till någon annan, 1 noterad, 1 ÖPPEN"
    )
    assert dict(screen(two, "sv").lines)["Synpunkter"] == (
        "12: 2 in, 2 delvis, 2 nej, 2 till andra, 2 noterade, 2 ÖPPNA"
    )


def test_one_of_everything() -> None:
    told = lines(ONE, "sv")
    assert told["Synpunkter"] == "1, ÖPPEN"
    assert told["Mål"] == "1, utan mått (S1)"
    assert told["Åtgärder"] == "1, utan kostnad"
    assert told["Eget initiativ"] == "bygger inte på någon synpunkt: S1, S1.1"
    assert told["Remiss"] == "1 av 1 har svarat; 1 synpunkt, bemött"
    assert told["Återkoppling"] == "0 av 1 har fått svar"
    told = lines(ONE, "en")
    assert told["Consultation"] == "1 of 1 has answered; 1 comment, answered"
    assert told["Replies"] == "0 of 1 have been answered"


def test_costs_are_told_of_those_that_have_one() -> None:
    assert lines(ALL_HAVE, "sv")["Åtgärder"] == "1; 5\N{NO-BREAK SPACE}000 kr"
    assert lines(SOME_HAVE, "sv")["Åtgärder"] == (
        "2, varav 1 utan kostnad; 5\N{NO-BREAK SPACE}000 kr för den som har kostnad"
    )


def test_goals_that_all_lack_an_indicator() -> None:
    assert lines(SEVERAL, "sv")["Mål"] == "2, alla utan mått (S1, S2)"
    assert lines(SEVERAL, "en")["Goals"] == "2, all of them without an indicator (S1, S2)"


def test_nobody_to_answer_yet() -> None:
    assert lines("", "sv")["Återkoppling"] == "inga än"
