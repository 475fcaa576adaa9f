"""A zip with results, in a folder of results and dropped on the desk: its parts and the archive itself are changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from random import Random

from attacks.doors.corrections import measured
from attacks.doors.door import Door, scratch
from attacks.mutations import mutate_bytes
from checker.demo.school import file_name
from checker.desk.taking_in import files_in, holds_group_file, holds_too_many, kind_of
from checker.storage.gathering import gather
from checker.storage.result_file import encode_result

_ENDS = (b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07", b"PK\x01\x02", b"PK\x03\x04", b"\xff" * 8, b"\0" * 4)
_OF_THE_END = 0.5


def seeds() -> Sequence[bytes]:
    """Give a zip with two results, packed and not."""
    return [_zip(zipfile.ZIP_DEFLATED), _zip(zipfile.ZIP_STORED)]


def _zip(way: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", way) as archive:
        for item in measured():
            archive.writestr(f"map/{file_name(item)}", encode_result(item))
    return target.getvalue()


def mutate(data: bytes, random: Random) -> bytes:
    """Give it changed anywhere, half of the time in the list of what is in it."""
    if random.random() < _OF_THE_END:
        start = max(data.find(_ENDS[3]), 0)
        at = random.randrange(start, len(data)) if start < len(data) else 0
        piece = random.choice((*_ENDS, random.randbytes(2)))
        return data[:at] + piece + data[at + random.choice((0, len(piece))) :]
    return mutate_bytes(data, random)


def enter(data: bytes) -> bool:
    """Read it as part of a folder, and as what is dropped."""
    folder = scratch() / "zipped"
    folder.mkdir(exist_ok=True)
    (folder / "map.zip").write_bytes(data)
    found = gather([str(folder)])
    if kind_of("map.zip", data) == "zip":
        holds_too_many(data)
        holds_group_file(data)
        list(files_in("map.zip", data))
    return bool(found.measurements)


DOOR = Door(seeds, mutate, enter)
