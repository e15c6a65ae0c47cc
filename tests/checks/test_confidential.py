"""Confidential inputs are found wherever they would be printed."""

import json

import pytest

from nplan.checks.confidential import confidential_inputs_are_not_printed
from nplan.model.finding import Finding

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


@pytest.mark.parametrize(
    ("said", "text", "passage"),
    [
        ("Vi lämnar Irland i vår", "Så vi lämnar ırland i vår.", "vi lämnar ırland i vår"),
        ("VI LÄMNAR IRLAND I VÅR", "”Vi lämnar Irland i vår”", "Vi lämnar Irland i vår"),
        ("Großhandel är slut", "Sa: Großhandel är slut!", "Großhandel är slut"),
        ("Großhandel är slut", "Sa: GROSSHANDEL\när  slut", "GROSSHANDEL\när  slut"),
        ("İnci går i konkurs", "Sa: İnci går i konkurs nu", "İnci går i konkurs"),
        ("Vi går i konkurs", "Sa: vi ga\u030ar i konkurs.", "vi ga\u030ar i konkurs"),
        ("(Vi går i konkurs)", "_Vi *går* i konkurs_, sa de", "Vi *går* i konkurs"),
        ("”Vi går” – nu i vår", "Sa: Vi går nu i vår", "Vi går nu i vår"),
        ("Nu i vår", "Sa: i vår nu – nu i vår!", "nu i vår"),
    ],
)
def test_a_passage_is_told_from_its_first_word_to_its_last(
    said: str, text: str, passage: str, found: Found
) -> None:
    start = text.index(passage)
    project = f"""
# data/meetings/2026-03-25-lunch.yaml
kind: dialoglunch
title: Lunch
inputs: [{{id: 1, text: "{said}", confidential: true}}]
# data/programme/service.yaml
situation: {json.dumps(text)}
"""
    assert found(confidential_inputs_are_not_printed, project) == [
        Finding(
            code="prints-confidential",
            file="data/programme/service.yaml",
            path=("situation",),
            span=(start, start + len(passage)),
            values={"name": passage, "reference": "2026-03-25-lunch/1"},
        )
    ]


def test_parts_of_words_and_few_words_are_no_passage(found: Found) -> None:
    text = f"""{LUNCH}  - {{id: 4, text: E-post – nej!, confidential: true}}
# data/programme/service.md
# situation
Vi går nog i konkurs, sa hanen. Evi går nog i konkurs, sa han. E post – nej!
"""
    assert found(confidential_inputs_are_not_printed, text) == []
