"""What is worked out for a day says what judging says: an engine fails nothing that a check would pass."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.browser_release import BrowserRelease
from checker.conditions.recency.asked import LowestVersions, Recency
from checker.conditions.single import Single
from checker.conditions.situation import Situation
from checker.exporting.plain_test import Browsers, Number, PlainTest, RecentBrowser
from checker.exporting.working_out import KINDS, worked_out
from checker.exporting.working_out.day_and_device import CannotExpressError, DayAndDevice, Tier
from checker.model.devices import Browser, BrowserName, DeviceClass, Display
from checker.model.readings import Facts, Known, Value
from checker.model.verdicts import Answer
from checker.specification.document import Requirement
from tests.exporting.exports import DAY, EVERY_KIND, MALMBERG, RELEASES
from tests.exporting.three_answers import Host, answer

DAYS = st.sampled_from(
    [dt.date(2026, 11, 23), DAY, *(dt.date(2027, month, 1) for month in (1, 2, 3, 5, 8, 11)), dt.date(2028, 6, 1)]
)
"""The tables' own day, and days up to when they are too old to vouch for anything."""
TIERS = st.sampled_from(("minimum", "recommended"))
PARTS = sorted(
    {
        int(row.version.partition(".")[2])
        for each in RELEASES.operating_systems.update
        for row in each.releases
        if each.os == "windows"
    }
)
MADE = [
    (row.build, edition)
    for row in RELEASES.operating_systems.release
    if row.build
    for edition, group in (*RELEASES.operating_systems.windows_editions.items(), ("Unheard", "pro"))
    if group in row.groups
]
"""The builds, each with the editions there are of it."""
MAC = [row.version for row in RELEASES.operating_systems.release if row.os == "macos"]
MAC_UPDATES = [row.version for each in RELEASES.operating_systems.update if each.os == "macos" for row in each.releases]
NUMBERS = st.builds("{}.{}.{}".format, st.integers(9, 30), st.integers(0, 9), st.integers(0, 9))
GIB = 1024**3


@cache
def _worked_out(name: str, device_class: DeviceClass, tier: Tier, day: dt.date = DAY) -> PlainTest:
    return worked_out(_requirement(name).condition, _at(device_class, tier, day))


def _requirement(name: str) -> Requirement:
    return next(item for item in (*MALMBERG.requirement, *EVERY_KIND.requirement) if item.id == name)


ALL_BROWSERS: tuple[BrowserName, ...] = (
    "chrome", "edge", "firefox", "safari", "brave", "vivaldi", "opera", "chromium",
)  # fmt: skip


def _judged(requirement: Requirement, at: DayAndDevice, values: dict[str, Value]) -> Answer:
    facts: Facts = {
        name: Known(value=value, source="test") for name, value in {"os.name": at.os_name, **values}.items()
    }
    outcome = requirement.condition.assess(Situation(facts, at.day, at.releases))
    if not outcome.applies:
        return Answer.YES
    return outcome.recommended if at.tier == "recommended" else outcome.minimum


def _agree(judged: Answer, said: Answer) -> bool:
    """What judging does not know, an engine may not call a fail."""
    return said is judged or (judged is Answer.UNKNOWN and said is Answer.YES)


def _at(device_class: DeviceClass, tier: Tier, day: dt.date = DAY) -> DayAndDevice:
    return DayAndDevice(day, RELEASES, device_class, tier)


@given(day=DAYS, tier=TIERS, made=st.sampled_from(MADE), part=st.sampled_from(PARTS) | st.integers(0, 10_000))
def test_a_build_of_windows_is_judged_alike(day: dt.date, tier: Tier, made: tuple[int, str], part: int) -> None:
    build, edition = made
    at = _at("windows-pc", tier, day)
    host = Host({"os.build": build, "os.update_part": part}, {"os.edition": edition})
    told: dict[str, Value] = {"os.build_id": f"{build}.{part}", "os.edition": edition}
    for name in ("windows-updates", "windows-up-to-date"):
        requirement = _requirement(name)
        said = answer(_worked_out(name, "windows-pc", tier, day), host)
        judged = _judged(requirement, at, told)
        assert _agree(judged, said) or (edition == "Unheard" and said is Answer.UNKNOWN), (name, judged, said)


@given(build=st.integers(1, 60_000), part=st.integers(0, 10_000), tier=TIERS)
def test_a_version_of_windows_is_judged_alike(build: int, part: int, tier: Tier) -> None:
    version = "11" if build >= 22000 else "10" if build >= 10240 else "8.1" if build >= 9600 else "7"
    host = Host({"os.build": build, "os.update_part": part})
    for name in ("windows", "build", "version"):
        requirement, at = _requirement(name), _at("windows-pc", tier)
        judged = _judged(requirement, at, {"os.build_id": f"{build}.{part}", "os.version": version})
        assert answer(_worked_out(name, "windows-pc", tier), host) is judged, name


