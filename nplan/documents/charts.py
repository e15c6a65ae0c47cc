"""Bar charts as small accessible SVG, and in words, both from the same figures."""

from collections.abc import Iterator
from html import escape

import msgspec

from nplan.model.colour import WHITE, mixed
from nplan.model.style import Style

Fills = tuple[tuple[str, str], ...]
"""The colour of each series' bars, and of their edges."""

WIDTH = 620
LABEL_WIDTH = 200
FIGURE_ROOM = 60
BAR = 13
GAP = 11
LEGEND = 26
LIGHT = 0.75
"""How much white is in the second series' colour."""
LONGEST_LINE = 34


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


def bar_chart(chart: BarChart, accent: str = Style().accent) -> str:
    """The chart as SVG of one width, its figures printed at the bars."""
    colours = fills(accent)
    legend = LEGEND if len(chart.series) > 1 else 0
    step = BAR * len(chart.series) + GAP
    height = legend + step * len(chart.rows) + GAP
    largest = max((value for row in chart.rows for value in row.values), default=0)
    scale = (WIDTH - LABEL_WIDTH - FIGURE_ROOM) / (largest or 1)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        f' width="{WIDTH}" height="{height}" role="img" aria-labelledby="title desc"'
        " font-family=\"'Source Sans Pro', 'Source Sans 3', 'Segoe UI', Arial, sans-serif\""
        ' font-size="13" fill="#1c2b2e">',
        f'<title id="title">{escape(chart.title)}</title>',
        f'<desc id="desc">{escape(alternative_text(chart))}</desc>',
        *(_legend(chart, colours) if legend else ()),
    ]
    for index, row in enumerate(chart.rows):
        lines += _bars(row, legend + step * index + GAP / 2, scale, colours)
    base = LABEL_WIDTH - 0.5
    lines.append(
        f'<path d="M{base} {legend}V{short(height - GAP / 2)}" stroke="#4a5a5e" fill="none"/>'
    )
    return "\n".join([*lines, "</svg>"]) + "\n"


def fills(accent: str) -> Fills:
    """The accent, and light with an edge of it: apart in grey too."""
    return ((accent, "none"), (mixed(WHITE, accent, LIGHT), accent))


def _legend(chart: BarChart, colours: Fills) -> Iterator[str]:
    x: float = LABEL_WIDTH
    for name, (fill, edge) in zip(chart.series, colours, strict=False):
        yield f'<rect x="{short(x)}" y="3" width="12" height="12" fill="{fill}" stroke="{edge}"/>'
        yield f'<text x="{short(x + 18)}" y="14">{escape(name)}</text>'
        x += 44 + 6.6 * len(name)


def _bars(row: Bar, top: float, scale: float, colours: Fills) -> Iterator[str]:
    middle = top + BAR * len(row.values) / 2
    label = _lines(row.label)
    for number, line in enumerate(label):
        y = middle + 4.5 + 13.5 * (number - (len(label) - 1) / 2)
        place = f'x="{LABEL_WIDTH - 10}" y="{short(y)}" text-anchor="end"'
        yield f"<text {place}>{escape(line)}</text>"
    for number, (value, (fill, edge)) in enumerate(zip(row.values, colours, strict=False)):
        y = top + BAR * number
        length = value * scale
        yield (
            f'<rect x="{LABEL_WIDTH}" y="{short(y + 0.75)}" width="{short(length)}"'
            f' height="{BAR - 1.5}" fill="{fill}" stroke="{edge}"/>'
        )
        x = LABEL_WIDTH + length + 6
        yield (
            f'<text x="{short(x)}" y="{short(y + 11)}" font-size="12" font-weight="600">'
            f"{value}</text>"
        )


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
