"""What was answered before: last year's spec of one's own, and what of it still holds for this year's.

An answer is taken over where the program's own value is the same now as it was then. What differs, is new, or was not
known then is asked, with that answer beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.confirming.answers import PRODUCT, AddedRow, Answer, Answers
from checker.confirming.confirmed import part_name
from checker.confirming.products import added_before, as_requirement, values_of
from checker.confirming.rows.row import Columns
from checker.confirming.values import asked_of, row_of_requirement
from checker.model.devices import DEVICE_CLASSES, DeviceClass
from checker.specification.document import Product, Requirement, RequirementsSpec
from checker.specification.preference import version_order


class Earlier(NamedTuple):
    """A spec of one's own, and the one it was made from; None where that is no longer here."""

    confirmed: RequirementsSpec
    base: RequirementsSpec | None


class Before(NamedTuple):
    """What the earlier spec asked of a kind of device. `asked` None: no row can say it. `right` None: left out.

    Likewise of a method, which is one as `as_requirement` gives it.
    """

    right: Requirement | None
    asked: Columns | None


def earlier_of(specs: Sequence[RequirementsSpec], spec: RequirementsSpec) -> Earlier | None:
    """Give the spec that was confirmed last for this publisher, and what it was made from; None: nobody did."""
    own = [each for each in specs if each.confirmation and each.published_by == spec.published_by]
    newest = max(own, key=lambda each: (each.confirmed_on or dt.date.min, version_order(each.version)), default=None)
    if newest is None or not newest.confirmation:
        return None
    of = newest.confirmation.of
    return Earlier(newest, next((each for each in specs if each.name == of), None))


def taken_over(spec: RequirementsSpec, earlier: Earlier | None) -> Answers:
    """Give the earlier answers that hold for this spec too, each with its own day."""
    if earlier is None or earlier.base is None:
        return Answers()
    base = earlier.base
    answers = [answer for item in spec.requirement for answer in _still_right(item, earlier, base)]
    answers += [answer for item in spec.product if (answer := _product_still_right(item, earlier, base))]
    products = added_before(earlier.confirmed.product, base.product, spec.product)
    return Answers(answers=tuple(answers), added=(*_added(spec, earlier, base), *products))


def before(requirement: Requirement, name: DeviceClass, earlier: Earlier | None) -> Before | None:
    """Give what was confirmed earlier for a kind of device, or that it was left out; None where nobody knew."""
    if earlier is None:
        return None
    was = _of_base(requirement, name, earlier.base) if earlier.base else None
    right = _right_for(requirement, name, earlier)
    if right is None:
        return Before(None, None) if was else None
    return Before(right, asked_of(right)) if right.basis == "published" else None


def product_before(product: Product, earlier: Earlier | None) -> Before | None:
    """Give what was confirmed earlier of a method, or that it was left out; None where nobody knew."""
    if earlier is None:
        return None
    right = _named(product, earlier.confirmed)
    if right is None:
        return Before(None, None) if earlier.base and _named(product, earlier.base) else None
    return None if right.is_provisional else Before(as_requirement(right), values_of(right))


def _product_still_right(product: Product, earlier: Earlier, base: RequirementsSpec) -> Answer | None:
    was, right = _named(product, base), _named(product, earlier.confirmed)
    is_same = was is not None and set(was.not_on) == set(product.not_on)
    if not (product.is_provisional and is_same and product_before(product, earlier)):
        return None
    about = f"{PRODUCT}{product.id}"
    if right is None:
        return Answer(requirement=about, word="dropped")
    day, values = right.checked_on or None, values_of(right)
    if set(right.not_on) == set(product.not_on):
        return Answer(requirement=about, word="keep", quote=right.quote, checked_on=day)
    if values is None:
        return None
    return Answer(requirement=about, word="change", minimum=values.minimum, quote=right.quote, checked_on=day)


def _named(product: Product, spec: RequirementsSpec) -> Product | None:
    return next((each for each in spec.product if each.id == product.id), None)


