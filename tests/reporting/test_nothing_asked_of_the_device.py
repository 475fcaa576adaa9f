"""Requirements that ask nothing of the device itself do not "say nothing" of it: which nothing it is, is told."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from checker.evaluation.clock import JudgedFor
from checker.evaluation.judging import judge_for
from checker.model.verdicts import Verdict
from checker.reporting.device.device_page import device_page
from checker.reporting.fleet.todo import action_title
from checker.reporting.language.words import Words
from checker.specification.document import RequirementsSpec
from tests.evaluation.devices import DAY, releases, shipped_spec, windows_laptop
from tests.fleet.results import fleet_of, result, write
from tests.reporting.contexts import context_of


def spec_of(name: str, **changes: object) -> RequirementsSpec:
    """Give the spec with this one requirement, with other fields."""
    row = next(item for item in shipped_spec().requirement if item.id == name)
    return msgspec.structs.replace(shipped_spec(), requirement=(msgspec.structs.replace(row, **changes),))


def said(spec: RequirementsSpec) -> tuple[str, str]:
    context = context_of(windows_laptop(), spec, releases(), DAY)
    assert context.judgement.verdict is Verdict.UNKNOWN
    page = device_page(context, "nl")
    return page.band.why, page.to_do.sentence


def test_only_a_connection_is_said_to_be_beside_the_device() -> None:
    why, to_do = said(spec_of("memory", category="connection"))
    assert "alleen van wat eromheen zit, zoals de verbinding" in why
    assert "geen eisen" not in why
    assert to_do == "Kijk hieronder wat er gevraagd wordt, en of dat in orde is."


def test_what_is_for_other_devices_is_no_requirement_of_this_one() -> None:
    why, _ = said(spec_of("memory", applies_to=("ipad",)))
    assert why.startswith("Voor deze laptop staan er geen eisen in")


def test_what_renews_itself_is_no_lack_of_requirements_on_a_day_far_ahead() -> None:
    spec = spec_of("browser")
    ahead = JudgedFor(DAY.replace(year=DAY.year + 1), measured=DAY)
    judged = judge_for(spec, releases(), windows_laptop(), ahead)
    assert (judged.verdict, judged.reason, judged.called_reason) == (
        Verdict.UNKNOWN, "no_requirements", "no_requirements.later",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("category", "title"),
    [
        ("connection", "Kijk of de verbinding en de instellingen in orde zijn"),
        ("system", "Bepaal of dit apparaat meedoet"),
    ],
)
def test_the_overview_says_which_nothing_is_asked(category: str, title: str, tmp_path: Path) -> None:
    spec = spec_of("memory", category=category, applies_to=("windows-pc",) if category == "connection" else ("ipad",))
    write(tmp_path, result())
    found = fleet_of(tmp_path, spec=spec)
    assert [action_title(action, found, Words("nl")) for action in found.actions] == [title]
