"""For which of several publishers it helps to do something: on how many devices for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from checker.specification.document import RequirementsSpec


class Helping:
    """Knows of which part of a joined spec each requirement is."""

    def __init__(self, spec: RequirementsSpec) -> None:
        """Look it up once. Of one spec alone nothing is to be told."""
        several = spec.requirement if len(spec.parts) > 1 else ()
        self._part = {item.id: spec.part_of(item.id).id for item in several}
        self._order = {part.id: place for place, part in enumerate(spec.parts)}

    def of(self, requirements: Iterable[Iterable[str]]) -> Mapping[str, int]:
        """Give for each spec, by its id, how many devices it helps; `requirements`: those it is for, a device each."""
        if not self._part:
            return {}
        counted = Counter(part for names in requirements for part in {self._part[name] for name in names})
        return {part: counted[part] for part in sorted(counted, key=self._order.__getitem__)}
