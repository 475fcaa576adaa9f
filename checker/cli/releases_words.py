"""What `systeemcheck releases` shows: in one screen, in the user's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.checklist.document import Checklist
from checker.model.releases import BrowserTable
from checker.refreshing.changes import Changed, Changes, changes
from checker.refreshing.fresh import Fresh
from checker.refreshing.fresh_checklists import Kept
from checker.refreshing.fresh_document import FreshDocument
from checker.refreshing.standing import BrowserStanding, Standing, TableStanding, Version
from checker.refreshing.table_rows import SOURCE, Table
from checker.reporting.language.words import Words

_MOST_LINES = 16
"""Of what changed; with the lines about the tables and the end it fits on one screen."""
_MOST_ROWS = 5
_LONGEST = 40


def refreshed_lines(
    fresh: Iterable[Fresh], documents: Iterable[FreshDocument], kept: Iterable[Kept], words: Words
) -> Iterator[str]:
    """Give what new tables change, and which specs and checklists are new, about twenty lines for all of them."""
    said = [_document(one, words) for one in documents]
    said += [words.say("cli.releases.kept", place=one.place, name=one.name) for one in kept]
    for one in fresh:
        yield _about(one, words)
        said += [_changed(change, one.table, words) for change in changes(one.there, one.table)] if one.is_new else []
        said += [_apart(*apart, words) for apart in one.apart]
    yield from said[:_MOST_LINES]
    if len(said) > _MOST_LINES:
        yield words.count("cli.releases.more_lines", len(said) - _MOST_LINES)


def standing_lines(standing: Standing, words: Words) -> Iterator[str]:
    """Give what the tables know."""
    for table in standing.tables:
        yield _age(table, words)
    yield ""
    for browser in standing.browsers:
        yield _newest(browser, words)
    for table in standing.tables:
        yield ""
        yield words.say("cli.releases.sources", table=table.file)
        for source in table.sources:
            yield f"  {'  '.join(filter(None, (source.id, source.title, source.licence, source.url)))}"


def _document(fresh: FreshDocument, words: Words) -> str:
    message = "cli.releases.checklist" if isinstance(fresh.document, Checklist) else "cli.releases.spec"
    return words.say(message, name=fresh.document.name, title=fresh.document.title.said(words.language))


def _about(fresh: Fresh, words: Words) -> str:
    if not fresh.is_new:
        return words.say("cli.releases.table_same", table=fresh.file, day=str(fresh.table.snapshot))
    if fresh.there is None:
        return words.say("cli.releases.table_first", table=fresh.file, day=str(fresh.table.snapshot))
    days = {"day": str(fresh.table.snapshot), "before": str(fresh.there.snapshot)}
    return words.say("cli.releases.table_new", table=fresh.file, **days)


def _changed(change: Changes, table: Table, words: Words) -> str:
    parts = [
        words.say(message, count=words.number(len(rows)), rows=_listed(rows, words))
        for message, rows in (
            ("cli.releases.new", change.new),
            ("cli.releases.different", change.different),
            ("cli.releases.gone", change.gone),
        )
        if rows
    ]
    return f"{_name(change.of, table, words)[:_LONGEST]}: {'; '.join(parts)}"


def _name(of: str, table: Table, words: Words) -> str:
    if of == SOURCE:
        return words.say("cli.releases.source")
    history = table.browser.get(of) if isinstance(table, BrowserTable) else None
    return history.title if history else of


def _listed(rows: Sequence[Changed], words: Words) -> str:
    """Give the newest of them, oldest first."""
    shown = [_row(row, words) for row in rows[-_MOST_ROWS:]]
    more = len(rows) - len(shown)
    return ", ".join([*([words.count("cli.releases.more_rows", more)] if more else []), *shown])


def _row(row: Changed, words: Words) -> str:
    name = " ".join(filter(None, (row.name.version, row.name.part)))[:_LONGEST] or row.name.of[:_LONGEST]
    day = " → ".join(str(day) for day in (row.released_before, row.released) if day)
    if row.until:
        day = words.say("cli.releases.until", day=" → ".join(str(day) for day in (row.until_before, row.until) if day))
    elif row.planned:
        day = words.say("cli.releases.planned", day=day)
    return f"{name} ({day})" if day else name


def _apart(browser: str, version: str, other: str, days: int, words: Words) -> str:
    return words.count("cli.releases.apart", days, browser=browser, version=version, other=other)


def _age(table: TableStanding, words: Words) -> str:
    age = words.count("cli.releases.age", table.age_days)
    return words.say(
        "cli.releases.table", table=table.file, day=str(table.snapshot), age=age, rows=words.number(table.rows)
    )


def _newest(browser: BrowserStanding, words: Words) -> str:
    newest = _version(browser.newest) if browser.newest else "-"
    line = words.say("cli.releases.newest", browser=browser.title, version=newest)
    if browser.announced:
        line += words.say("cli.releases.announced", versions=words.both([_version(one) for one in browser.announced]))
    return line + _expected(browser, words)


def _expected(browser: BrowserStanding, words: Words) -> str:
    """Give what the rhythm of the releases says of today."""
    if browser.expected is None:
        return words.say("cli.releases.no_rhythm")
    oldest, newest = browser.expected
    message = "cli.releases.expected_one" if oldest == newest else "cli.releases.expected"
    return words.say(message, browser=browser.title, oldest=oldest, newest=newest)


def _version(version: Version) -> str:
    return f"{version.version} ({version.released})"
