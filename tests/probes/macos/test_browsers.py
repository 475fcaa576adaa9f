"""Browsers on a Mac: for everybody, for this user, and Safari in its sealed volume."""

from __future__ import annotations

import pytest

from checker.model.devices import Browser
from checker.model.readings import Known, Unknown
from checker.probes.macos.browsers.link_opener import SAFARI, chosen_handler
from checker.probes.recorded import RecordedSystem
from tests.probes.macos.macs import info_plist
from tests.probes.recordings import fact_of, recorded

_SAFARI = "/Applications/Safari.app/Contents/Info.plist"
_SEALED_SAFARI = "/System/Cryptexes/App/System/Applications/Safari.app/Contents/Info.plist"
_CHROME = "Applications/Google Chrome.app/Contents/Info.plist"
_FIREFOX = "/Applications/Firefox.app/Contents"


def _mac(files: dict[str, str], default: str | None = None, **more: dict[str, str]) -> RecordedSystem:
    calls = {} if default is None else {"LaunchServices.link_handler": default}
    return recorded("macos", files=files, calls=calls, **more)  # type: ignore[arg-type]  # only refusals are passed on


def _browsers(system: RecordedSystem) -> tuple[Browser, ...]:
    reading = fact_of(system, "browsers")
    assert isinstance(reading, Known), reading
    return reading.value  # type: ignore[return-value]  # the vocabulary says so


@pytest.mark.pitfall(13)
def test_chrome_in_a_users_own_folder_is_found_and_is_that_users() -> None:
    machine = _mac({f"~/{_CHROME}": info_plist("com.google.Chrome", "150.0.7871.46")})
    assert _browsers(machine) == (Browser(name="chrome", version="150.0.7871.46", channel="stable", scope="user"),)


@pytest.mark.pitfall(13)
def test_chrome_for_everybody_and_for_this_user_are_two() -> None:
    files = {
        f"/{_CHROME}": info_plist("com.google.Chrome", "158.0.8100.12"),
        f"~/{_CHROME}": info_plist("com.google.Chrome", "150.0.7871.46"),
    }
    assert [(item.version, item.scope) for item in _browsers(_mac(files))] == [
        ("158.0.8100.12", "machine"),
        ("150.0.7871.46", "user"),
    ]


def test_which_of_two_copies_opens_a_link_is_not_guessed() -> None:
    files = {
        _SAFARI: info_plist("com.apple.Safari", "17.6"),
        f"/{_CHROME}": info_plist("com.google.Chrome", "158.0.8100.12"),
        f"~/{_CHROME}": info_plist("com.google.Chrome", "150.0.7871.46"),
    }
    found = [(item.name, item.default) for item in _browsers(_mac(files, "com.google.chrome"))]
    assert found == [("safari", False), ("chrome", None), ("chrome", None)]


def test_the_sealed_safari_wins_from_its_picture_in_applications() -> None:
    files = {_SAFARI: info_plist("com.apple.Safari", "17.0"), _SEALED_SAFARI: info_plist("com.apple.Safari", "18.6")}
    assert [item.version for item in _browsers(_mac(files, SAFARI))] == ["18.6"]


@pytest.mark.pitfall(16)
def test_an_app_of_another_maker_in_chromes_folder_is_not_chrome() -> None:
    files = {
        _SAFARI: info_plist("com.apple.Safari", "17.6"),
        f"/{_CHROME}": info_plist("org.example.pretender", "999.0"),
    }
    assert [item.name for item in _browsers(_mac(files))] == ["safari"]


def test_firefox_esr_is_told_apart_by_where_it_was_built() -> None:
    files = {
        f"{_FIREFOX}/Info.plist": info_plist("org.mozilla.firefox", "153.7.0"),
        f"{_FIREFOX}/Resources/application.ini": "SourceRepository=https://hg.mozilla.org/releases/mozilla-esr153\n",
    }
    assert [item.channel for item in _browsers(_mac(files))] == ["esr"]


def test_a_default_that_is_no_browser_known_here_leaves_it_unknown() -> None:
    machine = _mac({_SAFARI: info_plist("com.apple.Safari", "17.6")}, "com.duckduckgo.macos.browser")
    assert [(item.name, item.default) for item in _browsers(machine)] == [("safari", None), ("other", None)]


@pytest.mark.parametrize(
    ("identifier", "name"),
    [("com.google.chrome", "chrome"), ("com.brave.browser.nightly", "brave"), ("com.openai.atlas", "other")],
)
def test_a_default_that_stands_in_another_folder_is_a_browser_of_which_only_the_make_is_known(
    identifier: str, name: str
) -> None:
    machine = _mac({_SAFARI: info_plist("com.apple.Safari", "17.6")}, identifier)
    assert [(item.name, item.version) for item in _browsers(machine)] == [("safari", "17.6"), (name, None)]


def test_an_app_that_cannot_be_read_makes_the_list_at_least_these() -> None:
    machine = recorded(
        "macos",
        files={_SAFARI: info_plist("com.apple.Safari", "17.6")},
        refused={f"file:~/{_CHROME}": "not_permitted"},
    )
    reading = fact_of(machine, "browsers")
    assert isinstance(reading, Known)
    assert reading.bound == "at_least"


def test_no_browser_is_unknown_when_an_app_could_not_be_read() -> None:
    machine = recorded("macos", refused={f"file:~/{_CHROME}": "not_permitted"})
    assert fact_of(machine, "browsers") == Unknown(why="not_permitted", source=f"~/{_CHROME}")


@pytest.mark.parametrize(
    ("handlers", "chosen"),
    [
        ([{"LSHandlerURLScheme": "https", "LSHandlerRoleAll": "com.google.Chrome"}], "com.google.chrome"),
        ([{"LSHandlerURLScheme": "mailto", "LSHandlerRoleAll": "com.google.Chrome"}], SAFARI),
        ([{"LSHandlerURLScheme": "https"}, "rubbish"], SAFARI),
        ([], SAFARI),
        (None, SAFARI),
    ],
)
def test_safari_opens_a_link_where_nobody_chose_another(handlers: object, chosen: str) -> None:
    assert chosen_handler(handlers) == chosen
