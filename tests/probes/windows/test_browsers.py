from __future__ import annotations

import pytest

from checker.model.devices import Browser
from checker.model.readings import Known, Unknown
from tests.probes.recordings import value_of
from tests.probes.windows.pc import (
    CHROME,
    EDGE,
    FIREFOX,
    LINKS,
    MACHINE_PACKAGES,
    OWN_CHROME,
    SHORT_CHROME,
    SHORT_EDGE,
    SHORT_FIREFOX,
    SHORT_OWN_CHROME,
    USER_PACKAGES,
    Pc,
    plain,
)

CHANNEL_FILE = r"%ProgramFiles%\Mozilla Firefox\defaults\pref\channel-prefs.js"
EDGE_UPDATE = r"HKLM\SOFTWARE\Microsoft\EdgeUpdate\Clients\{56EB18F8-B008-4CBD-B6D2-8C97FE7E9062} (32)"
ME, SOMEONE_ELSE = "S-1-5-21-1-2-3-1001", "S-1-5-21-1-2-3-1002"


def with_chrome(pc: Pc) -> Pc:
    return pc.offered("Google Chrome", f'"{CHROME}"').program(SHORT_CHROME, "158.0.8166.55", "Google Chrome")


def with_edge(pc: Pc) -> Pc:
    return pc.offered("Microsoft Edge", f'"{EDGE}"').program(SHORT_EDGE, "158.0.4231.41", "Microsoft Edge")


def with_firefox(pc: Pc, version: str = "160.0.1") -> Pc:
    return pc.offered("Firefox-308046B0AF4A39CB", f'"{FIREFOX}"').program(SHORT_FIREFOX, version, "Firefox")


def with_own_chrome(pc: Pc) -> Pc:
    pc.app_path("chrome.exe", OWN_CHROME, r"HKCU\Software")
    return pc.program(SHORT_OWN_CHROME, "150.0.7800.10", "Google Chrome")


def names(pc: Pc) -> list[str]:
    return [browser.name for browser in pc.browsers()]


@pytest.mark.pitfall(13)
def test_a_browser_for_one_person_is_found() -> None:
    assert with_own_chrome(Pc()).browsers() == (
        Browser(name="chrome", version="150.0.7800.10", channel="stable", scope="user"),
    )


@pytest.mark.pitfall(13)
def test_a_browser_for_all_and_one_for_oneself_are_two() -> None:
    browsers = with_own_chrome(with_chrome(Pc())).browsers()
    assert [(item.version, item.scope) for item in browsers] == [
        ("158.0.8166.55", "machine"), ("150.0.7800.10", "user"),
    ]  # fmt: skip


@pytest.mark.pitfall(13)
def test_one_browser_in_every_place_is_one() -> None:
    pc = with_chrome(Pc()).app_path("chrome.exe", CHROME).uninstall("Google Chrome", f"{CHROME},0", "1.2.3.4")
    pc.keys("HKU", ME).offered("Google Chrome", f'"{CHROME.upper()}"', rf"HKU\{ME}\Software")
    assert [(item.version, item.scope) for item in pc.browsers()] == [("158.0.8166.55", "machine")]


@pytest.mark.pitfall(13)
def test_another_persons_browser_is_told_apart_with_the_version_of_the_registry() -> None:
    path = r"C:\Users\leerling\AppData\Local\Programs\Opera\opera.exe"
    root = rf"HKU\{SOMEONE_ELSE}\Software"
    pc = Pc().keys("HKU", ME, f"{ME}_Classes", SOMEONE_ELSE, "S-1-5-18")
    pc.offered("OperaStable", f'"{path}"', root).uninstall("Opera 140.0.5999.21", path, "140.0.5999.21", "", root)
    assert pc.browsers() == (Browser(name="opera", version="140.0.5999.21", channel="stable", scope="other-user"),)


@pytest.mark.pitfall(13)
def test_others_whose_registry_is_closed_change_nothing() -> None:
    pc = with_chrome(Pc()).keys("HKU", SOMEONE_ELSE)
    pc.refuse(rf"registry:HKU\{SOMEONE_ELSE}\Software\Clients\StartMenuInternet", "not_permitted")
    reading = pc.facts()["browsers"]
    assert isinstance(reading, Known)
    assert (len(pc.browsers()), reading.bound) == (1, "exact")


def test_no_browser_where_a_place_is_closed_is_unknown() -> None:
    pc = Pc().refuse(r"registry:HKLM\SOFTWARE\Clients\StartMenuInternet", "not_permitted")
    reading = pc.facts()["browsers"]
    assert isinstance(reading, Unknown)
    assert reading.why == "not_permitted"


