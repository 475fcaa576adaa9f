"""Commands of the machine: never for longer than their time, never more output than is of use, never left running."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import threading

from checker import stopwatch
from checker.probes.system import LARGEST_READ, CannotRead

_SECONDS = 1.8
_RUNNING: set[subprocess.Popen[bytes]] = set()


def output_of(*command: str, seconds: float = _SECONDS) -> bytes:
    """Give what a command prints. Raises `CannotRead`, and `OSError` when it cannot be started."""
    ends = stopwatch.seconds() + seconds
    process = _started(command)
    timer = _ending(process, seconds)
    output = _read(process)
    timer.cancel()
    _RUNNING.discard(process)
    if len(output) > LARGEST_READ:
        raise CannotRead("not_understood", command[0], "too long")
    if stopwatch.seconds() >= ends:
        raise CannotRead("timed_out", command[0])
    if process.returncode:
        raise CannotRead("not_supported", command[0], f"exit {process.returncode}")
    return output


def _started(command: tuple[str, ...]) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(  # noqa: S603  an argument list of our own, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "LC_ALL": "C"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        start_new_session=True,
    )
    _RUNNING.add(process)
    return process


def _ending(process: subprocess.Popen[bytes], seconds: float) -> threading.Timer:
    timer = threading.Timer(seconds, _end, (process,))
    timer.daemon = True
    try:
        timer.start()
    except RuntimeError as error:  # no thread to be had, and nobody waits for a command that nobody ends
        _end(process)
        raise CannotRead("not_permitted", "threads") from error
    return timer


def _read(process: subprocess.Popen[bytes]) -> bytes:
    """Give the output, as far as it is of use; a command that has more to say is not heard out."""
    assert process.stdout is not None  # noqa: S101  it was asked for
    with process.stdout:
        output = process.stdout.read(LARGEST_READ + 1)
    if len(output) > LARGEST_READ:
        _end(process)
    process.wait()
    return output


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a command that still runs, and what it started itself: that may hold on to the output."""
    try:
        os.killpg(process.pid, signal.SIGKILL)  # type: ignore[attr-defined,unused-ignore]  # not on Windows
    except AttributeError:
        process.kill()
    except OSError:
        return  # it has ended already


@atexit.register
def _end_all() -> None:
    """A probe whose time was up is not waited for, and its thread no longer gets to ending its command."""
    for process in tuple(_RUNNING):
        _end(process)
