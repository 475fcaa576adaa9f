"""Screens: the panel or the room on it, long side against long side, and only a screen that is really there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.display_at_least import DisplayAtLeast
from checker.model.devices import Display
from checker.model.readings import Reading, WhyUnknown, unknown
from checker.model.verdicts import Answer
from tests.conditions.situations import NOT_TOLD, answers, outcome, reading, screen

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
PANEL = DisplayAtLeast(measure="physical", minimum="1024 x 768", recommended="1920 x 1080", tolerance_pixels=1)
ROOM = DisplayAtLeast(measure="effective", minimum="1280 x 720", tolerance_pixels=1)
SHARE = DisplayAtLeast(measure="physical", minimum="1000 x 500", tolerance=0.02)
DIAGONAL = DisplayAtLeast(measure="physical", minimum_inches=9.7)
sides = st.integers(200, 8000)


def on(*screens: object) -> dict[str, Reading]:
    return {"displays": reading(tuple(screens))}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (1024, 768, (YES, NO)),
        (1023, 767, (YES, NO)),
        (1022, 768, (NO, NO)),
        (1024, 766, (NO, NO)),
        (1919, 1079, (YES, YES)),
        (1366, 768, (YES, NO)),
    ],
)
def test_one_pixel_of_rounding_is_allowed_and_two_are_not(
    width: int, height: int, expected: tuple[Answer, Answer]
) -> None:
    assert answers(PANEL, on(screen(width, height))) == expected


@pytest.mark.parametrize(("width", "height", "expected"), [(980, 490, YES), (979, 490, NO), (980, 489, NO)])
def test_two_per_cent_is_allowed_to_the_pixel(width: int, height: int, expected: Answer) -> None:
    assert answers(SHARE, on(screen(width, height)))[0] is expected


@pytest.mark.pitfall(21)
@given(width=sides, height=sides)
def test_turning_a_screen_changes_nothing(width: int, height: int) -> None:
    assert answers(PANEL, on(screen(width, height))) == answers(PANEL, on(screen(height, width)))


@given(width=sides, height=sides, wider=st.integers(0, 500), higher=st.integers(0, 500))
def test_a_larger_screen_never_gives_a_worse_answer(width: int, height: int, wider: int, higher: int) -> None:
    small, large = (answers(PANEL, on(one)) for one in (screen(width, height), screen(width + wider, height + higher)))
    assert all(low.value <= high.value for low, high in zip(small, large, strict=True))


@pytest.mark.pitfall(18)
def test_a_scale_of_125_per_cent_takes_room_and_not_the_panel() -> None:
    scaled = screen(
        1920, 1080, native_width=1920, native_height=1080, scale=1.25, effective_width=1536, effective_height=864
    )
    assert answers(PANEL, on(scaled)) == (YES, YES)
    assert answers(ROOM, on(scaled))[0] is YES
    small = screen(1366, 768, scale=1.25, effective_width=1093, effective_height=614)
    assert answers(PANEL, on(small))[0] is YES
    assert answers(ROOM, on(small))[0] is NO


def test_a_low_mode_on_a_good_panel_is_a_setting() -> None:
    low = screen(800, 600, native_width=1920, native_height=1080)
    assert answers(PANEL, on(low)) == (YES, YES)
    assert answers(ROOM, on(low))[0] is NO


@pytest.mark.pitfall(52)
@pytest.mark.parametrize(("width", "height", "expected"), [(1024, 768, YES), (1280, 720, UNKNOWN), (640, 480, UNKNOWN)])
def test_a_low_mode_of_a_panel_that_nobody_told_is_no_fail(width: int, height: int, expected: Answer) -> None:
    unknown = screen(width, height, native_width=None, native_height=None)
    found = outcome(PANEL, on(unknown))
    assert found.minimum is expected
    assert (found.reason == "screen_panel_unknown") == (expected is UNKNOWN)


@pytest.mark.pitfall(52)
def test_one_screen_that_is_large_enough_outweighs_one_that_is_not_known() -> None:
    unknown = screen(800, 600, native_width=None, native_height=None)
    assert answers(PANEL, on(unknown, screen(1920, 1080))) == (YES, YES)
    assert answers(PANEL, on(unknown, screen(800, 600)))[0] is UNKNOWN


def test_a_4k_board_at_300_per_cent_is_exactly_enough() -> None:
    assert answers(ROOM, on(screen(3840, 2160, scale=3.0, effective_width=1280, effective_height=720)))[0] is YES


@pytest.mark.pitfall(21)
def test_a_beamer_beside_the_built_in_screen_does_not_count() -> None:
    beamer = screen(3840, 2160, internal=False, primary=False)
    assert answers(PANEL, on(screen(800, 600), beamer))[0] is NO
    assert answers(PANEL, on(screen(1366, 768), screen(640, 480, internal=False, primary=False)))[0] is YES


@pytest.mark.pitfall(21)
def test_the_best_of_built_in_and_primary_counts() -> None:
    board = screen(1920, 1080, internal=False, primary=True)
    assert answers(PANEL, on(screen(800, 600, primary=False), board)) == (YES, YES)


@pytest.mark.pitfall(21)
@pytest.mark.parametrize("what_counts", [{"internal": True, "primary": None}, {"internal": None, "primary": True}])
def test_built_in_or_primary_is_enough_to_count_and_a_larger_one_beside_it_is_not(
    what_counts: dict[str, bool | None],
) -> None:
    beamer = screen(3840, 2160, internal=False, primary=False)
    assert answers(PANEL, on(beamer, screen(800, 600, **what_counts)))[0] is NO


@pytest.mark.pitfall(21)
def test_where_nobody_told_which_is_the_own_screen_every_one_counts() -> None:
    small, large = (screen(*size, internal=None, primary=None) for size in ((800, 600), (1920, 1080)))
    assert answers(PANEL, on(small, large)) == (YES, YES)


@pytest.mark.pitfall(21)
def test_a_screen_seen_from_elsewhere_is_not_measured() -> None:
    found = outcome(PANEL, on(screen(1920, 1080)) | {"session.remote": reading(value=True)})
    assert (found.minimum, found.reason) == (UNKNOWN, "screen_remote")


SESSION_NOT_TOLD: dict[str, Reading] = {"session.remote": unknown("timed_out", "GetSystemMetrics")}


@pytest.mark.pitfall(21)
def test_where_the_session_may_be_remote_only_the_panel_s_own_size_counts() -> None:
    panel = Display(width=800, height=600, native_width=1920, native_height=1080, primary=True)
    assert answers(PANEL, on(panel) | SESSION_NOT_TOLD) == (YES, YES)
    for screens in (on(Display(width=1920, height=1080)), on(Display(width=800, height=600))):
        found = outcome(PANEL, screens | SESSION_NOT_TOLD)
        assert (found.minimum, found.reason) == (UNKNOWN, "screen_session_unknown")
    room = Display(effective_width=1920, effective_height=1080)
    assert outcome(ROOM, on(room) | SESSION_NOT_TOLD).reason == "screen_session_unknown"


@pytest.mark.pitfall(21)
@pytest.mark.parametrize("why", ["hidden_by_browser", "not_asked"])
def test_a_page_is_looked_at_on_the_device_itself(why: WhyUnknown) -> None:
    room = Display(effective_width=1920, effective_height=1080)
    assert answers(ROOM, on(room) | {"session.remote": unknown(why, "page")})[0] is YES


@pytest.mark.pitfall(20)
def test_no_screen_is_a_state_and_not_a_fail() -> None:
    assert (outcome(PANEL, on()).minimum, outcome(PANEL, on()).reason) == (UNKNOWN, "no_screen")
    assert outcome(PANEL, {"displays": NOT_TOLD}).reason == "not_measured"


def test_a_screen_whose_size_is_not_told_is_not_measured() -> None:
    assert outcome(ROOM, on(screen(1920, 1080, effective_width=None))).reason == "not_measured"


ZOOM_HIDDEN: dict[str, Reading] = {"page.zoom": unknown("hidden_by_browser", "page")}
NO_ROOM_TOLD = screen(1920, 1080, effective_width=None, effective_height=None)


@pytest.mark.parametrize(
    ("zoom", "reason"),
    [
        (ZOOM_HIDDEN, "screen_room_unknown"),
        ({"page.zoom": unknown("not_asked", "page")}, "not_measured"),
        ({"page.zoom": reading(1.0)}, "not_measured"),
        ({}, "not_measured"),
    ],
)
def test_only_a_page_that_cannot_tell_zoom_from_scale_says_that_the_room_is_not_known(
    zoom: dict[str, Reading], reason: str
) -> None:
    found = outcome(ROOM, on(NO_ROOM_TOLD) | zoom)
    assert (found.minimum, found.recommended, found.reason) == (UNKNOWN, UNKNOWN, reason)


def test_room_that_was_measured_is_judged_though_the_zoom_is_not_known() -> None:
    assert outcome(ROOM, on(screen(1920, 1080)) | ZOOM_HIDDEN).reason == "screen_met"
    assert outcome(ROOM, on(screen(800, 600)) | ZOOM_HIDDEN).reason == "screen_too_small"


@pytest.mark.pitfall(52)
def test_a_panel_that_is_only_known_to_be_at_least_so_large_is_not_too_small() -> None:
    small = {"displays": reading((screen(800, 600),), "at_least")}
    assert outcome(PANEL, small).reason == outcome(PANEL, small | SESSION_NOT_TOLD).reason == "screen_panel_unknown"
    assert answers(PANEL, {"displays": reading((screen(1920, 1080),), "at_least")}) == (YES, YES)
    assert outcome(ROOM, small).reason == "screen_too_small"


@pytest.mark.pitfall(52)
@pytest.mark.parametrize("unknown_side", ["native_width", "native_height"])
def test_a_panel_of_which_one_side_was_told_is_not_known(unknown_side: str) -> None:
    assert outcome(PANEL, on(screen(800, 600, **{unknown_side: None}))).reason == "screen_panel_unknown"


def test_a_size_of_which_one_side_was_told_is_no_size() -> None:
    assert outcome(PANEL, on(Display(width=1920))).reason == "not_measured"
    assert outcome(ROOM, on(Display(effective_height=1080))).reason == "not_measured"


def test_the_larger_of_panel_and_mode_counts_and_is_the_one_that_is_named() -> None:
    found = outcome(PANEL, on(screen(2560, 1440, native_width=1366, native_height=768, inches=13.3)))
    assert (found.details.width, found.details.height, found.details.inches) == (2560, 1440, 13.3)
    assert outcome(PANEL, on(screen(800, 600, native_width=1366, native_height=768))).details.width == 1366


def test_which_of_panel_and_mode_is_larger_is_told_by_all_their_pixels() -> None:
    wide = screen(1000, 800, native_width=2000, native_height=700)
    high = screen(800, 1000, native_width=700, native_height=2000)
    assert outcome(PANEL, on(wide)).details.width == 2000
    assert outcome(PANEL, on(high)).details.height == 2000


@pytest.mark.pitfall(21)
def test_where_the_session_may_be_remote_the_best_panel_counts() -> None:
    two = on(screen(800, 600), screen(1920, 1080, internal=False)) | SESSION_NOT_TOLD
    assert answers(PANEL, two) == (YES, YES)


@pytest.mark.parametrize(
    ("size", "reason"),
    [((1919, 1079), "screen_met"), ((1366, 768), "screen_below_recommended"), ((800, 600), "screen_too_small")],
)
def test_each_answer_has_its_own_reason(size: tuple[int, int], reason: str) -> None:
    assert outcome(PANEL, on(screen(*size))).reason == reason


@pytest.mark.parametrize(
    ("size", "inches", "reason"),
    [
        ((1024, 768), 10.1, "screen_met"),
        ((1024, 768), None, "screen_inches_unknown"),
        ((800, 600), 10.1, "screen_too_small"),
    ],
)
def test_a_size_and_a_diagonal_must_both_be_met(size: tuple[int, int], inches: float | None, reason: str) -> None:
    both = DisplayAtLeast(measure="physical", minimum="1024 x 768", minimum_inches=10.1)
    assert outcome(both, on(screen(*size, inches=inches))).reason == reason


def test_without_a_tolerance_not_one_pixel_is_given_away() -> None:
    exact = DisplayAtLeast(measure="physical", minimum="1024 x 768")
    assert [answers(exact, on(screen(*size)))[0] for size in ((1024, 768), (1023, 768), (1024, 767))] == [YES, NO, NO]


def test_what_is_asked_is_shown_as_it_is_written() -> None:
    expected = PANEL.expected()
    assert (expected.minimum, expected.recommended, expected.unit) == ("1024 x 768", "1920 x 1080", "pixel")
    assert (DIAGONAL.expected().minimum, DIAGONAL.expected().recommended) == (9.7, None)


@pytest.mark.parametrize(
    ("asked", "inches", "expected"),
    [(15.6, 15.3, YES), (15.6, 15.2, NO), (14, 13.9, YES), (14, 13.6, NO), (15, 14.7, YES), (13.3, 13.2, YES)],
)
def test_a_diagonal_may_be_as_much_smaller_as_the_tolerance_says(asked: float, inches: float, expected: Answer) -> None:
    diagonal = DisplayAtLeast(measure="physical", minimum_inches=asked, tolerance=0.02)
    assert answers(diagonal, on(screen(1920, 1080, inches=inches)))[0] is expected


@pytest.mark.parametrize(("inches", "expected"), [(9.7, YES), (10.2, YES), (9.6, NO), (None, UNKNOWN)])
def test_a_diagonal_can_be_asked_on_its_own(inches: float | None, expected: Answer) -> None:
    assert answers(DIAGONAL, on(screen(2048, 1536, inches=inches)))[0] is expected
    assert answers(DIAGONAL, on(screen(0, 0, inches=inches)))[0] is expected
    assert DIAGONAL.expected().unit == "inch"
