"""What the readings look like after a remedy: what is changed, to what, and what stays as it was."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from checker.conditions.situation import Situation
from checker.effects import after, changes_by, effect_problem, words_of
from checker.effects.browsers import best_browser, can_be_newer, newest_version
from checker.effects.effect import SOURCE, Effect
from checker.evaluation import judge
from checker.model.devices import Browser, Display
from checker.model.readings import Between, Facts, Known, Reading, Value
from checker.model.releases import OsRelease
from checker.model.verdicts import Verdict
from tests.conditions.situations import GIB, NOT_TOLD, between, browser, reading, screen
from tests.evaluation.devices import DAY, chrome, known, releases, shipped_spec, windows_laptop


def changed(fact: str, to: str, facts: Facts, target: str = "", day: dt.date = DAY) -> dict[str, Value]:
    """Give the values that the effect changes."""
    found = changes_by(Effect(fact=fact, to=to), Situation(facts, day, releases()), target)
    return {name: told.value for name, told in found.items() if isinstance(told, Known)}


def screens_after(to: str, *screens: Display) -> Value:
    return changed("displays", to, windows_laptop(displays=known(screens)))["displays"]


def browsers_after(to: str, *browsers: Browser, target: str = "") -> Value:
    return changed("browsers", to, windows_laptop(browsers=known(browsers)), target)["browsers"]


@pytest.mark.parametrize(
    ("told", "size"),
    [
        (reading(2 * GIB), 8 * GIB),
        (reading(8 * GIB + 1), 8 * GIB + 1),
        (between(10 * GIB, 12 * GIB), 10 * GIB),
        (between(6 * GIB, 12 * GIB), 8 * GIB),
        (NOT_TOLD, 8 * GIB),
    ],
)
def test_adding_never_leaves_a_device_with_less_than_it_had(told: Known | Between, size: int) -> None:
    assert changed("memory.installed", "8 GiB", {"memory.installed": told}) == {"memory.installed": size}


def test_what_is_switched_on_is_on() -> None:
    assert changed("page.cookies", "true", {"page.cookies": known(value=False)}) == {"page.cookies": True}


def test_a_screen_at_one_hundred_per_cent_shows_its_mode() -> None:
    scaled = screen(1920, 1080, scale=1.5, effective_width=1280, effective_height=720)
    assert screens_after("unscaled", scaled, scaled) == (screen(1920, 1080, scale=1.0),) * 2


def test_a_screen_at_its_own_size_keeps_its_scale() -> None:
    low = screen(1024, 768, native_width=1367, native_height=769, scale=1.25)
    assert screens_after("native-mode", low) == (
        screen(1367, 769, native_width=1367, native_height=769, scale=1.25, effective_width=1094, effective_height=615),
    )


@pytest.mark.parametrize("unknown_side", ["native_width", "native_height"])
def test_a_screen_whose_own_size_is_not_known_stays_as_it_is(unknown_side: str) -> None:
    low = screen(1024, 768, **{unknown_side: None})
    assert screens_after("native-mode", low) == (low,)


def test_without_screens_no_screen_changes() -> None:
    assert changed("displays", "native-mode", windows_laptop(displays=NOT_TOLD)) == {}
    assert changed("displays", "unscaled", windows_laptop(displays=known(()))) == {}


def test_only_the_browser_it_is_about_is_updated() -> None:
    old, other = chrome("130.0.1"), browser("firefox", "100.0", default=False)
    assert browsers_after("newest", old, other, target="chrome") == (chrome("158"), other)
    assert browsers_after("newest", old, other) == (chrome("158"), other)


def test_a_browser_that_follows_another_is_updated_to_what_that_one_is_at() -> None:
    newest = newest_version(Situation({}, DAY, releases()), "chromium")
    assert newest is not None
    old, new = (browser("brave", "1.70.1", chromium=version) for version in ("130.0.1", newest))
    assert browsers_after("newest", old) == (new,)


def test_a_new_chrome_is_added_and_is_the_default_one() -> None:
    old = browser("firefox", "100.0", default=True)
    old_after = browser("firefox", "100.0", default=False)
    assert browsers_after("installed", old) == (old_after, chrome("158"))


def test_the_default_becomes_the_browser_with_the_newest_release() -> None:
    old, new = chrome("130.0.1"), browser("edge", "157.0.1", default=False)
    after = (chrome("130.0.1", default=False), browser("edge", "157.0.1", default=True))
    assert browsers_after("default-best", old, new) == after
    assert browsers_after("default-best", *reversed((old, new))) == tuple(reversed(after))


def test_without_a_browser_that_tells_its_age_there_is_no_best_one() -> None:
    found = best_browser(Situation(windows_laptop(browsers=known((browser("chrome", None),))), DAY, releases()))
    assert found is None


def mac(version: str | None) -> Situation:
    told: Reading = known(version) if version else NOT_TOLD
    return Situation({"os.name": known("macos"), "os.version": told}, DAY, releases())


@pytest.mark.parametrize(("system", "newest"), [("11.7", "138"), ("12.0", "150"), ("12.7.6", "150"), ("13", "158")])
def test_the_first_browser_that_does_not_run_is_the_first_of_all_that_do_not(system: str, newest: str) -> None:
    assert newest_version(mac(system), "chrome") == newest


def test_a_system_that_is_not_told_or_new_enough_stops_no_browser() -> None:
    assert newest_version(mac(None), "chrome") == newest_version(mac("26.1"), "chrome") == "158"
    assert can_be_newer(mac("26.1"), "chrome")
    assert not can_be_newer(mac("12.7.6"), "chrome")
    assert not can_be_newer(mac("26.1"), "internet-explorer")


@pytest.mark.parametrize(("day", "newest"), [(dt.date(2026, 11, 16), "157"), (dt.date(2026, 11, 17), "158")])
def test_a_release_is_there_from_its_own_day_on(day: dt.date, newest: str) -> None:
    assert newest_version(Situation({}, day, releases()), "chrome") == newest


def windows(build: str, edition: str = "Professional", version: str = "10") -> Facts:
    return windows_laptop(os__version=known(version), os__build_id=known(build), os__edition=known(edition))


def test_windows_is_updated_to_the_newest_of_its_own_edition() -> None:
    assert changed("os.build_id", "newest", windows("19041.1")) == {
        "os.version": "10", "os.release": "22H2", "os.build_id": "19045.6456",  # the last one without extended updates
    }  # fmt: skip
    ltsc = changed("os.build_id", "newest", windows("14393.1", "EnterpriseS"))
    assert ltsc["os.release"] == "21H2"


def test_a_windows_that_is_the_newest_or_newer_than_the_table_stays_as_it_is() -> None:
    assert changed("os.build_id", "newest", windows("19045.1")) == {}
    assert changed("os.build_id", "newest", windows("19999.1")) == {}


def test_extended_updates_are_those_of_the_newest_release_and_only_where_it_has_them() -> None:
    assert changed("os.build_id", "extended", windows("19041.1")) == {
        "os.version": "10", "os.release": "22H2", "os.build_id": "19045.7846",
    }  # fmt: skip
    assert changed("os.build_id", "extended", windows("26100.1", version="11")) == {}


def test_another_windows_is_its_newest_release_and_another_system_only_its_version() -> None:
    assert changed("os.version", "11", windows("19045.1", "Education"))["os.version"] == "11"
    assert set(changed("os.version", "11", windows("19045.1"))) == {"os.version", "os.release", "os.build_id"}
    assert changed("os.version", "18.7", {"os.name": known("ipados")}) == {"os.version": "18.7"}
    assert changed("os.version", "newest", {"os.name": known("not a system")}) == {}


def test_the_newest_system_is_the_last_that_is_out_on_the_day() -> None:
    assert changed("os.version", "newest", {"os.name": known("macos")}) == {"os.version": "27.2"}
    for day, newest in ((dt.date(2026, 9, 13), "26.6.2"), (dt.date(2026, 9, 14), "27")):
        assert changed("os.version", "newest", {"os.name": known("macos")}, day=day) == {"os.version": newest}


def test_a_release_without_a_known_day_is_out_on_the_day_of_the_table() -> None:
    shipped = releases().operating_systems
    undated = OsRelease(
        os="windows", version="11", release="27H2", build=26400, groups=("pro",), source="an announcement"
    )
    systems = msgspec.structs.replace(shipped, release=(*shipped.release, undated))
    tables = msgspec.structs.replace(releases(), operating_systems=systems)
    for day, release in ((shipped.snapshot - dt.timedelta(1), "26H2"), (shipped.snapshot, "27H2")):
        found = changes_by(Effect(fact="os.version", to="11"), Situation(windows("19045.1"), day, tables), "")
        assert found["os.release"] == Known(value=release, source=SOURCE)


def test_another_macos_comes_with_its_updates_and_nothing_else() -> None:
    assert changed("os.version", "26", {"os.name": known("macos")}) == {"os.version": "26.7.2"}
    assert changed("os.version", "26.5", {"os.name": known("macos")}) == {"os.version": "26.5"}


@pytest.mark.parametrize(
    ("fact", "facts", "updated"),
    [
        ("os.build_id", windows("26100.1", "Education", "11"), {"os.build_id": "26100.9974"}),
        ("os.build_id", windows("26100.1", "Core", "11"), {"os.build_id": "26100.9711"}),  # ended on 2026-10-13
        ("os.build_id", windows("26100.9974", "Education", "11"), {}),
        ("os.build_id", windows("29999.1"), {}),  # the table has no history of it
        ("os.version", {"os.name": known("macos"), "os.version": known("15.0")}, {"os.version": "15.8.2"}),
        ("os.version", {"os.name": known("ipados"), "os.version": known("18.0")}, {"os.version": "18.7.8"}),
        ("os.version", {"os.name": known("ipados")}, {}),
    ],
)
def test_all_updates_are_those_of_the_release_that_is_there(fact: str, facts: Facts, updated: dict[str, str]) -> None:
    assert changed(fact, "updated", facts) == updated


@pytest.mark.parametrize("days", [1, 100, 300])
@pytest.mark.parametrize(
    ("fact", "facts", "requirement"),
    [
        ("os.build_id", windows("26200.1", "Education", "11"), "windows-up-to-date"),
        ("os.version", {**windows("1"), "device.class": known("mac"), "os.name": known("macos"),
                        "os.version": known("26.0")}, "macos-up-to-date"),
        ("os.version", {"device.class": known("ipad"), "os.name": known("ipados"), "os.version": known("27.0")},
         "ipados-up-to-date"),
    ],
)  # fmt: skip
def test_what_is_updated_on_a_day_after_the_tables_is_up_to_date_then(
    fact: str, facts: Facts, requirement: str, days: int
) -> None:
    day = releases().operating_systems.snapshot + dt.timedelta(days)
    situation = Situation(facts, day, releases())
    after = {**facts, **changes_by(Effect(fact=fact, to="updated"), situation, "")}
    assert judge(shipped_spec(), releases(), after, day).finding(requirement).verdict is Verdict.PASS


def test_a_windows_that_the_table_lacks_is_only_its_version() -> None:
    assert changed("os.version", "99", windows("19045.1")) == {"os.version": "99"}


def test_of_a_browser_that_no_table_has_or_that_has_ended_there_is_no_newest() -> None:
    situation = Situation(windows_laptop(), DAY, releases())
    assert newest_version(situation, "other") is newest_version(situation, "edge-legacy") is None


# ---------------------------------------------------------------- what a spec may say


@pytest.mark.parametrize(
    ("fact", "to"),
    [
        ("browsers", "newest"),
        ("displays", "unscaled"),
        ("os.build_id", "extended"),
        ("os.version", "newest"),
        ("os.version", "11"),
        ("os.version", "8.1"),
        ("memory.installed", "8 GiB"),
        ("cpu.physical_cores", "2"),
        ("page.cookies", "true"),
    ],
)
def test_a_word_a_version_an_amount_and_a_yes_can_be_what_a_remedy_does(fact: str, to: str) -> None:
    assert effect_problem(Effect(fact=fact, to=to)) is None


@pytest.mark.parametrize(
    ("fact", "to", "field", "text"),
    [
        ("memory.instaled", "8 GiB", "fact", '"memory.instaled" is not a fact'),
        ("os.updates_until", "2030-01-01", "fact", '"os.updates_until" cannot be changed by a remedy'),
        ("memory.installed", "8 GHz", "to", 'expected a quantity such as "4 GiB", not "8 GHz"'),
        ("cpu.physical_cores", "2 GiB", "to", 'expected a quantity such as "2", not "2 GiB"'),
        ("page.cookies", "false", "to", 'expected "true"'),
        ("displays", "larger", "to", "expected one of unscaled, native-mode"),
        ("displays", "11", "to", "expected one of unscaled, native-mode"),
        ("os.version", "latest", "to", "expected one of newest, updated"),
        ("os.version", "", "to", "expected one of newest, updated"),
    ],
)
def test_anything_else_is_told_with_what_was_expected(fact: str, to: str, field: str, text: str) -> None:
    assert effect_problem(Effect(fact=fact, to=to)) == (field, text)


def test_the_words_of_a_fact_are_only_its_own() -> None:
    assert words_of("displays") == ("unscaled", "native-mode")
    assert words_of("memory.installed") == ()


def test_after_an_effect_all_else_is_as_it_was_on_the_same_days() -> None:
    last = DAY + dt.timedelta(days=400)
    before = Situation(windows_laptop(), DAY, releases(), last)
    later = after(Effect(fact="memory.installed", to="16 GiB"), before)
    assert dict(later.facts) == {**before.facts, "memory.installed": Known(value=16 * GIB, source="remedy")}
    assert (later.day, later.latest, later.releases) == (DAY, last, before.releases)


def test_a_screen_of_which_no_scale_is_known_has_room_for_its_whole_panel() -> None:
    low = screen(1024, 768, native_width=1366, native_height=768, scale=None)
    assert screens_after("native-mode", low) == (screen(1366, 768, scale=None),)