def test_no_browser_in_any_place_is_known() -> None:
    assert Pc().browsers() == ()


def test_a_closed_place_of_ones_own_makes_the_list_the_least_there_is() -> None:
    pc = with_chrome(Pc()).refuse(r"registry:HKCU\Software\Clients\StartMenuInternet", "not_permitted")
    reading = pc.facts()["browsers"]
    assert isinstance(reading, Known)
    assert reading.bound == "at_least"


def test_a_refusal_never_names_a_person() -> None:
    pc = Pc().keys("HKU", SOMEONE_ELSE)
    pc.refuse(rf"registry:HKU\{SOMEONE_ELSE}\Software\Clients\StartMenuInternet", "not_permitted")
    reading = pc.facts()["browsers"]
    assert isinstance(reading, Unknown)
    assert reading.source == r"HKU\<other>"


@pytest.mark.pitfall(14)
def test_a_browser_from_the_store_is_found_beside_another_of_its_make() -> None:
    pc = with_firefox(Pc()).keys(USER_PACKAGES, "Mozilla.Firefox_159.0.3.0_x64__n80bbvh6b1yt2")
    assert [(item.version, item.scope) for item in pc.browsers()] == [("160.0.1", "machine"), ("159.0.3", "user")]


@pytest.mark.pitfall(14)
def test_a_package_of_another_person_is_theirs() -> None:
    pc = Pc().keys(MACHINE_PACKAGES, "Mozilla.Firefox_159.0.3.0_x64__n80bbvh6b1yt2")
    assert [(item.name, item.scope) for item in pc.browsers()] == [("firefox", "other-user")]


@pytest.mark.pitfall(14)
def test_a_package_that_is_ones_own_is_not_also_another_persons() -> None:
    full_name = "Mozilla.Firefox_159.0.3.0_x64__n80bbvh6b1yt2"
    pc = Pc().keys(USER_PACKAGES, full_name).keys(MACHINE_PACKAGES, full_name)
    assert [item.scope for item in pc.browsers()] == ["user"]


@pytest.mark.pitfall(14)
@pytest.mark.parametrize(
    "full_name",
    [
        "Mozilla.Firefox_159.0.3.0_neutral_~_n80bbvh6b1yt2",
        "Mozilla.Firefox_159.0.3.0_neutral_split.language-nl_n80bbvh6b1yt2",
        "Microsoft.WindowsCalculator_11.2502.2.0_x64__8wekyb3d8bbwe",
        "Mozilla.Firefox",
        "____",
    ],
)
def test_what_is_no_browser_package_is_not_taken_for_one(full_name: str) -> None:
    assert Pc().keys(USER_PACKAGES, full_name).browsers() == ()


@pytest.mark.pitfall(14)
def test_edges_own_package_is_not_a_second_edge() -> None:
    pc = with_edge(Pc()).keys(USER_PACKAGES, "Microsoft.MicrosoftEdge.Stable_158.0.4231.41_neutral__8wekyb3d8bbwe")
    assert names(pc) == ["edge"]


def test_edge_is_known_from_its_updater_when_it_is_nowhere_else() -> None:
    (edge,) = Pc().values(EDGE_UPDATE, {"pv": "158.0.4231.41"}).browsers()
    assert (edge.name, edge.version, edge.scope) == ("edge", "158.0.4231.41", "machine")


@pytest.mark.pitfall(15)
def test_the_files_own_version_wins_over_a_stale_registry() -> None:
    pc = with_chrome(Pc()).uninstall("Google Chrome", f"{CHROME},0", "99.0.1.2")
    assert [item.version for item in pc.browsers()] == ["158.0.8166.55"]


@pytest.mark.pitfall(15)
def test_the_registrys_version_counts_where_the_file_tells_none() -> None:
    pc = Pc().uninstall("Google Chrome", f"{CHROME},0", "156.0.8078.79")
    pc.refuse(f"call:GetFileVersionInfo {SHORT_CHROME}", "not_permitted")
    assert [item.version for item in pc.browsers()] == ["156.0.8078.79"]


@pytest.mark.pitfall(15)
def test_a_program_that_is_gone_is_no_browser_whatever_the_registry_keeps() -> None:
    assert Pc().uninstall("Google Chrome", f"{CHROME},0", "156.0.8078.79").browsers() == ()


