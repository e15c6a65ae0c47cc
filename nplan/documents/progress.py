"""How indicators move from baseline to target, drawn so that the right way is to the right."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from html import escape
from textwrap import wrap

import msgspec

from nplan.counts.progress import Movement
from nplan.documents.charts import short

OUTSIDE = 0.16
"""How far outside of the track a value may stand, as a part of the track."""
LETTER = 6.2
"""How wide a letter of twelve points is, about."""
LINE = 13.5
ACCENT, BAD, QUIET, HAIRLINE, PAPER = "#0b4f5c", "#9a2c12", "#4a5a5e", "#b9c9cc", "#ffffff"


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """How wide a chart is, and where in a row things stand."""

    name: str
    width: int
    row: int
    """A row's height."""
    left: float
    right: float
    """Where the track begins and ends."""
    track: float
    """How far below the row's top the track lies."""
    label: float
    """Where the label begins or, at the side of the track, ends."""
    is_beside: bool
    """Whether the label stands at the side of the track; else above it."""
    label_at: float
    """How far below the row's top the label's middle is."""
    letters: int
    """How long a line of the label is at most."""
    word: float
    word_at: float
    """Where the word for the movement stands."""


WIDE = Frame(
    name="wide",
    width=620,
    row=60,
    left=282,
    right=446,
    track=28,
    label=190,
    is_beside=True,
    label_at=28,
    letters=34,
    word=512,
    word_at=28,
)
NARROW = Frame(
    name="narrow",
    width=320,
    row=134,
    left=84,
    right=236,
    track=100,
    label=2,
    is_beside=False,
    label_at=28,
    letters=48,
    word=10,
    word_at=64,
)


class Stage(msgspec.Struct, frozen=True):
    """A baseline, a target or a latest value."""

    value: Decimal | None
    """None where there is none."""
    words: str
    """Value and year, or that there is none, as it is printed."""


class ProgressRow(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator's way."""

    label: str
    unit: str
    """What its values count; '' if that is not told."""
    baseline: Stage
    target: Stage
    latest: Stage
    direction: int
    """1 where a higher value is better, -1 where a lower one is, 0 where that is not known."""
    movement: Movement
    """Where it has gone from its baseline."""
    word: str
    """What the movement is called."""


class ProgressChart(msgspec.Struct, frozen=True, kw_only=True):
    """Indicators to draw, a row each: baseline and target on a track, a marker at the latest."""

    title: str
    rows: tuple[ProgressRow, ...]


def alternative_text(chart: ProgressChart) -> str:
    """The chart in words: its title and all that it says of each indicator."""
    return f"{chart.title}. {'; '.join(map(_in_words, chart.rows))}."


def _in_words(row: ProgressRow) -> str:
    told = (row.baseline.words, row.target.words, row.latest.words, row.word)
    unit = f" ({row.unit})" if row.unit else ""
    return f"{row.label}{unit}: {', '.join(filter(None, told))}"


def progress_chart(
    chart: ProgressChart, accent: str = ACCENT, frame: Frame = WIDE, prefix: str = ""
) -> str:
    """The chart as SVG, every value printed where it stands.

    Args:
        chart: what is drawn.
        accent: the colour of what is good.
        frame: how wide it is.
        prefix: what the ids begin with, which must be unique where several stand in one page.
    """
    height = frame.row * len(chart.rows) + 4
    title, desc = f"{prefix}title", f"{prefix}desc"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.width} {height}"'
        f' width="{frame.width}" height="{height}" class="{frame.name}" role="img"'
        f' aria-labelledby="{title} {desc}"'
        " font-family=\"'Source Sans Pro', 'Source Sans 3', 'Segoe UI', Arial, sans-serif\""
        ' font-size="13" fill="#1c2b2e">',
        f'<title id="{title}">{escape(chart.title)}</title>',
        f'<desc id="{desc}">{escape(alternative_text(chart))}</desc>',
    ]
    for index, row in enumerate(chart.rows):
        lines += _row(row, 2.0 + frame.row * index, accent, frame)
    return "\n".join([*lines, "</svg>"]) + "\n"


class Places(msgspec.Struct, frozen=True):
    """Where things stand on a track, 0 at its left end and 1 at its right."""

    baseline: float
    target: float
    latest: float
    to_scale: bool
    """Whether the distances mean anything; else the side alone does."""


def places(row: ProgressRow) -> Places:
    """Where a row's baseline, target and latest value stand: the better, the more to the right."""
    first, last, value = row.baseline.value, row.target.value, row.latest.value
    if first is None or last is None or first == last or not row.direction:
        side = {"reached": 1.0, "right": 0.6, "wrong": -OUTSIDE, "unchanged": 0.0}
        return Places(0.0, 1.0, side.get(row.movement, 0.5), False)
    low, high = sorted((first * row.direction, last * row.direction))

    def place(one: Decimal) -> float:
        part = float((one * row.direction - low) / (high - low))
        return min(max(part, -OUTSIDE), 1 + OUTSIDE)

    return Places(place(first), place(last), place(first if value is None else value), True)


