"""Changes to files as people write them: whole files before and after, and laws about any file."""

import re
from copy import deepcopy
from difflib import SequenceMatcher
from textwrap import dedent
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nplan.files.editing import Editing
from nplan.files.events import values
from nplan.files.scalars import Notes, scalar
from nplan.model.error import NplanError
from nplan.model.finding import Path
from tests.awkward_texts import PASTED
from tests.files.by_hand import by_hand


def edited(text: str, *steps: tuple[Any, ...]) -> str:
    """A file after changes, each a method's name and what it is called with."""
    editing = Editing("data/x.yaml", text.encode())
    for name, *arguments in steps:
        getattr(editing, name)(*arguments)
    return editing.after.decode()


def lines(text: str) -> str:
    return dedent(text).removeprefix("\n")


@pytest.mark.parametrize(
    ("before", "path", "items", "after"),
    [
        ("participants: [a, b]\n", ("participants",), ["c"], "participants: [a, b, c]\n"),
        (
            "participants: [a, b,]  # två\n",
            ("participants",),
            ["c"],
            "participants: [a, b, c,]  # två\n",
        ),
        ("participants: a\n", ("participants",), ["c"], "participants: [a, c]\n"),
        ("participants:\n", ("participants",), ["c"], "participants: [c]\n"),
        ("participants: # vilka?\n", ("participants",), ["c"], "participants: [c] # vilka?\n"),
        ("participants: []\n", ("participants",), ["c"], "participants: [c]\n"),
        ("kind: x\n", ("participants",), ["c"], "kind: x\nparticipants: [c]\n"),
        ("kind: x", ("participants",), ["c"], "kind: x\nparticipants: [c]"),
        ("p:\n- a\n- b # sist\n# slut\n", ("p",), ["c"], "p:\n- a\n- b # sist\n- c\n# slut\n"),
        ("p:\r\n  -   a\r\n", ("p",), ["c"], "p:\r\n  -   a\r\n  -   c\r\n"),
        ("p:\n  - a\n\n  - b\n\nq: 1\n", ("p",), ["c"], "p:\n  - a\n\n  - b\n\n  - c\n\nq: 1\n"),
        ("p: [\n  a,\n  b  # sist\n]\n", ("p",), ["c"], "p: [\n  a,\n  b,\n  c  # sist\n]\n"),
        ("p:\n  - {o: a}\n", ("p",), [{"o": "b, c"}], 'p:\n  - {o: a}\n  - {o: "b, c"}\n'),
        ("p:\n  - o: a\n", ("p",), [{"o": "b"}], "p:\n  - o: a\n  - o: b\n"),
        ("p: [a, b]\n", ("p",), ["Två ord"], 'p: [a, b, "Två ord"]\n'),
        ("from: [a]\n", ("from",), ["Två ord"], "from: [a, Två ord]\n"),
        ("", (), [{"a": "1"}], "- {a: 1}\n"),
        ("# inget än\n", (), ["x"], "# inget än\n- x\n"),
        ("[]\n", (), ["x"], "- x\n"),
        ("- x", (), ["z"], "- x\n- z"),
    ],
)
def test_items_are_put_at_the_end_of_a_list(
    before: str, path: Path, items: list[Any], after: str
) -> None:
    assert edited(before, ("add", path, *items)) == after


