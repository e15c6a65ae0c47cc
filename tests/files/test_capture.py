"""What is typed from a flip chart becomes notes, and no word of it is lost or made up."""

from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nplan.files.capture import (
    Captured,
    GroupOpened,
    Taken,
    captured,
    group_keys,
    refuse_unreadable,
)
from nplan.files.notes import Note, notes
from nplan.files.tags import Tags
from nplan.model.dialogue import Group
from nplan.model.error import NplanError
from tests.awkward_texts import ON_A_LINE
from tests.counts.counting import records

PROJECT = """
# data/process.yaml
municipality: Lindvik kommun
title: Näringslivsprogram
areas:
  - {id: service, title: Kommunal service}
  - {id: kompetens, title: Kompetensförsörjning, formerly: [arbetskraft]}
units: [{id: ks, title: Kommunstyrelsen, kind: board}]
# data/organisations.yaml
cafe-torget: {name: Café Torget, aliases: [Fiket]}
bygg-syd: {name: Bygg Syd AB, aliases: [Byggarna]}
bygg-nord: Bygg Nord AB
akeri: Åkeri Öst
"""
TAGS = Tags(records(PROJECT))
GROUPS = group_keys(
    (
        Group(title="Bord 1", area="service"),
        Group(title="Bord 2: handeln", id="handel", formerly=("bord-b",)),
    )
)


def capture(text: str) -> Captured:
    return captured(dedent(text), TAGS, GROUPS)


def lines(text: str) -> list[tuple[str, ...]]:
    return [one.lines for one in capture(text).steps if isinstance(one, Taken)]


def unclear(text: str) -> list[tuple[int, str, str, tuple[str, ...]]]:
    return [(one.line, one.word, one.what, one.likely) for one in capture(text).unclear]


def note(text: str) -> Note:
    (taken,) = (one for one in capture(text).steps if isinstance(one, Taken))
    return taken.note("7", TAGS)


@pytest.mark.parametrize(
    ("typed", "in_full"),
    [
        ("@cafe-torget", "@cafe-torget"),
        ("@cafe", "@cafe-torget"),
        ("@Café", "@cafe-torget"),
        ("@CAFÉTORGET", "@cafe-torget"),
        ("@fik", "@cafe-torget"),
        ('@"Café Torget"', "@cafe-torget"),
        ("@”bygg syd”", "@bygg-syd"),
        ("@Byggarna", "@bygg-syd"),
        ("@Åkeri", "@akeri"),
        ("@kom", "@ks"),
        ("#serv", "#service"),
        ("#kommunal", "#service"),
        ("#arbets", "#kompetens"),
        ("#prob", "#problem"),
        ("#Förs", "#förslag"),
        ("#fors", "#förslag"),
        ("#propos", "#proposal"),
        ("#st", "#strength"),
        ("*5", "*5"),
    ],
)
def test_a_tag_is_understood_by_its_beginning_and_written_in_full(typed: str, in_full: str) -> None:
    assert lines(f"Svara i telefon {typed}") == [(f"Svara i telefon {in_full}",)]
    assert unclear(f"Svara i telefon {typed}") == []


@pytest.mark.parametrize(
    ("typed", "word", "what", "likely"),
    [
        ("Ring @okand", "@okand", "unknown", ()),
        ("Ring @torget", "@torget", "unknown", ("@cafe-torget",)),
        ("Ring @bygg", "@bygg", "several", ("@bygg-nord", "@bygg-syd")),
        ("Ring @cafe.", "@cafe.", "unknown", ("@cafe-torget",)),
        ("Vi är #1", "#1", "unknown", ()),
        ("Viktigt #servise", "#servise", "unknown", ("#service",)),
        ("Viktigt #k", "#k", "several", ("#service", "#kompetens")),
        ("Viktigt #förslag #prob", "#förslag", "again", ("#förslag",)),
        ("Många *3 *4", "*3", "again", ("*3",)),
        ("[7]utan mellanslag", "[7]", "no-space", ()),
        ("### För djupt", "### För djupt", "too-deep", ()),
        ("#trygghet är viktigast", "#trygghet", "no-space-heading", ()),
        ("##Dåligt är svaren", "##Dåligt", "no-space-heading", ()),
        ("Hemligt, confidential: true", "confidential: true", "confidential", ()),
    ],
)
def test_what_is_not_understood_stays_in_the_text_and_is_told(
    typed: str, word: str, what: str, likely: tuple[str, ...]
) -> None:
    ((line, told, how, may_be),) = unclear(typed)
    assert (line, told, how) == (1, word, what)
    assert sorted(may_be) == sorted(likely)
    assert word in note(typed).text


