"""A finding: something in somebody's files that has to be told, as values, not sentences."""

from typing import Literal, NamedTuple

import msgspec

Severity = Literal["error", "warning"]
Family = Literal["file", "field", "reference", "sense", "final", "print", "style"]
Path = tuple[str | int, ...]

CODES: dict[Family, tuple[str, ...]] = {
    "file": (
        "yaml-syntax",
        "not-utf8",
        "duplicate-key",
        "yaml-feature",
        "merge-conflict",
        "not-a-mapping",
        "unreadable",
        "too-large",
        "too-deep",
        "unknown-file",
        "cut-by-hash",
        "flow-text",
        "private-in-git",
    ),
    "field": (
        "unknown-field",
        "missing-field",
        "wrong-type",
        "bad-date",
        "bad-choice",
        "bad-id",
        "empty-text",
    ),
    "reference": (
        "unknown-area",
        "unknown-meeting-kind",
        "unknown-organisation",
        "unknown-unit",
        "unknown-input",
        "unknown-key-point",
        "unknown-goal",
        "unknown-action",
        "unknown-indicator",
        "unknown-value",
        "unresolved-citation",
        "unresolved-figure",
    ),
    "sense": (
        "duplicate-id",
        "file-name",
        "period-backwards",
        "bad-organisation-number",
        "outcome-twice",
        "duplicate-organisation",
        "missing-input-id",
        "duplicate-input",
        "unknown-tag",
        "more-than-attended",
        "declined-without-reason",
        "adopted-without-citation",
        "cited-but-declined",
        "goal-without-indicator",
        "goal-without-action",
        "action-without-responsible",
        "figure-changed",
        "personal-data",
        "names-anonymous",
        "prints-confidential",
        "quote-not-verbatim",
    ),
    "final": ("open-input", "open-key-point", "missing-section", "unanswered-comment"),
    "print": (
        "link-scheme",
        "empty-link",
        "picture",
        "no-alternative-text",
        "no-picture",
        "empty-table-header",
        "heading-order",
        "no-font",
        "not-carried",
    ),
    "style": ("bad-colour", "low-contrast", "bad-logo"),
}
"""Every code there is, by family, in the order of the reference."""

ERRORS_AT_LAST = frozenset(
    (
        "declined-without-reason",
        "adopted-without-citation",
        "cited-but-declined",
        "action-without-responsible",
    )
)
"""Warnings that are errors before the council sees the programme."""

WARNINGS = frozenset(
    (
        "cut-by-hash",
        "duplicate-organisation",
        "missing-input-id",
        "duplicate-input",
        "unknown-tag",
        "more-than-attended",
        "declined-without-reason",
        "adopted-without-citation",
        "cited-but-declined",
        "goal-without-indicator",
        "goal-without-action",
        "action-without-responsible",
        "figure-changed",
        "personal-data",
        *CODES["print"],
    )
)
"""The codes that are warnings; all others are errors."""


class Page(NamedTuple):
    """The manual's page of a code: what is wrong, and the same lines right and wrong."""

    sentence: str
    good: str
    bad: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a file that has to be told."""

    code: str
    file: str
    """The file's path from the project's folder, with forward slashes."""
    path: Path = ()
    """The place in the file: keys and indexes from the top; () is the file itself."""
    key: bool = False
    """Whether the key at the path is meant rather than its value."""
    span: tuple[int, int] | None = None
    """The characters meant in the text at the path, or in the whole file where path is ()."""
    values: dict[str, str | int] = {}
    """What the sentence about it needs to know, e.g. name and nearest."""
    first: Path = ()
    """A place in the same file that the sentence names by its line; () for none."""
    serious: bool = False
    """Whether it is an error though its code is a warning's."""

    @property
    def severity(self) -> Severity:
        """Whether it stops counting and drafting, or only is told."""
        return "warning" if self.code in WARNINGS and not self.serious else "error"
