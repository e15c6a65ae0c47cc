"""The inputs as a sheet to sort: what goes out, and what each cell was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.tables.sort_words import HEADINGS, HIDDEN, SortWords, column_of
from nplan.tables.sorting import (
    COLUMNS,
    FILLED_IN,
    SortRow,
    SortSheet,
    Was,
    digest,
    sort_sheet,
    was_of,
)
from nplan.texts import LANGUAGES
from tests.counts.counting import facts
from tests.tables.test_exported import DIALOGUE


def sorted_out(text: str, *, internal: bool = False) -> SortSheet:
    found = facts(text)
    return sort_sheet(found, SortWords(found.records, "sv"), internal=internal)


def test_the_columns_are_the_same_in_every_language() -> None:
    assert (
        *("reference", "meeting", "group", "text", "from", "votes", "kind"),
        *("area", "key_point", "outcome", "reason", "was"),
    ) == COLUMNS
    assert FILLED_IN == ("area", "key_point", "outcome", "reason")
    assert (*HEADINGS, HIDDEN) == COLUMNS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_heading_in_words_means_its_column(language: str) -> None:
    words = SortWords(facts("").records, language)
    assert [column_of(words.heading(one)) for one in COLUMNS] == list(COLUMNS)
    assert [column_of(one) for one in COLUMNS] == list(COLUMNS)
    assert column_of("Övrigt") is None


def test_key_points_are_chosen_from_in_the_order_of_the_areas() -> None:
    found = facts("""
        # data/keypoints/a.yaml
        - {id: kurs, area: kompetens, title: Kurs}
        - {id: brev, area: tillstand, title: Brev}
        # data/keypoints/b.yaml
        - {id: svar, area: service, title: Svar}
        """)
    words = SortWords(found.records, "sv")
    assert list(words.key_points.names.values()) == ["Brev", "Svar", "Kurs"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_outcome_is_understood_in_every_language(language: str) -> None:
    meant = SortWords(facts("").records, language).outcomes.meant
    for id, words in (
        ("referred", ("referred", "Annan ansvarar", "Referred to others", "hänskjuts")),
        ("declined", ("declined", "Tas inte in", "Declined", "avslås", "avslag")),
        ("noted", ("noted", "Noteras", "Noted")),
    ):
        assert [meant(one) for one in words] == [id] * len(words)


def test_an_input_goes_out_with_what_it_was() -> None:
    sheet = sorted_out(DIALOGUE)
    assert [row.reference for row in sheet.rows] == [
        "2026-03-25-lunch/4",
        "2026-03-25-lunch/1",
        "2026-04-enkat/1",
    ]
    assert sheet.rows[1] == SortRow(
        reference="2026-03-25-lunch/1",
        meeting="2026-03-25 Lunch",
        group="Bord 1",
        text="Bygglov tar tid",
        from_="Bygg Syd AB; anonymous-1",
        votes=4,
        kind="Problem",
        area="Kommunal service",
        key_point="En väg in; Svar",
        outcome="",
        reason="",
        was='{"digest":"b06e7adf8d9ec3ab","area":"service","key_point":"en-vag-in, svar",'
        '"outcome":"","reason":"","cells":{"area":"Kommunal service",'
        '"key_point":"En väg in; Svar"}}',
    )
    assert (sheet.confidential, sheet.without_id) == (1, 0)


def test_what_is_confidential_goes_out_only_internally() -> None:
    sheet = sorted_out(DIALOGUE, internal=True)
    (secret,) = (row for row in sheet.rows if row.reference == "2026-03-25-lunch/2")
    assert (secret.text, secret.outcome, secret.reason) == (
        "Vi går nog i konkurs",
        "Noteras",
        "Får vara",
    )
    assert secret.from_ == "Bygg Syd AB; Lindviks Åkeri AB"
    assert sheet.confidential == 0


def test_what_has_no_id_cannot_come_back_and_stays() -> None:
    sheet = sorted_out(
        """
        # data/meetings/2026-03-25-lunch.yaml
        kind: lunch
        title: Lunch
        inputs: |
          [1] Bygglov tar tid
          Vägen är smal
        """
    )
    assert [row.text for row in sheet.rows] == ["Bygglov tar tid"]
    assert sheet.without_id == 1


def test_a_cell_that_says_nothing_is_none() -> None:
    assert [was_of(cell) for cell in ("", "x", "3", "{}", '{"digest":3}')] == [None] * 5


@given(st.builds(Was, digest=st.text().map(digest), area=st.text(), reason=st.text()))
def test_what_was_is_read_as_it_was_written(was: Was) -> None:
    assert was_of(was.cell) == was
