"""What changed between two versions, in small processes and in any."""

from collections.abc import Callable

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from nplan.counts.change import Because, Change, Items, Part, Value
from nplan.counts.changes import changes
from nplan.counts.pairing import paired
from nplan.counts.withheld import withheld
from nplan.counts.wording import parts
from nplan.model.consultation import Comment, Response
from nplan.model.dialogue import Group, Input, Meeting
from nplan.model.process import Area, Organisation, Process
from nplan.model.programme import Action, AreaProgramme, Goal, KeyPoint
from nplan.model.records import Records
from tests.counts.counting import records

LUNCH = "# data/meetings/2026-01-10-lunch.yaml\nkind: lunch\ntitle: Lunch\n"
OTHER = "# data/meetings/2026-02-10-besok.yaml\nkind: besok\ntitle: Besök\n"
KEY = "# data/keypoints/alla.yaml\n"


def changed(old: str, new: str) -> list[Change]:
    return list(changes(records(old), records(new)).changes)


def briefly(old: str, new: str) -> list[tuple[str, str | None, str | None]]:
    """What happened, to what, and what that was called before."""
    return [(one.how, one.id, one.was) for one in changed(old, new)]


def inputs(meeting: str, *lines: str) -> str:
    return meeting + "inputs: |\n" + "".join(f"  {line}\n" for line in lines)


def test_words_that_changed_are_marked_and_white_space_counts_for_nothing() -> None:
    assert parts("Bygglov tar sju månader", "Bygglov  tar\nsju månader") == ()
    assert parts("Bygglov tar sju månader", "Bygglov tar sex månader ibland") == (
        Part("both", "Bygglov tar"),
        Part("old", "sju"),
        Part("new", "sex"),
        Part("both", "månader"),
        Part("new", "ibland"),
    )
    assert parts("", "Ny text") == (Part("new", "Ny text"),)


def test_two_long_texts_are_compared_in_no_time() -> None:
    one, other = ("a b c d " * 5_000 + "slut", "d c b a " * 5_000 + "slut")
    assert [part.where for part in parts(one, other)] == ["old", "new", "both"]


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_each_text_can_be_read_from_its_parts(old: list[str], new: list[str]) -> None:
    found = parts(" ".join(old), " ".join(new))
    for side, words in (("old", old), ("new", new)) if old != new else ():
        told = [part.text for part in found if part.where in ("both", side)]
        assert " ".join(told).split() == words


def test_an_input_is_reworded_and_gets_another_area_kind_and_votes() -> None:
    old = inputs(LUNCH, "[1] Bygglov tar sju månader #service #problem *2")
    new = inputs(LUNCH, "[1] Bygglov tar sex månader #kompetens #förslag *3 @cafe")
    (one,) = changed(old, new)
    assert (one.what, one.how, one.id, one.was) == ("input", "altered", "2026-01-10-lunch/1", None)
    assert one.fields == (
        Value(
            field="text",
            old="Bygglov tar sju månader",
            new="Bygglov tar sex månader",
            parts=(
                Part("both", "Bygglov tar"),
                Part("old", "sju"),
                Part("new", "sex"),
                Part("both", "månader"),
            ),
        ),
        Value(field="kind", old="problem", new="proposal"),
        Items(field="from", removed=(), added=("cafe",)),
        Value(field="votes", old=2, new=3),
        Value(field="area", old="service", new="kompetens"),
    )


def test_an_input_is_moved_if_it_says_so() -> None:
    old = inputs(LUNCH, "[1] Bygglov", "[2] Väg") + OTHER
    new = inputs(LUNCH, "[2] Väg") + OTHER
    new += "inputs: [{id: 1, text: Bygglov tar tid, formerly: 2026-01-10-lunch/1}]\n"
    (one,) = changed(old, new)
    assert (one.how, one.id, one.was) == ("moved", "2026-02-10-besok/1", "2026-01-10-lunch/1")
    assert [field.field for field in one.fields] == ["text"]


