"""Which organisation a name in a sheet means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.tables.matching import Match, Matcher
from tests.counts.counting import records

PROJECT = """
# data/process.yaml
municipality: Lindvik kommun
title: Näringslivsprogram
areas: [{id: service, title: Service}]
units: [{id: ks, title: Kommunstyrelsen, kind: board}]
# data/organisations.yaml
bygg-syd: {name: Bygg Syd AB, aliases: [Byggarna], number: 556000-0001}
cafe-torget: Café Torget
krinova: Krinova
makleri: Måleri Norr AB
akeri-1: Åkeri Söder
akeri-2: Söder Åkeri
salong-1: {name: Salong Saxen, number: 556111-1118, aliases: [Saxen]}
salong-2: {name: Salong Saxen, aliases: [Saxen på torget]}
salong-3: {name: Saxen Norr, number: 556111-1118}
"""
KNOWN = records(PROJECT)


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        ("Bygg Syd AB", "", Match("known", "bygg-syd")),
        ("bygg-syd", "", Match("known", "bygg-syd")),
        ("Byggarna", "", Match("known", "bygg-syd")),
        ("Kri\u00adnova\u200b", "", Match("known", "krinova", by="folded")),
        ("BYGG   SYD", "", Match("known", "bygg-syd", by="folded")),
        ("Bygg Syd i Lindvik Aktiebolag", "", Match("known", "bygg-syd", by="folded")),
        ("cafe torget", "", Match("known", "cafe-torget", by="folded")),
        ("Kommunstyrelsen", "", Match("known", "ks")),
        ("Något helt annat", "5560000001", Match("known", "bygg-syd", by="number")),
        ("Något helt annat", "", Match("unknown")),
        ("Bygg Syd", "5599001525", Match("doubtful", candidates=("bygg-syd",))),
        ("Krinova", "5560000001", Match("doubtful", candidates=("bygg-syd", "krinova"))),
        ("Byg Syd", "", Match("doubtful", candidates=("bygg-syd",))),
        ("Krinova Science Park", "", Match("doubtful", candidates=("krinova",))),
        ("Malerinorr", "", Match("doubtful", candidates=("makleri",))),
        ("Söders Åkeri AB", "", Match("doubtful", candidates=("akeri-1", "akeri-2"))),
        ("", "", Match("unknown")),
        ("Salong Saxen", "", Match("doubtful", candidates=("salong-1", "salong-2"))),
        ("Saxen", "", Match("known", "salong-1")),
        ("salong-2", "", Match("known", "salong-2")),
        ("Salong Saxen", "5561111118", Match("known", "salong-1", by="number")),
        ("Saxen Norr", "5561111118", Match("known", "salong-3", by="number")),
        ("Helt annat", "5561111118", Match("doubtful", candidates=("salong-1", "salong-3"))),
    ],
)
def test_sure_doubtful_and_unknown(name: str, number: str, expected: Match) -> None:
    assert Matcher(KNOWN).match(name, number) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("krinova", Match("known", "krinova", by="decision")),
        ("new", Match("unknown", by="decision")),
        ("skip", Match("skipped", by="decision")),
    ],
)
def test_what_was_decided_goes_before_everything(told: str, expected: Match) -> None:
    assert Matcher(KNOWN, {"Byg  Syd": told}).match("Byg Syd") == expected


def test_what_was_decided_to_be_new_is_known_once_it_is_there() -> None:
    assert Matcher(KNOWN, {"Krinova": "new"}).match("Krinova") == Match("known", "krinova")


@given(st.text(max_size=30), st.sampled_from(["", "5560000001", "5599001525"]))
def test_any_name_is_judged_and_names_only_what_there_is(name: str, number: str) -> None:
    found = Matcher(KNOWN).match(name, number)
    ids = {*KNOWN.organisations, *KNOWN.units}
    assert (found.id in ids) is (found.how == "known")
    assert set(found.candidates) <= ids
    assert bool(found.candidates) is (found.how == "doubtful")
