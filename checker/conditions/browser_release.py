"""A browser that is recent enough: in days, among the newest versions, or by its number, as publishers write it.

Days say the same whatever the rhythm; with a version every two weeks "the latest two" is a month.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import ClassVar, Literal

import msgspec

from checker.conditions.kind import Asks, Days, Kind, Problem, not_measured
from checker.conditions.recency.asked import Recency, reason_of
from checker.conditions.recency.browser_age import Age, age_of, dated, possible_channels
from checker.conditions.recency.system_safari import safari_of_the_system
from checker.conditions.situation import Situation
from checker.model.devices import Browser, BrowserName
from checker.model.facts import installed_browsers
from checker.model.findings import Details, Expected, Outcome, ReasonCode, Value
from checker.model.readings import Known, Unknown
from checker.model.verdicts import Answer

_UNKNOWN = Answer.UNKNOWN


class BrowserRelease(Kind, frozen=True, kw_only=True, tag="browser-release"):
    """The best, the default or every browser of `browsers` is recent enough.

    A browser on a long-support channel (ESR, Extended Stable, LTS) is, until its row in the release table ends.
    A browser installed for another user is not judged. One that nobody listed (`other`) is no proof that there is no
    good one, and neither is a list that could not be read whole.
    """

    RENEWS_ITSELF: ClassVar[bool] = True
    ABOUT: ClassVar[tuple[str, ...]] = ("which",)

    which: Literal["best", "default", "every"]
    """`best`: one good browser is enough; `default`: the one that links open in; `every`: all of them."""
    browsers: tuple[BrowserName, ...]
    """Which ones count."""
    minimum: Recency
    """How recent at least: one of `released_within_days`, `superseded_within_days`, `newest_versions`; beside that, or
    instead of it, `lowest_versions`.
    """
    recommended: Recency | None = None
    """How recent rather, written likewise."""
    table_valid_days: Days
    """How old the release table may be and still be carried on by what its rhythm [lets expect](forecast.md): for
    every release after the table a first and a last day. Where both give the same answer it is that, marked as
    derived; else it is not known, and never a reason to fail.
    """

    def problems(self) -> Iterable[Problem]:
        """Give empty lists, and thresholds that do not name exactly one number."""
        if not self.browsers:
            yield Problem("browsers", "expected at least one browser")
        for field, recency in (("minimum", self.minimum), ("recommended", self.recommended)):
            yield from (Problem(field, text) for text in (recency.problems(self.browsers) if recency else ()))

    def asks(self, field: str) -> Asks | None:
        """Give days: the fewer, the stricter; and the browsers that count, unless each of them must be recent."""
        match field:
            case "minimum" | "recommended":
                recency = getattr(self, field)
                return recency.asks() if recency else {}
            case "browsers" if self.which != "every":
                return frozenset(self.browsers)
            case "table_valid_days":
                return {"days": -self.table_valid_days}
            case _:
                return None

    @property
    def asks_age(self) -> bool:
        """Tell whether it asks how old a browser is; by its number alone no table is needed."""
        return any(each.given for each in self._thresholds)

    @property
    def asks_number(self) -> bool:
        """Tell whether it asks a version by its number."""
        return any(each.lowest for each in self._thresholds)

    @property
    def _asks_safari(self) -> bool:
        return self.which == "best" and "safari" in self.browsers

    @property
    def _thresholds(self) -> tuple[Recency, Recency]:
        return self.minimum, self.recommended or self.minimum

    def facts_needed(self) -> tuple[str, ...]:
        """Give the browsers."""
        return ("browsers",)

    def facts_read(self) -> tuple[str, ...]:
        """Give the system too: a browser may have releases of its own there, or the number of the system."""
        return ("browsers", "os.name", "os.version") if self._asks_safari else ("browsers", "os.name")

    def expected(self) -> Expected:
        """Give the days or the number of versions, each with its own word where they differ in that; and versions."""
        is_alike = len({each.unit for each in self._thresholds}) == 1
        minimum, better = (_asked(each, is_alike=is_alike) for each in (self.minimum, self.recommended))
        return Expected(minimum=minimum, recommended=better, unit=self.minimum.unit if is_alike else "")

    def assess(self, situation: Situation) -> Outcome:
        """Judge the browsers this condition is about."""
        reading = situation.reading("browsers")
        if not isinstance(reading, Known) or not isinstance(reading.value, tuple):
            return not_measured("browsers", reading, self.facts_needed())
        installed = installed_browsers(situation.facts)
        if self._asks_safari:
            installed = (*installed, *safari_of_the_system(situation))
        chosen = self._chosen(installed)
        found = self._judged(chosen, situation) if chosen else self._nothing(installed)
        return self._of_a_part(found) if reading.bound == "at_least" else found

    def _chosen(self, installed: tuple[Browser, ...]) -> list[Browser]:
        if self.which == "default":
            return [browser for browser in installed if browser.default]
        listed = [browser for browser in installed if browser.name in self.browsers]
        return listed or [browser for browser in installed if browser.name == "other"]

    def _judged(self, chosen: list[Browser], situation: Situation) -> Outcome:
        # Of two equally good ones the default speaks: updating that one mends most.
        outcomes = [self._assess_one(browser, situation) for browser in sorted(chosen, key=_comes_later)]
        return (min if self.which == "every" else max)(outcomes, key=attrgetter("goodness"))

    def _of_a_part(self, found: Outcome) -> Outcome:
        """Give what is certain where the list may not be whole: a better browser, or a worse one, may be missing."""
        if self.which == "default":
            return found
        unsure = Answer.YES if self.which == "every" else Answer.NO
        answers = [Answer.UNKNOWN if said is unsure else said for said in (found.minimum, found.recommended)]
        if answers == [found.minimum, found.recommended]:
            return found
        return msgspec.structs.replace(found, minimum=answers[0], recommended=answers[1], reason="browsers_incomplete")

    def _nothing(self, installed: tuple[Browser, ...]) -> Outcome:
        if self.which == "default":
            unclear = Unknown(why="not_supported", source="")
            return msgspec.structs.replace(
                not_measured("browsers", unclear, ("browsers",)), reason="no_default_browser"
            )
        return _outcome(Answer.NO, Answer.NO, "no_browser", Details(others=len(installed)))

    def _assess_one(self, browser: Browser, situation: Situation) -> Outcome:
        details = Details(browser=browser.name, version=browser.version or "")
        if browser.name not in self.browsers and browser.name != "other":
            table_says = situation.releases.browsers.browser.get(browser.name)
            return _outcome(
                Answer.NO,
                Answer.NO,
                "browser_ended" if table_says and table_says.ended else "not_listed",
                details,
            )
        if not self.asks_number:
            return self._by_age(browser, details, situation)
        number_only = _outcome(_UNKNOWN, _UNKNOWN, "recency_unknown", details)
        by_age = self._by_age(browser, details, situation) if self.asks_age else number_only
        from checker.conditions.recency.age_and_number import together  # noqa: PLC0415  only who asks a number pays

        return together(by_age, browser, self._thresholds, situation)

    def _by_age(self, browser: Browser, details: Details, situation: Situation) -> Outcome:
        table, os_name = situation.releases.browsers, situation.text("os.name")
        return _either(
            [
                self._aged(age_of(each, table, situation.day, os_name), details)
                for each in possible_channels(browser, table, os_name)
            ]
        )

    def _aged(self, age: Age | None, details: Details) -> Outcome:
        return self._judge(age, details) if age else _outcome(_UNKNOWN, _UNKNOWN, "recency_unknown", details)

    def _judge(self, age: Age, details: Details) -> Outcome:
        if age.ended:
            return _outcome(Answer.NO, Answer.NO, "browser_ended", details)
        is_supported = age.supported_until and age.day <= age.supported_until
        if is_supported and (not age.is_support_expected or self._is_believed(age)):
            is_expected = age.is_support_expected
            supported = msgspec.structs.replace(details, until=age.supported_until, is_expected=is_expected)
            return _outcome(Answer.YES, Answer.YES, "extended_support", supported, derived=age.derived)
        minimum, recommended = self._answers(age)
        known = self.minimum.answer(age), (self.recommended or self.minimum).answer(age)
        is_expected = Answer.UNKNOWN in known and (minimum, recommended) != known
        if not self._is_believed(age):
            age = msgspec.structs.replace(age, expected_newest=None)
        details = dated(details, age.expected() if is_expected else age, is_expected=is_expected)
        return _outcome(
            minimum, recommended, reason_of(minimum, recommended), details, derived=age.derived or is_expected
        )

    def _answers(self, age: Age) -> tuple[Answer, Answer]:
        """Give whether both are met: by what the table knows, else by what its rhythm lets expect."""
        ages = (age, age.expected()) if self._is_believed(age) else (age,)
        minimum = _first_known(self.minimum.answer(each) for each in ages)
        return minimum, _first_known((self.recommended or self.minimum).answer(each) for each in ages)

    def _is_believed(self, age: Age) -> bool:
        return (age.day - age.table.snapshot).days <= self.table_valid_days


def _either(outcomes: list[Outcome]) -> Outcome:
    """Give what holds on whichever channel it is; where that differs it is not known."""
    first = outcomes[0]
    minimum, recommended = (
        first_said if all(said is first_said for said in others) else _UNKNOWN
        for first_said, *others in zip(*((each.minimum, each.recommended) for each in outcomes), strict=True)
    )
    if (minimum, recommended) == (first.minimum, first.recommended):
        return first
    return msgspec.structs.replace(
        first, minimum=minimum, recommended=recommended, reason=reason_of(minimum, recommended)
    )


def _first_known(answers: Iterable[Answer]) -> Answer:
    return next((each for each in answers if each is not Answer.UNKNOWN), Answer.UNKNOWN)


def _outcome(
    minimum: Answer,
    recommended: Answer,
    reason: ReasonCode,
    details: Details,
    *,
    derived: bool = False,
) -> Outcome:
    return Outcome(
        minimum=minimum,
        recommended=recommended,
        reason=reason,
        evidence=("browsers",),
        details=details,
        derived=derived,
    )


def _comes_later(browser: Browser) -> bool:
    return not browser.default


def _asked(recency: Recency | None, *, is_alike: bool) -> Value | tuple[Value, ...] | None:
    if recency is None:
        return None
    lowest = tuple(f"{name} {version}" for name, version in recency.lowest.items())
    ages = (number if is_alike and not lowest else f"{number} {recency.unit}" for _, number in recency.given)
    return (*lowest, *ages) if lowest else next(ages)
