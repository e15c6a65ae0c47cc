"""Notes become inputs, and no word of them is lost."""

from hypothesis import given
from hypothesis import strategies as st

from nplan.files.notes import Note, notes
from tests.awkward_texts import ON_A_LINE

ORGANISATIONS = {"cafe-torget", "bygg-syd"}
AREAS = {"service", "kompetens"}


def read(text: str) -> list[Note]:
    return list(notes(text, ORGANISATIONS, AREAS))


def test_the_notes_of_a_table() -> None:
    six, seven, unmarked = read(
        "[6] Bygglov: tar 7 månader *5\n"
        "[7] ! En väg in för alla tillstånd @cafe-torget\n"
        "Vem ska man ringa? #problem\n"
    )
    assert (six.id, six.text, six.votes) == ("6", "Bygglov: tar 7 månader", 5)
    assert (seven.id, seven.kind, seven.from_) == ("7", "proposal", ("cafe-torget",))
    assert (unmarked.id, unmarked.text, unmarked.kind) == (None, "Vem ska man ringa?", "problem")


def test_a_more_indented_line_continues_and_its_tags_count() -> None:
    (found,) = read("- + Bra service *2\n  när man väl kommer fram #service #kompetens\n")
    assert (found.text, found.kind) == ("Bra service när man väl kommer fram", "strength")
    assert (found.votes, found.area, found.also) == (2, "service", ("kompetens",))


def test_a_line_wholly_in_quotes_is_a_quote() -> None:
    whole, part = read('”Ni svarar aldrig!”\n"Ja" sa de, sedan "nej"\n')
    assert (whole.text, whole.quote) == ("Ni svarar aldrig!", True)
    assert (part.text, part.quote) == ('"Ja" sa de, sedan "nej"', False)


def test_an_unknown_tag_stays_in_the_text_and_is_told() -> None:
    text = "Ring @kommunen #service\nPris #1 är viktigt *3\n"
    first, second = read(text)
    assert (first.text, first.area) == ("Ring @kommunen", "service")
    assert [text[slice(*span)] for span in first.unknown] == ["@kommunen"]
    assert (second.text, second.votes, second.unknown) == ("Pris #1 är viktigt", 3, ())


@given(st.lists(ON_A_LINE, max_size=5))
def test_every_word_is_found_again(typed: list[str]) -> None:
    block = "".join(f"[{n}] x{line} slut\n" for n, line in enumerate(typed))
    assert [note.text for note in read(block)] == [f"x{line} slut" for line in typed]


def test_an_input_has_one_kind_and_one_number_of_votes() -> None:
    text = "Skyltarna är små #problem #förslag *2 *3\n"
    (found,) = read(text)
    assert (found.text, found.kind, found.votes) == (
        "Skyltarna är små #problem #förslag *2",
        None,
        3,
    )
    assert [text[slice(*span)] for span in found.unknown] == ["*2"]


def test_an_id_wants_a_space_after_it() -> None:
    (found,) = read("- [6]Parkeringen\n")
    assert (found.id, found.text, found.unknown) == (None, "[6]Parkeringen", ((2, 5),))


def test_notes_cannot_be_confidential() -> None:
    text = "[3] Vi går nog\n  i konkurs confidential: true\n"
    (found,) = read(text)
    assert found.confidential is not None
    assert text[slice(*found.confidential)] == "confidential: true"
