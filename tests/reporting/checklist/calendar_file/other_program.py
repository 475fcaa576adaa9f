"""Another calendar program: ical.js in Node, of another family than the library that writes the file."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.pages.page_checks import NODE_MODULES

_SCRIPT = Path(__file__).with_name("read_calendars.mjs")


class Alarm(msgspec.Struct):
    """An alarm. `exact`, `wall`: when it goes off in Amsterdam, by exact hours and by the clock on the wall."""

    action: str
    description: str
    exact: str
    wall: str


class Event(msgspec.Struct, rename="camel"):
    """An event. `end`: the first day that no longer belongs to it."""

    uid: str
    sequence: int
    stamp: str
    is_whole_days: bool
    first: str
    end: str
    summary: str
    description: str
    location: str | None
    url: str | None
    status: str
    categories: str
    transparent: str
    alarms: list[Alarm]


class Calendar(msgspec.Struct):
    """One file. `names`: what parts it has."""

    properties: dict[str, Any]
    names: list[str]
    events: list[Event]

    @property
    def event(self) -> Event:
        """Give the only event."""
        (event,) = self.events
        return event


class Imported(msgspec.Struct):
    """What stood in each file, and what the calendar shows after they were imported one after the other."""

    calendars: list[Calendar]
    shown: list[Event]


class OtherProgram:
    """A running Node."""

    def __init__(self) -> None:
        """Start it; skips the test where it is not installed."""
        if shutil.which("node") is None or not (NODE_MODULES / "ical.js").is_dir():
            pytest.skip("not installed: nodejs, or the npm packages of tests/pages/package.json")
        self._node = subprocess.Popen(
            ["node", _SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def imports(self, *files: bytes) -> Imported:
        """Give what it makes of these files."""
        assert self._node.stdin
        assert self._node.stdout
        self._node.stdin.write(json.dumps([file.decode("utf-8") for file in files]) + "\n")
        self._node.stdin.flush()
        return msgspec.json.decode(self._node.stdout.readline(), type=Imported)

    def reads(self, file: bytes) -> Calendar:
        """Give what stands in this file."""
        return self.imports(file).calendars[0]

    def stop(self) -> None:
        """End it."""
        self._node.communicate(timeout=20)
