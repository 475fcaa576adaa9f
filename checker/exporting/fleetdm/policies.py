"""The file of policies: a list, as `fleetctl gitops` reads it from `lib/NAME.policies.yml`.

Form: https://fleetdm.com/docs/configuration/yaml-files#policies. Every text is written as JSON, which YAML is too; a
query as a block, of which each line begins with our own words.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.exporting.exported import Exported, Reach, Rule
from checker.exporting.fleetdm.sql import PLATFORMS, query, refuses
from checker.exporting.texts import Texts
from checker.reporting.rendering.outside_text import printable

REACH = Reach(classes=tuple(PLATFORMS), refuses=refuses)
MARK = "# Systeemcheck:"
_INDENT = "    "


def policies(export: Exported, texts: Texts) -> bytes:
    """Give the file, in the language of the texts."""
    lines = [*_head(texts), *(line for rule in export.rules for line in _policy(rule, texts))]
    return "\n".join([*lines, ""] if export.rules else [*lines, "[]", ""]).encode()


def _head(texts: Texts) -> Iterator[str]:
    say = texts.words.say
    head = say("export.fleet.head", spec=texts.spec_title())
    yield f"{MARK} {head}"
    yield from (f"# {line}" for line in texts.remarks(say("export.fleet.use"), say("export.fleet.unknown")))
    yield ""


def _policy(rule: Rule, texts: Texts) -> Iterator[str]:
    assert rule.test is not None  # noqa: S101  this engine asks nobody
    platform = PLATFORMS[rule.device_class]
    yield f"- name: {_text(name_of(rule, texts))}"
    yield f"  platform: {platform}"
    yield f"  critical: {'true' if rule.tier == 'minimum' else 'false'}"
    yield f"  description: {_text(' '.join((texts.asked(rule), texts.basis(rule.requirement), texts.made())))}"
    yield f"  resolution: {_text(texts.what_to_do(rule))}"
    yield "  query: |-"
    yield from (f"{_INDENT}{line}" for line in query(rule.test, rule.device_class).split("\n"))


def name_of(rule: Rule, texts: Texts) -> str:
    """Give a name that no other policy has: what it is about, for which kind of device, and the rule's own key."""
    return f"{texts.title(rule)} - {texts.device(rule.device_class)} [{rule.key}]"


def _text(text: str) -> str:
    return msgspec.json.encode(printable(text)).decode()
