"""Citations lead somewhere, and quotes are verbatim."""

from nplan.checks.prose import citations_lead_somewhere, quotes_are_verbatim
from nplan.model.finding import Finding

from .projects import Found

LUNCH = "data/meetings/2026-03-25-lunch.yaml"
SERVICE = "data/programme/service.yaml"

CITING = f"""
# {LUNCH}
kind: dialoglunch
title: Lunch
inputs: "[7] Svara fortare"
# data/keypoints/service.yaml
- {{id: svar, area: service, title: Svar, heard: "Se [@2026-03-25-lunch/8]."}}
# data/decisions.yaml
- {{id: kf-112, body: KF, points: [Anta, Upphäv]}}
# data/programme/service.md
# situation
Se [@2026-03-25-lunch/7], [@svar], [@kf-112] och [@kf-112/2].
# direction
Se [@svra], [@kf-112/3] och [@2026-03-25-lunsh/7].
"""


def test_a_citation_leads_to_an_input_a_key_point_a_decision_or_its_clause(found: Found) -> None:
    def unresolved(
        file: str, path: tuple[str | int, ...], span: tuple[int, int], **values: str | int
    ) -> Finding:
        return Finding(code="unresolved-citation", file=file, path=path, span=span, values=values)

    assert found(citations_lead_somewhere, CITING) == [
        unresolved(
            "data/keypoints/service.yaml",
            (0, "heard"),
            (3, 24),
            name="2026-03-25-lunch/8",
            what="input",
            meeting="2026-03-25-lunch",
            id="8",
        ),
        unresolved(SERVICE, ("direction",), (3, 10), name="svra", nearest="svar"),
        unresolved(
            SERVICE,
            ("direction",),
            (12, 23),
            name="kf-112/3",
            what="clause",
            decision="kf-112",
            clauses=2,
        ),
        unresolved(
            SERVICE,
            ("direction",),
            (28, 49),
            name="2026-03-25-lunsh/7",
            nearest="2026-03-25-lunch/7",
        ),
    ]


def test_what_an_unread_file_may_hold_is_not_told(found: Found) -> None:
    def names(left_out: str) -> list[str | int]:
        told = found(citations_lead_somewhere, CITING, leave_out=(left_out,))
        return [one.values["name"] for one in told]

    assert names(LUNCH) == ["svra"]
    assert names("data/keypoints/service.yaml") == ["kf-112/3", "2026-03-25-lunsh/7"]
    assert names("data/decisions.yaml") == []


def test_a_quote_stands_in_the_input_letter_by_letter(found: Found) -> None:
    text = f"""
    # {LUNCH}
    kind: dialoglunch
    title: Lunch
    inputs:
      - {{id: 7, text: Bygglov tar sju månader}}
      - {{id: 8, text: Ring mig, withdrawn: på egen begäran}}
    # data/keypoints/service.yaml
    - {{id: svar, area: service, title: Svar}}
    # {SERVICE}
    situation: |
      ”sju
      månader” [@2026-03-25-lunch/7] och ”Svar” [@svar]
    direction: '”Sju månader” [@2026-03-25-lunch/7], ”Ring” [@2026-03-25-lunch/8]'
    """

    def unlike(span: tuple[int, int], **values: str) -> Finding:
        return Finding(
            code="quote-not-verbatim", file=SERVICE, path=("direction",), span=span, values=values
        )

    assert found(quotes_are_verbatim, text) == [
        unlike((1, 12), name="Sju månader", reference="2026-03-25-lunch/7"),
        unlike((38, 42), name="Ring", reference="2026-03-25-lunch/8", what="withdrawn"),
    ]
