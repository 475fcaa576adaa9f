"""The screens of a Mac: what is drawn, what a page gets, and the panel."""

from __future__ import annotations

import pytest

from checker.model.devices import Display
from checker.model.readings import Known, Unknown
from checker.probes.recorded import RecordedSystem
from tests.probes.macos.macs import report
from tests.probes.recordings import fact_of, recorded

_BUILT_IN = {
    "_spdisplays_pixels": "2880 x 1800",
    "_spdisplays_resolution": "1440 x 900 @ 60.00Hz",
    "spdisplays_connection_type": "spdisplays_internal",
    "spdisplays_main": "spdisplays_yes",
    "spdisplays_online": "spdisplays_yes",
    "spdisplays_pixelresolution": "spdisplays_2560x1600Retina",
}
_BOARD = {
    "_spdisplays_pixels": "1920 x 1080",
    "_spdisplays_resolution": "1920 x 1080 @ 60.00Hz",
    "spdisplays_mirror": "spdisplays_on",
    "spdisplays_online": "spdisplays_yes",
    "spdisplays_pixelresolution": "spdisplays_1080p",
}


def _mac(*screens: dict[str, str]) -> RecordedSystem:
    return recorded("macos", commands=report("SPDisplaysDataType", {"_name": "M1", "spdisplays_ndrvs": list(screens)}))


def _screens(system: RecordedSystem) -> tuple[Display, ...]:
    reading = fact_of(system, "displays")
    assert isinstance(reading, Known)
    return reading.value  # type: ignore[return-value]  # the vocabulary says so


def test_a_retina_panel_has_more_pixels_than_a_page_gets() -> None:
    assert _screens(_mac(_BUILT_IN)) == (
        Display(
            width=2880,
            height=1800,
            native_width=2560,
            native_height=1600,
            scale=2.0,
            effective_width=1440,
            effective_height=900,
            primary=True,
            internal=True,
        ),
    )


@pytest.mark.pitfall(21)
def test_a_mirrored_board_is_a_screen_of_its_own_without_an_invented_panel() -> None:
    inner, board = _screens(_mac(_BUILT_IN, _BOARD))
    assert (inner.internal, inner.primary) == (True, True)
    assert (board.internal, board.primary, board.native_width) == (False, False, None)


@pytest.mark.pitfall(58)
def test_what_is_drawn_on_a_second_screen_is_not_its_panel() -> None:
    drawn = {
        "_spdisplays_pixels": "6720 x 3780",
        "_spdisplays_resolution": "3360 x 1890 @ 30.00Hz",
        "spdisplays_main": "spdisplays_yes",
        "spdisplays_online": "spdisplays_yes",
        "spdisplays_pixelresolution": "6720 x 3780",
    }
    (screen,) = _screens(_mac(drawn))
    assert (screen.width, screen.effective_width, screen.native_width, screen.native_height) == (6720, 3360, None, None)


def test_a_second_screen_of_apple_itself_names_its_panel() -> None:
    (screen,) = _screens(_mac({**_BOARD, "spdisplays_pixelresolution": "spdisplays_5120x2880Retina"}))
    assert (screen.internal, screen.native_width, screen.native_height) == (False, 5120, 2880)


def test_a_screen_that_is_switched_off_does_not_count() -> None:
    assert _screens(_mac(_BUILT_IN, {**_BOARD, "spdisplays_online": "spdisplays_no"}))[1:] == ()


@pytest.mark.pitfall(20)
def test_a_mac_without_a_screen_says_so_and_a_report_without_a_card_does_not() -> None:
    assert _screens(_mac()) == ()
    assert isinstance(fact_of(recorded("macos", commands=report("SPDisplaysDataType")), "displays"), Unknown)
    assert isinstance(fact_of(recorded("macos"), "displays"), Unknown)


@pytest.mark.pitfall(53)
@pytest.mark.parametrize(
    "sign", [{"spdisplays_virtualdevice": "spdisplays_yes"}, {"spdisplays_connection_type": "spdisplays_airplay"}]
)
def test_a_screen_in_software_is_no_screen_beside_a_real_one_and_no_answer_alone(sign: dict[str, str]) -> None:
    assert [screen.internal for screen in _screens(_mac(_BUILT_IN, _BOARD | sign))] == [True]
    assert isinstance(fact_of(_mac(_BOARD | sign), "displays"), Unknown)


_POINTS = {"screeninfo.get_monitors osx": [{"x": 0, "y": 0, "width": 1440, "height": 900, "is_primary": True}]}


def test_a_mac_without_a_report_still_tells_what_a_page_gets_of_its_screens() -> None:
    reading = fact_of(recorded("macos", calls=_POINTS), "displays")
    screen = Display(effective_width=1440, effective_height=900, primary=True)
    assert reading == Known(value=(screen,), source="screeninfo.get_monitors")


def test_over_ssh_no_program_asks_a_desktop_it_does_not_have() -> None:
    machine = recorded("macos", calls=_POINTS, environment={"SSH_CONNECTION": "1"})
    assert isinstance(fact_of(machine, "displays"), Unknown)


@pytest.mark.pitfall(53)
def test_a_report_of_virtual_screens_alone_is_not_talked_over_by_a_package_that_cannot_tell() -> None:
    report_of_one = report(
        "SPDisplaysDataType", {"spdisplays_ndrvs": [_BOARD | {"spdisplays_virtualdevice": "spdisplays_yes"}]}
    )
    assert isinstance(fact_of(recorded("macos", commands=report_of_one, calls=_POINTS), "displays"), Unknown)
