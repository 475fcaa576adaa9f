"""A browser as one place tells of it; several places may tell of the same one."""

from __future__ import annotations

import msgspec

from checker.model.devices import Scope
from checker.probes.windows.browsers.program_paths import folder_of


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What one place tells.

    `path`: the program, "" for a package. `labels`: what the place calls it. `registered`: it is among the browsers
    that Windows offers, whatever its make. `spare`: counts only where no other place tells of the same make.
    """

    scope: Scope
    path: str = ""
    version: str = ""
    labels: tuple[str, ...] = ()
    family: str = ""
    registered: bool = False
    spare: bool = False

    @property
    def identity(self) -> str:
        """What makes two the same installation: the folder, since a launcher and a program may stand in one."""
        return folder_of(self.path).casefold() if self.path else self.family.casefold()

    def joined(self, other: Found) -> Found:
        """Give both as one; this one's answers go first."""
        return msgspec.structs.replace(
            self,
            version=self.version or other.version,
            labels=(*self.labels, *other.labels),
            registered=self.registered or other.registered,
        )


def one_each(found: list[Found]) -> list[Found]:
    """Give every installation once, in the order in which they were found first."""
    joined: dict[str, Found] = {}
    for item in found:
        key = item.identity
        joined[key] = joined[key].joined(item) if key in joined else item
    return list(joined.values())
