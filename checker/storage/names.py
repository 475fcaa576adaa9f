"""The names of result files: label or device name, device id, UTC time, random; for a teacher and for a program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

STEM = re.compile(r"[A-Za-z0-9-]{1,40}_[0-9a-f]{32}_[0-9]{8}T[0-9]{6}Z_[a-z2-7]{8}", re.ASCII)
HANDED_OVER = ".systeemcheck"
"""How the name of a file ends that a page saved: what a device hands over, not judged yet."""
JournalKind: TypeAlias = Literal["corrections", "school_year"]
"""What people write down beside results: what they decide about devices, and what they do about the checklist."""
JOURNAL = re.compile(r"(correcties|schooljaar)_[0-9a-f]{32}(?!_[0-9]{8}T)", re.ASCII | re.IGNORECASE)
"""What is in the name of a journal's file; people and sync programs put more before or behind it.

A device with such a label has results that are named so too, and a moment behind it.
"""
_JOURNALS: Mapping[JournalKind, str] = MappingProxyType({"corrections": "correcties", "school_year": "schooljaar"})
NOT_IN_A_NAME = r"[^A-Za-z0-9-]+"
_NOT_ALLOWED = re.compile(NOT_IN_A_NAME)


def stem(name: str, device_id: str, measured_at: str, random: str) -> str:
    """Give the name, without its ending, for a result: `measured_at` is ISO UTC, `random` eight of a-z and 2-7.

    Accents are dropped and other characters become a hyphen; a name with nothing left is "apparaat".
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    readable = _NOT_ALLOWED.sub("-", plain).strip("-")[:40].strip("-") or "apparaat"
    moment = measured_at.replace("-", "").replace(":", "")
    return f"{readable}_{device_id}_{moment}_{random}"


def journal_name(kind: JournalKind, writer: str) -> str:
    """Give the name of the file of one run of the program in a journal; `writer` is its random id."""
    return f"{_JOURNALS[kind]}_{writer}.json"


def journal_of(name: str) -> JournalKind | None:
    """Give the journal that a file with this name is of; None where the name tells none."""
    found = JOURNAL.search(name)
    word = found[1].casefold() if found else ""
    return next((kind for kind, known in _JOURNALS.items() if known == word), None)
