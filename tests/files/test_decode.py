"""Plain values become records, and all mistakes are told at once with their paths."""

from decimal import Decimal
from typing import Any

import pytest

from nplan.files.decode import Decoding, decoded
from nplan.files.events import values
from nplan.model.consultation import FollowUp
from nplan.model.dialogue import Meeting
from nplan.model.process import Organisation, Process
from nplan.model.programme import AreaProgramme, KeyPoint
from nplan.model.values import Day


def read(type_: Any, text: str) -> tuple[Any, list[tuple[str, tuple[str | int, ...]]]]:
    value, problems = values(text)
    assert problems == ()
    decoding = Decoding(organisations={"cafe-torget"}, areas={"service"})
    record = decoded(type_, value, decoding)
    return record, [(mistake.code, mistake.path) for mistake in decoding.mistakes]


def test_a_meeting_with_both_forms_of_inputs() -> None:
    meeting, mistakes = read(
        Meeting,
        """
kind: dialoglunch
title: Lunch
start: 11:30
participants: [cafe-torget, {organisation: Bygg Syd AB, people: 2}]
inputs:
  - Bygglov tar tid
  - {id: 7, text: Svara, from: cafe-torget, votes: 5}
groups:
  - title: Bord 2
    inputs: |
      [6] Bygglov: tar 7 månader *5
      En väg in @cafe-torget #service
""",
    )
    assert mistakes == []
    assert meeting.start == "11:30"
    assert [one.organisation for one in meeting.participants] == ["cafe-torget", "Bygg Syd AB"]
    first, second = meeting.inputs
    assert (first.text, first.from_) == ("Bygglov tar tid", None)
    assert (second.id, second.from_, second.votes) == ("7", ("cafe-torget",), 5)
    six, seven = meeting.groups[0].inputs
    assert (six.text, six.votes) == ("Bygglov: tar 7 månader", 5)
    assert (seven.from_, seven.area) == (("cafe-torget",), "service")


def test_all_mistakes_of_a_meeting_are_told_at_once() -> None:
    _, mistakes = read(
        Meeting,
        """
kind: dialoglunch
titel: Lunch
date: 2026-02-30
start: 25:00
status: klar
inputs:
  - {text: "", votes: många}
  - {id: A7, text: [x], quote: ja}
  - {area: service}
  - {withdrawn: på egen begäran}
""",
    )
    assert mistakes == [
        ("unknown-field", ("titel",)),
        ("bad-date", ("date",)),
        ("wrong-type", ("start",)),
        ("bad-choice", ("status",)),
        ("empty-text", ("inputs", 0, "text")),
        ("wrong-type", ("inputs", 0, "votes")),
        ("bad-id", ("inputs", 1, "id")),
        ("wrong-type", ("inputs", 1, "text")),
        ("wrong-type", ("inputs", 1, "quote")),
        ("missing-field", ("inputs", 2)),
        ("missing-field", ()),
    ]


def test_a_name_alone_is_a_company() -> None:
    assert read(Organisation, "Café Torget") == (Organisation(name="Café Torget"), [])


def test_grouped_references_keep_their_places() -> None:
    point, mistakes = read(
        KeyPoint,
        "{id: en-vag-in, area: service, title: T, inputs: [{2026-03-25-lunch: [7, []]}, a/1]}",
    )
    assert point.inputs == ("2026-03-25-lunch/7", "", "a/1")
    assert mistakes == [("wrong-type", ("inputs", 0, "2026-03-25-lunch", 1))]


def test_numbers_kronor_and_years() -> None:
    part, mistakes = read(
        AreaProgramme,
        """
goals:
  - id: S1
    text: Nöjdare företag
    indicators:
      id: nki
      name: NKI
      target: {year: 2028, value: "78,5"}
actions:
  - {id: S1.1, text: En väg in, cost: 4 100 000}
  - {id: S1.2, text: Svar i tid, cost: 4 10}
""",
    )
    assert part.goals[0].indicators[0].target.value == Decimal("78.5")
    assert part.goals[0].indicators[0].target.year == Day(year=2028)
    assert part.actions[0].cost == 4_100_000
    assert mistakes == [("wrong-type", ("actions", 1, "cost"))]


def test_one_measurement_needs_no_list() -> None:
    follow_up, mistakes = read(
        FollowUp, "{title: 2025, date: 2025-12, indicators: {nki: {year: 2025, value: 74}}}"
    )
    assert mistakes == []
    assert follow_up.indicators["nki"][0].value == Decimal(74)


@pytest.mark.parametrize("text", ["[]", "x", ""])
def test_a_file_that_is_no_mapping(text: str) -> None:
    assert read(Process, text)[1] == [("not-a-mapping", ())]
