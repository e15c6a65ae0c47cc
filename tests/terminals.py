"""nplan on a terminal of its own, where keys are pressed once it has asked."""

import os
import select
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.typed import REPOSITORY


@dataclass
class Terminal:
    """A terminal that a command runs on."""

    child: int
    port: int
    screen: bytes = b""
    seen: int = 0
    """Where on the screen what was waited for ends."""

    def wait(self, *wanted: bytes) -> None:
        """Wait until some words have been shown in order; tells where the cursor is if asked.

        What is typed before the prompt is there goes to the system, where Ctrl-D means
        something else.
        """
        for words in wanted:
            while words not in self.screen[self.seen :]:
                assert self._more(), self.screen
            self.seen = self.screen.index(words, self.seen) + len(words)

    def press(self, keys: bytes) -> None:
        os.write(self.port, keys)

    def end(self) -> tuple[int, str]:
        """The exit code once the command has ended, and all that was shown."""
        while self._more():
            pass
        code = os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])
        return code, self.screen.decode().replace("\r\n", "\n")

    def _more(self) -> bool:
        assert select.select([self.port], [], [], 60)[0], self.screen
        try:
            part = os.read(self.port, 4096)
        except OSError:  # the other end is closed
            return False
        if b"\x1b[6n" in part:
            self.press(b"\x1b[1;1R")
        self.screen += part
        return part != b""


def terminal(folder: Path, *arguments: str, **environment: str) -> Terminal:
    """A command in English on a terminal, Ctrl-C too where the tests themselves ignore it."""
    import pty  # there is none on Windows

    child, port = pty.fork()
    if child == 0:  # pragma: no cover - the other process
        os.chdir(folder)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        seen = {"NPLAN_LANG": "en", "TERM": "dumb", "PYTHONPATH": str(REPOSITORY)} | environment
        command = [sys.executable, "-m", "nplan", *arguments]
        os.execve(sys.executable, command, {"PATH": os.environ["PATH"], **seen})
    return Terminal(child, port)
