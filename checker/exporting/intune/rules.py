"""The rules: what a value must not be, and what a person sees who has a device that is not compliant.

A rule is about a word of the script: pass, fail or unknown. It refuses `fail` alone, so that a device of which
something could not be read is not shut out; what could not be read has a rule of its own in the file of advice.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker.exporting.exported import Rule
from checker.exporting.texts import Texts

NOT_MEASURED = "systeemcheck_not_measured"
MOST_RULES = 100
LARGEST = 100 * 1000
"""By Microsoft's page on these files: 100 rules, 100 KB."""
LANGUAGES = {"nl": "nl_NL", "en": "en_US"}
"""The names that Intune has for our languages; English has to be there."""
_NONE = "none"


class Remediation(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """What a person sees, in one language."""

    language: str
    title: str
    description: str


class ComplianceRule(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """One rule, with the names that Microsoft gives its fields."""

    setting_name: str
    operator: str
    data_type: str
    operand: str
    more_info_url: str
    remediation_strings: list[Remediation]


class RulesFile(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """The whole file."""

    rules: list[ComplianceRule]


def setting_name(rule: Rule) -> str:
    """Give the name of the value, the same in the script and in the rule."""
    return f"systeemcheck_{rule.key}"


def rule_of(rule: Rule, texts: Sequence[Texts]) -> ComplianceRule:
    """Give a rule with its texts."""
    return ComplianceRule(
        setting_name=setting_name(rule),
        operator="NotEquals",
        data_type="String",
        operand="fail",
        more_info_url=texts[0].source_of(rule.requirement),
        remediation_strings=[_remediation(rule, own) for own in texts],
    )


def not_measured(source: str, texts: Sequence[Texts]) -> ComplianceRule:
    """Give the rule that shows what could not be read."""
    return ComplianceRule(
        setting_name=NOT_MEASURED,
        operator="IsEquals",
        data_type="String",
        operand=_NONE,
        more_info_url=source,
        remediation_strings=[
            Remediation(
                language=LANGUAGES[own.words.language],
                title=own.words.say("export.intune.not_measured.title") + " {ActualValue}",
                description=own.words.say("export.intune.not_measured"),
            )
            for own in texts
        ],
    )


def file_of(rules: Sequence[ComplianceRule]) -> bytes:
    """Give the file of these rules."""
    return msgspec.json.format(msgspec.json.encode(RulesFile(rules=list(rules))), indent=1) + b"\n"


def that_fit(rules: Sequence[ComplianceRule]) -> int:
    """Give how many of the rules, from the first on, Intune takes in one file."""
    most = min(len(rules), MOST_RULES)
    while most and len(file_of(rules[:most])) > LARGEST:
        most -= 1
    return most


def _remediation(rule: Rule, texts: Texts) -> Remediation:
    description = " ".join((texts.asked(rule), texts.what_to_do(rule), texts.basis(rule.requirement), texts.made()))
    return Remediation(
        language=LANGUAGES[texts.words.language], title=_shown(texts.title(rule)), description=_shown(description)
    )


def _shown(text: str) -> str:
    """Give a text in which Intune fills nothing in: braces of a spec are no place for a value."""
    return text.replace("{", "(").replace("}", ")")
