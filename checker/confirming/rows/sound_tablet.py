"""Er is geluid te horen, op wat alleen een pagina kan vragen."""

from __future__ import annotations

from checker.confirming.rows.yes import flag

SOUND_TABLET = flag(
    "sound-tablet",
    "page.sound",
    ("chromebook", "ipad", "android-tablet"),
    "geluid audio sound koptelefoon luidspreker luidsprekers speakers headphones speaker",
)
