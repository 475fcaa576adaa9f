"""The file of a draft: to bytes, and back through a door that believes nothing."""

from __future__ import annotations

from pathlib import Path

import msgspec

from checker.confirming.draft import Draft
from checker.errors import BadInputError
from checker.typed_files import read_capped

_LARGEST = 1024 * 1024
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def encode_draft(draft: Draft) -> bytes:
    """Give the bytes of the file: UTF-8 JSON, one document."""
    return msgspec.json.format(msgspec.json.encode(draft), indent=2) + b"\n"


def load_draft(path: Path) -> Draft:
    """Give the draft in a file. Raises `BadInputError`."""
    data = read_capped(path, _LARGEST).removeprefix(_BYTE_ORDER_MARK)
    try:
        return msgspec.json.decode(data, type=Draft)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        problem = f"not a draft ({' '.join(str(error).split())[:200]})"
        raise BadInputError(str(path), "", problem, "Name a file that spec from-page wrote.") from error
