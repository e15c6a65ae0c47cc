"""Confidential inputs are found wherever they would be printed."""

import pytest

from nplan.checks.confidential import confidential_inputs_are_not_printed

from .projects import Found

LUNCH = """
# data/meetings/2026-03-25-lunch.yaml
kind: dialoglunch
title: Lunch
inputs:
  - {id: 1, text: "Vi går nog i konkurs, sa han.", confidential: true}
  - {id: 2, text: Kanske, confidential: true}
  - {id: 3, text: Bygglov tar sju månader}
"""


@pytest.mark.parametrize(
    ("file", "text", "passages"),
    [
        ("data/programme/service.md", "# situation\nvi går  nog i konkurs, sa\nhan!", 1),
        ("data/programme/service.md", "# situation\n”konkurs” [@2026-03-25-lunch/1]", 1),
        ("data/programme/service.md", "# situation\nI konkurs [@2026-03-25-lunch/1]. Kanske.", 0),
        (
            "data/keypoints/service.yaml",
            '- {id: k, area: service, title: "Vi går nog i konkurs, sa han", reason: Nej}',
            1,
        ),
        (
            "data/meetings/2026-03-26-besok.yaml",
            'kind: studiebesok\ntitle: Besök\nnotes: "Vi går nog i konkurs, sa han"',
            0,
        ),
    ],
)
def test_where_it_stands(file: str, text: str, passages: int, found: Found) -> None:
    told = found(confidential_inputs_are_not_printed, f"{LUNCH}# {file}\n{text}\n")
    assert [one.code for one in told] == ["prints-confidential"] * passages
    assert {one.file for one in told} <= {file, file.replace(".md", ".yaml")}
