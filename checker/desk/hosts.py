"""The names by which a browser on this computer itself comes: nobody else has business at the desk."""

from __future__ import annotations

import re

_LOOPBACK = re.compile(r"(127\.0\.0\.1|localhost)(:[0-9]{1,5})?", re.ASCII | re.IGNORECASE)


def is_this_computer(host: str) -> bool:
    """Tell whether the Host a browser told is one of them; a page of another site that leads here has its own name."""
    return _LOOPBACK.fullmatch(host) is not None
