"""The discovery script: what is read, each rule as one line of the answer, and in remarks what it is of and for.

All signs are plain ones: Windows PowerShell takes a file without a mark for one in the language of the computer.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.exporting.exported import Rule
from checker.exporting.intune.powershell import expression, quoted
from checker.exporting.intune.powershell_library import BROWSERS, BUILDS, COMPARING, FACTS, READING, SCREENS
from checker.exporting.intune.rules import NOT_MEASURED, setting_name
from checker.exporting.plain_test import Browsers, Builds, Screen, leaves
from checker.exporting.texts import Texts

MARK = "# Systeemcheck:"
_PLAIN = str.maketrans("àáâäãåçèéêëìíîïñòóôöõùúûüÿÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜ–—‘’“”…×\u00a0",
                       "aaaaaaceeeeiiiinooooouuuuyAAAACEEEEIIIINOOOOUUUU--''\"\".x ")  # fmt: skip
_ASKS_MORE = ((Screen, SCREENS), (Browsers, BROWSERS), (Builds, BUILDS))


def discovery(rules: tuple[Rule, ...], texts: Texts) -> bytes:
    """Give the script. It prints one line of JSON: for each rule pass, fail or unknown."""
    used = {type(leaf) for rule in rules if rule.test for leaf in leaves(rule.test)}
    parts = [READING, COMPARING, FACTS, *(part for kind, part in _ASKS_MORE if kind in used)]
    lines = [*_head(texts), *"".join(parts).split("\n"), *_answers(rules, texts)]
    return "\r\n".join([*map(_plain, lines), ""]).encode("ascii")


def _head(texts: Texts) -> Iterator[str]:
    say = texts.words.say
    head = say("export.intune.head", spec=texts.spec_title())
    yield f"{MARK} {head}"
    yield from (f"# {line}" for line in texts.remarks(say("export.intune.use"), say("export.intune.unknown")))


def _answers(rules: tuple[Rule, ...], texts: Texts) -> Iterator[str]:
    yield "$hash = [ordered] @{}"
    for rule in rules:
        assert rule.test is not None  # noqa: S101  this engine asks nobody
        yield f"# {texts.title(rule)}"
        name = quoted(setting_name(rule))
        yield from f"$hash[{name}] = Get-Word {expression(rule.test)}".split("\n")
    yield "$unknown = @($hash.Keys | Where-Object { $hash[$_] -eq 'unknown' })"
    yield "if ($unknown.Count -eq 0) { $unknown = @('none') }"
    yield f"$hash[{quoted(NOT_MEASURED)}] = $unknown -join ', '"
    yield "return $hash | ConvertTo-Json -Compress"


def _plain(line: str) -> str:
    return line.translate(_PLAIN).encode("ascii", "replace").decode()
