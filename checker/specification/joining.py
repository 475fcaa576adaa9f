"""Several specs asked for at once, as one to judge by: the ids of all but the first get the spec's own id before them.

A device meets it when it meets every part. Judging, planning and counting need not know that there are several; who
shows something to a person asks for the parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from checker.errors import BadInputError
from checker.model.languages import LANGUAGES
from checker.specification.document import Product, Remedy, Requirement, RequirementsSpec, Title

_BETWEEN = ":"  # not in any id
_LONGEST_TITLE = 200
_MOST = 10


class JoinedSpec(RequirementsSpec, frozen=True, kw_only=True):
    """Several specs as one. Its requirements are those of the parts, in their order."""

    joined_from: tuple[RequirementsSpec, ...]

    @property
    def parts(self) -> tuple[RequirementsSpec, ...]:
        """Give each spec as it was."""
        return self.joined_from

    def part_of(self, requirement: str) -> RequirementsSpec:
        """Give the part that a requirement is from."""
        prefix, between, _ = requirement.rpartition(_BETWEEN)
        return next(part for part in self.parts if part.id == prefix) if between else self.parts[0]


def joined(specs: Sequence[RequirementsSpec]) -> RequirementsSpec:
    """Give several specs as one to judge by; one alone as it is.

    Raises `BadInputError` for too many, and for two of one id: last year's beside this year's is a comparison, not a
    second publisher.
    """
    if len(specs) == 1:
        return specs[0]
    if len(specs) > _MOST:
        raise BadInputError("spec", "", f"asked for {len(specs)} times", f"Ask for {_MOST} at most.")
    _refuse_twice(specs)
    first = specs[0]
    kept: dict[str, Remedy] = {}
    requirements = tuple(item for number, spec in enumerate(specs) for item in _renamed(spec, kept, number))
    return JoinedSpec(
        schema_version=first.schema_version,
        id=first.id,
        version=first.version,
        title=_title(specs),
        source=first.source,
        requirement=requirements,
        historical=all(spec.historical for spec in specs),
        remedy=tuple(kept.values()),
        product=tuple(_products(specs)),
        publisher=first.published_by,
        joined_from=tuple(specs),
    )


def instead(spec: RequirementsSpec, other: RequirementsSpec) -> RequirementsSpec:
    """Give several specs with another one in the place of that of the same id; where there is none, the other alone."""
    others = {part.id: part for part in other.parts}
    if others.keys() <= {part.id for part in spec.parts}:
        return joined([others.get(part.id, part) for part in spec.parts])
    return other


def own_id(name: str) -> str:
    """Give the id that a requirement, remedy or product has in its own spec."""
    return name.rpartition(_BETWEEN)[2]


def _refuse_twice(specs: Sequence[RequirementsSpec]) -> None:
    for name, count in Counter(spec.id for spec in specs).items():
        if count > 1:
            raise BadInputError(
                f"spec {name}", "", "asked for twice", "Name each one once; spec diff compares two years."
            )


def _renamed(spec: RequirementsSpec, kept: dict[str, Remedy], number: int) -> Iterable[Requirement]:
    """Give the requirements of a part under names that no other part has, and keep its remedies in `kept`."""
    remedies = {item.id: _keep(spec, item, kept) for item in spec.remedy}
    for item in spec.requirement:
        names = tuple(remedies[name] for name in item.remedies)
        yield msgspec.structs.replace(item, id=_name(spec, item.id) if number else item.id, remedies=names)


def _keep(spec: RequirementsSpec, remedy: Remedy, kept: dict[str, Remedy]) -> str:
    """Keep a remedy, and give its name: what two parts say alike is one thing to do."""
    known = kept.setdefault(remedy.id, remedy)
    if known == remedy:
        return remedy.id
    name = _name(spec, remedy.id)
    kept[name] = msgspec.structs.replace(remedy, id=name)
    return name


def _products(specs: Sequence[RequirementsSpec]) -> Iterable[Product]:
    for number, spec in enumerate(specs):
        for item in spec.product:
            yield msgspec.structs.replace(item, id=_name(spec, item.id)) if number else item


def _name(spec: RequirementsSpec, name: str) -> str:
    return f"{spec.id}{_BETWEEN}{name}"


def _title(specs: Sequence[RequirementsSpec]) -> Title:
    return Title(**{name: " + ".join(spec.title.said(name) for spec in specs)[:_LONGEST_TITLE] for name in LANGUAGES})
