"""Devices in words, worked out once for all that are alike."""

from __future__ import annotations

from checker.checking.checked_device import CheckedRequirement
from checker.conditions.situation import Situation
from checker.effects.browsers import best_browser
from checker.evaluation.remembering import Numbered, Remembered
from checker.fleet.description import Description
from checker.fleet.judged_devices import JudgedDevice
from checker.model.devices import Display
from checker.model.facts import installed_browsers
from checker.model.findings import Finding
from checker.model.readings import Known, Unknown
from checker.model.releases import Releases
from checker.model.verdicts import Verdict
from checker.reporting.language.words import Words, sentence
from checker.reporting.words.browser_words import name_and_version
from checker.reporting.words.device_words import maker_and_model
from checker.reporting.words.measured import measured
from checker.reporting.words.part_words import requirement_titles
from checker.reporting.words.system_words import measured_system
from checker.reporting.words.values import pixels, quantity_of
from checker.specification.document import RequirementsSpec


class DeviceWords:
    """Describes devices in one language."""

    def __init__(self, spec: RequirementsSpec, releases: Releases, words: Words) -> None:
        """Use the titles of this spec."""
        self._requirements = {item.id: item for item in spec.requirement}
        self._titles = requirement_titles(spec, words)
        self._words = words
        self._system = Remembered(self._system_of, releases)
        self._traits = Remembered(self._traits_of, releases)
        self._findings = Remembered(self._finding_of, releases)
        self._all: dict[tuple[str, ...], Description] = {}
        self._numbers: dict[int, tuple[int, Finding]] = {}
        self._by_number: list[Finding] = []

    def describe(self, device: Numbered, judged: JudgedDevice) -> Description:
        """Give a device in words; equal descriptions are one object."""
        traits = self._traits.of(device, None)
        open_ = [item for item in judged.findings if item.verdict is not Verdict.PASS]
        said = tuple([self._findings.of(device, self._number(item)) for item in open_])
        key = (*traits, self._system.of(device, None), *said)
        known = self._all.get(key)
        if known is None:
            model, browser, memory, screen = traits
            known = self._all[key] = Description(
                model=model, system=key[4], browser=browser, memory=memory, screen=screen, findings=said
            )
        return known

    def _number(self, finding: Finding) -> int:
        """Give a number for a finding, the same object the same number: findings themselves cannot be looked up."""
        known = self._numbers.get(id(finding))
        if known is None:
            self._by_number.append(finding)
            known = self._numbers[id(finding)] = len(self._by_number) - 1, finding
        return known[0]

    def _finding_of(self, situation: Situation, number: int) -> str:
        finding = self._by_number[number]
        requirement = self._requirements[finding.requirement]
        found = measured(CheckedRequirement(requirement, finding), situation, self._words)
        return self._words.say("fleet.finding", title=self._titles[requirement.id], measured=found)

    def _system_of(self, situation: Situation, _subject: None) -> str:
        return "" if isinstance(situation.reading("os.name"), Unknown) else measured_system(situation, self._words)

    def _traits_of(self, situation: Situation, _subject: None) -> tuple[str, str, str, str]:
        """Give model, browser, memory and screen."""
        memory = quantity_of("memory.installed", situation.reading("memory.installed"), self._words)
        return maker_and_model(situation.facts, self._words), self._browser(situation), memory, _screen(situation)

    def _browser(self, situation: Situation) -> str:
        installed = installed_browsers(situation.facts)
        browser = best_browser(situation) or next(iter(installed), None)
        return sentence(name_and_version(browser.name, browser.version or "", self._words)) if browser else ""


def _screen(situation: Situation) -> str:
    reading = situation.reading("displays")
    value = reading.value if isinstance(reading, Known) and isinstance(reading.value, tuple) else ()
    screens = [item for item in value if isinstance(item, Display)]
    counted = next((item for item in screens if item.internal or item.primary), screens[0] if screens else None)
    return pixels(counted.native_width or counted.width, counted.native_height or counted.height) if counted else ""
