"""A spec of one's own as a file: TOML, whole or not at all, never over another, and read back before it counts."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path

from checker.errors import BadInputError
from checker.specification.digest import digest_of
from checker.specification.document import RequirementsSpec
from checker.specification.loading import load_spec
from checker.specification.toml_text import Remarks, toml_of
from checker.storage.writing import no_room, write_new

_LETTERS = "0123456789abcdefghijklmnopqrstuv"  # in the order in which versions are compared
_BASE, _DAY = len(_LETTERS), 86_400
_TOKEN = re.compile(rf"[{_LETTERS}]{{4}}")
_SCHEMA = ":schema ../schemas/requirements-spec.schema.json"


def new_token(moment: dt.datetime, last: str = "") -> str:
    """Give four letters and digits that tell two specs of a day apart; a later one comes after in their order.

    Three tell the time of day, to some seconds, the fourth is random. `last`: the last one there is
    of that day, after which it comes whatever the clock says.
    """
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    random = os.urandom(1)[0] % _BASE
    number = seconds * _BASE**3 // _DAY * _BASE + random
    if last and (after := int(last, _BASE) + 1) < _BASE**4:
        number = max(number, after)
    return "".join(_LETTERS[number // _BASE**place % _BASE] for place in (3, 2, 1, 0))


def last_token(folder: Path, version: str) -> str:
    """Give the last token in a folder of those behind this version; "" where there is none."""
    tokens = (path.stem.removeprefix(version) for path in folder.glob("*.toml") if path.stem.startswith(version))
    return max(filter(_TOKEN.fullmatch, tokens), default="")


def as_toml(spec: RequirementsSpec) -> bytes:
    """Give the bytes of the file."""
    return toml_of(spec, Remarks(head=_SCHEMA))


def write_spec(folder: Path, spec: RequirementsSpec) -> Path:
    """Write a spec into the folder of its publisher, made where it is missing, and give its path.

    Raises `NoLastingPlaceError` where it cannot be written, `BadInputError` where it does not read back the same.
    """
    path = folder / f"{spec.version}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_new(path, as_toml(spec), lambda written: _read_back(written, spec))
    except (OSError, ValueError) as error:
        raise no_room(path, error) from error
    return path


def _read_back(path: Path, spec: RequirementsSpec) -> None:
    if digest_of(load_spec(path)) != digest_of(spec):
        raise BadInputError(str(path), "", "does not read back as it was written", "Try it on another disk.")
