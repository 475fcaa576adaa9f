"""What extensions mean: each is settled once all that it may stand on are, whatever the order of the files.

What one stands on is looked for among all specs there are. A name under which two of them say something else is of
none, unless one of them is trusted: what came with the program, or is in use already.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from checker.errors import BadInputError
from checker.specification.digest import digest_of
from checker.specification.document import RequirementsSpec
from checker.specification.extension import Extension, extended, extension_in
from checker.specification.loading import Examine, Loaded, Unsettled
from checker.specification.preference import default_among

_DEEPEST = 5
_MOST = 100
"""How many extensions there may be in all: each is as much work as a whole spec, however small its file."""
_ANOTHER = "Let it stand on a spec that stands on no other."


def settle(
    waiting: Mapping[Path, Unsettled],
    whole: Iterable[RequirementsSpec],
    trusted: Iterable[RequirementsSpec],
    examine: Examine,
) -> dict[Path, Loaded]:
    """Give for the file of each extension the spec it means among these, or why it cannot be used."""
    settling = _Settling(trusted, whole, examine)
    for path, raw in waiting.items():
        settling.wait(path, raw)
    settling.settle_all()
    return settling.loaded


class _Settling:
    """What is settled, and the extensions that wait for it."""

    def __init__(
        self, trusted: Iterable[RequirementsSpec], whole: Iterable[RequirementsSpec], examine: Examine
    ) -> None:
        self._examine = examine
        self._meant = {spec.name: {digest_of(spec): spec} for spec in trusted}
        self._trusted = frozenset(self._meant)
        self._waiting: dict[Path, Extension] = {}
        self.loaded: dict[Path, Loaded] = {}
        for spec in whole:
            self._keep(spec)

    def wait(self, path: Path, raw: Mapping[str, object]) -> None:
        """Let an extension wait."""
        if len(self._waiting) >= _MOST:
            problem = f"more than {_MOST} files that stand on another"
            self.loaded[path] = BadInputError(str(path), "extends", problem, "Take out what is not needed.")
            return
        try:
            self._waiting[path] = extension_in(raw, path)
        except BadInputError as reason:
            self.loaded[path] = reason

    def settle_all(self) -> None:
        """Settle all that wait: first what stands on what is whole, then what stands on those."""
        for _ in range(_DEEPEST):
            awaited = {name for each in self._waiting.values() for name in (each.id, each.name)}
            for path in [path for path, each in self._waiting.items() if each.extends not in awaited]:
                self._settle(path, self._waiting.pop(path))
        for path, each in self._waiting.items():
            self.loaded[path] = self._endless(path, each)

    def _settle(self, path: Path, extension: Extension) -> None:
        try:
            spec = extended(self._parent(path, extension), extension, path, self._examine)
        except BadInputError as reason:
            self.loaded[path] = reason
        else:
            self.loaded[path] = spec
            self._keep(spec)

    def _keep(self, spec: RequirementsSpec) -> None:
        if spec.name not in self._trusted:
            self._meant.setdefault(spec.name, {})[digest_of(spec)] = spec

    def _parent(self, path: Path, extension: Extension) -> RequirementsSpec:
        """Give what an extension stands on. Raises `BadInputError` where that is not there, or not clear."""
        wanted = extension.extends
        of_one_name = {name: [*found.values()] for name, found in self._meant.items()}
        candidates = [
            found[0] for name, found in of_one_name.items() if wanted in {name, found[0].id} and len(found) == 1
        ]
        if not candidates:
            raise self._no_parent(path, wanted)
        return candidates[0] if "/" in wanted else _on_its_first_day(candidates, extension, path)

    def _no_parent(self, path: Path, wanted: str) -> BadInputError:
        if len(self._meant.get(wanted, ())) > 1:
            problem = f"there are two of {wanted} that differ"
            return BadInputError(str(path), "extends", problem, "Give one of them a version of its own.")
        known = sorted({*self._meant, *(name.partition("/")[0] for name in self._meant)})
        from checker.mistakes import nearest  # noqa: PLC0415  only a mistake pays for it

        next_step = nearest(wanted, known) if known else "Put that one beside it."
        return BadInputError(str(path), "extends", f"there is no {wanted} here to stand on", next_step)

    def _endless(self, path: Path, extension: Extension) -> BadInputError:
        """Give why one still waits: what it stands on leads back to it, or no end of that is met in time."""
        by_name = {name: each for each in self._waiting.values() for name in (each.id, each.name)}
        names = [extension.name]
        while (following := by_name.get(extension.extends)) and following.name not in names:
            extension = following
            names.append(extension.name)
        if following:
            loop = ", ".join([*names[names.index(following.name) :], following.name])
            return BadInputError(str(path), "extends", f"these stand on each other: {loop}", _ANOTHER)
        return BadInputError(str(path), "extends", f"stands on more than {_DEEPEST} others, one on another", _ANOTHER)


def _on_its_first_day(specs: list[RequirementsSpec], extension: Extension, path: Path) -> RequirementsSpec:
    """Give the one that counts on the day from which the extension holds."""
    day = extension.valid_from
    if day is None:
        problem = f"missing: {extension.extends} may come in another version each year"
        next_step = f"Write from which day it holds, or a version behind {extension.extends}, after a /."
        raise BadInputError(str(path), "valid_from", problem, next_step)
    spec = default_among(specs, day)
    if (spec.valid_from or dt.date.min) > day:
        problem = f"no {extension.extends} holds on {day} yet"
        raise BadInputError(str(path), "valid_from", problem, f"The first is of {spec.valid_from}.")
    return spec
