"""A small Windows PC for one quirk at a time: the keys, calls and browsers that a test names, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from checker.model.devices import Browser, Display
from checker.model.readings import Known, Reading, WhyUnknown
from checker.probes.recorded import RecordedSystem, Recording, Refusal
from tests.probes.recordings import readings_of

WINDOWS = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
BIOS = r"HKLM\HARDWARE\DESCRIPTION\System\BIOS"
LINKS = r"HKCU\Software\Microsoft\Windows\Shell\Associations\UrlAssociations"
USER_PACKAGES = (
    r"HKCU\Software\Classes\Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages"
)
MACHINE_PACKAGES = (
    r"HKLM\SOFTWARE\Classes\Local Settings\Software\Microsoft\Windows\CurrentVersion"
    r"\AppModel\PackageRepository\Packages"
)
GIB = 1024**3

_FOLDERS = {
    "LOCALAPPDATA": r"C:\Users\juf\AppData\Local",
    "USERPROFILE": r"C:\Users\juf",
    "ProgramFiles(x86)": r"C:\Program Files (x86)",
    "ProgramFiles": r"C:\Program Files",
    "SystemDrive": "C:",
}


class Pc:
    """Builds the recording step by step; `facts` runs the probes on it."""

    def __init__(self, build: int = 19045) -> None:
        """A PC with this build of Windows and no browser."""
        self.recording = Recording(
            platform="windows",
            files={},
            folders={},
            environment=dict(_FOLDERS),
            registry={WINDOWS: {"CurrentBuildNumber": str(build)}},
            registry_bytes={},
            registry_keys={},
            calls={},
            refused={},
        )

    def values(self, key: str, values: Mapping[str, str | int]) -> Pc:
        self.recording.registry.setdefault(key, {}).update(values)
        return self

    def without(self, key: str) -> Pc:
        del self.recording.registry[key]
        return self

    def keys(self, parent: str, *names: str) -> Pc:
        self.recording.registry_keys[parent] = sorted({*self.recording.registry_keys.get(parent, []), *names})
        return self

    def call(self, question: str, answer: object) -> Pc:
        self.recording.calls[question] = answer
        return self

    def refuse(self, question: str, why: WhyUnknown, detail: str = "") -> Pc:
        self.recording.refused[question] = Refusal(why=why, detail=detail)
        return self

    def memory(self, installed_kib: int, usable: int) -> Pc:
        self.call("GetPhysicallyInstalledSystemMemory", installed_kib)
        return self.call("psutil.virtual_memory", {"total": usable})

    def program(self, path: str, version: str, product: str = "", beside: tuple[str, ...] = ()) -> Pc:
        """A program file that tells its version; `path` as the probes write it."""
        self.recording.folders[path.rpartition("\\")[0]] = sorted((path.rpartition("\\")[2], *beside))
        return self.call(f"GetFileVersionInfo {path}", {"file": version, "version": version, "product": product})

    def offered(self, client: str, command: str, root: str = r"HKLM\SOFTWARE") -> Pc:
        """A browser that Windows offers."""
        parent = rf"{root}\Clients\StartMenuInternet"
        self.keys(parent, client)
        return self.values(rf"{parent}\{client}\shell\open\command", {"": command})

    def app_path(self, file_name: str, value: str, root: str = r"HKLM\SOFTWARE") -> Pc:
        return self.values(rf"{root}\Microsoft\Windows\CurrentVersion\App Paths\{file_name}", {"": value})

    def uninstall(self, name: str, icon: str, version: str, title: str = "", root: str = r"HKLM\SOFTWARE") -> Pc:
        parent = rf"{root}\Microsoft\Windows\CurrentVersion\Uninstall"
        self.keys(parent, name)
        return self.values(
            rf"{parent}\{name}", {"DisplayName": title or name, "DisplayVersion": version, "DisplayIcon": icon}
        )

    def opens_links(self, program_id: str, command: str = "", choice: str = "UserChoice") -> Pc:
        self.values(rf"{LINKS}\https\{choice}", {"ProgId": program_id})
        if command:
            self.values(rf"HKCR\{program_id}\shell\open\command", {"": command})
        return self

    def desktop(self, *monitors: tuple[int, int, int | None], session: int = 1) -> Pc:
        """Parts of the desktop: width, height, dpi; the first is primary."""
        answer = [
            {"device": rf"\\.\DISPLAY{number}", "primary": number == 1, "width": width, "height": height, "dpi": dpi}
            for number, (width, height, dpi) in enumerate(monitors, start=1)
        ]
        return self.call("EnumDisplayMonitors", answer).call("ProcessIdToSessionId", session)

    @property
    def system(self) -> RecordedSystem:
        return RecordedSystem(self.recording)

    def facts(self) -> dict[str, Reading]:
        return readings_of(self.system)

    def browsers(self) -> tuple[Browser, ...]:
        return tuple(item for item in self._items("browsers") if isinstance(item, Browser))

    def displays(self) -> tuple[Display, ...]:
        return tuple(item for item in self._items("displays") if isinstance(item, Display))

    def _items(self, fact: str) -> tuple[object, ...]:
        reading = self.facts()[fact]
        assert isinstance(reading, Known), reading
        assert isinstance(reading.value, tuple)
        return reading.value


def plain(reading: Reading) -> dict[str, Any]:
    """The reading without its source, as the result file writes it."""
    shown: dict[str, Any] = msgspec.to_builtins(reading)
    return {key: value for key, value in shown.items() if key not in {"source", "detail"}}


CHROME = r"C:\Program Files\Google\Chrome\Application\chrome.exe"
SHORT_CHROME = r"%ProgramFiles%\Google\Chrome\Application\chrome.exe"
OWN_CHROME = r"C:\Users\juf\AppData\Local\Google\Chrome\Application\chrome.exe"
SHORT_OWN_CHROME = r"%LOCALAPPDATA%\Google\Chrome\Application\chrome.exe"
EDGE = r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"
SHORT_EDGE = r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe"
FIREFOX = r"C:\Program Files\Mozilla Firefox\firefox.exe"
SHORT_FIREFOX = r"%ProgramFiles%\Mozilla Firefox\firefox.exe"