def test_an_input_is_moved_if_one_alone_lost_its_text_and_one_alone_got_it() -> None:
    old = inputs(LUNCH, "[1] Bygglov", "[2] Väg", "[3] Väg") + OTHER
    new = inputs(LUNCH) + inputs(OTHER, "[1] Bygglov", "[2] Väg", "[3] Väg")
    assert briefly(old, new) == [
        ("moved", "2026-02-10-besok/1", "2026-01-10-lunch/1"),
        ("added", "2026-02-10-besok/2", None),
        ("added", "2026-02-10-besok/3", None),
        ("removed", "2026-01-10-lunch/2", None),
        ("removed", "2026-01-10-lunch/3", None),
    ]


def test_a_renamed_meeting_keeps_its_inputs() -> None:
    new = LUNCH.replace("2026-01-10-lunch", "2026-01-11-lunch") + "formerly: 2026-01-10-lunch\n"
    (one,) = changed(inputs(LUNCH, "[1] Bygglov"), inputs(new, "[1] Bygglov"))
    assert (one.what, one.how, one.id, one.was) == (
        "meeting",
        "altered",
        "2026-01-11-lunch",
        "2026-01-10-lunch",
    )
    assert one.fields == (Value(field="date", old="2026-01-10", new="2026-01-11"),)


def test_lines_without_ids_are_known_by_their_texts_then_by_their_turn() -> None:
    old = inputs(LUNCH, "Bygglov tar tid", "Vägen är smal", "Lång kö till skolan")
    new = inputs(
        LUNCH, "[1] Vägen är smal", "Bygglov tar lång tid", "Ny", "[2] Lång kö till skolan"
    )
    assert briefly(old, old) == []
    assert briefly(old, new) == [
        ("added", "2026-01-10-lunch/~2", None),
        ("added", "2026-01-10-lunch/~3", None),
        ("removed", "2026-01-10-lunch/~1", None),
    ]
    one = inputs(LUNCH, "[1] Vägen är smal", "Bygglov tar lång tid", "[2] Lång kö till skolan")
    assert briefly(old, one) == [("altered", "2026-01-10-lunch/~2", None)]
    other = inputs(LUNCH, "[1] Vägen är smal", "Något helt annat sades", "[2] Lång kö till skolan")
    assert [how for how, _, _ in briefly(old, other)] == ["added", "removed"]


def test_an_input_taken_back_is_not_told_again() -> None:
    old = inputs(LUNCH, "[1] Bygglov tar tid")
    new = LUNCH + "inputs: [{id: 1, text: Bygglov tog tid, withdrawn: Ringde och ångrade sig}]\n"
    (one,) = changed(old, new)
    assert one == Change(what="input", id="2026-01-10-lunch/1", how="withdrawn", text=None)
    assert [one.how for one in changed(new, old)] == ["restored"]


def test_an_outcome_that_a_key_point_changes_is_told_of_its_inputs_too() -> None:
    said = inputs(LUNCH, "[1] Bygglov", "[2] Väg")
    point = "{id: tid, area: service, title: Tid, inputs: {2026-01-10-lunch: [1]}"
    old, new = (f"{said}{KEY}- {point}{outcome}}}\n" for outcome in ("", ", outcome: adopted"))
    one, other = changed(old, new)
    assert one == Change(
        what="input",
        id="2026-01-10-lunch/1",
        how="altered",
        text="Bygglov",
        fields=(Value(field="outcome", old="open", new="adopted"),),
        because=(Because(what="key-point", id="tid"),),
    )
    assert (other.what, other.id) == ("key-point", "tid")
    assert other.fields == (Value(field="outcome", old=None, new="adopted"),)


def test_names_and_former_ids_are_no_change_where_they_mean_the_same() -> None:
    old = LUNCH + "inputs: [{id: 1, text: A, area: tillstand, from: [Byggarna]}]\n"
    new = LUNCH + "inputs: [{id: 1, text: A, area: service, from: [bygg-syd]}]\n"
    assert briefly(old, new) == []


