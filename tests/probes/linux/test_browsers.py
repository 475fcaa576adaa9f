"""Browsers on Linux: in packages, snaps, flatpaks and by hand; and "none" only when it was really looked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.devices import Browser
from checker.model.readings import Known, Reading, Unknown
from checker.probes.linux.browsers.dpkg_status import installed_versions
from checker.probes.linux.browsers.installed import browsers
from checker.probes.linux.browsers.link_opener import entries_in
from checker.probes.linux.browsers.makes import PACKAGES
from checker.probes.linux.browsers.menu_index import browsers_in, scoped
from checker.probes.linux.browsers.packages import upstream
from checker.probes.recorded import RecordedSystem
from checker.versions import version_of
from tests.probes.recordings import fact_of, recorded, said_by

_FIREFOX_INI = "[App]\nName=Firefox\nVersion={version}\nSourceRepository=https://hg.mozilla.org/{repository}\n"
_BRAVE = "com.brave.Browser"
_STATUS = b"""Package: firefox
Status: deinstall ok config-files
Version: 120.0-1

Package: chromium
Status: install ok installed
Architecture: amd64
Version: 156.0.8078.79-1~deb12u1
Description: web browser
 Package: firefox-esr
 is named in this description only

Package: chromium-l10n
Status: install ok installed
Version: 1.0
"""


def _browsers(reading: Reading) -> tuple[Browser, ...]:
    assert isinstance(reading, Known), reading
    return reading.value  # type: ignore[return-value]  # the vocabulary says so


def _debian(packages: dict[str, str], **more: Any) -> RecordedSystem:  # noqa: ANN401  passed on
    return recorded(calls={"dpkg.browsers": packages}, **more)


def _flatpak(root: str, app: str, version: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    folder = f"{root}/app/{app}/current/active"
    metainfo = f'<releases>\n<release date="2026-11-19" version="{version}"/><release version="1.0"/></releases>'
    return {f"{folder}/files/share/metainfo/{app}.metainfo.xml": metainfo}, {folder: ["export", "files", "metadata"]}


def test_packages_give_their_makers_version() -> None:
    machine = _debian({"google-chrome-stable": "158.0.8100.12-1", "firefox-esr": "153.7.0esr-1~deb12u1"})
    assert _browsers(fact_of(machine, "browsers")) == (
        Browser(name="chrome", version="158.0.8100.12", channel="stable", scope="machine"),
        Browser(name="firefox", version="153.7.0esr", channel="esr", scope="machine"),
    )


@pytest.mark.pitfall(10)
@pytest.mark.parametrize(
    ("packaged", "plain", "numbers"),
    [
        ("156.0.8078.79-1~deb12u1", "156.0.8078.79", (156, 0, 8078, 79)),
        ("153.7.0esr-1~deb12u1", "153.7.0esr", (153, 7, 0)),
        ("160.0+linuxmint1+zara", "160.0", (160, 0)),
        ("1:145.0.1+build2-0ubuntu0.22.04.1", "145.0.1", (145, 0, 1)),
        ("158.0.3537.71-1", "158.0.3537.71", (158, 0, 3537, 71)),
        ("161.0b3-1", "161.0b3", (161, 0)),
    ],
)
def test_a_packages_version_can_be_compared(packaged: str, plain: str, numbers: tuple[int, ...]) -> None:
    assert upstream(packaged) == plain
    assert version_of(plain).release == numbers


@pytest.mark.pitfall(17)
def test_firefox_as_snap_is_found_once_and_the_package_that_fetches_it_is_not_firefox() -> None:
    yaml = "name: firefox\nversion: 160.0-2\nsummary: Mozilla Firefox web browser\n"
    machine = _debian({"firefox": "1:1snap1-0ubuntu5"}, files={"/snap/firefox/current/meta/snap.yaml": yaml})
    assert fact_of(machine, "browsers") == Known(
        value=(Browser(name="firefox", version="160.0", channel="stable", scope="machine"),), source="snap"
    )


@pytest.mark.pitfall(17)
@pytest.mark.parametrize(
    ("version", "channel"), [("140.6.0esr-1", "esr"), ("161.0b3-1", "beta"), ("'160.0-2'", "stable")]
)
def test_a_snaps_channel_stands_in_its_version(version: str, channel: str) -> None:
    machine = _debian({}, files={"/var/lib/snapd/snap/firefox/current/meta/snap.yaml": f"version: {version}\n"})
    assert [browser.channel for browser in _browsers(fact_of(machine, "browsers"))] == [channel]


@pytest.mark.pitfall(17)
@pytest.mark.parametrize(("root", "scope"), [("/var/lib/flatpak", "machine"), ("~/.local/share/flatpak", "user")])
def test_a_flatpak_is_found_for_everybody_and_for_this_user_only(root: str, scope: str) -> None:
    files, folders = _flatpak(root, _BRAVE, "1.97.101")
    (brave,) = _browsers(fact_of(_debian({}, files=files, folders=folders), "browsers"))
    assert (brave.name, brave.version, brave.scope) == ("brave", "1.97.101", scope)


@pytest.mark.pitfall(17)
def test_the_same_browser_for_everybody_and_for_this_user_is_two() -> None:
    files, folders = _flatpak("~/.local/share/flatpak", "com.google.Chrome", "158.0.8100.12")
    machine = _debian({"google-chrome-stable": "150.0.7871.46-1"}, files=files, folders=folders)
    found = [(browser.version, browser.scope) for browser in _browsers(fact_of(machine, "browsers"))]
    assert found == [("150.0.7871.46", "machine"), ("158.0.8100.12", "user")]


def test_a_flatpak_without_a_description_is_found_without_a_version() -> None:
    machine = _debian({}, folders={f"/var/lib/flatpak/app/{_BRAVE}/current/active": ["files"]})
    assert _browsers(fact_of(machine, "browsers")) == (Browser(name="brave", version=None, scope="machine"),)


@pytest.mark.parametrize(
    ("repository", "channel"),
    [("releases/mozilla-release", "stable"), ("releases/mozilla-esr153", "esr"), ("releases/mozilla-beta", "beta")],
)
def test_firefox_unpacked_by_hand_tells_its_channel(repository: str, channel: str) -> None:
    ini = _FIREFOX_INI.format(version="153.7.0", repository=repository)
    (firefox,) = _browsers(fact_of(_debian({}, files={"/opt/firefox/application.ini": ini}), "browsers"))
    assert (firefox.version, firefox.channel) == ("153.7.0", channel)


def test_rpm_is_asked_where_it_has_a_database() -> None:
    command = (
        "rpm -qa --queryformat %{NAME} %{VERSION}\\n *chrom* *edge* *[Ff]irefox* brave* opera* vivaldi* epiphany* "
        "falkon* librewolf*"
    )
    machine = recorded(
        folders={"/usr/lib/sysimage/rpm": ["rpmdb.sqlite"]},
        commands={command: "firefox 160.0\nfirefox-langpacks 160.0\ngoogle-chrome-stable 158.0.8100.12\n"},
    )
    reading = fact_of(machine, "browsers")
    assert [browser.name for browser in _browsers(reading)] == ["chrome", "firefox"]
    assert reading.source == "rpm"


def test_a_distribution_with_another_package_list_shows_at_least_these() -> None:
    ini = _FIREFOX_INI.format(version="160.0", repository="releases/mozilla-release")
    files = {"/usr/lib/firefox/application.ini": ini, "/usr/share/applications/chromium.desktop": "[Desktop Entry]\n"}
    reading = fact_of(recorded(files=files), "browsers")
    assert isinstance(reading, Known)
    assert reading.bound == "at_least"
    assert [(item.name, item.version) for item in _browsers(reading)] == [("firefox", "160.0"), ("chromium", None)]


def test_no_browser_is_a_state_when_the_package_list_says_so() -> None:
    assert _browsers(fact_of(_debian({}), "browsers")) == ()


def test_no_browser_is_unknown_when_there_is_no_package_list() -> None:
    reading = fact_of(recorded(), "browsers")
    assert isinstance(reading, Unknown)
    assert (reading.why, reading.detail) == ("not_supported", "no package list")


def test_no_browser_is_unknown_when_a_place_could_not_be_read() -> None:
    machine = _debian({}, refused={"file:/snap/firefox/current/meta/snap.yaml": "not_permitted"})
    assert fact_of(machine, "browsers") == Unknown(why="not_permitted", source="/snap/firefox/current/meta/snap.yaml")


def test_browsers_are_at_least_these_when_a_place_could_not_be_read() -> None:
    machine = _debian(
        {"chromium": "156.0.8078.79-1"}, refused={"file:/snap/firefox/current/meta/snap.yaml": "not_permitted"}
    )
    reading = fact_of(machine, "browsers")
    assert isinstance(reading, Known)
    assert reading.bound == "at_least"


def _defaults(machine: RecordedSystem) -> dict[str, bool | None]:
    return {browser.name: browser.default for browser in _browsers(fact_of(machine, "browsers"))}


_OWN = "~/.config/mimeapps.list"
_TWO = {"chromium": "156.0.8078.79-1", "firefox-esr": "153.7.0esr-1"}


def test_the_users_own_choice_wins_from_the_systems() -> None:
    files = {
        _OWN: "[Default Applications]\nx-scheme-handler/https=chromium.desktop\n",
        "/usr/share/applications/mimeapps.list": "[Default Applications]\nx-scheme-handler/https=firefox-esr.desktop\n",
    }
    assert _defaults(_debian(_TWO, files=files)) == {"chromium": True, "firefox": False}


def test_the_desktops_own_list_comes_before_the_general_one() -> None:
    folder, key = "/usr/share/applications", "[Default Applications]\nx-scheme-handler/https"
    files = {
        f"{folder}/gnome-mimeapps.list": f"{key}=firefox-esr.desktop\n",
        f"{folder}/mimeapps.list": f"{key}=chromium.desktop\n",
    }
    machine = _debian(_TWO, files=files, environment={"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"})
    assert _defaults(machine) == {"chromium": False, "firefox": True}


def test_a_default_that_is_no_longer_there_gives_way_to_the_next() -> None:
    files = {_OWN: "[Default Applications]\nx-scheme-handler/https=gone.desktop;chromium.desktop;\n"}
    assert _defaults(_debian(_TWO, files=files)) == {"chromium": True, "firefox": False}


def test_no_list_of_defaults_leaves_it_unknown() -> None:
    assert _defaults(_debian(_TWO)) == {"chromium": None, "firefox": None}


def test_a_list_that_may_not_be_read_leaves_it_unknown_and_keeps_the_browsers() -> None:
    machine = _debian(_TWO, refused={"file:~/.config/mimeapps.list": "not_permitted"})
    assert _defaults(machine) == {"chromium": None, "firefox": None}


def test_chrome_as_package_is_also_known_by_its_flatpaks_name() -> None:
    files = {_OWN: "[Default Applications]\nx-scheme-handler/https=com.google.Chrome.desktop\n"}
    machine = _debian({"google-chrome-stable": "158.0.8100.12-1", **_TWO}, files=files)
    assert _defaults(machine) == {"chrome": True, "chromium": False, "firefox": False}


def test_an_association_is_not_a_default() -> None:
    text = (
        "[Added Associations]\nx-scheme-handler/https=chromium.desktop;\n[Default Applications]\ntext/html=a.desktop\n"
    )
    assert entries_in(text) == []


def test_only_installed_packages_with_exactly_this_name_count() -> None:
    names = [product.package for product in PACKAGES]
    assert installed_versions(_STATUS, names) == {"chromium": "156.0.8078.79-1~deb12u1"}


@given(st.binary(max_size=400))
def test_any_package_list_gives_versions_or_nothing(status: bytes) -> None:
    assert isinstance(installed_versions(status, ["chromium", "firefox"]), dict)


@given(st.text(min_size=1, max_size=60))
def test_any_package_version_gives_text(version: str) -> None:
    assert isinstance(upstream(version), str)


@given(st.text(max_size=200))
def test_any_snap_flatpak_and_list_of_defaults_gives_a_reading(text: str) -> None:
    flatpak = f"/var/lib/flatpak/app/{_BRAVE}/current/active"
    files = {
        "/snap/firefox/current/meta/snap.yaml": text,
        f"{flatpak}/files/share/metainfo/{_BRAVE}.metainfo.xml": text,
        _OWN: f"[Default Applications]\n{text}",
        "/opt/firefox/application.ini": text,
    }
    machine = _debian({}, files=files, folders={flatpak: ["files"]})
    assert isinstance(said_by(browsers, machine, "browsers"), Known)


# ---------------------------------------------------------------- what a stranger's machine has

_RPM_COMMAND = (
    "rpm -qa --queryformat %{NAME} %{VERSION}\\n *chrom* *edge* *[Ff]irefox* brave* opera* vivaldi* epiphany* "
    "falkon* librewolf*"
)


def _rpm(packages: str, files: dict[str, str] | None = None) -> RecordedSystem:
    return recorded(folders={"/var/lib/rpm": ["rpmdb.sqlite"]}, commands={_RPM_COMMAND: packages}, files=files or {})


@pytest.mark.pitfall(51)
@pytest.mark.parametrize("package", ["firefox", "MozillaFirefox"])
@pytest.mark.parametrize(
    ("folder", "repository", "prefs", "channel"),
    [
        ("/usr/lib64/firefox", "releases/mozilla-esr140", "default", "esr"),
        ("/usr/lib64/firefox", "releases/mozilla-esr140", "release", "esr"),
        ("/usr/lib/firefox", "releases/mozilla-release", "release", "stable"),
        ("/usr/lib/firefox", "mozilla-firefox/firefox", "esr", "esr"),
        ("/usr/lib/firefox", "mozilla-firefox/firefox", "default", "esr"),
        ("/usr/lib64/firefox", "releases/mozilla-beta", "beta", "beta"),
    ],
)
def test_an_rpm_s_firefox_is_on_the_channel_its_own_files_tell(
    package: str, folder: str, repository: str, prefs: str, channel: str
) -> None:
    files = {
        f"{folder}/application.ini": _FIREFOX_INI.format(version="140.12.0", repository=repository),
        f"{folder}/defaults/pref/channel-prefs.js": f'pref("app.update.channel", "{prefs}");\n',
    }
    (firefox,) = _browsers(fact_of(_rpm(f"{package} 140.12.0\n", files), "browsers"))
    assert (firefox.version, firefox.channel) == ("140.12.0", channel)


@pytest.mark.pitfall(51)
@pytest.mark.parametrize(
    ("version", "channel"), [("140.0", "unknown"), ("140.0.4", "unknown"), ("140.1.0", "esr"), ("140.12.0", "esr")]
)
def test_an_rpm_s_firefox_that_tells_nothing_may_be_an_esr_until_its_number_says_so(version: str, channel: str) -> None:
    (firefox,) = _browsers(fact_of(_rpm(f"firefox {version}\n"), "browsers"))
    assert firefox.channel == channel


@pytest.mark.pitfall(51)
@pytest.mark.parametrize(
    ("version", "channel"), [("153.2.0-1", "esr"), ("160.0.4-1", "stable"), ("161.0~b3", "stable")]
)
def test_a_plain_firefox_package_with_an_esr_s_number_is_one(version: str, channel: str) -> None:
    (firefox,) = _browsers(fact_of(_debian({"firefox": version}), "browsers"))
    assert firefox.channel == channel


@pytest.mark.pitfall(54)
@pytest.mark.parametrize(
    "version", ["1:85.0.4183.83-0ubuntu0.20.04.3", "2:1snap1-0ubuntu2", "1:85.0.4183.83-0ubuntu2.22.04.1"]
)
def test_a_package_that_only_fetches_a_snap_holds_no_browser(version: str) -> None:
    assert _browsers(fact_of(_debian({"chromium-browser": version}), "browsers")) == ()


@pytest.mark.pitfall(54)
@pytest.mark.parametrize(
    "version", ["112.0.5615.49-0ubuntu0.18.04.1", "1:126.0.6478.164-rpt1", "85.0.4183.121-0ubuntu0.18.04.1"]
)
def test_a_package_that_holds_chromium_is_chromium(version: str) -> None:
    assert [item.name for item in _browsers(fact_of(_debian({"chromium-browser": version}), "browsers"))] == [
        "chromium"
    ]


@pytest.mark.pitfall(54)
def test_a_package_of_a_few_kilobytes_holds_no_browser() -> None:
    status = b"Package: chromium-browser\nStatus: install ok installed\nInstalled-Size: {size}\nVersion: 140.0-1\n"
    small, large = (status.replace(b"{size}", size) for size in (b"164", b"310000"))
    assert installed_versions(small, ["chromium-browser"]) == {}
    assert installed_versions(large, ["chromium-browser"]) == {"chromium-browser": "140.0-1"}


@pytest.mark.pitfall(54)
def test_a_browser_that_no_list_names_is_there_all_the_same() -> None:
    handlers = {"app.zen_browser.zen.desktop": "user", "firefox-esr.desktop": "machine", "userapp-x-1.desktop": "user"}
    machine = recorded(calls={"dpkg.browsers": {}, "mime.browsers": handlers})
    assert _browsers(fact_of(machine, "browsers")) == (
        Browser(name="other", scope="user"),
        Browser(name="firefox", scope="machine"),
    )


@pytest.mark.pitfall(54)
@pytest.mark.parametrize("entry", ["firefox.desktop", "org.mozilla.firefox.desktop", "firefox_firefox.desktop"])
def test_a_known_entry_in_the_menu_is_a_browser_of_which_no_version_is_known_where_no_list_has_that_make(
    entry: str,
) -> None:
    menu = {"mime.browsers": {entry: "user"}}
    alone = recorded(calls={"dpkg.browsers": {}, **menu})
    assert _browsers(fact_of(alone, "browsers")) == (Browser(name="firefox", scope="user"),)
    beside = recorded(calls={"dpkg.browsers": {"firefox": "160.0"}, **menu})
    assert [item.version for item in _browsers(fact_of(beside, "browsers"))] == ["160.0"]


@pytest.mark.pitfall(51)
@pytest.mark.parametrize("version", ["160.0", "140.12.0"])
def test_fedora_s_firefox_opens_links_by_the_entry_that_its_flatpak_has_too(version: str) -> None:
    files = {_OWN: "[Default Applications]\nx-scheme-handler/https=org.mozilla.firefox.desktop\n"}
    (firefox,) = _browsers(fact_of(_rpm(f"firefox {version}\n", files), "browsers"))
    assert firefox.default is True


def test_firefox_unpacked_in_a_person_s_own_folder_is_theirs() -> None:
    ini = _FIREFOX_INI.format(version="160.0", repository="releases/mozilla-release")
    (firefox,) = _browsers(fact_of(_debian({}, files={"~/firefox/application.ini": ini}), "browsers"))
    assert (firefox.version, firefox.scope) == ("160.0", "user")


@pytest.mark.pitfall(54)
def test_two_browsers_that_no_list_names_are_two_and_one_can_be_the_default() -> None:
    handlers = {"a.desktop": "machine", "b.desktop": "machine"}
    files = {_OWN: "[Default Applications]\nx-scheme-handler/https=b.desktop\n"}
    found = _browsers(
        fact_of(recorded(calls={"dpkg.browsers": {}, "mime.browsers": handlers}, files=files), "browsers")
    )
    assert [(item.name, item.default) for item in found] == [("other", False), ("other", True)]


def test_only_what_opens_links_and_pages_is_a_browser() -> None:
    index = (
        "[MIME Cache]\ntext/html=firefox.desktop;writer.desktop;\n"
        "x-scheme-handler/https=firefox.desktop;player.desktop;\nvideo/mp4=player.desktop;\n"
    )
    assert browsers_in(index) == ["firefox.desktop"]
    assert scoped([("user", index), ("machine", index)]) == {"firefox.desktop": "user"}


@pytest.mark.pitfall(50)
@pytest.mark.parametrize(
    ("last", "chromium"),
    [("158.1.97.101", "158"), ("157.1.96.110", None), ("1.97.101", None), ("158.1.97.101\n", "158"), ("x", None)],
)
def test_brave_s_own_note_tells_the_chromium_inside_when_it_is_of_this_version(last: str, chromium: str | None) -> None:
    files = {"~/.config/BraveSoftware/Brave-Browser/Last Version": last}
    (brave,) = _browsers(fact_of(_debian({"brave-browser": "1.97.101"}, files=files), "browsers"))
    assert (brave.version, brave.chromium or None) == ("1.97.101", chromium)