@pytest.mark.pitfall(15)
@pytest.mark.parametrize(("beside", "waits"), [(("new_chrome.exe",), True), ((), False)])
def test_a_new_version_that_waits_for_a_restart_is_told(beside: tuple[str, ...], waits: bool) -> None:  # noqa: FBT001  a column
    pc = Pc().offered("Google Chrome", f'"{CHROME}"').program(SHORT_CHROME, "158.0.1.1", "Google Chrome", beside)
    assert value_of(pc.facts()["browsers.update_pending"]) is waits


@pytest.mark.pitfall(15)
def test_a_folder_that_may_not_be_looked_into_leaves_the_browser_known() -> None:
    pc = with_chrome(Pc()).refuse(r"folder:%ProgramFiles%\Google\Chrome\Application", "not_permitted")
    del pc.recording.folders[r"%ProgramFiles%\Google\Chrome\Application"]
    facts = pc.facts()
    assert names(pc) == ["chrome"]
    assert plain(facts["browsers.update_pending"]) == {"state": "unknown", "why": "not_permitted"}


@pytest.mark.pitfall(16)
@pytest.mark.parametrize(
    "value", [CHROME, f'"{CHROME}"', CHROME.rpartition("\\")[0], CHROME.rpartition("\\")[0] + "\\"]
)
def test_an_app_path_may_be_a_program_or_its_folder_quoted_or_not(value: str) -> None:
    pc = Pc().app_path("chrome.exe", value).program(SHORT_CHROME, "158.0.8166.55", "Google Chrome")
    assert names(pc) == ["chrome"]


@pytest.mark.pitfall(16)
@pytest.mark.parametrize("value", ["", "chrome.exe", r"\\server\chrome\chrome.exe", r"C:\..\x|y\chrome.exe", "C:\\"])
def test_an_app_path_that_is_no_place_on_this_pc_is_left_alone(value: str) -> None:
    assert Pc().app_path("chrome.exe", value).browsers() == ()


def test_a_short_name_and_a_whole_one_are_one_program() -> None:
    short = r"C:\PROGRA~1\MOZILL~1\firefox.exe"
    pc = with_firefox(Pc()).app_path("firefox.exe", short).call(f"GetLongPathName {short}", FIREFOX)
    assert names(pc) == ["firefox"]


@pytest.mark.parametrize(
    ("channel", "told"),
    [
        ("release", "stable"),
        ("esr", "esr"),
        ("beta", "beta"),
        ("aurora", "dev"),
        ("nightly", "dev"),
        ("own", "unknown"),
    ],
)
def test_firefoxs_channel_is_in_its_own_file(channel: str, told: str) -> None:
    pc = with_firefox(Pc())
    pc.recording.files[CHANNEL_FILE] = f'pref("app.update.channel", "{channel}");\n'
    assert [item.channel for item in pc.browsers()] == [told]


@pytest.mark.parametrize(
    ("title", "told"), [("Mozilla Firefox 140.15.0 ESR (x64 nl)", "esr"), ("Mozilla Firefox (x64 nl)", "stable")]
)
def test_firefoxs_channel_is_also_in_its_title(title: str, told: str) -> None:
    pc = with_firefox(Pc()).uninstall("Mozilla Firefox 140.15.0 (x64 nl)", FIREFOX, "140.15.0", title)
    assert [item.channel for item in pc.browsers()] == [told]


def test_a_firefox_that_does_not_tell_its_channel_may_be_an_esr() -> None:
    assert [item.channel for item in with_firefox(Pc()).browsers()] == ["unknown"]


@pytest.mark.parametrize(
    ("path", "product", "name", "channel"),
    [
        (r"%ProgramFiles%\Google\Chrome Beta\Application\chrome.exe", "Google Chrome", "chrome", "beta"),
        (r"%LOCALAPPDATA%\Google\Chrome SxS\Application\chrome.exe", "Google Chrome", "chrome", "dev"),
        (r"%ProgramFiles(x86)%\Microsoft\Edge Dev\Application\msedge.exe", "Microsoft Edge Dev", "edge", "dev"),
        (r"%LOCALAPPDATA%\Chromium\Application\chrome.exe", "Chromium", "chromium", "unknown"),
        (r"%LOCALAPPDATA%\Chromium\Application\chrome.exe", "", "chromium", "unknown"),
        (
            r"%ProgramFiles%\BraveSoftware\Brave-Browser-Nightly\Application\brave.exe",
            "Brave Browser Nightly",
            "brave",
            "dev",
        ),
        (r"%LOCALAPPDATA%\Programs\Opera\launcher.exe", "Opera Internet Browser", "opera", "stable"),
        (r"%ProgramFiles%\LibreWolf\librewolf.exe", "LibreWolf", "other", "unknown"),
        (r"%ProgramFiles%\Tor Browser\firefox.exe", "Tor Browser", "other", "unknown"),
    ],
)
def test_make_and_channel_are_told_by_product_and_folder(path: str, product: str, name: str, channel: str) -> None:
    pc = Pc().offered("A browser", f'"{path}" -- "%1"').program(path, "158.0.1.1", product)
    assert [(item.name, item.channel) for item in pc.browsers()] == [(name, channel)]


