"""Touch, battery, sound, disk and where the session comes from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.readings import Known, Unknown
from checker.probes.linux.touch import is_touch_screen, touch_screen
from checker.probes.recorded import RecordedSystem
from tests.probes.recordings import fact_of, recorded, said_by, value_of

_SUPPLIES = "/sys/class/power_supply"
_TOUCHPAD = 'N: Name="SynPS/2 Synaptics TouchPad"\nB: PROP=5\nB: EV=b\nB: ABS=660800011000003\n'
_TOUCH_SCREEN = 'N: Name="ELAN2514:00 04F3:2A3D"\nB: PROP=2\nB: EV=1b\nB: ABS=3273800000000003\n'
_TOUCH_SCREEN_32_BIT = 'N: Name="eGalax"\nB: PROP=2\nB: ABS=2608000 3\n'
_PEN_TABLET = 'N: Name="Wacom Intuos Pen"\nB: PROP=1\nB: ABS=1000d000003\n'
_DRAWING_SCREEN = 'N: Name="Wacom Cintiq Pen"\nB: PROP=2\nB: ABS=1000d000003\n'
_ONE_FINGER = 'N: Name="ILITEK Touch Screen"\nB: PROP=0\nB: ABS=3\n'
_KEYBOARD = 'N: Name="AT Translated Set 2 keyboard"\nB: PROP=0\nB: EV=120013\nB: LED=7\n'


@pytest.mark.parametrize("device", [_TOUCH_SCREEN, _TOUCH_SCREEN_32_BIT, _ONE_FINGER])
def test_a_touch_screen_is_one_on_every_kernel(device: str) -> None:
    assert is_touch_screen(device)


@pytest.mark.parametrize("device", [_TOUCHPAD, _PEN_TABLET, _DRAWING_SCREEN, _KEYBOARD, ""])
def test_a_touchpad_a_pen_and_a_keyboard_are_no_touch_screens(device: str) -> None:
    assert not is_touch_screen(device)


def test_one_touch_screen_among_the_devices_is_enough() -> None:
    machine = recorded(files={"/proc/bus/input/devices": f"{_KEYBOARD}\n{_TOUCHPAD}\n{_TOUCH_SCREEN}"})
    assert value_of(fact_of(machine, "device.touch")) is True


@given(st.text(max_size=200))
def test_any_list_of_devices_gives_an_answer(text: str) -> None:
    machine = recorded(files={"/proc/bus/input/devices": text})
    assert isinstance(value_of(said_by(touch_screen, machine, "device.touch")), bool)


def _supplies(**supplies: dict[str, str]) -> RecordedSystem:
    files = {
        f"{_SUPPLIES}/{name}/{key}": f"{text}\n" for name, supply in supplies.items() for key, text in supply.items()
    }
    return recorded(files=files, folders={_SUPPLIES: sorted(supplies)})


def test_a_laptop_has_a_battery() -> None:
    machine = _supplies(AC={"type": "Mains"}, BAT0={"type": "Battery", "present": "1"})
    assert value_of(fact_of(machine, "battery.present")) is True


@pytest.mark.parametrize(
    "supply", [{"type": "Mains"}, {"type": "Battery", "scope": "Device"}, {"type": "Battery", "present": "0"}]
)
def test_mains_a_mouse_and_an_empty_bay_are_no_battery(supply: dict[str, str]) -> None:
    assert value_of(fact_of(_supplies(one=supply), "battery.present")) is False


def test_a_kernel_without_power_supplies_does_not_know() -> None:
    assert isinstance(fact_of(recorded(), "battery.present"), Unknown)


def test_sound_that_can_only_be_recorded_is_no_output() -> None:
    pcm = "00-00: ALC257 : ALC257 : playback 1 : capture 1\n00-03: HDMI 0 : : playback 1\n00-06: DMIC : : capture 1\n"
    assert value_of(fact_of(recorded(files={"/proc/asound/pcm": pcm}), "audio.outputs")) == 2


@pytest.mark.pitfall(58)
def test_a_sound_device_that_only_a_program_hears_is_no_output() -> None:
    pcm = "00-00: Loopback PCM : Loopback PCM : playback 8 : capture 8\n01-00: Dummy PCM : Dummy PCM : playback 8\n"
    assert value_of(fact_of(recorded(files={"/proc/asound/pcm": pcm}), "audio.outputs")) == 0


def test_a_kernel_without_a_sound_driver_has_no_outputs() -> None:
    machine = recorded(files={"/proc/devices": "Character devices:\n  1 mem\n 13 input\n"})
    assert fact_of(machine, "audio.outputs") == Known(value=0, source="/proc/devices")


def test_a_sound_driver_that_shows_no_list_is_unknown() -> None:
    machine = recorded(files={"/proc/devices": "Character devices:\n  1 mem\n116 alsa\n"})
    assert isinstance(fact_of(machine, "audio.outputs"), Unknown)


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "XRDP_SESSION", "CHROME_REMOTE_DESKTOP_SESSION"])
@pytest.mark.pitfall(21)
def test_a_session_from_elsewhere_is_remote(name: str) -> None:
    assert value_of(fact_of(recorded(environment={name: "1"}), "session.remote")) is True


def test_a_session_at_the_device_is_not_remote() -> None:
    assert value_of(fact_of(recorded(environment={"DISPLAY": ":0"}), "session.remote")) is False


def test_the_disk_is_the_volume_of_the_system() -> None:
    machine = recorded(calls={"psutil.disk_usage /": {"total": 64_000_000_000, "free": 9_000_000_000}})
    assert fact_of(machine, "storage.free") == Known(value=9_000_000_000, source="psutil.disk_usage /")


def test_a_recording_of_before_psutil_was_asked_still_tells_the_disk() -> None:
    machine = recorded(calls={"statvfs /": {"total": 64_000_000_000, "free": 9_000_000_000}})
    assert value_of(fact_of(machine, "storage.free")) == 9_000_000_000


def test_a_small_read_only_root_is_not_the_disk() -> None:
    calls = {"statvfs /": {"total": 9_000_000, "free": 0}, "statvfs /sysroot": {"total": 250_000_000_000, "free": 1}}
    machine = recorded(calls=calls, folders={"/sysroot/ostree": ["deploy", "repo"]})
    assert value_of(fact_of(machine, "storage.total")) == 250_000_000_000


@pytest.mark.parametrize(("read_only", "free"), [(True, 180_000_000_000), (False, 400_000_000)])
def test_a_root_that_nobody_can_fill_is_not_the_disk(*, read_only: bool, free: int) -> None:
    calls = {
        "statvfs.is_read_only /": read_only,
        "psutil.disk_usage /": {"total": 5_000_000_000, "free": 400_000_000},
        "psutil.disk_usage /home": {"total": 230_000_000_000, "free": 180_000_000_000},
    }
    assert value_of(fact_of(recorded(calls=calls), "storage.free")) == free
