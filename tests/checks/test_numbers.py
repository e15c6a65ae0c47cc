"""Numbers of people are found as they are typed, and other numbers are left alone."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.checks.numbers import found_numbers, may_hold_numbers
from nplan.model.organisation_number import passes_luhn


def found(text: str) -> list[tuple[str, str]]:
    return [(what, text[start:end]) for what, start, end in found_numbers(text)]


@pytest.mark.parametrize(
    "number",
    [
        "811218-9876",
        "811218+9876",
        "8112189876",
        "811218 9876",
        "811218 - 9876",
        "811218–9876",
        "811218\u00a09876",
        "198112189876",
        "19811218-9876",
        "19811218 9876",
        "1981-12-18-9876",
        "811278-9873",
        "19811278-9873",
        "000229-0005",
    ],
)
def test_a_personal_number_in_any_form(number: str) -> None:
    assert found(f"Jag är {number}, ring.") == [("personal-number", number)]
    assert found(f"({number})") == [("personal-number", number)]


@pytest.mark.parametrize(
    "number",
    [
        "070-123 45 67",
        "0701234567",
        "070 123 45 67",
        "070 1234567",
        "070-1234567",
        "070.123.45.67",
        "070-123-45-67",
        "070\u00a0123\u00a045\u00a067",
        "070 - 123 45 67",
        "070–123 45 67",
        "(070) 123 45 67",
        "+46 70 123 45 67",
        "+46701234567",
        "+46 (0)70-123 45 67",
        "+46-70-123 45 67",
        "+46 722 345 678",
        "0046 70 123 45 67",
        "0046701234567",
        "08-12 34 56",
        "08 12 34 56",
        "08-508 290 00",
        "08-123 456 78",
        "044-13 50 00",
        "044 13 50 00",
        "044-135000",
        "044135000",
        "0451-123 45",
        "0451-12 34 56",
        "010-123 45 67",
        "0771-123 456",
    ],
)
def test_a_telephone_number_in_any_form(number: str) -> None:
    assert found(f"Ring {number}.") == [("telephone", number)]
    assert found(f"tel:{number}, helst före tio") == [("telephone", number)]
    assert found(f"kontoret ({number})") == [("telephone", number)]


@pytest.mark.parametrize(
    "text",
    [
        "kalle.b@foretag.se",
        "kalle+nplan@mejl.foretag.se",
        "åsa@företag.se",
        "info@x-y.co.uk",
    ],
)
def test_an_address(text: str) -> None:
    assert found(f"Skriv till <{text}>.") == [("email", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Diarienummer KS 2024/0112, KS 2024/00123-48 och KS 2024/0112-52",
        "Den 2026-03-25, 25.03.2026, 2026-03-25 11:30 och 20260325",
        "Mellan 08-12 och 13-17 under 2025-2028, 2025–2028",
        "Öppet 08.00-17.00, 08:30–16:30 och 08-12 13-17",
        "Organisationsnummer 556000-0001, 5560000001, 16556000-0001",
        "Jag är 811218-9875",  # the check digit is wrong
        "810229-9873 har ingen dag",  # no such day
        "Budgeten är 10 000 000 kronor, 1 070 123 456 kr, 070 av dem",
        "Cirka 0,812345678 procent, 0.70 1234567",
        "Skriv till @cafe-torget före kl 10",
        "Postnummer 291 80, väg 21, 0,5 procent",
        "Det är 10 mil, 100 km, 010 km och 044-2024",
        "Fakturan 1234567890123, kontot 8112-1 811218987612345",
        "IBAN SE4550000000058398257466",
        "a@b, @, a@b@c, kalle@lindvik",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_ten_digits_that_may_be_both_are_told_once() -> None:
    assert found("0701011234") == [("telephone", "0701011234")]
    number = f"010203040{check_digit('010203040')}"
    assert found(number) == [("personal-number", number)]


def check_digit(nine: str) -> str:
    return next(digit for digit in "0123456789" if passes_luhn(nine + digit))


days = st.dates(date(1900, 1, 1), date(2025, 12, 31))
ways = st.sampled_from(("", "-", "+", " ", " - ", "–", "\u00a0"))


@given(days, st.booleans(), st.integers(0, 999), st.booleans(), ways)
def test_any_personal_number_typed_in_any_way_is_found(
    born: date, coordinated: bool, serial: int, century: bool, between: str
) -> None:
    day = born.day + 60 if coordinated else born.day
    nine = f"{born:%y%m}{day:02}{serial:03}"
    number = f"{nine[:6]}{between}{nine[6:]}{check_digit(nine)}"
    if century:
        number = f"{born:%Y}"[:2] + number
    text = f"Jag är {number} och"
    assert may_hold_numbers(text)
    assert [told for _, told in found(text)] == [number]


@given(days, st.integers(0, 999), st.integers(1, 9))
def test_a_mistyped_check_digit_is_none(born: date, serial: int, off: int) -> None:
    nine = f"{born:%y%m%d}{serial:03}"
    wrong = (int(check_digit(nine)) + off) % 10
    assert found(f"{nine[:6]}-{nine[6:]}{wrong}") == []


pieces = st.lists(st.sampled_from(("0", "70", "12", "811218", "-", " ", "+46", "@", "a.se", "å")))


@given(pieces)
def test_what_is_found_lies_on_the_characters_without_overlaps(parts: list[str]) -> None:
    text = "".join(parts)
    spans = sorted((start, end) for what, start, end in found_numbers(text) if what != "email")
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(text[start].isdigit() or text[start] in "+(" for start, _ in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    if not may_hold_numbers(text):
        assert spans == []


@given(st.text(st.characters(exclude_categories=("Nd",))))
def test_a_text_without_digits_holds_no_number(text: str) -> None:
    assert all(what == "email" for what, _ in found(text))


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "0",
        "a@",
        "@",
        " ",
        "a.",
        "07",
        "070 ",
        "070-12 ",
        "08-12-",
        "811218",
        "811218-",
        "+46 ",
    ],
)
def test_a_long_text_comes_to_an_end(piece: str) -> None:
    text = piece * (1_000_000 // len(piece)) + " 0"
    # What takes time in step with the square of its length would not end today.
    assert len(list(found_numbers(text))) <= len(text)
