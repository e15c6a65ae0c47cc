import pytest
from hypothesis import example, given
from jinja2 import DictLoader, TemplateAssertionError, UndefinedError
from jinja2.sandbox import SecurityError
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from nplan.documents.markdown import Markdown, environment, escaped
from tests.awkward_texts import PASTED

PLACES = {
    "paragraph": "{}",
    "after words": "Före {} efter",
    "list item": "- {}\n- nästa",
    "numbered item": "1. {}\n2. nästa",
    "cell": "| a | b |\n|---|---|\n| {} | sist |\n| nästa | rad |",
    "cell without spaces": "| a | b |\n|---|---|\n|{}|sist|",
    "heading": "## {}",
    "strong": "**Mål** {}",
    "footnote": "Ord.[^1]\n\n[^1]: {}",
}


def renderer() -> MarkdownIt:
    """A reader of Markdown that is not nplan's own."""
    return MarkdownIt("commonmark").enable("table").use(footnote_plugin)


def words(tokens: list[Token]) -> list[str]:
    """The words of each line of text in a document, as they are shown."""
    return [
        "".join(child.content for child in token.children or ())
        for token in tokens
        if token.type == "inline"
    ]


def shape(tokens: list[Token]) -> list[str]:
    inner = [child.type for token in tokens for child in token.children or ()]
    return [token.type for token in tokens] + [kind for kind in inner if "text" not in kind]


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@given(text=PASTED)
@example(text="1. Bygglov: tar 7 månader  ")
@example(text="# 45 -> <b>&amp;</b> | [x](y) ![z] ```")
@example(text="\x85rad\x85")
@example(text="a\\")
@example(text="C ##")
def test_a_text_is_shown_letter_by_letter_and_changes_nothing_else(place: str, text: str) -> None:
    around = "Stycket före.\n\n{}\n\nStycket efter.\n"
    document = around.replace("{}", place)
    expected = renderer().parse(document.replace("{}", "Q"))
    tokens = renderer().parse(document.replace("{}", escaped(text)))
    empty_links = ("link_open", "link_close")
    assert [s for s in shape(tokens) if s not in empty_links] == shape(expected)
    assert words(tokens) == [line.replace("Q", text) for line in words(expected)]


@given(PASTED)
def test_an_escaped_text_stands_on_one_line(text: str) -> None:
    assert not {"\n", "\r", "\u2028", "\u2029"} & set(escaped(text))


@given(PASTED, PASTED)
def test_texts_beside_each_other_are_shown_letter_by_letter(first: str, second: str) -> None:
    shown = "".join(words(renderer().parse("x " + escaped(first) + escaped(second) + " y")))
    assert shown == f"x {first}{second} y"


@pytest.mark.parametrize(
    "text",
    [
        "Bygglov: tar 7 månader, R&D & annat (se 10.30–11.45) - bra! 50 % av 1.5 milj. kr/år?",
        "2026-03-25: ”En väg in”, sa hon; det kostar 4\xa0100\xa0000 kr.",
        "-5 procent",
    ],
)
def test_ordinary_swedish_is_left_readable(text: str) -> None:
    assert escaped(text) == text.replace("R&D", "R\\&D")


def rendered(template: str, **values: object) -> str:
    return environment(DictLoader({"t": template})).get_template("t").render(values)


def test_a_template_escapes_texts_and_not_markdown() -> None:
    assert rendered("{{ a }} {{ b }}", a="*a*", b=Markdown("*b*")) == r"\*a\* *b*"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% macro m(x) %}**{{ x }}**{% endmacro %}{{ m(t) }}", r"**\*a\***"),
        ("{% macro m(x) %}_{% endmacro %}{{ m(t) ~ t }}{{ m(t) + t }}", r"_\*a\*_\*a\*"),
        ("{% set x %}_{{ t }}_{% endset %}{{ x }}", r"_\*a\*_"),
        ("{{ [t, t] | join(', ') }}", r"\*a\*, \*a\*"),
        ("{{ '<b>' }}{{ t ~ 1 }}{{ '%s!' | format(t) }}", r"\<b\>\*a\*1\*a\*!"),
        (
            "{% for i in [1, 2] %}\n  {% if i %}\n- {{ i }}\n  {% endif %}\n{% endfor %}",
            "- 1\n- 2\n",
        ),
    ],
)
def test_every_way_of_printing_escapes_once(template: str, expected: str) -> None:
    assert rendered(template, t="*a*") == expected


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ("{{ missing }}", UndefinedError),
        ("{{ t | safe }}", TemplateAssertionError),
        ("{% autoescape false %}{{ t }}{% endautoescape %}", TemplateAssertionError),
        ("{{ t.__class__ }}", SecurityError),
    ],
)
def test_a_template_reaches_its_view_alone(template: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        rendered(template, t="a")
