"""Letters to their files, one by one, and which of them cannot be sent as they are."""

import contextlib
import gc
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from nplan.cli.loading import Sound
from nplan.cli.papers import from_here, look_of, target_of, tell_replaced, tell_troubles, told_of
from nplan.documents.characters import all_replaced
from nplan.documents.material import Material
from nplan.files.templates import templates
from nplan.files.writing import write
from nplan.model.process import Contact
from nplan.model.values import Day
from nplan.tables.csv_text import csv_text
from nplan.texts import catalogue

if TYPE_CHECKING:
    from nplan.documents.draft import Drafted, Prepared, Troubled
    from nplan.documents.pdf import Press

FOLDER = "build/replies"
NOT_ADDRESSED = "not-addressed"
ANONYMOUS = "anonymous, so it is addressed to nobody"
NO_CONTACT = "no contact"
NO_EMAIL = "no e-mail address"
MANY = 10
"""Letters from which they may take more than a second."""


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A letter that is to be written."""

    to: str
    """The id of the organisation or unit."""
    called: str
    """What it is called in the files' names and in lists: its id, or anonymous-1."""
    name: str
    """Its name; '' if it wants to be anonymous."""
    contact: Contact | None
    unaddressed: str
    """Why it cannot be sent as it is, in English; '' if it can."""


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """The letters of one run."""

    found: Sound
    material: Material
    letters: tuple[Letter, ...]
    formats: tuple[str, ...]
    output: str | None
    """What was typed after -o."""
    dated: Day | None
    """The letters' date; that of the files' version if None."""

    def write(self) -> bool:
        """Write each letter whole before the next; False, and told, if Ctrl-C ended it.

        Raises:
            NplanError: a template is wrong, a file cannot be written or would lie among those
                that only people write.
        """
        targets = [self._target(one.called + self._mark) for one in self.letters]
        texts = templates(self.found.root)
        files: list[Path] = []
        troubles: dict[Troubled, None] = {}
        replaced: dict[str, Counter[str]] = {}
        try:
            drafts = self._drafts(targets, texts)
            for target, (document, draft) in zip(targets, drafts, strict=True):
                for name, content in draft.files.items():
                    write(target.with_name(name), content)
                    files.append(target.with_name(name))
                troubles |= dict.fromkeys(document.troubles)
                for format, some in draft.replaced.items():
                    times = {one.characters: one.times for one in some}
                    replaced.setdefault(format, Counter()).update(times)
        except KeyboardInterrupt:
            stopped = catalogue(self.found.language, "findings").ngettext(
                "stopped: {n} file is written, and is whole; nothing is recorded",
                "stopped: {n} files are written, each of them whole; nothing is recorded",
                len(files),
            )
            print(f"\nnplan: {stopped.format(n=len(files))}", file=sys.stderr)
            return False
        tell_troubles(self.found, troubles, texts, "reply")
        tell_replaced(self.found, {one: all_replaced(times) for one, times in replaced.items()})
        if len(self.letters) == 1:
            told_of("wrote {files}", files, self.found.language)
        else:
            self._tell_number()
        return True

    def tell_unaddressed(self, *, listed: bool, without: str | None) -> None:
        """Say which letters cannot be sent as they are, and why.

        Args:
            listed: whether to write a list of them too, beside the letters.
            without: the file of contacts, where there is none: then nobody has one, and the
                list alone names them.

        Raises:
            NplanError: the list cannot be written.
        """
        gettext = catalogue(self.found.language, "findings").gettext
        by_reason: dict[str, list[str]] = {}
        for one in self.letters:
            by_reason.setdefault(one.unaddressed, []).append(one.called)
        by_reason.pop("", None)
        if listed:
            rows = [
                (one.called, one.name, gettext(one.unaddressed))
                for one in self.letters
                if one.unaddressed
            ]
            target = self._target(NOT_ADDRESSED + self._mark).with_suffix(".csv")
            write(target, csv_text([("letter", "name", "why"), *rows]).encode())
            told_of("wrote {files}", [target], self.found.language)
        if without is not None:
            by_reason.pop(NO_CONTACT, None)
            told = gettext("there is no {file}, so no letter is addressed to a person")
            print(told.format(file=without), file=sys.stderr)
        for reason, called in by_reason.items():
            print(f"{gettext(reason)}: {', '.join(called)}", file=sys.stderr)

    def _tell_number(self) -> None:
        told = catalogue(self.found.language, "findings").ngettext(
            "wrote {n} letter to {folder}", "wrote {n} letters to {folder}", len(self.letters)
        )
        folder = from_here(self._target(NOT_ADDRESSED).parent)
        print(told.format(n=len(self.letters), folder=folder), file=sys.stderr)

    @property
    def _mark(self) -> str:
        """What the names of files end in that nobody outside may read."""
        return "-internal" if self.material.internal else ""

    def _target(self, name: str) -> Path:
        return target_of(self.found.root, self.output, FOLDER, name)

    def _drafts(
        self, targets: Sequence[Path], texts: Mapping[str, str]
    ) -> Iterator[tuple["Prepared", "Drafted"]]:
        """The letters' files, made one by one with the same press."""
        from nplan.documents.draft import drafted, prepared
        from nplan.documents.reply import reply

        look = look_of(self.found, self.formats)
        gc.freeze()  # the records stay; of many letters there is garbage worth looking for
        gc.enable()
        with self._press() as press:
            for letter, target in _with_bar(tuple(zip(self.letters, targets, strict=True))):
                view = reply(self.material, letter.to, letter.contact, self.dated)
                document = prepared("reply", view, texts, stem=target.name, look=look)
                yield document, drafted(document, self.formats, press)

    def _press(self) -> "contextlib.AbstractContextManager[Press | None]":
        if "pdf" not in self.formats:
            return contextlib.nullcontext()
        from nplan.documents.pdf import Press

        return Press()


def _with_bar(letters: Sequence[tuple[Letter, Path]]) -> Iterable[tuple[Letter, Path]]:
    """The same letters, with a progress bar on a terminal if they are many."""
    if len(letters) < MANY or not sys.stderr.isatty():
        return letters
    from rich.console import Console
    from rich.progress import track

    return track(letters, description="", console=Console(stderr=True), transient=True)
