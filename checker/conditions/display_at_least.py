"""A screen of at least this size, in its own pixels or in the pixels a web page gets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import attrgetter
from typing import Annotated, ClassVar, Literal

import msgspec

from checker.conditions.kind import Asks, Kind, Problem, Share, not_measured
from checker.conditions.situation import Situation
from checker.model.devices import Display
from checker.model.facts import is_known_true, screens_of
from checker.model.findings import Details, Expected, Outcome, ReasonCode
from checker.model.readings import Unknown
from checker.model.verdicts import Answer, all_of

Size = tuple[int, int]
_ROUNDING = 1e-6
# A page is looked at on the device itself, and what never asked for a session cannot have met one.
_OF_NO_SESSION = frozenset({"hidden_by_browser", "not_asked"})
_SIZE = re.compile(r"\s*(\d{2,5})\s*[x×]\s*(\d{2,5})\s*", re.ASCII)


class DisplayAtLeast(Kind, frozen=True, kw_only=True, tag="display-at-least"):
    """The best built-in or primary screen is at least `minimum`, rather `recommended`, long side against long side.

    `physical` judges the panel (or the current mode, where that is larger): a low mode on a good panel is a setting.
    Where only the mode is told, as of a screen without EDID or by a page on a PC, one that is too small decides
    nothing. `effective` judges what is left after scaling. `minimum_inches` asks for a diagonal,
    with a size or on its own, within `tolerance` too: screens tell their size in whole centimetres. A screen seen from
    a remote session is not measured; where nobody could tell whether it is one, only the panel's own size counts.
    """

    ABOUT: ClassVar[tuple[str, ...]] = ("measure",)

    measure: Literal["physical", "effective"]
    """`physical`: the panel itself, whatever it is set to; `effective`: what a web page gets after scaling."""
    minimum: str | None = None
    """The least size, such as `"1024 x 768"`; the long side is compared with the long side."""
    recommended: str | None = None
    """The size that is rather there."""
    minimum_inches: Annotated[float, msgspec.Meta(gt=0, le=1000)] | None = None
    """The diagonal; may stand alone."""
    tolerance_pixels: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
    """Pixels that may be missing through rounding."""
    tolerance: Share = 0.0
    """The same as a share: 0.02 is 2 %."""

    def problems(self) -> Iterable[Problem]:
        """Give sizes that are not written as `1024 x 768`, and a condition that asks nothing."""
        if self.minimum is None and self.minimum_inches is None:
            yield Problem("minimum", 'missing: expected a size such as "1024 x 768", or minimum_inches')
        for field in ("minimum", "recommended"):
            text = getattr(self, field)
            if text is not None and not _SIZE.fullmatch(text):
                yield Problem(field, f'expected a size such as "1024 x 768", not "{text[:40]}"')

    def asks(self, field: str) -> Asks | None:
        """Give both sides of a size, a diagonal, or a margin: the wider, the less it asks."""
        match field:
            case "minimum" | "recommended":
                return _sides(getattr(self, field))
            case "minimum_inches":
                return {} if self.minimum_inches is None else {"inches": self.minimum_inches}
            case "tolerance" | "tolerance_pixels":
                return {"margin": -getattr(self, field)}
            case _:
                return None

    def facts_needed(self) -> tuple[str, ...]:
        """Give the screens, and whether someone looks from elsewhere."""
        return ("displays", "session.remote")

    def facts_read(self) -> tuple[str, ...]:
        """Give the zoom of the page too, which can hide the scale."""
        return (*self.facts_needed(), "page.zoom")

    def expected(self) -> Expected:
        """Give the sizes as written, or the diagonal where only that is asked."""
        if self.minimum is None:
            return Expected(minimum=self.minimum_inches, unit="inch")
        return Expected(minimum=self.minimum, recommended=self.recommended, unit="pixel")

    def assess(self, situation: Situation) -> Outcome:
        """Judge the best of the screens that count."""
        reading = situation.reading("displays")
        if isinstance(reading, Unknown):
            return not_measured("displays", reading, self.facts_needed())
        session = situation.reading("session.remote")
        if is_known_true(situation.facts, "session.remote"):
            return self._undecided("screen_remote")
        screens = _that_count(screens_of(situation.facts))
        if not screens:
            return self._undecided("no_screen")
        is_bound = getattr(reading, "bound", "") == "at_least"
        if isinstance(session, Unknown) and session.why not in _OF_NO_SESSION:
            return self._best_panel(screens, is_bound=is_bound)
        best = max((self._assess_one(screen, is_bound=is_bound) for screen in screens), key=attrgetter("goodness"))
        return self._undecided("screen_room_unknown") if _is_hidden_by_zoom(best, situation) else best

    def _best_panel(self, screens: Iterable[Display], *, is_bound: bool) -> Outcome:
        """Judge by what is the panel's own: mode and scale may be those of a device that looks at this one."""
        best = max(
            (self._assess_one(_panel(screen), is_bound=is_bound) for screen in screens), key=attrgetter("goodness")
        )
        return self._undecided("screen_session_unknown") if best.reason == "not_measured" else best

    def _assess_one(self, screen: Display, *, is_bound: bool) -> Outcome:
        size = _physical(screen) if self.measure == "physical" else _effective(screen)
        if size is None and self.minimum is not None:
            return not_measured("displays", Unknown(why="not_supported", source=""), self.facts_needed())
        fits = _fits(size, self.minimum, self)
        if fits is Answer.NO and self._is_a_mode_only(screen, is_bound=is_bound):
            return msgspec.structs.replace(self._undecided("screen_panel_unknown"), details=_details(size, screen))
        minimum = all_of((fits, self._large_enough(screen)))
        recommended = _fits(size, self.recommended, self)
        return self._outcome(minimum, all_of((minimum, recommended)), _details(size, screen))

    def _is_a_mode_only(self, screen: Display, *, is_bound: bool) -> bool:
        """Tell whether a larger picture may be a setting away: nobody told how large the panel is."""
        is_panel_known = screen.native_width and screen.native_height and not is_bound
        return self.measure == "physical" and not is_panel_known

    def _outcome(self, minimum: Answer, recommended: Answer, details: Details) -> Outcome:
        reason: ReasonCode = "screen_met"
        if minimum is Answer.UNKNOWN:
            reason = "screen_inches_unknown"
        elif minimum is Answer.NO:
            reason = "screen_too_small"
        elif recommended is Answer.NO:
            reason = "screen_below_recommended"
        return Outcome(
            minimum=minimum,
            recommended=recommended,
            reason=reason,
            evidence=self.facts_needed(),
            details=details,
        )

    def _undecided(self, reason: ReasonCode) -> Outcome:
        return Outcome(minimum=Answer.UNKNOWN, recommended=Answer.UNKNOWN, reason=reason, evidence=self.facts_needed())

    def _large_enough(self, screen: Display) -> Answer:
        if self.minimum_inches is None:
            return Answer.YES
        return (
            Answer.UNKNOWN
            if screen.inches is None
            else Answer.of(screen.inches + _ROUNDING >= self.minimum_inches * (1 - self.tolerance))
        )


