"""The indexes: whose voice an input is, and what a reference means."""

from nplan.model.dialogue import Attendance, Group, Input, Meeting, Participation
from nplan.model.process import Area, Organisation, Process, Unit
from nplan.model.records import Records, slug

PROCESS = Process(
    municipality="Lindvik kommun",
    title="Program",
    areas=(Area(id="service", title="Kommunal service", formerly=("tillstand",)),),
    units=(Unit(id="ks", title="Kommunstyrelsen", kind="board"),),
)
ORGANISATIONS = {
    "cafe-torget": Organisation(name="Café Torget", aliases=("Torget",)),
    "bygg-syd": Organisation(name="Bygg Syd AB", formerly=("bygg-norr",)),
}


def records(*meetings: Meeting) -> Records:
    return Records(
        process=PROCESS,
        organisations=ORGANISATIONS,
        meetings={f"data/meetings/{meeting.id}.yaml": meeting for meeting in meetings},
    )


def listed(*names: str) -> tuple[Participation, ...]:
    return tuple(Participation(organisation=name) for name in names)


def test_from_wins_over_the_group_and_a_group_leaves_own_bodies_aside() -> None:
    table = Group(
        title="Bord 2",
        area="tillstand",
        participants=listed("Torget", "bygg-norr", "ks"),
        inputs=(
            Input(id="1", text="a"),
            Input(id="2", text="b", from_=("Café Torget",)),
            Input(id="3", text="c", from_=()),
        ),
    )
    found = records(Meeting(id="2026-03-25-lunch", kind="dialoglunch", title="L", groups=(table,)))
    assert [said.voice for said in found.said] == [
        ("cafe-torget", "bygg-syd"),
        ("cafe-torget",),
        (),
    ]
    assert {said.area for said in found.said} == {"service"}


def test_own_bodies_speak_where_they_are_alone() -> None:
    table = Group(title="Bord 1", participants=listed("ks"), inputs=(Input(text="a"),))
    found = records(Meeting(id="2026-03-25-lunch", kind="dialoglunch", title="L", groups=(table,)))
    assert [(said.reference, said.voice) for said in found.said] == [
        ("2026-03-25-lunch/~1", ("ks",))
    ]


def test_the_only_participant_speaks_unless_more_were_in_the_room() -> None:
    def voices(attendance: Attendance | None, *own: str) -> list[tuple[str, ...]]:
        meeting = Meeting(
            id="2026-01-10-intervju",
            kind="intervju",
            title="I",
            participants=listed("bygg-syd", *own),
            attendance=attendance,
            inputs=(Input(id="1", text="a"),),
        )
        return [said.voice for said in records(meeting).said]

    assert voices(None) == [("bygg-syd",)]
    assert voices(Attendance(organisations=1)) == [("bygg-syd",)]
    assert voices(Attendance(organisations=2)) == [()]
    assert voices(None, "ks") == voices(Attendance(organisations=1), "ks") == [("bygg-syd",)]


def test_an_old_reference_means_what_it_was_split_into() -> None:
    meeting = Meeting(
        id="2026-01-10-intervju",
        formerly=("2026-01-10-besok",),
        kind="intervju",
        title="I",
        inputs=(
            Input(id="2", text="a", formerly=("1",)),
            Input(id="3", text="b", formerly=("2026-01-10-intervju/1",)),
            Input(id="4", text="c", withdrawn="på egen begäran"),
        ),
    )
    found = records(meeting)
    assert [s.input.text for s in found.cited_inputs("2026-01-10-intervju/1")] == ["a", "b"]
    assert [s.input.text for s in found.cited_inputs("2026-01-10-besok/3")] == ["b"]
    assert [s.input.text for s in found.cited_inputs("2026-01-10-besok/1")] == ["a", "b"]
    assert found.cited_inputs("2026-01-10-intervju/9") == ()
    assert [s.input.id for s in found.said] == ["2", "3"]


def test_a_slug_folds_swedish_letters() -> None:
    assert slug("Bord 2: Företag & Åkeri på Ön") == "bord-2-foretag-akeri-pa-on"
