"""From a spec and a person's answers to a spec of one's own. Pure, and always valid.

An answer about what is not there, or with a value that no such row can have, changes nothing: that requirement stays as
it is, and provisional.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from checker.confirming.adding import added_requirement, own_name
from checker.confirming.answers import Answer, Answers
from checker.confirming.grown_remedies import grown
from checker.confirming.phrases import Phrases
from checker.confirming.products import confirmed_products
from checker.confirming.rows.row import NotUnderstoodError
from checker.confirming.values import changed, only_for
from checker.errors import BadInputError
from checker.model.devices import DeviceClass
from checker.specification.document import Confirmation, Requirement, RequirementsSpec, Role

_LONGEST_BASE = 26
_MOST_REQUIREMENTS = 500
_USUAL_ROLE: Role = "coordinator"


def confirmed_spec(
    spec: RequirementsSpec, answers: Answers, phrases: Phrases, today: dt.date, token: str
) -> RequirementsSpec:
    """Give the spec that these answers make of another one. `token`: four letters and digits nobody else has.

    Raises `BadInputError` where nothing would be left of it.
    """
    day = min(answers.read_on or today, today)
    requirements = _requirements(spec, answers, phrases, day)
    if not requirements:
        raise BadInputError(spec.name, "", "every requirement was left out", "Keep at least one, or add one.")
    source = answers.source or spec.source
    products = confirmed_products(spec.product, answers, source, phrases, day)
    bases = {item.basis for item in requirements} | {item.basis for item in products}
    return msgspec.structs.replace(
        spec,
        version=own_version(spec.version, today, token),
        source=source,
        product=products,
        requirement=requirements[:_MOST_REQUIREMENTS],
        remedy=grown(spec.remedy, spec.requirement, requirements),
        note=phrases.whole(day) if bases == {"published"} else phrases.in_part(day),
        confirmation=Confirmation(of=spec.name, on=day, role=answers.role or _USUAL_ROLE, note=answers.note),
    )


def own_version(version: str, today: dt.date, token: str) -> str:
    """Give the version of a spec of one's own: that of the other, the day, and what tells two of a day apart."""
    base = version.partition("+")[0][:_LONGEST_BASE]
    return f"{base}+{today:%Y%m%d}.{token}"


def outcome(requirement: Requirement, answer: Answer | None, phrases: Phrases, day: dt.date) -> Requirement | None:
    """Give what an answer makes of a requirement; None where it is no longer asked."""
    if answer is None or answer.word == "unknown" or requirement.basis == "published":
        return requirement
    if answer.word == "dropped":
        return None
    try:
        right = changed(requirement, answer.asked) if answer.word == "change" else requirement
    except NotUnderstoodError:
        return requirement
    checked_on = min(answer.checked_on or day, day)
    return msgspec.structs.replace(
        right, basis="published", checked_on=checked_on, basis_note=phrases.read(checked_on), quote=answer.quote
    )


def _requirements(spec: RequirementsSpec, answers: Answers, phrases: Phrases, day: dt.date) -> tuple[Requirement, ...]:
    taken = {item.id for item in spec.requirement}
    found: list[Requirement] = []
    for item in spec.requirement:
        found += _named(item, _parts(item, answers.answers, phrases, day), taken)
    for row in answers.added:
        if row.product:
            continue
        try:
            own = added_requirement(spec, row, day, phrases)
        except NotUnderstoodError:
            continue
        found.append(msgspec.structs.replace(own, id=own_name(own.id, taken)))
        taken.add(found[-1].id)
    return tuple(found)


def _parts(
    requirement: Requirement, answers: Sequence[Answer], phrases: Phrases, day: dt.date
) -> Iterator[Requirement]:
    """Give what becomes of a requirement; one for each group of devices of which something else was answered."""
    told: dict[Answer | None, list[DeviceClass]] = {}
    for name in requirement.applies_to:
        told.setdefault(_last_about(requirement, name, answers), []).append(name)
    groups: dict[Requirement, list[DeviceClass]] = {}
    for answer, classes in told.items():
        right = outcome(only_for(requirement, classes), answer, phrases, day)
        if right is not None:
            whole = msgspec.structs.replace(right, applies_to=requirement.applies_to, measure_on=requirement.measure_on)
            groups.setdefault(whole, []).extend(classes)
    for whole, classes in groups.items():
        yield only_for(whole, classes)


def _last_about(requirement: Requirement, name: DeviceClass, answers: Iterable[Answer]) -> Answer | None:
    about = [
        answer
        for answer in answers
        if answer.requirement == requirement.id and (not answer.applies_to or name in answer.applies_to)
    ]
    return about[-1] if about else None


def _named(requirement: Requirement, parts: Iterable[Requirement], taken: set[str]) -> Iterator[Requirement]:
    """Give the parts of a requirement, the first under its own id, the others with the devices they are for."""
    for number, part in enumerate(parts):
        name = own_name(part_name(requirement.id, part.applies_to), taken) if number else requirement.id
        taken.add(name)
        yield msgspec.structs.replace(part, id=name)


def part_name(requirement: str, classes: Sequence[str]) -> str:
    """Give the id of a part of a requirement, by the first of its devices."""
    return f"{requirement}-{classes[0]}"
