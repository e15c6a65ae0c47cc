"""An id names one thing and goes on naming it, and a meeting's is its file's name."""

from nplan.checks.ids import (
    ids_are_given_once,
    inputs_have_ids,
    meeting_files_begin_with_their_date,
)
from nplan.model.finding import Finding, Path

from .projects import Found

LUNCH = "data/meetings/2026-03-25-lunch.yaml"
PROCESS = "data/process.yaml"
REGISTER = "data/organisations.yaml"
SERVICE = "data/programme/service.yaml"
POINTS = "data/keypoints/service.yaml"


def twice(
    name: str,
    file: str,
    path: Path,
    other: str,
    what: str = "",
    key: bool = False,
    first: Path = (),
) -> Finding:
    values: dict[str, str | int] = {"name": name, "other": other}
    return Finding(
        code="duplicate-id",
        file=file,
        path=path,
        key=key,
        first=first,
        values=values | ({"what": what} if what else {}),
    )


def test_organisations_and_units_share_one_set_of_ids(found: Found) -> None:
    text = """
    # data/organisations.yaml
    ks: Konstsalongen
    person: Person AB
    kf: Kafferosteriet
    ny: {name: Nya bolaget, formerly: [kf, gammal]}
    ny-2: {name: Andra bolaget, formerly: gammal}
    """
    assert found(ids_are_given_once, text) == [
        twice("gammal", REGISTER, ("ny-2", "formerly", 0), REGISTER, "both-former"),
        twice("ks", REGISTER, ("ks",), PROCESS, key=True),
        twice("person", REGISTER, ("person",), "", "reserved", key=True),
        twice("kf", REGISTER, ("kf",), REGISTER, "former", key=True),
    ]


def test_areas_goals_and_actions_share_another(found: Found) -> None:
    text = f"""
    # {SERVICE}
    goals:
      - {{id: service, text: Svara, indicators: [{{id: nki, name: NKI}}]}}
      - {{id: ks, text: Ringa, indicators: [{{id: nki, name: NKI}}]}}
    actions: [{{id: K1, text: Svara}}, {{id: programme, text: Skriva}}]
    # data/programme/kompetens.yaml
    actions: [{{id: K1, text: Svara}}]
    """
    kompetens = "data/programme/kompetens.yaml"
    assert found(ids_are_given_once, text) == [
        twice("service", SERVICE, ("goals", 0, "id"), PROCESS),
        twice("K1", SERVICE, ("actions", 0, "id"), kompetens),
        twice("programme", SERVICE, ("actions", 1, "id"), "", "reserved"),
        twice(
            "nki",
            SERVICE,
            ("goals", 1, "indicators", 0, "id"),
            SERVICE,
            first=("goals", 0, "indicators", 0, "id"),
        ),
    ]


def test_inputs_are_unique_in_all_groups_of_their_meeting(found: Found) -> None:
    text = f"""
    # {LUNCH}
    kind: dialoglunch
    title: Lunch
    inputs:
      - {{id: 1, text: Svara}}
    groups:
      - title: Bord 1
        inputs: |
          [2] Ring
          [1] Skriv
      - {{title: Bord 1}}
    # data/meetings/2026-03-26-lunch.yaml
    kind: dialoglunch
    title: Lunch
    inputs: "[1] Svara"
    """
    assert found(ids_are_given_once, text) == [
        twice("bord-1", LUNCH, ("groups", 1, "title"), LUNCH, first=("groups", 0, "title")),
        twice("1", LUNCH, ("groups", 0, "inputs", 1, "id"), LUNCH, first=("inputs", 0, "id")),
    ]


def test_an_older_id_is_shared_by_inputs_that_were_one_and_never_given_again(found: Found) -> None:
    text = f"""
    # {LUNCH}
    kind: dialoglunch
    title: Lunch
    inputs:
      - {{id: 2, text: Svara, formerly: 1}}
      - {{id: 3, text: Ring, formerly: [1, 2026-03-26-lunch/9]}}
    # data/meetings/2026-03-26-lunch.yaml
    kind: dialoglunch
    title: Lunch
    inputs: "[9] Svara"
    # data/meetings/2026/2026-03-25-lunch.yaml
    kind: dialoglunch
    title: Lunch
    """
    later = "data/meetings/2026-03-26-lunch.yaml"
    assert found(ids_are_given_once, text) == [
        twice("2026-03-25-lunch", "data/meetings/2026/2026-03-25-lunch.yaml", (), LUNCH),
        twice("9", later, ("inputs", 0, "id"), later, "former"),
    ]


def test_an_older_id_of_a_key_point_is_not_given_again(found: Found) -> None:
    text = f"""
    # {POINTS}
    - {{id: svar, area: service, title: Svar, formerly: bygglov}}
    - {{id: bygglov, area: service, title: Bygglov}}
    """
    assert found(ids_are_given_once, text) == [
        twice("bygglov", POINTS, (1, "id"), POINTS, "former")
    ]


def meeting(name: str, date: str) -> str:
    return f"# data/meetings/{name}.yaml\nkind: intervju\ntitle: I\ndate: {date}\n"


def test_a_meeting_is_named_by_its_date(found: Found) -> None:
    text = (
        meeting("2026-03-25", "")
        + meeting("2026-03-enkat", "2026-03-25")
        + meeting("2026-04-01-lunch", "2026")
        + meeting("2026-04-02-lunch", "2026-04-03")
        + meeting("2026-04-04-Lunch", "")
        + meeting("2026-13-01-lunch", "")
        + meeting("lunch", "2026-04-05")
    )

    def misnamed(file: str, path: tuple[str | int, ...] = (), **values: str) -> Finding:
        values = {"name": file} | values
        return Finding(
            code="file-name", file=f"data/meetings/{file}.yaml", path=path, values=values
        )

    assert found(meeting_files_begin_with_their_date, text) == [
        misnamed("2026-04-02-lunch", ("date",), name="2026-04-03", what="date", named="2026-04-02"),
        misnamed("2026-04-04-Lunch", what="letters"),
        misnamed("2026-13-01-lunch"),
        misnamed("lunch"),
    ]


def test_inputs_without_ids_are_told_once_a_meeting(found: Found) -> None:
    text = f"""
    # {LUNCH}
    kind: dialoglunch
    title: Lunch
    inputs: "[1] Svara"
    groups:
      - title: Bord 1
        inputs: |
          [2] Ring
          Skriv
      - {{title: Bord 2, inputs: [Svara]}}
    """
    assert found(inputs_have_ids, text) == [
        Finding(
            code="missing-input-id",
            file=LUNCH,
            path=("groups", 0, "inputs", 1),
            values={"meeting": "2026-03-25-lunch", "count": 2, "next": 3},
        )
    ]
