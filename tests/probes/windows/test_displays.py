from __future__ import annotations

import pytest

from checker.model.devices import Display
from checker.model.readings import Unknown
from tests.probes.edids import edid
from tests.probes.windows.pc import Pc, plain

INTERNAL, HDMI = 0x80000000, 5
GUID = "{e6f07b5f-ee97-4a90-b076-33f57bf4eaa7}"


def screen(number: int, technology: int, preferred: list[int] | None, model: str = "BOE0812") -> dict[str, object]:
    path = rf"\\?\DISPLAY#{model}#4&1&0&UID{number}#{GUID}"
    return {"device": rf"\\.\DISPLAY{number}", "technology": technology, "screen": path, "preferred": preferred}


@pytest.mark.pitfall(18)
def test_scaling_does_not_shrink_the_mode_and_is_told_apart() -> None:
    pc = Pc().desktop((1920, 1080, 120)).call("QueryDisplayConfig", [screen(1, INTERNAL, [1920, 1080])])
    assert pc.displays() == (
        Display(
            width=1920,
            height=1080,
            native_width=1920,
            native_height=1080,
            scale=1.25,
            effective_width=1536,
            effective_height=864,
            primary=True,
            internal=True,
        ),
    )


@pytest.mark.pitfall(19)
def test_two_screens_each_have_their_own_scale() -> None:
    screens = [screen(1, INTERNAL, None), screen(2, HDMI, None)]
    pc = Pc().desktop((2256, 1504, 144), (3840, 2160, 288)).call("QueryDisplayConfig", screens)
    assert [(shown.scale, shown.effective_width) for shown in pc.displays()] == [(1.5, 1504), (3.0, 1280)]


@pytest.mark.pitfall(18)
@pytest.mark.pitfall(19)
def test_a_scale_that_windows_does_not_tell_is_not_taken_for_100_percent() -> None:
    pc = Pc().desktop((1920, 1080, None)).call("QueryDisplayConfig", [screen(1, HDMI, None)])
    (shown,) = pc.displays()
    assert (shown.width, shown.scale, shown.effective_width) == (1920, None, None)


@pytest.mark.pitfall(21)
def test_a_mirrored_projector_leaves_the_built_in_panel_its_own_size() -> None:
    built_in = screen(1, INTERNAL, [1366, 768])
    projector = screen(1, HDMI, [1280, 800], "EPS0A14")
    pc = Pc().desktop((1024, 768, 96)).call("QueryDisplayConfig", [built_in, projector])
    shown = [(item.width, item.native_width, item.internal) for item in pc.displays()]
    assert shown == [(1024, 1366, True), (1024, 1280, False)]


@pytest.mark.pitfall(21)
def test_a_turned_screen_is_told_as_it_stands() -> None:
    pc = Pc().desktop((800, 1280, 96)).call("QueryDisplayConfig", [screen(1, INTERNAL, [1280, 800])])
    (shown,) = pc.displays()
    assert (shown.width, shown.height, shown.native_width) == (800, 1280, 1280)


@pytest.mark.pitfall(20)
def test_screens_that_windows_does_not_tell_leave_the_desktop() -> None:
    pc = Pc().desktop((1536, 864, 120)).refuse("call:QueryDisplayConfig", "not_permitted")
    (shown,) = pc.displays()
    assert (shown.width, shown.native_width, shown.internal) == (1536, None, None)


@pytest.mark.pitfall(20)
def test_screeninfo_is_the_last_to_be_asked() -> None:
    monitor = {"x": 0, "y": 0, "width": 1366, "height": 768, "width_mm": 0, "height_mm": 0, "name": None}
    pc = Pc().call("ProcessIdToSessionId", 1).call("screeninfo.get_monitors windows", [{**monitor, "is_primary": True}])
    assert pc.displays() == (Display(width=1366, height=768),)