@pytest.mark.parametrize(
    "typed",
    [
        "Mejla anna@cafe.se",
        "Vi kör C#",
        "Nr #1 är @cafe för oss",
        "2*5 är tio",
        "*5 röster fick den",
        "1. Svara i telefon",
        "*123456",
        "@",
        "# är ett tecken"[2:],
        "[Ohörbart] sa de",
        "(sic) ”citat” i mitten",
        "Pris: 3,1 # inte en kommentar",
        "---",
    ],
)
def test_a_text_that_only_looks_odd_is_kept_letter_by_letter(typed: str) -> None:
    assert lines(typed) == [(typed,)]
    assert note(typed).text == typed
    assert unclear(typed) == []


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("@Café Torget", "@cafe-torget"),
        ("@cafe tor", "@cafe-torget"),
        ("@Bygg Syd AB #service", "@bygg-syd #service"),
        ("@Bygg Syd @Åkeri Öst *3", "@bygg-syd @akeri *3"),
        ("@Kommunstyrelsen @Café\tTorget", "@ks @cafe-torget"),
    ],
)
def test_a_name_may_go_on_over_several_words(typed: str, tags: str) -> None:
    assert lines(f"Bygglov tar tid {typed}") == [(f"Bygglov tar tid {tags}",)]
    assert unclear(f"Bygglov tar tid {typed}") == []


@pytest.mark.parametrize(
    ("typed", "word", "what", "likely"),
    [
        ("Ring @Café Torgett", "@Café Torgett", "unknown", ("@cafe-torget",)),
        ("Ring @cafe torgett", "@cafe torgett", "unknown", ("@cafe-torget",)),
        ("Ring @Nya Bolaget", "@Nya Bolaget", "unknown", ()),
        ("Ring @Café Torget.", "@Café Torget.", "unknown", ("@cafe-torget",)),
    ],
)
def test_a_name_of_several_words_that_nobody_has_stays_in_the_text_and_is_told(
    typed: str, word: str, what: str, likely: tuple[str, ...]
) -> None:
    assert unclear(typed) == [(1, word, what, likely)]
    assert note(typed).text == typed


@pytest.mark.parametrize(
    "typed",
    [
        "Vi frågade @Café Torget om lunchen",
        "Mejla info@cafe.se eller ring",
        "Vi ses @ Café Torget",
        "@cafe och @bygg syd @ torget",
    ],
)
def test_a_name_in_the_middle_of_a_sentence_stays_in_it(typed: str) -> None:
    assert lines(typed) == [(typed,)]
    assert unclear(typed) == []


@pytest.mark.parametrize(
    "heading",
    [
        "# Bord 7 #service @Café Torget @Bygg Syd AB",
        "# Bord 7 @Café Torget #service @Bygg Syd",
        "# Bord 7 #service @Café Torget, @Bygg Syd AB",
        "# Bord 7 #service @Café Torget och @Byggarna",
    ],
)
def test_the_names_of_a_heading_may_have_several_words(heading: str) -> None:
    assert capture(heading).steps == (
        GroupOpened(1, "bord-7", "Bord 7", "service", ("cafe-torget", "bygg-syd")),
    )
    assert unclear(heading) == []


def test_a_name_of_several_words_in_a_heading_that_nobody_has_is_told() -> None:
    found = capture("# Bord 7 #service @Café Torgett @Nya Bolaget AB")
    assert found.steps == (
        GroupOpened(1, "bord-7", "Bord 7", "service", ("Café Torgett", "Nya Bolaget AB")),
    )
    assert [(one.word, one.what, one.likely) for one in found.unclear] == [
        ("@Nya Bolaget AB", "participant", ()),
        ("@Café Torgett", "participant", ("@cafe-torget",)),
    ]


def test_the_tags_of_a_part_may_be_names_of_several_words() -> None:
    assert lines("## Dåligt #problem @Café Torget\nIngen svarar") == [
        ("Ingen svarar #problem @cafe-torget",)
    ]


def test_tags_before_an_unknown_word_stay_in_the_text_too_and_are_told() -> None:
    text = "Ring tillbaka @cafe #okänt @bygg-syd"
    assert lines(text) == [(text,)] == [("Ring tillbaka @cafe #okänt @bygg-syd",)]
    assert unclear(text) == [(1, "#okänt", "unknown", ()), (1, "@cafe", "before", ())]
    assert note(text).from_ == ("bygg-syd",)


