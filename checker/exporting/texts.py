"""What stands in the files for people: what a rule asks, what that is on the day, who says so, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.conditions.recency.system_releases import rows_by_system
from checker.conditions.situation import Situation
from checker.exporting.exported import Exported, NotExpressed, Rule
from checker.exporting.plain_test import (
    AllTests,
    AnyTest,
    Builds,
    Listed,
    Numbers,
    PlainTest,
    RecentBrowser,
    Version,
    leaves,
)
from checker.exporting.plain_test import Browsers as BrowsersTest
from checker.model.devices import DeviceClass
from checker.model.releases import Releases
from checker.model.verdicts import Answer
from checker.reporting.language.words import Words, sentence
from checker.reporting.rendering.outside_text import printable
from checker.reporting.words.any_device import any_device
from checker.reporting.words.asked import asked_by
from checker.reporting.words.browser_words import browser_name
from checker.reporting.words.spec_words import cost_and_who, filled, publisher_of
from checker.specification.document import Remedy, Requirement, RequirementsSpec
from checker.versions import version_of

MOST_REMEDIES = 3


class Texts:
    """The texts of one export in one language."""

    def __init__(self, export: Exported, language: str) -> None:
        """Hold what is exported."""
        self._export = export
        self.words = Words(language)

    def title(self, rule: Rule) -> str:
        """Give what it is about, and whether it is the minimum and provisional: "Werkgeheugen (minimum, voorlopig)"."""
        name = printable(rule.requirement.title.said(self.words.language))
        message = "export.title" if rule.requirement.basis == "published" else "export.title.provisional"
        return self.words.say(message, title=name, tier=self.words.say(f"export.tier.{rule.tier}"))

    def asked(self, rule: Rule) -> str:
        """Give what is asked, and what that comes down to on the day."""
        asked = printable(asked_by(rule.requirement.condition, self._situation(rule.device_class), self.words))
        lines = [f"{sentence(asked)}.", *self._on_the_day(rule.test)]
        return " ".join(lines)

    def basis(self, requirement: Requirement) -> str:
        """Give who says so: the publisher's page and the day it was read, or that nobody read the value there yet."""
        name = self.publisher_of(requirement)
        if requirement.basis == "published" and requirement.checked_on:
            return self.words.say("export.published", publisher=name, day=self.words.date(requirement.checked_on))
        note = printable(requirement.basis_note.said(self.words.language))
        return self.words.say("export.provisional", publisher=name, note=note)

    def made(self) -> str:
        """Give for which day it was worked out, with tables of which day."""
        tables = self._export.releases
        return self.words.say(
            "export.made",
            day=self.words.date(self._export.day),
            browsers=self.words.date(tables.browsers.snapshot),
            systems=self.words.date(tables.operating_systems.snapshot),
        )

    def spec_title(self) -> str:
        """Give which requirements these are."""
        spec = self._export.spec
        return f"{printable(spec.title.said(self.words.language))} [{', '.join(specs_of(spec))}]"

    def remedies(self, rule: Rule, most: int = MOST_REMEDIES) -> list[str]:
        """Give what to do about it, cheapest first; what cannot be done on such a device is left out."""
        known = {remedy.id: remedy for remedy in self._export.spec.remedy}
        own = [known[name] for name in rule.requirement.remedies if name in known]
        possible = [remedy for remedy in own if self._is_possible(remedy, rule.device_class)]
        possible.sort(key=lambda remedy: (remedy.last_resort, remedy.cost == "money"))
        return [self._remedy(remedy, rule.device_class) for remedy in possible[:most]]

    def what_to_do(self, rule: Rule) -> str:
        """Give the same as one text."""
        remedies = self.remedies(rule)
        return " ".join(remedies) if remedies else self.words.say("export.no_remedy")

    def left_out(self) -> list[str]:
        """Give what is not in the export, each with the reason; a kind of device that it is not for has one line."""
        others = [item for item in self._export.left_out if item.reason != "class"]
        return [*map(self._left_out, grouped(others)), *self._other_devices()]

    def remarks(self, use: str, unknown: str) -> Iterator[str]:
        """Give what a file says of itself above its rules: its day, how it is used, and all that is not in it."""
        for line in (self.made(), use, unknown, self.words.say("export.not_run")):
            yield printable(line)
        if left_out := self.left_out():
            yield self.words.say("export.left_out.head")
            yield from (f"- {printable(line)}" for line in left_out)

    def publisher_of(self, requirement: Requirement) -> str:
        """Give the name of the publisher whose requirement it is; what was taken over stays the other's."""
        return publisher_of(requirement, self._export.spec)

    def source_of(self, requirement: Requirement) -> str:
        """Give the address of that publisher's page."""
        return self._export.spec.part_of(requirement.id).source

    def device(self, device_class: str) -> str:
        """Give what people call that kind of device."""
        return self.words.say(f"value.device.class.{device_class}")

    def _left_out(self, group: Sequence[NotExpressed]) -> str:
        first = group[0]
        return self.words.say(
            "export.left_out",
            title=printable(first.requirement.title.said(self.words.language)),
            id=first.requirement.id,
            devices=self.words.both(list(dict.fromkeys(self.device(item.device_class) for item in group))),
            reason=self.words.say(f"export.reason.{first.reason}"),
        )

    def _other_devices(self) -> Iterator[str]:
        """Give each kind of device that the export is not for, with all that is asked of it."""
        asked: dict[str, list[str]] = {}
        for item in self._export.left_out:
            if item.reason == "class":
                titles = asked.setdefault(item.device_class, [])
                titles.append(f"{printable(item.requirement.title.said(self.words.language))} [{item.requirement.id}]")
        for device_class, titles in asked.items():
            listed = ", ".join(dict.fromkeys(titles))
            yield self.words.say("export.left_out.class", device=self.device(device_class), titles=listed)

    def _situation(self, device_class: DeviceClass) -> Situation:
        return any_device(device_class, self._export.releases, self._export.day)

    def _is_possible(self, remedy: Remedy, device_class: DeviceClass) -> bool:
        situation = self._situation(device_class)
        return remedy.when is None or remedy.when.assess(situation).minimum is not Answer.NO

    def _remedy(self, remedy: Remedy, device_class: DeviceClass) -> str:
        situation = self._situation(device_class)
        title, steps = (
            filled(self._of_no_report(text.said(self.words.language)), "", situation, self.words)
            for text in (remedy.title, remedy.steps)
        )
        cost = cost_and_who(remedy, self.words)
        return printable(self.words.say("export.remedy", title=title, cost=cost, steps=steps))

    def _of_no_report(self, text: str) -> str:
        """Give the text without a number of a version, nor the report: nobody knows here which browser it is about."""
        say = self.words.say
        text = text.replace(say("export.version.newest.hole"), say("export.version.newest"))
        return text.replace(say("export.give_report"), say("export.show_this"))

    def _on_the_day(self, test: PlainTest | None) -> Iterator[str]:
        for leaf in leaves(test) if test else ():
            if isinstance(leaf, BrowsersTest):
                yield self._comes_down_to("; ".join(self._browser(item) for item in leaf.each if item.at_least))
            elif isinstance(leaf, Builds):
                yield self._comes_down_to(", ".join(self._builds(leaf)))
            elif isinstance(leaf, Listed) and leaf.is_none:
                yield self.words.say("export.distribution.other")
        ranges = list(self._ranges(test)) if test else []
        if len(ranges) > 1:
            yield self._comes_down_to("; ".join(ranges))

    def _comes_down_to(self, what: str) -> str:
        return self.words.say("export.on_the_day", day=self.words.date(self._export.day), what=what)

    def _browser(self, browser: RecentBrowser) -> str:
        name = browser_name(browser.name, self.words)
        if not any(browser.at_least or ()):
            return self.words.say("export.browser.any", browser=name)
        version = _dotted(browser.at_least or ())
        if browser.also:
            also = self.words.both(list(map(str, browser.also)))
            return self.words.say("export.browser.also", browser=name, version=version, also=also)
        # One with numbers of its own is judged by the Chromium in it, and that is another number than it shows.
        message = "export.browser.inside" if browser.own_below else "export.browser"
        return self.words.say(message, browser=name, version=version)

    def _builds(self, builds: Builds) -> Iterator[str]:
        """Give each build once, with the lowest update part and whether it is for some editions only."""
        rows = sorted((build, row.from_part, bool(row.editions)) for row in builds.allowed for build in row.builds)
        for build in dict.fromkeys(build for build, _, _ in rows):
            own = [(part, is_for_some) for each, part, is_for_some in rows if each == build]
            part, is_for_some = max(part for part, _ in own), any(some for _, some in own)
            message = "export.build.editions" if is_for_some else "export.build.part" if part else "export.build"
            yield self.words.say(message, build=str(build), part=str(part))

    def _ranges(self, test: PlainTest, system: str = "") -> Iterator[str]:
        """Give each range of versions, of a Linux with the name of its distribution."""
        match test:
            case AllTests(parts=(Listed(of="os.distribution", values=(name,)), versions)):
                yield from self._ranges(versions, name)
            case AllTests() | AnyTest():
                for part in test.parts:
                    yield from self._ranges(part, system)
            case Version():
                yield self._range(test, system)
            case _:
                pass

    def _range(self, version: Version, system: str) -> str:
        first, below = (self._as_told(each or (), system) for each in (version.at_least, version.below))
        name = printable(system.title()) or self.words.say("export.version.word")
        if not below:
            return self.words.say("export.version.from", system=name, version=first)
        if not any(version.at_least or ()):
            return self.words.say("export.version.below", system=name, below=below)
        return self.words.say("export.version.between", system=name, first=first, below=below)

    def _as_told(self, numbers: Numbers, system: str) -> str:
        """Give a version as its maker writes it: 22.04 of Ubuntu."""
        rows = rows_by_system(self._export.releases.operating_systems).get(system, ())
        known = (row.version for row in rows if version_of(row.version).release == numbers)
        return next(known, _dotted(numbers))


def grouped(left_out: Sequence[NotExpressed]) -> list[list[NotExpressed]]:
    """Give them together where only the kind of device, or the tier, differs."""
    groups: dict[tuple[str, str], list[NotExpressed]] = {}
    for item in left_out:
        groups.setdefault((item.requirement.id, item.reason), []).append(item)
    return list(groups.values())


def _dotted(numbers: Numbers) -> str:
    return ".".join(map(str, numbers))


def day_of_tables(releases: Releases) -> tuple[str, str]:
    """Give the days of the tables of browsers and of systems, as they are written in files for programs."""
    return releases.browsers.snapshot.isoformat(), releases.operating_systems.snapshot.isoformat()


def specs_of(spec: RequirementsSpec) -> list[str]:
    """Give id and version of each part."""
    return [part.name for part in spec.parts]
