"""The names of result files: label or device name, device id, UTC time, random; for a teacher and for a program."""

from __future__ import annotations

import re
import unicodedata

STEM = re.compile(r"[A-Za-z0-9-]{1,40}_[0-9a-f]{32}_[0-9]{8}T[0-9]{6}Z_[a-z2-7]{8}", re.ASCII)
HANDED_OVER = ".systeemcheck"
"""How the name of a file ends that a page saved: what a device hands over, not judged yet."""
CORRECTIONS = re.compile(r"correcties_[0-9a-f]{32}", re.ASCII | re.IGNORECASE)
"""What is in the name of a file with corrections; people and sync programs put more before or behind it."""
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


def corrections_name(writer: str) -> str:
    """Give the name of the file with corrections of one run of the program; `writer` is its random id."""
    return f"correcties_{writer}.json"