def test_a_school_that_keeps_chrome_on_extended_stable_is_told() -> None:
    pc = with_edge(with_chrome(Pc()))
    key = r"HKLM\SOFTWARE\Policies\Google\Update"
    pc.values(key, {"TargetChannel{8A69D345-D564-463C-AFF1-A69D9E530F96}": "extended"})
    assert [item.channel for item in pc.browsers()] == ["extended", "stable"]


def test_a_launcher_and_a_program_in_one_folder_are_one_opera() -> None:
    folder = r"C:\Users\juf\AppData\Local\Programs\Opera"
    pc = Pc().offered("OperaStable", f'"{folder}\\Launcher.exe"', r"HKCU\Software")
    pc.app_path("opera.exe", rf"{folder}\opera.exe", r"HKCU\Software")
    pc.program(r"%LOCALAPPDATA%\Programs\Opera\opera.exe", "140.0.1.2", "Opera Internet Browser")
    pc.program(r"%LOCALAPPDATA%\Programs\Opera\Launcher.exe", "140.0.1.2", "Opera Internet Browser")
    assert names(pc) == ["opera"]


def test_a_program_nobody_registered_as_a_browser_is_not_listed() -> None:
    pc = Pc().app_path("chrome.exe", CHROME).program(SHORT_CHROME, "1.2.3", "Some Kiosk")
    assert pc.browsers() == ()


def test_internet_explorer_is_listed_on_windows_10() -> None:
    key = r"HKLM\SOFTWARE\Microsoft\Internet Explorer"
    pc = Pc(19045).values(key, {"Version": "9.11.19041.0", "svcVersion": "11.3636.19041.0"})
    assert [(item.name, item.version) for item in pc.browsers()] == [("internet-explorer", "11.3636.19041.0")]


def test_internet_explorer_is_only_a_signpost_on_windows_11() -> None:
    pc = Pc(22631).values(r"HKLM\SOFTWARE\Microsoft\Internet Explorer", {"svcVersion": "11.1882.26100.0"})
    pc.offered("IEXPLORE.EXE", r"C:\Program Files\Internet Explorer\iexplore.exe")
    pc.program(r"%ProgramFiles%\Internet Explorer\iexplore.exe", "11.0.26100.1", "Internet Explorer")
    assert pc.browsers() == ()


LEGACY = "Microsoft.MicrosoftEdge_44.18362.449.0_neutral__8wekyb3d8bbwe"


def test_the_first_edge_is_listed_where_there_is_no_new_one() -> None:
    pc = Pc(18363).keys(USER_PACKAGES, LEGACY)
    assert [(item.name, item.version) for item in pc.browsers()] == [("edge-legacy", "44.18362.449.0")]


def test_the_first_edge_is_hidden_behind_the_new_one() -> None:
    assert names(with_edge(Pc(18363)).keys(USER_PACKAGES, LEGACY)) == ["edge"]


def test_the_first_edge_is_gone_in_windows_11_whatever_package_stayed_behind() -> None:
    assert Pc(22000).keys(USER_PACKAGES, LEGACY).browsers() == ()


@pytest.mark.parametrize("full_name", [LEGACY, "Microsoft.MicrosoftEdge.Stable_158.0.4231.41_neutral__8wekyb3d8bbwe"])
def test_edges_packages_on_every_machine_are_nobodys_browser(full_name: str) -> None:
    assert Pc(18363).keys(MACHINE_PACKAGES, full_name).browsers() == ()


def test_the_first_edge_is_listed_beside_the_new_one_while_links_open_in_it() -> None:
    pc = with_edge(Pc(18363)).keys(USER_PACKAGES, LEGACY).opens_links("AppXq0fevzme2pys62n3e0fbqa7peapykr8v")
    assert [(item.name, item.default) for item in pc.browsers()] == [("edge", False), ("edge-legacy", True)]


