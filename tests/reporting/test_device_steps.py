"""What the page of a device says to do."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from checker.effects import after
from checker.evaluation.judging import judge
from checker.model.readings import unknown
from checker.reporting.device.advice import Advice, Paragraph
from checker.reporting.device.device_page import device_page
from checker.reporting.language.words import Words
from checker.reporting.words.verdict_look import look_of
from tests.reporting import devices
from tests.reporting.contexts import by_fixed_spec, context_of_case
from tests.reporting.device_pages import every_device, page_of


def solved_by(step: Advice) -> set[str]:
    return set(step.tags)


class TestWhatToDo:
    """Then action: cheapest first, with what it costs and what it yields."""

    def test_browser_and_newest_version_are_filled_in(self) -> None:
        step = page_of(devices.laptop_with_all_verdicts()).to_do.steps[0]
        assert step.title == "Werk Chrome bij"
        assert tuple(paragraph.text for paragraph in step.paragraphs) == (
            "Open Chrome en kies Help en dan Over Chrome. Wacht tot versie 158 klaar is.",
            "Begint de update niet? Geef dit rapport aan je ICT-coördinator.",
        )
        assert step.instead == "Of: Installeer een andere browser (gratis, 10 minuten)."
        assert (step.cost, solved_by(step)) == ("Gratis, 5 minuten", {"Browser"})
        assert not step.is_optional

    def test_a_spec_cannot_reach_into_the_program_with_its_braces(self) -> None:
        context = by_fixed_spec(devices.laptop_with_all_verdicts())
        remedy = context.steps[0].remedy
        title = msgspec.structs.replace(remedy.title, nl="{browser.__class__} {0} {newest!r} {browser}")
        step = msgspec.structs.replace(context.steps[0], remedy=msgspec.structs.replace(remedy, title=title))
        page = device_page(msgspec.structs.replace(context, steps=(step,)), "nl")
        assert page.to_do.steps[0].title == "{browser.__class__} {0} {newest!r} Chrome"

    def test_free_steps_then_measuring_then_what_costs_money(self) -> None:
        steps = page_of(devices.laptop_with_all_verdicts()).to_do.steps
        assert [step.cost.partition(",")[0] for step in steps] == ["Gratis", "Gratis", "Kost geld"]
        assert [step.yields for step in steps] == ["Lost op:", "Meet alsnog:", "Lost op:"]

    def test_who_must_help_is_said_with_the_cost(self) -> None:
        steps = page_of(devices.laptop_with_all_verdicts()).to_do.steps
        assert steps[-1].cost == "Kost geld, 1,5 uur, via je leverancier"

    def test_a_step_that_is_only_recommended_says_so(self) -> None:
        steps = page_of(devices.laptop_with_all_verdicts()).to_do.steps
        assert [step.is_optional for step in steps] == [False, False, True]

    def test_all_that_was_not_measured_is_one_step_with_a_way_for_each(self) -> None:
        step = page_of(devices.laptop_with_all_verdicts()).to_do.steps[1]
        assert step.title == "Meet 3 dingen alsnog"
        assert Paragraph("Speel een filmpje met geluid af. Hoor je iets? Dan is het goed.", "Geluid") in step.paragraphs
        assert solved_by(step) == {"Geluid", "Verbinding met Basispoort", "Adres van de school"}
        assert step.afterwards == "Controleer daarna opnieuw."

    @pytest.mark.parametrize("why", ["not_permitted", "timed_out", "hidden_by_browser", "not_supported"])
    def test_the_reason_why_not_leads_to_a_way_to_measure(self, why: str) -> None:
        reading = unknown(why, "x")  # type: ignore[arg-type]  # each of them is one of the reasons
        page = page_of(devices.good_computer() | {"memory.installed": reading, "memory.usable": reading})
        words = Words("nl")
        assert page.to_do.steps[0].paragraphs == (Paragraph(words.first(f"measure.{why}", "measure")),)

    def test_the_calm_state_tells_until_when_updates_come(self) -> None:
        to_do = page_of(devices.good_computer()).to_do
        assert to_do.steps == ()
        assert to_do.sentence == (
            "Niets. Je kunt met deze computer aan de slag. "
            "Windows 11 Education 24H2 krijgt updates tot en met 12 oktober 2027."
        )

    @every_device
    def test_the_verdict_after_each_step_is_a_real_judgement_of_the_changed_readings(self, folder: Path) -> None:
        context = context_of_case(folder)
        situation, verdicts = context.situation, []
        for step in context.steps:
            if step.judged is not None and step.remedy.effect is not None:
                situation = after(step.remedy.effect, situation, step.target)
                verdicts.append(judge(context.spec, context.releases, situation.facts, situation.day).verdict)
        shown = [step.look for step in device_page(context, "nl").to_do.steps if step.look]
        assert shown == [look_of(verdict, Words("nl")) for verdict in verdicts]
