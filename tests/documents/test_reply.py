"""The letter to an organisation as a view, and as Markdown, on the process of this folder."""

from pathlib import Path

import msgspec
import pytest

from nplan.documents.draft import prepared
from nplan.documents.material import Material
from nplan.documents.reply import Reply, reply
from nplan.files.reading import reading
from nplan.files.templates import templates
from nplan.model.consultation import Decision
from nplan.model.process import Contact
from nplan.model.records import Records
from nplan.model.values import Day, day
from nplan.model.version import Version

from .conftest import PROCESS

VERSION = Version("0123456789", Day(2024, 11, 20), changed=False)
GOLDEN = PROCESS / "reply.md"
ORGANISATIONS = ("aberg-mat", "cafe-torget", "hemlig", "kretsen", "orust-bygg")
NAMES = {
    "aberg-mat": "Åbergs mat",
    "cafe-torget": "Café Torget",
    "hemlig": "Tysta Gatan",
    "kretsen": "Företagskretsen",
    "orust-bygg": "Örust Bygg",
}


def viewed(records: Records, to: str, *, internal: bool = False) -> Reply:
    material = Material(records=records, version=VERSION, final=True, internal=internal)
    return reply(material, to, Contact(name="Kim Ek", role="vd"), Day(2025, 1, 20))


def markdown(records: Records, to: str, *, internal: bool = False) -> str:
    view = viewed(records, to, internal=internal)
    return prepared("reply", view, templates(PROCESS)).text


def changed(process: Path, file: str, old: str, new: str) -> Records:
    path = process / "data" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    found = reading(process).records
    assert found is not None
    return found


def test_the_whole_letter(records: Records, pytestconfig: pytest.Config) -> None:
    shown = markdown(records, "kretsen")
    if pytestconfig.getoption("--write-goldens"):
        GOLDEN.write_text(shown, "utf-8", newline="\n")
    assert shown == GOLDEN.read_text("utf-8")


def test_a_view_has_plain_values(records: Records) -> None:
    assert msgspec.json.decode(msgspec.json.encode(viewed(records, "kretsen")))


@pytest.mark.parametrize("to", ORGANISATIONS)
def test_a_letter_names_no_other_organisation_and_no_secret(records: Records, to: str) -> None:
    view = viewed(records, to)
    text = str(view) + markdown(records, to)
    for other, name in NAMES.items():
        assert (name in text) is (other == to != "hemlig"), name
    for secret in ("hemlig", "dricker", "inte ha sagt", "egen begäran", "Handlar om en person"):
        assert secret not in text


def test_an_anonymous_organisation_gets_a_letter_without_a_name(records: Records) -> None:
    assert viewed(records, "hemlig").recipient == ("Till en av deltagarna (Anonym organisation 1)",)
    internal = viewed(records, "hemlig", internal=True)
    assert internal.recipient == ("Tysta Gatan AB", "Kim Ek, vd")
    assert "**Brev · INTERNT**" in markdown(records, "hemlig", internal=True)


def test_its_own_confidential_input_is_named_by_its_reference(records: Records) -> None:
    shown = markdown(records, "hemlig")
    assert (
        "> *En förtrolig synpunkt. Texten skrivs inte ut, eftersom ett brev kan bli en allmän "
        "handling.*\n\nDet har vi inte tagit in i programmet. (2024-03-25-dialoglunch/5)\n"
    ) in shown
    internal = markdown(records, "hemlig", internal=True)
    assert "> *En förtrolig synpunkt:* Vår chef dricker.\n" in internal
    assert "Handlar om en person." in internal


def test_what_it_said_and_what_was_said_at_its_table_are_apart(process: Path) -> None:
    records = changed(
        process, "meetings/2024-03-25-dialoglunch.yaml", "tillstånd\n", "tillstånd @cafe-torget\n"
    )
    meeting = viewed(records, "cafe-torget").meetings[0]
    told = [(one.lead, [said.reference for said in one.inputs]) for one in meeting.said]
    lunch = "2024-03-25-dialoglunch"
    assert told == [
        ("Ni sa:", [f"{lunch}/2"]),
        ("Vid ert bord, Bord 1, sades:", [f"{lunch}/1", f"{lunch}/3"]),
    ]
    at_the_table = viewed(records, "aberg-mat").meetings[0].said
    assert [said.reference for one in at_the_table for said in one.inputs] == [
        f"{lunch}/1",
        f"{lunch}/3",
    ]


def test_what_was_written_is_not_said(records: Records) -> None:
    survey = viewed(records, "cafe-torget").meetings[1]
    assert survey.when_and_where == "1 maj 2024 – 31 maj 2024"
    assert [one.lead for one in survey.said] == ["Ni skrev:"]


def test_why_something_was_not_taken_in_stands_with_it(records: Records) -> None:
    (declined,) = viewed(records, "cafe-torget").meetings[1].said[0].inputs
    assert declined.became == "Det har vi inte tagit in i programmet."
    assert declined.reasons == ("Om ”Skylt vid torget”: Det finns redan en.",)
    assert declined.read_more == ""
    (referred,) = viewed(records, "orust-bygg").meetings[0].said[0].inputs
    assert referred.became == "Det är inte kommunen som avgör."
    assert referred.reasons == ("Riksdagen beslutar.",)


