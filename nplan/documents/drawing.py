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


def alternative_text(chart: Chart) -> str:
    """The chart in words, with all its figures."""
    if isinstance(chart, BarChart):
        return charts.alternative_text(chart)
    return progress.alternative_text(chart)
