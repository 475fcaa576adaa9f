"""The door for files people write in TOML: capped before reading, typed, with errors that say where and what."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from checker.errors import BadInputError, reason_of
from checker.resources import ahead_folder

Document = TypeVar("Document")
DOCUMENTS_AHEAD = "documents"
TYPES_OF_TOML = (dt.datetime, dt.date, dt.time)
_TABLE_NAME = re.compile(r"\('[^()]*\)")  # ('remedy', 'effect')
_KEY_TOO_DEEP = re.compile(rb"(?<![A-Za-z0-9_-])(?:(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){20}")
"""Ours go six deep. Python's reader keeps every beginning of a key, so one of a megabyte would take all the memory."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # Notepad writes one


def decode_toml(path: Path, kind: type[Document], largest: int) -> Document:
    """Give the document in a TOML file. Raises `BadInputError` that names file, place, problem and next step."""
    return decode_toml_bytes(read_capped(path, largest), path, kind)


def decode_toml_bytes(data: bytes, path: Path | str, kind: type[Document]) -> Document:
    """Give the document in these bytes, which came from there. Raises `BadInputError`, as `decode_toml` does."""
    if ahead := decoded_ahead(data):
        return msgspec.json.decode(ahead, type=kind)
    return typed(raw_toml(data, path), path, kind)


def raw_toml(data: bytes, path: Path | str) -> dict[str, object]:
    """Give what stands in these bytes, of whatever type. Raises `BadInputError` where they are no TOML."""
    if _KEY_TOO_DEEP.search(data):
        raise _no_toml(path, "nested too deep")
    try:
        read: dict[str, object] = msgspec.toml.decode(data.removeprefix(_BYTE_ORDER_MARK))
    except UnicodeDecodeError as error:
        raise BadInputError(
            str(path), "", "not UTF-8 text", 'Open it in Notepad, choose "Save as" and the encoding UTF-8.'
        ) from error
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        raise _no_toml(path, _why(error)) from error
    return read


def _no_toml(path: Path | str, why: str) -> BadInputError:
    return BadInputError(str(path), "", f"not valid TOML ({why})", "Open it in an editor and correct that line.")


def _why(error: Exception) -> str:
    """Give what is wrong; of a table its name as it stands in the file."""
    if isinstance(error, RecursionError):
        return "nested too deep"
    text = " ".join(str(error).split())[:200]
    if text.startswith("Exceeds the limit"):  # of digits, for Python to count with
        return "a number is too large"
    return _TABLE_NAME.sub(lambda name: ".".join(re.findall("'([^']*)'", name[0])), text)


def typed(raw: object, path: Path | str, kind: type[Document]) -> Document:
    """Give what was read from TOML as a document. Raises `BadInputError` that names the place and the next step."""
    try:
        return msgspec.convert(raw, kind, builtin_types=TYPES_OF_TOML, str_keys=True)
    except msgspec.ValidationError as error:
        from checker.mistakes import explain  # noqa: PLC0415  only a mistake pays for it

        raise explain(error, path, kind) from error


def name_ahead(data: bytes, together: Iterable[bytes] = ()) -> str:
    """Give the name under which the build keeps what these bytes decode to: by their content, so never another's.

    `together`: all that decides what they mean, where that is more than themselves.
    """
    digest = hashlib.sha256(data).hexdigest()
    others = sorted(hashlib.sha256(other).hexdigest() for other in together)
    return f"{hashlib.sha256(''.join([digest, *others]).encode()).hexdigest() if others else digest}.json"


def decoded_ahead(data: bytes, together: Iterable[bytes] = ()) -> bytes | None:
    """Give the document as JSON when the build decoded these very bytes; decoding TOML takes fifty times as long."""
    folder = ahead_folder()
    path = folder / DOCUMENTS_AHEAD / name_ahead(data, together) if folder else None
    return path.read_bytes() if path and path.is_file() else None


def read_capped(path: Path, largest: int) -> bytes:
    """Give a regular file's bytes. Raises `BadInputError` when it is absent, too large, or not a regular file."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise BadInputError(str(path), "", "not a regular file", "Name a file.")
        if status.st_size > largest:
            raise BadInputError(
                str(path), "", f"{status.st_size} bytes; the limit is {largest}", "Name a smaller file."
            )
        with path.open("rb") as file:
            return file.read(largest + 1)
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise BadInputError(str(path), "", f"cannot be read ({reason})", "Check the name and your rights.") from error
