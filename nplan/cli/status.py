"""status: where the process stands, and what to do next."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from nplan.cli.loading import loaded, sound, tell_what
from nplan.cli.output import in_colour
from nplan.cli.screen import Screen, plain
from nplan.cli.status_screen import brief_screen, errors_told, status_screen
from nplan.cli.words import Words
from nplan.counts.coverage import Coverage, Rung, Share
from nplan.counts.facts import Facts
from nplan.counts.standing import RoundStanding, Standing, standing
from nplan.files.project import project
from nplan.model.error import NplanError


def stood(
    named: str | None, *, format: str, today: date, at: str | None, skip_invalid: bool
) -> int:
    """Print where a process stands on a day; the exit code says how it went.

    Raises:
        NplanError: there is no project.
    """
    found = sound(named, skip_invalid=skip_invalid, at=at)
    if found is None:
        return 1
    tell_what(found)
    where = standing(Facts(found.records), today)
    if format == "json":
        report = msgspec.json.encode(_json(where) | {"skipped": found.skipped})
        print(msgspec.json.format(report, indent=2).decode())
        return 0
    _print(status_screen(Words(found.records, found.language, "status"), where))
    return 0


def stood_in_brief(today: date) -> int | None:
    """Print in a few lines where the process around stands; None where there is none around.

    Raises:
        NplanError: NPLAN_PROJECT names no project.
    """
    named = os.environ.get("NPLAN_PROJECT") or None
    try:
        project(Path.cwd(), named)
    except NplanError:
        if named:
            raise
        return None
    found = loaded(named)
    records, errors = (
        found.reading.records,
        [one for one in found.findings if one.severity == "error"],
    )
    if records is None or errors:
        print(f"nplan: {errors_told(len(errors), found.language)}", file=sys.stderr)
        return 1
    words = Words(records, found.language, "status")
    _print(brief_screen(words, standing(Facts(records), today)))
    return 0


def _print(screen: Screen) -> None:
    if in_colour():
        from nplan.cli.screen import show

        show(screen)
    else:
        print(plain(screen), end="")


def _json(found: Standing) -> dict[str, Any]:
    records = found.facts.records
    adoption = records.adoption
    return {
        "today": found.today,
        "deadline": str(records.process.deadline) if records.process.deadline else None,
        "days_left": found.days_left,
        "adopted": str(adoption.date) if adoption and adoption.date else None,
        "meetings": [
            {"kind": one.kind.id, "written": one.kind.written, "held": one.held}
            | {"target": one.kind.target}
            for one in found.meetings
        ],
        "inputs": found.inputs,
        "key_points": found.key_points,
        "comments": found.comments,
        "goals": len(found.goals),
        "goals_without_indicator": found.goals_without_indicator,
        "actions": len(found.actions),
        "actions_without_cost": found.actions_without_cost,
        "own_initiative": found.own_initiative,
        "cost": found.cost,
        "responsible": [
            {"unit": one.unit, "actions": one.actions, "cost": one.cost} for one in found.burdens
        ],
        "consultation": [_round(one) for one in found.rounds],
        "coverage": _coverage(found.coverage),
        "ladder": [_rung(one) for one in found.coverage.ladder],
        "next": {"step": found.next.step, "n": found.next.n, "ids": found.next.ids},
    }


def _round(found: RoundStanding) -> dict[str, Any]:
    return {
        "round": found.round.id,
        "asked": len(found.asked),
        "answered": len(found.answered),
        "responses": len(found.responses),
        "comments": len(found.comments),
        "unanswered": found.unanswered,
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "companies": coverage.companies,
        "heard": len(coverage.heard),
        "groups": [_share(one) for one in coverage.shares],
        "never_heard": [_share(one) for one in coverage.never_heard],
    }


def _rung(rung: Rung) -> dict[str, Any]:
    return {
        "organisation-kind": rung.kind,
        "invited": len(rung.invited),
        "attended": len(rung.attended),
        "spoke": len(rung.spoke),
        "answered": len(rung.answered),
    }


def _share(share: Share) -> dict[str, str | int | None]:
    heard = len(share.heard)
    return {share.register: share.id, "companies": share.companies, "heard": heard}
