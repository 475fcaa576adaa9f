"""Specs that hypothesis makes: few names, so that two of them have much in common; every kind of condition."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from hypothesis import strategies as st

from checker.conditions import Condition
from checker.model.devices import DEVICE_CLASSES
from checker.specification.document import (
    Confirmation,
    Product,
    Quote,
    Remedy,
    Requirement,
    RequirementsSpec,
    Text,
    TextByClass,
    Title,
)

_WORDS = st.sampled_from(["a", "b", 'with "quotes"', "<b>", "ünï", "{browser}"])
_TITLES = st.builds(Title, nl=_WORDS, en=_WORDS)
_TEXTS = st.builds(Text, nl=_WORDS, en=_WORDS)
_DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 1, 4))
_CLASSES = st.lists(st.sampled_from(DEVICE_CLASSES[:3]), min_size=1, unique=True).map(tuple)
_LIMITS = st.sampled_from([1, 30, 365])
_SIZES = st.sampled_from(["1024 x 768", "768 x 1024", "1280 x 720"])
_LOWEST = st.dictionaries(st.sampled_from(["chrome", "safari"]), st.sampled_from(["9", "16.4", "120"]), min_size=1)
_RECENCY = st.one_of(
    st.fixed_dictionaries({"newest_versions": st.integers(1, 3)}),
    st.fixed_dictionaries({"released_within_days": _LIMITS}),
    st.fixed_dictionaries({"superseded_within_days": _LIMITS}),
    st.fixed_dictionaries({"lowest_versions": _LOWEST}, optional={"newest_versions": st.integers(1, 3)}),
)


def _of(kind: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    needed = {name: fields.pop(name) for name in list(fields) if not name.startswith("maybe_")}
    optional = {name.removeprefix("maybe_"): held for name, held in fields.items()}
    return st.fixed_dictionaries({"kind": st.just(kind), **needed}, optional=optional)


_SINGLE = st.one_of(
    _of("at-least", fact=st.sampled_from(["memory.installed", "storage.free"]),
        minimum=st.sampled_from(["4 GiB", "8 GiB"]),
        maybe_recommended=st.sampled_from(["8 GiB", "16 GiB"]), maybe_tolerance=st.sampled_from([0.0, 0.5]),
        maybe_substitute=st.just({"fact": "memory.usable", "up_to": 1.5})),
    _of("at-least", fact=st.just("cpu.physical_cores"), minimum=st.sampled_from([2, 4, "2"])),
    _of("at-least-version", fact=st.just("os.version"), minimum=st.sampled_from(["10", "10.9", "10.10"]),
        maybe_recommended=st.just("11")),
    _of("one-of", fact=st.just("os.version"), values=st.sampled_from([["10"], ["11", "10"], ["10", "11"]])),
    _of("is-true", fact=st.sampled_from(["page.cookies", "page.webgl"])),
    _of("supported-on", table_valid_days=_LIMITS),
    _of("updates-arriving", superseded_within_days=_LIMITS, table_valid_days=_LIMITS),
    _of("reachable", target=st.sampled_from(["https://a.example", "https://b.example"]), maybe_within_seconds=_LIMITS),
    _of("display-at-least", measure=st.sampled_from(["physical", "effective"]), minimum=_SIZES,
        maybe_recommended=_SIZES, maybe_minimum_inches=st.sampled_from([9.7, 10])),
    _of("browser-release", which=st.sampled_from(["best", "every"]), minimum=_RECENCY, maybe_recommended=_RECENCY,
        browsers=st.sampled_from([["chrome"], ["edge", "chrome"]]), table_valid_days=_LIMITS),
)  # fmt: skip
_ANY = _of("any-of", conditions=st.lists(_SINGLE, min_size=1, max_size=2))
_ALL = _of("all-of", conditions=st.lists(_SINGLE | _ANY, min_size=1, max_size=2))
CONDITIONS: st.SearchStrategy[Condition] = (_SINGLE | _ANY | _ALL).map(
    lambda document: msgspec.convert(document, Condition)
)
_REMEDY_IDS = ("update", "buy", "ask")
_REQUIREMENTS = st.builds(
    Requirement, id=st.sampled_from(["memory", "browser", "screen", "updates"]), applies_to=_CLASSES, basis_note=_TEXTS,
    importance=st.sampled_from(["required", "recommended"]), basis=st.sampled_from(["published", "provisional"]),
    title=_TITLES, condition=CONDITIONS, category=st.sampled_from(["system", "connection", "setup"]),
    checked_on=st.none() | _DAYS, remedies=st.lists(st.sampled_from(_REMEDY_IDS), unique=True).map(tuple),
    measure=st.none() | _TEXTS,
    measure_on=st.just(msgspec.UNSET) | st.builds(TextByClass, windows_pc=_TEXTS, mac=_TEXTS),
    quote=st.just(msgspec.UNSET) | st.builds(Quote, text=_WORDS, source=st.just("https://a.example")),
)  # fmt: skip
_REMEDIES = st.builds(
    Remedy, id=st.sampled_from(_REMEDY_IDS), cost=st.sampled_from(["free", "money"]), who=st.just("teacher"),
    title=_TITLES, steps=_TEXTS, minutes=st.none() | st.integers(0, 2), when=st.none() | CONDITIONS,
    effect=st.none(), last_resort=st.booleans(),
)  # fmt: skip
_PRODUCTS = st.builds(
    Product, id=st.sampled_from(["reading", "sums"]), title=_TITLES, not_on=_CLASSES, note=_TEXTS,
    basis=st.sampled_from(["published", "provisional"]), source=st.just("https://a.example"),
)  # fmt: skip
_CONFIRMED = st.builds(
    Confirmation, of=st.just("a/1"), on=_DAYS, role=st.sampled_from(["teacher", "board"]), note=_WORDS
)


def _several(items: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, min_size=least, unique_by=lambda item: item.id).map(tuple)


def specs() -> st.SearchStrategy[RequirementsSpec]:
    """Give any spec."""
    return st.builds(
        RequirementsSpec, schema_version=st.just(1), id=st.sampled_from(["a", "b"]),
        version=st.sampled_from(["1", "2"]),
        title=_TITLES, source=st.sampled_from(["https://a.example", "https://b.example"]),
        requirement=_several(_REQUIREMENTS, 1), valid_from=st.none() | _DAYS, valid_until=st.none() | _DAYS,
        historical=st.booleans(), note=st.none() | _TEXTS, remedy=_several(_REMEDIES), product=_several(_PRODUCTS),
        publisher=st.just(msgspec.UNSET) | st.just("a"), confirmation=st.just(msgspec.UNSET) | _CONFIRMED,
    )  # fmt: skip
