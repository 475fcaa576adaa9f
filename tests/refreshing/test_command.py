"""`systeemcheck releases` as a user runs it, on a folder such as a stick has."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import msgspec
import pytest

from checker.model.releases import BrowserRelease, BrowserTable
from checker.refreshing.archive import LARGEST_UNPACKED
from checker.refreshing.given import LARGEST
from checker.refreshing.standing import standing_of
from checker.specification.catalogue import load_releases
from checker.specification.loading import LARGEST_SPEC
from tests.cli.program import PROJECT, systeemcheck
from tests.refreshing.made import REAL_ROWS, Stick, a_day_later, about, baseline_package, mdn_package, packed

SNAPSHOT = msgspec.toml.decode(
    (PROJECT / "requirements_specs/releases/browsers.toml").read_bytes(), type=BrowserTable
).snapshot
LATER = SNAPSHOT + dt.timedelta(days=1)


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path / "stick")


@pytest.fixture
def newer(tmp_path: Path) -> Stick:
    """A checkout of a day later, with one release more."""
    other = Stick(tmp_path / "newer")
    row = BrowserRelease(version="32.0", released=LATER, source="mdn")
    other.browsers.write_bytes(a_day_later(other.table(), row))
    return other


@pytest.mark.parametrize(
    "part", ["", "requirements_specs", "requirements_specs/releases", "requirements_specs/releases/browsers.toml"]
)
def test_a_newer_stick_its_folders_or_its_table_renew_the_tables(stick: Stick, newer: Stick, part: str) -> None:
    ended = stick.refresh(newer.folder / part)
    assert (ended.code, stick.browsers.read_bytes()) == (0, newer.browsers.read_bytes()), ended.err
    assert f"browsers.toml: of {LATER}; until now of {SNAPSHOT}" in ended.out
    assert f"Samsung Internet: 1 new: 32.0 ({LATER})" in ended.out
    again = stick.refresh(newer.folder / part)
    assert again.code == 0
    assert "There is nothing new." in again.err


def test_in_dutch_it_says_the_same_in_dutch(stick: Stick, newer: Stick) -> None:
    ended = stick.refresh(newer.folder, "--lang", "nl")
    assert f"Samsung Internet: 1 nieuw: 32.0 ({LATER})" in ended.out
    assert "Geschreven: " in ended.err


def test_check_writes_nothing_and_says_with_1_that_it_would(stick: Stick, newer: Stick) -> None:
    before = stick.browsers.read_bytes()
    assert stick.refresh(newer.folder, "--check").code == 1
    assert stick.browsers.read_bytes() == before
    assert stick.refresh(stick.folder, "--check").code == 0


def test_an_older_stick_renews_nothing(stick: Stick, newer: Stick) -> None:
    before = newer.browsers.read_bytes()
    ended = newer.refresh(stick.folder)
    assert (ended.code, newer.browsers.read_bytes()) == (2, before)
    assert f"is newer: {LATER}" in ended.err


def test_every_file_that_is_read_needs_one_of_the_digests(stick: Stick, newer: Stick) -> None:
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (newer.browsers, newer.systems)]
    assert stick.refresh(newer.folder, "--sha256", digests[0]).code == 2
    assert stick.refresh(newer.folder, "--sha256", "abc").code == 2
    assert stick.refresh(newer.folder, "--sha256", digests[0], "--sha256", digests[1]).code == 0


def test_a_broken_table_is_mended_with_a_good_one(stick: Stick, newer: Stick) -> None:
    stick.browsers.write_text("id = [", encoding="utf-8")
    ended = stick.refresh(newer.folder)
    assert (ended.code, stick.browsers.read_bytes()) == (0, newer.browsers.read_bytes()), ended.err


def test_a_broken_table_is_mended_with_the_one_that_the_program_has_too(stick: Stick) -> None:
    good = stick.browsers.read_bytes()
    stick.browsers.write_text("id = [", encoding="utf-8")
    assert stick.refresh(PROJECT).code == 0
    assert stick.browsers.read_bytes() == good


def test_a_lost_row_is_named_and_nothing_is_written(stick: Stick, newer: Stick) -> None:
    newer.changed('  { version = "30.0", released = 2026-05-11, source = "mdn" },\n', "")
    before = stick.browsers.read_bytes()
    ended = stick.refresh(newer.folder)
    assert (ended.code, stick.browsers.read_bytes()) == (2, before)
    assert "samsung-internet 30.0" in ended.err


def test_a_changed_table_with_the_day_of_the_program_s_own_is_refused(stick: Stick, tmp_path: Path) -> None:
    other = Stick(tmp_path / "other")
    other.changed('title = "Google Chrome"', 'title = "Chrome"')
    ended = stick.refresh(other.folder)
    assert ended.code == 2
    assert "says something else" in ended.err


def test_what_changed_fits_on_one_screen(stick: Stick, newer: Stick) -> None:
    """Thirty browsers are new; the rest is counted."""
    many = "".join(f'\n[browser."b{number}"]\ntitle = "B{number}"\nfollows = "chrome"\n' for number in range(30))
    with newer.browsers.open("a", encoding="utf-8", newline="\n") as file:
        file.write(many)
    ended = stick.refresh(newer.folder, "--check")
    assert ended.code == 1
    assert len(ended.out.splitlines()) <= 20
    assert "more lines" in ended.out


def test_where_there_are_no_tables_nothing_is_made(stick: Stick, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    ended = systeemcheck("releases", "refresh", stick.folder, "--folder", empty, "--lang", "en", cwd=tmp_path)
    assert (ended.code, list(empty.iterdir())) == (2, [])
    assert "Put the folder requirements_specs back" in ended.err
    assert "no tables here" in stick.refresh(empty).err


# ---------------------------------------------------------------- packages


def test_packages_in_a_folder_make_the_table_and_a_second_time_change_nothing(tmp_path: Path) -> None:
    """On the project's own kept file; the shipped table must not lose a row to it."""
    stick = Stick(tmp_path / "stick")
    packages = tmp_path / "packages"
    packages.mkdir()
    (packages / "mdn.tgz").write_bytes(mdn_package(_days_of(stick.table()), data_of=str(LATER)))
    (packages / "baseline.tgz").write_bytes(baseline_package())
    ended = stick.refresh(packages, "--snapshot", str(LATER))
    assert ended.code == 0, ended.err
    assert "2.11.40" in stick.browsers.read_text(encoding="utf-8")
    before = stick.browsers.read_bytes()
    assert stick.refresh(packages, "--snapshot", str(LATER)).code == 0
    assert stick.browsers.read_bytes() == before


