"""Every rule's page in the manual: one code, and examples that are what they say."""

import inspect
import re

import pytest

from nplan.checks import FINAL_RULES, RULES, Rule, findings
from nplan.model.finding import CODES

from .projects import Found, Project

PAGE = re.compile(
    r"(?P<code>[a-z-]+): [^\n]+\.\n\n(?P<remarks>.*?)"
    r"Good:\n\n(?P<good>(?: {4}[^\n]*\n|\n)+)Bad:\n\n(?P<bad>(?: {4}[^\n]*\n|\n)+)\Z",
    re.DOTALL,
)


def page(rule: Rule) -> re.Match[str]:
    match = PAGE.match(inspect.getdoc(rule) + "\n")
    assert match, f"{rule.__name__} has no page in the manual"
    return match


def test_every_code_that_records_can_tell_has_one_rule_in_the_order_of_the_reference() -> None:
    told_in_reading = ("unknown-tag",)
    codes = [code for code in (*CODES["reference"], *CODES["sense"]) if code not in told_in_reading]
    assert [page(rule)["code"] for rule in RULES] == codes
    assert [page(rule)["code"] for rule in FINAL_RULES] == list(CODES["final"])


@pytest.mark.parametrize("rule", [*RULES, *FINAL_RULES], ids=lambda rule: rule.__name__)
def test_a_good_example_is_good(rule: Rule, found: Found) -> None:
    assert found(rule, page(rule)["good"]) == []


@pytest.mark.parametrize("rule", [*RULES, *FINAL_RULES], ids=lambda rule: rule.__name__)
def test_a_bad_example_is_told(rule: Rule, found: Found) -> None:
    assert [one.code for one in found(rule, page(rule)["bad"])] == [page(rule)["code"]]


def test_nothing_is_told_of_a_sound_project(project: Project) -> None:
    records = project(
        """
        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch
        participants: [cafe-torget, Byggarna, ks]
        attendance: {organisations: 30}
        inputs: |
          [1] Bygglov tar sju månader @bygg-syd #service
          [2] Bra kockar + #kompetens
        # data/keypoints/service.yaml
        - id: svar
          area: service
          title: Svar inom en vecka
          heard: Ett bord sa ”sju månader” [@2026-03-25-lunch/1].
          inputs: [{2026-03-25-lunch: [1, 2]}]
          outcome: adopted
        # data/programme/programme.yaml
        vision: Vi mötte {{ tally.organisations }} organisationer [@svar].
        # data/programme/service.yaml
        goals: [{id: S1, text: Svara, indicators: [{id: nki, name: NKI}], key_points: svar}]
        actions: [{id: S1.1, text: Svara inom en vecka, goal: S1, responsible: ks}]
        # data/consultation/2026/round.yaml
        to: [ks, cafe-torget]
        # data/consultation/2026/anna.yaml
        from: person
        comments: [{id: 1, about: S1.1, text: Bra, outcome: noted}]
        # data/replies.yaml
        - {meeting: 2026-03-25-lunch, date: 2026-04}
        """
    )
    assert list(findings(records)) == []
