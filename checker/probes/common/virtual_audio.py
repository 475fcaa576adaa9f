"""Sound devices that are only a program: what is sent there is heard by a program, or elsewhere, or by nobody."""

from __future__ import annotations

import re

# Their makers' names for them; Windows cuts a name off after 31 characters.
_PROGRAMS = re.compile(
    r"blackhole|soundflower|loopback|vb-?audio|vb-?cable|\bcable(?:-[a-d])? (?:input|in 16)|voicemeeter|\bndi\b"
    r"|virtual (?:audio|cable|speaker|sound|output|device|desktop)|zoomaudio|teams audio|steam streaming|\bobs\b"
    r"|\bdummy\b|\bnull\b|aggregate device|multi-output device|background music|ishowu|eqmac|krisp|nvidia broadcast"
    r"|parsec|remote sound|streaming speakers",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\bremote audio\b", re.IGNORECASE)


def is_program(name: str) -> bool:
    """Tell whether a sound device of this name has no loudspeaker or socket at all; of an unknown name it may have."""
    return _PROGRAMS.search(name) is not None or is_elsewhere(name)


def is_elsewhere(name: str) -> bool:
    """Tell whether sound goes to the screen from which someone looks at this PC; its own devices are hidden then."""
    return _ELSEWHERE.search(name) is not None
