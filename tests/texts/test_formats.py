"""Dates are written as Babel writes them, though Babel is not loaded for it."""

import datetime

import pytest
from babel.dates import format_date

from nplan.model.values import Day
from nplan.texts import LANGUAGES
from nplan.texts.formats import LOCALES, date


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_months_are_babels(language: str, month: int) -> None:
    first = datetime.date(2026, month, 1)
    for short, name in ((False, "MMMM"), (True, "MMM")):
        for pattern, day in ((f"d {name} y", 1), (f"{name} y", 0)):
            babels = format_date(first, pattern, locale=LOCALES[language])
            found = date(Day(year=2026, month=month, day=day), language, short=short)
            assert found.replace("\xa0", " ") == babels


def test_a_short_date_stays_on_one_line() -> None:
    assert date(Day(year=2026, month=3, day=5), "sv", short=True) == "5\xa0mars\xa02026"


def test_a_year_alone() -> None:
    assert date(Day(year=2026), "sv") == "2026"
