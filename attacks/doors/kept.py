"""What the program itself keeps beside results, which anyone who may write there may have changed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from attacks.doors.door import Door, scratch
from attacks.mutations import mutate_bytes, mutate_json
from checker.collector.links import tokens_of
from checker.collector.printed import last_printed
from checker.storage.school_list.kept import FILE_NAME, keep_list, kept_list
from checker.storage.school_list.reading import read_school_list_from

_NAMES = (FILE_NAME, ".systeemcheck-links", ".systeemcheck-printed")
_LINKS = b'{"devices":"abcdefgh","coordinator":"abcdefghjkmnpqrs"}\n'
_PRINTED = b'{"host":"10.0.0.7","port":8642}\n'
_LIST = "Sticker;Lokaal;Soort\nCB-01;Groep 1;Chromebook\n=CB-02;Groep 2;iPad\n"
_AS_BYTES = 0.2


def seeds() -> Sequence[bytes]:
    """Give a list as it is kept, the links, and where printed sheets lead."""
    keep_list(scratch(), read_school_list_from("lijst.csv", _LIST.encode(), "lijst.csv"))
    return [(scratch() / FILE_NAME).read_bytes(), _LINKS, _PRINTED]


def mutate(data: bytes, random: Random) -> bytes:
    """Give it changed as a document, now and then as bytes."""
    return (mutate_bytes if random.random() < _AS_BYTES else mutate_json)(data, random)


def enter(data: bytes) -> bool:
    """Read it as each of them."""
    folder = scratch() / "kept"
    folder.mkdir(exist_ok=True)
    for name in _NAMES:
        (folder / name).write_bytes(data)
    told, printed = kept_list([str(folder)]), last_printed(folder)
    tokens_of(folder)
    return printed is not None or (told is not None and not told.problem)


DOOR = Door(seeds, mutate, enter)