@given(day=DAYS, tier=TIERS, version=st.sampled_from((*MAC, *MAC_UPDATES)) | NUMBERS)
def test_a_version_of_macos_is_judged_alike(day: dt.date, tier: Tier, version: str) -> None:
    whole = version if version.count(".") > 1 else f"{version}.0" if "." in version else f"{version}.0.0"
    numbers = tuple(map(int, whole.split(".")))
    for name in ("macos", "macos-updates", "macos-up-to-date"):
        requirement, at = _requirement(name), _at("mac", tier, day)
        said = answer(_worked_out(name, "mac", tier, day), Host(version=numbers))
        assert _agree(_judged(requirement, at, {"os.version": whole}), said), name


@given(
    day=DAYS, tier=TIERS, number=st.integers(1, 200), second=st.integers(0, 9),
    name=st.sampled_from(("chrome", "edge", "firefox", "safari", "brave", "vivaldi", "opera", "chromium")),
    device_class=st.sampled_from(("windows-pc", "mac")),
)  # fmt: skip
def test_a_browser_is_judged_alike(
    day: dt.date, tier: Tier, number: int, second: int, name: BrowserName, device_class: DeviceClass
) -> None:
    at, requirement = _at(device_class, tier, day), _requirement("browser")
    test = _worked_out("browser", device_class, tier, day)
    assert isinstance(test, Browsers)
    rule = next((item for item in test.each if item.name == name), None)
    if rule is None or number in rule.also:  # no engine tells that a version is not on the channel that has it longer
        return
    browser = Browser(name=name, version=f"{number}.{second}", channel="stable", scope="machine")
    judged = _judged(requirement, at, {"browsers": (browser,)})
    assert _agree(judged, answer(test, Host(browsers=((name, (number, second)),))))


LOWEST = LowestVersions(chrome="120", edge="90", safari="16.4", firefox="115.5", opera="105")
BY_NUMBER = {
    "alone": BrowserRelease(
        which="best", browsers=ALL_BROWSERS, minimum=Recency(lowest_versions=LOWEST),
        recommended=Recency(lowest_versions=LowestVersions(chrome="130", safari="17")), table_valid_days=365,
    ),
    "with an age": BrowserRelease(
        which="best", browsers=ALL_BROWSERS, minimum=Recency(lowest_versions=LOWEST, superseded_within_days=400),
        recommended=Recency(newest_versions=2), table_valid_days=365,
    ),
}  # fmt: skip


@given(
    kind=st.sampled_from(tuple(BY_NUMBER)), day=DAYS, tier=TIERS, number=st.integers(1, 200), second=st.integers(0, 9),
    name=st.sampled_from(ALL_BROWSERS), device_class=st.sampled_from(("windows-pc", "mac")),
)  # fmt: skip
def test_a_browser_asked_by_its_number_is_judged_alike(
    kind: str, day: dt.date, tier: Tier, number: int, second: int, name: BrowserName, device_class: DeviceClass
) -> None:
    at, condition = _at(device_class, tier, day), BY_NUMBER[kind]
    test = worked_out(condition, at)
    assert isinstance(test, Browsers)
    rule = next((item for item in test.each if item.name == name), None)
    if rule is None or number in rule.also:
        return
    # Whole, as programs are listed: a third number tells that the second is not one that was left out.
    browser = Browser(name=name, version=f"{number}.{second}.1", channel="stable", scope="machine")
    outcome = condition.assess(
        Situation(
            {"browsers": Known(value=(browser,), source="test"), "os.name": Known(value=at.os_name, source="test")},
            day,
            RELEASES,
        )
    )
    judged = outcome.recommended if tier == "recommended" else outcome.minimum
    assert _agree(judged, answer(test, Host(browsers=((name, (number, second)),))))


@pytest.mark.parametrize(("number", "is_enough"), [((140, 0), False), ((140, 5), True), ((140, 12), True)])
def test_an_update_that_is_asked_of_a_long_supported_version_is_asked_in_the_export(
    number: tuple[int, int], *, is_enough: bool
) -> None:
    """140 is one that is updated for longer; that does not make each 140 enough."""
    condition = BrowserRelease(
        which="best", browsers=("firefox",), table_valid_days=365,
        minimum=Recency(lowest_versions=LowestVersions(firefox="140.5")),
    )  # fmt: skip
    test = worked_out(condition, _at("windows-pc", "minimum"))
    assert answer(test, Host(browsers=(("firefox", number),))) is Answer.of(is_enough)


def test_an_update_that_only_one_channel_needs_is_not_expressed() -> None:
    condition = BrowserRelease(
        which="best", browsers=("firefox",), table_valid_days=365,
        minimum=Recency(lowest_versions=LowestVersions(firefox="153.2"), superseded_within_days=1),
    )  # fmt: skip
    with pytest.raises(CannotExpressError):
        worked_out(condition, _at("windows-pc", "minimum"))


@pytest.mark.parametrize("lowest", [LowestVersions(chrome="120.0.6099.109"), LowestVersions(brave="1.60")])
def test_a_number_that_no_engine_compares_is_not_expressed(lowest: LowestVersions) -> None:
    condition = BrowserRelease(
        which="best", browsers=ALL_BROWSERS, minimum=Recency(lowest_versions=lowest), table_valid_days=365
    )
    with pytest.raises(CannotExpressError):
        worked_out(condition, _at("windows-pc", "minimum"))


