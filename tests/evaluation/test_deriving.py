"""What a browser proves about the system it runs on, and only where the system itself did not tell."""

from __future__ import annotations

import pytest

from checker.evaluation import judge_for
from checker.evaluation.clock import JudgedFor
from checker.evaluation.deriving import with_derived
from checker.model.devices import Browser
from checker.model.readings import Bound, Facts, Known, Reading, unknown
from checker.model.verdicts import Verdict
from checker.units import MIB
from tests.conditions.situations import browser
from tests.evaluation.devices import DAY, known, releases, shipped_spec, windows_laptop

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


# ---------------------------------------------------------------- memory, also that of results of before 0.7


@pytest.mark.parametrize("bound", ["exact", "derived"])
@pytest.mark.parametrize("mib", [4095, 8188])
def test_memory_that_no_modules_add_up_to_is_a_lower_bound_in_a_stored_result_too(mib: int, bound: Bound) -> None:
    stored = Known(value=mib * MIB, source="GetPhysicallyInstalledSystemMemory", bound=bound)
    derived = with_derived({"memory.installed": stored}, releases())["memory.installed"]
    assert derived == Known(value=mib * MIB, source=stored.source, bound="at_least")


@pytest.mark.parametrize("bound", ["exact", "derived", "at_least", "at_most"])
@pytest.mark.parametrize("mib", [1536, 3072, 4096, 6144, 12288])
def test_memory_of_whole_modules_stays_as_it_was_read(mib: int, bound: Bound) -> None:
    facts: Facts = {"memory.installed": Known(value=mib * MIB, source="slots", bound=bound)}
    assert with_derived(facts, releases()) == facts


def test_an_odd_amount_just_under_what_is_asked_fails_in_no_earlier_result() -> None:
    def said_of(mib: int) -> Verdict:
        facts = windows_laptop(**{"memory.installed": known(mib * MIB), "memory.usable": known((mib - 5) * MIB)})
        judgement = judge_for(shipped_spec(), releases(), facts, JudgedFor(DAY))
        return next(finding.verdict for finding in judgement.findings if finding.requirement == "memory")

    assert said_of(4095) is Verdict.ADVICE
    assert said_of(3072) is Verdict.FAIL
