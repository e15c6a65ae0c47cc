"""What ends does not end before it begins, as far as it is known."""

import pytest

from nplan.checks.periods import periods_run_forward

from .projects import Found


@pytest.mark.parametrize(
    ("file", "text", "path"),
    [
        (
            "data/meetings/2026-11-03-lunch.yaml",
            "{kind: dialoglunch, title: Lunch, until: 2026-10-01}",
            ("until",),
        ),
        (
            "data/meetings/2026-11-03-lunch.yaml",
            "{kind: dialoglunch, title: Lunch, start: 11.30, end: 9:00}",
            ("end",),
        ),
        (
            "data/meetings/2026-11-03-lunch.yaml",
            "{kind: dialoglunch, title: L, until: 2026-11-04, start: 13:00, end: 12:00}",
            None,
        ),
        (
            "data/meetings/2026-11-03-fest.yaml",
            "{kind: dialoglunch, title: L, start: 22:00, end: 01:00}",
            None,
        ),
        ("data/meetings/2026-11-lunch.yaml", "{kind: dialoglunch, title: L, until: 2026-11}", None),
        ("data/meetings/2026-11-lunch.yaml", "{kind: dialoglunch, title: L, until: 2026}", None),
        (
            "data/programme/service.yaml",
            "actions: [{id: S1, text: Svara, responsible: ks, start: 2028, due: 2027-06}]",
            ("actions", 0, "due"),
        ),
        (
            "data/consultation/remiss/round.yaml",
            "{sent: 2026-05-02, deadline: 2026-05-01}",
            ("deadline",),
        ),
    ],
)
def test_what_runs_backwards_is_told(
    file: str, text: str, path: tuple[str | int, ...] | None, found: Found
) -> None:
    told = found(periods_run_forward, f"# {file}\n{text}\n")
    assert [one.path for one in told] == ([path] if path else [])
