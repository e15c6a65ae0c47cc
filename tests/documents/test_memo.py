"""The memo as a view, and as Markdown, on the process of this folder."""

from pathlib import Path

import msgspec
import pytest

from nplan.documents.draft import drafted, prepared
from nplan.documents.material import Material
from nplan.documents.memo import MemoView, memo
from nplan.files.reading import reading
from nplan.files.templates import templates
from nplan.model.error import NplanError
from nplan.model.records import Records
from nplan.model.values import Day
from nplan.model.version import Version

from .conftest import PROCESS

VERSION = Version("0123456789", Day(2024, 11, 20), changed=True)
GOLDEN = PROCESS / "memo.md"


def viewed(records: Records, of: str | None = None) -> MemoView:
    return memo(Material(records=records, version=VERSION, of=of))


def markdown(view: MemoView) -> str:
    return prepared("memo", view, templates(PROCESS)).text


def without_memos(records: Records) -> Records:
    return msgspec.structs.replace(records, memos={})


def test_the_whole_document(records: Records, pytestconfig: pytest.Config) -> None:
    shown = markdown(viewed(records))
    if pytestconfig.getoption("--write-goldens"):
        GOLDEN.write_text(shown, "utf-8", newline="\n")
    assert shown == GOLDEN.read_text("utf-8")


def test_a_view_has_plain_values(records: Records) -> None:
    assert msgspec.json.decode(msgspec.json.encode(viewed(records)))


def test_the_latest_memo_is_drafted_or_the_one_that_is_asked_for(records: Records) -> None:
    assert viewed(records).title == "Antagande av programmet"
    assert viewed(records, "2024-08-remiss").title == "Remiss av programmet"


def test_an_unknown_memo_is_told_with_those_that_are_there(records: Records) -> None:
    with pytest.raises(NplanError) as stopped:
        viewed(records, "2024-09-remiss")
    assert stopped.value.code == "not-there-to-draft"
    assert stopped.value.values["known"] == "2024-08-remiss, 2024-11-antagande"


def test_a_former_name_still_leads_to_the_memo(process: Path) -> None:
    file = process / "data/memos/2024-08-remiss.yaml"
    file.write_text(file.read_text("utf-8") + "formerly: 2024-07-remiss\n", "utf-8")
    found = reading(process).records
    assert found is not None
    assert viewed(found, "2024-07-remiss").title == "Remiss av programmet"


def test_without_a_memo_the_files_tell_what_they_know(records: Records) -> None:
    view = viewed(without_memos(records))
    assert view.title == "Antagande av Näringslivsprogram 2025–2028"
    assert [clause.told[0] for clause in view.proposal] == [
        "Kommunfullmäktige antar Näringslivsprogram 2025–2028.",
        "Näringslivsprogram 2025–2028 gäller från och med 2025 till och med 2028.",
    ]
    assert view.summary.told == (
        "5 olika organisationer har deltagit i 2 möten och 1 skriftlig insamling. "
        "8 synpunkter har antecknats som de sades. "
        "Dessutom har 1 av kommunens egna organ deltagit.",
        "Förslaget omfattar 2 områden, 2 mål och 2 åtgärder. "
        "Den åtgärd som har en kostnad kostar 450\N{NO-BREAK SPACE}000 kr.",
    )
    assert view.background.told[0] == "Dialogen pågick 25 mars 2024 – 7 maj 2024."
    assert view.assessment.told == (
        "Dialogen har gett 8 synpunkter: 3 har tagits in i förslaget, 2 har inte tagits in, "
        "1 är en fråga för någon annan och 2 är fortfarande öppna.",
    )
    assert view.sent_to == (
        "Kommunstyrelsen",
        "Byggförvaltningen",
        "De som har svarat på remissen",
    )
    assert view.signature == ()
    assert [(one.what, one.where) for one in view.cover.missing] == [
        ("Uppgifter i skrivelsens huvud", "Datum")
    ]


def test_a_round_tells_each_who_was_asked_once_and_no_noughts(records: Records) -> None:
    (round,) = without_memos(records).rounds.values()
    twice = msgspec.structs.replace(round, to=("kretsen", "Företagskretsen"), open=False)
    found = msgspec.structs.replace(
        without_memos(records), rounds={"data/consultation/2024-remiss/round.yaml": twice}
    )
    told = viewed(found).background.told[1]
    assert "1 instans fick förslaget på remiss." in told
    unasked = msgspec.structs.replace(twice, to=(), open=True)
    silent = msgspec.structs.replace(
        found, rounds={"data/consultation/2024-remiss/round.yaml": unasked}, responses={}
    )
    told = viewed(silent).background.told[1]
    assert told.endswith("Vem som helst fick svara. Inget svar har kommit in.")
    dateless = msgspec.structs.replace(unasked, sent=None)
    silent = msgspec.structs.replace(
        silent, rounds={"data/consultation/2024-remiss/round.yaml": dateless}
    )
    told = viewed(silent).background.told[1]
    assert told.startswith("Förslaget har varit ute på remiss. Vem som helst fick svara.")
    assert "0" not in told.replace("2024", "")


def test_a_dialogue_of_a_day_is_no_period(records: Records) -> None:
    one = {file: one for file, one in records.meetings.items() if "intervju" in file}
    found = msgspec.structs.replace(without_memos(records), meetings=one, key_points={})
    assert viewed(found).background.told[0] == "Dialogen hölls den 2 april 2024."


def test_no_meeting_is_not_counted(records: Records) -> None:
    written = {file: one for file, one in records.meetings.items() if "enkat" in file}
    found = msgspec.structs.replace(without_memos(records), meetings=written, key_points={})
    assert (
        viewed(found)
        .summary.told[0]
        .startswith("1 organisation har deltagit i 1 skriftlig insamling. ")
    )


@pytest.mark.parametrize(
    ("document", "clause"),
    [
        ("{}", ""),
        ("{valid_from: 2025-01-01}", "2. Plan is valid from 1 January 2025."),
        ("{valid_to: 2028}", "2. Plan is valid until 2028."),
        ("{replaces: 'Old *plan*'}", "2. Plan replaces Old \\*plan\\*."),
    ],
)
def test_a_process_with_nothing_in_it_becomes_a_memo(
    tmp_path: Path, document: str, clause: str
) -> None:
    (tmp_path / "data").mkdir()
    process = "municipality: Lindvik\ntitle: Plan\nlanguage: en\nareas: [{id: a, title: A}]\n"
    (tmp_path / "data/process.yaml").write_text(f"{process}document: {document}\n", "utf-8")
    found = reading(tmp_path).records
    assert found is not None
    files = drafted(prepared("memo", viewed(found), templates(PROCESS)), ("md", "pdf")).files
    shown = files["memo.md"].decode()
    assert files["memo.pdf"].startswith(b"%PDF")
    assert "1. Plan is adopted.\n" in shown
    assert clause in shown
    assert "- **Data of the memo:** Date; Case number; To\n" in shown
    assert "- **Sections without a text:** Summary, Background, Assessment\n" in shown
    assert "## Assessment" not in shown
