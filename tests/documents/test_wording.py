"""The fixed texts of documents: all in Swedish, none left over, dates and lists in words."""

import ast
import re
import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import nplan
from nplan.documents.wording import Wording
from nplan.files.share import brought
from nplan.model.values import Day

PACKAGE = Path(nplan.__file__).parent


def written() -> set[str]:
    """Every text in the source of the documents and in their templates."""
    trees = (ast.parse(file.read_text("utf-8")) for file in (PACKAGE / "documents").glob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    found = {
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for template in brought("templates").glob("*.j2"):
        found |= in_template(template.read_text("utf-8"))
    return found


def in_template(text: str) -> set[str]:
    return set(re.findall(r'_\("([^"]*)"\)', re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)))


def swedish() -> dict[str, tuple[str, ...]]:
    with (PACKAGE / "texts/sv/documents.po").open("rb") as file:
        messages = [one for one in read_po(file, locale="sv") if one.id]
    found = {}
    for one in messages:
        ids = one.id if isinstance(one.id, tuple) else (one.id,)
        strings = one.string if isinstance(one.string, tuple) else (one.string,)
        found |= dict.fromkeys(ids, strings)
    return found


def asked() -> set[str]:
    """What the source asks the catalogue for by name."""
    found = set()
    for file in (PACKAGE / "documents").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                number = {"text": 1, "count": 2}.get(node.func.attr, 0)
                texts = [one.value for one in node.args[:number] if isinstance(one, ast.Constant)]
                found |= {one for one in texts if isinstance(one, str)}
    return found


def test_no_text_is_missing_in_swedish() -> None:
    templates = (file.read_text("utf-8") for file in brought("templates").glob("*.j2"))
    wanted = asked().union(*map(in_template, templates))
    assert wanted - swedish().keys() == set()


def test_no_text_in_swedish_is_left_over_or_empty() -> None:
    assert swedish().keys() - written() == set()
    assert [one for one, strings in swedish().items() if not all(strings)] == []


def test_swedish_fills_in_the_same_values() -> None:
    for one, strings in swedish().items():
        for text in strings:
            assert fields(text) <= fields(one) | {"n"}, text


def fields(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (Day(2024, 3, 25), Day(2024, 5, 2), "25 mars 2024 – 2 maj 2024"),
        (Day(2025), Day(2028), "2025 – 2028"),
        (Day(2025, 3), Day(2025, 3), "mars 2025"),
        (None, Day(2026), "2026"),
        (Day(2025, 3), None, "från mars 2025"),
        (None, None, ""),
    ],
)
def test_a_period_is_told_as_precisely_as_it_is_known(
    first: Day | None, last: Day | None, shown: str
) -> None:
    assert Wording("sv").period(first, last) == shown


def test_names_stand_in_the_order_of_the_alphabet() -> None:
    names = ("Örat", "zebra", "Ängen", "Éclair", "Åsen", "Apan", "eken")
    assert Wording("sv").sorted(names) == (
        "Apan",
        "Éclair",
        "eken",
        "zebra",
        "Åsen",
        "Ängen",
        "Örat",
    )


def test_braces_in_what_people_typed_stay() -> None:
    assert Wording("sv").text("clause {number}", number="{n}") == "punkt {n}"
