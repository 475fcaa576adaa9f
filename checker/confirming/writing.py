"""A spec of one's own as a file: TOML, whole or not at all, never over another, and read back before it counts."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from checker.confirming.progress import no_room
from checker.errors import BadInputError
from checker.specification.digest import digest_of
from checker.specification.document import RequirementsSpec
from checker.specification.loading import load_spec
from checker.storage.disk import flush_folder
from checker.storage.writing import temporary_name

_LETTERS = "0123456789abcdefghijklmnopqrstuv"  # in the order in which versions are compared
_TOKEN = re.compile(f"[{_LETTERS}]{{4}}")
_LAST = _LETTERS[-1] * 4
_BASE, _DAY = len(_LETTERS), 86_400
_SCHEMA = b"#:schema ../schemas/requirements-spec.schema.json\n\n"


def new_token(moment: dt.datetime) -> str:
    """Give four letters and digits that tell two specs of a day apart; a later one comes after in their order.

    Three tell the time of day, to some seconds, the last is random.
    """
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    left, letters = seconds * _BASE**3 // _DAY, ""
    for _ in range(3):
        left, place = divmod(left, _BASE)
        letters = _LETTERS[place] + letters
    return letters + _LETTERS[os.urandom(1)[0] % _BASE]


def later_token(token: str, folder: Path, begin: str) -> str:
    """Give a token after those of the specs in a folder of which the version begins so: the last one written counts.

    Two within a few seconds, or a clock that was put back, would else leave the earlier one in use.
    """
    found = (path.name.removeprefix(begin).removesuffix(".toml") for path in _beginning(folder, begin))
    newest = max((each for each in found if _TOKEN.fullmatch(each)), default="")
    return _after(newest) if token <= newest != _LAST else token


def _beginning(folder: Path, begin: str) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.name.startswith(begin)]
    except OSError:  # not there yet
        return []


def _after(token: str) -> str:
    """Give the next one; the very last has none."""
    kept = token.rstrip(_LETTERS[-1])
    return f"{kept[:-1]}{_LETTERS[_LETTERS.index(kept[-1]) + 1]}".ljust(len(token), _LETTERS[0])


def as_toml(spec: RequirementsSpec) -> bytes:
    """Give the bytes of the file."""
    held = _without_nothing(msgspec.to_builtins(spec, builtin_types=(dt.date,)))
    return _SCHEMA + tomli_w.dumps(held).encode()


def write_spec(folder: Path, spec: RequirementsSpec) -> Path:
    """Write a spec into the folder of its publisher, made where it is missing, and give its path.

    Raises `NoLastingPlaceError` where it cannot be written, `BadInputError` where it does not read back the same.
    """
    path = folder / f"{spec.version}.toml"
    temporary = path.with_name(temporary_name(path.name, os.getpid()))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(temporary, as_toml(spec))
        _read_back(temporary, spec)
        _name(temporary, path)
        flush_folder(folder)
    except (OSError, ValueError) as error:
        raise no_room(path, error) from error
    finally:
        _remove(temporary)
    return path


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _read_back(path: Path, spec: RequirementsSpec) -> None:
    if digest_of(load_spec(path)) != digest_of(spec):
        raise BadInputError(str(path), "", "does not read back as it was written", "Try it on another disk.")


def _name(temporary: Path, path: Path) -> None:
    """Give a file its name, and never that of another: a link where the disk knows of those, else a rename."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # FAT and exFAT, as on many sticks, have no links
        if os.path.lexists(path):
            raise FileExistsError(17, os.strerror(17), str(path)) from None
        temporary.rename(path)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the disk is gone or read-only; the error that led here is the one to tell


def _without_nothing(held: Any) -> Any:  # noqa: ANN401  any part of a document; gives the same type
    """Give it without what is absent: TOML has no word for that."""
    match held:
        case Mapping():
            return {name: _without_nothing(part) for name, part in held.items() if part is not None}
        case list() | tuple():
            return [_without_nothing(part) for part in held]
        case _:
            return held
