"""Kernen van de processor: "2", "dual core", "4 kernen".

A spec may ask for cores, or for twice as many hardware threads: of a rented or virtual machine only those are known.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from checker.conditions import Condition
from checker.conditions.at_least import AtLeast
from checker.conditions.combined import AnyOf
from checker.confirming.rows.quantity import Quantity
from checker.confirming.rows.row import Columns, NotUnderstoodError, RowKind
from checker.confirming.rows.written import NUMBER_WORDS, counted, only, short, shown, these

_CORES = re.compile(rf"(?<![\w.,])(\d{{1,3}}|{NUMBER_WORDS})(?![\w.,]*\d)(?![^\W\d_])")
_WORDS = these("core cores kern kernen kerns processor cpu processorkernen multi")
_MOST = 256
_PER_CORE = 2


def _read(text: str) -> Decimal:
    match = only(_without_articles(text), _CORES, _WORDS)
    cores = counted(match[1]) if match else None
    if cores is None or not 1 <= cores <= _MOST:
        raise NotUnderstoodError(f'expected a number of cores such as "2", not "{short(text)}"')
    return Decimal(cores)


def _without_articles(text: str) -> str:
    """Give a text without an article: in "een dual core" it is no number."""
    return re.sub(r"^\s*een\s+(?=\S)(?!kern|core)", "", text, flags=re.IGNORECASE)


_CORES_AT_LEAST = Quantity("cpu.physical_cores", _read, shown, int)


def _plain(condition: Condition) -> Columns | None:
    match condition:
        case AnyOf(conditions=(AtLeast() as cores, AtLeast(fact="cpu.logical_cores") as threads)):
            return _CORES_AT_LEAST.plain(cores) if threads == _in_threads(cores, threads) else None
        case _:
            return _CORES_AT_LEAST.plain(condition)


def _condition(asked: Columns, like: Condition | None) -> Condition:
    match like:
        case AnyOf(conditions=(AtLeast() as cores, AtLeast(fact="cpu.logical_cores") as threads)):
            own = _CORES_AT_LEAST.condition(asked, cores)
            return AnyOf(conditions=(own, _in_threads(own, threads)))
        case _:
            return _CORES_AT_LEAST.condition(asked, like)


def _in_threads(cores: AtLeast, like: AtLeast) -> AtLeast:
    recommended = None if cores.recommended is None else _PER_CORE * int(cores.recommended)
    return msgspec.structs.replace(like, minimum=_PER_CORE * int(cores.minimum), recommended=recommended)


PROCESSOR_CORES = RowKind(
    name="processor-cores",
    classes=("windows-pc", "mac", "linux-pc"),
    facts=("cpu.physical_cores", "cpu.logical_cores"),
    plain=_plain,
    canonical=_CORES_AT_LEAST.canonical,
    condition=_condition,
)
