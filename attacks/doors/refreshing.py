"""What `releases refresh` is given, held against the tables that ship and told on the terminal: tables and packages."""

from __future__ import annotations

import gzip
import json
import tarfile
from collections.abc import Sequence
from contextlib import suppress

import msgspec

from attacks.doors.door import DAY, Door, shipped_tables
from attacks.doors.tables import BROWSERS, SYSTEMS
from attacks.mutations import mutate_bytes, mutate_json, mutate_tokens
from checker.cli.releases_words import refreshed_lines, standing_lines
from checker.errors import BadInputError
from checker.model.releases import BrowserTable
from checker.refreshing.browser_rows import new_table
from checker.refreshing.fresh import Fresh, fresh_tables
from checker.refreshing.given import Given
from checker.refreshing.kept import load_kept
from checker.refreshing.packages import packages_in
from checker.refreshing.places import CHANNELS, built_in_tables
from checker.refreshing.standing import standing_of
from checker.refreshing.table_rows import Table
from checker.refreshing.table_text import table_text
from checker.refreshing.trouble import TroubleError
from checker.reporting.language.words import Words
from checker.specification.loading import browser_table_in, operating_system_table_in

_WORDS = Words("nl")
_KEPT = msgspec.structs.replace(load_kept(built_in_tables() / CHANNELS), row=())
_DAYS = {"156": "2026-10-20", "157": "2026-11-03", "158": "2026-11-17", "159": "2026-12-08", "160": None}


def _packages() -> Sequence[bytes]:
    """Give MDN's data with a few releases of each kind."""
    releases = {version: {"release_date": day, "status": "current"} for version, day in _DAYS.items()}
    browsers = {name: {"releases": releases} for name in ("chrome", "edge", "firefox", "safari", "opera")}
    meta = {"version": "8.1.9", "timestamp": "2026-11-12T14:10:29.391Z"}
    return [json.dumps({"__meta": meta, "browsers": browsers}).encode()]


def _tars() -> Sequence[bytes]:
    return [_in_tar(data) for data in _packages()]


def _tables() -> Sequence[bytes]:
    return [*BROWSERS.seeds()[:1], *SYSTEMS.seeds()[:1]]


def _in_tar(data: bytes) -> bytes:
    entry = tarfile.TarInfo("package/data.json")
    entry.size = len(data)
    return entry.tobuf() + data + bytes(-len(data) % 512 + 1024)


def _enter_table(data: bytes) -> bool:
    """Compare it with the table that ships, which has more rows; then tell what it would change."""
    read = browser_table_in if b'= "browsers"' in data else operating_system_table_in
    try:
        table = read(data, "given")
    except BadInputError:
        return False
    with suppress(BadInputError, TroubleError):
        fresh_tables([Given("given", data)], built_in_tables(), DAY)
    _tell(table)
    return True


def _enter_package(data: bytes) -> bool:
    return _enter_tar(_in_tar(data))


def _enter_tar(data: bytes) -> bool:
    """Make a table of a package, and read it back."""
    try:
        packages = packages_in([Given("given", gzip.compress(data, 1))])
        table = browser_table_in(table_text(new_table(packages, _KEPT, None, DAY)).encode(), "given")
    except (BadInputError, TroubleError):
        return False
    _tell(table)
    return True


def _tell(table: Table) -> None:
    part = "browsers" if isinstance(table, BrowserTable) else "operating_systems"
    there: Table = getattr(shipped_tables(), part)
    list(refreshed_lines([Fresh("given", f"{part}.toml", b"", table, there)], (), (), _WORDS))
    list(standing_lines(standing_of(msgspec.structs.replace(shipped_tables(), **{part: table}), DAY), _WORDS))


TABLE = Door(_tables, mutate_tokens, _enter_table)
PACKAGE = Door(_packages, mutate_json, _enter_package)
TAR = Door(_tars, mutate_bytes, _enter_tar)
