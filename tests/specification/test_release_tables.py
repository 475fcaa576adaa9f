"""The shipped release tables: facts about their rows."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from checker.model.releases import BrowserTable, OperatingSystemTable, OsRelease
from checker.versions import version_of

ROOT = Path(__file__).resolve().parents[2]
RELEASES = ROOT / "requirements_specs" / "releases"
BROWSERS = msgspec.toml.decode((RELEASES / "browsers.toml").read_bytes(), type=BrowserTable)
SYSTEMS = msgspec.toml.decode((RELEASES / "operating_systems.toml").read_bytes(), type=OperatingSystemTable)
SHARED = ROOT.parent / "shared" / "data"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="no reference copy of the data beside the project")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# ---------------------------------------------------------------- both tables


@pytest.mark.parametrize(("shipped", "name"), [(BROWSERS, "browsers.toml"), (SYSTEMS, "operating_systems.toml")])
def test_the_tables_that_tests_judge_by_are_those_that_ship_until_newer_ones_do(
    shipped: BrowserTable | OperatingSystemTable, name: str
) -> None:
    known = msgspec.toml.decode((ROOT / "tests/known_tables/releases" / name).read_bytes(), type=type(shipped))
    assert shipped.snapshot > known.snapshot or shipped == known


@pytest.mark.parametrize("name", ["browsers.toml", "operating_systems.toml"])
def test_table_is_small_enough_to_read_at_every_start(name: str) -> None:
    assert (RELEASES / name).stat().st_size < 80_000


def test_every_browser_source_is_listed_once_and_used() -> None:
    used = {row.source for browser in BROWSERS.browser.values() for row in browser.releases}
    used |= {browser.source for browser in BROWSERS.browser.values() if browser.source}
    used |= {implication.source for implication in BROWSERS.implies}
    assert sorted(source.id for source in BROWSERS.source) == sorted(used)


def test_every_system_source_is_listed_once_and_used() -> None:
    used = {row.source for row in SYSTEMS.release} | {model.source for model in SYSTEMS.device_model}
    used |= {extended.source for row in SYSTEMS.release for extended in row.extended}
    used |= {update.source for history in SYSTEMS.update for update in history.releases}
    used |= {rhythm.source for rhythm in SYSTEMS.rhythm}
    assert sorted(source.id for source in SYSTEMS.source) == sorted(used)


def test_every_source_can_be_looked_up() -> None:
    assert [one.id for one in (*BROWSERS.source, *SYSTEMS.source) if not one.url.startswith("https://")] == []


def test_what_is_not_read_but_worked_out_says_so() -> None:
    derived = {source.id for source in BROWSERS.source if source.title.startswith("derived: ")}
    rows = [row for browser in BROWSERS.browser.values() for row in browser.releases]
    assert {row.source for row in rows if row.channel in {"extended", "lts"}} <= derived


# ---------------------------------------------------------------- browsers


@pytest.mark.parametrize("name", sorted(BROWSERS.browser))
def test_a_browser_has_rows_or_follows_another_or_has_ended(name: str) -> None:
    browser = BROWSERS.browser[name]
    assert [bool(browser.releases), bool(browser.follows), browser.ended is not None].count(True) == 1
    assert not browser.follows or BROWSERS.browser[browser.follows].releases


@pytest.mark.parametrize("name", sorted(BROWSERS.browser))
def test_rows_run_from_old_to_new_and_by_version(name: str) -> None:
    normal = [row for row in BROWSERS.browser[name].releases if row.channel == "stable"]
    assert all(
        old.released < new.released and version_of(old.version) < version_of(new.version)
        for old, new in pairwise(normal)
    )
    released = [row.released for row in BROWSERS.browser[name].releases]
    assert released == sorted(released)


@pytest.mark.parametrize("name", sorted(BROWSERS.browser))
def test_a_row_later_than_the_snapshot_says_planned_and_no_other_one_does(name: str) -> None:
    assert all(row.planned == (row.released > BROWSERS.snapshot) for row in BROWSERS.browser[name].releases)


@pytest.mark.parametrize("name", sorted(BROWSERS.browser))
def test_a_release_after_the_day_of_the_data_says_that_it_was_a_plan(name: str) -> None:
    (title,) = [source.title for source in BROWSERS.source if source.id == "mdn"]
    data_of = day(re.findall(r"\d{4}-\d\d-\d\d", title)[-1])
    for row in BROWSERS.browser[name].releases:
        passed_since = data_of < row.released <= BROWSERS.snapshot
        assert row.source != ("mdn" if passed_since else "mdn-planned")


@pytest.mark.parametrize("name", sorted(BROWSERS.browser))
def test_only_a_channel_row_has_an_end_and_it_lies_after_its_release(name: str) -> None:
    for row in BROWSERS.browser[name].releases:
        if row.channel == "stable":
            assert row.supported_until is None
        else:
            assert row.supported_until is not None
            assert row.supported_until > row.released


def test_no_version_stands_twice_on_one_channel() -> None:
    for browser in BROWSERS.browser.values():
        assert max(Counter((row.version, row.channel) for row in browser.releases).values(), default=1) == 1


@pytest.mark.parametrize(
    ("name", "version", "released"),
    [
        ("chrome", "105", "2022-08-30"),  # not 2022-09-02, as the data has it
        ("chrome", "109", "2023-01-10"),  # the last for Windows 7
        ("chrome", "139", "2025-08-05"),
        ("chrome", "153", "2026-09-08"),  # the first of the two-week cycle
        ("chrome", "157", "2026-11-03"),
        ("edge", "150", "2026-07-02"),
        ("firefox", "115", "2023-07-04"),
        ("firefox", "153", "2026-07-21"),
        ("firefox", "160", "2026-11-10"),
        ("safari", "26.6", "2026-07-27"),
        ("safari", "27.2", "2026-10-26"),
        ("samsung-internet", "31.0", "2026-09-23"),
        ("opera", "103", "2023-10-03"),
        ("opera-android", "103", "2026-10-20"),
    ],
)
def test_known_release_day(name: str, version: str, released: str) -> None:
    rows = {row.version: row.released for row in BROWSERS.browser[name].releases if row.channel == "stable"}
    assert rows[version] == day(released)


@pytest.mark.parametrize(
    ("name", "version", "channel", "until"),
    [
        ("firefox", "140", "esr", "2026-09-29"),
        ("firefox", "153", "esr", "2027-09-28"),
        ("chrome", "150", "extended", "2026-08-25"),  # until 152
        ("chrome", "152", "extended", "2026-10-20"),  # until 156, not 154: eight weeks are four releases now
        ("chrome", "144", "lts", "2026-10-13"),
        ("chrome", "150", "lts", "2027-03-30"),
    ],
)
def test_known_end_of_a_long_support_channel(name: str, version: str, channel: str, until: str) -> None:
    rows = BROWSERS.browser[name].releases
    assert [row.supported_until for row in rows if (row.version, row.channel) == (version, channel)] == [day(until)]


@pytest.mark.parametrize("name", ["chrome", "edge"])
def test_exactly_one_extended_stable_version_is_updated_at_a_time(name: str) -> None:
    rows = [row for row in BROWSERS.browser[name].releases if row.channel == "extended"]
    assert [row.supported_until for row in rows[:-1]] == [row.released for row in rows[1:]]
    assert rows[-1].supported_until is not None
    assert rows[-1].supported_until > BROWSERS.snapshot


def test_a_two_week_release_between_extended_milestones_has_no_extended_row() -> None:
    extended = {row.version for row in BROWSERS.browser["chrome"].releases if row.channel == "extended"}
    assert not {"151", "153", "154", "155", "157", "158"} & extended


def test_browsers_that_ended_have_their_last_day() -> None:
    assert BROWSERS.browser["internet-explorer"].ended == day("2022-06-15")
    assert BROWSERS.browser["edge-legacy"].ended == day("2021-03-09")


def test_chrome_139_proves_android_10() -> None:
    proofs = {(one.browser, one.os, one.from_): one.at_least for one in BROWSERS.implies}
    assert proofs["chrome", "android", "139"] == "10"


def test_a_newer_browser_never_proves_an_older_system() -> None:
    for older in BROWSERS.implies:
        for newer in BROWSERS.implies:
            if (older.browser, older.os) == (newer.browser, newer.os) and version_of(older.from_) < version_of(
                newer.from_
            ):
                assert version_of(older.at_least) < version_of(newer.at_least)


@needs_shared
@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("chrome", "chrome"),
        ("edge", "edge"),
        ("firefox", "firefox"),
        ("firefox_android", "firefox"),
        ("safari", "safari"),
        ("safari_ios", "safari"),
        ("samsunginternet_android", "samsung-internet"),
        ("opera", "opera"),
    ],
)
def test_dates_agree_with_the_reference_copy(theirs: str, ours: str) -> None:
    copy = json.loads((SHARED / "browser_releases.json").read_text(encoding="utf-8"))["browsers"][theirs]["versions"]
    rows = BROWSERS.browser[ours].releases
    expected = {
        row["version"]: row["release_date"]
        for row in copy
        if row["release_date"] and str(rows[0].released) <= row["release_date"] <= str(BROWSERS.snapshot)
    }
    found = {row.version: str(row.released) for row in rows if row.channel == "stable"}
    assert expected == {version: found.get(version) for version in expected}
    assert len(expected) > 15


# ---------------------------------------------------------------- systems


def windows_row(build: int, group: str) -> OsRelease:
    (row,) = [row for row in SYSTEMS.release if row.build == build and group in row.groups]
    return row


def system_row(os: str, version: str) -> OsRelease:
    (row,) = [row for row in SYSTEMS.release if (row.os, row.version) == (os, version)]
    return row


def patched_on(row: OsRelease, on: str) -> bool:
    return row.supported_until is None or day(on) <= row.supported_until


@pytest.mark.parametrize("os", sorted({row.os for row in SYSTEMS.release}))
def test_rows_of_one_system_stand_in_order_of_release(os: str) -> None:
    released = [row.released for row in SYSTEMS.release if row.os == os and row.released]
    assert released == sorted(released)
    assert released[-1] <= SYSTEMS.snapshot


@pytest.mark.parametrize(
    "row", SYSTEMS.release, ids=lambda row: f"{row.os}-{row.version}-{row.release}-{row.build}-{'-'.join(row.groups)}"
)
def test_a_system_ends_after_it_came_and_its_extended_updates_after_that(row: OsRelease) -> None:
    if row.supported_until:
        assert row.released is None or row.supported_until > row.released
    for extended in row.extended:
        assert row.supported_until is not None
        assert row.supported_until < extended.until <= (extended.possibly_until or extended.until)
        assert set(extended.groups) <= set(row.groups)


def test_only_windows_rows_have_builds_and_groups_and_all_of_them_do() -> None:
    for row in SYSTEMS.release:
        assert (row.build is not None) == bool(row.groups) == (row.os == "windows")


@pytest.mark.pitfall(8)
def test_each_build_has_one_row_for_an_edition_group() -> None:
    pairs = Counter((row.build, group) for row in SYSTEMS.release for group in row.groups)
    assert max(pairs.values()) == 1


def test_every_edition_falls_in_a_group_that_has_rows_and_every_group_has_an_edition() -> None:
    assert set(SYSTEMS.windows_editions.values()) == {group for row in SYSTEMS.release for group in row.groups}


@pytest.mark.parametrize(
    ("edition", "group"),
    [
        ("Core", "home"),
        ("CoreSingleLanguage", "home"),
        ("Professional", "pro"),
        ("ProfessionalEducation", "pro"),
        ("ProfessionalWorkstation", "pro"),
        ("Education", "enterprise"),
        ("Enterprise", "enterprise"),
        ("IoTEnterprise", "enterprise"),
        ("EnterpriseS", "ltsc"),
        ("IoTEnterpriseS", "iot-ltsc"),
        ("CloudEdition", "se"),
        ("ServerStandard", "server"),
        ("ServerRdsh", "enterprise"),
    ],
)
@pytest.mark.pitfall(8)
def test_edition_group(edition: str, group: str) -> None:
    assert SYSTEMS.windows_editions[edition] == group


@pytest.mark.pitfall(8)
@pytest.mark.parametrize(
    ("build", "group", "until"),
    [
        (19045, "home", "2025-10-14"),
        (19045, "enterprise", "2025-10-14"),
        (19044, "home", "2023-06-13"),
        (19044, "ltsc", "2027-01-12"),
        (19044, "iot-ltsc", "2032-01-13"),
        (17763, "ltsc", "2029-01-09"),
        (17763, "enterprise", "2021-05-11"),
        (17763, "server", "2029-01-09"),
        (14393, "server", "2027-01-12"),
        (20348, "server", "2031-10-14"),
        (22000, "home", "2023-10-10"),
        (22000, "enterprise", "2024-10-08"),
        (22621, "pro", "2024-10-08"),
        (22621, "enterprise", "2025-10-14"),
        (22631, "pro", "2025-11-11"),
        (22631, "enterprise", "2026-11-10"),
        (26100, "home", "2026-10-13"),
        (26100, "se", "2026-10-13"),
        (26100, "enterprise", "2027-10-12"),
        (26100, "ltsc", "2029-10-09"),
        (26100, "server", "2034-11-14"),
        (26200, "pro", "2027-10-12"),
        (26200, "enterprise", "2028-10-10"),
        (26300, "home", "2028-10-10"),
        (26300, "pro", "2028-10-10"),
        (26300, "enterprise", "2029-10-09"),
        (28000, "home", "2028-03-14"),
        (28000, "enterprise", "2029-03-13"),
        (9600, "home", "2023-01-10"),
        (9200, "server", "2023-10-10"),
        (7601, "pro", "2020-01-14"),
        (7601, "server", "2020-01-14"),
        (7600, "pro", "2013-04-09"),
        (6002, "home", "2017-04-11"),
        (6002, "server", "2020-01-14"),
        (3790, "server", "2015-07-14"),
        (2600, "pro", "2014-04-08"),
    ],
)
def test_known_end_of_a_windows_release(build: int, group: str, until: str) -> None:
    assert windows_row(build, group).supported_until == day(until)


def test_windows_26h2_is_newer_than_26h1_in_spite_of_its_build() -> None:
    rows = list(SYSTEMS.release)
    assert rows.index(windows_row(26300, "pro")) > rows.index(windows_row(28000, "enterprise"))


def test_extended_updates_of_windows_10_by_edition() -> None:
    ends = {one.groups: (one.from_update, one.until, one.possibly_until) for one in windows_row(19045, "pro").extended}
    assert ends == {
        ("home",): (6575, day("2027-10-12"), None),
        ("pro",): (6575, day("2027-10-12"), day("2028-10-10")),
        ("enterprise",): (6575, day("2028-10-10"), None),
    }


@pytest.mark.parametrize(
    ("os", "version", "patched"),
    [
        ("ipados", "27", True),
        ("ipados", "26", True),
        ("ipados", "18", False),  # dropped out when 27 came, for an iPad 7 too
        ("ios", "18", False),
        ("ipados", "17", False),  # an iPad 6
        ("ipados", "16", False),
        ("ipados", "15", False),
        ("macos", "27", True),
        ("macos", "26", True),
        ("macos", "15", True),
        ("macos", "14", False),  # dropped out when 27 came
        ("macos", "13", False),
        ("android", "17", True),
        ("android", "14", True),
        ("android", "13", False),
        ("android", "10", False),
        ("android", "4.4", False),
        ("macos", "10.6", False),
        ("ios", "9", False),
        ("ubuntu", "12.04", False),
        ("debian", "7", False),
        ("ubuntu", "26.10", True),
        ("ubuntu", "26.04", True),
        ("ubuntu", "25.10", False),
        ("ubuntu", "22.04", True),
        ("ubuntu", "20.04", False),
        ("debian", "13", True),
        ("debian", "12", True),
        ("debian", "11", False),
    ],
)
def test_still_patched_on_the_snapshot(os: str, version: str, *, patched: bool) -> None:
    assert patched_on(system_row(os, version), "2026-11-23") is patched


@pytest.mark.parametrize(("os", "version"), [("macos", "14"), ("ipados", "18"), ("ios", "18")])
def test_what_dropped_out_when_the_newest_came_was_still_patched_the_summer_before(os: str, version: str) -> None:
    assert patched_on(system_row(os, version), "2026-08-06")


def test_the_oldest_row_of_a_system_has_ended_so_that_what_is_older_has_too() -> None:
    """AlmaLinux and Rocky Linux began with 8, of which there is nothing older."""
    for os in {row.os for row in SYSTEMS.release} - {"almalinux", "rocky"}:
        oldest = next(row for row in SYSTEMS.release if row.os == os)
        assert oldest.supported_until, os
        assert oldest.supported_until < SYSTEMS.snapshot, os


def test_chromeos_has_no_rows_because_each_chromebook_has_its_own_date() -> None:
    assert all(row.os != "chromeos" for row in SYSTEMS.release)


@pytest.mark.parametrize(
    ("title", "highest", "inches"),
    [
        ("iPad (5e generatie)", "16", 9.7),
        ("iPad (6e generatie)", "17", 9.7),
        ("iPad (7e generatie)", "18", 10.2),
        ("iPad (8e generatie)", "26", 10.2),
        ("iPad (9e generatie)", "27", 10.2),
        ("iPad mini (5e generatie)", "26", 7.9),
        ("iPad Air (3e generatie)", "26", 10.5),
        ("iPad Air (4e generatie)", "27", 10.9),
    ],
)
def test_known_ipad(title: str, highest: str, inches: float) -> None:
    models = {
        model.title if isinstance(model.title, str) else model.title["nl"]: model for model in SYSTEMS.device_model
    }
    assert (models[title].highest, models[title].inches) == (highest, inches)


def test_every_model_has_a_title_in_both_languages_and_a_highest_version_the_table_knows() -> None:
    newest = max(version_of(row.version) for row in SYSTEMS.release if row.os == "ipados")
    for model in SYSTEMS.device_model:
        assert isinstance(model.title, str) or set(model.title) == {"nl", "en"}
        assert version_of(model.highest) <= newest


@needs_shared
@pytest.mark.parametrize(("product", "end"), [("ubuntu", "eol"), ("debian", "eoes"), ("android", "eol")])
def test_ends_agree_with_the_reference_copy(product: str, end: str) -> None:
    copy = json.loads((SHARED / "os_lifecycle.json").read_text(encoding="utf-8"))["products"][product]["rows"]
    ends = {row["releaseCycle"]: row[end] or None for row in copy}
    ours = [row for row in SYSTEMS.release if row.os == product and row.source == "endoflife"]
    assert {row.version: str(row.supported_until or "") or None for row in ours} == {
        row.version: ends[row.version] for row in ours
    }
