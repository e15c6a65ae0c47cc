"""What became of an input: the best among its key points, else its own."""

import pytest

from nplan.counts.outcomes import best_outcome, input_outcome, key_points_by_input
from nplan.model.dialogue import Input
from nplan.model.programme import KeyPoint
from nplan.model.values import Outcome
from tests.counts.counting import facts, records, rows


def point(outcome: Outcome | None) -> KeyPoint:
    return KeyPoint(id="en", area="service", title="En", outcome=outcome)


@pytest.mark.parametrize(
    ("outcomes", "best"),
    [
        (("noted", "declined", "referred", None, "partly", "adopted"), "adopted"),
        (("noted", "declined", "referred", None, "partly"), "partly"),
        (("noted", "declined", "referred", None), None),
        (("noted", "declined", "referred"), "referred"),
        (("noted", "declined"), "declined"),
        (("noted",), "noted"),
    ],
)
def test_the_best_comes_first(outcomes: tuple[Outcome | None, ...], best: Outcome | None) -> None:
    assert best_outcome(point(one) for one in outcomes) == best


def test_an_inputs_own_outcome_counts_only_without_key_points() -> None:
    own = Input(text="a", outcome="declined")
    assert input_outcome(own, ()) == "declined"
    assert input_outcome(own, (point("noted"),)) == "noted"
    assert input_outcome(own, (point(None),)) is None
    assert input_outcome(Input(text="a"), ()) is None


def test_an_old_reference_means_all_that_it_was_split_into_but_nothing_withdrawn() -> None:
    text = """
        # data/meetings/2026-01-15-lunch.yaml
        kind: lunch
        title: Lunch
        formerly: 2026-01-15-frukost
        inputs:
          - {id: 2, text: Första halvan, formerly: '1'}
          - {id: 3, text: Andra halvan, formerly: 2026-01-15-lunch/1}
          - {id: 4, text: Tillbaka, withdrawn: på begäran}
        # data/keypoints/service.yaml
        - id: en
          area: service
          title: En
          outcome: adopted
          inputs: [{2026-01-15-frukost: [1, 4]}, 2026-01-15-lunch/3]
    """
    found = key_points_by_input(records(text))
    assert {reference: [one.id for one in points] for reference, points in found.items()} == {
        "2026-01-15-lunch/2": ["en"],
        "2026-01-15-lunch/3": ["en"],
        "2026-01-15-lunch/4": ["en"],
    }
    assert rows(facts(text), "key-point", measures=("inputs",)) == [("en", 2)]