def test_a_group_with_notes_is_put_after_the_last_one() -> None:
    before = lines("""
        kind: dialoglunch   # på Folkets hus
        groups:
          - title: Bord 1
            inputs: |
              [1] Bygglov: 7 månader

          # Bord 2 var tomt
    """)
    group = {"title": 'Bord 3: "sist"', "area": "service", "inputs": Notes("[2] Svara\n[3] Ja\n")}
    assert edited(before, ("add", ("groups",), group)) == lines("""
        kind: dialoglunch   # på Folkets hus
        groups:
          - title: Bord 1
            inputs: |
              [1] Bygglov: 7 månader
          - title: "Bord 3: \\"sist\\""
            area: service
            inputs: |
              [2] Svara
              [3] Ja

          # Bord 2 var tomt
    """)


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("a: 1\nb: 2\n", ("a",), "3", "a: 3\nb: 2\n"),
        ("a: '1' # ett\n", ("a",), "3", "a: 3 # ett\n"),
        ('a: "1"\n', ("a",), "x", 'a: "x"\n'),
        ("a:\nb: 2\n", ("a",), "x: y", 'a: "x: y"\nb: 2\n'),
        ("- {id: 1, text: x}\n", (0, "area"), "z", "- {id: 1, text: x, area: z}\n"),
        ("- id: 1\n  text: x\n\n- y\n", (0, "area"), "z", "- id: 1\n  text: x\n  area: z\n\n- y\n"),
        (
            "- id: 1\n  text: >\n    x\n    y\n",
            (0, "a"),
            "z",
            "- id: 1\n  text: >\n    x\n    y\n  a: z\n",
        ),
        (
            "- id: 1\n  text: |+\n    x\n\n\n",
            (0, "a"),
            "z",
            "- id: 1\n  text: |+\n    x\n\n\n  a: z\n",
        ),
        ("a: 1\nb: 2\nc: 3\n", ("b",), None, "a: 1\nc: 3\n"),
        ("- a: 1\n  b: 2\n", (0, "a"), None, "- a:\n  b: 2\n"),
        ("- {a: 1, b: 2, c: 3}\n", (0, "b"), None, "- {a: 1, c: 3}\n"),
        ("- {a: 1, b: 2, c: 3}\n", (0, "a"), None, "- {b: 2, c: 3}\n"),
        ("- {a: 1}\n", (0, "a"), None, "- {}\n"),
        ("a:\n  - 1\n  - 2\nb: 2\n", ("a",), None, "b: 2\n"),
        ("{}\n", ("a",), {"name": "x"}, "a: {name: x}\n"),
        ("a: {b: 1}\n", ("a",), {"b": "x\ny"}, "a:\n  b: |-\n    x\n    y\n"),
        # Comments stay where they are below a list, which does not take them in.
        (
            "a:\n  # hit\n\n  # mer\nb: 1\n",
            ("a",),
            [{"id": "1", "text": "x\ny"}],
            "a:\n  - id: 1\n    text: |-\n      x\n      y\n  # hit\n\n  # mer\nb: 1\n",
        ),
        # A space that does not break, as Word and Teams leave it at the end, is of the text.
        ("a: x\xa0\nb: 2\n", ("a",), "3", "a: 3\nb: 2\n"),
        ("- {id: 1, text: x\xa0}\n", (0, "area"), "z", "- {id: 1, text: x\xa0, area: z}\n"),
    ],
)
def test_a_field_is_given_a_value(before: str, path: Path, value: Any, after: str) -> None:
    assert edited(before, ("put", path, value)) == after


def test_a_new_field_stands_where_its_order_says() -> None:
    before = "# Register\n\nalfa: Alfa # först\n# om delta\ndelta: Delta\n"
    order = ["aaa", "alfa", "beta", "ceta", "delta", "zeta"]
    steps = [("put", (id,), {"name": id.title()}, order) for id in ("zeta", "ceta", "beta", "aaa")]
    assert edited(before, *steps) == (
        "# Register\n\naaa: {name: Aaa}\nalfa: Alfa # först\nbeta: {name: Beta}\n"
        "ceta: {name: Ceta}\n# om delta\ndelta: Delta\nzeta: {name: Zeta}\n"
    )


def test_the_first_fields_stand_in_their_order() -> None:
    steps = [("put", (id,), id.title(), ["alfa", "beta"]) for id in ("beta", "alfa")]
    assert edited("# Register\n", *steps) == "# Register\nalfa: Alfa\nbeta: Beta\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- Bygglov\n", "- id: 7\n  text: Bygglov\n  area: service\n"),
        ("- 'Bygglov: ja' # hm\n", "- id: 7\n  text: 'Bygglov: ja'\n  area: service # hm\n"),
        (
            "- Bygglov\n  tar tid\n- x\n",
            "- id: 7\n  text: Bygglov\n    tar tid\n  area: service\n- x\n",
        ),
        ("- |\n  rad\n\n  två\n", "- id: 7\n  text: |\n    rad\n\n    två\n  area: service\n"),
        ("[Bygglov, nej]\n", "[{id: 7, text: Bygglov, area: service}, nej]\n"),
        (
            "[Bygg\u2028lov, nej]\n",
            '[{id: 7, text: "Bygg\\U00002028lov", area: service}, nej]\n',
        ),
    ],
)
def test_a_text_becomes_a_mapping(before: str, after: str) -> None:
    assert edited(before, ("expand", (0,), "text", {"id": "7", "area": "service"})) == after


