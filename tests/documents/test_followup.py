"""The follow-up as a view, and as Markdown, on the process of this folder."""

from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from nplan.counts.progress import progress
from nplan.documents.draft import drafted, prepared
from nplan.documents.followup import FollowUpView, followup
from nplan.documents.material import Material
from nplan.documents.progress import ProgressChart
from nplan.documents.standings import ROWS, Part, charts
from nplan.documents.wording import Wording
from nplan.files.reading import reading
from nplan.files.templates import templates
from nplan.model.consultation import FollowUp, Measurement
from nplan.model.error import NplanError
from nplan.model.programme import AreaProgramme, Goal, Indicator, Level
from nplan.model.records import Records
from nplan.model.values import Day
from nplan.model.version import Version

from .conftest import PROCESS

VERSION = Version("0123456789", Day(2027, 2, 20), changed=False)
GOLDEN = PROCESS / "followup.md"


def viewed(records: Records, of: str | None = None) -> FollowUpView:
    return followup(Material(records=records, version=VERSION, of=of))


def markdown(view: FollowUpView) -> str:
    return prepared("followup", view, templates(PROCESS)).text


def test_the_whole_document(records: Records, pytestconfig: pytest.Config) -> None:
    shown = markdown(viewed(records))
    if pytestconfig.getoption("--write-goldens"):
        GOLDEN.write_text(shown, "utf-8", newline="\n")
    assert shown == GOLDEN.read_text("utf-8")


def test_a_view_has_plain_values(records: Records) -> None:
    assert msgspec.json.decode(msgspec.json.encode(viewed(records)))


def test_every_action_is_counted_once(records: Records) -> None:
    view = viewed(records)
    listed = sum(len(area.actions) for area in view.areas)
    assert view.status_total.actions == listed == sum(view.status_total.counts) == 2
    assert view.status_total.counts == tuple(
        map(sum, zip(*(row.counts for row in view.status_rows), strict=True))
    )


def test_what_departs_from_the_programme_is_gathered(records: Records) -> None:
    told = viewed(records).deviations
    assert told.lead == (
        "1 åtgärd är avbruten och 1 åtgärd är inte klar fast tiden har gått ut. "
        "1 mål är inte uppnått. 1 mått går fel väg."
    )
    assert [(one.id, one.status) for one in told.actions] == [
        ("S1.1", "Pågår, skulle vara klar 2026"),
        ("S1.2", "Avbruten"),
    ]
    assert [one.id for one in told.goals] == ["S1"]
    assert [one.outcome for one in told.indicators] == [
        "70 (2024), 69,5 (2025), 67 (okt.\N{NO-BREAK SPACE}2026)"
    ]


def test_an_earlier_follow_up_knows_nothing_of_a_later_one(records: Records) -> None:
    view = viewed(records, "2025")
    assert view.changes is None
    assert view.areas[1].indicators[0].outcome == "70 (2024)"
    assert view.deviations.lead == "Inget av det som redovisas avviker från programmet."
    assert [(one.what, one.where) for one in view.cover.missing] == [
        ("Avsnitt utan text", "Sammanfattning; Nästa steg"),
        ("Åtgärder utan läge", "S1.2"),
        ("Mål utan bedömning", "K1"),
    ]


def test_nothing_has_changed_if_the_same_is_told_again(records: Records) -> None:
    first = records.follow_ups["data/followup/2025.yaml"]
    again = msgspec.structs.replace(first, id="2026", date=Day(2026))
    found = msgspec.structs.replace(records, follow_ups={"a": first, "b": again})
    changes = viewed(found).changes
    assert changes is not None
    assert changes.rows == ()
    assert changes.lead == (
        "Sedan uppföljningen den 2 december 2025: inget av det som redovisas har ändrats."
    )


def test_a_new_comment_is_no_new_value(records: Records) -> None:
    first = records.follow_ups["data/followup/2025.yaml"]
    again = Measurement(year=Day(2024), value=Decimal(70), comment="Rättat ord.")
    then = msgspec.structs.replace(first, id="2026", date=Day(2026), indicators={"nki": (again,)})
    found = msgspec.structs.replace(records, follow_ups={"a": first, "b": then})
    changes = viewed(found).changes
    assert changes is not None
    assert changes.rows == ()


def test_without_a_follow_up_the_remedy_is_told(records: Records) -> None:
    with pytest.raises(NplanError) as stopped:
        viewed(msgspec.structs.replace(records, follow_ups={}))
    assert stopped.value.code == "no-follow-up"
    with pytest.raises(NplanError) as stopped:
        viewed(records, "2024")
    assert stopped.value.values["known"] == "2025, 2026"


def test_a_process_with_nothing_in_it_can_be_followed_up(tmp_path: Path) -> None:
    (tmp_path / "data/followup").mkdir(parents=True)
    process = "municipality: Lindvik\ntitle: Plan\nlanguage: en\nareas: [{id: a, title: A}]\n"
    (tmp_path / "data/process.yaml").write_text(process, "utf-8")
    (tmp_path / "data/followup/2026.yaml").write_text("title: Year one\ndate: 2026\n", "utf-8")
    found = reading(tmp_path).records
    assert found is not None
    files = drafted(prepared("followup", viewed(found), templates(PROCESS)), ("md", "pdf")).files
    assert list(files) == ["followup.md", "followup.pdf"]
    shown = files["followup.md"].decode()
    assert "There are no actions yet." in shown
    assert "There are no goals yet." in shown
    assert "Nothing that is told here departs from the programme." in shown


@pytest.mark.parametrize(
    ("n", "sizes"), [(0, []), (1, [1]), (8, [8]), (9, [4, 5]), (40, [8, 8, 8, 8, 8])]
)
def test_no_chart_is_higher_than_a_page(records: Records, n: int, sizes: list[int]) -> None:
    indicators = tuple(
        Indicator(
            id=f"m{number}",
            name=f"Mått {number}",
            baseline=Level(year=Day(2023), value=Decimal(number)),
        )
        for number in range(n)
    )
    chapter = AreaProgramme(goals=(Goal(id="S1", text="Svar.", indicators=indicators),))
    now = progress(records, records.follow_ups_in_time[0])
    made = dict(charts(Wording("sv"), now, Part("Service", "service", chapter)))
    assert [len(one.rows) for one in made.values()] == sizes
    assert max(sizes, default=0) <= ROWS
    labels = [row.label for one in made.values() for row in one.rows]
    assert labels == [one.name for one in indicators]
    names = [f"indicators-service-{at + 1}" for at in range(len(sizes))]
    assert list(made) == (names if len(sizes) > 1 else ["indicators-service"][: len(sizes)])


def test_the_charts_of_a_view_are_those_that_its_template_draws(records: Records) -> None:
    view = viewed(records)
    named = [name for area in view.areas for name in area.charts]
    drawn = [name for name, chart in view.charts.items() if isinstance(chart, ProgressChart)]
    assert named == drawn == ["indicators-service"]


def test_a_year_alone_is_over_when_it_ends(records: Records) -> None:
    told = FollowUp(
        id="2026", title="U", date=Day(2026), actions=records.follow_ups_in_time[1].actions
    )
    found = msgspec.structs.replace(records, follow_ups={"a": told})
    assert [one.id for one in viewed(found).deviations.actions] == ["S1.2"]
