"""Every finding has a sentence, and it can be told in both languages."""

import string
from pathlib import Path

import pytest

import nplan
from nplan.model.finding import CODES
from nplan.texts import LANGUAGES
from nplan.texts.findings import SENTENCES, checked, sentence

PACKAGE = Path(nplan.__file__).parent
ALL_CODES = [code for codes in CODES.values() for code in codes]


def fields(text: str) -> set[str | None]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def test_every_code_has_a_sentence() -> None:
    assert set(ALL_CODES) <= SENTENCES.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", SENTENCES)
def test_every_sentence_can_be_told(key: str, language: str) -> None:
    code, _, meant = key.partition(":")
    message, hint = SENTENCES[key]
    values: dict[str, str | int] = dict.fromkeys(sorted(fields(message) | fields(hint)), "x")
    values |= {"what": meant} if meant else {}
    told, remedy = sentence(code, values, language)
    assert told
    assert remedy
    assert remedy.endswith(".")
    assert not told.endswith(".")
    assert "\n" not in told + remedy


@pytest.mark.parametrize(
    ("code", "values", "expected"),
    [
        (
            "unknown-organisation",
            {"name": "krinva", "nearest": "krinova"},
            (
                'no organisation is called "krinva"',
                'did you mean "krinova"? Otherwise add it to data/organisations.yaml, or to units '
                "in data/process.yaml if it is the municipality's own.",
            ),
        ),
        (
            "unknown-organisation",
            {"name": "krinva"},
            (
                'no organisation is called "krinva"',
                "add it to data/organisations.yaml, or to units in data/process.yaml if it is the "
                "municipality's own.",
            ),
        ),
        (
            "unknown-field",
            {"name": "titel", "known": "kind, title"},
            (
                'there is no field "titel" here',
                'did you mean "title"? Otherwise use one of: kind, title.',
            ),
        ),
        (
            "bad-choice",
            {"typed": "", "choices": "draft, final"},
            ("one of the choices is wanted here", "use one of: draft, final."),
        ),
        (
            "not-a-mapping",
            {"empty": 1},
            ("the file is empty", "write what belongs in it, or delete it."),
        ),
        (
            "not-a-mapping",
            {"prose": 1},
            (
                "a text stands before the first heading",
                "put it below a heading that names its field, e.g. # situation.",
            ),
        ),
        (
            "empty-text",
            {"name": "vision"},
            ('the section "vision" is empty', "write its text, or delete the heading."),
        ),
        (
            "unreadable",
            {"reason": "Permission denied"},
            (
                "the file cannot be read: Permission denied",
                "see that it is there and that you may read it.",
            ),
        ),
        (
            "duplicate-input",
            {"name": "Bygglov {tar} tid\noch " + "igen " * 20, "other": "1"},
            (
                'this text stands twice in the meeting: "Bygglov {tar} tid och igen igen igen '
                'igen igen igen igen ig…"',
                "delete one of them, or write accepted: duplicate-input in the meeting if it was "
                "said twice.",
            ),
        ),
    ],
)
def test_a_message_names_the_value_and_the_remedy(
    code: str, values: dict[str, str | int], expected: tuple[str, str]
) -> None:
    assert sentence(code, values, "en") == expected


def test_swedish() -> None:
    assert sentence("unknown-organisation", {"name": "krinva", "nearest": "krinova"}, "sv") == (
        "ingen organisation heter ”krinva”",
        "menade du ”krinova”? Annars: lägg till den i data/organisations.yaml, eller under units "
        "i data/process.yaml om den är kommunens egen.",
    )
    assert checked(1, "sv") == "1 fil kontrollerad, inget att anmärka"
    assert checked(14, "sv") == "14 filer kontrollerade, inget att anmärka"
    assert checked(14, "en") == "14 files checked, nothing to tell"


def test_what_a_system_says_is_told_in_swedish_and_what_it_never_said_before_as_it_is() -> None:
    values = {"file": "x.yaml", "reason": "Disk quota exceeded"}
    assert sentence("world", values, "sv")[0].endswith("utrymmet som du får använda är slut")
    values = {"file": "x.yaml", "reason": "The disk has gone fishing"}
    assert sentence("world", values, "sv")[0].endswith("The disk has gone fishing")
    values = {"file": "style.yaml", "detail": "Permission denied"}
    assert "Permission denied" not in sentence("bad-template", {**values, "line": 1}, "sv")[0]


@pytest.mark.parametrize(
    ("code", "values", "expected"),
    [
        (
            "more-than-attended",
            {"what": "people", "listed": 1, "stated": 0},
            "1 person är antecknad, men ingen deltog",
        ),
        (
            "more-than-attended",
            {"what": "people", "listed": 2, "stated": 1},
            "2 personer är antecknade, men bara 1 deltog",
        ),
        (
            "unresolved-citation",
            {"what": "clause", "name": "kf/2", "decision": "kf", "clauses": 1},
            "[@kf/2] leder ingenstans: beslutet kf har 1 punkt",
        ),
        (
            "unresolved-citation",
            {"what": "clause", "name": "kf/4", "decision": "kf", "clauses": 3},
            "[@kf/4] leder ingenstans: beslutet kf har 3 punkter",
        ),
    ],
)
def test_a_single_thing_has_a_sentence_of_its_own(
    code: str, values: dict[str, str | int], expected: str
) -> None:
    assert sentence(code, values, "sv")[0] == expected
