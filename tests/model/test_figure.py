"""What stands between the braces of a figure."""

import pytest

from nplan.model.figure import IndicatorFigure, TallyFigure, figure, names_in_figure


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("tally.organisations", TallyFigure("organisations")),
        (
            "tally.inputs  area=service organisation=Café Torget  outcome=",
            TallyFigure(
                "inputs",
                (("area", "service"), ("organisation", "Café Torget"), ("outcome", "")),
            ),
        ),
        ("indicator.nki.target", IndicatorFigure("nki", "target")),
        ("indicator.K1.2.baseline.year", IndicatorFigure("K1.2", "baseline.year")),
        ("indicator.nki.goal", None),
        ("indicator.target", None),
        ("7 * 7", None),
        ("", None),
    ],
)
def test_an_expression_asks_for_a_figure(
    expression: str, expected: TallyFigure | IndicatorFigure | None
) -> None:
    assert figure(expression) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("tally.inputs", []),
        ("tally.inputs area=service", [("area", "service")]),
        (
            "tally.inputs  area=service\n organisation=Bygg Syd AB month=",
            [("area", "service"), ("organisation", "Bygg Syd AB"), ("month", "")],
        ),
        ("indicator.M1.2.target.year", [("indicator", "M1.2")]),
        ("indicator.nki.cost", []),
        ("area=service", []),
    ],
)
def test_what_a_figure_names(expression: str, expected: list[tuple[str, str]]) -> None:
    found = list(names_in_figure(expression))
    assert [(one.what, one.name) for one in found] == expected
    for one in found:
        assert expression[one.start :].startswith(one.name)
