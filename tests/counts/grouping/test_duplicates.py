"""Pairs that may say the same, and pairs that only look like it."""

import pytest

from nplan.counts.grouping_duplicates import duplicates


def pairs(*texts: str) -> list[tuple[str, str, bool]]:
    """What is found, by the texts' places from 1, and whether it may be the opposite."""
    inputs = [(str(number), text) for number, text in enumerate(texts, 1)]
    return [(one.one, one.other, one.opposite) for one in duplicates(inputs)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Svara i telefon!", "svara i telefon"),
        ("Bygglov: tar 7 månader", "Bygglovet tar sju månader"),
        ("Avgiften för en skylt kostar mer än skylten", "Skyltavgiften kostar mer än skylten"),
        ("Torget är mörkt om vintern", "På vintern är torget mörkt"),
        ("Uphandlingen är för stor för oss", "Upphandlingen är så stor"),
        ("Ingen svarar i växeln", "I växeln svarar aldrig någon"),
        ("Ta betalt efter kontrollen i stället för före", "Ta betalt efter kontrollen"),
    ],
)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert pairs(one, "Något helt annat om fåglar", other) == [("1", "3", False)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bygg ett handelsområde vid infarten", "Bygg inget handelsområde vid infarten"),
        ("Höj kommunalskatten nästa år", "Sänk kommunalskatten nästa år"),
        ("Det behövs fler parkeringsplatser", "Det behövs färre parkeringsplatser"),
        ("Kontaktcenter är bra på frågor", "Kontaktcenter är dålig på frågor"),
        ("Handläggningen är snabb i kommunen", "Handläggningen är långsam i kommunen"),
        ("Betala taxan före kontrollen", "Betala taxan efter kontrollen"),
        ("Vi fick svar utan påminnelse", "Vi fick svar med påminnelse"),
        ("Öppna turistbyrån på torget", "Stäng turistbyrån på torget"),
    ],
)
def test_negation_and_opposites_are_asked_about(one: str, other: str) -> None:
    assert pairs(one, "Något helt annat om fåglar", other) == [("1", "3", True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bygglov tar 7 månader", "Bygglov tar 3 veckor"),
        ("Bussen går för sällan", "Tåget går för sällan på helgen till Havstad"),
        ("Buss", "Bussen stannar inte vid industriområdet när skiftet börjar"),
        ("", ""),
        ("🦄", "🦄"),
    ],
)
def test_what_only_looks_alike(one: str, other: str) -> None:
    assert pairs(one, "Något helt annat om fåglar", other) == []


def test_what_is_said_by_many_is_shown_beside_the_one_before() -> None:
    found = pairs(*["Svara i telefon"] * 40)
    assert len(found) == 39
    assert found[:2] == [("1", "2", False), ("2", "3", False)]


def test_each_word_is_laid_beside_one() -> None:
    assert pairs("Väg väg väg väg bro", "Bro bro bro bro väg") == []
