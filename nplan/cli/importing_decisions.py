"""The file in which somebody decides which organisations a spreadsheet means."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

from nplan.cli.opening import Opened
from nplan.cli.output import refuse_among_files
from nplan.cli.words import N_
from nplan.files.events import values
from nplan.files.scalars import scalar
from nplan.files.writing import write
from nplan.model.error import NplanError
from nplan.model.typed import typed_text
from nplan.tables.matching import NEW, SKIP, Decision
from nplan.tables.plan import Undecided
from nplan.texts import LANGUAGES, catalogue

WORDS: Mapping[Decision, str] = {NEW: N_("new"), SKIP: N_("skip")}
"""What may be answered instead of an id."""


def decisions(project: Opened, typed: str | None) -> Mapping[str, Decision]:
    """What was decided, by the name as the spreadsheet has it; {} where there is no file yet.

    Args:
        project: the project, whose organisations may be meant.
        typed: the file as typed after --decisions.

    Raises:
        NplanError: the file cannot be read (bad-decisions), or names what is no organisation
            (bad-decision).
    """
    path = Path(typed) if typed is not None else None
    if path is None or not path.exists():
        return {}
    decided = {name: told for name, told in _answers(path).items() if told is not None}
    return {name: _decision(project, path, name, told) for name, told in decided.items()}


def unanswered(path: Path) -> frozenset[str]:
    """The names that stand in the file without an answer.

    Raises:
        NplanError: the file cannot be read (bad-decisions).
    """
    return frozenset(
        " ".join(str(name).split()) for name, told in _answers(path).items() if told is None
    )


def _answers(path: Path) -> dict[str, object]:
    """What stands after each name.

    Raises:
        NplanError: the file cannot be read (bad-decisions).
    """
    try:
        found, problems = values(typed_text(path.read_bytes()).text)
    except OSError as error:
        raise NplanError("bad-decisions", file=str(path)) from error
    if problems or not isinstance(found, dict | None):
        raise NplanError("bad-decisions", file=str(path))
    return found or {}


def _decision(project: Opened, path: Path, name: str, told: object) -> Decision:
    """An answer as it is meant: new and skip may be told in any language.

    Raises:
        NplanError: it is no organisation (bad-decision).
    """
    known = project.records.participant_ids
    typed = told if isinstance(told, str) else ""
    if typed in (NEW, SKIP) or typed in known:
        return typed
    meant = {
        catalogue(language, "import").gettext(word): decision
        for decision, word in WORDS.items()
        for language in LANGUAGES
    }
    if (decision := meant.get(" ".join(typed.casefold().split()))) is not None:
        return decision
    near = get_close_matches(typed, known, n=1)
    nearest = {"nearest": near[0]} if near else {}
    raise NplanError("bad-decision", file=str(path), name=name, detail=typed, **nearest)


def written_decisions(path: Path, undecided: Iterable[Undecided], project: Opened) -> None:
    """Write the file, to be filled in; what nothing is like is proposed as new.

    Raises:
        NplanError: it would lie among the files that only people write, or cannot be written.
    """
    refuse_among_files(project.root, path.absolute())
    text = catalogue(project.language, "import").gettext
    lines = [
        text("# Which organisation is meant? After each name, write its id in the register,"),
        text("# new (add it to the register) or skip (leave the organisation out)."),
    ]
    for one in undecided:
        rows = ", ".join(map(str, one.rows))
        if one.candidates:
            maybe = ", ".join(f"{id} ({_name(project, id)})" for id in one.candidates)
            told = text("# Row {rows}; perhaps: {maybe}").format(rows=rows, maybe=maybe)
        else:
            told = text("# Row {rows}; not in the register").format(rows=rows)
        answer = "" if one.candidates else f" {text(WORDS[NEW])}"
        lines += ["", told, f"{scalar(one.name)}:{answer}"]
    write(path, ("\n".join(lines) + "\n").encode())


def _name(project: Opened, id: str) -> str:
    organisation = project.records.organisations.get(id)
    return organisation.name if organisation else project.records.units[id].title
