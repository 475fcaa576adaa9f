"""What rows with a version of the system share: macOS, iPadOS, Android."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import msgspec
from packaging.version import Version

from checker.conditions import Condition
from checker.conditions.at_least_version import AtLeastVersion
from checker.confirming.rows.row import Columns, NotUnderstoodError
from checker.confirming.rows.written import only, plain_text, says_nothing, short, these, values_of
from checker.versions import version_of

FACT = "os.version"
_VERSION = re.compile(r"(?<![\w.,])v?(\d{1,3}(?:\.\d{1,3}){0,2})(?![\w,]|\.\d)", re.ASCII)
_WORDS = these("versie version release")
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class OsVersion(msgspec.Struct, frozen=True):
    """Versions of one system. `names`: what may stand beside the number; `named`: versions that have a name too.

    `first`, `last`: what lies outside is no version of it, but a year or another number.
    """

    example: str
    names: frozenset[str]
    first: int
    last: int
    named: Mapping[str, str] = _NO_NAMES

    def canonical(self, text: str) -> str:
        """Give a version without zeros at its end."""
        flat, series = self._without_names(plain_text(text))
        match = only(flat, _VERSION, _WORDS | self.names)
        written = _tidy(match[1]) if match else ""
        if series and not re.search(r"\d", flat):
            is_alone = says_nothing(flat, _WORDS | self.names)
            written = series if is_alone else ""
        elif series and self._series(written) != series:
            written = ""
        if not written or not self.first <= version_of(written).major <= self.last:
            raise NotUnderstoodError(f'expected a version such as "{self.example}", not "{short(text)}"')
        return written

    def _without_names(self, flat: str) -> tuple[str, str]:
        """Give a text without the first name of a version in it, and that version."""
        for name, version in self.named.items():
            without = re.sub(rf"\b{name}\b", " ", flat)
            if without != flat:
                return without, version
        return flat, ""

    def plain(self, condition: Condition) -> Columns | None:
        """Give the versions a condition asks."""
        if not isinstance(condition, AtLeastVersion) or condition.fact != FACT:
            return None
        texts = (condition.minimum, condition.recommended or "")
        if not all(re.fullmatch(r"\d+(\.\d+){0,2}", text, re.ASCII) or not text for text in texts):
            return None
        minimum, recommended = map(_tidy, texts)
        return Columns(minimum=minimum, recommended=recommended)

    def condition(self, asked: Columns, like: Condition | None) -> AtLeastVersion:
        """Give the condition that asks it; a version that stays the same keeps how it is written now."""
        minimum, recommended = values_of(asked, self.canonical, _is_lower)
        now = like if isinstance(like, AtLeastVersion) and like.fact == FACT else AtLeastVersion(fact=FACT, minimum="1")
        return msgspec.structs.replace(
            now, minimum=_kept(minimum, now.minimum), recommended=recommended and _kept(recommended, now.recommended)
        )

    def _series(self, written: str) -> str:
        """Give the version that has a name: 10.15 of 10.15.7, 12 of 12.7."""
        numbers = written.split(".")
        return ".".join(numbers[:2] if numbers[0] == "10" else numbers[:1])


def _tidy(version: str) -> str:
    numbers = [str(int(number)) for number in version.split(".") if number]
    while len(numbers) > 1 and numbers[-1] == "0":
        numbers.pop()
    return ".".join(numbers)


def _kept(version: str, now: str | None) -> str:
    return now if now and _tidy(now) == version else version


def _is_lower(version: str, than: str) -> bool:
    return Version(version) < Version(than)
