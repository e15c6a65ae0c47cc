"""Every kind of chart, drawn and in words."""

from nplan.documents import charts, progress
from nplan.documents.charts import BarChart
from nplan.documents.progress import ProgressChart
from nplan.model.style import Style

Chart = BarChart | ProgressChart


def drawn(chart: Chart, accent: str = Style().accent) -> str:
    """The chart as SVG, in a colour."""
    if isinstance(chart, BarChart):
        return charts.bar_chart(chart, accent)
    return progress.progress_chart(chart, accent)


def drawn_on_page(chart: Chart, name: str) -> str:
    """The chart as it stands in a web page: drawn twice, for wide screens and for narrow ones."""
    wide, narrow = f"chart:{name}:", f"chart:{name}:narrow:"
    if isinstance(chart, BarChart):
        shown = charts.bar_chart(chart, frame=charts.WIDE, prefix=wide)
        return shown + charts.bar_chart(chart, frame=charts.NARROW, prefix=narrow)
    shown = progress.progress_chart(chart, frame=progress.WIDE, prefix=wide)
    return shown + progress.progress_chart(chart, frame=progress.NARROW, prefix=narrow)


def alternative_text(chart: Chart) -> str:
    """The chart in words, with all its figures."""
    if isinstance(chart, BarChart):
        return charts.alternative_text(chart)
    return progress.alternative_text(chart)
