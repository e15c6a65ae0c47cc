"""The action plan: the actions by area and by who answers for them, and what they cost."""

from collections.abc import Callable
from pathlib import Path

from nplan.documents.action_plan import ActionPlan, action_plan
from nplan.documents.material import Material
from nplan.model.records import Records
from tests.typed import typed

from .conftest import empty, markdown, records_of


def planned(process: Path, actions: str) -> ActionPlan:
    """The plan of the process with other actions."""
    file = process / "data/programme/service.yaml"
    goals, _, _ = file.read_text("utf-8").partition("actions:")
    file.write_text(goals + "actions:\n" + actions, "utf-8")
    return action_plan(Material(records=records_of(process)))


def test_the_whole_document(records: Records, golden: Callable[[str, str], None]) -> None:
    golden("action-plan.md", markdown("action-plan", Material(records=records)))


def test_every_action_stands_with_its_area_and_with_all_who_answer_for_it(
    records: Records,
) -> None:
    view = action_plan(Material(records=records))
    by_area = [one.id for area in view.areas for one in area.chapter.actions]
    assert by_area == ["S1.1", "S1.2"]
    by_unit = {unit.title: [row.action.id for row in unit.actions] for unit in view.units}
    assert by_unit == {"Kommunstyrelsen": ["S1.1"], "Byggförvaltningen": ["S1.1"]}
    assert [unit.actions[0].shared for unit in view.units] == [
        "Delas med Byggförvaltningen.",
        "Delas med Kommunstyrelsen.",
    ]
    assert [one.id for one in view.nobodys] == ["S1.2"]


def test_costs_are_told_as_they_are_and_never_divided(process: Path) -> None:
    view = planned(
        process,
        "  - {id: S1, text: A, responsible: ks, start: 2025-01, due: 2025-06, cost: 1000}\n"
        "  - {id: S2, text: A, responsible: ks, due: 2025, cost: 200}\n"
        "  - {id: S3, text: A, responsible: [bygg, ks], start: 2024-09, due: 2026, cost: 30}\n"
        "  - {id: S4, text: A, cost: 4}\n"
        "  - {id: S5, text: A, responsible: bygg, funding: Inom ram}\n",
    )
    assert view.costs is not None
    assert [(row.title, row.actions, row.kronor) for row in view.costs.by_responsible] == [
        ("Kommunstyrelsen", 2, 1200),
        ("Delat ansvar", 1, 30),
        ("Utan ansvarig", 1, 4),
    ]
    assert [(row.title, row.actions, row.kronor) for row in view.costs.by_time] == [
        ("2024 – 2026", 1, 30),
        ("2025", 2, 1200),
        ("Utan tid", 1, 4),
    ]
    assert (view.costs.total.actions, view.costs.total.kronor) == (4, 1234)
    assert view.without_cost == "1 åtgärd har ingen kostnad i kronor: S5."
    assert view.lead.endswith("De 4 åtgärder som har en kostnad kostar tillsammans 1\xa0234 kr.")


def test_actions_without_a_cost_have_no_table_of_costs(process: Path) -> None:
    view = planned(process, "  - {id: S1, text: A, responsible: ks, due: 2025}\n")
    assert (view.costs, view.without_cost) == (None, "")
    assert view.lead.endswith("Ingen åtgärd har någon kostnad angiven.")
    assert view.cover.missing == ()


def test_what_is_missing_is_what_a_plan_needs(records: Records) -> None:
    missing = action_plan(Material(records=records)).cover.missing
    assert [(one.what, one.where) for one in missing] == [
        ("Åtgärder utan ansvarig", "S1.2"),
        ("Åtgärder utan tid", "S1.2"),
    ]


def test_the_final_plan_is_refused_while_it_lacks_anything(process: Path) -> None:
    done = typed(process, "draft", "action-plan", "--final", language="sv")
    assert (done.returncode, done.stdout) == (1, "")
    assert "  Åtgärder utan ansvarig: S1.2\n  Åtgärder utan tid: S1.2\n" in done.stderr
    assert not (process / "build").exists()


def test_a_process_without_actions_says_so(tmp_path: Path) -> None:
    shown = markdown("action-plan", Material(records=empty(tmp_path)))
    assert shown.count("There are no actions yet.") == 2  # in the box too
    assert shown.endswith("There are no actions yet.\n")


def test_goals_stand_above_their_actions(records: Records) -> None:
    shown = markdown("action-plan", Material(records=records))
    assert shown.index("- **S1** Svar inom fyra veckor.") < shown.index("| S1.1 |")