def test_a_group_has_a_title_an_area_and_participants() -> None:
    found = capture("""\
        # Bord 3 #kompet @cafe @Fiket @bygg-s
        Det var bra
        """)
    assert found.steps == (
        GroupOpened(1, "bord-3", "Bord 3", "kompetens", ("cafe-torget", "cafe-torget", "bygg-syd")),
        Taken(2, "bord-3", None, ("Det var bra",)),
    )


@pytest.mark.parametrize("heading", ["# bord 1", "#\tBORD 1", "# Bord-1", "# Bord 1 #service"])
def test_a_group_is_known_again_by_its_title(heading: str) -> None:
    assert capture(heading).steps == (GroupOpened(1, "bord-1", "Bord 1", None, ()),)


@pytest.mark.parametrize("heading", ["# handel", "# Bord 2: handeln", "# bord b"])
def test_a_group_is_known_again_by_its_id_and_by_former_ones(heading: str) -> None:
    assert capture(f"{heading} #serv").steps == (
        GroupOpened(1, "handel", "Bord 2: handeln", "service", ()),
    )


def test_another_area_than_the_groups_holds_for_what_is_said_below_the_heading() -> None:
    assert lines("# Bord 1 #kompetens\nEn kurs\nEn väg in #service") == [
        ("En kurs #kompetens",),
        ("En väg in #service",),
    ]


def test_a_name_that_nobody_has_becomes_a_participant_and_is_told() -> None:
    found = capture('# Bord 3 @"Nya Bolaget" @cafe @bygg')
    assert found.steps == (
        GroupOpened(1, "bord-3", "Bord 3", None, ("Nya Bolaget", "cafe-torget", "bygg")),
    )
    told = [(one.word, one.what, one.likely) for one in found.unclear]
    assert told == [
        ("@bygg", "participant-several", ("@bygg-nord", "@bygg-syd")),
        ("@Nya Bolaget", "participant", ()),
    ]


def test_the_tags_of_a_part_hold_below_it_and_those_of_a_line_win() -> None:
    assert lines("""\
        # Bord 1
        ## Fungerar dåligt #problem #kompetens @cafe
        Ingen svarar
        ! Svara i telefon
        Ring upp #förslag #service
        Hon är sen @bygg-syd *2
          varje dag
        ## Fungerar bra #styrka
        Maten
        ##
        Lokalen
        # Bord 2
        Vägen
        """) == [
        ("Ingen svarar #problem #kompetens @cafe-torget",),
        ("! Svara i telefon #kompetens @cafe-torget",),
        ("Ring upp #förslag #service @cafe-torget",),
        ("Hon är sen @bygg-syd *2", "varje dag #problem #kompetens"),
        ("Maten #styrka",),
        ("Lokalen",),
        ("Vägen",),
    ]


def test_a_heading_that_is_the_name_of_a_kind_or_an_area_says_what_its_tag_would() -> None:
    assert lines("## Förslag\nSvara\n## Kommunal service\nRing\n## Kommunal\nSkriv") == [
        ("Svara #förslag",),
        ("Ring #service",),
        ("Skriv",),
    ]


def test_a_heading_without_a_known_tag_is_told_whole() -> None:
    assert unclear("Ja\n## Det vi inte hann med") == [
        (2, "## Det vi inte hann med", "only-heading", ())
    ]


def test_what_is_not_understood_in_a_heading_of_a_part_is_told() -> None:
    assert unclear("## Dåligt @cafe #okänt #problem") == [
        (1, "#okänt", "in-heading", ()),
        (1, "@cafe", "in-heading", ()),
    ]


def test_a_hash_alone_leaves_the_groups() -> None:
    found = capture("# Bord 1\nInne\n#\nUte")
    assert [one.group for one in found.steps if isinstance(one, Taken)] == ["bord-1", None]


