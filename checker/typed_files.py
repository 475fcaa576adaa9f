"""The door for files people write in TOML: capped before reading, typed, with errors that say where and what."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TypeVar

import msgspec

from checker.errors import BadInputError

Document = TypeVar("Document")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # Notepad writes one


def decode_toml(path: Path, kind: type[Document], largest: int) -> Document:
    """Give the document in a TOML file. Raises `BadInputError` that names file, place, problem and next step."""
    data = read_capped(path, largest)
    try:
        return msgspec.toml.decode(data.removeprefix(_BYTE_ORDER_MARK), type=kind)
    except msgspec.ValidationError as error:
        from checker.mistakes import explain  # noqa: PLC0415  only a mistake pays for it

        raise explain(error, path, kind) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        text = " ".join(str(error).split())[:200]
        raise BadInputError(
            str(path), "", f"not valid TOML ({text})", "Open it in an editor and correct that line."
        ) from error


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
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise BadInputError(str(path), "", f"cannot be read ({reason})", "Check the name and your rights.") from error
