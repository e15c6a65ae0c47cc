"""Names that stand for ids: what is written for an id is read as that id, whatever it is called."""

from hypothesis import given
from hypothesis import strategies as st

from nplan.tables.choices import Choices

TITLES = {
    "svar": "Svar inom en vecka",
    "vagen-in": "Snabbare, enklare; tryggare",
    "snabbare": "Snabbare",
    "bygg": "Parkering",
    "torg": "Parkering",
    "mark": "Svar",
    "rad": "I två\nrader",
    "tecken": "!!!",
}


def test_a_name_is_the_title_where_that_leaves_no_doubt() -> None:
    assert Choices(TITLES).names == {
        "svar": "Svar inom en vecka",
        "vagen-in": "Snabbare, enklare; tryggare",
        "snabbare": "Snabbare",
        "bygg": "Parkering (bygg)",
        "torg": "Parkering (torg)",
        "mark": "Svar (mark)",
        "rad": "I två rader",
        "tecken": "!!! (tecken)",
    }


def test_the_longest_name_counts() -> None:
    read = Choices(TITLES).read
    assert read("snabbare, ENKLARE; tryggare, svar inom en vecka\nParkering (Torg)") == (
        ("snabbare, ENKLARE; tryggare", "vagen-in"),
        ("svar inom en vecka", "svar"),
        ("Parkering (Torg)", "torg"),
    )
    pieces = {"p": "Praktik", "l": "Lärlingar", "pl": "Praktik, lärlingar"}
    assert Choices(pieces).read("Praktik; Lärlingar") == (("Praktik", "p"), ("Lärlingar", "l"))
    assert Choices(pieces).read("Praktik, lärlingar") == (("Praktik, lärlingar", "pl"),)
    assert read("Snabbare; Parkering") == (("Snabbare", "snabbare"), ("Parkering", None))
    assert read("svar, mark") == (("svar", "svar"), ("mark", "mark"))
    assert read(" ; ,\n") == ()


def test_former_ids_are_understood_and_titles_come_first() -> None:
    found = Choices({"a": "Vägar", "b": "Torg"}, {"vagar": "b", "vägar": "b", "torget": "b"})
    assert [found.meant(one) for one in ("torget", "vagar", "VÄGAR", "b", "x")] == [
        *("b", "b", "a", "b"),
        None,
    ]


def test_a_semicolon_parts_names_before_a_title_is_looked_for() -> None:
    found = Choices({"a": "Ja", "b": "Nej", "c": "Ja, nej"})
    assert found.cell(["a", "b"]) == "Ja; Nej"
    assert found.cell(["c"]) == "Ja, nej"
    assert found.read("Ja; nej") == (("Ja", "a"), ("nej", "b"))


WORDS = st.text(st.sampled_from("aB,; (!)\nå-"), max_size=6)
IDS = st.text(st.sampled_from("ab"), min_size=1, max_size=2)


@given(st.dictionaries(IDS, WORDS, max_size=5), st.dictionaries(WORDS, IDS, max_size=3), st.data())
def test_a_cell_is_read_as_what_it_was_written_for(
    titles: dict[str, str], others: dict[str, str], data: st.DataObject
) -> None:
    found = Choices(titles, {name: id for name, id in others.items() if id in titles})
    ids = data.draw(st.permutations(list(titles)).map(lambda all: all[: len(all) - 1]))
    assert tuple(id for _, id in found.read(found.cell(ids))) == tuple(ids)
    assert all(found.read(name) == ((name, id),) for id, name in found.names.items())
