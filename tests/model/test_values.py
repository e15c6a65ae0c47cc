"""Days as they are typed, and what they mean."""

from datetime import date

import pytest

from nplan.model.values import Day, day, day_of_file_name


@pytest.mark.parametrize(
    ("typed", "last"),
    [
        ("2026-03-25", date(2026, 3, 25)),
        ("2024-02", date(2024, 2, 29)),
        ("2026", date(2026, 12, 31)),
    ],
)
def test_a_day_a_month_or_a_year_goes_by_its_last_day(typed: str, last: date) -> None:
    found = day(typed)
    assert found is not None
    assert found.last == last
    assert str(found) == typed


@pytest.mark.parametrize(
    "typed",
    ["2026-02-30", "2026-13", "2026-00", "2026-01-00", "0000", "26", "2026-3-1", "٢٠٢٦", "i fjol"],
)
def test_what_is_no_date_is_none(typed: str) -> None:
    assert day(typed) is None


def test_a_file_name_begins_with_its_date() -> None:
    assert day_of_file_name("2026-03-25-dialoglunch") == Day(year=2026, month=3, day=25)
    assert day_of_file_name("2026-03-enkat") == Day(year=2026, month=3)
    assert day_of_file_name("2026") == Day(year=2026)
    assert day_of_file_name("dialoglunch-2026") is None
    assert day_of_file_name("2026-02-30-lunch") is None
