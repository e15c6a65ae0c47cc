"""Rules over all records: one function a rule, whose docstring is its page in the manual.

A docstring's first line is the code and a sentence; then come remarks, an example that is good
and one that is bad. An example is files of a project, each below a comment with its path.
"""

from collections.abc import Callable, Iterator

import msgspec

from nplan.checks import (
    confidential,
    figures,
    final,
    ids,
    outcomes,
    participation,
    periods,
    privacy,
    prose,
    references,
    trail,
)
from nplan.model.finding import ERRORS_AT_LAST, Finding
from nplan.model.records import Records

Rule = Callable[[Records], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    references.areas_are_known,
    references.meeting_kinds_are_known,
    references.organisations_are_known,
    references.units_are_known,
    trail.inputs_are_known,
    trail.key_points_are_known,
    trail.goals_are_known,
    trail.actions_are_known,
    trail.indicators_are_known,
    references.values_are_known,
    prose.citations_lead_somewhere,
    figures.figures_can_be_computed,
    ids.ids_are_given_once,
    ids.meeting_files_begin_with_their_date,
    periods.periods_run_forward,
    participation.organisation_numbers_are_right,
    outcomes.inputs_have_one_outcome,
    participation.organisations_are_registered_once,
    ids.inputs_have_ids,
    participation.inputs_are_noted_once,
    participation.head_counts_hold_all_who_are_listed,
    outcomes.what_is_declined_has_a_reason,
    outcomes.what_is_adopted_is_cited,
    outcomes.what_is_declined_is_not_cited,
    outcomes.goals_have_indicators,
    outcomes.goals_of_areas_have_actions,
    outcomes.actions_have_somebody_responsible,
    outcomes.figures_stay_as_they_were,
    privacy.texts_hold_no_personal_data,
    privacy.anonymous_organisations_are_not_named,
    confidential.confidential_inputs_are_not_printed,
    prose.quotes_are_verbatim,
)
"""Every rule, in the order of the codes in the reference."""


FINAL_RULES: tuple[Rule, ...] = (
    final.inputs_are_decided,
    final.key_points_are_decided,
    final.sections_are_written,
    final.comments_are_answered,
)
"""What must hold besides before the council sees the programme, in the order of the codes."""


def findings(records: Records, *, at_last: bool = False) -> Iterator[Finding]:
    """What the rules find in a project's records, also where somebody has accepted it.

    Args:
        records: what is looked through.
        at_last: whether what must hold before the council sees it is asked for too.
    """
    for rule in (*RULES, *(FINAL_RULES if at_last else ())):
        for finding in rule(records):
            serious = at_last and finding.code in ERRORS_AT_LAST
            yield msgspec.structs.replace(finding, serious=True) if serious else finding


def secrets_told(records: Records) -> Iterator[Finding]:
    """Where a text tells what no document may: an anonymous name, or what is confidential."""
    for rule in (
        privacy.anonymous_organisations_are_not_named,
        confidential.confidential_inputs_are_not_printed,
    ):
        yield from rule(records)
