"""To which version a browser has to be updated, where requirements ask that by its number: Werk Chrome bij naar 120."""

from __future__ import annotations

from collections.abc import Iterable

from checker.checking.checked_device import CheckedRequirement
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.combined import leaf_that_spoke
from checker.conditions.recency.asked import Recency
from checker.conditions.situation import Situation
from checker.model.verdicts import Verdict
from checker.reporting.language.words import Words
from checker.reporting.words.spec_words import title_of
from checker.specification.document import Remedy
from checker.versions import version_of

_NAMED = "{browser}"


def update_title(
    remedy: Remedy, target: str, solved: Iterable[CheckedRequirement], situation: Situation, words: Words
) -> str:
    """Give the title of a remedy, with the version where it updates a browser and nothing but that number is asked."""
    title = title_of(remedy, target, situation, words)
    effect = remedy.effect
    is_update = effect is not None and (effect.fact, effect.to) == ("browsers", "newest")
    version = lowest_to(target, solved) if is_update and _NAMED in remedy.title.said(words.language) else ""
    return words.say("step.update_to", title=title, version=version) if version else title


def lowest_to(browser: str, solved: Iterable[CheckedRequirement]) -> str:
    """Give the lowest version that meets all of these requirements; "" where they ask more of it than a number."""
    asked = [_lowest(browser, item) for item in solved]
    return max(asked, key=version_of) if asked and all(asked) else ""


def _lowest(browser: str, item: CheckedRequirement) -> str:
    condition = leaf_that_spoke(item.requirement.condition, item.finding)
    if not isinstance(condition, BrowserRelease):
        return ""
    recency = _missed(condition, item.finding.verdict)
    return "" if recency.given else recency.lowest.get(browser, "")


def _missed(condition: BrowserRelease, verdict: Verdict) -> Recency:
    """Give what is not met: what is asked at least, or only what is rather."""
    is_advised = verdict is Verdict.ADVICE and condition.recommended is not None
    return condition.recommended if is_advised and condition.recommended else condition.minimum
