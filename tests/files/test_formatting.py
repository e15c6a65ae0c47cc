"""Laws of the finished form: said once it stays so, and nothing else is said than before."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nplan.files.decode import Decoding, decoded
from nplan.files.events import values
from nplan.files.formatting import Formatter
from nplan.files.notes import notes, tag_spans
from nplan.files.renaming import citing_file
from nplan.model.citing import recited
from nplan.model.dialogue import Input, Meeting
from nplan.model.process import Area, Organisation, Process, Unit
from nplan.model.records import Records
from nplan.model.renaming import Renaming
from tests.awkward_texts import SAID
from tests.files.by_hand import by_hand

RECORDS = Records(
    process=Process(
        municipality="Lindvik kommun",
        title="Program",
        areas=(Area(id="service", title="Service", formerly=("bemotande",)),),
        units=(Unit(id="ks", title="Kommunstyrelsen", kind="board"),),
    ),
    organisations={"cafe": Organisation(name="Café", aliases=("Fiket",), formerly=("kafe",))},
)
FILE = "data/meetings/2026-03-25-lunch.yaml"

WORDS = st.sampled_from(
    ["Bygglov", "tar", "#service", "@cafe", "@Fiket", "@kafe", "@okänd", "#bemotande", "#problem",
     "*5", "!", "-", "•", "[7]", "[7]x", "+", "ö:", '"ja"', "#", "@", "  ", "\t"]
)  # fmt: skip
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
NOTES = st.lists(LINES, min_size=1, max_size=6).map(
    lambda lines: "\n".join(line for line in lines if line.strip())
)


def meeting(text: str) -> Meeting:
    names = ({*RECORDS.participant_ids, "kafeet"}, RECORDS.area_ids)
    found = decoded(Meeting, values(text)[0], Decoding(*names))
    assert isinstance(found, Meeting)
    return found


def as_file(lines: str, *, block: bool = True) -> str:
    if not block:
        return "kind: x\ntitle: y\ninputs:\n" + "".join(
            f"  - {line}\n" for line in ("Ett", "{text: Två}", "id: 4\n    text: Tre", '"Fyra: #"')
        )
    indented = lines.replace("\n", "\n      ")
    head = "kind: x\ntitle: y\nhost: Kommunstyrelsen\ngroups:\n  - title: B\n    inputs: |\n"
    return f"{head}      {indented}\n"


@given(NOTES, st.integers(1, 9))
def test_notes_are_numbered_and_say_the_same(lines: str, number: int) -> None:
    text = as_file(lines)
    if not lines.strip() or lines[0] in " \t" or values(text)[0] is None:
        return
    formatter = Formatter(RECORDS, {"2026-03-25-lunch": number})
    done = formatter.formatted(FILE, text.encode())
    assert done is not None
    before, after = meeting(text), meeting(done.content.decode())
    was, now = before.groups[0].inputs, after.groups[0].inputs
    assert after.host == "ks"
    assert len(was) == len(now)
    fresh = iter(done.numbers)
    for one, other in zip(was, now, strict=True):
        assert other.id == (one.id or (next(fresh) if one.text else None))
        assert (one.text, one.kind, one.votes, one.quote) == (
            other.text,
            other.kind,
            other.votes,
            other.quote,
        )
        assert other.from_ == (None if one.from_ is None else ("cafe",) * len(one.from_))
        assert other.area == (None if one.area is None else "service")
    again = formatter.formatted(FILE, done.content)
    assert again is not None
    assert again.content == done.content


WHO = st.sampled_from(["cafe", "Fiket", "Café", "kafe", "okänd", "ks", "Kommunstyrelsen"])
WHERE = st.sampled_from(["service", "bemotande"])
TEXTS = SAID | LINES.filter(str.strip)
INPUT = TEXTS | st.fixed_dictionaries(
    {"text": TEXTS},
    optional={
        "id": st.sampled_from(["3", "x"]),
        "from": WHO | st.lists(WHO, max_size=2),
        "area": WHERE,
        "also": st.lists(WHERE, max_size=1),
    },
)
INPUTS = (
    st.lists(TEXTS, min_size=1, max_size=4).map("\n".join) | st.lists(INPUT, max_size=4) | INPUT
)
MEETINGS = st.fixed_dictionaries(
    {"kind": st.just("x"), "title": TEXTS},
    optional={
        "place": TEXTS,
        "notes": TEXTS,
        "host": st.sampled_from(["ks", "Kommunstyrelsen"]),
        "participants": st.lists(WHO | st.fixed_dictionaries({"organisation": WHO}), max_size=3),
        "inputs": INPUTS,
        "groups": st.lists(
            st.fixed_dictionaries({"title": TEXTS}, optional={"inputs": INPUTS, "area": WHERE}),
            max_size=2,
        ),
    },
)


def with_todays_ids(of: Meeting) -> Meeting:
    """The same with the ids that are right today, and without those of inputs."""
    ids = {"Fiket": "cafe", "Café": "cafe", "kafe": "cafe", "Kommunstyrelsen": "ks"}
    ids |= {"bemotande": "service"}

    def bare(inputs: tuple[Input, ...]) -> tuple[Input, ...]:
        return tuple(replace(one, id=None) for one in inputs)

    same = recited(of, lambda kinds, typed: ids.get(typed, typed))
    assert isinstance(same, Meeting)
    groups = tuple(replace(one, inputs=bare(one.inputs)) for one in same.groups)
    return replace(same, inputs=bare(same.inputs), groups=groups)


@given(by_hand(MEETINGS))
def test_any_meeting_is_numbered_and_says_the_same(text: str) -> None:
    formatter = Formatter(RECORDS, {"2026-03-25-lunch": 10})
    done = formatter.formatted(FILE, text.encode())
    assert done is not None
    after = meeting(done.content.decode())
    assert with_todays_ids(after) == with_todays_ids(meeting(text))
    assert all(one.id for group in (after, *after.groups) for one in group.inputs if one.text)
    again = formatter.formatted(FILE, done.content)
    assert again is not None
    assert again.content == done.content


@given(by_hand(MEETINGS))
def test_a_new_id_stands_wherever_the_old_one_did(text: str) -> None:
    done = citing_file(Renaming(RECORDS, "organisation", "cafe", "kafeet"), FILE, text.encode())
    there = recited(meeting(text), lambda kinds, typed: {"cafe": "kafeet"}.get(typed, typed))
    assert meeting(done.content.decode()) == there


def test_inputs_of_a_list_are_numbered() -> None:
    done = Formatter(RECORDS, {"2026-03-25-lunch": 5}).formatted(
        FILE, as_file("", block=False).encode()
    )
    assert done is not None
    assert done.content.decode() == (
        "kind: x\ntitle: y\ninputs:\n"
        "  - id: 5\n    text: Ett\n"
        "  - {id: 6, text: Två}\n"
        "  - id: 4\n    text: Tre\n"
        '  - id: 7\n    text: "Fyra: #"\n'
    )


@given(NOTES)
def test_tags_stand_where_they_are_told_to(lines: str) -> None:
    names = (RECORDS.participant_ids, RECORDS.area_ids)
    tags = [lines[start:end] for start, end in tag_spans(lines, *names)]
    read = list(notes(lines, *names))
    assert [tag[1:] for tag in tags if tag[0] == "@"] == [
        id for one in read for id in one.from_ or ()
    ]
    areas = [id for one in read for id in (one.area, *one.also) if id]
    assert [tag[1:] for tag in tags if tag[0] == "#" and tag != "#problem"] == areas
    assert sum(tag[0] == "*" for tag in tags) >= sum(one.votes is not None for one in read)


@given(NOTES)
def test_a_new_id_there_and_back_is_the_same_file(lines: str) -> None:
    text = as_file(lines)
    if not lines.strip() or lines[0] in " \t" or values(text)[0] is None:
        return
    there = citing_file(Renaming(RECORDS, "organisation", "cafe", "kafeet"), FILE, text.encode())
    cited = sum((one.from_ or ()).count("cafe") for one in meeting(text).groups[0].inputs)
    assert there.places == cited
    from_ = [one.from_ for one in meeting(there.content.decode()).groups[0].inputs]
    assert sum((one or ()).count("kafeet") for one in from_) == cited
    kafeet = Organisation(name="Café", aliases=("Fiket",), formerly=("kafe", "cafe"))
    renamed = Records(process=RECORDS.process, organisations={"kafeet": kafeet})
    back = citing_file(Renaming(renamed, "organisation", "kafeet", "cafe"), FILE, there.content)
    assert back.content.decode() == text