def test_what_the_municipality_will_do_stands_once_with_who_answers_for_it(
    records: Records,
) -> None:
    view = viewed(records, "aberg-mat")
    (point,) = view.key_points
    assert point.title == "Kortare väntan"
    assert [(one.label, one.answers) for one in point.steps] == [
        ("Mål S1", ""),
        (
            "Åtgärd S1.1",
            "Ansvarar: Byggförvaltningen och Kommunstyrelsen. Tid: januari 2025 – 2026.",
        ),
    ]


def test_why_only_a_part_was_taken_in_is_told(process: Path) -> None:
    reason = "outcome: partly\n  reason: Fyra veckor räcker inte alltid."
    records = changed(process, "keypoints/service.yaml", "outcome: adopted", reason)
    (point,) = viewed(records, "aberg-mat").key_points
    assert point.reason == "Fyra veckor räcker inte alltid."
    assert "\nFyra veckor räcker inte alltid.\n" in markdown(records, "aberg-mat")


@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        ("2024-12-10", "Kommunstyrelsen antog programmet den 10 december 2024."),
        ("2024-12", "Kommunstyrelsen antog programmet i december 2024."),
        ("2024", "Kommunstyrelsen antog programmet 2024."),
    ],
)
def test_a_month_or_a_year_is_no_day(records: Records, date: str, sentence: str) -> None:
    adopted = Decision(
        id="x", body="Kommunstyrelsen", outcome="approved", adopts=True, date=day(date)
    )
    found = msgspec.structs.replace(records, decisions=(adopted,))
    assert viewed(found, "kretsen").standing == sentence


def test_sources_that_prose_cites_are_not_told(process: Path) -> None:
    cited = "”Vi väntade ett år.” [@2024-04-02-intervju/1] Sedan svar [@tid]."
    records = changed(process, "keypoints/service.yaml", "    - Sedan svar.", f"    - {cited}")
    shown = markdown(records, "aberg-mat")
    assert "- ”Vi väntade ett år.” Sedan svar.\n" in shown
    assert "[^" not in shown
    assert viewed(records, "aberg-mat").sources == {}


def test_what_was_taken_back_is_told_without_its_text(records: Records) -> None:
    assert viewed(records, "orust-bygg").withdrawn == (
        "1 synpunkt har tagits tillbaka av er eller vid ert bord. Texten skrivs inte ut: "
        "2024-04-02-intervju/2."
    )


@pytest.mark.parametrize(
    ("kind", "table", "thanks"),
    [
        ("intervju", "", "Tack för att ni kom. Vi har inte antecknat någon synpunkt från just er."),
        (
            "dialoglunch",
            "groups: [{title: Bord 1, participants: [ks]}]\n",
            "Tack för att ni kom. Vi har inte antecknat någon synpunkt från just er eller ert "
            "bord.",
        ),
        (
            "enkat",
            "",
            "Tack för att ni svarade. Vi har inte antecknat någon synpunkt från just er.",
        ),
    ],
)
def test_who_came_and_was_not_noted_is_thanked(
    process: Path, kind: str, table: str, thanks: str
) -> None:
    (process / "data/meetings/2024-06-01-annat.yaml").write_text(
        f"kind: {kind}\ntitle: Annat\nplace: Rådhuset\nparticipants: [orust-bygg, ks]\n{table}",
        "utf-8",
    )
    found = reading(process).records
    assert found is not None
    meeting = viewed(found, "orust-bygg").meetings[-1]
    assert (meeting.when_and_where, meeting.thanks) == ("1 juni 2024, Rådhuset", thanks)
    assert meeting.said == ()


def test_nobody_is_promised_what_nothing_tells(process: Path) -> None:
    (process / "data/meetings/2024-06-01-annat.yaml").write_text(
        "kind: intervju\ntitle: Annat\nparticipants: [bygg, ks]\n", "utf-8"
    )
    found = reading(process).records
    assert found is not None
    view = viewed(found, "bygg")
    assert view.title == "Tack för att ni var med"
    assert view.contents == ""
    assert view.key_points == ()


def test_files_that_are_left_out_are_told(process: Path) -> None:
    found = reading(process, leave_out=("data/meetings/2024-04-02-intervju.yaml",)).records
    assert found is not None
    assert "så något kan saknas i brevet." in markdown(found, "cafe-torget")


def test_the_letter_is_dated_by_hand_or_by_the_version(records: Records) -> None:
    assert viewed(records, "kretsen").cover.data[0].text == "20 januari 2025"
    material = Material(records=records, version=VERSION, final=True)
    assert reply(material, "kretsen").cover.data[0].text == "20 november 2024"
    undated = reply(Material(records=records, final=True), "kretsen").cover.data
    assert [one.label for one in undated] == ["Vårt diarienummer"]
