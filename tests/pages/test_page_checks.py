"""The checkers themselves: each finds nothing on a good page, and something on a bad one."""

from pathlib import Path

import pytest

from tests.pages import page_checks

GOOD = Path(__file__).parent / "good_page.html"
BAD = Path(__file__).parent / "bad_page.html"

pytestmark = pytest.mark.browser


def test_four_pictures_are_taken_and_the_dark_one_is_another_picture(tmp_path: Path) -> None:
    pictures = page_checks.screenshots(GOOD, tmp_path)
    assert [picture.name for picture in pictures] == [
        "desktop-light.png",
        "desktop-dark.png",
        "phone-light.png",
        "phone-dark.png",
    ]
    assert len({picture.read_bytes() for picture in pictures}) == 4


def test_firefox_shows_the_page_at_the_width_of_a_school_laptop(tmp_path: Path) -> None:
    picture = tmp_path / "firefox.png"
    page_checks.firefox_picture(GOOD, picture)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert int.from_bytes(picture.read_bytes()[16:20]) == 1366


def test_a_short_page_prints_on_one_sheet() -> None:
    assert page_checks.printed_pages(GOOD) == 1


def test_a_long_page_prints_on_more_sheets() -> None:
    assert page_checks.printed_pages(BAD) > 1


def test_axe_has_nothing_against_the_good_page() -> None:
    assert page_checks.axe_violations(GOOD) == []


def test_axe_finds_what_is_wrong_in_every_view_and_behind_every_click() -> None:
    violations = "\n".join(page_checks.axe_violations(BAD))
    assert "image-alt (desktop-light, details shut)" in violations
    assert "html-has-lang (desktop-light, details shut)" in violations
    faint = [line for line in violations.splitlines() if line.startswith("color-contrast")]
    assert sorted(line.partition(":")[0] for line in faint if 'class="dim"' in line) == [
        "color-contrast (desktop-dark, details open)",
        "color-contrast (desktop-dark, details shut)",
        "color-contrast (phone-dark, details open)",
        "color-contrast (phone-dark, details shut)",
    ]
    assert {line.split()[1] for line in faint if "narrow" in line} == {"(phone-light,", "(phone-dark,"}
    assert all("details open" in line for line in faint if 'id="inside"' in line)
    assert any('id="inside"' in line for line in faint)


def test_the_good_page_never_scrolls_sideways() -> None:
    assert page_checks.overflowing_widths(GOOD) == []


def test_a_page_of_a_thousand_pixels_scrolls_sideways_below_that() -> None:
    assert page_checks.overflowing_widths(BAD) == [320, 360, 390, 412, 480, 600, 768, 820]


def test_the_good_page_asks_nothing_of_the_network() -> None:
    assert page_checks.network_requests(GOOD) == []


def test_a_picture_from_elsewhere_is_seen_as_a_request() -> None:
    assert page_checks.network_requests(BAD) == ["http://tracker.invalid/pixel.gif"]


def test_a_content_policy_does_not_hide_a_request(tmp_path: Path) -> None:
    page = tmp_path / "hidden.html"
    picture = '<img src="http://tracker.invalid/pixel.gif" alt="">'
    page.write_text(GOOD.read_text(encoding="utf-8").replace("</main>", f"{picture}</main>"), encoding="utf-8")
    assert page_checks.network_requests(page) == ["http://tracker.invalid/pixel.gif"]
    assert "Content Security Policy" in page_checks.console_errors(page)[0]


def test_the_good_page_is_silent_in_the_console() -> None:
    assert page_checks.console_errors(GOOD) == []


def test_a_failing_script_is_heard_in_the_console() -> None:
    assert "Error: a script that fails" in page_checks.console_errors(BAD)


def test_text_without_script_is_what_the_page_itself_says() -> None:
    assert "Deze tekst is er ook zonder script." in page_checks.visible_text_without_script(GOOD)


def test_text_without_script_leaves_out_what_a_script_would_write() -> None:
    text = page_checks.visible_text_without_script(BAD)
    assert "One id, two elements." in text
    assert "Only a script says this." not in text


def test_the_nu_checker_has_nothing_against_the_good_page() -> None:
    assert page_checks.nu_errors(GOOD) == []
    assert page_checks.nu_warnings(GOOD) == []


def test_the_nu_checker_tells_errors_from_warnings() -> None:
    assert any("Duplicate ID" in error for error in page_checks.nu_errors(BAD))
    assert any("Section lacks heading" in warning for warning in page_checks.nu_warnings(BAD))
    assert not any("Section lacks heading" in error for error in page_checks.nu_errors(BAD))
