"""A table takes the place of another only when it is nowhere worse."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.releases import BrowserHistory, BrowserRelease, BrowserTable
from checker.refreshing.browser_rows import new_table
from checker.refreshing.given import Given
from checker.refreshing.kept import Kept
from checker.refreshing.packages import packages_in
from checker.refreshing.refusing import refuse_other_of_same_day, refuse_unsound, refuse_worse
from checker.refreshing.table_rows import Table, rows_of
from checker.refreshing.trouble import TroubleError
from checker.specification.catalogue import load_releases
from tests.refreshing.made import KEPT, SPECS, mdn_package

RELEASES = load_releases(SPECS)
TABLES: tuple[Table, ...] = (RELEASES.browsers, RELEASES.operating_systems)
DAY = dt.timedelta(days=1)
LATER = RELEASES.browsers.snapshot + 30 * DAY


def changed(table: BrowserTable, browser: str, change: Callable[[list[BrowserRelease]], object]) -> BrowserTable:
    rows = list(table.browser[browser].releases)
    change(rows)
    history = msgspec.structs.replace(table.browser[browser], releases=tuple(rows))
    return msgspec.structs.replace(table, browser={**table.browser, browser: history})


def replaced(row: int, **fields: object) -> Callable[[list[BrowserRelease]], object]:
    def change(rows: list[BrowserRelease]) -> None:
        rows[row] = msgspec.structs.replace(rows[row], **fields)

    return change


def refusal(there: Table, new: Table, today: dt.date = LATER) -> TroubleError | None:
    try:
        refuse_unsound("x", new, today)
        refuse_worse("x", there, new)
    except TroubleError as trouble:
        return trouble
    return None


def what(there: Table, new: Table) -> str:
    trouble = refusal(there, new)
    return trouble.what if trouble else ""


@pytest.mark.parametrize("table", TABLES)
def test_a_table_may_take_the_place_of_itself(table: Table) -> None:
    assert refusal(table, table) is None


@pytest.mark.parametrize("table", TABLES)
def test_an_older_table_is_refused_and_both_days_are_named(table: Table) -> None:
    trouble = refusal(table, msgspec.structs.replace(table, snapshot=table.snapshot - DAY))
    assert trouble
    assert trouble.what in {"older", "not_out"}


@given(st.data())
def test_no_row_of_any_part_may_be_lost(data: st.DataObject) -> None:
    """A row less would call an outdated browser the newest, or a system that ended unknown."""
    table = data.draw(st.sampled_from(TABLES))
    parts = ("release", "device_model", "implies", "update", "rhythm")
    field = data.draw(st.sampled_from([part for part in parts if getattr(table, part, ())]))
    rows = list(getattr(table, field))
    del rows[data.draw(st.integers(0, len(rows) - 1))]
    fewer = msgspec.structs.replace(table, **{field: tuple(rows)})
    if rows_of(fewer).keys() != rows_of(table).keys():
        assert what(table, fewer) == "lost"


@given(st.data())
def test_no_release_of_a_browser_may_be_lost(data: st.DataObject) -> None:
    table = RELEASES.browsers
    browser = data.draw(st.sampled_from([name for name, one in table.browser.items() if one.releases]))
    row = data.draw(st.sampled_from(table.browser[browser].releases))
    trouble = refusal(table, changed(table, browser, lambda rows: rows.remove(row)))
    if row.planned or row.source == "mdn-planned":
        assert trouble is None
    elif trouble:
        assert trouble.what == "lost"
        assert f"{browser} {row.version}" in str(trouble)
    else:  # another channel's row of a release that was only planned
        assert any(
            one.version == row.version and one.source == "mdn-planned" for one in table.browser[browser].releases
        )


_VERSIONS = st.dictionaries(
    st.integers(100, 112).map(str), st.dates(dt.date(2025, 1, 1), dt.date(2025, 12, 31)).map(str), max_size=12
)


@given(_VERSIONS, _VERSIONS, st.dates(dt.date(2025, 6, 1), dt.date(2025, 6, 30)), st.integers(-5, 40))
def test_what_is_renewed_from_packages_never_loses_a_row(
    first: dict[str, str], second: dict[str, str], day: dt.date, days: int
) -> None:
    """Whatever the packages say: the new table has every sure row of the old one, on about the same day."""
    kept = msgspec.toml.decode(KEPT, type=Kept)
    kept = msgspec.structs.replace(kept, row=())
    old = _made(first, kept, day, None)
    new = _made(second, kept, day + days * DAY, old)
    if refusal(old, new) is None:
        sure = {name: rows for name, rows in rows_of(old).items() if not any(row.was_planned for row in rows)}
        channels = {name for name in sure if (name.of, name.version) in _put_off(old)}
        assert sure.keys() - channels <= rows_of(new).keys()
        for row in new.browser["chrome"].releases:
            assert row.planned == (row.released > new.snapshot)


def _put_off(table: BrowserTable) -> set[tuple[str, str]]:
    return {(name.of, name.version) for name, rows in rows_of(table).items() if any(row.was_planned for row in rows)}


def _made(days: dict[str, str], kept: Kept, day: dt.date, there: BrowserTable | None) -> BrowserTable:
    package = packages_in([Given("x", mdn_package({"chrome": days}, data_of=str(day)))])
    return new_table(package, kept, there, day)


def test_a_browser_that_is_gone_is_lost_too() -> None:
    table = RELEASES.browsers
    without = {name: one for name, one in table.browser.items() if name != "silk"}
    assert what(table, msgspec.structs.replace(table, browser=without)) == "lost"


def test_a_source_may_go_when_no_row_names_it_and_its_licence_may_not() -> None:
    table = RELEASES.browsers
    unused = msgspec.structs.replace(table.source[0], id="unused")
    with_one_more = msgspec.structs.replace(table, source=(*table.source, unused))
    assert refusal(with_one_more, table) is None
    nameless = msgspec.structs.replace(table.source[0], licence="")
    trouble = refusal(table, msgspec.structs.replace(table, source=(nameless, *table.source[1:])))
    assert trouble
    assert trouble.what == "lost"
    assert "source mdn (CC0-1.0)" in str(trouble)


@pytest.mark.parametrize(("days", "is_refused"), [(7, False), (-7, False), (8, True), (-8, True)])
def test_the_day_of_a_release_may_be_corrected_by_a_few_days(days: int, *, is_refused: bool) -> None:
    """Chrome 105 by three; more is another release."""
    table = RELEASES.browsers
    rows = [row for row in table.browser["opera-android"].releases if row.released.year == 2022]
    small = _only(table, "opera-android", rows[1:2])
    moved = changed(small, "opera-android", replaced(0, released=rows[1].released + days * DAY))
    assert (what(small, moved) == "moved") is is_refused


def test_a_planned_release_may_come_on_another_day_or_not_at_all() -> None:
    table = RELEASES.browsers
    row = BrowserRelease(version="999", released=table.snapshot + 200 * DAY, source="mdn", planned=True)
    planned = changed(table, "chrome", lambda rows: rows.append(row))
    put_off = changed(planned, "chrome", replaced(-1, released=row.released + 60 * DAY))
    assert refusal(planned, put_off) is None
    assert refusal(planned, table) is None


@pytest.mark.parametrize(("days", "planned"), [(1, False), (0, True), (-1, True)])
def test_a_row_is_planned_when_it_is_later_than_the_table_and_only_then(days: int, *, planned: bool) -> None:
    table = RELEASES.browsers
    row = BrowserRelease(version="999", released=table.snapshot + days * DAY, source="mdn", planned=planned)
    trouble = refusal(table, _only(table, "chrome", [*table.browser["chrome"].releases, row]))
    assert trouble
    assert trouble.what == "not_out"
    assert "chrome 999" in str(trouble)


def test_a_table_of_a_day_that_has_not_come_is_refused_but_for_tomorrow() -> None:
    table = msgspec.structs.replace(RELEASES.operating_systems, snapshot=LATER + DAY)
    refuse_unsound("x", table, LATER)
    with pytest.raises(TroubleError, match="ahead"):
        refuse_unsound("x", table, LATER - DAY)


def test_rows_out_of_order_and_sources_that_are_not_there_are_refused() -> None:
    table = RELEASES.browsers
    turned = changed(table, "safari", lambda rows: rows.reverse())
    assert what(table, turned) == "out_of_order"
    assert what(table, changed(table, "safari", replaced(0, source="nowhere"))) == "no_source"


def test_the_day_of_the_program_s_own_table_belongs_to_that_table() -> None:
    table = RELEASES.browsers
    other = changed(table, "silk", lambda _: None)
    refuse_other_of_same_day("x", table, other)
    with pytest.raises(TroubleError, match="same_day"):
        refuse_other_of_same_day("x", table, changed(table, "safari", replaced(0, source="mdn-planned")))


def _only(table: BrowserTable, browser: str, rows: list[BrowserRelease]) -> BrowserTable:
    """Give the table with these rows of one browser and none of any other."""
    history = BrowserHistory(title=browser, releases=tuple(rows))
    return msgspec.structs.replace(table, browser={browser: history})
