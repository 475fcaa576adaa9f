"""Decisions about devices, in few words."""

from __future__ import annotations

import hashlib
from typing import TypeVar

from checker.model.corrections import (
    Correction,
    Decision,
    DeviceKey,
    Ignored,
    Merged,
    OnList,
    Parted,
    Refused,
    Relabelled,
    Replaced,
    Told,
    Undone,
)

Kind = TypeVar("Kind", bound=Decision)


def key(label: str, name: str = "") -> DeviceKey:
    """Give how results tell the device that `tests.fleet.results.result` makes under this label."""
    name = name or f"PC-{label.replace(' ', '')}"
    return DeviceKey(id=hashlib.sha256(label.encode()).hexdigest()[:32], name=name, label=label)


def made(kind: type[Kind], device: DeviceKey, minute: int = 0, **more: object) -> Kind:
    """Give a decision of this kind, taken so many minutes after noon; another minute or content is another one."""
    at = f"2026-11-23T{12 + minute // 60:02}:{minute % 60:02}:00Z"
    seed = f"{kind.__name__}{device}{at}{more}"
    return kind(id=hashlib.sha256(seed.encode()).hexdigest()[:32], at=at, device=device, **more)  # type: ignore[arg-type]


def undone(of: Correction, minute: int = 30) -> Undone:
    """Give what undoes this."""
    return made(Undone, of.device, minute, of=of.id)


def one_of_each() -> tuple[Correction, ...]:
    """Give one of every kind."""
    one, other = key("nr 1"), key("nr 2")
    label = made(Relabelled, one, label="nr 9", location="Kar Noord")
    return (
        label,
        made(Merged, one, other=other),
        made(Parted, one, other=other),
        made(Refused, one, rows=(OnList(name="8", location="Kar Noord"), OnList(name="9", building="Zuid"))),
        made(Ignored, one),
        made(Replaced, one, other=other),
        made(Replaced, one),
        made(Told, one, question="memory", answer="8"),
        undone(label),
    )
