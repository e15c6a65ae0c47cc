"""The figures of prose: what `{{ ... }}` prints, on the process of this folder."""

import pytest

from nplan.counts.facts import Facts
from nplan.documents.figures import computed
from nplan.documents.wording import Wording
from nplan.model.records import Records


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("tally.organisations", "5"),
        ("tally.inputs", "8"),
        ("tally.inputs area=service", "4"),
        ("tally.inputs area=service area=kompetens", "7"),
        ("tally.inputs area=service meeting-kind=dialoglunch", "2"),
        ("tally.inputs area=", "1"),
        ("tally.inputs month=2024-04", "2"),
        ("tally.votes organisation=cafe-torget", "5"),
        ("tally.people", "14"),
        ("indicator.nki.target", "75"),
        ("indicator.nki.baseline", "68,5"),
        ("indicator.nki.target.year", "2028"),
        ("indicator.nki.better", "högre är bättre"),
        ("indicator.nki.source", "SKR"),
    ],
)
def test_an_expression_prints_its_figure(records: Records, expression: str, printed: str) -> None:
    assert computed(Facts(records), Wording("sv"), expression) == printed


@pytest.mark.parametrize(
    "expression",
    [
        "tally.input",
        "tally.inputs area=servise",
        "tally.inputs aera=service",
        "tally.inputs month=mars",
        "tally.people area=service",
        "indicator.nki",
        "indicator.okänd.target",
        "annat",
        "",
    ],
)
def test_what_is_no_figure_prints_nothing(records: Records, expression: str) -> None:
    assert computed(Facts(records), Wording("sv"), expression) is None


def test_english_writes_its_own_numbers(records: Records) -> None:
    assert computed(Facts(records), Wording("en"), "indicator.nki.baseline") == "68.5"