def test_the_text_of_an_organisation_becomes_a_mapping_on_its_line() -> None:
    before = "cafe: Café, torget  # här\nx: y\n"
    after = 'cafe: {name: "Café, torget", formerly: [kafe]}  # här\nx: y\n'
    assert edited(before, ("expand", ("cafe",), "name", {"formerly": ["kafe"]})) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "inputs: |\n    [1] a\n    [2] b\n\nx: 1\n",
            "inputs: |\n    [1] a\n    [2] b\n    c\n    d\n\nx: 1\n",
        ),
        ("inputs: |-\n  a", "inputs: |-\n  a\n  c\n  d"),
        ("inputs: |+\n  a\n\nx: 1\n", "inputs: |+\n  a\n  c\n  d\n\nx: 1\n"),
        ("inputs: |\nx: 1\n", "inputs: |\n  c\n  d\nx: 1\n"),
        ("inputs: a\nx: 1\n", "inputs: |\n  a\n  c\n  d\nx: 1\n"),
        ("inputs:\nx: 1\n", "inputs: |\n  c\n  d\nx: 1\n"),
        ("x: 1\n", "x: 1\ninputs: |\n  c\n  d\n"),
        ("inputs: |2\n   a\n  b\n", "inputs: |2\n   a\n  b\n  c\n  d\n"),
        ('{inputs: "a"}\n', '{inputs: "a\\nc\\nd\\n"}\n'),
    ],
)
def test_lines_are_put_at_the_end_of_notes(before: str, after: str) -> None:
    assert edited(before, ("add_lines", ("inputs",), ["c", "d"])) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("inputs: \nplace: x\n", "inputs: |\n  c\nplace: x\n"),
        ("inputs:   # vad sades?\n", "inputs: |   # vad sades?\n  c\n"),
        ("inputs: a   # Eva\n", "inputs: |   # Eva\n  a\n  c\n"),
        ("p:\n  - a\n  # slut\n", "p:\n  - a\n  # slut\ninputs: |\n  c\n"),
        ("p:\n  - a\n\n  # slut\n# allt", "p:\n  - a\n\n  # slut\ninputs: |\n  c\n# allt"),
        ("inputs:\n  # hit  \nx: 1\n", "# hit\ninputs: |\n  c\nx: 1\n"),
        (
            "t: |\n  a\ninputs: b\n\n    # hit\n  # mer",
            "t: |\n  a\n# hit\n# mer\ninputs: |\n  b\n  c",
        ),
        ("inputs: # när?\n # hit\n# allt\n", "inputs: | # när?\n  c\n # hit\n# allt\n"),
    ],
)
def test_no_comment_becomes_a_line_of_new_notes(before: str, after: str) -> None:
    assert edited(before, ("add_lines", ("inputs",), ["c"])) == after


def test_what_ends_a_comment_is_not_taken_for_the_colon_of_a_field() -> None:
    before = "participants: [ # vilka kom:\n  'a', # först -\n  b]\n"
    steps = [("put", ("participants", n), new) for n, new in enumerate("uv")]
    after = "participants: [ # vilka kom:\n  u, # först -\n  v]\n"
    assert edited(before, *steps) == after


def test_notes_between_quotes_become_lines() -> None:
    before = 'inputs: "Svara\\n[2] Ring"   # Eva\n'
    after = "inputs: |   # Eva\n  [1] Svara\n  [2] Mejla\n"
    edits = [(0, 0, "[1] "), (10, 14, "Mejla")]
    assert edited(before, ("replace_in_notes", ("inputs",), edits)) == after


def test_characters_of_texts_are_replaced_where_they_stand() -> None:
    before = "a: |\n  ett två\n  tre två\nb: 'två [@två/7] två'\nc: en\n  två\n"
    steps = [
        ("replace", ("a",), 4, 7, "2"),
        ("replace", ("a",), 12, 15, "II"),
        ("replace", ("b",), 6, 9, "2"),
        ("replace", ("c",), 3, 6, "2"),
        ("replace", ("a",), 0, 0, "[1] "),
    ]
    with pytest.raises(NplanError):
        edited(before, *steps)  # out of order
    after = "a: |\n  [1] ett 2\n  tre II\nb: 'två [@2/7] två'\nc: en\n  2\n"
    assert edited(before, steps[-1], *steps[:-1]) == after


def test_items_are_taken_out() -> None:
    assert edited("p:\n  - a\n  - b # två\n  - c\n", ("remove", ("p", 1))) == "p:\n  - a\n  - c\n"
    assert edited("p: [a, b, c]\n", ("remove", ("p", 0)), ("remove", ("p", 2))) == "p: [b]\n"
    assert edited("q: 1\np: [a]\n", ("remove", ("p", 0))) == "q: 1\n"
    assert edited("q: 1\np: a\n", ("remove", ("p", 0))) == "q: 1\n"


def test_a_key_is_renamed() -> None:
    assert edited("a: 1\n'b': 2\n", ("rename_key", ("b",), "c")) == "a: 1\nc: 2\n"
    assert edited("{a: 1, b: 2}\n", ("rename_key", ("a",), "c")) == "{c: 1, b: 2}\n"


