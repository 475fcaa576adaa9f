"""Run the program at a real pseudo-terminal, as a person who types does."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.cli.program import PROJECT

_PROMPT = "> "
_LONGEST = 30.0
_NONE = "Windows has no pseudo-terminals"
_SIZE = {"COLUMNS": "100", "LINES": "50"}


def _opened() -> tuple[int, int]:
    """Give both ends of a new terminal."""
    if sys.platform == "win32":
        raise OSError(_NONE)
    return pty.openpty()


def _take_the_terminal() -> None:
    if sys.platform == "win32":
        raise OSError(_NONE)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A program at a terminal: what it says, and what is typed."""

    def __init__(
        self,
        *arguments: str | Path,
        cwd: Path,
        environment: Mapping[str, str] | None = None,
        program: Sequence[str | Path] = (sys.executable, "-m", "checker"),
    ) -> None:
        """Start it in a folder; `program`: another than the one that runs from these sources."""
        self._own, other = _opened()
        variables = {**os.environ, "PYTHONPATH": str(PROJECT), **_SIZE, **(environment or {})}
        self.process = subprocess.Popen(
            [*map(str, program), *map(str, arguments)],
            cwd=cwd, env=variables, stdin=other, stdout=other, stderr=other, start_new_session=True,
            preexec_fn=_take_the_terminal,  # noqa: PLW1509  no thread runs here, and Ctrl-C needs it
        )  # fmt: skip
        os.close(other)
        self.said = ""

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        """End the program where it still runs."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._own)

    def prompt(self) -> str:
        """Give what it says until it asks for something."""
        return self._until(lambda said: said.endswith(_PROMPT))

    def type(self, text: str) -> None:
        """Type a line."""
        os.write(self._own, f"{text}\n".encode())

    def answer(self, *texts: str) -> str:
        """Type lines, each after a prompt; gives what it says after the last, until it asks again or ends."""
        said = ""
        for text in texts:
            self.type(text)
            said = self.prompt()
        return said

    def press(self, character: bytes) -> None:
        """Press a key, such as Ctrl-C (b"\\x03") or Ctrl-D (b"\\x04")."""
        os.write(self._own, character)

    def end(self) -> tuple[int, str]:
        """Give the exit code, and what it said at last."""
        said = self._until(lambda _: False)
        return self.process.wait(_LONGEST), said

    def all_of(self, texts: Iterable[str]) -> tuple[int, str]:
        """Type lines, each after a prompt, and give how it ended."""
        for text in texts:
            self.prompt()
            self.type(text)
        return self.end()

    def all_of_next(self, texts: Sequence[str]) -> tuple[int, str]:
        """Type lines at a prompt that was read already, and give how it ended."""
        self.answer(*texts[:-1])
        self.type(texts[-1])
        return self.end()

    def _until(self, is_enough: object) -> str:
        assert callable(is_enough)
        read, last = "", time.monotonic() + _LONGEST
        while not is_enough(read):
            if not select.select([self._own], [], [], max(0.0, last - time.monotonic()))[0]:
                raise TimeoutError(self.said + read)
            data = b""
            with contextlib.suppress(OSError):  # how Linux tells that nobody is at the other side any more
                data = os.read(self._own, 65536)
            if not data:
                break
            read += data.decode("utf-8", "replace").replace("\r\n", "\n")
        self.said += read
        return re.sub(r"\x1b\[[0-9;]*m", "", read)