def test_lists_indentation_and_empty_lines_as_people_paste_them() -> None:
    assert lines("""\

            - Svara i telefon
              varje dag

            • ! Ring upp
            –\t[12] Skriv
            """) == [("Svara i telefon", "varje dag"), ("! Ring upp",), ("Skriv",)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_system(end: str) -> None:
    assert lines(f"Ett{end}{end}Två @cafe{end}") == [("Ett",), ("Två @cafe-torget",)]


def test_a_line_without_text_is_told_and_not_made_an_input() -> None:
    text = "#problem @cafe\n- \nText\n!\n- +\n[7] ?\n* "
    assert lines(text) == [("Text",)]
    assert unclear(text) == [
        (1, "#problem @cafe", "no-text", ()),
        (2, "-", "no-text", ()),
        (4, "!", "no-text", ()),
        (5, "- +", "no-text", ()),
        (6, "[7] ?", "no-text", ()),
        (7, "*", "no-text", ()),
    ]


@pytest.mark.parametrize("heading", ["#Bord 4 #service", "#bord 4 #service", "#Bord\t4 #service"])
def test_a_heading_of_a_group_needs_no_space(heading: str) -> None:
    (opened,) = capture(heading).steps
    assert isinstance(opened, GroupOpened)
    assert (opened.key, opened.area) == ("bord-4", "service")
    assert unclear(heading) == []


def test_a_group_that_is_named_in_the_middle_of_a_line_is_no_heading() -> None:
    assert lines("Vid #bord 4 * drog det") == [("Vid #bord 4 * drog det",)]
    assert capture("# Vid #bord 4").steps == (
        GroupOpened(1, "vid-bord-4", "Vid #bord 4", None, ()),
    )


def test_a_tag_that_is_known_at_the_beginning_of_a_text_is_no_heading() -> None:
    assert lines("#service är viktigast") == [("#service är viktigast",)]
    assert unclear("#service är viktigast") == []


def test_a_star_with_a_space_marks_a_list() -> None:
    assert lines("* Svara i telefon\n  * [12] ! Ring upp\n*\tSkriv *5") == [
        ("Svara i telefon", "* [12] ! Ring upp"),
        ("Skriv *5",),
    ]


@pytest.mark.parametrize("bad", ["\0", "\x07", "\x0c", "\ud800", "\uffff"])
def test_a_character_that_no_file_may_hold_is_refused_with_its_line(bad: str) -> None:
    with pytest.raises(NplanError) as refused:
        refuse_unreadable(f"Ett\r\nTvå\nTre {bad}")
    assert refused.value.values == {"line": 3, "character": f"U+{ord(bad):04X}"}


EXACT = Tags(
    records(
        """
        # data/process.yaml
        municipality: Lindvik kommun
        title: Näringslivsprogram
        areas: [{id: service, title: xyzzy}, {id: kompetens, title: xyzzy}]
        # data/organisations.yaml
        cafe-torget: xyzzy
        """
    )
)
"""Tags of which the lines below hold none but whole ones."""

WORDS = st.sampled_from(
    ["@cafe-torget", "@okänd", "#service", "#problem", "#kompetens", "#1", "*5", "*12", "@",
     "[7]", "[a]", "-", "- ", "!", "+", "?", '"', "”", "#", "##", "hej", "å:", "{x}", "%", "|", ">",
     "\t", "\u00a0", "\u2028", "\x85", "🦄", "'", "[b] "]
)  # fmt: skip
LINES = st.lists(WORDS | st.text('abå-#@*[]!?" \t', max_size=6) | ON_A_LINE, max_size=7).map(
    " ".join
)


def texts(found: list[Note]) -> list[tuple[object, ...]]:
    """What notes say; a line without text is nothing that could be saved."""
    return [
        (one.text, one.kind, one.area, one.also, one.from_, one.votes, one.quote)
        for one in found
        if one.text.strip() not in ("", "!", "+", "?")
    ]


@example(["- ", "  ! hej"])
@example(["- ", "  - hej"])
@example(["! ", "  ! hej"])
@example(["#problem", "  ! hej"])
@given(st.lists(LINES, max_size=6))
def test_what_notes_say_of_lines_is_what_comes_of_them(typed: list[str]) -> None:
    left = dedent("\n".join(typed)).split("\n")
    # No headings, and no list marks that notes do not know.
    text = "\n".join(f"x{one}" if one.lstrip(" \t")[:1] in ("#", "*") else one for one in left)
    exact = {"cafe-torget": "cafe-torget"}
    found = [one for one in captured(text, EXACT, {}).steps if isinstance(one, Taken)]
    written = "\n".join(
        line for number, one in enumerate(found) for line in one.written(f"{number + 100}")
    )
    expected = texts([*notes(text, exact, {"service", "kompetens"})])
    assert texts([*notes(written, exact, {"service", "kompetens"})]) == expected


@given(st.lists(LINES, max_size=6))
def test_every_letter_that_is_typed_is_found_again_in_a_line_or_is_told(typed: list[str]) -> None:
    text = "\n".join(typed)
    found = capture(text)
    kept = "".join(line for one in found.steps if isinstance(one, Taken) for line in one.lines)
    kept += "".join(one.title for one in found.steps if isinstance(one, GroupOpened))
    for line in typed:
        for word in line.split():
            if word.isalpha() and not line.lstrip().startswith("#"):
                assert word in kept
