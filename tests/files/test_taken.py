"""No number of an input is given twice, however it was used before."""

from pathlib import Path

import pytest

from nplan.files.sources import Disk
from nplan.files.taken import cited_ids
from nplan.model.numbering import given_ids, number_after
from tests.counts.counting import records

MEETING = "2026-03-25-lunch"


@pytest.mark.parametrize(
    ("file", "content", "cited"),
    [
        ("keypoints/a.yaml", f"- {{id: a, inputs: [{MEETING}/7, {MEETING}/b-2]}}", {"7", "b-2"}),
        ("keypoints/a.yaml", f"- id: a\n  inputs:\n    {MEETING}:\n    - 7\n    - 9\n", {"7", "9"}),
        ("keypoints/a.yaml", "- {id: a, inputs: {lunchen: 12}}", {"12"}),
        ("keypoints/a.yaml", f"- {{id: a, heard: 'Se [@{MEETING}/3] [@{MEETING}/4]'}}", {"3", "4"}),
        ("programme/service.md", f"# situation\n\nSom [@{MEETING}/5] säger.\n", {"5"}),
        ("meetings/2026-04-01-besok.yaml", f"inputs: [{{text: a, formerly: {MEETING}/6}}]", {"6"}),
        ("keypoints/a.yaml", f"- {{id: a, inputs: [1{MEETING}/7, {MEETING}-2/8, x/9]}}", set()),
        ("keypoints/trasig.yaml", f"- {{id: a, inputs: [{MEETING}/7", {"7"}),
        ("private/a.yaml", f"- {MEETING}/7", set()),
    ],
)  # fmt: skip
def test_every_way_to_cite_an_input_is_seen(
    tmp_path: Path, file: str, content: str, cited: set[str]
) -> None:
    path = tmp_path / "data" / file
    path.parent.mkdir(parents=True)
    path.write_text(content, "utf-8")
    assert cited_ids(Disk(tmp_path), (MEETING, "lunchen")) == cited


def test_ids_that_inputs_have_or_had_are_given() -> None:
    (meeting,) = records(
        """
        # data/process.yaml
        municipality: L
        title: N
        areas: []
        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch
        formerly: lunchen
        inputs:
          - {id: 2, text: a, formerly: [5, 2026-03-25-lunch/6, lunchen/7, annat/99]}
          - utan
        groups: [{title: Bord 1, inputs: "[b] c"}]
        """
    ).meetings.values()
    assert [*given_ids(meeting)] == ["2", "5", "6", "7", "b"]


@pytest.mark.parametrize(
    ("ids", "number"),
    [((), 1), (("b", "x-1"), 1), (("2", "10", "b"), 11), (("7", "20260325"), 8)],
)
def test_the_next_number_follows_the_highest(ids: tuple[str, ...], number: int) -> None:
    assert number_after(ids) == number
