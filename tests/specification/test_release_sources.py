"""Every row of the release tables against the kept copy of what it cites (tests/release_sources)."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.model.releases import BrowserTable, OperatingSystemTable
from tests.specification import browser_backing, kept_sources, system_backing

ROOT = Path(__file__).resolve().parents[2]
RELEASES = ROOT / "requirements_specs" / "releases"
BROWSERS = (RELEASES / "browsers.toml").read_bytes()
SYSTEMS = (RELEASES / "operating_systems.toml").read_bytes()
CHECKED = (
    *("released", "supported_until", "planned", "ended", "at_least", "until", "possibly_until", "from_update"),
    *("newest", "some_models", "keeps", "highest"),
)
Row = tuple[str, msgspec.Struct, Callable[[Any], dict[str, Any]]]


def browser_rows(content: bytes) -> Iterator[Row]:
    table = msgspec.toml.decode(content, type=BrowserTable)
    for name, history in table.browser.items():
        if history.ended:
            yield name, history, browser_backing.ended
        for row in history.releases:
            yield f"{name} {row.version} {row.channel}", row, partial(browser_backing.release, name, table=table)
    for implied in table.implies:
        yield f"{implied.browser} {implied.from_} {implied.os}", implied, browser_backing.implication


def system_rows(content: bytes) -> Iterator[Row]:
    table = msgspec.toml.decode(content, type=OperatingSystemTable)
    for row in table.release:
        name = f"{row.os} {row.version} {row.release} {'/'.join(row.groups)}"
        yield name, row, partial(system_backing.release, table=table)
        for offer in row.extended:
            yield f"{name} extended", offer, partial(system_backing.extended, of=row)
    for history in table.update:
        for update in history.releases:
            yield f"{history.os} {update.version} update", update, partial(system_backing.update, of=history)
    for rhythm in table.rhythm:
        yield f"{rhythm.os} rhythm", rhythm, partial(system_backing.rhythm, table=table)
    for model in table.device_model:
        yield str(model.title), model, partial(system_backing.device_model, table=table)


def faults(row: msgspec.Struct, says: Callable[[Any], dict[str, Any]]) -> dict[str, object]:
    """Give the fields of a row that its source does not say, with what the source says instead."""
    try:
        expected = says(row)
    except (LookupError, ValueError, StopIteration) as missing:
        return {"no backing": missing}
    return {
        name: expected.get(name)
        for name in CHECKED
        if (getattr(row, name, None) or None) != (expected.get(name) or None)
    }


ROWS = [*browser_rows(BROWSERS), *system_rows(SYSTEMS)]
DATED = [
    (name, row, says, field)
    for name, row, says in ROWS
    for field in CHECKED
    if isinstance(getattr(row, field, None), dt.date)
]


def test_every_row_holds_what_its_source_says() -> None:
    found = {name: wrong for name, row, says in ROWS if (wrong := faults(row, says))}
    assert found == {}
    assert len(DATED) > 900


@pytest.mark.parametrize("days", [-1, 1])
def test_a_day_that_is_moved_by_one_is_found_in_every_row(days: int) -> None:
    unseen = [
        (name, field)
        for name, row, says, field in DATED
        if field not in faults(_with(row, field, getattr(row, field) + dt.timedelta(days=days)), says)
    ]
    assert unseen == []


@pytest.mark.parametrize("field", ["at_least", "newest", "highest", "from_update", "keeps"])
def test_another_number_is_found_in_every_row(field: str) -> None:
    numbers = [(name, row, says) for name, row, says in ROWS if getattr(row, field, None)]
    other = {"from_update": 6574, "keeps": 5}.get(field, "99")
    assert [name for name, row, says in numbers if field not in faults(_with(row, field, other), says)] == []
    assert numbers


@pytest.mark.parametrize("rows", [browser_rows, system_rows])
def test_a_day_that_is_moved_in_the_file_itself_is_found(rows: Callable[[bytes], Iterator[Row]]) -> None:
    content = BROWSERS if rows is browser_rows else SYSTEMS
    dates = list(re.finditer(rb"(?:released|until|ended) = (\d{4}-\d\d-\d\d)", content))
    for found in dates[:: len(dates) // 12]:
        moved = dt.date.fromisoformat(found[1].decode()) + dt.timedelta(days=1)
        changed = content[: found.start(1)] + str(moved).encode() + content[found.end(1) :]
        assert any(faults(row, says) for _name, row, says in rows(changed)), found[0]


def test_a_row_of_a_source_that_is_not_kept_is_found() -> None:
    assert [name for name, row, says in ROWS if not faults(_with(row, "source", "hearsay"), says)] == []


def test_no_release_that_the_data_knows_is_missing() -> None:
    assert list(browser_backing.missing(msgspec.toml.decode(BROWSERS, type=BrowserTable))) == []


def test_every_page_writes_what_it_tells() -> None:
    for page in kept_sources.PAGES:
        text = " ".join([page["says"], *page.get("means", ())])
        for told in page.get("tells", ()):
            values = [value for name, value in told.items() if name not in {"os", "build", "version"}]
            assert [
                value for value in values if not any(form in text for form in kept_sources.written_forms(value))
            ] == []


def test_every_page_has_an_address_and_the_day_it_was_read_and_backs_a_source_of_a_table() -> None:
    tables = (msgspec.toml.decode(BROWSERS, type=BrowserTable), msgspec.toml.decode(SYSTEMS, type=OperatingSystemTable))
    listed = {source.id for table in tables for source in table.source}
    for page in kept_sources.PAGES:
        assert page["url"].startswith("https://")
        assert isinstance(page["read"], dt.date)
    assert {page["source"] for page in kept_sources.PAGES} <= listed


def test_every_kept_file_is_told_of_and_every_licence_has_its_text() -> None:
    readme = (kept_sources.FOLDER / "README.md").read_text(encoding="utf-8")
    for file in kept_sources.FOLDER.iterdir():
        assert f"`{file.name}`" in readme or file.name == "README.md"
    for file in kept_sources.FOLDER.glob("*.json"):
        kept = json.loads(file.read_text(encoding="utf-8"))
        project = kept["project"].removeprefix("@mdn/")
        if "licence" in kept:
            text = RELEASES / "licences" / f"{project}-{kept['licence']}.txt"
            assert kept.get("copyright", "").split(", ")[0] in text.read_text(encoding="utf-8")


def _with(row: msgspec.Struct, field: str, value: object) -> msgspec.Struct:
    return msgspec.structs.replace(row, **{field: value})
