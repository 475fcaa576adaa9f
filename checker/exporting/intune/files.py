"""The three files: the script, the rules for compliance, and those for advice.

These are apart because Intune has no advice: any policy can shut a device out, so a school may leave that file be.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from checker.exporting.exported import Exported, Reach, without
from checker.exporting.intune import discovery
from checker.exporting.intune.powershell import refuses
from checker.exporting.intune.rules import LANGUAGES, file_of, not_measured, rule_of, that_fit
from checker.exporting.texts import Texts

REACH = Reach(classes=("windows-pc",), refuses=refuses)
SCRIPT, COMPLIANCE, ADVICE = "ontdek.ps1", "regels.json", "advies.json"
_RULE_MARK = b'{\n "Rules": [\n  {\n   "SettingName": "systeemcheck_'
MARKS = (discovery.MARK.encode(), _RULE_MARK, b'{\n "Rules": []')


def files(export: Exported, language: str) -> tuple[Mapping[str, bytes], Exported]:
    """Give the files, and the export with the rules that Intune takes; those of advice have one for what is unknown."""
    texts = [Texts(export, each) for each in LANGUAGES]
    unknown = not_measured(export.spec.source, texts)
    required = [rule for rule in export.rules if rule.tier == "minimum"]
    advised = [rule for rule in export.rules if rule.tier == "recommended"]
    compliance, advice = [rule_of(rule, texts) for rule in required], [rule_of(rule, texts) for rule in advised]
    required, cut_required = required[: that_fit(compliance)], required[that_fit(compliance) :]
    fit = that_fit([unknown, *advice]) - 1
    taken = (*required, *advised[:fit])
    full = tuple(without(rule, "full") for rule in (*cut_required, *advised[fit:]))
    export = msgspec.structs.replace(export, rules=taken, left_out=(*export.left_out, *full))
    script = discovery.discovery(taken, Texts(export, language))
    written = {
        SCRIPT: script,
        COMPLIANCE: file_of(compliance[: len(required)]),
        ADVICE: file_of([unknown, *advice[:fit]]),
    }
    return written, export
