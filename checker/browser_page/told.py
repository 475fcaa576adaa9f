"""What recognition concludes: a value with how sure it is, or nothing with the reason."""

from __future__ import annotations

from typing import Literal

import msgspec

from checker.model.readings import WhyUnknown

Sureness = Literal["exact", "derived"]


class Told(msgspec.Struct, frozen=True):
    """A value the browser gave, and by which signal."""

    value: str
    source: str
    bound: Sureness = "exact"


class Hidden(msgspec.Struct, frozen=True):
    """No value: the browser freezes or hides it (`hidden_by_browser`), or it is not understood."""

    source: str
    why: WhyUnknown = "hidden_by_browser"


Conclusion = Told | Hidden

ASKED = "asked"
CLIENT_HINTS = "client hints"
USER_AGENT = "user agent"
TOUCH = "touch points"
PLATFORM = "platform"
CHROME = "Chrome version"
SAFARI = "Safari version"
