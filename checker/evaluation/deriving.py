"""What a reading proves about another or about itself, also one that was stored before the probes knew it.

A recent Chrome cannot run on an Android older than 10; memory that no modules add up to is a lower bound.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.devices import Browser
from checker.model.facts import installed_browsers, reading_of
from checker.model.readings import Facts, Known, Unknown
from checker.model.releases import Implication, Releases
from checker.model.whole_modules import bound_of_modules
from checker.versions import is_version, version_of

_MEMORY = "memory.installed"


def with_derived(facts: Facts, releases: Releases) -> Facts:
    """Give the readings, with a lower bound for the system's version where only a browser tells it, and for memory."""
    return _with_system(_with_memory(facts), releases)


def _with_memory(facts: Facts) -> Facts:
    match reading_of(facts, _MEMORY):
        case Known(value=int() as installed, source=source, bound="exact" | "derived") if not _is_whole(installed):
            return {**facts, _MEMORY: Known(value=installed, source=source, bound="at_least")}
        case _:
            return facts


def _is_whole(installed: int) -> bool:
    return bound_of_modules(installed) == "exact"


def _with_system(facts: Facts, releases: Releases) -> Facts:
    name, version = reading_of(facts, "os.name"), reading_of(facts, "os.version")
    if not (isinstance(name, Known) and isinstance(version, Unknown)):
        return facts
    proofs = list(_proofs(facts, releases.browsers.implies, str(name.value)))
    if not proofs:
        return facts
    best = max(proofs, key=lambda proof: version_of(proof.at_least))
    source = f"{best.browser} >= {best.from_}"
    return {**facts, "os.version": Known(value=best.at_least, source=source, bound="at_least")}


def _proofs(facts: Facts, implications: tuple[Implication, ...], os_name: str) -> Iterator[Implication]:
    for browser in installed_browsers(facts):
        for implication in implications:
            if (implication.os, implication.browser) == (os_name, browser.name) and _from(browser, implication):
                yield implication


def _from(browser: Browser, implication: Implication) -> bool:
    version = browser.version or ""
    return is_version(version) and version_of(version) >= version_of(implication.from_)
