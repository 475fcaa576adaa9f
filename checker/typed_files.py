"""The door for files people write in TOML: capped before reading, typed, with errors that say where and what."""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
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
_READ_ONLY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_MORE = 4096
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
        with _opened(path) as (file, size):
            if size > largest:
                raise BadInputError(str(path), "", f"{size} bytes; the limit is {largest}", "Name a smaller file.")
            return _read(file, size, largest + 1)
    except NotRegularError as error:
        raise BadInputError(str(path), "", "not a regular file", "Name a file.") from error
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise BadInputError(str(path), "", f"cannot be read ({reason})", "Check the name and your rights.") from error


class NotRegularError(OSError):
    """A folder, a pipe, a device: nothing of which one can know that reading it comes to an end."""


def first_bytes(path: str | Path, most: int) -> bytes:
    """Give the first bytes of a regular file, at most so many. Raises `OSError`; never waits for a pipe or a device."""
    with _opened(path) as (file, size):
        return _read(file, size, most)


@contextmanager
def _opened(path: str | Path) -> Iterator[tuple[int, int]]:
    """Give a regular file, opened, and its size. What it is, is asked of what was opened: a name may get another."""
    if os.name == "nt" and Path(path).is_dir():  # opening one is refused there, as if for want of rights
        raise NotRegularError(errno.EISDIR, "not a regular file", os.fspath(path))
    file = os.open(path, _READ_ONLY)
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegularError(errno.EINVAL, "not a regular file", os.fspath(path))
        yield file, status.st_size
    finally:
        os.close(file)


def _read(file: int, size: int, most: int) -> bytes:
    """Give what is in it, at most so many bytes; it may have grown since it had this size."""
    data = b""
    while len(data) < most and (more := os.read(file, min(most - len(data), max(size - len(data), 0) + _MORE))):
        data += more
    return data
