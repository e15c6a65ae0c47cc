"""Which texts a programme still lacks."""

from nplan.model.programme import NEEDED_SECTIONS, AreaProgramme
from nplan.model.records import Records


def missing_fields(records: Records) -> tuple[str, ...]:
    """The needed fields of the programme's frame that have no text, in the document's order."""
    return tuple(field for field in NEEDED_SECTIONS if not getattr(records.frame, field))


def areas_without_direction(records: Records) -> tuple[str, ...]:
    """Ids of the areas whose chapter is missing or has no direction, in the process's order."""
    parts = {id: part for _, id, part in records.chapters if isinstance(part, AreaProgramme)}
    return tuple(
        area.id
        for area in records.process.areas
        if not parts.get(area.id, AreaProgramme()).direction
    )
