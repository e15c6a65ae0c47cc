import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nplan.documents.tree import (
    Anchor,
    Break,
    BulletList,
    Code,
    CodeSpan,
    Emph,
    Figure,
    FootnoteReference,
    Heading,
    Image,
    Link,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    bare,
    parse,
    parse_document,
    plain_text,
)
from nplan.documents.writer import written


def says(*words: str) -> tuple[Text, ...]:
    return tuple(map(Text, words))


TABLE = "| Mål | Värde |\n|:-:|--:|\n| K1 | 7 |"
CELLS = {
    "header": (says("Mål"), says("Värde")),
    "rows": ((says("K1"), says("7")),),
    "align": ("center", "right"),
}
CHART = "![Möten: 3.](c.svg)"
PICTURE = Image("c.svg", "Möten: 3.")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("## Så här & nu", (Heading(2, says("Så här & nu"), "så-här--nu"),)),
        ("#", ()),
        ("# &nbsp;", (Paragraph(says("\xa0")),)),
        ("Ett\ntvå", (Paragraph(says("Ett två")),)),
        ("Ett\\\ntvå", (Paragraph((Text("Ett"), Break(), Text("två"))),)),
        ("*a* `b`", (Paragraph((Emph(says("a")), Text(" "), CodeSpan("b"))),)),
        ("**a**", (Paragraph((Strong(says("a")),)),)),
        ("[a](https://a.se)", (Paragraph((Link("https://a.se", says("a")),)),)),
        ("[a](fil.html)", (Paragraph(says("a")),)),
        ("[](https://a.se)", ()),
        ("- a\n- b", (BulletList(((Paragraph(says("a")),), (Paragraph(says("b")),))),)),
        ("3. a", (OrderedList(((Paragraph(says("a")),),), 3),)),
        ("- a\n\n  b", (BulletList(((Paragraph(says("a")), Paragraph(says("b"))),), False),)),
        ("> a", (Quote((Paragraph(says("a")),)),)),
        ("```\na\n```", (Code("a"),)),
        ("---", (Rule(),)),
        ("<b>", (Paragraph(says("<b>")),)),
        (TABLE, (Table(**CELLS),)),
        (f"*Mål*\n\n{TABLE}", (Table(**CELLS, caption=says("Mål")),)),
        (f"{TABLE}\n\n*Källa*", (Table(**CELLS, note=says("Källa")),)),
        (CHART, (Figure(PICTURE),)),
        (
            f"*Möten*\n\n{CHART}\n\n*Mål*\n\n{TABLE}\n\n*Källa*",
            (
                Figure(PICTURE, caption=says("Möten")),
                Table(**CELLS, caption=says("Mål"), note=says("Källa")),
            ),
        ),
    ],
)
def test_markdown_is_a_tree(markdown: str, expected: object) -> None:
    assert parse(markdown) == expected


def test_a_template_makes_anchors_and_prose_does_not() -> None:
    text = "[a *b*]{#key-point/1} [c]{.d} \\[e\\]{#f}"
    words = (Text("a "), Emph(says("b")))
    anchor = Anchor("key-point/1", words)
    assert parse_document(text) == (Paragraph((anchor, Text(" [c]{.d} [e]{#f}"))),)
    assert written(parse_document("[a *b*]{#key-point/1}")) == "[a *b*]{#key-point/1}"
    assert plain_text(parse(text)) == "[a b]{#key-point/1} [c]{.d} [e]{#f}"


def test_headings_of_the_same_words_have_anchors_of_their_own() -> None:
    found = parse("# A\n\n# A\n\n# A 1\n\n# !\n\n# ?")
    anchors = [block.anchor for block in found if isinstance(block, Heading)]
    assert anchors == ["a", "a-1", "a-1-1", "-1", "-2"]


def test_a_footnote_stands_where_it_is_first_called() -> None:
    first = FootnoteReference(1, (Paragraph(says("Not")),))
    assert parse("A[^x]\n\nB[^x]\n\n[^x]: Not") == (
        Paragraph((Text("A"), first)),
        Paragraph((Text("B"), FootnoteReference(1))),
    )


def test_a_footnote_that_says_nothing_is_not_called() -> None:
    assert parse("x[^1] y[^1]\n\n[^1]:\n") == (Paragraph(says("x y")),)


def test_headings_of_the_same_words_have_different_anchors() -> None:
    headings = [block for block in parse("# Mål\n\n# Mål\n\n# Mål") if isinstance(block, Heading)]
    assert [heading.anchor for heading in headings] == ["mål", "mål-1", "mål-2"]


def test_a_heading_is_called_by_its_words_without_what_its_notes_say() -> None:
    heading = parse("## Mål *och[^1]* mått[^1]\n\n[^1]: En källa.")[0]
    assert isinstance(heading, Heading)
    assert heading.anchor == "mål-och-mått"
    assert plain_text(bare(heading.inline)) == "Mål och mått"


def test_plain_text_is_a_line_a_block_or_cell() -> None:
    tree = parse(f"# A\n\n- b\n- c **d**\n\n*Mål*\n\n{TABLE}\n\n> e[^1]\n\n[^1]: f")
    assert plain_text(tree) == "A\nb\nc d\nMål\nMål\nVärde\nK1\n7\ne\nf\n"


PARTS = [
    *[
        "å",
        "f ",
        " *a* ",
        " **b** ",
        "`c`",
        "[d](http://e.se)",
        "[^1]",
        "\\",
        "\\*",
        "&amp;",
        "<b>",
    ],
    *["\n", "\n\n", "    ", "- ", "1. ", "# ", "> ", "\n\n***\n\n", "![h](i.svg)", "|"],
    "\n\n| a | b |\n|:--|---|\n| c | d |\n\n",
]


@given(st.lists(st.sampled_from(PARTS), max_size=20).map("".join))
@example("- \n    - - ")
def test_a_tree_is_written_as_markdown_that_reads_as_the_same_tree(text: str) -> None:
    tree = parse(text + "\n\n[^1]: not")
    assert parse(written(tree)) == tree