@pytest.mark.parametrize("text", ["a: [", "\xff", "- a\n- {b: ]\n"])
def test_what_cannot_be_read_is_not_changed(text: str) -> None:
    with pytest.raises(NplanError) as stopped:
        Editing("data/x.yaml", text.encode("latin-1"))
    assert (stopped.value.code, stopped.value.values) == ("cannot-edit", {"file": "data/x.yaml"})


def test_a_byte_order_mark_stays() -> None:
    editing = Editing("x", b"\xef\xbb\xbfa: 1\r\n")
    editing.put(("b",), "2")
    assert editing.after == b"\xef\xbb\xbfa: 1\r\nb: 2\r\n"


TEXTS = st.one_of(
    st.sampled_from(["svar i tid", "Bygglov: 7 mån", "#taggat", "a, b", "- x", "ja", "null", "7"]),
    PASTED,
)
KEYS = st.sampled_from(["id", "text", "area", "from", "inputs", "participants", "x-1"])
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
MAPPINGS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)


@st.composite
def dumped(draw: st.DrawFn) -> str:
    """A mapping as a program writes it: any style, with comments and blank lines."""
    value = draw(MAPPINGS)
    text = yaml.dump(
        value,
        allow_unicode=True,
        width=draw(st.sampled_from([20, 80])),
        indent=draw(st.sampled_from([2, 4])),
        default_flow_style=draw(st.sampled_from([None, False, True])),
        default_style=draw(st.sampled_from([None, None, '"', "'", "|", ">"])),
        sort_keys=False,
    )
    if not re.search("[|>][-+0-9]*$", text, re.MULTILINE) and "\n\n" not in text:
        some = text.split("\n")
        for at in draw(st.lists(st.integers(0, len(some) - 1), max_size=2)):
            if re.match(r"\s*(?:- )*[\w-]+:", some[at]):
                some.insert(at, draw(st.sampled_from(["# hm", "    # djupt: [", ""])))
        text = "\n".join(some)
    if draw(st.booleans()):
        text = text.rstrip("\n") if not text.endswith("\n\n") else text
    if draw(st.booleans()) and "\r" not in text:
        text = text.replace("\n", "\r\n")
    return text


FILES = dumped() | by_hand(MAPPINGS)


def places(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    found = [(path, value)]
    if isinstance(value, dict):
        inner = list(value.items())
    else:
        inner = list(enumerate(value)) if isinstance(value, list) else []
    for key, one in inner:
        found += places(one, (*path, key))
    return found


def kept_lines(before: str, after: str) -> int:
    a, b = before.splitlines(), after.splitlines()
    return sum(block.size for block in SequenceMatcher(None, a, b, False).get_matching_blocks())


def without_empty(value: Any) -> Any:
    """A value without empty fields, and texts without the line end that a last one may lack."""
    if isinstance(value, dict):
        return {key: without_empty(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [without_empty(one) for one in value]
    return value.removesuffix("\n") if value else value


@given(FILES, st.data(), VALUES)
def test_any_file_holds_what_was_meant_or_is_refused(
    text: str, data: st.DataObject, new: Any
) -> None:
    held, problems = values(text)
    if held is None or problems:
        return
    meant: Any = [deepcopy(held)]
    path, there = data.draw(st.sampled_from(places(held)))
    *above, last = (0, *path)
    holder = meant
    for step in above:
        holder = holder[step]
    editing = Editing("x", text.encode())
    try:
        if isinstance(there, list):
            editing.add(path, new)
            holder[last] = [*there, new]
        elif isinstance(there, dict):
            key = data.draw(KEYS)
            editing.put((*path, key), new)
            holder[last] = {**there, key: new}
        elif there is not None and data.draw(st.booleans()):
            editing.expand(path, "text", {"id": "7"})
            holder[last] = {"id": "7", "text": there}
        else:
            editing.put(path, new)
            holder[last] = new
        after = editing.after.decode()
    except NplanError:
        return
    assert without_empty(values(after)[0]) == without_empty(meant[0])


@given(FILES, st.data(), st.lists(TEXTS, min_size=1, max_size=2))
def test_adding_changes_no_other_line(text: str, data: st.DataObject, new: list[str]) -> None:
    held, problems = values(text)
    if held is None or problems:
        return
    lists = [path for path, one in places(held) if isinstance(one, list) and one]
    if not lists:
        return
    editing = Editing("x", text.encode())
    editing.add(data.draw(st.sampled_from(lists)), *new)
    after = editing.after.decode()
    changed = len(text.splitlines()) - kept_lines(text, after)
    assert changed <= 1  # a list between brackets grows on its last line


@given(TEXTS)
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    assert values(f"a: {scalar(text)}\n")[0] == {"a": text}
    assert values(f"a: {{b: {scalar(text, flow=True)}, c: 1}}\n")[0] == {"a": {"b": text, "c": "1"}}
