"""Updates van het systeem die binnenkomen: "hoogstens 75 dagen achter"."""

from __future__ import annotations

import re

from checker.conditions import Condition
from checker.conditions.updates_arriving import UpdatesArriving
from checker.confirming.rows.recency import ANY_AGE, table_valid_days
from checker.confirming.rows.row import Columns, NotUnderstoodError, RowKind
from checker.confirming.rows.written import only, short, these

_DAYS = re.compile(r"(?<![\w.,])(\d{1,5})\s*(?:dagen|dag|days|day)\b", re.ASCII)
_WORDS = these("hoogstens maximaal max most achter behind achterlopen updates oud old to")


def _canonical(text: str) -> str:
    match = only(text, _DAYS, _WORDS)
    if match is None or int(match[1]) > ANY_AGE:
        raise NotUnderstoodError(f'expected a number of days such as "75 days", not "{short(text)}"')
    return f"{int(match[1])} days"


def _plain(condition: Condition) -> Columns | None:
    if not isinstance(condition, UpdatesArriving):
        return None
    return Columns(minimum=f"{condition.superseded_within_days} days")


def _condition(asked: Columns, like: Condition | None) -> UpdatesArriving:
    if bool(asked.minimum) == bool(asked.recommended):
        raise NotUnderstoodError("expected one number of days, not two")
    days = int(_canonical(asked.minimum or asked.recommended).split()[0])
    return UpdatesArriving(superseded_within_days=days, table_valid_days=table_valid_days(like))


UP_TO_DATE = RowKind(
    name="up-to-date",
    classes=("windows-pc", "mac", "ipad"),
    facts=("os.build_id", "os.version"),
    plain=_plain,
    canonical=_canonical,
    condition=_condition,
)