GOALS = """\
# data/programme/service.yaml
goals: [{{id: S1, text: {goal}, key_points: [{points}]}}]
actions: [{{id: S1.1, text: Svara, goal: S1, key_points: svar}}]
# data/keypoints/alla.yaml
- {{id: tid, area: service, title: Tid, outcome: adopted, inputs: {{2026-01-10-lunch: [1]}}}}
- {{id: svar, area: service, title: Svar, outcome: adopted, inputs: {{2026-01-10-lunch: [{svar}]}}}}
# data/consultation/2026-remiss/round.yaml
sent: 2026-05
# data/consultation/2026-remiss/kretsen.yaml
from: foreningen
comments: [{{id: 1, about: S1, text: Skärp målet{comment}}}]
"""


def test_a_goal_is_reworded_because_of_inputs_and_comments_that_came_to_it() -> None:
    said = inputs(LUNCH, "[1] Bygglov", "[2] Ingen svarar", "[3] Ingen ringer")
    old = said + GOALS.format(goal="Svar i tid", points="svar", svar="2", comment="")
    answer = ", outcome: adopted, change: Tio dagar"
    new = said + GOALS.format(
        goal="Svar inom tio dagar", points="svar, tid", svar="2, 3", comment=answer
    )
    found = {(one.what, one.id): one for one in changed(old, new)}
    assert found["goal", "S1"].because == (
        Because(what="key-point", id="svar", inputs=("2026-01-10-lunch/3",)),
        Because(what="key-point", id="tid", inputs=("2026-01-10-lunch/1",)),
        Because(what="comment", id="2026-remiss/kretsen/1"),
    )
    assert [field.field for field in found["goal", "S1"].fields] == ["text", "key_points"]
    assert found["comment", "2026-remiss/kretsen/1"].fields == (
        Value(field="outcome", old=None, new="adopted"),
        Value(field="change", old=None, new="Tio dagar", parts=(Part("new", "Tio dagar"),)),
    )
    assert ("action", "S1.1") not in found


def test_other_files_that_differ_are_named() -> None:
    old = records("# data/decisions.yaml\n- {id: ks, body: KS}\n")
    new = records("# data/decisions.yaml\n- {id: ks, body: KF}\n# data/memos/a.yaml\ntitle: T\n")
    found = changes(old, new)
    assert (found.changes, found.elsewhere) == ((), ("data/decisions.yaml", "data/memos/a.yaml"))


HIDDEN = """\
# data/organisations.yaml
akeriet: {{name: Lindviks Åkeri AB{consent}}}
bygg-syd: Bygg Syd AB
# data/meetings/2026-01-10-lunch.yaml
kind: lunch
title: {title}
participants: [{who}]
inputs: [{{id: 1, text: "{text}"{confidential}, from: akeriet}}]
# data/programme/service.yaml
direction: {direction}
"""


def test_what_is_secret_in_one_version_is_told_of_neither() -> None:
    old = HIDDEN.format(
        consent="",
        title="Lunch hos Lindviks Åkeri AB",
        who="bygg-syd",
        text="Vi går nog i konkurs",
        confidential="",
        direction="Någon sa vi går nog i konkurs.",
    )
    new = HIDDEN.format(
        consent=", consent: anonymous",
        title="Lunch hos ett åkeri",
        who="bygg-syd, akeriet",
        text="Vi går kanske i konkurs",
        confidential=", confidential: true",
        direction="Flera har det svårt.",
    )
    before, after = records(old), records(new)
    for found in (
        withheld(changes(before, after), before, after),
        withheld(changes(after, before), after, before),
    ):
        written = msgspec.json.encode(found).decode().lower()
        assert [one.what for one in found.changes] == [
            "meeting",
            "organisation",
            "input",
            "chapter",
        ]
        for secret in ("åkeri ab", "akeriet", "konkurs", "kanske"):
            assert secret not in written
        assert all(
            one.withheld or any(getattr(field, "withheld", False) for field in one.fields)
            for one in found.changes
        )


IDS = st.sampled_from("abcd")
TEXTS = st.sampled_from(("Bygglov", "Vägen är smal", "Vägen är för smal", "Kö"))


def lists(one: st.SearchStrategy[Input]) -> st.SearchStrategy[tuple[Input, ...]]:
    return st.lists(one, max_size=4).map(tuple)