def _still_right(requirement: Requirement, earlier: Earlier, base: RequirementsSpec) -> Iterator[Answer]:
    if requirement.basis == "published":
        return
    groups: dict[Answer, list[DeviceClass]] = {}
    for name in requirement.applies_to:
        was, told = _of_base(requirement, name, base), before(requirement, name, earlier)
        if was and told and _asks_the_same(was, requirement) and (answer := _answer(requirement, was, told)):
            groups.setdefault(answer, []).append(name)
    for answer, classes in groups.items():
        yield _about(answer, requirement, classes)


def _about(answer: Answer, requirement: Requirement, classes: Sequence[DeviceClass]) -> Answer:
    """Give an answer for some devices; for all of a requirement none need be named."""
    named = () if len(classes) == len(requirement.applies_to) else tuple(classes)
    return Answer(
        requirement=requirement.id,
        word=answer.word,
        applies_to=named,
        minimum=answer.minimum,
        recommended=answer.recommended,
        quote=answer.quote,
        checked_on=answer.checked_on,
    )


def _answer(requirement: Requirement, was: Requirement, told: Before) -> Answer | None:
    """Give what was answered; None where this program can no longer say it."""
    right = told.right
    if right is None:
        return Answer(requirement=requirement.id, word="dropped")
    if _asks_the_same(right, was):
        return Answer(requirement=requirement.id, word="keep", quote=right.quote, checked_on=right.checked_on)
    if told.asked is None or row_of_requirement(right) != row_of_requirement(requirement):
        return None
    return Answer(
        requirement=requirement.id,
        word="change",
        minimum=told.asked.minimum,
        recommended=told.asked.recommended,
        quote=right.quote,
        checked_on=right.checked_on,
    )


def _asks_the_same(one: Requirement, other: Requirement) -> bool:
    """Tell whether two ask the same value, however long their tables may hold."""
    first, second = asked_of(one), asked_of(other)
    if first is None or second is None:
        return one.condition == other.condition and one.importance == other.importance
    return first == second and row_of_requirement(one) == row_of_requirement(other)


def _of_base(requirement: Requirement, name: DeviceClass, base: RequirementsSpec) -> Requirement | None:
    found = (item for item in base.requirement if item.id == requirement.id and name in item.applies_to)
    return next(found, None)


def _right_for(requirement: Requirement, name: DeviceClass, earlier: Earlier) -> Requirement | None:
    """Give what the earlier spec asks of a kind of device: the requirement of this id, or a part of it."""
    of_base = {item.id for item in earlier.base.requirement} if earlier.base else set()
    parts = {part_name(requirement.id, [each]) for each in DEVICE_CLASSES} - of_base
    found = (item for item in earlier.confirmed.requirement if item.id in {requirement.id, *parts})
    return next((item for item in found if name in item.applies_to), None)


def _added(spec: RequirementsSpec, earlier: Earlier, base: RequirementsSpec) -> Iterator[AddedRow]:
    """Give the rows that were added then, as far as this spec has nothing new of that kind for those devices."""
    origins = {item.id for item in base.requirement}
    origins |= {part_name(name, [each]) for name in origins for each in DEVICE_CLASSES}
    for item in earlier.confirmed.requirement:
        row, asked = row_of_requirement(item), asked_of(item)
        if item.id in origins or row is None or asked is None or item.basis != "published":
            continue
        if any(_is_new_beside(other, item, base) for other in spec.requirement):
            continue
        yield AddedRow(
            name=item.id,
            kind=row.name,
            applies_to=item.applies_to,
            minimum=asked.minimum,
            recommended=asked.recommended,
            quote=item.quote,
            checked_on=item.checked_on,
        )


def _is_new_beside(other: Requirement, item: Requirement, base: RequirementsSpec) -> bool:
    """Tell whether a requirement of this year is new, and of the same kind and devices as one that was added."""
    is_alike = row_of_requirement(other) == row_of_requirement(item) and set(other.applies_to) & set(item.applies_to)
    return bool(is_alike) and other.id not in {each.id for each in base.requirement}
