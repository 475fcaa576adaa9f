"""The facts of the publisher's document, as `facts.toml` lists them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from checker.checklist.document import When
from checker.resources import built_in_specs_folder

CHECKLISTS = built_in_specs_folder() / "checklists"
AS_PRINTED, DRAFT = CHECKLISTS / "malmberg-2025-2026.toml", CHECKLISTS / "malmberg-2026-2027.toml"


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One fact: what it says, where it stands, and what must be found there."""

    says: str
    item: str = ""
    contact: str = ""
    of_part: str = ""
    part: dict[str, str] = {}
    nl: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    when: When | None = None
    who: str = ""
    verified_by: str = ""
    links: tuple[str, ...] = ()
    mail: str = ""
    phone: str = ""

    def words(self, language: str) -> tuple[str, ...]:
        """Give what must be found in a language."""
        found: tuple[str, ...] = getattr(self, language)
        return found


_FILE = tomllib.loads((Path(__file__).parent / "facts.toml").read_text("utf-8"))
FACTS = msgspec.convert(_FILE["fact"], tuple[Fact, ...])
ADDRESSES: list[str] = _FILE["addresses"]["urls"]
