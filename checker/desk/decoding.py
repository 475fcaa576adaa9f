"""What the page sends, typed at the door."""

from __future__ import annotations

from typing import Annotated

import msgspec

from checker.model.storable import LONGEST_NAME

Line = Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)]
"""One line of text that a person typed."""


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A button that says it all by itself."""


class Dropped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file that was dropped or chosen."""

    name: Annotated[str, msgspec.Meta(max_length=1000)]
    data: bytes


class Pasted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was pasted."""

    text: Annotated[str, msgspec.Meta(max_length=2_000_000)]
