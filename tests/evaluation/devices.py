"""Readings of believable devices, to change one thing at a time."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from checker.model.devices import Browser, Display
from checker.model.readings import Facts, Known, Reading, Value
from checker.model.releases import Releases
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import load_releases
from checker.specification.document import RequirementsSpec
from checker.specification.loading import load_spec

DAY = dt.date(2026, 11, 23)
KNOWN_TABLES = Path(__file__).parents[1] / "known_tables"


@cache
def releases() -> Releases:
    """Give the tables of one day: those that ship are renewed, and days in tests were worked out by these."""
    return load_releases(KNOWN_TABLES)


@cache
def shipped_spec(name: str = "malmberg/2026-2027") -> RequirementsSpec:
    """Give a spec that ships."""
    return load_spec(built_in_specs_folder() / f"{name}.toml")


def known(value: Value) -> Known:
    """Give an exact reading."""
    return Known(value=value, source="test")


def chrome(version: str, *, default: bool = True) -> Browser:
    """Give a Chrome of this version, for everyone."""
    return Browser(name="chrome", version=version, channel="stable", scope="machine", default=default)


def windows_laptop(**changes: Reading) -> Facts:
    """Give a good Windows 11 laptop; a change is named with underscores for dots."""
    screen = Display(
        width=1920, height=1080, native_width=1920, native_height=1080, scale=1.0,
        effective_width=1920, effective_height=1080, inches=14.0, primary=True, internal=True,
    )  # fmt: skip
    facts: dict[str, Reading] = {
        "device.class": known("windows-pc"),
        "device.form": known("laptop"),
        "os.name": known("windows"),
        "os.version": known("11"),
        "os.release": known("25H2"),
        "os.build_id": known("26200.9974"),
        "os.edition": known("Professional"),
        "os.architecture": known("amd64"),
        "cpu.physical_cores": known(4),
        "cpu.logical_cores": known(8),
        "memory.installed": known(8 * 2**30),
        "memory.usable": known(8 * 2**30 - 300 * 2**20),
        "storage.total": known(256 * 10**9),
        "storage.free": known(100 * 10**9),
        "displays": known((screen,)),
        "browsers": known((chrome("158.0.8100.12"),)),
        "browsers.update_pending": known(value=False),
        "session.remote": known(value=False),
        "audio.outputs": known(1),
    }
    return facts | {name.replace("__", ".", 1): reading for name, reading in changes.items()}