def _days_of(table: BrowserTable) -> dict[str, dict[str, str | None]]:
    """Give the days of the shipped table under MDN's names, as far as they came from there."""
    names = {"opera-android": "opera_android", "samsung-internet": "samsunginternet_android"}
    return {
        names.get(name, name): {row.version: str(row.released) for row in history.releases if row.channel == "stable"}
        for name, history in table.browser.items()
        if history.releases
    }


def test_the_real_npm_fetches_both_packages(tmp_path: Path) -> None:
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed")
    stick = Stick(tmp_path / "stick")
    served = {
        "@mdn/browser-compat-data": ("8.1.9", mdn_package(_days_of(stick.table()), data_of=str(LATER))),
        "baseline-browser-mapping": ("2.11.40", baseline_package()),
    }
    with _registry(served) as address:
        settings = {"npm_config_registry": address, "npm_config_cache": str(tmp_path / "cache")}
        ended = stick.refresh("npm", "--snapshot", str(LATER), **settings)
    assert ended.code == 0, ended.err
    assert "2.11.40" in stick.browsers.read_text(encoding="utf-8")


def test_without_npm_it_says_what_else_there_is(stick: Stick, tmp_path: Path) -> None:
    ended = stick.refresh("npm", PATH=str(tmp_path))
    assert ended.code == 2
    assert "Name a folder, a file or an https address" in ended.err


@pytest.mark.skipif(os.name == "nt", reason="Windows looks for npm.cmd")
def test_an_npm_that_fails_is_told_in_its_own_words(stick: Stick, tmp_path: Path) -> None:
    (tmp_path / "npm").write_text("#!/bin/sh\necho 'no such \033[31mpackage' >&2; exit 1\n")
    (tmp_path / "npm").chmod(0o755)
    ended = stick.refresh("npm", PATH=str(tmp_path))
    assert ended.code == 2
    assert "no such [31mpackage" in ended.err


class _registry:  # noqa: N801  reads as what it is
    """A registry as npm asks for it, with these packages: name, version, bytes."""

    def __init__(self, packages: dict[str, tuple[str, bytes]]) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                name = self.path.strip("/").replace("%2f", "/").removesuffix(".tgz")
                version, data = packages[name]
                address = f"http://{self.headers['Host']}/{name}.tgz"
                digest = hashlib.new("sha1", data, usedforsecurity=False).hexdigest()  # npm's own
                about = {"name": name, "version": version, "dist": {"tarball": address, "shasum": digest}}
                whole = {"name": name, "dist-tags": {"latest": version}, "versions": {version: about}}
                self.send_response(200)
                self.end_headers()
                self.wfile.write(data if self.path.endswith(".tgz") else json.dumps(whole).encode())

            def log_message(self, *_: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,))

    def __enter__(self) -> str:
        self._thread.start()
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


# ---------------------------------------------------------------- what was not meant


