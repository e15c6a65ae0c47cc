"""A document that loses, changes or repeats what must stand in it is not made."""

import pytest

from nplan.documents.complete import not_there_once
from nplan.documents.document import Entry
from nplan.documents.tree import Table, Text, parse

ENTRIES = (Entry("m/1", "Bygglov tar tid", ("Tas in",)), Entry("m/2", "Bra kock"))
BOTH = "| m/1 | Bygglov tar tid |\n| m/2 | Bra kock |\n"
HEAD = "| Ref | Text |\n|---|---|\n"


def lost(markdown: str, *entries: Entry, optional: bool = False) -> tuple[str, ...]:
    return not_there_once(parse(markdown), entries or ENTRIES, optional=optional)


@pytest.mark.parametrize(
    "markdown",
    [
        HEAD + BOTH,
        "- **m/1** Bygglov tar tid\n- **m/2** Bra kock\n",
        "- m/1\n\n  Bygglov tar tid\n- m/2\n\n  Bra kock\n",
        "> m/1\n>\n> Bygglov tar tid\n\n> m/2\\\n> Bra kock\n",
        "*m/1* Bygglov tar tid\n\n*m/2* Bra kock\n",
        HEAD + "| m/2 | *Förtrolig* Bra kock |\n| Bygglov tar tid | m/1 |\n",
        HEAD + BOTH + "\nAv dem är m/1 viktigast.\n",
        HEAD + "| m/1 | Bygglov tar tid |\n\n## Nästa\n\n" + HEAD + "| m/2 | Bra kock |\n",
    ],
)
def test_each_entry_stands_once_in_any_form(markdown: str) -> None:
    assert lost(markdown) == ()


@pytest.mark.parametrize(
    ("markdown", "references"),
    [
        ("", ("m/1", "m/2")),
        (HEAD + "| m/1 | Bygglov tar tid |\n", ("m/2",)),
        (HEAD + BOTH + "| m/2 | Bra kock |\n", ("m/2",)),
        (HEAD + "| m/1 | Bygglov tar tid |\n| m/2 | Bra kock, Bra kock |\n", ("m/2",)),
        (HEAD + "| m/1 | Bygglov tar tid |\n| m/2 | Bra kock *Bra kock* |\n", ("m/2",)),
        (HEAD + "| m/1 | Bygglov tar  tid |\n| m/2 | bra kock |\n", ("m/1", "m/2")),
        (HEAD + "| m/1 | Bra kock |\n| m/2 | Bygglov tar tid |\n", ("m/1", "m/2")),
        ("m/1\n\nBygglov tar tid\n\n- m/2 Bra kock\n", ("m/1", "m/2")),
    ],
)
def test_what_is_lost_changed_or_repeated_is_told(
    markdown: str, references: tuple[str, ...]
) -> None:
    assert lost(markdown) == references


def test_a_text_may_be_the_same_as_what_stands_beside_it() -> None:
    twice = Entry("m/1", "Praktik", ("Öppen", "Praktik"))
    assert lost("- **m/1** Praktik *Praktik*", twice) == ()
    assert lost("- **m/1** Praktik *Praktik* **Praktik**", twice) == ("m/1",)


def test_an_input_may_say_what_another_is_called() -> None:
    hidden, said = Entry("m/1"), Entry("m/2", "m/1", ("Öppen",))
    table = HEAD + "| m/1 | *Förtrolig* |\n| m/2 | m/1 |\n"
    assert lost(table, hidden, said) == ()
    assert lost(table + "| m/1 | |\n", hidden, said) == ("m/1",)


def test_a_sum_must_be_the_right_one() -> None:
    assert lost(HEAD + "| Totalt | 8 |\n", Entry("Totalt", "8")) == ()
    assert lost(HEAD + "| Totalt | 7 |\n", Entry("Totalt", "8")) == ("Totalt",)


def test_twenty_thousand_take_one_reading_of_the_document() -> None:
    """If each were looked for among all, or all said the same, this would take minutes."""
    n = 20_000
    rows = tuple(((Text(f"m/{at}"),), (Text("m/0"),)) for at in range(n))
    entries = tuple(Entry(f"m/{at}", "m/0") for at in range(n))
    assert not_there_once((Table((), rows, ()),), entries) == ()
    assert not_there_once((Table((), rows[1:], ()),), entries) == ("m/0",)


def test_all_may_be_left_out_where_another_document_has_them_but_not_some() -> None:
    assert lost("Se bilagan.", optional=True) == ()
    assert lost("- **m/2** Bra kock", optional=True) == ("m/1",)
