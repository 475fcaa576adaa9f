"""X screens that exist in memory only, for Windows programs that ask how large the screen is."""

import os
import select
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_START_SECONDS = 20
_STOP_SECONDS = 10

_TWO_SCREENS = """\
Section "Device"
    Identifier "card"
    Driver "dummy"
    VideoRam 256000
EndSection
Section "Monitor"
    Identifier "monitor"
    HorizSync 5.0-1000.0
    VertRefresh 5.0-200.0
EndSection
Section "Screen"
    Identifier "screen"
    Device "card"
    Monitor "monitor"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Virtual 7680 4320
    EndSubSection
EndSection
"""


class NoScreenError(Exception):
    """The X server did not come up."""


@contextmanager
def virtual_screen(width: int, height: int) -> Iterator[str]:
    """The name of an X display (":99") with one screen of this size, there as long as the block runs.

    Xvfb, Debian package xvfb.
    """
    size = f"{width}x{height}x24"
    with _display(["Xvfb", "-screen", "0", size, "-nolisten", "tcp"]) as display:
        yield display


@contextmanager
def two_virtual_screens(first: tuple[int, int], second: tuple[int, int]) -> Iterator[str]:
    """The name of an X display with two screens side by side, the first one primary.

    Xorg's "dummy" driver with xrandr: Xvfb puts both screens on top of one another. Debian packages
    xserver-xorg-core, xserver-xorg-video-dummy and x11-xserver-utils; Xorg starts as root only.
    """
    with tempfile.TemporaryDirectory() as scratch:
        configuration = Path(scratch) / "xorg.conf"
        configuration.write_text(_TWO_SCREENS, encoding="ascii")
        files = ["-config", str(configuration), "-logfile", str(Path(scratch) / "xorg.log")]
        apart = ["-nolisten", "tcp", "-noreset", "-novtswitch", "-sharevts"]
        with _display(["Xorg", *files, *apart]) as display:
            _arrange(display, first, second)
            yield display


def _arrange(display: str, first: tuple[int, int], second: tuple[int, int]) -> None:
    _set_up(display, "DUMMY0", first, "--primary")
    _set_up(display, "DUMMY1", second, "--right-of", "DUMMY0")
    # Makes the server look again at what is connected; Wine only asks for what it knows already.
    _xrandr(display, "--query")


def _set_up(display: str, output: str, size: tuple[int, int], *place: str) -> None:
    mode = f"{output}-mode"
    _xrandr(display, "--newmode", mode, *_mode_line(*size))
    _xrandr(display, "--addmode", output, mode)
    _xrandr(display, "--output", output, "--mode", mode, *place)


def _mode_line(width: int, height: int) -> list[str]:
    """A mode of 60 Hz with as little blanking as the X server accepts."""
    across = (width, width + 8, width + 40, width + 80)
    down = (height, height + 3, height + 8, height + 20)
    megahertz = across[-1] * down[-1] * 60 / 1e6
    return [f"{megahertz:.6f}", *map(str, (*across, *down))]


def _xrandr(display: str, *arguments: str) -> None:
    line = ["xrandr", "--display", display, *arguments]
    subprocess.run(line, check=True, capture_output=True, timeout=_START_SECONDS)


@contextmanager
def _display(command: Sequence[str]) -> Iterator[str]:
    reading, writing = os.pipe()
    nothing = subprocess.DEVNULL
    arguments = [*command, "-displayfd", str(writing)]
    server = subprocess.Popen(arguments, pass_fds=[writing], stdin=nothing, stdout=nothing, stderr=nothing)
    os.close(writing)
    try:
        yield f":{_number(reading, command[0])}"
    finally:
        os.close(reading)
        _end(server)


def _number(reading: int, name: str) -> int:
    """The display's number, which the server writes down as soon as it is ready."""
    ready, _, _ = select.select([reading], [], [], _START_SECONDS)
    answer = os.read(reading, 16) if ready else b""
    if not answer.strip().isdigit():
        raise NoScreenError(f"{name} gave no display within {_START_SECONDS} seconds")
    return int(answer)


def _end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