def _sides(threshold: str | None) -> Asks:
    """Give the long and the short side of a size as it is written; none where none is asked."""
    written = _SIZE.fullmatch(threshold or "")
    if written is None:
        return {}
    long, short = _sorted(int(written[1]), int(written[2]))
    return {"long": long, "short": short}


def _fits(size: Size | None, threshold: str | None, allowed: DisplayAtLeast) -> Answer:
    """Tell whether a size meets a threshold, within what is allowed; no threshold is met."""
    written = _SIZE.fullmatch(threshold or "")
    if size is None or written is None:
        return Answer.YES
    asked = _sorted(int(written[1]), int(written[2]))
    return Answer.of(
        all(
            have + allowed.tolerance_pixels >= want * (1 - allowed.tolerance)
            for have, want in zip(_sorted(*size), asked, strict=True)
        )
    )


def _is_hidden_by_zoom(outcome: Outcome, situation: Situation) -> bool:
    """Tell whether a page could not tell the browser's zoom from the system's scale; a program has no zoom."""
    zoom = situation.reading("page.zoom")
    return outcome.reason == "not_measured" and isinstance(zoom, Unknown) and zoom.why != "not_asked"


def _details(size: Size | None, screen: Display) -> Details:
    width, height = size or (None, None)
    return Details(width=width, height=height, inches=screen.inches)


def _that_count(screens: tuple[Display, ...]) -> tuple[Display, ...]:
    return tuple(screen for screen in screens if screen.internal or screen.primary) or screens


def _panel(screen: Display) -> Display:
    """Give the screen without what a session sets."""
    return msgspec.structs.replace(
        screen, width=None, height=None, scale=None, effective_width=None, effective_height=None
    )


def _physical(screen: Display) -> Size | None:
    sizes = ((screen.native_width, screen.native_height), (screen.width, screen.height))
    known = [(width, height) for width, height in sizes if width and height]
    return max(known, key=lambda size: size[0] * size[1], default=None)


def _effective(screen: Display) -> Size | None:
    if screen.effective_width and screen.effective_height:
        return screen.effective_width, screen.effective_height
    return None


def _sorted(first: int, second: int) -> Size:
    return max(first, second), min(first, second)
