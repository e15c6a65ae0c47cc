"""Bar charts as small accessible SVG, and in words, both from the same figures."""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

import msgspec

from nplan.model.colour import WHITE, mixed
from nplan.model.style import Style

Fills = tuple[tuple[str, str], ...]
"""The colour of each series' bars, and of their edges."""

FIGURE_ROOM = 60
GAP = 11
LIGHT = 0.75
"""How much white is in the second series' colour."""
CLASSES = ("first", "second")
"""What the fills are called by a page's style sheet, which has colours of its own."""
LONGEST_LINE = 34


class Frame(NamedTuple):
    """The measures of a chart."""

    name: str
    width: int
    left: int
    """Where the bars begin."""
    labels_left: bool
    """Whether labels stand left of the bars; above them where there is no room."""
    size: int
    """That of the letters."""
    bar: int
    legend: int


WIDE = Frame("wide", width=620, left=200, labels_left=True, size=13, bar=13, legend=26)
NARROW = Frame("narrow", width=290, left=1, labels_left=False, size=16, bar=16, legend=30)


class Bar(msgspec.Struct, frozen=True):
    """A row of a chart: its label and one figure a series."""

    label: str
    values: tuple[int, ...]


class BarChart(msgspec.Struct, frozen=True, kw_only=True):
    """Figures to draw as horizontal bars, one or two series of them."""

    title: str
    series: tuple[str, ...]
    rows: tuple[Bar, ...]


def alternative_text(chart: BarChart) -> str:
    """The chart in words: its title and every figure."""
    rows = (f"{row.label} " + ", ".join(map(str, row.values)) for row in chart.rows)
    return f"{chart.title} ({' / '.join(chart.series)}): " + "; ".join(rows) + "."


def bar_chart(
    chart: BarChart, accent: str = Style().accent, frame: Frame = WIDE, prefix: str = ""
) -> str:
    """The chart as SVG of one width, its figures printed at the bars.

    Args:
        chart: what is drawn.
        accent: the colour of the bars.
        frame: how wide it is, and what stands where.
        prefix: what the ids begin with, which must be unique where several stand in one page.
    """
    colours = fills(accent)
    legend = frame.legend if len(chart.series) > 1 else 0
    above = _above(chart, frame)
    step = above + frame.bar * len(chart.series) + GAP
    height = legend + step * len(chart.rows) + GAP
    largest = max((value for row in chart.rows for value in row.values), default=0)
    scale = (frame.width - frame.left - FIGURE_ROOM) / (largest or 1)
    title, desc = f"{prefix}title", f"{prefix}desc"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.width} {height}"'
        f' width="{frame.width}" height="{height}" class="{frame.name}" role="img"'
        f' aria-labelledby="{title} {desc}"'
        " font-family=\"'Source Sans Pro', 'Source Sans 3', 'Segoe UI', Arial, sans-serif\""
        f' font-size="{frame.size}" fill="#1c2b2e">',
        f'<title id="{title}">{escape(chart.title)}</title>',
        f'<desc id="{desc}">{escape(alternative_text(chart))}</desc>',
        *(_legend(chart, frame, colours) if legend else ()),
    ]
    for index, row in enumerate(chart.rows):
        lines += _bars(row, legend + step * index + GAP / 2, scale, frame, above, colours)
    base = frame.left - 0.5
    lines.append(
        f'<path d="M{base} {legend}V{short(height - GAP / 2)}" class="line"'
        ' stroke="#4a5a5e" fill="none"/>'
    )
    return "\n".join([*lines, "</svg>"]) + "\n"


def fills(accent: str) -> Fills:
    """The accent, and light with an edge of it: apart in grey too."""
    return ((accent, "none"), (mixed(WHITE, accent, LIGHT), accent))


def _legend(chart: BarChart, frame: Frame, colours: Fills) -> Iterator[str]:
    x: float = frame.left
    for name, kind, (fill, edge) in zip(chart.series, CLASSES, colours, strict=False):
        yield (
            f'<rect x="{short(x)}" y="3" width="12" height="12" class="{kind}"'
            f' fill="{fill}" stroke="{edge}"/>'
        )
        yield f'<text x="{short(x + 18)}" y="14">{escape(name)}</text>'
        x += 44 + 0.51 * frame.size * len(name)


def _above(chart: BarChart, frame: Frame) -> float:
    """The height of the labels above their bars; 0 if they stand left of them."""
    most = max((len(_lines(row.label)) for row in chart.rows), default=1)
    return 0 if frame.labels_left else (frame.size + 0.5) * most + 6


def _bars(
    row: Bar, top: float, scale: float, frame: Frame, above: float, colours: Fills
) -> Iterator[str]:
    label = _lines(row.label)
    line_height = frame.size + 0.5
    if frame.labels_left:
        first = top + frame.bar * len(row.values) / 2 + 4.5 - line_height * (len(label) - 1) / 2
    else:
        first = top + above - 6 - line_height * (len(label) - 1)
    for number, line in enumerate(label):
        y = first + line_height * number
        x, anchor = (frame.left - 10, "end") if frame.labels_left else (frame.left + 4, "start")
        place = f'x="{x}" y="{short(y)}" text-anchor="{anchor}"'
        yield f"<text {place}>{escape(line)}</text>"
    series = zip(row.values, CLASSES, colours, strict=False)
    for number, (value, kind, (fill, edge)) in enumerate(series):
        y = top + above + frame.bar * number
        length = value * scale
        yield (
            f'<rect x="{frame.left}" y="{short(y + 0.75)}" width="{short(length)}"'
            f' height="{frame.bar - 1.5}" class="{kind}" fill="{fill}" stroke="{edge}"/>'
        )
        place = f'x="{short(frame.left + length + 6)}" y="{short(y + frame.bar - 2)}"'
        yield f'<text {place} font-size="{frame.size - 1}" font-weight="600">{value}</text>'


def _lines(label: str) -> list[str]:
    """The label on at most two lines, cut where it is longer."""
    if len(label) <= LONGEST_LINE:
        return [label]
    space = label.rfind(" ", 0, LONGEST_LINE)
    cut = space if space > 0 else LONGEST_LINE
    rest = label[cut:].strip()
    return [label[:cut], rest if len(rest) <= LONGEST_LINE else rest[: LONGEST_LINE - 1] + "…"]


def short(number: float) -> str:
    """A number with two decimals at most."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
