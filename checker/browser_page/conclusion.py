"""What recognition concludes: a value with how sure it is, or nothing with the reason."""

from __future__ import annotations

from checker.model.readings import Bound, Known, Unknown, WhyUnknown, known, unknown

Conclusion = Known | Unknown

ASKED = "asked"
CLIENT_HINTS = "client hints"
USER_AGENT = "user agent"
TOUCH = "touch points"
PLATFORM = "platform"
CHROME = "Chrome version"
SAFARI = "Safari version"


def told(value: str, source: str, bound: Bound = "exact") -> Known:
    """Give a value the browser gave, and by which signal."""
    return known(value, source, bound)


def hidden(source: str, why: WhyUnknown = "hidden_by_browser") -> Unknown:
    """Give that there is no value: the browser freezes or hides it, or it is not understood."""
    return unknown(why, source)


def text_of(conclusion: Conclusion | None) -> str:
    """Give the value, or "" where there is none."""
    return str(conclusion.value) if isinstance(conclusion, Known) else ""
