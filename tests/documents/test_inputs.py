"""The annex of inputs alone: every input once, letter by letter, in every writer's data."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given

from nplan.documents.about import About
from nplan.documents.fonts import LINE_END, unusual
from nplan.documents.inputs import Inputs, inputs
from nplan.documents.layout import texts
from nplan.documents.material import Material
from nplan.documents.pdf import handed
from nplan.documents.tree import Block, parse
from nplan.files.templates import templates
from nplan.model.error import NplanError
from nplan.model.records import Records
from tests.awkward_texts import SAID
from tests.examples import examples
from tests.typed import typed

from .conftest import PROCESS, cells, empty, markdown, records_with
from .test_pdf import words_of

SECRETS = ["Tysta", "hemlig", "dricker", "inte ha sagt", "egen begäran", "Handlar om en person"]


def viewed(records: Records, by: str = "area", *, internal: bool = False) -> Inputs:
    return inputs(Material(records=records, by=by, internal=internal))


def test_the_only_input_is_not_one_of_several(records: Records) -> None:
    lunch = "data/meetings/2024-03-25-dialoglunch.yaml"
    meeting = records.meetings[lunch]
    groups = [one for group in meeting.groups for one in group.inputs]
    secret = next(one for one in (*meeting.inputs, *groups) if one.confidential)
    alone = msgspec.structs.replace(meeting, inputs=(secret,), groups=())
    found = msgspec.structs.replace(records, meetings={lunch: alone}, key_points={})
    shown = markdown("inputs", Material(records=found))
    assert " Den är förtrolig: den räknas, men texten återges inte.\n" in shown


@pytest.mark.parametrize(("by", "name"), [("area", "inputs"), ("meeting", "inputs-by-meeting")])
def test_the_whole_document(
    records: Records, golden: Callable[[str, str], None], by: str, name: str
) -> None:
    golden(f"{name}.md", markdown("inputs", Material(records=records, by=by)))


@pytest.mark.parametrize("by", ["area", "meeting"])
def test_the_count_is_that_of_the_files(records: Records, by: str) -> None:
    view = viewed(records, by)
    listed = [len(part.inputs) for part in view.annex.parts]
    assert view.total.inputs == len(records.said) == sum(listed) == 8
    assert listed == [row.inputs for row in view.counts if row.inputs]
    assert sum(view.total.outcomes) == 8


@pytest.mark.parametrize("by", ["area", "meeting"])
@pytest.mark.parametrize("secret", SECRETS)
def test_what_is_not_to_be_printed_is_nowhere(records: Records, by: str, secret: str) -> None:
    assert secret not in markdown("inputs", Material(records=records, by=by))
    assert secret not in str(viewed(records, by))


def test_what_is_confidential_is_printed_inside_the_office_and_marked(records: Records) -> None:
    shown = markdown("inputs", Material(records=records, internal=True))
    row = "| 2024-03-25-dialoglunch/5 | *Förtrolig:* Vår chef dricker. | Tas inte in |"
    assert f"{row} Handlar om en person. |" in shown
    assert "inte ha sagt" not in shown


@pytest.mark.parametrize("by", ["area", "meeting"])
def test_a_process_without_inputs_says_so(tmp_path: Path, by: str) -> None:
    shown = markdown("inputs", Material(records=empty(tmp_path), by=by))
    assert "No input has been noted yet." in shown
    assert "| Total | 0 | 0 | 0 | 0 | 0 | 0 | 0 |" in shown


def test_what_it_goes_by_is_typed(process: Path) -> None:
    assert typed(process, "draft", "inputs", "--by", "meeting", "--to", "md").returncode == 0
    shown = (process / "build/inputs.md").read_text("utf-8")
    assert "### Lunch om service, 25\xa0mars\xa02024\n" in shown


LOSING = [
    ("{% for row in part.inputs[1:] %}", "2024-03-25-dialoglunch/1, 2024-03-25-dialoglunch/3"),
    ("{% for row in part.inputs if row.outcome != 'Öppen' %}", "2024-03-25-dialoglunch/3"),
]


@pytest.mark.parametrize(("loop", "references"), LOSING)
def test_a_template_that_loses_inputs_writes_nothing(
    process: Path, loop: str, references: str
) -> None:
    (process / "templates").mkdir()
    own = "# T\n\n{% for part in view.annex.parts %}" + loop
    own += "\n- **{{ row.reference }}** {{ row.text }}\n{% endfor %}\n{% endfor %}\n"
    own += "\n- {{ view.annex.withdrawn_references[0] }}\n- **Totalt** {{ view.total.inputs }}\n"
    (process / "templates/inputs.md.j2").write_text(own, "utf-8")
    done = typed(process, "draft", "inputs", "--internal", language="sv")
    assert (done.returncode, done.stdout) == (1, "")
    assert "templates/inputs.md.j2 återger inte " in done.stderr
    assert references in done.stderr
    assert not (process / "build").exists()


def test_a_total_that_is_not_the_files_is_told(records: Records) -> None:
    own = templates(PROCESS)["inputs.md.j2"].replace("view.counts + (view.total,)", "view.counts")
    with pytest.raises(NplanError) as stopped:
        markdown("inputs", Material(records=records), {"inputs.md.j2": own})
    assert stopped.value.code == "not-printed-once"
    assert stopped.value.values == {"file": "templates/inputs.md.j2", "n": 1, "detail": "Totalt"}


def test_the_programme_may_leave_its_annex_out_but_not_a_part_of_it(records: Records) -> None:
    template = templates(PROCESS)["programme.md.j2"]
    start = template.index('## {{ _("Annex 3')
    markdown("programme", Material(records=records), {"programme.md.j2": template[:start]})
    own = template.replace(
        "{% for part in view.inputs.parts %}", "{% for part in view.inputs.parts[1:] %}"
    )
    with pytest.raises(NplanError) as stopped:
        markdown("programme", Material(records=records), {"programme.md.j2": own})
    assert stopped.value.values["n"] == 4


def tree_with(text: str) -> tuple[Block, ...]:
    """The annex of the process with one input more."""
    return parse(markdown("inputs", Material(records=records_with(text), by="meeting")))


PLAIN = tree_with("X")
ABOUT = About(title="T", language="sv", timestamp=datetime(2024, 1, 1, tzinfo=UTC))


def given_to_typst(blocks: tuple[Block, ...]) -> str:
    """The words of the document's chapters as the PDF's writer is handed them."""
    return words_of(
        handed(blocks, ABOUT, {}, dict.fromkeys(unusual(texts(blocks)), "")).values["body"]
    )


@examples(0.6)
@given(text=SAID)
@example(text="2024-03-25-dialoglunch/1")
@example(text="Totalt")
@example(text="Öppen")
@example(text="Praktik, inte prat.")
@example(text="[^1]: {{ tally.inputs }} [@tid] ![x](y) | a | <b>&amp;</b> # 1. \\")
@example(text="\x85rad\x85\n\n# Rubrik\n\n- punkt\u2028")
@example(text="  ~a~  ")
def test_an_input_comes_out_letter_by_letter(text: str) -> None:
    blocks = tree_with(text)
    assert cells(blocks) == [text if cell == "X" else cell for cell in cells(PLAIN)]
    shown = LINE_END.sub("\n", text).replace("\t", " ")
    assert given_to_typst(blocks) == given_to_typst(PLAIN).replace("X", shown)
