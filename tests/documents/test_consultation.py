"""The consultation report: who was asked, who answered how and when, each comment once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given

from nplan.documents.consultation import Consultation, consultation
from nplan.documents.material import Material
from nplan.documents.tree import Quote, parse, plain_text
from nplan.files.reading import reading
from nplan.files.templates import templates
from nplan.model.error import NplanError
from nplan.model.records import Records
from tests.awkward_texts import SAID
from tests.examples import examples
from tests.typed import typed

from .conftest import PROCESS, empty, markdown, records_of

ROUND = "data/consultation/2024-remiss"


def told(process: Path, of: str | None = None, *, internal: bool = False) -> Consultation:
    return consultation(Material(records=records_of(process), of=of, internal=internal))


def test_the_whole_document(records: Records, golden: Callable[[str, str], None]) -> None:
    golden("consultation.md", markdown("consultation", Material(records=records)))


@pytest.mark.parametrize("secret", ["Tysta", "hemlig", "TG 2024-1", "lillemor", "0112-9"])
def test_nobody_is_named_who_is_not_to_be(records: Records, secret: str) -> None:
    assert secret not in str(consultation(Material(records=records)))
    for name in ("consultation", "programme"):
        assert secret not in markdown(name, Material(records=records))


def test_inside_the_office_those_who_want_to_be_anonymous_have_names(process: Path) -> None:
    inside = markdown("consultation", Material(records=records_of(process), internal=True))
    assert "| Tysta Gatan AB | Avstyrker |" in inside
    assert "lillemor" not in inside


def test_responses_are_those_asked_in_their_order_then_others(records: Records) -> None:
    view = consultation(Material(records=records))
    assert [(row.who, row.position, row.received) for row in view.asked] == [
        ("Företagskretsen", "Tillstyrker", "14\xa0okt.\xa02024, 10 dagar för sent"),
        ("Kommunstyrelsen", "Avstår", "1\xa0okt.\xa02024"),
        ("Anonym organisation 1", "Avstyrker", "okt.\xa02024"),
    ]
    assert [row.who for row in view.others] == ["Privatperson"]
    assert view.silent == "Café Torget"


@pytest.mark.parametrize(
    ("received", "told_as"),
    [
        ("2024-10-04", "4\xa0okt.\xa02024"),
        ("2024-10-05", "5\xa0okt.\xa02024, 1 dag för sent"),
        ("2024-10", "okt.\xa02024"),
        ("2024-11", "nov.\xa02024, för sent"),
        ("2025", "2025, för sent"),
    ],
)
def test_a_response_is_late_if_no_day_it_may_have_come_was_in_time(
    process: Path, received: str, told_as: str
) -> None:
    (process / ROUND / "ks.yaml").write_text(f"from: ks\nreceived: {received}\n", "utf-8")
    assert [row.received for row in told(process).asked if row.who == "Kommunstyrelsen"] == [
        told_as
    ]


def test_comments_stand_in_the_order_of_the_programme(records: Records) -> None:
    view = consultation(Material(records=records))
    assert [(part.title, [place.title for place in part.places]) for part in view.parts] == [
        ("Programmet", ["Programmet som helhet"]),
        ("Kommunal service", ["Området som helhet", "Mål S1", "Åtgärd S1.2"]),
        ("Kompetens", ["Området som helhet"]),
    ]
    comments = [one for part in view.parts for place in part.places for one in place.comments]
    assert len(comments) == view.total.comments == sum(row.comments for row in view.outcomes) == 6


def test_what_has_no_answer_is_missing(records: Records) -> None:
    missing = consultation(Material(records=records)).cover.missing
    assert [(one.what, one.where) for one in missing] == [
        ("Obesvarade remissynpunkter", "Företagskretsen (synpunkt 2)")
    ]


def test_two_responses_of_the_same_are_told_apart(process: Path) -> None:
    again = "from: person\nreceived: 2024-09-21\ncomments: [{id: 1, text: Nej}]\n"
    (process / ROUND / "x.yaml").write_text(again, "utf-8")
    view = told(process)
    assert [row.who for row in view.others] == ["Privatperson", "Privatperson, svar 2"]
    assert view.cover.missing[0].where.endswith("; Privatperson, svar 2 (synpunkt 1)")


def test_the_latest_round_is_told_of_unless_another_is_named(process: Path) -> None:
    later = process / "data/consultation/2024-extra"
    later.mkdir()
    (later / "round.yaml").write_text("sent: 2024-11-01\nformerly: omremiss\n", "utf-8")
    assert (
        told(process).lead
        == "Förslaget skickades ut den 1 november 2024. Inget svar har kommit in."
    )
    assert told(process, "omremiss") == told(process)
    assert told(process, "2024-remiss").total.comments == 6
    assert [line.text for line in told(process).cover.data if line.label == "Remiss"] == [
        "2024-extra"
    ]


def test_a_round_that_there_is_not_is_told_with_those_that_there_are(process: Path) -> None:
    done = typed(process, "draft", "consultation", "--of", "2023-remiss", language="sv")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("nplan: inget i data/consultation heter ”2023-remiss”\n")
    assert "2024-remiss" in done.stderr.splitlines()[1]
    assert not (process / "build").exists()


def test_a_process_without_a_round_says_so(tmp_path: Path) -> None:
    records = empty(tmp_path)
    shown = markdown("consultation", Material(records=records))
    assert shown.endswith("The programme has not been sent out for consultation.\n")
    with pytest.raises(NplanError) as stopped:
        consultation(Material(records=records, of="remiss"))
    assert stopped.value.code == "not-there-to-draft"


def test_a_template_that_loses_a_comment_is_told(records: Records) -> None:
    own = templates(PROCESS)["consultation.md.j2"].replace(
        "in place.comments", "in place.comments[:1]"
    )
    with pytest.raises(NplanError) as stopped:
        markdown("consultation", Material(records=records), {"consultation.md.j2": own})
    assert stopped.value.values["detail"] == "Företagskretsen, synpunkt 2"


def test_a_comment_about_what_was_left_out_is_not_lost(process: Path) -> None:
    (process / "data/programme/service.yaml").unlink()
    (process / "data/programme/service.md").unlink()
    records = reading(process).records
    assert records is not None
    last = consultation(Material(records=records)).parts[-1]
    assert [place.title for place in last.places] == ["«saknas: S1.2»", "«saknas: S1»"]


@examples(0.4)
@given(text=SAID)
@example(text="- 1. # > | a\n\n\tb\\")
@example(text="[^1]: {{ tally.inputs }} [@tid] ![x](y)")
def test_a_comment_comes_out_letter_by_letter(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = Path(shutil.copytree(PROCESS / "data", tmp_path_factory.mktemp("p") / "data")).parent
    response = yaml.safe_dump({"from": "ks", "comments": [{"id": 1, "text": text}]})
    (root / ROUND / "ks.yaml").write_text(response, "utf-8")
    shown = parse(markdown("consultation", Material(records=records_of(root))))
    quotes = [plain_text(block.blocks) for block in shown if isinstance(block, Quote)]
    assert f"Kommunstyrelsen, synpunkt 1\n{text}" in quotes
