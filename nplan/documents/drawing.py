"""Every kind of chart, drawn and in words."""

from nplan.documents import charts, progress
from nplan.documents.charts import BarChart
from nplan.documents.progress import ProgressChart

Chart = BarChart | ProgressChart


def drawn(chart: Chart) -> str:
    """The chart as SVG."""
    if isinstance(chart, BarChart):
        return charts.bar_chart(chart)
    return progress.progress_chart(chart)


def alternative_text(chart: Chart) -> str:
    """The chart in words, with all its figures."""
    if isinstance(chart, BarChart):
        return charts.alternative_text(chart)
    return progress.alternative_text(chart)