@pytest.mark.pitfall(20)
def test_a_start_up_script_sees_no_screen_rather_than_the_invented_one_of_services() -> None:
    reading = Pc().desktop((1024, 768, 96), session=0).facts()["displays"]
    assert isinstance(reading, Unknown)
    assert (reading.why, reading.detail) == ("not_supported", "no desktop in session 0")


def test_the_panel_tells_its_own_size_when_its_edid_is_whole() -> None:
    machine = Pc().desktop((1024, 768, 96)).call("QueryDisplayConfig", [screen(1, INTERNAL, [1024, 768])])
    key = r"HKLM\SYSTEM\CurrentControlSet\Enum\DISPLAY\BOE0812\4&1&0&UID1\Device Parameters"
    machine.recording.registry_bytes[key] = {"EDID": edid((1366, 768), (344, 194))}
    (shown,) = machine.displays()
    assert (shown.native_width, shown.native_height, shown.inches) == (1366, 768, 15.5)


@pytest.mark.parametrize("value", [b"", b"\0" * 128, bytes(range(128))], ids=["empty", "zeros", "noise"])
def test_a_damaged_edid_leaves_the_size_that_windows_prefers(value: bytes) -> None:
    pc = Pc().desktop((1024, 768, 96)).call("QueryDisplayConfig", [screen(1, INTERNAL, [1366, 768])])
    key = r"HKLM\SYSTEM\CurrentControlSet\Enum\DISPLAY\BOE0812\4&1&0&UID1\Device Parameters"
    pc.recording.registry_bytes[key] = {"EDID": value}
    (shown,) = pc.displays()
    assert (shown.native_width, shown.inches) == (1366, None)


def test_a_screen_without_a_mode_has_no_size_of_0() -> None:
    pc = Pc().desktop((0, 0, 96)).call("QueryDisplayConfig", [screen(1, HDMI, None)])
    (shown,) = pc.displays()
    assert (shown.width, shown.height, shown.effective_width) == (None, None, None)


@pytest.mark.pitfall(21)
def test_a_remote_session_is_told() -> None:
    assert plain(Pc().call("GetSystemMetrics 4096", 1).facts()["session.remote"])["value"] is True


DISPLAYLINK, VIRTUAL, MIRACAST = 16, 17, 15


@pytest.mark.pitfall(53)
@pytest.mark.parametrize("technology", [MIRACAST, DISPLAYLINK, VIRTUAL])
def test_a_screen_in_software_is_no_screen_beside_a_real_one(technology: int) -> None:
    screens = [screen(1, technology, [800, 600], "MTT1337"), screen(2, HDMI, [1920, 1080])]
    pc = Pc().desktop((800, 600, 96), (1920, 1080, 96)).call("QueryDisplayConfig", screens)
    assert [(shown.width, shown.native_width) for shown in pc.displays()] == [(1920, None)]


@pytest.mark.pitfall(53)
@pytest.mark.parametrize("technology", [MIRACAST, DISPLAYLINK, VIRTUAL])
def test_a_screen_in_software_alone_is_no_answer_however_large(technology: int) -> None:
    pc = Pc().desktop((3840, 2160, 96)).call("QueryDisplayConfig", [screen(1, technology, [3840, 2160])])
    reading = pc.facts()["displays"]
    assert isinstance(reading, Unknown)
    assert reading.detail == "only virtual screens"


@pytest.mark.pitfall(52)
@pytest.mark.parametrize(
    ("technology", "preferred", "native"),
    [
        (HDMI, [640, 480], None),  # what Windows falls back to
        (HDMI, [1920, 1080], 1920),  # more than the mode of now: the driver knows the screen
        (INTERNAL, [640, 480], 640),
        (HDMI, None, None),
    ],
)
def test_without_an_edid_a_preferred_mode_tells_only_what_windows_can_know(
    technology: int, preferred: list[int] | None, native: int | None
) -> None:
    pc = Pc().desktop((640, 480, 96)).call("QueryDisplayConfig", [screen(1, technology, preferred)])
    assert [shown.native_width for shown in pc.displays()] == [native]
