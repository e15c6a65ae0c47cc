import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.documents.columns import CELL_INSET, TEXT_WIDTH, Columns, columns, table_measures
from nplan.documents.tree import Table, Text, parse

ACTIONS = """\
| Nr | Åtgärd | Ansvarig | Tid |
|---|---|---|---|
""" + "".join(
    f"| K1.{n} | Starta en jobbsida där arbetsgivarna själva lägger ut lediga tjänster, och rikta"
    " den till dem som har flyttat härifrån. | Kommunstyrelsen | mars 2025 |\n"
    for n in range(9)
)


def only_table(markdown: str) -> tuple[Table, Columns]:
    (table,) = parse(markdown)
    assert isinstance(table, Table)
    return table, columns([table])[table.header]


def test_the_longest_texts_get_the_widest_column_and_short_ones_one_line() -> None:
    _, found = only_table(ACTIONS)
    number, action, responsible, time = found.widths
    assert action > number + responsible + time
    assert found.hyphenate == [False, True, False, False]
    assert found.bold_first
    assert responsible > 60
    assert time > 36


def test_tables_of_the_same_header_have_the_same_columns() -> None:
    head = "| Ord | Text |\n|---|---|\n"
    tables = parse(f"{head}| a | b |\n\nx\n\n{head}| c | {'d ' * 99} |\n")
    assert len(columns(block for block in tables if isinstance(block, Table))) == 1


def test_a_small_table_is_not_parted_and_a_long_one_ends_in_two_rows() -> None:
    table, found = only_table("| a |\n|---|\n" + "| b |\n" * 4)
    assert table_measures(table, found)["ending"] == 0
    whole = table_measures(table, found)["need"]
    table, found = only_table("| a |\n|---|\n" + "| b |\n" * 40)
    measures = table_measures(table, found)
    assert (measures["ending"], measures["tall"]) == (2, [False] * 40)
    assert measures["need"] < whole


def test_only_a_row_that_is_tall_may_break() -> None:
    table, found = only_table("| a | b |\n|---|---|\n| c | " + "ord " * 900 + "|\n| d | e |\n")
    assert table_measures(table, found)["tall"] == [True, False]


CELLS = st.text(st.sampled_from("aåm1 -/–\n\xa0"), max_size=60)


@given(st.integers(1, 9).flatmap(lambda n: st.lists(st.tuples(*[CELLS] * n), min_size=1)))
def test_columns_fill_the_page(rows: list[tuple[str, ...]]) -> None:
    header, *body = (tuple((Text(cell),) for cell in row) for row in rows)
    table = Table(header, tuple(body), ("",) * len(header))
    widths = columns([table])[header].widths
    assert sum(widths) == pytest.approx(TEXT_WIDTH - CELL_INSET * len(header))
    assert min(widths) > 0
