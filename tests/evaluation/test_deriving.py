"""What a browser proves about the system it runs on, and only where the system itself did not tell."""

from __future__ import annotations

import pytest

from checker.evaluation.deriving import with_derived
from checker.model.devices import Browser
from checker.model.readings import Facts, Known, Reading, unknown
from tests.conditions.situations import browser
from tests.evaluation.devices import known, releases

HIDDEN = unknown("hidden_by_browser", "page")


def tablet(*browsers: Browser, name: Reading | None = None, version: Reading = HIDDEN) -> Facts:
    return {"os.name": name or known("android"), "os.version": version, "browsers": known(browsers)}


def version_of(facts: Facts) -> Reading:
    return with_derived(facts, releases())["os.version"]


def test_a_browser_that_runs_only_on_a_newer_system_gives_a_lower_bound() -> None:
    proof = Known(value="10", source="chrome >= 139", bound="at_least")
    assert version_of(tablet(browser("chrome", "139"))) == version_of(tablet(browser("chrome", "158.0.1"))) == proof
    assert version_of(tablet(browser("chrome", "138.9"))) == HIDDEN


def test_the_best_of_the_proofs_counts() -> None:
    mac = tablet(browser("chrome", "151"), name=known("macos"))
    assert version_of(mac) == Known(value="13", source="chrome >= 151", bound="at_least")
    both = tablet(browser("chrome", "139"), browser("chrome", "151"), name=known("macos"))
    assert version_of(both) == version_of(mac)


@pytest.mark.parametrize("version", [None, "", "nightly"])
def test_a_browser_that_does_not_tell_its_version_proves_nothing(version: str | None) -> None:
    assert version_of(tablet(browser("chrome", version))) == HIDDEN


def test_a_browser_proves_nothing_about_another_browser_or_another_system() -> None:
    assert version_of(tablet(browser("opera", "158"))) == HIDDEN
    assert version_of(tablet(browser("chrome", "158"), name=known("chromeos"))) == HIDDEN


@pytest.mark.parametrize("version", [known("9"), Known(value="9", source="page", bound="at_least")])
def test_a_version_that_was_read_stays_as_it_was_read(version: Reading) -> None:
    assert version_of(tablet(browser("chrome", "158"), version=version)) == version


def test_of_a_system_without_a_name_nothing_is_concluded() -> None:
    facts = tablet(browser("chrome", "158"), name=HIDDEN)
    assert with_derived(facts, releases()) == facts


def test_where_nobody_asked_for_the_version_it_is_concluded_too() -> None:
    facts: Facts = {"os.name": known("android"), "browsers": known((browser("chrome", "158"),))}
    assert getattr(version_of(facts), "value", None) == "10"
