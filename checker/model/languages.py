"""The languages a school reads, the usual one first. The only list of them."""

from __future__ import annotations

LANGUAGES = ("nl", "en")
