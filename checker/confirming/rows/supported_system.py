"""Een systeem dat van zijn maker nog beveiligingsupdates krijgt."""

from __future__ import annotations

from checker.conditions import Condition
from checker.conditions.supported_on import SupportedOn
from checker.confirming.rows.recency import table_valid_days
from checker.confirming.rows.written import these
from checker.confirming.rows.yes import MustBe, row
from checker.model.devices import DeviceClass

_FACTS = ("os.version", "os.build_id", "os.updates_until")
_CLASSES: tuple[DeviceClass, ...] = ("windows-pc", "mac", "linux-pc", "chromebook", "ipad", "android-tablet")
_WORDS = these(
    "updates beveiligingsupdates security krijgt nog gets still wordt is door by its maker",
    "fabrikant leverancier besturingssysteem systeem operating system",
)


def _is_it(condition: Condition) -> bool:
    return isinstance(condition, SupportedOn)


def _make(like: Condition | None) -> Condition:
    return SupportedOn(table_valid_days=table_valid_days(like))


SUPPORTED_SYSTEM = row("supported-system", _FACTS, _CLASSES, MustBe(_WORDS, _is_it, _make))
