"""The languages a school reads, the usual one first. The only list of them.

What is missing in another one is said in the usual one.
"""

from __future__ import annotations

from typing import Literal, get_args

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
USUAL = LANGUAGES[0]
