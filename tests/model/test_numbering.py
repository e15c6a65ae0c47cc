"""The number that a meeting's next input gets."""

from nplan.model.dialogue import Group, Input, Meeting
from nplan.model.numbering import next_numbers
from nplan.model.process import Area, Process
from nplan.model.programme import KeyPoint
from nplan.model.records import Records

PROCESS = Process(municipality="Lindvik", title="Program", areas=(Area(id="a", title="A"),))


def meeting(id: str, *inputs: Input, groups: tuple[Group, ...] = ()) -> Meeting:
    return Meeting(
        id=id, kind="x", title="y", formerly=(f"{id}-old",), inputs=inputs, groups=groups
    )


ONE = meeting(
    "2026-01-01-a",
    Input(id="2", text="A"),
    Input(text="B"),
    Input(id="tre", text="C"),
    Input(id="20260101", text="D"),
    groups=(Group(title="G", inputs=(Input(id="4", text="E", formerly=("6",)),)),),
)


def records(*meetings: Meeting, cited: tuple[str, ...] = ()) -> Records:
    point = KeyPoint(id="p", area="a", title="P", inputs=cited)
    return Records(
        process=PROCESS,
        meetings={one.id: one for one in meetings},
        key_points={"data/keypoints/a.yaml": (point,)},
    )


def test_it_is_after_the_highest_that_is_or_was_used() -> None:
    assert next_numbers(records(ONE)).get(ONE.id, 1) == 7
    empty = meeting("2026-01-02-b")
    assert next_numbers(records(empty)).get(empty.id, 1) == 1


def test_what_is_cited_is_never_given() -> None:
    assert next_numbers(records(ONE, cited=("2026-01-01-a/9",)))[ONE.id] == 10
    assert next_numbers(records(ONE, cited=("2026-01-01-a-old/8", "x", "y/90")))[ONE.id] == 9
    assert next_numbers(records(ONE), ["Ett bord sa [@2026-01-01-a/11] det"]).get(ONE.id, 1) == 12


def test_what_another_meeting_took_over_is_never_given() -> None:
    other = meeting("2026-02-01-b", Input(id="1", text="F", formerly=("2026-01-01-a/30", "5")))
    assert next_numbers(records(ONE, other)) == {"2026-01-01-a": 31, "2026-02-01-b": 6}
