from __future__ import annotations

import json

import msgspec
import pytest

from checker.probes.recorded import RecordedSystem
from checker.probes.windows.registry_privacy import without_other_software
from tests.probes.edids import edid
from tests.probes.recordings import load, machine_folders, readings_of
from tests.probes.windows.pc import USER_PACKAGES, Pc

UNINSTALL = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall"
SID = "S-1-5-21-1004336348-1177238915-682003330-1002"


def test_only_browsers_stay_in_the_lists_of_software() -> None:
    pc = Pc().keys(UNINSTALL, "Google Chrome", "Steam", "{90160000-008C-0000-0000-0000000FF1CE}")
    pc.keys(USER_PACKAGES, "Mozilla.Firefox_159.0.3.0_x64__n80bbvh6b1yt2", "Spotify.Spotify_1.2_x86__zpdnekdrzrea0")
    kept = without_other_software(pc.recording).registry_keys
    assert kept[UNINSTALL] == ["Google Chrome"]
    assert kept[USER_PACKAGES] == ["Mozilla.Firefox_159.0.3.0_x64__n80bbvh6b1yt2"]


def test_persons_get_invented_numbers_that_stay_apart() -> None:
    pc = Pc().keys("HKU", SID, SID[:-4] + "1001").values(rf"HKU\{SID}\Software", {"a": 1})
    kept = without_other_software(pc.recording)
    assert "1004336348" not in json.dumps(msgspec.to_builtins(kept))
    assert len(set(kept.registry_keys["HKU"])) == 2


def test_a_screens_serial_number_goes_and_its_panel_stays() -> None:
    block = edid((1920, 1080), (527, 296), serial=0x01020304, serial_text=b"CN0A1B2C3D4E")
    key = r"HKLM\SYSTEM\CurrentControlSet\Enum\DISPLAY\X\Y\Device Parameters"
    pc = Pc()
    pc.recording.registry_bytes[key] = {"EDID": block}
    kept = without_other_software(pc.recording).registry_bytes[key]["EDID"]
    assert (b"CN0A1B2C3D4E" in kept, kept[12:16], sum(kept) % 256) == (False, bytes(4), 0)
    assert kept[54:72] == block[54:72]


@pytest.mark.parametrize("name", [folder.name for folder in machine_folders() if "windows" in folder.name])
def test_a_cleaned_recording_gives_the_same_readings(name: str) -> None:
    folder = next(folder for folder in machine_folders() if folder.name == name)
    system = load(folder)
    cleaned = RecordedSystem(without_other_software(system._recording))
    assert readings_of(cleaned) == readings_of(system)
