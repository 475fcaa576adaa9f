"""The screen as a page sees it, with the zoom of the browser divided out.

Page zoom leaves `screen.width` as it is and multiplies `devicePixelRatio`; the system's own scaling lowers the one and
raises the other, so that their product stays right but for rounding.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.model.devices import Display
from checker.model.readings import Known, Reading, unknown
from checker.probes.browser_page.browser import Recognised
from checker.probes.browser_page.signals import Signals
from checker.probes.browser_page.submission import Tried

_SOURCE = "screen x pixel ratio"
_ZOOM_SOURCE = "window width"
_ZOOMS = (0.25, 1 / 3, 0.5, 2 / 3, 0.75, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0)
"""What the menu of Chromium offers."""
_NEAR = 0.03
_TABLETS = frozenset({"ipad", "android-tablet"})
_HAVE_THEIR_OWN_PANEL = frozenset({*_TABLETS, "chromebook", "phone"})

# Short and long side in points -> diagonal in inches (developer.apple.com, "Layout: device dimensions"). 768 x 1024 is
# not here: it is the mini up to the 5th generation and every iPad of 9.7 inches.
_IPAD_INCHES: Mapping[tuple[int, int], float] = MappingProxyType(
    {
        (744, 1133): 8.3, (810, 1080): 10.2, (820, 1180): 10.9, (834, 1112): 10.5, (834, 1194): 11.0,
        (834, 1210): 11.1, (1024, 1366): 12.9, (1032, 1376): 13.0,
    }
)  # fmt: skip


def zoom(tried: Tried, browser: Recognised, kind: str) -> Reading:
    """Give the page zoom, 1.0 for 100 %: the window's width outside against inside, on a desktop window of Chromium.

    Tablets have no windows with a width of their own; Firefox counts both in the same pixels.
    """
    if kind in _TABLETS or kind == "phone" or browser.name in {"firefox", "safari"}:
        return unknown("not_supported", _ZOOM_SOURCE)
    if not tried.outer_width or not tried.inner_width:
        return unknown("hidden_by_browser", _ZOOM_SOURCE)
    ratio = tried.outer_width / tried.inner_width
    nearest = min(_ZOOMS, key=lambda level: abs(level - ratio))
    if abs(nearest - ratio) > _NEAR * nearest:  # a panel beside the page, or a window that is hardly there
        return unknown("not_understood", _ZOOM_SOURCE, f"{ratio:.2f}")
    return Known(value=nearest, source=_ZOOM_SOURCE, bound="derived")


def displays(signals: Signals, zoom_level: Reading, kind: str, inches: float | None) -> Reading:
    """Give the one screen the page is on, long side first; unknown where the zoom cannot be divided out."""
    if signals.screen is None or signals.pixel_ratio is None or not signals.short_side:
        return unknown("hidden_by_browser", _SOURCE)
    if getattr(zoom_level, "why", "") == "not_understood":
        return unknown("not_understood", _SOURCE, "zoom")
    zoomed = float(getattr(zoom_level, "value", 1.0))
    long, short = sorted((signals.screen.width, signals.screen.height), reverse=True)
    scale = signals.pixel_ratio / zoomed
    width, height = round(long * scale), round(short * scale)
    has_panel = kind in _HAVE_THEIR_OWN_PANEL  # on a PC this is a mode; what the panel can do, a page does not see
    screen = Display(
        width=width, height=height,
        native_width=width if has_panel else None, native_height=height if has_panel else None,
        scale=round(scale, 3), effective_width=round(long), effective_height=round(short),
        inches=inches or (ipad_inches(signals) if kind == "ipad" else None),
        primary=True, internal=True if kind in _TABLETS else None,
    )  # fmt: skip
    # What looks like zoom may be a panel of the browser beside the page, and then the screen is larger than this.
    is_sharp = has_panel and zoomed <= 1
    return Known(value=(screen,), source=_SOURCE, bound="derived" if is_sharp else "at_least")


def ipad_inches(signals: Signals) -> float | None:
    """Give the diagonal all iPads with this screen have; None where they differ."""
    if signals.screen is None:
        return None
    short, long = sorted((round(signals.screen.width), round(signals.screen.height)))
    return _IPAD_INCHES.get((short, long))
