"""Soorten apparaten waarop het niet werkt: "not phone", "niet op tablets"."""

from __future__ import annotations

import re
from collections.abc import Collection

from checker.conditions import Condition
from checker.conditions.one_of import OneOf
from checker.confirming.rows.row import Columns, NotUnderstoodError, RowKind
from checker.confirming.rows.written import plain_text, says_nothing, short, these
from checker.model.devices import DEVICE_CLASSES, DeviceClass

_FACT = "device.class"
_NAMES: tuple[tuple[str, tuple[DeviceClass, ...]], ...] = (
    (r"android[- ]?tablets?", ("android-tablet",)),
    (r"ipads?", ("ipad",)),
    (r"tablets?|tablet-?computers?", ("ipad", "android-tablet")),
    (r"chromebooks?", ("chromebook",)),
    (r"linux-pc|linux(?:-computers?)?", ("linux-pc",)),
    (r"windows-pc|windows(?:-computers?)?", ("windows-pc",)),
    (r"macbooks?|macs?|imacs?", ("mac",)),
    (r"telefoons?|smartphones?|phones?|mobieltjes?", ("phone",)),
)
_NAMED = "\0"
_ONE_OF_ANOTHER = re.compile("\0\\s*\0")  # "Windows tablets": less than the one, and not the other
_NOT = re.compile(r"\b(?:niet|not|geen|no)\b")
_WORDS = these("geschikt voor op suitable on for werkt works ondersteund supported does work")


def _canonical(text: str) -> str:
    flat = plain_text(text)
    rest = _NOT.sub(" ", flat)
    classes: set[str] = set()
    for pattern, named in _NAMES:
        without = re.sub(rf"(?<![\w-])(?:{pattern})(?![\w-])", _NAMED, rest)
        classes |= set(named) if without != rest else set()
        rest = without
    is_plain = not _ONE_OF_ANOTHER.search(rest) and says_nothing(rest.replace(_NAMED, " "), _WORDS)
    if not classes or not _NOT.search(flat) or not is_plain:
        raise NotUnderstoodError(f'expected kinds of device such as "not on phones", not "{short(text)}"')
    return _not(classes)


def _not(classes: Collection[str]) -> str:
    return f"not {', '.join(name for name in DEVICE_CLASSES if name in classes)}"


def _plain(condition: Condition) -> Columns | None:
    match condition:
        case OneOf(fact="device.class", values=values, recommended=()) if set(values) < set(DEVICE_CLASSES):
            left_out = set(DEVICE_CLASSES) - set(values)
            return Columns(minimum=_not(left_out)) if "other" not in left_out else None
        case _:
            return None


def _condition(asked: Columns, like: Condition | None) -> OneOf:
    if bool(asked.minimum) == bool(asked.recommended):
        raise NotUnderstoodError("expected kinds of device in one column")
    left_out = set(_canonical(asked.minimum or asked.recommended).removeprefix("not ").split(", "))
    values = tuple(name for name in DEVICE_CLASSES if name not in left_out)
    now = like if isinstance(like, OneOf) and like.fact == _FACT and not like.recommended else None
    return now if now and set(now.values) == set(values) else OneOf(fact=_FACT, values=values)


DEVICE_KIND = RowKind(
    name="device-kind",
    classes=tuple(name for name in DEVICE_CLASSES if name != "other"),
    facts=(_FACT,),
    plain=_plain,
    canonical=_canonical,
    condition=_condition,
    fixed=_not,
)
