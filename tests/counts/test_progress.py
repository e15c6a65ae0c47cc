"""Progress at a follow-up: which way indicators go, and which actions depart from the plan."""

from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.counts.progress import Deviation, Movement, direction, movement, previous, progress
from nplan.model.consultation import ActionStatus, FollowUp, Measurement
from nplan.model.process import Area, Process
from nplan.model.programme import Action, Frame, Goal, Indicator, Level
from nplan.model.records import Records
from nplan.model.values import Day

Way = Literal["higher", "lower"]


def indicator(
    baseline: str | None, target: str | None, better: Way | None = None, id: str = "nki"
) -> Indicator:
    return Indicator(
        id=id,
        name="Nöjdhet",
        better=better,
        baseline=Level(year=Day(2023), value=Decimal(baseline)) if baseline else None,
        target=Level(year=Day(2028), value=Decimal(target)) if target else None,
    )


def measured(value: str | None, year: int = 2025) -> Measurement | None:
    return Measurement(year=Day(year), value=Decimal(value)) if value else None


def records(*follow_ups: FollowUp, actions: tuple[Action, ...] = ()) -> Records:
    goal = Goal(id="S1", text="Svar.", indicators=(indicator("68,5".replace(",", "."), "75"),))
    return Records(
        process=Process(municipality="L", title="P", areas=(Area(id="a", title="A"),)),
        frame=Frame(goals=(goal,), actions=actions),
        follow_ups={f"data/followup/{one.id}.yaml": one for one in follow_ups},
    )


@pytest.mark.parametrize(
    ("baseline", "target", "better", "value", "expected"),
    [
        ("10", "20", "higher", "15", "right"),
        ("10", "20", None, "9.5", "wrong"),
        ("168", "100", "lower", "149", "right"),
        ("168", "100", None, "170", "wrong"),
        ("10", "20", "higher", "10.0", "unchanged"),
        ("10", "20", "higher", "20", "reached"),
        ("168", "100", "lower", "50", "reached"),
        ("10", "20", "higher", None, "unmeasured"),
        ("10", None, "higher", "11", "right"),
        ("10", None, "lower", "11", "wrong"),
        ("10", None, None, "11", "unclear"),
        (None, "20", "higher", "11", "unclear"),
        (None, "20", "higher", "21", "reached"),
        (None, "20", None, "20", "reached"),
        (None, None, "higher", "20", "unclear"),
        ("70", "70", "higher", "69", "wrong"),
        ("70", "70", "higher", "70", "reached"),
        ("80", "75", "higher", "78", "reached"),
        ("80", "75", "higher", "74", "wrong"),
    ],
)
def test_an_indicator_moves_from_its_baseline(
    baseline: str | None, target: str | None, better: Way | None, value: str | None, expected: str
) -> None:
    assert movement(indicator(baseline, target, better), measured(value)) == expected


VALUES = st.decimals(-1000, 1000, places=1).map(str)


@given(VALUES, VALUES, VALUES)
def test_what_is_right_where_higher_is_better_is_wrong_where_lower_is(
    baseline: str, target: str, value: str
) -> None:
    def moved(sign: int) -> Movement:
        levels = [str(sign * Decimal(one)) for one in (baseline, target, value)]
        way: Way = "higher" if sign > 0 else "lower"
        return movement(indicator(levels[0], levels[1], way), measured(levels[2]))

    assert moved(1) == moved(-1)


def test_a_way_that_is_not_told_is_seen_from_baseline_to_target() -> None:
    assert direction(indicator("1", "2")) == 1
    assert direction(indicator("2", "1")) == -1
    assert direction(indicator("2", "1", "higher")) == 1
    assert direction(indicator("2", "2")) == direction(indicator(None, "2")) == 0


@pytest.mark.parametrize(
    ("status", "start", "due", "expected"),
    [
        ("done", None, Day(2024), None),
        ("ongoing", None, Day(2025, 6), "overdue"),
        ("ongoing", None, Day(2025, 12), None),
        ("not-started", Day(2025, 1), Day(2025, 6), "overdue"),
        ("not-started", Day(2025, 1), Day(2026), "late-start"),
        ("not-started", Day(2026), None, None),
        ("delayed", None, None, "delayed"),
        ("stopped", None, Day(2024), "stopped"),
    ],
)
def test_an_action_departs_from_the_plan_by_the_day_of_the_follow_up(
    status: Literal["not-started", "ongoing", "delayed", "done", "stopped"],
    start: Day | None,
    due: Day | None,
    expected: Deviation | None,
) -> None:
    action = Action(id="S1.1", text="Gör.", start=start, due=due)
    told = FollowUp(
        id="2025",
        title="U",
        date=Day(2025, 12, 2),
        actions={"S1.1": ActionStatus(status=status)},
    )
    assert progress(records(told, actions=(action,)), told).deviation(action) == expected


def test_what_is_not_told_does_not_depart() -> None:
    action = Action(id="S1.1", text="Gör.", due=Day(2020))
    told = FollowUp(id="2025", title="U", date=Day(2025))
    now = progress(records(told, actions=(action,)), told)
    assert now.status(action) is None
    assert now.deviation(action) is None


def test_a_later_follow_up_is_not_looked_at_and_an_earlier_one_is() -> None:
    first, second, third = (
        FollowUp(
            id=str(year),
            title="U",
            date=Day(year),
            indicators={"nki": (Measurement(year=Day(year), value=Decimal(year - 1950)),)},
        )
        for year in (2025, 2026, 2027)
    )
    found = records(third, first, second)
    one = found.indicators["nki"]
    assert [m.year.year for m in progress(found, second).measurements(one)] == [2025, 2026]
    before = previous(found, second)
    assert before is not None
    assert before.follow_up == first
    assert previous(found, first) is None


def test_former_ids_are_understood() -> None:
    action = Action(id="S1.1", text="Gör.", formerly=("S1.9",))
    told = FollowUp(
        id="2025", title="U", date=Day(2025), actions={"S1.9": ActionStatus(status="done")}
    )
    status = progress(records(told, actions=(action,)), told).status(action)
    assert status == ActionStatus(status="done")
