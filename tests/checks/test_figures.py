"""The rule about figures in prose."""

import pytest

from nplan.checks.figures import figures_can_be_computed
from nplan.counts.facts import Facts
from nplan.documents.figures import computed
from nplan.documents.wording import Wording
from nplan.model.finding import Finding

from .projects import Found, Project

FRAME = "data/programme/programme.yaml"
MEASURES = "meetings, written, organisations, own, participations, people, unnamed, inputs, votes"


def frame(expression: str) -> str:
    return f"""
# data/meetings/2026-03-25-lunch.yaml
kind: dialoglunch
title: Lunch
groups: [{{title: Bord 1}}]
# {FRAME}
summary: Se {{{{ {expression} }}}}.
goals:
  - id: M1
    text: Nöjda företag
    indicators: [{{id: nki.1, name: NKI, baseline: {{year: 2024, value: 68}}}}]
"""


@pytest.mark.parametrize(
    "expression",
    [
        "tally.organisations",
        "tally.inputs area=service organisation=Café Torget outcome=",
        "tally.people month=2026-03 meeting-kind=dialoglunch",
        "tally.votes group=2026-03-25-lunch/bord-1",
        "indicator.nki.1.baseline",
        "indicator.nki.1.baseline.year",
    ],
)
def test_a_figure_that_can_be_computed_is_printed(expression: str, project: Project) -> None:
    records = project(frame(expression))
    assert list(figures_can_be_computed(records)) == []
    assert computed(Facts(records), Wording("sv"), expression) is not None


@pytest.mark.parametrize(
    ("expression", "values"),
    [
        (
            "tally.input",
            {"name": "input", "what": "measure", "known": MEASURES, "nearest": "inputs"},
        ),
        (
            "tally.inputs area=servise",
            {
                "name": "servise",
                "what": "value",
                "dimension": "area",
                "nearest": "service",
            },
        ),
        ("tally.inputs month=2026-13", {"name": "2026-13", "what": "month"}),
        (
            "tally.people area=service",
            {
                "name": "{{ tally.people area=service }}",
                "what": "not-counted",
                "measure": "people",
                "dimension": "area",
            },
        ),
        (
            "tally.unnamed size=10-49",
            {
                "name": "{{ tally.unnamed size=10-49 }}",
                "what": "not-counted",
                "measure": "unnamed",
                "dimension": "size",
            },
        ),
        ("indicator.nkj.target", {"name": "nkj", "what": "indicator"}),
        (
            "indicator.nki.1.target",
            {
                "name": "{{ indicator.nki.1.target }}",
                "what": "left-out",
                "indicator": "nki.1",
                "field": "target",
            },
        ),
        ("7 * 7", {"name": "{{ 7 * 7 }}", "what": "expression"}),
    ],
)
def test_a_figure_that_cannot_is_not(
    expression: str, values: dict[str, str | int], project: Project
) -> None:
    records = project(frame(expression))
    assert computed(Facts(records), Wording("sv"), expression) is None
    assert list(figures_can_be_computed(records)) == [
        Finding(
            code="unresolved-figure",
            file=FRAME,
            path=("summary",),
            span=(3, 9 + len(expression)),
            values=values,
        )
    ]


def test_nothing_else_in_braces_is_allowed(found: Found) -> None:
    text = f"""
    # {FRAME}
    summary: "Se {{% if x %}} och {{{{ tally.inputs"
    """
    told = found(figures_can_be_computed, text)
    assert [(one.span, one.values) for one in told] == [
        ((3, 13), {"name": "{% if x %}", "what": "expression"}),
        ((18, 20), {"name": "{{", "what": "expression"}),
    ]


def test_a_dimension_and_a_part_are_told_with_all_there_are(project: Project) -> None:
    records = project(frame("tally.inputs areas=service"))
    (one,) = figures_can_be_computed(records)
    assert (one.values["name"], one.values["what"], one.values["nearest"]) == (
        "areas",
        "dimension",
        "area",
    )
    (one,) = figures_can_be_computed(project(frame("indicator.nki.1.goal")))
    assert one.values["what"] == "indicator-part"


def test_an_indicator_may_be_in_an_unread_file(found: Found) -> None:
    text = frame("indicator.nkj.target") + "# data/programme/service.yaml\nsituation: x\n"
    left_out = ("data/programme/service.yaml",)
    assert found(figures_can_be_computed, text, leave_out=left_out) == []
