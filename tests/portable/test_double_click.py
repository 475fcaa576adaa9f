"""The double-click: a real console window of the built program, on a screen in memory."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from portable.wine.prefix import WinePrefix
from portable.wine.registry_file import RegistryValue
from tests.tools.virtual_screen import virtual_screen

pytestmark = [pytest.mark.wine, pytest.mark.pitfall(48)]
PATIENCE_SECONDS = 40
OPENED = r"C:\opened.html"
HTML_FILES = [
    RegistryValue(r"HKEY_CLASSES_ROOT\.html", "", "page"),
    # What stands for a browser: it keeps the page that it was given.
    RegistryValue(r"HKEY_CLASSES_ROOT\page\shell\open\command", "", rf'cmd.exe /c copy "%1" {OPENED}'),
]
NO_HTML_FILES = [RegistryValue(r"HKEY_CLASSES_ROOT\.html", "", "nothing")]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    if missing := [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]:
        pytest.skip(f"not installed: {', '.join(missing)}")
    with virtual_screen(1024, 768) as name:
        yield name


Pc = Callable[[Sequence[RegistryValue]], WinePrefix]


@pytest.fixture
def pc_on_screen(new_prefix: Pc, display: str) -> Pc:
    def make(registry: Sequence[RegistryValue]) -> WinePrefix:
        pc = new_prefix(registry)
        pc.show_on(display)
        return pc

    return make


@contextmanager
def double_click(pc: WinePrefix, stick: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A window of the program; `words`: what was typed behind its name in a command prompt."""
    window = pc.in_a_window(stick / "Systeemcheck.exe", *words)
    try:
        yield window
    finally:
        pc.stop()
        window.wait(PATIENCE_SECONDS)


def soon(is_so: Callable[[], bool]) -> bool:
    """Whether it becomes so while anyone would still wait."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.1)
    return is_so()


def reports_in(stick: Path) -> list[Path]:
    return list((stick / "resultaten").glob("*.html"))


def press(display: str, *keys: str) -> None:
    """Keys that the window gets, as from a keyboard, once it is there."""
    there = ["search", "--sync", "--onlyvisible", "--name", "Systeemcheck"]
    words = ["xdotool", *there, "mousemove", "300", "200", "click", "1", "sleep", "0.5", *keys]
    subprocess.run(words, env={"DISPLAY": display, "PATH": "/usr/bin:/bin"}, check=True, timeout=PATIENCE_SECONDS)


def stays_open(window: subprocess.Popen[bytes]) -> bool:
    """Whether it is still there some seconds after the program had said all it had to say."""
    time.sleep(4)
    return window.poll() is None


def test_the_report_opens_and_the_window_closes(pc_on_screen: Pc, stick: Path) -> None:
    pc = pc_on_screen(HTML_FILES)
    with double_click(pc, stick) as window:
        window.wait(PATIENCE_SECONDS)
        (report,) = reports_in(stick)
        opened = pc.path_of(OPENED)
        # The browser goes on by itself when the program has ended.
        assert soon(lambda: opened.is_file() and opened.read_bytes() == report.read_bytes())


def test_the_window_stays_until_enter_when_the_report_cannot_be_shown(
    pc_on_screen: Pc, stick: Path, display: str
) -> None:
    with double_click(pc_on_screen(NO_HTML_FILES), stick) as window:
        assert soon(lambda: bool(reports_in(stick)))
        assert stays_open(window)
        press(display, "key", "Return")
        window.wait(PATIENCE_SECONDS)


def test_the_window_stays_with_a_mistake_in_the_settings(pc_on_screen: Pc, stick: Path, display: str) -> None:
    (stick / "systeemcheck.toml").write_text("school = 5\n", encoding="utf-8")
    with double_click(pc_on_screen(HTML_FILES), stick) as window:
        assert stays_open(window)
        press(display, "key", "Return")
        window.wait(PATIENCE_SECONDS)
    assert list((stick / "resultaten").iterdir()) == []


def test_the_label_is_asked_when_the_school_wants_it(pc_on_screen: Pc, stick: Path, display: str) -> None:
    (stick / "systeemcheck.toml").write_text("ask_label = true\n", encoding="utf-8")
    with double_click(pc_on_screen(HTML_FILES), stick) as window:
        assert stays_open(window)
        press(display, "type", "--delay", "60", "Groep 5 nr 12")
        press(display, "key", "Return")
        window.wait(PATIENCE_SECONDS)
    (result,) = (stick / "resultaten").glob("*.json")
    assert json.loads(result.read_bytes())["device"]["label"] == "Groep 5 nr 12"


def test_two_windows_at_once_leave_two_results(pc_on_screen: Pc, stick: Path) -> None:
    pc = pc_on_screen(HTML_FILES)
    with double_click(pc, stick) as first:
        second = pc.in_a_window(stick / "Systeemcheck.exe")
        first.wait(PATIENCE_SECONDS)
        second.wait(PATIENCE_SECONDS)
    assert len(list((stick / "resultaten").glob("*.json"))) == 2


def test_requirements_are_confirmed_at_a_console_and_the_answers_are_kept(
    pc_on_screen: Pc, stick: Path, display: str
) -> None:
    """What is typed ahead of a question answers nothing, so each answer waits until the one before it is kept."""
    folder = stick / "requirements_specs" / "malmberg"
    with double_click(pc_on_screen(HTML_FILES), stick, "spec", "confirm") as window:
        assert stays_open(window)
        for count, key in enumerate(("1", "3"), start=1):
            press(display, "key", key, "key", "Return")
            assert soon(partial(has_kept, folder, count))
            time.sleep(1)
        press(display, "type", "--delay", "60", "stop")
        press(display, "key", "Return")
        window.wait(PATIENCE_SECONDS)
    assert [answer["word"] for answer in answers_in(folder)] == ["keep", "dropped"]


def has_kept(folder: Path, count: int) -> bool:
    return len(answers_in(folder)) == count


def answers_in(folder: Path) -> list[dict[str, str]]:
    kept = [json.loads(path.read_bytes()) for path in folder.glob(".nakijken-*.json")]
    return [answer for run in kept for answer in run["answers"].get("answers", [])]
