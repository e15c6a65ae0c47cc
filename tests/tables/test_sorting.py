"""The inputs as a sheet to sort: what goes out, and what each cell was."""

from hypothesis import given
from hypothesis import strategies as st

from nplan.tables.sorting import COLUMNS, FILLED_IN, SortRow, Was, digest, sort_sheet, was_of
from tests.counts.counting import facts
from tests.tables.test_exported import DIALOGUE


def test_the_columns_are_the_same_in_every_language() -> None:
    assert (
        *("reference", "meeting", "group", "text", "from", "votes", "kind"),
        *("area", "key_point", "outcome", "reason", "was"),
    ) == COLUMNS
    assert FILLED_IN == ("area", "key_point", "outcome", "reason")


def test_an_input_goes_out_with_what_it_was() -> None:
    sheet = sort_sheet(facts(DIALOGUE))
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
        from_="bygg-syd, anonymous-1",
        votes=4,
        kind="problem",
        area="service",
        key_point="en-vag-in, svar",
        outcome="",
        reason="",
        was='{"digest":"b06e7adf8d9ec3ab","area":"service","key_point":"en-vag-in, svar",'
        '"outcome":"","reason":""}',
    )
    assert (sheet.confidential, sheet.without_id) == (1, 0)


def test_what_is_confidential_goes_out_only_internally() -> None:
    sheet = sort_sheet(facts(DIALOGUE), internal=True)
    (secret,) = (row for row in sheet.rows if row.reference == "2026-03-25-lunch/2")
    assert (secret.text, secret.outcome, secret.reason) == (
        "Vi går nog i konkurs",
        "noted",
        "Får vara",
    )
    assert secret.from_ == "bygg-syd, akeriet"
    assert sheet.confidential == 0


def test_what_has_no_id_cannot_come_back_and_stays() -> None:
    sheet = sort_sheet(
        facts("""
        # data/meetings/2026-03-25-lunch.yaml
        kind: lunch
        title: Lunch
        inputs: |
          [1] Bygglov tar tid
          Vägen är smal
        """)
    )
    assert [row.text for row in sheet.rows] == ["Bygglov tar tid"]
    assert sheet.without_id == 1


def test_a_cell_that_says_nothing_is_none() -> None:
    assert [was_of(cell) for cell in ("", "x", "3", "{}", '{"digest":3}')] == [None] * 5


@given(st.builds(Was, digest=st.text().map(digest), area=st.text(), reason=st.text()))
def test_what_was_is_read_as_it_was_written(was: Was) -> None:
    assert was_of(was.cell) == was