def _row(row: ProgressRow, top: float, accent: str, frame: Frame) -> Iterator[str]:
    at, middle, word_at = places(row), top + frame.track, top + frame.word_at
    start, end, latest = (
        frame.left + place * (frame.right - frame.left)
        for place in (at.baseline, at.target, at.latest)
    )
    yield from _label(row, top + frame.label_at, frame)
    dashes = "" if at.to_scale else ' stroke-dasharray="5 4"'
    yield (
        f'<path class="line" d="M{short(frame.left)} {short(middle)}H{short(frame.right)}"'
        f' fill="none" stroke="{HAIRLINE}" stroke-width="3"{dashes}/>'
    )
    if at.to_scale and row.movement in ("reached", "right", "wrong"):
        yield _way(row.movement, start, latest, middle, accent)
    if row.baseline.value is not None:
        yield _upright(start, middle, 2)
    if row.target.value is not None:
        yield _upright(end, middle, 4)
    yield _stage(start, middle + 23, row.baseline.words, frame)
    yield _stage(end, middle + 23, row.target.words, frame)
    weight = ""
    if row.latest.value is not None:
        weight = 'font-weight="600"'
        yield _stage(latest, middle - 13, row.latest.words, frame, weight)
        yield from _marker(row.movement, latest, middle, accent)
        yield from _marker(row.movement, frame.word, word_at, accent)
    yield _text(frame.word + 13, word_at + 4.5, row.word, "start", weight, size=13)


def _label(row: ProgressRow, middle: float, frame: Frame) -> Iterator[str]:
    """The label on at most three lines and the unit on one, cut where they are longer."""
    lines = _balanced(row.label, frame.letters, 3)
    lines += _balanced(f"({row.unit})", frame.letters, 1) if row.unit else []
    for number, line in enumerate(lines):
        y = middle + 4 + LINE * (number - (len(lines) - 1) / 2)
        yield _text(frame.label, y, line, "end" if frame.is_beside else "start")


def _balanced(text: str, letters: int, most: int) -> list[str]:
    """The text on as few lines as it needs, none much shorter than the others."""
    lines = wrap(text, letters, max_lines=most, placeholder="…")
    if lines and not lines[-1].endswith("…"):
        for width in range(letters - 1, 0, -1):
            narrower = wrap(text, width)
            if len(narrower) > len(lines):
                break
            lines = narrower
    return lines


def _stage(x: float, y: float, words: str, frame: Frame, attributes: str = "") -> str:
    """Words below or above a place on the track, clear of the label and inside the frame."""
    half = len(words) * LETTER / 2
    first = frame.label + 8 if frame.is_beside else 0
    inside = min(max(x, first + half), frame.width - half)
    return _text(inside, y, words, "middle", attributes)


def _text(x: float, y: float, words: str, anchor: str, attributes: str = "", size: int = 12) -> str:
    extra = f" {attributes}" if attributes else ""
    return (
        f'<text class="text" x="{short(x)}" y="{short(y)}" text-anchor="{anchor}"'
        f' font-size="{size}"{extra}>{escape(words)}</text>'
    )


def _upright(x: float, middle: float, width: int) -> str:
    """A mark across the track: thin for the baseline, thick for the target."""
    return (
        f'<rect class="first" x="{short(x - width / 2)}" y="{short(middle - 9)}" width="{width}"'
        f' height="18" fill="{QUIET}"/>'
    )


def _way(movement: Movement, start: float, latest: float, middle: float, accent: str) -> str:
    """The way gone: broad where it is the right one, thin where it is the wrong one."""
    kind, fill, height = ("bad", BAD, 3) if movement == "wrong" else ("good", accent, 6)
    return (
        f'<rect class="{kind}" x="{short(min(start, latest))}" y="{short(middle - height / 2)}"'
        f' width="{short(abs(latest - start))}" height="{height}" fill="{fill}"/>'
    )


def _marker(movement: Movement, x: float, middle: float, accent: str) -> Iterator[str]:
    """A shape of its own for each movement, filled for the good ones and open for the others."""
    kind, outline, inside = SHAPES[movement]
    fill = {"good": accent, "bad": BAD, "first": QUIET}[kind]
    place = f"translate({short(x)} {short(middle)})"
    yield f'<path class="{kind}" transform="{place}" d="{outline}" fill="{fill}"/>'
    if inside:
        yield f'<path class="paper" transform="{place}" d="{inside}" fill="{PAPER}"/>'


ROUND = "M-8 0A8 8 0 1 1 8 0A8 8 0 1 1 -8 0Z"
SHAPES: Mapping[Movement, tuple[str, str, str]] = {
    "reached": ("good", ROUND, "M-4.8 .2L-1.5 4L5 -3L3.4 -4.4L-1.6 1L-3.3 -1.1Z"),
    "right": ("good", "M-6 -8L9 0L-6 8Z", ""),
    "wrong": ("bad", "M6 -8L-9 0L6 8Z", "M3.6 -4.2L-4.4 0L3.6 4.2Z"),
    "unchanged": ("first", "M-6.5 -6.5H6.5V6.5H-6.5Z", "M-4 -4H4V4H-4Z"),
    "unclear": ("first", ROUND, "M-5.5 0A5.5 5.5 0 1 1 5.5 0A5.5 5.5 0 1 1 -5.5 0Z"),
}
"""The marker of each movement that has a value: its class, its outline, what is open inside."""