def deep() -> bytes:
    return b'id = "browsers"\nschema_version = 1\nx = ' + b"[" * 200_000 + b"]" * 200_000


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"x" * (LARGEST_SPEC + 1), "too large"),
        (b"\0" * (LARGEST + 1), "the limit is"),
        (deep(), "not valid TOML"),
        (b'id = "browsers"\nschema_version = 2\n', "newer Systeemcheck (form 2)"),
        (b'id = "browsers"\nschema_version = "1"\n', "schema_version: expected `int`"),
        (b'id = "browsers"\nschema_version = 1\nsnapshot = "soon"\n', "snapshot"),
        (b'id = "/etc/passwd"\nschema_version = 1\n', "no table of Systeemcheck"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"\x1f\x8b\x08\x00 no gzip at all", "damaged"),
        (packed({"data.json": b"{}"}), "damaged"),
        (mdn_package({"chrome": {"1": "soon"}}), "damaged"),
        (packed({"README.md": b"something else"}), "no table of Systeemcheck"),
        (packed({"dist/index.js": b"no data", "package.json": about("x", "1")}), "damaged"),
        (mdn_package(REAL_ROWS)[:200], "damaged"),
    ],
    ids=[
        "long", "huge", "deep", "later form", "number as text", "no day", "path", "binary", "no gzip", "empty data",
        "odd day", "other package", "no days", "cut off",
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_refused_with_a_reason(stick: Stick, data: bytes, told: str) -> None:
    before = stick.browsers.read_bytes()
    file = stick.folder / "given"
    file.write_bytes(data)
    ended = stick.refresh(file)
    assert (ended.code, stick.browsers.read_bytes()) == (2, before), ended.err
    assert told in ended.err
    assert "given" in ended.err
    assert len(ended.err) < 1500


@pytest.mark.parametrize("name", ["package/other", "package/data.json"])
def test_a_bomb_is_not_unpacked(stick: Stick, name: str) -> None:
    """A gigabyte of nothing fits into a megabyte."""
    entry = tarfile.TarInfo(name)
    entry.size = LARGEST_UNPACKED * 7
    zeros = gzip.compress(bytes(LARGEST_UNPACKED // 10), 9)
    file = stick.folder / "bomb.tgz"
    file.write_bytes(gzip.compress(entry.tobuf()) + zeros * 70)
    assert file.stat().st_size < LARGEST
    ended = stick.refresh(file)
    assert ended.code == 2
    assert "too large" in ended.err


def test_nothing_in_a_table_steers_the_terminal(stick: Stick, newer: Stick) -> None:
    newer.changed('title = "Samsung Internet"', 'title = "\\u001b[2JSamsung\\u202e \\u0007Internet"')
    newer.changed('version = "32.0"', 'version = "\\u001b]0;32.0"')
    ended = stick.refresh(newer.folder, "--check")
    assert ended.code == 1
    assert "Samsung" in ended.out
    assert not {"\x1b", "\x07", "\u202e"} & set(ended.out + ended.err)


class TestOnASmallDisk:
    """A disk that is full, and one that is read-only."""

    @pytest.fixture
    def disk(self, tmp_path: Path) -> Iterator[Path]:
        folder = tmp_path / "disk"
        folder.mkdir()
        words = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
        if subprocess.run(words, check=False, capture_output=True).returncode:
            pytest.skip("mounting a small disk needs root")
        yield folder
        subprocess.run(["umount", str(folder)], check=True)

    def test_a_full_disk_keeps_the_table_that_was_there(self, disk: Path, newer: Stick) -> None:
        stick = Stick(disk / "stick")
        before = stick.browsers.read_bytes()
        with (disk / "film.mp4").open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                pass
        ended = stick.refresh(newer.folder)
        assert (ended.code, stick.browsers.read_bytes()) == (4, before)
        assert "No space left" in ended.err
        assert "What was there is there still" in ended.err
        assert {path.name for path in stick.releases.iterdir()} == {path.name for path in newer.releases.iterdir()}

    def test_a_read_only_disk_keeps_it_too(self, disk: Path, newer: Stick) -> None:
        stick = Stick(disk / "stick")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        ended = stick.refresh(newer.folder)
        assert ended.code == 4
        assert "Read-only" in ended.err


# ---------------------------------------------------------------- show


def test_show_tells_age_sources_with_their_licence_and_the_newest_of_each_browser(tmp_path: Path) -> None:
    ended = systeemcheck("releases", "show", "--lang", "en", cwd=tmp_path)
    assert ended.code == 0
    for text in (f"browsers.toml: of {SNAPSHOT}", "days old", "Google Chrome: newest in the table", "CC0-1.0", "MIT"):
        assert text in ended.out
    assert "copyright 2020 endoflife.date contributors" in ended.out


def test_show_as_json_is_one_document_with_what_is_expected(tmp_path: Path) -> None:
    told = json.loads(systeemcheck("releases", "show", "--json", cwd=tmp_path).out)
    assert [table["file"] for table in told["tables"]] == ["browsers.toml", "operating_systems.toml"]
    assert told["tables"][0]["sources"][0]["licence"] == "CC0-1.0"
    chrome = next(browser for browser in told["browsers"] if browser["browser"] == "chrome")
    assert {"newest", "announced", "expected"} <= set(chrome)


@pytest.mark.parametrize("days", [0, 8, 100, 365])
def test_what_is_expected_is_the_newest_in_the_table_or_newer(days: int) -> None:
    releases = load_releases(PROJECT / "requirements_specs")
    standing = standing_of(releases, releases.snapshot + dt.timedelta(days))
    chrome = next(browser for browser in standing.browsers if browser.browser == "chrome")
    assert chrome.newest is not None
    assert chrome.expected is not None
    oldest, newest = map(int, chrome.expected)
    assert int(chrome.newest.version) <= oldest <= newest
