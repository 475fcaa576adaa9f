"""The icon that a school sees: in a list of files, on the taskbar and on the desktop."""

import re
from pathlib import Path

import pytest
from PIL import IcoImagePlugin, Image, ImageChops

from scripts.draw_icon import DRAWING, SIZES, Pictures, draw, write_icon

ASSETS = DRAWING.parent
PALETTE = ASSETS.parents[1] / "reports/styles/palette.css"
LID, SCREEN, NOTHING = (11, 79, 138, 255), (232, 240, 247, 255), (0, 0, 0, 0)
ANOTHER_CHROMIUM = 32  # of 255; what two versions may make of the edge of a slanted line


@pytest.fixture(scope="module")
def drawn() -> Pictures:
    return draw(DRAWING, SIZES)


def committed(size: int) -> Image.Image:
    with Image.open(ASSETS / "systeemcheck.ico") as icon:
        assert isinstance(icon, IcoImagePlugin.IcoImageFile)
        return icon.ico.getimage((size, size)).convert("RGBA")


def on(ground: str, picture: Image.Image) -> Image.Image:
    return Image.alpha_composite(Image.new("RGBA", picture.size, ground), picture).convert("RGB")


def largest_difference(one: Image.Image, other: Image.Image) -> int:
    differences = (ImageChops.difference(on(ground, one), on(ground, other)) for ground in ("white", "black"))
    return max(max(difference.tobytes()) for difference in differences)


def test_the_icon_for_windows_holds_every_size_that_windows_shows() -> None:
    with Image.open(ASSETS / "systeemcheck.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in (16, 20, 24, 32, 40, 48, 64, 128, 256)}


@pytest.mark.parametrize("size", SIZES)
def test_around_the_laptop_the_ground_shines_through(size: int) -> None:
    picture = committed(size)
    corners = [picture.getpixel((x, y)) for x in (0, size - 1) for y in (0, size - 1)]
    assert corners == [NOTHING] * 4


@pytest.mark.parametrize("size", SIZES)
def test_the_frame_of_the_screen_is_sharp_at_every_size(size: int) -> None:
    picture, row = committed(size), size // 4
    assert {picture.getpixel((column, row)) for column in range(size // 2)} == {NOTHING, LID, SCREEN}


def test_the_icon_has_the_colours_of_the_reports() -> None:
    colour = re.compile(r"#[0-9a-f]{6}\b")
    assert set(colour.findall(DRAWING.read_text("utf-8"))) <= set(colour.findall(PALETTE.read_text("utf-8")))


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES)
def test_the_icon_is_what_the_drawing_gives(size: int, drawn: Pictures) -> None:
    assert largest_difference(committed(size), drawn[size]) <= ANOTHER_CHROMIUM


@pytest.mark.browser
def test_drawing_twice_gives_the_same_bytes(drawn: Pictures, tmp_path: Path) -> None:
    first, second = tmp_path / "first.ico", tmp_path / "second.ico"
    write_icon(drawn, first)
    write_icon(draw(DRAWING, SIZES), second)
    assert first.read_bytes() == second.read_bytes() == (ASSETS / "systeemcheck.ico").read_bytes()


@pytest.mark.browser
def test_a_drawing_that_chromium_cannot_read_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.svg"
    broken.write_text("<svg xmlns='http://www.w3.org/2000/svg'><!-- two -- hyphens --></svg>", "utf-8")
    with pytest.raises(SystemExit, match=r"broken\.svg"):
        draw(broken, {16})
