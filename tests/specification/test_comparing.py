"""What differs between two specs is told whole, with the way it goes: carried out on the first it gives the second."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from checker.conditions import Condition
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import all_specs
from checker.specification.comparing import Change, applied, compared
from checker.specification.document import Requirement, RequirementsSpec
from checker.specification.loading import load_spec
from checker.specification.stricter import Effect, asks_more
from tests.specification.made_specs import specs

SHIPPED = [entry.spec for entry in all_specs(built_in_specs_folder())]
POSITIVE = [load_spec(path) for path in sorted((Path(__file__).parent / "positive").glob("*.toml"))]
MALMBERG = next(spec for spec in SHIPPED if spec.version == "2026-2027.1")
thorough = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PAIRS = list(itertools.permutations([*SHIPPED, *POSITIVE], 2))


def test_the_changes_between_two_specs_on_disk_lead_from_one_to_the_other() -> None:
    assert [(a.id, b.id) for a, b in PAIRS if applied(a, compared(a, b)) != b] == []


@thorough
@given(specs(), specs())
def test_the_changes_lead_from_any_spec_to_any_other(before: RequirementsSpec, after: RequirementsSpec) -> None:
    changes = _through_json(compared(before, after))
    assert applied(before, changes) == after
    assert applied(before, changes[::-1]) == after


@thorough
@given(specs())
def test_a_spec_does_not_differ_from_itself(spec: RequirementsSpec) -> None:
    assert compared(spec, msgspec.convert(msgspec.to_builtins(spec), RequirementsSpec)) == ()


@thorough
@given(specs(), specs())
def test_what_is_stricter_one_way_is_looser_the_other(before: RequirementsSpec, after: RequirementsSpec) -> None:
    there, back = _effects(compared(before, after)), _effects(compared(after, before))
    turned = {"stricter": "looser", "looser": "stricter", "none": "none", "unclear": "unclear"}
    same = [path for path in there if path in back]
    assert {path: there[path] for path in same} == {path: turned[back[path]] for path in same}


def test_what_makes_it_stricter_stands_first() -> None:
    orders = [[change.effect for change in compared(before, after)] for before, after in PAIRS]
    rank = ["stricter", "unclear", "looser", "none"].index
    assert all(effects == sorted(effects, key=rank) for effects in orders)
    assert any("stricter" in effects and "none" in effects for effects in orders)


def _effects(changes: tuple[Change, ...]) -> dict[str, str]:
    return {change.path: change.effect for change in changes}


def _through_json(changes: tuple[Change, ...]) -> list[Change]:
    return msgspec.json.decode(msgspec.json.encode(changes), type=list[Change])


# ---- which way a change of a condition goes

MORE = [
    ({"kind": "at-least", "fact": "memory.installed", "minimum": "4 GiB"}, {"minimum": "8 GiB"}),
    ({"kind": "at-least", "fact": "memory.installed", "minimum": "4 GiB"}, {"minimum": "4500 MiB"}),
    ({"kind": "at-least", "fact": "memory.installed", "minimum": "4 GiB"}, {"recommended": "8 GiB"}),
    ({"kind": "at-least", "fact": "memory.installed", "minimum": "4 GiB", "tolerance": 0.2}, {"tolerance": 0.1}),
    ({"kind": "at-least-version", "fact": "os.version", "minimum": "10.9"}, {"minimum": "10.10"}),
    ({"kind": "one-of", "fact": "os.version", "values": ["10", "11"]}, {"values": ["11"]}),
    ({"kind": "one-of", "fact": "os.version", "values": ["10", "11"]}, {"recommended": ["11"]}),
    ({"kind": "supported-on", "table_valid_days": 400}, {"table_valid_days": 365}),
    ({"kind": "updates-arriving", "superseded_within_days": 90, "table_valid_days": 1}, {"superseded_within_days": 75}),
    ({"kind": "display-at-least", "measure": "physical", "minimum": "1024 x 768"}, {"minimum": "1280 x 768"}),
    ({"kind": "display-at-least", "measure": "physical", "minimum": "1024 x 768"}, {"minimum": "800 x 1280"}),
    ({"kind": "display-at-least", "measure": "physical", "minimum": "1024 x 768"}, {"minimum_inches": 9.7}),
    (
        {"kind": "display-at-least", "measure": "effective", "minimum": "9x9", "tolerance_pixels": 2},
        {"tolerance_pixels": 1},
    ),
    ({"kind": "reachable", "target": "https://example.org"}, {"within_seconds": 5}),
    ({"kind": "reachable", "target": "https://example.org", "within_seconds": 5}, {"within_seconds": 2}),
]
BROWSER = {
    "kind": "browser-release", "which": "best", "browsers": ["chrome", "edge"], "table_valid_days": 45,
    "minimum": {"released_within_days": 400},
}  # fmt: skip
MORE += [
    (BROWSER, {"minimum": {"released_within_days": 300}}),
    (BROWSER, {"recommended": {"superseded_within_days": 60}}),
    (BROWSER, {"browsers": ["chrome"]}),
    (BROWSER, {"table_valid_days": 30}),
    (BROWSER | {"minimum": {"newest_versions": 3}}, {"minimum": {"newest_versions": 2}}),
]
SUBSTITUTE = {"fact": "memory.usable", "up_to": 1.6}
ALIKE = [
    ({"kind": "at-least", "fact": "memory.installed", "minimum": "4 GiB"}, {"minimum": "4096 MiB"}),
    ({"kind": "one-of", "fact": "os.version", "values": ["10", "11"]}, {"values": ["11", "10"]}),
    (BROWSER, {"browsers": ["edge", "chrome"]}),
]
UNCLEAR = [
    ({"kind": "at-least", "fact": "memory.installed", "minimum": "4 GiB"}, {"substitute": SUBSTITUTE}),
    ({"kind": "at-least", "fact": "cpu.logical_cores", "minimum": 4}, {"fact": "cpu.physical_cores", "minimum": 8}),
    ({"kind": "display-at-least", "measure": "physical", "minimum": "1024 x 768"}, {"minimum": "1280 x 720"}),
    ({"kind": "one-of", "fact": "os.version", "values": ["10", "11"]}, {"values": ["11", "12"]}),
    ({"kind": "reachable", "target": "https://example.org"}, {"target": "https://example.com"}),
    (BROWSER, {"minimum": {"superseded_within_days": 60}}),
    (BROWSER, {"minimum": {"newest_versions": 2}}),
    (BROWSER, {"which": "every"}),
    (BROWSER | {"which": "every"}, {"browsers": ["chrome"]}),
]
MEMORY: dict[str, Any] = {"kind": "at-least", "fact": "memory.installed", "minimum": "4 GiB"}
CORES: dict[str, Any] = {"kind": "at-least", "fact": "cpu.physical_cores", "minimum": 2}
PARTS: list[tuple[dict[str, Any], dict[str, Any], Effect]] = [
    (MEMORY, {"kind": "all-of", "conditions": [MEMORY, CORES]}, "stricter"),
    (MEMORY, {"kind": "any-of", "conditions": [MEMORY, CORES]}, "looser"),
    ({"kind": "any-of", "conditions": [MEMORY, CORES]}, CORES, "stricter"),
    (MEMORY, {"kind": "is-true", "fact": "page.cookies"}, "unclear"),
    (MEMORY, {"kind": "all-of", "conditions": [{**MEMORY, "minimum": "2 GiB"}, CORES]}, "unclear"),
    ({"kind": "all-of", "conditions": [MEMORY, CORES]}, {"kind": "any-of", "conditions": [MEMORY, CORES]}, "unclear"),
    (
        {"kind": "any-of", "conditions": [MEMORY, CORES]},
        {"kind": "any-of", "conditions": [MEMORY, {**CORES, "minimum": 4}]},
        "stricter",
    ),
]


def condition(document: dict[str, Any]) -> Condition:
    made: Condition = msgspec.convert(document, Condition)
    return made


def with_condition(document: dict[str, Any]) -> RequirementsSpec:
    asked = msgspec.structs.replace(MALMBERG.requirement[0], condition=condition(document))
    return msgspec.structs.replace(MALMBERG, requirement=(asked,))


def effect_between(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    return {change.effect for change in compared(with_condition(before), with_condition(after))}


@pytest.mark.parametrize(("document", "more"), MORE)
def test_more_of_a_condition_is_stricter_and_less_is_looser(document: dict[str, Any], more: dict[str, Any]) -> None:
    assert effect_between(document, document | more) == {"stricter"}
    assert effect_between(document | more, document) == {"looser"}
    assert asks_more(condition(document | more), condition(document))
    assert not asks_more(condition(document), condition(document | more))


@pytest.mark.parametrize(("document", "other"), ALIKE)
def test_what_asks_the_same_in_other_words_is_neither(document: dict[str, Any], other: dict[str, Any]) -> None:
    assert effect_between(document, document | other) == {"none"}
    assert not asks_more(condition(document | other), condition(document))


@pytest.mark.parametrize(("document", "other"), UNCLEAR)
def test_what_cannot_be_compared_is_unclear_and_not_called_the_same(
    document: dict[str, Any], other: dict[str, Any]
) -> None:
    assert "unclear" in effect_between(document, document | other)
    assert not effect_between(document, document | other) & {"stricter", "looser"}
    assert not asks_more(condition(document | other), condition(document))


def test_more_of_one_does_not_make_up_for_what_cannot_be_compared() -> None:
    high = {"kind": "display-at-least", "measure": "effective", "minimum": "1280 x 1024", "minimum_inches": 10}
    wide = high | {"minimum": "1366 x 768", "minimum_inches": 12}
    assert not asks_more(condition(wide), condition(high))
    assert not asks_more(condition(high), condition(wide))


@pytest.mark.parametrize(("before", "after", "effect"), PARTS)
def test_one_more_that_must_hold_is_stricter_and_one_more_that_may_is_looser(
    before: dict[str, Any], after: dict[str, Any], effect: Effect
) -> None:
    assert effect_between(before, after) == {effect}


# ---- which way a change of anything else goes

ASKED = MALMBERG.requirement[0]
PRODUCT = MALMBERG.product[0]


def _requirement(**changes: object) -> Callable[[RequirementsSpec], RequirementsSpec]:
    changed = msgspec.structs.replace(ASKED, **changes)
    return lambda spec: msgspec.structs.replace(spec, requirement=(changed, *spec.requirement[1:]))


OTHERS: dict[str, tuple[Callable[[RequirementsSpec], RequirementsSpec], str, str]] = {
    "for fewer kinds of device": (_requirement(applies_to=("mac", "linux-pc")), "lowered", "looser"),
    "for other kinds of device": (_requirement(applies_to=("mac", "ipad")), "changed", "unclear"),
    "no longer required": (_requirement(importance="recommended"), "lowered", "looser"),
    "not counted any more": (_requirement(category="setup"), "lowered", "looser"),
    "confirmed": (_requirement(basis="published"), "confirmed", "none"),
    "a new name": (_requirement(id="the-browser"), "renamed", "none"),
    "gone": (lambda spec: msgspec.structs.replace(spec, requirement=spec.requirement[1:]), "dropped", "looser"),
    "another order": (
        lambda spec: msgspec.structs.replace(spec, requirement=tuple(reversed(spec.requirement))), "moved", "none",
    ),
    "a remedy gone": (lambda spec: msgspec.structs.replace(spec, remedy=spec.remedy[1:]), "dropped", "none"),
    "a method on fewer devices, which fails none": (
        lambda spec: msgspec.structs.replace(
            spec, product=(msgspec.structs.replace(PRODUCT, not_on=(*PRODUCT.not_on, "mac")), *spec.product[1:])
        ),
        "changed",
        "none",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_other_changes_are_told_for_what_they_are(name: str) -> None:
    change, what, effect = OTHERS[name]
    (found,) = compared(MALMBERG, change(MALMBERG))
    assert (found.what, found.effect) == (what, effect)
    assert applied(MALMBERG, [found]) == change(MALMBERG)


# ---- what comes or goes beside others that ask as much


def memory(name: str, minimum: str, *classes: str, **changes: object) -> Requirement:
    asked = condition({**MEMORY, "minimum": minimum})
    return msgspec.structs.replace(ASKED, id=name, applies_to=classes, condition=asked, **changes)


def effects_between(before: list[Requirement], after: list[Requirement]) -> dict[str, str]:
    old, new = (msgspec.structs.replace(MALMBERG, requirement=tuple(each)) for each in (before, after))
    return {path: effect for path, effect in _effects(compared(old, new)).items() if not path.endswith(".order")}


FOUR = memory("memory", "4 GiB", "windows-pc", "mac")
BESIDE: dict[str, tuple[list[Requirement], str]] = {
    "split in two that ask more": ([memory("a", "8 GiB", "windows-pc"), memory("b", "8 GiB", "mac")], "none"),
    "of more devices": ([memory("a", "8 GiB", "windows-pc", "mac", "linux-pc")], "none"),
    "of one kind it is asked no longer": ([memory("a", "8 GiB", "windows-pc"), memory("b", "8 GiB", "ipad")], "looser"),
    "of one kind less is asked": ([memory("a", "8 GiB", "windows-pc"), memory("b", "2 GiB", "mac")], "looser"),
    "only recommended": ([memory("a", "8 GiB", "windows-pc", "mac", "ipad", importance="recommended")], "looser"),
    "counted no longer": ([memory("a", "8 GiB", "windows-pc", "mac", "ipad", category="setup")], "looser"),
}


@pytest.mark.parametrize("name", BESIDE)
def test_what_goes_where_others_ask_as_much_is_not_called_looser(name: str) -> None:
    after, effect = BESIDE[name]
    there, back = effects_between([FOUR], after), effects_between(after, [FOUR])
    assert there["requirement.memory"] == effect
    assert back["requirement.memory"] == {"none": "none", "looser": "stricter"}[effect]
    assert there["requirement.a"] == "stricter"


def test_a_requirement_that_is_about_something_else_is_not_called_renamed() -> None:
    other = msgspec.structs.replace(ASKED, id="something-else", condition=condition(MEMORY))
    after = msgspec.structs.replace(MALMBERG, requirement=(other, *MALMBERG.requirement[1:]))
    assert [change.what for change in compared(MALMBERG, after)] == ["added", "dropped", "moved"]
