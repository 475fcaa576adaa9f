"""What does not fit together in a requirements spec whose every key is right by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from checker.effects import effect_problem
from checker.specification.document import Requirement, RequirementsSpec


def spec_problems(spec: RequirementsSpec) -> Iterator[tuple[str, str]]:
    """Give each problem: the place in the file, and what is wrong there."""
    yield from _twice("requirement", (item.id for item in spec.requirement))
    yield from _twice("remedy", (item.id for item in spec.remedy))
    yield from _twice("product", (item.id for item in spec.product))
    if spec.valid_from and spec.valid_until and spec.valid_until < spec.valid_from:
        yield "valid_until", "before valid_from"
    remedies = {item.id for item in spec.remedy}
    for number, requirement in enumerate(spec.requirement):
        place = f"requirement[{number}]"
        for name in requirement.remedies:
            if name not in remedies:
                yield f"{place}.remedies", f'"{name}" is not a remedy of this spec'
        yield from _foreign_ways(requirement, place)
        if requirement.basis == "published" and requirement.checked_on is None:
            yield f"{place}.checked_on", 'missing: "published" needs the day a person read the value'
        if requirement.basis == "provisional" and requirement.checked_on is not None:
            yield f"{place}.checked_on", 'only with basis = "published"'
        yield from ((f"{place}.condition.{field}", text) for field, text in requirement.condition.problems())
    yield from _product_problems(spec)
    yield from _remedy_problems(spec)


def _product_problems(spec: RequirementsSpec) -> Iterator[tuple[str, str]]:
    for number, product in enumerate(spec.product):
        if product.is_provisional and product.checked_on:
            yield f"product[{number}].checked_on", 'only with basis = "published"'


def _foreign_ways(requirement: Requirement, place: str) -> Iterator[tuple[str, str]]:
    names = requirement.measure_on.texts() if requirement.measure_on else ()
    for name in names:
        if name not in requirement.applies_to:
            yield f"{place}.measure_on.{name}", "this requirement does not apply to that kind of device"


def _remedy_problems(spec: RequirementsSpec) -> Iterator[tuple[str, str]]:
    for number, remedy in enumerate(spec.remedy):
        place = f"remedy[{number}]"
        if remedy.when:
            yield from ((f"{place}.when.{field}", text) for field, text in remedy.when.problems())
        if remedy.effect and (problem := effect_problem(remedy.effect)):
            yield f"{place}.effect.{problem.field}", problem.text


def _twice(kind: str, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield kind, f'the id "{name}" is used {count} times'
