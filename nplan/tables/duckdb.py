"""The way out to bigger engines: SQL with which DuckDB counts the tables as `nplan tally` does."""

from collections.abc import Iterable, Mapping

from nplan.tables.package import Format
from nplan.tables.table import Table, Type

QUERY = "tally.sql"
"""The name of the file."""

TYPES: Mapping[Type, str] = {
    "id": "VARCHAR",
    "text": "VARCHAR",
    "day": "VARCHAR",
    "date": "DATE",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
}

BY_AREA = """\
-- nplan tally --by area: counted by voice, that is by whose voice an input is.
SELECT
  listed.area,
  count(DISTINCT meetings.id) FILTER (NOT meetings.written) AS meetings,
  count(DISTINCT meetings.id) FILTER (meetings.written) AS written,
  count(DISTINCT organisations.id) FILTER (NOT organisations.own) AS organisations,
  count(DISTINCT organisations.id) FILTER (organisations.own) AS own,
  count(DISTINCT inputs.id) AS inputs,
  coalesce((SELECT sum(votes) FROM inputs WHERE area IS NOT DISTINCT FROM listed.area), 0) AS votes
FROM (
  SELECT id AS area, position FROM areas
  UNION ALL
  SELECT DISTINCT area, NULL::BIGINT FROM inputs WHERE area IS NULL
) AS listed
LEFT JOIN inputs ON inputs.area IS NOT DISTINCT FROM listed.area
LEFT JOIN meetings ON meetings.id = inputs.meeting
LEFT JOIN voices ON voices.input = inputs.id
LEFT JOIN organisations ON organisations.id = voices.organisation
GROUP BY listed.area, listed.position
ORDER BY listed.position NULLS LAST;
"""

BY_ORGANISATION = """\
-- nplan tally --by organisation: counted by taking part; last what is nobody's voice.
WITH took_part AS (
  SELECT
    organisations.id AS organisation,
    count(*) FILTER (NOT meetings.written) AS meetings,
    count(*) FILTER (meetings.written) AS written,
    count(*) FILTER (NOT organisations.own) AS participations,
    coalesce(sum(participations.people) FILTER (NOT organisations.own), 0) AS people
  FROM participations
  JOIN meetings ON meetings.id = participations.meeting
  JOIN organisations ON organisations.id = participations.organisation
  GROUP BY organisations.id
), said AS (
  SELECT voices.organisation, count(*) AS inputs, coalesce(sum(inputs.votes), 0) AS votes
  FROM inputs
  LEFT JOIN voices ON voices.input = inputs.id
  GROUP BY voices.organisation
), counted AS (
  SELECT
    coalesce(took_part.organisation, said.organisation) AS organisation,
    coalesce(took_part.meetings, 0) AS meetings,
    coalesce(took_part.written, 0) AS written,
    coalesce((NOT organisations.own)::BIGINT, 0) AS organisations,
    coalesce(organisations.own::BIGINT, 0) AS own,
    coalesce(took_part.participations, 0) AS participations,
    coalesce(took_part.people, 0) AS people,
    coalesce(said.inputs, 0) AS inputs,
    coalesce(said.votes, 0) AS votes
  FROM took_part
  FULL JOIN said ON said.organisation = took_part.organisation
  LEFT JOIN organisations ON organisations.id = took_part.organisation
)
SELECT * FROM counted
ORDER BY organisation IS NULL, inputs DESC, organisation;
"""


def query(tables: Iterable[Table], format: Format) -> str:
    """SQL that reads the tables' files in the current folder and counts them.

    Args:
        tables: what was written.
        format: as what.
    """
    views = "".join(_view(table, format) for table in tables)
    return f"-- duckdb < {QUERY}\n{views}\n{BY_AREA}\n{BY_ORGANISATION}"


def _view(table: Table, format: Format) -> str:
    file = f"'{table.name}.{format}'"
    if format == "parquet":
        return f"CREATE VIEW {table.name} AS FROM {file};\n"
    columns = ", ".join(f"'{one.name}': '{TYPES[one.type]}'" for one in table.columns)
    return (
        f"CREATE VIEW {table.name} AS FROM read_csv({file}, header = true, auto_detect = false, "
        f"delim = ',', quote = '\"', escape = '\"', columns = {{{columns}}});\n"
    )
