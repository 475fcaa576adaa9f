"""A line of the command `identify`."""

from __future__ import annotations

import json
from collections.abc import Sequence

import msgspec

from attacks.doors import submission
from attacks.doors.door import Door
from attacks.mutations import mutate_json
from checker.cli.identify_command import answer_to, decoded


def seeds() -> Sequence[bytes]:
    """Give what a PC, a Chromebook, an iPad and a tablet tell."""
    handed_over = [json.loads(seed) for seed in submission.seeds()]
    return [json.dumps({**item["signals"], "answers": item["answers"]}).encode() for item in handed_over]


def enter(data: bytes) -> bool:
    """Answer it."""
    try:
        asked = decoded(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    msgspec.json.encode(answer_to(asked))
    return True


DOOR = Door(seeds, mutate_json, enter)
