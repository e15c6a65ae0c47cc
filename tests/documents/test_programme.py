"""The programme as a view, and as Markdown, on the process of this folder."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given

from nplan.documents.draft import drafted, prepared
from nplan.documents.material import Material
from nplan.documents.programme import Programme, programme
from nplan.documents.tree import Block, Table, parse
from nplan.files.reading import reading
from nplan.files.templates import templates
from nplan.model.error import NplanError
from nplan.model.records import Records
from nplan.model.values import Day
from nplan.model.version import Version
from tests.awkward_texts import SAID
from tests.examples import examples

from .conftest import PROCESS, cells, empty, records_with

VERSION = Version("0123456789", Day(2024, 11, 20), changed=True)


def viewed(records: Records, version: Version | None = None) -> Programme:
    return programme(Material(records=records, version=version))


def markdown(records: Records, own: dict[str, str] | None = None) -> str:
    every = templates(PROCESS) | (own or {})
    return prepared("programme", viewed(records, VERSION), every).text


def test_the_whole_document(records: Records, golden: Callable[[str, str], None]) -> None:
    golden("programme.md", markdown(records))


def test_a_view_has_plain_values(records: Records) -> None:
    assert msgspec.json.decode(msgspec.json.encode(viewed(records)))


@pytest.mark.parametrize("secret", ["Tysta", "hemlig", "dricker", "inte ha sagt", "egen begäran"])
def test_what_is_not_to_be_named_is_in_no_file(records: Records, secret: str) -> None:
    draft = drafted(
        prepared("programme", viewed(records, VERSION), templates(PROCESS)), ("md", "pdf")
    )
    for name, content in draft.files.items():
        if not name.endswith(".pdf"):
            assert secret not in content.decode(), name
    assert secret not in str(viewed(records, VERSION))


def test_every_sum_can_be_followed_to_the_inputs(records: Records) -> None:
    view = viewed(records)
    listed = {area.title: len(area.inputs) for area in view.inputs.parts}
    assert listed == {row.title: row.inputs for row in view.dialogue.areas if row.inputs}
    assert view.dialogue.area_total.outcomes == (3, 0, 2, 1, 0, 2)
    assert sum(view.dialogue.area_total.outcomes) == len(records.said)


def test_a_decision_that_adopts_makes_the_proposal_a_document(process: Path) -> None:
    decisions = process / "data/decisions.yaml"
    text = decisions.read_text("utf-8").replace("adopts: true", "adopts: true, outcome: approved")
    decisions.write_text(text, "utf-8")
    found = reading(process).records
    assert found is not None
    cover = viewed(found).cover
    assert cover.standing == "Antaget dokument"
    assert cover.data[1].text == "Kommunfullmäktige 10 december 2024"
    assert "Beslut" not in {one.what for one in cover.missing}


def test_the_final_document_may_lack_its_decision_alone(records: Records) -> None:
    draft, final = (
        {one.what for one in programme(Material(records=records, final=final)).cover.missing}
        for final in (False, True)
    )
    assert draft - final == {"Beslut"}
    assert final < draft


def test_files_that_are_left_out_are_told_on_the_cover(process: Path) -> None:
    found = reading(process, leave_out=("data/meetings/2024-04-02-intervju.yaml",)).records
    assert found is not None
    last = viewed(found).cover.missing[-1]
    assert last.where == "data/meetings/2024-04-02-intervju.yaml"
    assert "«saknas: 2024-04-02-intervju/1»" in markdown(found)


def test_a_process_with_nothing_in_it_becomes_a_document(tmp_path: Path) -> None:
    files = drafted(
        prepared("programme", viewed(empty(tmp_path)), templates(PROCESS)), ("md", "pdf")
    ).files
    assert files["programme.md"].startswith(b"# Plan\n")
    assert b"There are no actions yet." in files["programme.md"]
    assert files["programme.pdf"].startswith(b"%PDF")


@pytest.mark.parametrize(
    ("template", "line"),
    [("# {{ view.title }}\n\n{{ view.titel }}\n", 3), ("\n{% if view.title %}\n", 2)],
)
def test_a_template_that_cannot_be_followed_is_told_by_line(
    records: Records, template: str, line: int
) -> None:
    with pytest.raises(NplanError) as stopped:
        markdown(records, {"programme.md.j2": template})
    assert stopped.value.code == "bad-template"
    assert stopped.value.values["line"] == line


def test_a_projects_own_template_wins(process: Path) -> None:
    (process / "templates").mkdir()
    (process / "templates/programme.md.j2").write_text("# Vår plan: {{ view.title }}\n", "utf-8")
    found = reading(process).records
    assert found is not None
    files = drafted(prepared("programme", viewed(found), templates(process)), ("md",)).files
    assert files["programme.md"].decode().startswith("# Vår plan: Näringslivsprogram 2025–2028\n")


def tree_with(text: str) -> tuple[Block, ...]:
    """The document of the process with one input more."""
    return parse(markdown(records_with(text)))


PLAIN = tree_with("X")


@examples(0.6)
@given(text=SAID)
@example(text="[^1]: {{ tally.inputs }} [@tid] ![x](y) | a | <b>&amp;</b> # 1. \\")
@example(text="\x85rad\x85\n\n# Rubrik\n\n- punkt\u2028")
@example(text="   *inte kursiv*  ")
def test_an_input_comes_out_letter_by_letter_and_changes_nothing_else(text: str) -> None:
    blocks = tree_with(text)
    assert cells(blocks) == [text if cell == "X" else cell for cell in cells(PLAIN)]
    others = [block for block in blocks if not isinstance(block, Table)]
    assert others == [block for block in PLAIN if not isinstance(block, Table)]