INPUTS = lists(
    st.builds(
        Input,
        id=st.none() | st.sampled_from("1234"),
        text=TEXTS,
        votes=st.none() | st.integers(0, 2),
        area=st.none() | IDS,
        withdrawn=st.sampled_from((None, None, None, "x")),
        formerly=st.lists(st.sampled_from(("m-a/1", "m-b/2", "3")), max_size=1).map(tuple),
    )
)
NAMES = st.lists(IDS, max_size=2).map(tuple)


@st.composite
def any_records(draw: Callable[..., object]) -> Records:
    """Records with ids that occur twice, lead nowhere and change their meaning."""

    def some(of: st.SearchStrategy[object]) -> list[object]:
        return draw(st.lists(of, max_size=3))  # type: ignore[return-value]

    meetings = st.builds(
        Meeting,
        id=IDS.map("m-{}".format),
        kind=st.just("lunch"),
        title=TEXTS,
        inputs=INPUTS,
        groups=st.lists(st.builds(Group, title=TEXTS, inputs=INPUTS), max_size=1).map(tuple),
        formerly=st.lists(IDS.map("m-{}".format), max_size=1).map(tuple),
    )
    references = st.lists(st.sampled_from(("m-a/1", "m-b/1", "m-c/2", "m-a/3")), max_size=2)
    points = st.builds(
        KeyPoint,
        id=IDS,
        area=IDS,
        title=TEXTS,
        outcome=st.sampled_from((None, "adopted", "declined")),
        inputs=references.map(tuple),
        formerly=NAMES,
    )
    goals = st.builds(Goal, id=IDS, text=TEXTS, key_points=NAMES, formerly=NAMES)
    actions = st.builds(Action, id=IDS, text=TEXTS, key_points=NAMES, goal=st.none() | IDS)
    comments = st.builds(Comment, id=IDS, about=IDS, text=TEXTS, formerly=NAMES)
    areas = {area.id: area for area in some(st.builds(Area, id=IDS, title=TEXTS, formerly=NAMES))}  # type: ignore[attr-defined]
    return Records(
        process=Process(municipality="L", title="P", areas=tuple(areas.values())),  # type: ignore[arg-type]
        organisations=draw(st.dictionaries(IDS, st.builds(Organisation, name=TEXTS), max_size=2)),  # type: ignore[arg-type]
        meetings={f"{at}": one for at, one in enumerate(some(meetings))},  # type: ignore[misc]
        key_points={"k": tuple(some(points))},  # type: ignore[arg-type]
        area_programmes={
            "p": AreaProgramme(area="a", goals=tuple(some(goals)), actions=tuple(some(actions)))  # type: ignore[arg-type]
        },
        responses={
            "data/consultation/r/a.yaml": Response(
                from_="a",
                comments=tuple(some(comments)),  # type: ignore[arg-type]
            )
        },
    )


@given(any_records())
def test_nothing_differs_from_itself(one: Records) -> None:
    same = msgspec.structs.replace(one)
    found = changes(one, same)
    assert (found.changes, found.elsewhere) == ((), ())


@given(any_records(), any_records())
def test_what_was_added_one_way_was_removed_the_other(one: Records, other: Records) -> None:
    there, back = changes(one, other).changes, changes(other, one).changes

    def those(found: tuple[Change, ...], how: str) -> list[tuple[str, str | None]]:
        return sorted((str(change.what), str(change.id)) for change in found if change.how == how)

    assert those(there, "added") == those(back, "removed")
    assert those(there, "removed") == those(back, "added")
    moved = {(change.what, change.id, change.was) for change in there if change.how == "moved"}
    assert moved == {(c.what, c.was, c.id) for c in back if c.how == "moved"}
    assert withheld(changes(one, other), one, other)


@given(any_records(), any_records())
def test_pairs_are_the_same_both_ways(one: Records, other: Records) -> None:
    there = paired(one.organisations, other.organisations).ids
    back = paired(other.organisations, one.organisations).ids
    assert {(a, b) for a, b in there.items()} == {(b, a) for a, b in back.items()}
