"""What is captured is put into the meeting's file in the form that it has, and all else stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.files.capture import captured, group_keys
from nplan.files.notes import MARKS, notes
from nplan.files.recording import meeting_in, numbered, recorded
from nplan.files.tags import Tags
from nplan.model.dialogue import Input, Meeting
from nplan.model.error import NplanError
from nplan.model.numbering import given_ids
from nplan.model.records import Records, inputs_with_paths
from tests.awkward_texts import ON_A_LINE
from tests.counts.counting import records

FILE = "data/meetings/2026-03-25-lunch.yaml"
PROJECT = """
# data/process.yaml
municipality: Lindvik kommun
title: Näringslivsprogram
areas: [{id: service, title: Kommunal service}, {id: kompetens, title: Kompetens}]
# data/organisations.yaml
cafe-torget: Café Torget
sandby-bygg: Sandby Bygg AB
foretagarna: Företagarna
"""
TAGS = Tags(records(PROJECT))
TYPED = """\
Utanför: allt # är bra
# Bord 1 #kompetens @sandby @cafe
! Inne @cafe
  och mer *3
"Ni svarar!"
# Bord 9 #serv @foret
Hos dem
"""
HEAD = "kind: dialoglunch\ntitle: Lunch\n"


def after(content: bytes, typed: str, project: Records | None = None) -> bytes:
    tags = Tags(project) if project else TAGS
    meeting = meeting_in(FILE, content, tags)
    read = captured(typed, tags, group_keys(meeting.groups))
    inputs, _ = numbered(read.steps, given_ids(meeting))
    return recorded(FILE, content, meeting, read.steps, inputs, tags, read.groups)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (
            "",
            """\
groups:
  - title: Bord 1
    area: kompetens
    participants: [sandby-bygg, cafe-torget]
    inputs: |
      [2] ! Inne @cafe-torget
        och mer *3
      [3] "Ni svarar!"
  - title: Bord 9
    area: service
    participants: [foretagarna]
    inputs: |
      [4] Hos dem
inputs: |
  [1] Utanför: allt # är bra
""",
        ),
        (
            """\
groups:
  - title: Bord 1 # fönstret
    area: service
    participants: [{organisation: Café Torget, people: 2}]
    inputs: |
      [7] Svara
inputs: |
    [8] Ring
# slut
""",
            """\
groups:
  - title: Bord 1 # fönstret
    area: service
    participants: [{organisation: Café Torget, people: 2}, sandby-bygg]
    inputs: |
      [7] Svara
      [10] ! Inne @cafe-torget
        och mer *3 #kompetens
      [11] "Ni svarar!" #kompetens
  - title: Bord 9
    area: service
    participants: [foretagarna]
    inputs: |
      [12] Hos dem
inputs: |
    [8] Ring
    [9] Utanför: allt # är bra
# slut
""",
        ),
        (
            """\
groups:
- title: Bord 1
  inputs:
  - {id: 7, text: Svara}
inputs:
- id: 8
  text: Ring
  formerly: [12]
""",
            """\
groups:
- title: Bord 1
  area: kompetens
  participants: [sandby-bygg, cafe-torget]
  inputs:
  - {id: 7, text: Svara}
  - {id: 14, text: Inne och mer, kind: proposal, from: [cafe-torget], votes: 3}
  - {id: 15, text: Ni svarar!, quote: true}
- title: Bord 9
  area: service
  participants: [foretagarna]
  inputs:
    - {id: 16, text: Hos dem}
inputs:
- id: 8
  text: Ring
  formerly: [12]
- id: 13
  text: "Utanför: allt # är bra"
""",
        ),
    ],
)
def test_the_whole_file(before: str, expected: str) -> None:
    assert after((HEAD + before).encode(), TYPED).decode() == HEAD + expected


def test_an_id_that_is_typed_is_kept_unless_it_is_taken() -> None:
    before = f"{HEAD}inputs: |\n  [7] Svara\n"
    expected = f"{before}  [5] Fem\n  [8] Sju\n  [b] Ord\n  [20] Tjugo\n  [21] Sist\n"
    typed = "[5] Fem\n[7] Sju\n[b] Ord\n[20] Tjugo\nSist\n"
    assert after(before.encode(), typed).decode() == expected


def test_an_only_input_without_a_hyphen_stays() -> None:
    expected = f"{HEAD}inputs: [{{id: 4, text: Svara}}, {{id: 5, text: Ring}}]\n"
    assert after(f"{HEAD}inputs: {{id: 4, text: Svara}}\n".encode(), "Ring").decode() == expected
    with pytest.raises(NplanError) as refused:
        after(f"{HEAD}inputs:\n  id: 4\n  text: Svara\n".encode(), "Ring")
    assert refused.value.code == "cannot-edit"


def test_an_empty_group_keeps_who_sat_there() -> None:
    expected = f"{HEAD}groups:\n  - title: Bord 1\n    participants: [cafe-torget]\n"
    assert after(HEAD.encode(), "# Bord 1 @cafe").decode() == expected


def said(meeting: Meeting) -> list[Input]:
    return [input for _, _, input in inputs_with_paths(meeting)]


TEXTS = ON_A_LINE.filter(lambda text: text[0] not in "#* \t")
FORMS = ("", "inputs: |\n  [1] Svara\n", "inputs:\n- {id: 1, text: Svara}\n", "inputs: Svara\n")


@pytest.mark.parametrize("form", FORMS)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_what_comes_out_of_the_file_is_what_was_typed(form: str, typed: list[str]) -> None:
    expected = [one.text for one in notes("\n".join(typed), (), ())]
    expected = [text for text in expected if text.strip() not in ("", *MARKS)]
    before = (HEAD + form).encode()
    now = after(before, "\n".join(typed)) if expected else before
    assert [one.text for one in said(meeting_in(FILE, now, TAGS))][bool(form) :] == expected
