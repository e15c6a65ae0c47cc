"""The annex of inputs alone, as a view: every input by area or by meeting, and their count."""

import msgspec

from nplan.documents import annexes
from nplan.documents.annexes import InputsAnnex
from nplan.documents.dialogue import (
    OutcomesRow,
    by_area_and_outcome,
    by_meeting_and_outcome,
    outcome_heads,
    outcomes_total,
)
from nplan.documents.document import Document, Entry, document, lines_beside
from nplan.documents.material import Material
from nplan.documents.missing import content, missing


class Inputs(Document, frozen=True, kw_only=True):
    """Every input, and what became of it."""

    annex: InputsAnnex
    heading: str
    """What stands above them all."""
    head: str
    """What the inputs are sorted by, at the head of a column."""
    outcomes: tuple[str, ...]
    """What the outcomes are called at the heads of columns."""
    counts: tuple[OutcomesRow, ...]
    """How many inputs there are by area or by meeting, those without any too."""
    total: OutcomesRow


def inputs(material: Material) -> Inputs:
    """The annex of inputs of a project; its total must be the number of inputs in the files."""
    facts, wording = material.facts, material.wording
    by_meeting = material.by == "meeting"
    counts = by_meeting_and_outcome(facts) if by_meeting else by_area_and_outcome(facts, wording)
    total = outcomes_total(facts, wording, counts)
    sum_row = Entry(
        total.title,
        wording.number(len(facts.said)),
        tuple(wording.number(n) for n in total.outcomes),
    )
    title = material.records.process.title
    common = document(
        material,
        title=wording.text("Inputs from the dialogue"),
        standing=wording.text("Annex to {title}", title=title),
        data=lines_beside(material),
        prose=(),
        missing=(
            *content(wording, "No input has been noted yet.", is_empty=not material.facts.said),
            *missing(material, CONCERNS),
        ),
        entries=(*annexes.entries(material), sum_row),
    )
    return Inputs(
        **msgspec.structs.asdict(common),
        annex=annexes.inputs(material),
        heading=wording.text("Inputs by meeting" if by_meeting else "Inputs by area"),
        head=wording.text("Meeting" if by_meeting else "Area"),
        outcomes=outcome_heads(wording),
        counts=counts,
        total=total,
    )


CONCERNS = (
    "Inputs without an outcome",
    "Meetings whose notes are a draft",
    "Files that cannot be read and are left out",
)
"""What of all that may be missing concerns the inputs."""
