"""Packages and folders of tables as the real ones are, made for a test."""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
import tarfile
from collections.abc import Mapping
from pathlib import Path

import msgspec

from checker.model.releases import BrowserRelease, BrowserTable
from checker.refreshing.table_text import table_text
from tests.cli.program import PROJECT, Ended, systeemcheck

SPECS = PROJECT / "requirements_specs"
Dates = Mapping[str, str | None]
REAL_ROWS: dict[str, Dates] = {
    "chrome": {
        "156": "2026-10-20",
        "157": "2026-11-03",
        "158": "2026-11-17",
        "159": "2026-12-08",
        "160": None,
    },
    "chrome_android": {"156": "2026-10-20", "157": "2026-11-03"},
    "firefox": {"115": "2023-07-04", "153": "2026-07-21", "160": "2026-11-10", "161": "2026-11-24"},
    "samsunginternet_android": {"30.0": "2026-05-11", "31.0": None},
}
KEPT = """
since = 2022-01-01
extended_stable_weeks = 8
source = [
  { id = "mdn", title = "data {version} of {date}" },
  { id = "mdn-planned", title = "derived: planned in {version}" },
  { id = "baseline", title = "mapping {baseline}" },
  { id = "esr", title = "Mozilla" },
  { id = "extended-derived", title = "derived: every fourth" },
]
extended_stable = [{ browsers = ["chrome"], first = 152, step = 4 }]
row = [
  { browser = "firefox", version = "153", channel = "esr", source = "esr", supported_until = 2027-09-28 },
]
implies = [{ browser = "chrome", from = "139", os = "android", at_least = "10", source = "mdn" }]

[browser.chrome]
title = "Google Chrome"
package = "chrome"
shared = ["chrome_android"]

[browser.firefox]
title = 'Mozilla "Firefox"'
package = "firefox"

[browser.samsung-internet]
title = "Samsung Internet"
package = "samsunginternet_android"

[browser.brave]
title = "Brave"
follows = "chrome"
"""
BASELINE_SCRIPT = (
    '"function"==typeof X;const n="pre_baseline\\nc,1,081211\\nsa,2.0,u,38\\n20260511\\nsa,30.0,260511,140\\n'
    'sa,31.0,260923,147\\nc,159,261208\\nreleases\\nc,160,270105";let s;'
)


def a_day_later(table: BrowserTable, *rows: BrowserRelease) -> bytes:
    """Give the text of the table as it would be on the next day, with more releases of Samsung Internet."""
    day = table.snapshot + dt.timedelta(days=1)
    browsers = {
        name: msgspec.structs.replace(history, releases=tuple(_on(row, day) for row in history.releases))
        for name, history in table.browser.items()
    }
    samsung = browsers["samsung-internet"]
    browsers["samsung-internet"] = msgspec.structs.replace(samsung, releases=(*samsung.releases, *rows))
    return table_text(msgspec.structs.replace(table, snapshot=day, browser=browsers)).encode()


def _on(row: BrowserRelease, day: dt.date) -> BrowserRelease:
    return msgspec.structs.replace(row, planned=row.released > day)


def packed(files: Mapping[str, bytes]) -> bytes:
    """Give an npm package with these files."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


def mdn_package(rows: Mapping[str, Dates], data_of: str = "2026-11-12") -> bytes:
    """Give MDN's package with these release days."""
    browsers = {
        name: {"name": name, "releases": {version: _release(date) for version, date in dates.items()}}
        for name, dates in rows.items()
    }
    meta = {"version": "8.1.9", "timestamp": f"{data_of}T14:10:29.391Z"}
    data = json.dumps({"__meta": meta, "browsers": browsers, "api": {}}).encode()
    return packed({"LICENSE": b"CC0", "data.json": data, "package.json": about("@mdn/browser-compat-data", "8.1.9")})


def baseline_package(script: str = BASELINE_SCRIPT) -> bytes:
    """Give the other package, with a script as the real one keeps its data in."""
    return packed({"dist/index.js": script.encode(), "package.json": about("baseline-browser-mapping", "2.11.40")})


def about(name: str, version: str) -> bytes:
    """Give a package.json."""
    return json.dumps({"name": name, "version": version}).encode()


def _release(date: str | None) -> dict[str, str]:
    return {"status": "retired", "engine": "Blink"} | ({"release_date": date} if date else {})


class Stick:
    """A folder with requirements_specs as on a stick; with `small`, a browser table and a kept file of a few rows."""

    def __init__(self, folder: Path, *, small: bool = False) -> None:
        """Copy the project's own."""
        self.folder = folder
        self.releases = folder / "requirements_specs" / "releases"
        shutil.copytree(SPECS, folder / "requirements_specs")
        self.browsers = self.releases / "browsers.toml"
        self.systems = self.releases / "operating_systems.toml"
        if small:
            self.browsers.unlink()
            (self.releases / "browser_channels.toml").write_text(KEPT, encoding="utf-8")

    def refresh(self, source: str | Path, *options: str, **environment: str) -> Ended:
        """Run the command on this folder, in English."""
        words = ("releases", "refresh", str(source), "--folder", str(self.folder), "--lang", "en", *options)
        return systeemcheck(*words, cwd=self.folder, environment=environment)

    def table(self) -> BrowserTable:
        """Give the browser table that is there."""
        return msgspec.toml.decode(self.browsers.read_bytes(), type=BrowserTable)

    def changed(self, old: str, new: str, file: Path | None = None) -> None:
        """Replace a text in a table, once."""
        file = file or self.browsers
        text = file.read_text(encoding="utf-8")
        assert old in text, old
        file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
