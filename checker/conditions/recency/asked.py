"""How recent a browser must be: what a spec says of it."""

from __future__ import annotations

from typing import Annotated

import msgspec

from checker.conditions.kind import Asks, Days
from checker.conditions.recency.browser_age import Age
from checker.model.verdicts import Answer


class Recency(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How recent: this version came out, or was superseded, at most so many days ago; or it is among the newest.

    Exactly one of the three.
    """

    released_within_days: Days | None = None
    """This version came out at most so many days ago."""
    superseded_within_days: Days | None = None
    """A newer one took its place at most so many days ago."""
    newest_versions: Annotated[int, msgspec.Meta(ge=1, le=50)] | None = None
    """On the day fewer than so many newer ones are out; 26 and 26.6 are one version."""

    @property
    def given(self) -> tuple[tuple[str, int], ...]:
        """Give what is asked: the key and its number, of each that is there."""
        pairs = ((name, getattr(self, name)) for name in self.__struct_fields__)
        return tuple((name, number) for name, number in pairs if number is not None)

    @property
    def unit(self) -> str:
        """Give what its number counts."""
        return "days" if self.newest_versions is None else "versions"

    def asks(self) -> Asks:
        """Give the numbers that are allowed, by what they count: the fewer, the stricter."""
        return {name: -number for name, number in self.given}

    def answer(self, age: Age) -> Answer:
        """Judge an age."""
        if self.newest_versions is not None:
            return age.among_newest(self.newest_versions)
        if self.released_within_days is not None:
            return age.released_within(self.released_within_days)
        return age.superseded_within(self.superseded_within_days or 0)
