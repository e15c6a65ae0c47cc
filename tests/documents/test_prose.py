import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.documents.markdown import Markdown
from nplan.documents.prose import prose, prose_line
from nplan.documents.tree import Heading, Table, parse, plain_text


def shown(text: str, level: int = 2) -> str:
    return prose(text, level, lambda reference: Markdown(f"[^{reference}]"), lambda f: f"<{f}>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n\n### B\n\n# C", "### A\n\n#### B\n\n### C"),
        ("```\nkod", "```\nkod\n```"),
        ("<b>x</b>", r"\<b\>x\</b\>"),
        (
            "[a](http://a.se) [b](javascript:x) [c](x.html)",
            "[a](http://a.se) b c",
        ),
        ("[a]\n\n[a]: https://a.se 'x'", "[a](https://a.se)"),
        ("![En bild](a.png)", "En bild"),
        ('"Ord" [@m/7], och [@k].', '"Ord"[^m/7], och[^k].'),
        ("[Ord **nu [@m/7]** här](http://a.se).", "[Ord **nu** här](http://a.se)[^m/7]."),
        ("[[@m/7]](http://a.se)", "[^m/7]"),
        ("{{ tally.inputs }} av **{{ x }}** `{{ x }}`", r"\<tally.inputs\> av **\<x\>** `<x>`"),
        ("a\n---\nb", "### a\n\nb"),
        ("> # a", "> **a**"),
        ("- a\n\n\n* b", "- a\n\n* b"),
    ],
)
def test_prose_is_written_as_what_it_shows(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_a_figure_first_in_a_paragraph_begins_no_list() -> None:
    assert prose("{{ n }}. Så", 2, lambda _: Markdown(""), lambda _: "12") == r"12\. Så"


def test_footnotes_of_two_prose_texts_stay_apart() -> None:
    first, second = shown("A[^1]\n\n[^1]: ett"), shown("B[^1]\n\n[^1]: två")
    assert plain_text(parse(f"{first}\n\n{second}")) == "A\nett\n\nB\ntvå\n"


SOUP = [
    *["a", "å1", " ", "  ", "\n", "\n\n", "\n    ", "\n\n  ", ",", "!", ".", "\\", "\\\n", "  \n"],
    *["*", "**", "_", "`", "```", "~~~", ">", "> ", "- ", "* ", "+ ", "1. ", "2) ", "---", "==="],
    *["# ", "## ", "###### ", "|", "\n|a|b|\n|-|:-|\n|c|d|\n", "<b>", "&amp;", "&#10;", "&#32;"],
    *["[x](http://a.se)", "[", "](", ")", "![i](b)", "[^1]", "\n\n[^1]: ", "[r]"],
    *["\n\n[r]: http://b.se\n", "[@m/7]", "{{ n }}", "{%"],
]


@given(st.lists(st.sampled_from(SOUP), max_size=25).map("".join), st.integers(1, 6))
def test_no_prose_breaks_out_of_its_place(text: str, level: int) -> None:
    around = "# T\n\n{}\n\n## Efter\n\nSlut [r] *x*\n\n[^m/7]: Källa\n"
    empty = parse(around.replace("{}", "Q").replace("Q", "Q[^m/7]"))
    tree = parse(around.replace("{}", f"Q[^m/7]\n\n{shown(text, level)}"))
    assert tree[0] == empty[0]
    assert tree[1] == empty[1]
    assert tree[-2:] == empty[-2:]
    inner = [block for block in tree[2:-2] if isinstance(block, Heading)]
    assert all(heading.level > min(level, 5) for heading in inner)


def on_a_line(text: str) -> str:
    return prose_line(text, lambda reference: Markdown(f"[^{reference}]"), lambda f: f"<{f}>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Klart *nu*.", "Klart *nu*."),
        ("Ett [@m/7].\n\nTvå.", "Ett[^m/7]. Två."),
        ("Kvar:\n\n- a\n- b **c**\n", "Kvar: a; b **c**"),
        ("## Rubrik\n\ntext  \nrad", "Rubrik; text rad"),
        ("a|b `c|d`", r"a\|b `c\|d`"),
        ("|a|b|\n|-|-|\n|c|{{ n }}|", r"a; b; c; \<n\>"),
        ("Not[^1] här.\n\n[^1]: En *not*.", "Not (En not.) här."),
        ("```\na\n\n  b\n```\n\n> c", "`a b`; c"),
        ("![En bild](a.png)\n\n***\n\n[a](http://a.se) [b](c.html)", "En bild; [a](http://a.se) b"),
        ("***", ""),
    ],
)
def test_prose_on_a_line_keeps_its_words(text: str, expected: str) -> None:
    assert on_a_line(text) == expected


@given(st.lists(st.sampled_from(SOUP), max_size=25).map("".join))
def test_no_prose_breaks_out_of_its_cell(text: str) -> None:
    line = on_a_line(text)
    assert "\n" not in line
    around = "| A | B |\n|---|---|\n| {} | x |\n\nSlut\n\n[^m/7]: Källa\n"
    table, end = parse(around.replace("{}", f"Q[^m/7] {line}"))
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [2]
    assert plain_text(table.rows[0][1]) == "x"
    assert plain_text((end,)) == "Slut"
