"""The readings of devices as a school has them."""

from __future__ import annotations

from checker.model.devices import Browser, Connection, Display
from checker.model.readings import Between, Known, Reading, unknown
from checker.model.results import DeviceIdentity
from tests.evaluation.devices import windows_laptop

_WINDOWS = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_BIOS = r"HKLM\HARDWARE\DESCRIPTION\System\BIOS"
_PROGRAM = "version of the program file"

DESKTOP_IDENTITY = DeviceIdentity(
    id="b81e0d44" * 4, name="LOKAAL7-PC04", label="Groep 7 nr 4", location="Lokaal 7", school="Basisschool De Regenboog"
)
NAMELESS = DeviceIdentity(id="0" * 32)


def _browser(name: str, version: str, *, default: bool = False) -> Browser:
    return Browser(name=name, version=version, channel="stable", scope="machine", default=default)  # type: ignore[arg-type]


def _screen(scale: float = 1.0) -> Display:
    return Display(
        width=1366, height=768, native_width=1366, native_height=768, scale=scale,
        effective_width=round(1366 / scale), effective_height=round(768 / scale), inches=14.0,
        primary=True, internal=True,
    )  # fmt: skip


def old_browsers_and_little_memory() -> dict[str, Reading]:
    """Give a laptop with two old browsers and 4 GB."""
    browsers = (_browser("chrome", "141.0.7390.108", default=True), _browser("edge", "141.0.3537.85"))
    return dict(windows_laptop()) | {
        "device.manufacturer": Known(value="Voorbeeld", source=rf"{_BIOS}\SystemManufacturer"),
        "device.model.name": Known(value="Onderwijslaptop 14", source=rf"{_BIOS}\SystemProductName"),
        "os.version": Known(value="11", source=rf"{_WINDOWS}\CurrentBuildNumber"),
        "os.release": Known(value="24H2", source=rf"{_WINDOWS}\DisplayVersion"),
        "os.build_id": Known(value="26100.7309", source=rf"{_WINDOWS}\UBR"),
        "os.edition": Known(value="Education", source=rf"{_WINDOWS}\EditionID"),
        "cpu.model": Known(value="Intel(R) Celeron(R) N4120 CPU @ 1.10GHz", source="ProcessorNameString"),
        "memory.installed": Known(value=4 * 2**30, source="GetPhysicallyInstalledSystemMemory"),
        "memory.usable": Known(value=3972844748, source="GlobalMemoryStatusEx"),
        "storage.free": Known(value=33285996544, source="GetDiskFreeSpaceExW"),
        "storage.total": Known(value=127865454592, source="GetDiskFreeSpaceExW"),
        "displays": Known(value=(_screen(),), source="EnumDisplayMonitors, QueryDisplayConfig"),
        "browsers": Known(value=browsers, source=_PROGRAM),
    }


def behind_on_five_things() -> dict[str, Reading]:
    """Give a Windows 10 laptop that may be used and could be better in five ways."""
    browsers = (_browser("chrome", "158.0.8100.12"), _browser("edge-legacy", "44.19041.1266.0", default=True))
    return old_browsers_and_little_memory() | {
        "os.version": Known(value="10", source=rf"{_WINDOWS}\CurrentBuildNumber"),
        "os.release": Known(value="22H2", source=rf"{_WINDOWS}\DisplayVersion"),
        "os.build_id": Known(value="19045.6466", source=rf"{_WINDOWS}\UBR"),
        "storage.free": Known(value=2**30, source="GetDiskFreeSpaceExW"),
        "displays": Known(value=(_screen(1.25),), source="EnumDisplayMonitors, QueryDisplayConfig"),
        "browsers": Known(value=browsers, source=_PROGRAM),
    }


def good_computer() -> dict[str, Reading]:
    """Give a computer that meets everything."""
    return dict(windows_laptop()) | {
        "device.form": Known(value="desktop", source="SMBIOS type 3"),
        "device.model.name": Known(value="Voorbeeld Werkstation 3", source=rf"{_BIOS}\SystemProductName"),
        "os.release": Known(value="24H2", source=rf"{_WINDOWS}\DisplayVersion"),
        "os.build_id": Known(value="26100.7309", source=rf"{_WINDOWS}\UBR"),
        "os.edition": Known(value="Education", source=rf"{_WINDOWS}\EditionID"),
        "browsers": Known(value=(_browser("edge", "158.0.4210.31", default=True),), source=_PROGRAM),
        "connections": Known(
            value=(Connection(target="basispoort.nl", state="reachable", seconds=0.214),), source="tls"
        ),
        "network.address_known": Known(value=True, source="address of the school"),
    }


def laptop_with_all_verdicts() -> dict[str, Reading]:
    """Give a laptop with a requirement of every verdict, by the fixed spec."""
    return old_browsers_and_little_memory() | {
        "browsers": Known(
            value=(_browser("chrome", "149.0.7827.114", default=True), _browser("edge", "149.0.4022.52")),
            source=_PROGRAM,
        ),
        "audio.outputs": unknown("not_permitted", "waveOutGetNumDevs", "error 5"),
        "connections": Known(
            value=(Connection(target="basispoort.nl", state="sign_in_page", seconds=0.4),), source="tls"
        ),
    }


def ipad() -> dict[str, Reading]:
    """Give an iPad as a browser page sees it."""
    screen = Display(width=2160, height=1620, scale=2.0, effective_width=1080, effective_height=810)
    return {
        "device.class": Known(value="ipad", source="navigator"),
        "os.name": Known(value="ipados", source="navigator"),
        "os.version": Known(value="26.6", source="Safari's version", bound="derived"),
        "memory.installed": Between(low=3 * 2**30, high=6 * 2**30, source="navigator.deviceMemory"),
        "displays": Known(value=(screen,), source="screen"),
        "browsers": Known(value=(Browser(name="chrome", version="158.0.1", default=True),), source="navigator"),
        "page.cookies": unknown("hidden_by_browser", "navigator.cookieEnabled"),
    }


def of_unknown_kind() -> dict[str, Reading]:
    """Give a device that did not tell whether it is a phone or a tablet."""
    return {"device.class": unknown("hidden_by_browser", "navigator"), "os.name": Known(value="android", source="ua")}
