"""What a spec says, in words: whose requirements they are, what a remedy is called here, what it costs, who does it."""

from __future__ import annotations

from collections.abc import Iterable

from checker.checking.checked_device import CheckedRequirement
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.combined import leaf_that_spoke
from checker.conditions.recency.asked import Recency
from checker.conditions.situation import Situation
from checker.effects.browsers import best_browser
from checker.model.verdicts import Verdict
from checker.reporting.language.words import Words, sentence
from checker.reporting.words.browser_words import browser_name, newest_for_sure, short_version
from checker.specification.document import Remedy, Requirement, RequirementsSpec
from checker.versions import version_of

_OF_A_BROWSER = "{browser}"


def filled(text: str, target: str, situation: Situation, words: Words) -> str:
    """Give a spec's text with the browser the step is about. The spec is not ours: plain replacement, no formatting."""
    if "{" not in text:
        return text
    name = target or getattr(best_browser(situation), "name", "")
    browser = browser_name(name, words) if name else words.say("browser.yours")
    newest = newest_for_sure(name, situation)
    version = short_version(name, newest) or words.say("browser.newest")
    if situation.day > situation.releases.browsers.snapshot and newest:
        version = words.say("measured.or_newer", value=version)
    return sentence(text.replace("{browser}", browser).replace("{newest}", version))


def title_of(remedy: Remedy, target: str, situation: Situation, words: Words) -> str:
    """Give the title of a remedy."""
    return filled(remedy.title.said(words.language), target, situation, words)


def update_title(
    remedy: Remedy, target: str, solved: Iterable[CheckedRequirement], situation: Situation, words: Words
) -> str:
    """Give the title of a remedy, with the version where it updates a browser and nothing but that number is asked."""
    title = title_of(remedy, target, situation, words)
    effect = remedy.effect
    is_update = effect is not None and (effect.fact, effect.to) == ("browsers", "newest")
    version = lowest_to(target, solved) if is_update and _OF_A_BROWSER in remedy.title.said(words.language) else ""
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


def cost(remedy: Remedy, words: Words) -> str:
    """Give money and minutes: free, 5 minutes."""
    price = words.say(f"cost.{remedy.cost}")
    return price if remedy.minutes is None else words.say("cost.time", price=price, time=words.duration(remedy.minutes))


def cost_and_who(remedy: Remedy, words: Words) -> str:
    """Give the cost, and through whom when it is not for a teacher to do."""
    price = cost(remedy, words)
    return price if remedy.who == "teacher" else words.say("cost.who", cost=price, who=words.say(f"who.{remedy.who}"))


def publisher(spec: RequirementsSpec) -> str:
    """Give the publisher's name, from its id: Malmberg. Of several specs at once each has its own."""
    return publisher_name(spec.published_by)


def publisher_of(requirement: Requirement, spec: RequirementsSpec) -> str:
    """Give whose requirement it is: of one that stands on another, that one's publisher where it says the same."""
    return publisher_name(requirement.publisher or spec.part_of(requirement.id).published_by)


def whose_page(spec: RequirementsSpec) -> str:
    """Give with whose page its provisional values are to be compared: with that of the one it stands on, if it does."""
    open_ = (item.publisher for item in spec.requirement if item.is_provisional and item.publisher)
    return publisher_name(next(open_, spec.published_by))


def publisher_name(publisher_id: str) -> str:
    """Give what a publisher is called, from the id that its files have: Malmberg, Zwijsen Educatief."""
    return publisher_id.replace("-", " ").title()


def publishers(spec: RequirementsSpec, words: Words) -> str:
    """Give the names of all whose requirements these are: Malmberg of Toetsbureau."""
    return words.either(list(dict.fromkeys(map(publisher, spec.parts))))


def called(part: RequirementsSpec, spec: RequirementsSpec, words: Words) -> str:
    """Give what to call one of several specs: its publisher's name, its title where others have that name too.

    Where others have that title as well, its id tells it apart.
    """
    names = [publisher(other) for other in spec.parts]
    if names.count(publisher(part)) == 1:
        return publisher(part)
    title = part.title.said(words.language)
    titles = [other.title.said(words.language) for other in spec.parts]
    return title if titles.count(title) == 1 else f"{title} ({part.id})"


def titled(requirement: Requirement, spec: RequirementsSpec, words: Words) -> str:
    """Give the title of a requirement; where there are several specs, with whose it is: two may ask for memory."""
    title = requirement.title.said(words.language)
    if len(spec.parts) == 1:
        return title
    return words.say("title.of", title=title, name=called(spec.part_of(requirement.id), spec, words))


def titles_of(judged: Iterable[CheckedRequirement], words: Words) -> list[str]:
    """Give the titles of these requirements, each once: where two publishers ask for memory, that is one thing."""
    return list(dict.fromkeys(item.requirement.title.said(words.language) for item in judged))