@pytest.mark.parametrize("package", [LEGACY, None])
def test_what_was_the_first_edge_s_opens_in_the_new_one_that_took_its_place(package: str | None) -> None:
    pc = with_edge(Pc(19045)).opens_links("AppXq0fevzme2pys62n3e0fbqa7peapykr8v")
    pc.values(
        r"HKCR\AppXq0fevzme2pys62n3e0fbqa7peapykr8v\Application", {"AppUserModelID": "Microsoft.MicrosoftEdge_8!M"}
    )
    edge = r"HKLM\SOFTWARE\Microsoft\EdgeUpdate\ClientState\{56EB18F8-B008-4CBD-B6D2-8C97FE7E9062} (32)"
    pc.values(edge, {"BrowserReplacement": 1})
    if package:
        pc.keys(USER_PACKAGES, package)
    assert [(item.name, item.default) for item in pc.browsers()] == [("edge", True)]


@pytest.mark.parametrize(
    ("product", "name"),
    [("Google Chrome Portable", "chrome"), ("Opera, Portable Edition", "opera"), ("Brave Portable", "brave")],
)
def test_a_launcher_s_version_is_not_that_of_the_browser_it_starts(product: str, name: str) -> None:
    path = r"D:\PortableApps\Some\Launcher.exe"
    pc = with_edge(Pc()).opens_links("Some.Portable", f'"{path}"').program(path, "2.2.9.0", product)
    assert [(item.name, item.version) for item in pc.browsers() if item.default] == [(name, None)]


def test_opera_neon_has_numbers_of_its_own_and_is_not_opera() -> None:
    path = r"D:\Opera Neon\opera.exe"
    pc = with_edge(Pc()).opens_links("OperaNeonStable", f'"{path}"').program(path, "1.0.2531.0", "Opera Neon")
    assert [item.name for item in pc.browsers() if item.default] == ["other"]


def test_links_open_in_the_program_that_the_choice_stands_for() -> None:
    pc = with_own_chrome(with_chrome(Pc())).opens_links("ChromeHTML.ABC", f'"{OWN_CHROME}" --single-argument %1')
    assert [(item.scope, item.default) for item in pc.browsers()] == [("machine", False), ("user", True)]


def test_links_open_in_the_later_choice_of_new_windows() -> None:
    pc = with_edge(with_chrome(Pc(26100))).opens_links("ChromeHTML", f'"{CHROME}"')
    pc.opens_links("MSEdgeHTM", f'"{EDGE}"', choice=r"UserChoiceLatest\ProgId")
    assert [(item.name, item.default) for item in pc.browsers()] == [("chrome", False), ("edge", True)]


def test_links_open_in_a_package_by_its_family() -> None:
    pc = with_firefox(Pc()).keys(USER_PACKAGES, "Mozilla.Firefox_159.0.3.0_x64__n80bbvh6b1yt2")
    pc.opens_links("AppXk1kp2m8w0f3").values(
        r"HKCR\AppXk1kp2m8w0f3\Application", {"AppUserModelID": "Mozilla.Firefox_n80bbvh6b1yt2!App"}
    )
    assert [(item.scope, item.default) for item in pc.browsers()] == [("machine", False), ("user", True)]


def test_two_of_the_chosen_make_and_no_program_leave_the_default_open() -> None:
    pc = with_edge(with_own_chrome(with_chrome(Pc()))).opens_links("ChromeHTML")
    assert [(item.name, item.default) for item in pc.browsers()] == [
        ("chrome", None), ("edge", False), ("chrome", None),
    ]  # fmt: skip


def test_where_nobody_chose_no_default_is_claimed() -> None:
    assert [item.default for item in with_chrome(Pc()).browsers()] == [None]


def test_an_old_choice_for_http_counts_where_there_is_none_for_https() -> None:
    pc = with_chrome(Pc(7601)).values(rf"{LINKS}\http\UserChoice", {"ProgId": "ChromeHTML"})
    assert [item.default for item in pc.browsers()] == [True]


def test_what_opens_links_is_a_browser_wherever_it_stands() -> None:
    path = r"D:\Programma's\Firefox\firefox.exe"
    pc = with_edge(Pc()).opens_links("FirefoxURL-1", f'"{path}" -osint -url "%1"').program(path, "160.0.1", "Firefox")
    assert [(item.name, item.default) for item in pc.browsers()] == [("edge", False), ("firefox", True)]


def test_a_program_id_that_would_leave_its_key_is_not_followed() -> None:
    assert [item.default for item in with_chrome(Pc()).opens_links(r"..\Software").browsers()] == [None]
