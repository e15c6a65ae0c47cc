"""How indicators move from baseline to target, drawn so that the right way is to the right."""

from collections.abc import Iterator
from decimal import Decimal
from html import escape
from textwrap import wrap

import msgspec

from nplan.counts.progress import Movement
from nplan.documents.charts import LABEL_WIDTH, WIDTH, short

LEFT, RIGHT = 282.0, 446.0
"""Where the track begins and ends; a value may stand a little outside of it."""
OUTSIDE = 0.16
"""How far outside, as a part of the track."""
WORD = 512
ROW = 60
LETTERS = 33
"""How long a line of a label is at most."""
LETTER = 6.2
"""How wide a letter of twelve points is, about."""
GOOD, BAD, QUIET, HAIRLINE, PAPER = "#0b4f5c", "#9a2c12", "#4a5a5e", "#b9c9cc", "#ffffff"


class Stage(msgspec.Struct, frozen=True):
    """A baseline, a target or a latest value."""

    value: Decimal | None = None
    """None where there is none."""
    words: str = ""
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


def progress_chart(chart: ProgressChart) -> str:
    """The chart as SVG of one width, every value printed where it stands."""
    height = ROW * len(chart.rows) + 4
    return (
        "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
                f' width="{WIDTH}" height="{height}" role="img" aria-labelledby="title desc"'
                " font-family=\"'Source Sans Pro', 'Source Sans 3', 'Segoe UI', Arial, sans-serif\""
                ' font-size="13" fill="#1c2b2e">',
                f'<title id="title">{escape(chart.title)}</title>',
                f'<desc id="desc">{escape(alternative_text(chart))}</desc>',
                *(
                    element
                    for index, row in enumerate(chart.rows)
                    for element in _row(row, 2.0 + ROW * index)
                ),
                "</svg>",
            ]
        )
        + "\n"
    )


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


def _row(row: ProgressRow, top: float) -> Iterator[str]:
    at, middle = places(row), top + 28
    yield from _label(row, middle)
    start, end, latest = _x(at.baseline), _x(at.target), _x(at.latest)
    dashes = "" if at.to_scale else ' stroke-dasharray="5 4"'
    yield (
        f'<path class="line" d="M{short(LEFT)} {short(middle)}H{short(RIGHT)}" fill="none"'
        f' stroke="{HAIRLINE}" stroke-width="3"{dashes}/>'
    )
    if at.to_scale and row.movement in ("reached", "right", "wrong"):
        yield _way(row.movement, start, latest, middle)
    if row.baseline.value is not None:
        yield _upright(start, middle, 2)
    if row.target.value is not None:
        yield _upright(end, middle, 4)
    yield _stage(start, top + 51, row.baseline.words)
    yield _stage(end, top + 51, row.target.words)
    if row.latest.value is not None:
        yield _stage(latest, top + 15, row.latest.words, 'font-weight="600"')
        yield from _marker(row.movement, latest, middle)
        yield from _marker(row.movement, WORD, middle)
    weight = "" if row.latest.value is None else 'font-weight="600"'
    yield _text(WORD + 13, middle + 4.5, row.word, "start", weight, size=13)


def _label(row: ProgressRow, middle: float) -> Iterator[str]:
    """The label on at most three lines and the unit on one, cut where they are longer."""
    lines = wrap(row.label, LETTERS, max_lines=3, placeholder="…")
    lines += wrap(row.unit, LETTERS, max_lines=1, placeholder="…")
    for number, line in enumerate(lines):
        y = middle + 4 + 13.5 * (number - (len(lines) - 1) / 2)
        yield _text(LABEL_WIDTH - 10, y, line, "end")


def _stage(x: float, y: float, words: str, attributes: str = "") -> str:
    """Words below or above a place on the track, clear of the label."""
    return _text(max(x, LABEL_WIDTH + len(words) * LETTER / 2), y, words, "middle", attributes)


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


def _way(movement: Movement, start: float, latest: float, middle: float) -> str:
    """The way gone: broad where it is the right one, thin where it is the wrong one."""
    is_good = movement != "wrong"
    left, length = min(start, latest), abs(latest - start)
    height, fill = (6, GOOD) if is_good else (3, BAD)
    return (
        f'<rect class="{"good" if is_good else "bad"}" x="{short(left)}"'
        f' y="{short(middle - height / 2)}" width="{short(length)}" height="{height}"'
        f' fill="{fill}"/>'
    )


def _marker(movement: Movement, x: float, middle: float) -> Iterator[str]:
    """A shape of its own for each movement, filled for the good ones and open for the others."""
    kind, fill, outline, inside = _SHAPES[movement]
    for name, colour, shape in ((kind, fill, outline), ("paper", PAPER, inside)):
        if shape:
            place = f"translate({short(x)} {short(middle)})"
            yield f'<path class="{name}" transform="{place}" d="{shape}" fill="{colour}"/>'


_SHAPES = {
    "reached": (
        "good",
        GOOD,
        "M-8 0A8 8 0 1 1 8 0A8 8 0 1 1 -8 0Z",
        "M-4.8 .2L-1.5 4L5 -3L3.4 -4.4L-1.6 1L-3.3 -1.1Z",
    ),
    "right": ("good", GOOD, "M-6 -8L9 0L-6 8Z", ""),
    "wrong": ("bad", BAD, "M6 -8L-9 0L6 8Z", "M3.6 -4.2L-4.4 0L3.6 4.2Z"),
    "unchanged": ("first", QUIET, "M-6.5 -6.5H6.5V6.5H-6.5Z", "M-4 -4H4V4H-4Z"),
    "unclear": (
        "first",
        QUIET,
        "M-8 0A8 8 0 1 1 8 0A8 8 0 1 1 -8 0Z",
        "M-5.5 0A5.5 5.5 0 1 1 5.5 0A5.5 5.5 0 1 1 -5.5 0Z",
    ),
}
"""Each movement's marker: its class, its colour, its outline and what is open inside."""


def _x(place: float) -> float:
    return LEFT + place * (RIGHT - LEFT)
