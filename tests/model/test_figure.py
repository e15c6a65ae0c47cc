"""What stands between the braces of a figure."""

import pytest

from nplan.model.figure import IndicatorFigure, TallyFigure, figure


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
