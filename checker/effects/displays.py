"""What a remedy makes of the screens: no zoom, the panel's own mode."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from checker.conditions.situation import Situation
from checker.effects.effect import SOURCE
from checker.model.devices import Display
from checker.model.facts import screens_of
from checker.model.readings import Facts, Known


def unscaled(situation: Situation, _target: str) -> Facts:
    """Give the screens at 100 percent."""
    return _displays(situation, _at_full_size)


def native_mode(situation: Situation, _target: str) -> Facts:
    """Give the screens in the mode of their panel, as far as that is known."""
    return _displays(situation, _at_native)


def _displays(situation: Situation, change: Callable[[Display], Display]) -> Facts:
    screens = tuple(change(screen) for screen in screens_of(situation.facts))
    return {"displays": Known(value=screens, source=SOURCE)} if screens else {}


def _at_full_size(screen: Display) -> Display:
    return msgspec.structs.replace(screen, scale=1.0, effective_width=screen.width, effective_height=screen.height)


def _at_native(screen: Display) -> Display:
    if not (screen.native_width and screen.native_height):
        return screen
    scale = screen.scale or 1.0
    return msgspec.structs.replace(
        screen,
        width=screen.native_width,
        height=screen.native_height,
        effective_width=round(screen.native_width / scale),
        effective_height=round(screen.native_height / scale),
    )
