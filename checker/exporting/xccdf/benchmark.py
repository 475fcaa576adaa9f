"""The benchmark as a struct shaped like its file; the template prints it.

XCCDF 1.2 (NISTIR 7275r4). Each check is a question to a person in OCIL: the other common language, OVAL, has no tests
for memory, screens, browsers or tablets that would hold on every kind of device here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from checker.exporting.exported import Exported, Reach, Rule
from checker.exporting.texts import Texts, specs_of
from checker.exporting.working_out.day_and_device import Tier
from checker.model.devices import DeviceClass
from checker.reporting.rendering.environment import environment
from checker.reporting.rendering.outside_text import printable
from checker.reporting.words.spec_words import publisher
from checker.specification.document import RequirementsSpec

_PLATFORMS: dict[DeviceClass, str] = {
    "windows-pc": "microsoft:windows",
    "mac": "apple:macos",
    "linux-pc": "linux:linux_kernel",
    "chromebook": "google:chrome_os",
    "ipad": "apple:ipados",
    "android-tablet": "google:android",
}
"""A kind of device by the maker and the name of its system, as CPE 2.3 has them."""
REACH = Reach(classes=tuple(_PLATFORMS), refuses=lambda _leaf, _whole, _device_class: None, asks_people=True)
MARK = "<!-- Systeemcheck export -->"
_TIERS: tuple[Tier, ...] = ("minimum", "recommended")
_SEVERITY = {"minimum": "medium", "recommended": "info"}
_ROLE = {"minimum": "full", "recommended": "unscored"}
_ALL_REMEDIES = 10


class Said(NamedTuple):
    """A text in one language, escaped already: the template cuts off what is too long for a page, and this is none."""

    language: str
    text: Markup


def _said(language: str, text: str) -> Said:
    return Said(language, escape(printable(text)))


class XccdfRule(NamedTuple):
    """One rule: a requirement at one tier, for all kinds of device that it is for."""

    number: int
    key: str
    ident: str
    severity: str
    role: str
    titles: Sequence[Said]
    descriptions: Sequence[Said]
    rationales: Sequence[Said]
    fixes: Sequence[Said]
    source: str
    publisher: str
    platforms: Sequence[str]
    question: Markup


class Profile(NamedTuple):
    """A choice of rules: what is required, or that with what is recommended."""

    tier: Tier
    titles: Sequence[Said]
    descriptions: Sequence[Said]
    selected: Sequence[str]


class Benchmark(NamedTuple):
    """The whole file."""

    key: str
    status: str
    day: str
    version: str
    language: str
    titles: Sequence[Said]
    descriptions: Sequence[Said]
    notices: Sequence[Said]
    source: str
    publishers: Sequence[str]
    left_out: Sequence[Markup]
    profiles: Sequence[Profile]
    rules: Sequence[XccdfRule]


def benchmark(export: Exported, texts: Sequence[Texts], own: Texts) -> bytes:
    """Give the file: in all languages, its questions and remarks in one."""
    rules = _rules(export, texts, own)
    spec = export.spec
    page = Benchmark(
        key=".".join(part.id for part in spec.parts),
        status=_status(spec),
        day=export.day.isoformat(),
        version="+".join(specs_of(spec)),
        language=own.words.language,
        titles=[_said(each.words.language, each.spec_title()) for each in texts],
        descriptions=[_said(each.words.language, _description(each)) for each in texts],
        notices=[_said(each.words.language, each.words.say("export.not_run")) for each in texts],
        source=spec.source,
        publishers=list(dict.fromkeys(publisher(part) for part in spec.parts)),
        left_out=[escape(line) for line in own.left_out()],
        profiles=[_profile(tier, rules, texts) for tier in _TIERS],
        rules=rules,
    )
    return environment().get_template("benchmark.xml").render(page=page).encode()


def _status(spec: RequirementsSpec) -> str:
    """Give how far it is: a draft as long as nobody compared every value with the publisher's page."""
    return "draft" if spec.is_provisional else "accepted"


def _description(texts: Texts) -> str:
    return f"{texts.made()} {texts.words.say('export.xccdf.use')}"


def _rules(export: Exported, texts: Sequence[Texts], own: Texts) -> list[XccdfRule]:
    by_key: dict[str, list[Rule]] = {}
    for rule in export.rules:
        by_key.setdefault(rule.key, []).append(rule)
    return [_rule(number, alike, texts, own) for number, alike in enumerate(by_key.values(), start=1)]


def _rule(number: int, alike: Sequence[Rule], texts: Sequence[Texts], own: Texts) -> XccdfRule:
    first = alike[0]
    requirement = first.requirement
    return XccdfRule(
        number=number,
        key=first.key,
        ident=f"{requirement.id}/{first.tier}",
        severity=_SEVERITY[first.tier],
        role=_ROLE[first.tier],
        titles=[_said(each.words.language, each.title(first)) for each in texts],
        descriptions=[_said(each.words.language, asked_of(alike, each)) for each in texts],
        rationales=[_said(each.words.language, each.basis(requirement)) for each in texts],
        fixes=[_said(each.words.language, text) for each in texts for text in _fixes(alike, each)],
        source=own.source_of(requirement),
        publisher=own.publisher_of(requirement),
        platforms=[_platform(rule) for rule in alike],
        question=escape(own.words.say("export.xccdf.question", asked=asked_of(alike, own))),
    )


def _platform(rule: Rule) -> str:
    return f"cpe:2.3:o:{_PLATFORMS[rule.device_class]}:*:*:*:*:*:*:*:*"


def asked_of(alike: Sequence[Rule], texts: Texts) -> str:
    """Give what is asked; by kind of device where that differs."""
    said: dict[str, list[str]] = {}
    for rule in alike:
        said.setdefault(texts.asked(rule), []).append(texts.device(rule.device_class))
    if len(said) == 1:
        return next(iter(said))
    return " ".join(f"{texts.words.both(devices)}: {asked}" for asked, devices in said.items())


def _fixes(alike: Sequence[Rule], texts: Texts) -> list[str]:
    """Give what to do on any of the kinds of device, each once."""
    return list(dict.fromkeys(text for rule in alike for text in texts.remedies(rule, _ALL_REMEDIES)))


def _profile(tier: Tier, rules: Sequence[XccdfRule], texts: Sequence[Texts]) -> Profile:
    """Give a profile: that of what is recommended has what is required too."""
    tiers = _TIERS[: _TIERS.index(tier) + 1]
    return Profile(
        tier=tier,
        titles=[_said(each.words.language, each.words.say(f"export.profile.{tier}")) for each in texts],
        descriptions=[_said(each.words.language, each.words.say(f"export.profile.{tier}.about")) for each in texts],
        selected=[rule.key for rule in rules if rule.ident.rpartition("/")[2] in tiers],
    )
