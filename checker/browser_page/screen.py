"""The screen as a page sees it: how large it is, and how much room a page gets on it without the browser's zoom.

What page zoom does depends on what draws the page (measured; WebKit: `Page.deviceScaleFactor` knows no zoom):

- Chromium leaves `screen.width` as it is and multiplies `devicePixelRatio`. So a page gets exactly that room, while the
  pixels of the screen follow only once the zoom is known.
- Gecko lowers `screen.width` and raises `devicePixelRatio`, as the system's own scaling does. So the pixels follow from
  both, while the room does not.
- WebKit leaves both as they are.

The window's width outside against inside is never less than the zoom: what stands beside the page, such as a panel, a
second page or the developer's tools, takes from the inside. So it tells a zoom only where nothing does.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from checker.browser_page.browser import Engine
from checker.browser_page.signals import Signals
from checker.browser_page.submission import Tried
from checker.model.devices import Display
from checker.model.readings import Known, Reading, unknown

_SOURCE = "screen x pixel ratio"
_ZOOM_SOURCE = "window width"
_ZOOMS = (0.25, 1 / 3, 0.5, 2 / 3, 0.75, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0)
"""What the menu of Chromium offers."""
_NEAR = 0.03
_EDGES = 16
"""Pixels of a window of Windows that nobody sees, eight on either side; no zoom leaves so little in a window."""
_NARROWEST_WINDOW = 200
_ROUNDED = 0.01
_SMALLEST_DISPLAY_SIZE = 0.9
"""Of a Chromebook: 1366 x 768 is shown as 1517 x 852 then (traffic)."""
_TABLETS = frozenset({"ipad", "android-tablet"})
_HAVE_NO_WINDOWS = frozenset({*_TABLETS, "phone"})
_HAVE_THEIR_OWN_PANEL = frozenset({*_HAVE_NO_WINDOWS, "chromebook"})

# Short and long side in points -> diagonal in inches (developer.apple.com, "Layout: device dimensions").
# Not 768 x 1024: the mini up to the 5th generation and every iPad of 9.7 inches have it; only the model tells which.
IPAD_INCHES: Mapping[tuple[int, int], float] = MappingProxyType(
    {
        (744, 1133): 8.3, (810, 1080): 10.2, (820, 1180): 10.9, (834, 1112): 10.5, (834, 1194): 11.0,
        (834, 1210): 11.1, (1024, 1366): 12.9, (1032, 1376): 13.0,
    }
)  # fmt: skip


class _Scale(NamedTuple):
    """Pixels of the screen for one CSS pixel at 100 %; at least so many, where `is_sharp` is false.

    `is_told`: this is the scale itself. `has_room`: `screen.width` is the room a page gets.
    """

    pixels: float
    is_sharp: bool = True
    is_told: bool = True
    has_room: bool = True


def zoom(signals: Signals, tried: Tried, engine: Engine, kind: str) -> Reading:
    """Give the page zoom, 1.0 for 100 %, in a desktop window of Chromium; at most so much where it may be a panel."""
    if kind in _HAVE_NO_WINDOWS or engine != "chromium":
        return unknown("not_supported", _ZOOM_SOURCE)
    spread = _spread(tried)
    if spread is None:
        return unknown("hidden_by_browser", _ZOOM_SOURCE)
    if spread == 1 and _scale(signals.pixel_ratio or 1, spread, engine, kind).is_told:
        return Known(value=1.0, source=_ZOOM_SOURCE, bound="derived")
    if spread == 1 or spread not in _ZOOMS or (spread > 1 and signals.pixel_ratio == 1):
        return unknown("not_understood", _ZOOM_SOURCE, f"{spread:.2f}")
    return Known(value=spread, source=_ZOOM_SOURCE, bound="at_most")


def displays(signals: Signals, tried: Tried, engine: Engine, kind: str, inches: float | None) -> Reading:
    """Give the one screen the page is on, long side first; what zoom and scale together hide stays empty."""
    if signals.screen is None or signals.pixel_ratio is None or not signals.short_side:
        return unknown("hidden_by_browser", _SOURCE)
    scale = _scale(signals.pixel_ratio, _spread(tried), engine, kind)
    long, short = sorted((signals.screen.width, signals.screen.height), reverse=True)
    width, height = round(long * scale.pixels), round(short * scale.pixels)
    has_panel = kind in _HAVE_THEIR_OWN_PANEL  # on a PC this is a mode; what the panel can do, a page does not see
    screen = Display(
        width=width, height=height,
        native_width=width if has_panel else None, native_height=height if has_panel else None,
        scale=round(scale.pixels, 3) if scale.is_told else None,
        effective_width=round(long) if scale.has_room else None,
        effective_height=round(short) if scale.has_room else None,
        inches=inches or (ipad_inches(signals) if kind == "ipad" else None),
        primary=True, internal=True if kind in _TABLETS else None,
    )  # fmt: skip
    return Known(value=(screen,), source=_SOURCE, bound="derived" if has_panel and scale.is_sharp else "at_least")


def _spread(tried: Tried) -> float | None:
    """Give how much wider the window is outside than inside; the level of the menu where it is near one."""
    outer, inner = tried.outer_width or 0, tried.inner_width or 0
    if min(outer, inner) < 1:  # a tablet says 0, and no window is less than a pixel
        return None
    if outer > _NARROWEST_WINDOW and 0 <= outer - inner <= _EDGES:
        return 1
    ratio = outer / inner
    nearest = min(_ZOOMS, key=lambda level: abs(level - ratio))
    return nearest if abs(nearest - ratio) <= _NEAR * nearest else ratio


def _scale(ratio: float, spread: float | None, engine: Engine, kind: str) -> _Scale:
    if engine == "chromium" and kind != "ipad":
        return _in_chromium(ratio, spread, kind)
    if engine == "webkit" or kind in _HAVE_NO_WINDOWS or ratio == 1:
        return _Scale(ratio)
    if engine == "gecko":
        return _Scale(ratio, is_told=False, has_room=False)
    return _Scale(min(ratio, 1), is_sharp=False, is_told=False, has_room=False)


def _in_chromium(ratio: float, spread: float | None, kind: str) -> _Scale:
    """Give the scale with the zoom divided out, as far as the window tells it.

    No system scales below 100 %, but for the display size of a Chromebook.
    """
    lowest = _SMALLEST_DISPLAY_SIZE if kind == "chromebook" else 1
    if kind in _HAVE_NO_WINDOWS and (spread or 1) <= 1:  # one that asks for the page of a PC is wider inside
        is_plain = ratio >= 1 and spread in {1, None}
        return _Scale(max(ratio, 1), is_sharp=is_plain, is_told=is_plain)
    if spread is None or spread > 1:  # zoom, or a panel
        return _Scale(max(1, ratio / (spread or ratio)), is_sharp=False, is_told=ratio == 1)
    scale = ratio / spread
    is_possible = scale > lowest - _ROUNDED
    return _Scale(max(scale, lowest), is_sharp=is_possible and spread == 1, is_told=is_possible)


def ipad_inches(signals: Signals) -> float | None:
    """Give the diagonal all iPads with this screen have; None where they differ."""
    if signals.screen is None:
        return None
    short, long = sorted((round(signals.screen.width), round(signals.screen.height)))
    return IPAD_INCHES.get((short, long))
