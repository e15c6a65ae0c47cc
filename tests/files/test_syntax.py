"""Every mistake that libyaml stops at has a name, and stands at the line where it was made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.files.events import values


@pytest.mark.parametrize(
    ("text", "line", "column", "mistake"),
    [
        ("a: A\ncafe-ny Café Ny\n\nb: B\n", 2, 1, "no-colon"),
        ("a: A\ncafe-ny Café Ny\n", 2, 1, "no-colon"),
        ("cafe-ny Café Ny\na: A\n", 1, 1, "no-colon"),
        ("# hej\ncafe-ny Café Ny\n\n# nu\na: A\n", 2, 1, "no-colon"),
        ("kind: x\nparticipants:\n  - a\n  -Café Torget\n  - b\n", 4, 3, "no-space"),
        ("kind: x\nparticipants:\n  -Café Torget\n  - b\n", 3, 3, "no-space"),
        ("kind: x\nparticipants:\n  - a\n  -Café Torget\ntitle: x\n", 4, 3, "no-space"),
        ("kind: x\nparticipants:\n  -Café Torget\ntitle: x\n", 3, 3, "no-space"),
        ("groups:\n  -title: Bord 1\n   area: x\n", 2, 3, "no-space"),
        (
            "groups:\n  - title: Bord 1\n    area: x\n  -title: Bord 2\n   area: x\n",
            4,
            3,
            "no-space",
        ),
        (
            'kind: x\ntitle: "Besök hos\nplace: Y\nparticipants:\n  - "Café"\n  - b\n',
            2,
            8,
            "unclosed-quote",
        ),
        (
            "kind: x\ntitle: 'Besök hos\nplace: Y\nparticipants:\n  - 'Café'\n  - b\n",
            2,
            8,
            "unclosed-quote",
        ),
        ('kind: x\ntitle: "Besök hos\nplace: Y\n', 2, 8, "unclosed-quote"),
        (
            'kind: x\ntitle: "Besök hos\nplace: Y\ninputs: |\n  [1] Han sa "nej" då\n  [2] x\n',
            2,
            8,
            "unclosed-quote",
        ),
        ('kind: x\na:\n  - "Besök hos\n  - "b"\n  - c\n', 3, 5, "unclosed-quote"),
        ('title: "Hej" sa han\n', 1, 14, "after-quote"),
        ('a:\n  - "Hej" sa han\n  - x\n', 2, 11, "after-quote"),
        ("kind: x\ninputs:\n  Bygglov tar tid\n  Vem ska man ringa\n", 2, 1, "no-pipe"),
        ("kind: x\ninputs:\n  [1] Bygglov tar tid\n  [2] Vem ska man ringa\n", 2, 1, "no-pipe"),
        ("kind: x\ninputs:\n  ! Bygglov tar tid\n  Vem ska man ringa\n", 2, 1, "no-pipe"),
        ("kind: x\ninputs:\n  Bygglov: tar tid\n  Vem ska man ringa\n", 2, 1, "no-pipe"),
        (
            "kind: x\ninputs:\n  Det tar tid\n  Bygglov: tar tid\n  Vem ska man ringa\n",
            2,
            1,
            "no-pipe",
        ),
        ("kind: x\ninputs:\n  Det tar tid #service\n  Vem ska man ringa @cafe\n", 2, 1, "no-pipe"),
        ("kind: x\ninputs:\n  • Det tar tid\n  • Vem ska man ringa @cafe\n", 2, 1, "no-pipe"),
        ("kind: x\ninputs: |\nDet tar tid\nVem ska man ringa @cafe\n", 3, 1, "not-indented"),
        ("a: {name: Å & Ö: Bygg AB}\nb: c\n", 1, 16, "colon-in-brackets"),
        ("a: {name: Å & Ö Bygg AB, kind: company\nb: c\n", 1, 4, "unclosed-bracket"),
        ("a: [Å & Ö: Bygg: AB, x]\nb: c\n", 1, 16, "colon-in-brackets"),
        ('a: {name: "Bygg" kind: company}\nb: c\n', 1, 18, "no-comma"),
        ("a: A\n cafe-ny: Café Ny\nb: B\n", 2, 2, "further-in"),
        ("a: {name: A}\n cafe-ny: Café Ny\nb: B\n", 2, 2, "further-in"),
        ("a:\n  name: A\n cafe-ny: Café Ny\nb: B\n", 3, 2, "indentation"),
        ("a:\n  name: A\n    kind: company\nb: B\n", 3, 5, "further-in"),
        (" a: A\nb: B\n", 1, 2, "further-in"),
        ("a:\n  - x\n - y\nb: c\n", 3, 2, "indentation"),
        ("a: x\n- y\n", 2, 1, "indentation"),
        ("a: - x\n", 1, 4, "list-beside-name"),
        ("a:\n  - ? \n   ?\n ? x\n", 3, 4, "indentation"),
        ("a: x\n\tb: 1\n", 2, 1, "tab"),
        ("a:\n\t- x\n", 2, 1, "tab"),
        ("a: @x\n", 1, 4, "character"),
        ("a: `x`\n", 1, 4, "character"),
        ("a: %x\n", 1, 4, "character"),
        ("%x\n", 1, 1, "directive"),
        ("a: 1\n%x y\n", 2, 1, "directive"),
        ("a: * x\n", 1, 4, "alias"),
        ("a: & x\n", 1, 4, "anchor"),
        ("- &å x\n", 1, 3, "anchor"),
        ("a: !<x\n", 1, 4, "tag"),
        ("a: !a!b c\n", 1, 4, "tag"),
        ("a: !%zz x\n", 1, 4, "tag"),
        ("a: !x,y z\n", 1, 4, "tag"),
        ("a: | text\n", 1, 6, "beside-pipe"),
        ("a: |0\n x\n", 1, 5, "beside-pipe"),
        ("a: > 5 anställda\n", 1, 6, "beside-pipe"),
        ("a: |\n\ttext\n", 2, 1, "tab"),
        ('a: "C:\\Users"\n', 1, 7, "backslash"),
        ('a: "\\xzz"\n', 1, 5, "backslash"),
        ('a: "\\uD83D\\uDE00"\n', 1, 5, "backslash"),
        ('a: "x\n---\n"\n', 1, 4, "unclosed-quote"),
        ("a: x]\nb: ]\n", 2, 4, "character"),
        ("a: }\n", 1, 4, "character"),
        ("a: , x\n", 1, 4, "character"),
        ("a: [,x]\n", 1, 5, "comma"),
        ("%YAML 9.9\n---\na: b\n", 1, 1, "directive"),
        ("%YAML\n---\na: b\n", 1, 1, "directive"),
        ("%TAG x\n---\na: b\n", 1, 1, "directive"),
        ("a: b\n...\nc: d\n", 2, 1, "dots"),
        ("Mötet\nkind: x\n", 1, 1, "no-name"),
        ("a: b: c\n", 1, 5, "colon-in-text"),
        ("a:\n  - x\n  y: z\n", 3, 3, "indentation"),
        ("a:b\nc: d\n", 1, 1, "no-colon"),
        ("a: x\nplace:Rådhuset\ntitle: T\n", 2, 1, "no-colon"),
        ("a: ”hej: du”\n", 1, 8, "colon-in-text"),
        (
            "groups:\n  - title: Bord 1\n    area service\n    inputs: |\n      x\n",
            3,
            5,
            "no-colon",
        ),
        ("groups:\n  - title: Bord 1\n    area service\n  - title: Bord 2\n", 3, 5, "no-colon"),
        ("kind: x\ntitle Lunch\nplace: P\n", 2, 1, "no-colon"),
        ("kind: x\nplace Rådhuset\n\n", 2, 1, "no-colon"),
        ("kind: x\nHär skriver jag något\nplace: P\n", 2, 1, "no-name"),
        ("kind: x\ntitle：Lunch\nplace: P\n", 2, 1, "no-colon"),
        ("kind: x\ntitle = Lunch\nplace: P\n", 2, 1, "no-colon"),
        ("a: [x, y\nb: [z]\nc: d\n", 1, 4, "unclosed-bracket"),
        ("a: {organisations: 20\nb: x\n", 1, 4, "unclosed-bracket"),
        ("a: [x, y}\nb: c\n", 1, 4, "unclosed-bracket"),
    ],
)
def test_a_mistake_stands_where_it_was_made(
    text: str, line: int, column: int, mistake: str
) -> None:
    (found,) = values(text)[1]
    before = text[: found.start].split("\n")
    way = found.values.get("problem") or found.values.get("feature")
    assert (len(before), len(before[-1]) + 1, way) == (line, column, mistake)


def test_a_line_of_notes_that_was_broken_off_is_no_name() -> None:
    (found,) = values("inputs: |\n  [1] Fibern är i världs\nklass #service\nplace: P\n")[1]
    assert found.values == {"problem": "no-name"}


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("a: A\ncafe-ny Café Ny\n", "cafe-ny: Café Ny"),
        ("a: A\r\ncafe-ny Café Ny\r\n\r\nb: B\r\n", "cafe-ny: Café Ny"),
        ("a: A\ntitle = Lunch\n", "title: Lunch"),
        ("a: {name: A}\nb:{name: B, size: 0}\nd: D\n", "b: {name: B, size: 0}"),
        ("a: {name: A}\nb {name: B, size: 0}\nd: D\n", "b: {name: B, size: 0}"),
        ("inputs:\n  - a\n  -2026-03-25-lunch: [1, 2]\n", "- 2026-03-25-lunch: [1, 2]"),
        ("a:\n  - b\n  -Café Torget\n", "- Café Torget"),
        ("a: {name: Å & Ö: Bygg AB, size: 0}\n", "Å & Ö: Bygg AB"),
        ("a: [Å & Ö: Bygg: AB, b]\n", "Å & Ö: Bygg: AB"),
    ],
)
def test_a_line_is_told_as_it_should_be(text: str, better: str) -> None:
    (found,) = values(text)[1]
    assert found.values["better"] == better


@pytest.mark.parametrize(
    "text",
    [
        "a: -5\n",
        "a:\n  -5\n",
        "a: -x\n",
        "a: [-x, y]\n",
        "- -x\n",
        "inputs: Bygglov tar\n  tid\n",
        "inputs:\n  Bygglov tar tid\n",
        "inputs:\n  - Bygglov tar\n    tid\n",
        "inputs: |\n  -Bygglov\n  -tar tid\n",
    ],
)
def test_what_is_right_is_no_mistake(text: str) -> None:
    assert values(text)[1] == ()


@given(st.text(" \t\r\n-:#|>[]{},\"'&*!%@?.\\aå1", max_size=40))
def test_whatever_is_typed_is_read_or_told_at_a_place_in_it(text: str) -> None:
    _, problems = values(text)
    for one in problems:
        assert 0 <= one.start <= len(text)
        assert one.values.get("problem") != "other"
