"""What is added to data/replies.yaml: lines in the form that the file has, and no other change."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.files.events import values
from nplan.files.replies import with_replies
from nplan.model.consultation import Reply
from nplan.model.error import NplanError
from nplan.model.values import Day

BREV = Reply(organisation="b", date=Day(2025, 1, 20), channel="brev")
ADDED = {"organisation": "b", "date": "2025-01-20", "channel": "brev"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "- {organisation: b, date: 2025-01-20, channel: brev}\n"),
        ("# svar\n", "# svar\n- {organisation: b, date: 2025-01-20, channel: brev}\n"),
        ("\ufeff", "\ufeff- {organisation: b, date: 2025-01-20, channel: brev}\n"),
        (
            "- {meeting: m, date: 2025}\r\n",
            "- {meeting: m, date: 2025}\r\n"
            "- {organisation: b, date: 2025-01-20, channel: brev}\r\n",
        ),
        (
            "- {meeting: m, date: 2025} # möte",
            "- {meeting: m, date: 2025} # möte\n"
            "- {organisation: b, date: 2025-01-20, channel: brev}",
        ),
        (
            "  -   organisation: a\n      date: 2025\n\n",
            "  -   organisation: a\n      date: 2025\n"
            "  -   organisation: b\n      date: 2025-01-20\n      channel: brev\n\n",
        ),
        (
            "-\n  organisation: a\n  date: 2025\n\n# sist\n-\n  meeting: m\n  date: 2025\n",
            "-\n  organisation: a\n  date: 2025\n\n# sist\n-\n  meeting: m\n  date: 2025\n"
            "\n- organisation: b\n  date: 2025-01-20\n  channel: brev\n",
        ),
        (
            "- organisation: a\n  date: 2025\n# slut  ",
            "- organisation: a\n  date: 2025\n"
            "- organisation: b\n  date: 2025-01-20\n  channel: brev\n# slut  ",
        ),
        ("[]\n", "- {organisation: b, date: 2025-01-20, channel: brev}\n"),
        (
            "[{organisation: a, date: 2025}]\n",
            "[{organisation: a, date: 2025}, {organisation: b, date: 2025-01-20, channel: brev}]\n",
        ),
        (
            "- {organisation: a, date: 2025}\n...\n",
            "- {organisation: a, date: 2025}\n"
            "- {organisation: b, date: 2025-01-20, channel: brev}\n...\n",
        ),
    ],
)
def test_lines_are_added_in_the_form_of_the_file(before: str, after: str) -> None:
    assert with_replies(before.encode(), [BREV]).decode() == after


@pytest.mark.parametrize(
    "content",
    [
        b"organisation: a\ndate: 2025\n",
        b"nej\n",
        b"- {organisation: a, date: 2025\n",
        b"\xff\xfe-\x00",
    ],
)
def test_what_is_no_list_is_refused(content: bytes) -> None:
    with pytest.raises(NplanError) as stopped:
        with_replies(content, [BREV])
    assert stopped.value.code == "cannot-edit"


def item(is_flow: bool, indent: int, gap: int, organisation: str) -> list[str]:
    start, inner = " " * indent + "-".ljust(gap), " " * (indent + gap)
    if is_flow:
        return [f"{start}{{organisation: {organisation}, date: 2024}}"]
    return [f"{start}organisation: {organisation}", f"{inner}date: 2024"]


@given(
    items=st.lists(st.booleans(), max_size=4),
    indent=st.integers(0, 3),
    gap=st.integers(2, 4),
    between=st.sampled_from([[], [""], ["# rad"], ["", "# rad", ""]]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    last=st.sampled_from(["", "END", "ENDEND", "END# slut", "  END"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_every_line_stays_and_the_list_is_longer(
    items: list[bool], indent: int, gap: int, between: list[str], end: str, last: str, mark: str
) -> None:
    lines = ["# svar", "# och brev"]
    for number, is_flow in enumerate(items):
        lines += [*between, *item(is_flow, indent, gap, f"a{number}")]
    text = end.join(lines) + last.replace("END", end)
    changed = with_replies((mark + text).encode(), [BREV, BREV]).decode()
    assert changed.startswith(mark)
    changed = changed.removeprefix(mark)
    old, _ = values(text)
    assert values(changed) == ([*(old or []), ADDED, ADDED], ())
    assert "\n" not in changed.replace(end, "")
    kept, new = text.split(end), changed.split(end)
    places = range(len(kept) + 1)
    assert any(
        kept[:at] == new[:at] and kept[at:] == new[len(new) - len(kept) + at :] for at in places
    )


@given(st.lists(st.sampled_from("abc"), max_size=5))
def test_replies_one_by_one_are_the_same_as_all_at_once(names: list[str]) -> None:
    replies = [Reply(organisation=one, date=Day(2025), channel="brev") for one in names]
    content = b""
    for one in replies:
        content = with_replies(content, [one])
    assert content == (with_replies(b"", replies) if replies else b"")


def test_the_forms_can_be_mixed() -> None:
    for first, second in product((True, False), repeat=2):
        text = "\n".join([*item(first, 0, 2, "a"), *item(second, 0, 2, "b")]) + "\n"
        added = with_replies(text.encode(), [BREV]).decode().removeprefix(text)
        assert added.startswith("- {") is second