@given(installed=st.integers(1, 64 * GIB), share=st.floats(0.6, 1.0), tier=TIERS)
def test_what_firmware_keeps_of_the_memory_fails_no_machine(installed: int, share: float, tier: Tier) -> None:
    requirement, at = _requirement("memory"), _at("windows-pc", tier)
    usable = int(installed * share)
    test = _worked_out("memory", "windows-pc", tier)
    judged = _judged(requirement, at, {"memory.installed": installed, "memory.usable": usable})
    both = answer(test, Host({"memory.installed": installed, "memory.usable": usable}))
    assert both is Answer.YES if judged is Answer.YES else True
    assert answer(test, Host({"memory.usable": usable})) is not Answer.YES or installed * 1.125 >= 4 * GIB


def test_four_gib_of_which_3_7_are_left_is_enough_by_either() -> None:
    test = worked_out(_requirement("memory").condition, _at("windows-pc", "minimum"))
    assert answer(test, Host({"memory.usable": int(3.7 * GIB)})) is Answer.YES
    assert answer(test, Host({"memory.installed": 4 * GIB, "memory.usable": int(3.4 * GIB)})) is Answer.YES
    assert answer(test, Host({"memory.installed": 2 * GIB, "memory.usable": int(1.9 * GIB)})) is Answer.NO


@given(width=st.integers(300, 4000), height=st.integers(300, 4000), tier=TIERS)
def test_a_screen_is_judged_alike(width: int, height: int, tier: Tier) -> None:
    display = Display(native_width=width, native_height=height, width=width, height=height, primary=True)
    for name in ("screen", "screen-tablet"):
        requirement, at = _requirement(name), _at("windows-pc", tier)
        judged = _judged(requirement, at, {"displays": (display,)})
        assert answer(worked_out(requirement.condition, at), Host(screens=((width, height),))) is judged


@pytest.mark.parametrize("name", ["storage", "processor"])
@given(number=st.integers(0, 2**40))
def test_a_number_is_judged_alike(name: str, number: int) -> None:
    requirement, at = _requirement(name), _at("windows-pc", "minimum")
    if name == "storage":
        told, host = {"storage.free": number}, Host({"storage.free": number})
    else:
        cores = {"cpu.physical_cores": number % 9, "cpu.logical_cores": number % 17}
        told, host = cores, Host(cores)
    judged = _judged(requirement, at, {**told})
    assert answer(worked_out(requirement.condition, at), host) is judged


def test_recency_is_that_of_the_day_and_not_of_today() -> None:
    def chrome(day: dt.date) -> RecentBrowser:
        test = worked_out(_requirement("browser").condition, _at("windows-pc", "recommended", day))
        assert isinstance(test, Browsers)
        return test.each[0]

    assert chrome(dt.date(2026, 11, 30)) == RecentBrowser(name="chrome", at_least=(154,), also=(152,))
    assert chrome(dt.date(2026, 11, 30)).at_least > (chrome(dt.date(2026, 10, 1)).at_least or ())  # type: ignore[operator]


def test_windows_11_is_asked_as_its_first_build() -> None:
    test = worked_out(_requirement("version").condition, _at("windows-pc", "minimum"))
    assert test == Number(of="os.build", at_least=22000)


@pytest.mark.parametrize(
    ("name", "device_class", "reason"),
    [
        ("default-browser", "windows-pc", "person"), ("screen-room", "windows-pc", "person"),
        ("sound", "windows-pc", "nothing_tells"), ("sound-tablet", "ipad", "asked"), ("cookies", "ipad", "page"),
        ("chromebook-updates", "chromebook", "asked"), ("reach", "windows-pc", "reachable"),
        ("touch", "windows-pc", "nothing_tells"), ("ipad-size", "ipad", "nothing_tells"),
    ],
)  # fmt: skip
def test_what_no_test_can_say_has_its_reason(name: str, device_class: DeviceClass, reason: str) -> None:
    with pytest.raises(CannotExpressError) as refusal:
        worked_out(_requirement(name).condition, _at(device_class, "minimum"))
    assert refusal.value.reason == reason


def test_every_kind_of_condition_is_worked_out_or_refused() -> None:
    assert set(KINDS) == set(get_args(Single))


LINUX = [
    (row.os, row.version) for row in RELEASES.operating_systems.release if row.os in {"ubuntu", "debian", "fedora"}
]


@given(
    day=DAYS,
    made=st.sampled_from([*LINUX, ("linuxmint", "21.3"), ("ownix", "1.0"), ("opensuse-tumbleweed", "20261101")]),
)
def test_a_linux_is_judged_alike_and_one_of_no_table_does_not_fail(day: dt.date, made: tuple[str, str]) -> None:
    name, version = made
    at = _at("linux-pc", "recommended", day)
    host = Host(texts={"os.distribution": name}, version=tuple(map(int, version.split("."))))
    said = answer(_worked_out("linux-updates", "linux-pc", "recommended", day), host)
    assert _agree(_judged(_requirement("linux-updates"), at, {"os.distribution": name, "os.version": version}), said)
