"""Laws of the finished form: said once it stays so, and nothing else is said than before."""

from hypothesis import given
from hypothesis import strategies as st

from nplan.files.decode import Decoding, decoded
from nplan.files.events import values
from nplan.files.formatting import Formatter
from nplan.files.notes import notes, tag_spans
from nplan.files.renaming import citing_file
from nplan.model.dialogue import Meeting
from nplan.model.process import Area, Organisation, Process, Unit
from nplan.model.records import Records
from nplan.model.renaming import Renaming

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
