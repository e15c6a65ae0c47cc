"""The keyboard for capture: with completion on a terminal, line by line on any other console."""

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

from nplan.cli.capture import Captive
from nplan.cli.capture_echo import fitting
from nplan.cli.capture_typing import UNDO, Typing
from nplan.files.tags import tag_begun

Ask = Callable[[str, str], str]
"""Asks for a line, after a prompt and with a text to begin with; EOFError ends."""


def typed_into(captive: Captive, group: str | None) -> int:
    """Take lines from the keyboard until somebody ends; the exit code says how it went."""
    typing = Typing(captive)
    ask = _asking(captive) or _ask_plainly
    captive.tell("{title}: type one input a line; ? tells how.", title=captive.meeting.title)
    text = "" if group is None else f"# {group}"
    while True:
        if text:
            answer = typing.take(text)
            _tell(answer.lines)
        try:
            text = ask(f"{typing.prompt} > ".lstrip(), answer.again if text else "")
        except (EOFError, KeyboardInterrupt):
            break
        if not text.strip():
            if ask is not _ask_plainly:  # there it may be part of a longer text that was pasted
                break
            text = ""
    captive.tell_sum(typing.count)
    return 0


def _tell(lines: tuple[str, ...]) -> None:
    dim = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    for line in fitting(lines, 2):
        print(f"\x1b[2m  {line}\x1b[0m" if dim else f"  {line}", file=sys.stderr)


def _ask_plainly(prompt: str, again: str) -> str:
    """A line from any console; what was refused stands above, to be typed once more."""
    del again
    try:
        print(prompt, end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        line = ""
    if not line:
        print(file=sys.stderr)
        raise EOFError
    return line.rstrip("\r\n")


def _asking(captive: Captive) -> Ask | None:
    """A prompt with completion; None where the console is not made for it."""
    if os.environ.get("TERM", "") in ("dumb", "unknown") or not sys.stderr.isatty():
        return None
    try:
        return _session(captive)
    except Exception:  # each system has its own for a console that is none
        return None


def _session(captive: Captive) -> Ask:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import InMemoryHistory
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.output.defaults import create_output

    keys = KeyBindings()

    @keys.add("c-c")
    def _(event: Any) -> None:
        """Clear the line, which the up arrow brings back; end where it is empty."""
        if event.current_buffer.text:
            event.current_buffer.reset(append_to_history=True)
        else:
            event.app.exit(exception=EOFError)

    class Lines(InMemoryHistory):
        """What the up arrow brings back: a line that was undone, without what undid it."""

        def append_string(self, string: str) -> None:
            if string.strip().lower() not in UNDO:
                super().append_string(string)

    session: Any = PromptSession(
        history=Lines(),
        completer=_completer(captive),
        complete_while_typing=True,
        key_bindings=keys,
        output=create_output(sys.stderr),
        reserve_space_for_menu=6,
    )
    return lambda prompt, again: str(session.prompt(prompt, default=again))


def _completer(captive: Captive) -> Any:
    from prompt_toolkit.completion import Completer, Completion

    class TagCompleter(Completer):
        """Completes the tag before the cursor."""

        def get_completions(self, document: Any, complete_event: Any) -> Iterator[Completion]:
            begun = tag_begun(document.text_before_cursor)
            for tag, meaning in captive.offered(begun):
                yield Completion(tag, start_position=-len(begun), display_meta=meaning)

    return TagCompleter()
