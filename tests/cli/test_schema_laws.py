"""Laws of the schemas: what decoding takes as it is typed, they take as an editor reads it."""

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from nplan.cli.editor import FILE_KINDS
from nplan.cli.schema import schema
from nplan.cli.schema_types import DATE, Names, read
from nplan.files.decode import Decoding, decoder
from nplan.files.events import values
from nplan.model.dialogue import Input
from nplan.model.record import Record, fields
from nplan.model.values import Day, FromFile, day
from tests.awkward_texts import SAID
from tests.cli.schemas import as_read
from tests.examples import examples

WORDS = "2026 true no null ~ 1e5 0x1f 0o17 11:30 2026-03-25 1_000 .5 -1 +46 0701234 3,1 1.20 .inf"
TEXTS = st.sampled_from((*WORDS.split(), "Bygglov: 7 mån", "Å # ä", "Ja!"))
TEXTS |= SAID
DAYS = st.dates(date(1900, 1, 1)).map(str) | st.sampled_from(("2026", "2026-03", "0001", "2028-02"))
IDS = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,3})?", fullmatch=True) | st.sampled_from(
    ("7", "0", "08", "true", "null", "1e5", "0x1f", "1e-5")
)
CODES = IDS | st.sampled_from(("K1", "K1.2", "1.2", "1.10", "NKI"))
WHOLES = st.integers(0, 10**15 - 1).map(str) | st.sampled_from(("007", "08"))
TIMES = st.sampled_from(("11:30", "9.05", "11.30", "00:00", "23:59", "007:10"))
TYPED: Mapping[str, st.SearchStrategy[Any]] = {
    "text": TEXTS,
    "prose": TEXTS,
    "name": TEXTS,
    "id": IDS,
    "code": CODES,
    "whole": WHOLES,
    "kronor": WHOLES | st.sampled_from(("4 100 000", "10 000", "999 999 999 999 999")),
    "number": st.sampled_from(("3,1", "-3.1", "0", "-0", "007", "1.50", "64,5")),
    "time": TIMES,
    "colour": st.sampled_from(("#0b4f5c", "123456", "001122", "1e5", "fff", "#FFF")),
    "references": st.sampled_from(("2026-03-25-lunch/7", "a/b", ["a/1", {"a": ["7", "09"]}]))
    | st.just({"2026-03-25-lunch": "7"}),
    "invited": WHOLES | st.lists(TEXTS),
}


def typed(hint: Any) -> st.SearchStrategy[Any]:
    """What somebody may type where a type is wanted."""
    origin = get_origin(hint)
    if origin is Annotated:
        mark = get_args(hint)[1]
        return TEXTS | one_or_several(record(Input)) if mark == "notes" else TYPED[mark]
    if origin in (Union, UnionType):
        return typed(get_args(hint)[0])
    if origin is Literal:
        return st.sampled_from(get_args(hint))
    if origin is tuple:
        return one_or_several(typed(get_args(hint)[0]))
    if origin is dict:
        key, value = get_args(hint)
        return st.dictionaries(IDS if key is str else CODES, typed(value), max_size=3)
    if isinstance(hint, type) and issubclass(hint, Record):
        return record(hint)
    return {str: TEXTS, bool: st.sampled_from(("true", "false")), Day: DAYS}[hint]


def one_or_several(item: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return item | st.lists(item, max_size=3)


def record(type_: type[Record]) -> st.SearchStrategy[Any]:
    all_fields = [field for field in fields(type_) if field.type != FromFile]
    of = {field.encode_name: st.deferred(lambda of=field.type: typed(of)) for field in all_fields}
    needed = [field.encode_name for field in all_fields if field.required]
    needed += getattr(type_, "needed_unless", ())[:1]
    optional = {name: one | st.none() for name, one in of.items() if name not in needed}
    whole = st.fixed_dictionaries({name: of[name] for name in needed}, optional=optional)
    shorthand = getattr(type_, "shorthand", None)
    return whole | of[shorthand] if shorthand else whole


def written(value: Any) -> str:
    """A value as YAML in flow style: without quotes where a text can stand without them."""
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        # check-jsonschema calls the key `true` True, as Python does; an editor does not.
        fields = (f"{json.dumps(key)}: {written(one)}" for key, one in value.items())
        return f"{{{', '.join(fields)}}}"
    return "" if value is None else scalar(value)


def scalar(text: str) -> str:
    plain = re.fullmatch(r"~|[+-]?[.]?[A-Za-z0-9](?:[A-Za-z0-9.:_/-]*[A-Za-z0-9])?", text)
    return text if plain else json.dumps(text, ensure_ascii=False)


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_what_validate_takes_as_typed_the_schema_takes(kind: str) -> None:
    holds, _ = FILE_KINDS[kind]
    validator = Draft202012Validator(json.loads(schema(kind, {}, "en")))

    @settings(examples(0.6), suppress_health_check=list(HealthCheck))
    @given(typed(holds))
    def law(value: Any) -> None:
        text = written(value)
        plain, problems = values(text)
        decoding = Decoding()
        decoder(holds)(plain, None, decoding)
        mistakes = [one for one in decoding.mistakes if one.code != "unknown-tag"]  # a warning
        assert (problems, mistakes) == ((), []), text
        told = [error.message for error in validator.iter_errors(as_read(text.encode()))]
        assert told == [], text

    law()


def test_dates_are_those_that_there_are() -> None:
    pattern = re.compile(DATE)
    numbers = [f"{number:02}" for number in range(34)]
    for year in ("0000", "0001", "0400", "1900", "2000", "2024", "2026", "2100", "9999"):
        months = [f"{year}-{month}" for month in numbers]
        for text in (year, *months, *(f"{month}-{one}" for month in months for one in numbers)):
            assert bool(pattern.search(text)) == (day(text) is not None), text
    every = (date(1999, 1, 1) + timedelta(days=number) for number in range(3000))
    assert all(pattern.search(str(one)) for one in every)


@given(IDS | CODES | TEXTS | st.from_regex("0[xo]?[0-9]{1,200}|[1-9][0-9]{0,199}", fullmatch=True))
def test_a_word_is_read_as_an_editor_reads_it(text: str) -> None:
    if scalar(text) == text and not re.search(r"[_:]|^[.]inf|[eE]", text):
        assert read(text) == as_read(text.encode())


def test_a_name_that_looks_like_a_number_is_taken() -> None:
    known = {"size": Names({"0": "Inga", "1-9": "Några"}, ("10", "true", "Många"))}
    text = schema("organisations", known, "en")
    validator = Draft202012Validator(json.loads(text))

    def taken(typed: str) -> bool:
        return validator.is_valid(as_read(f"a: {{name: A, size: {typed}}}".encode()))

    good = ("0", '"0"', "1-9", "10", "true", "Många", "")
    assert [typed for typed in good if not taken(typed)] == []
    assert [typed for typed in ("1", "false", "5", "många", "[0, 1]") if taken(typed)] == []
