"""What every answer says besides itself: whom a browser may let use it, and how."""

from __future__ import annotations

from collections.abc import Mapping

NOTHING = "default-src 'none'"
"""The policy of what is no page: nothing in it may run or load."""


def headers(policy: str = NOTHING, framed_by: str = "'none'") -> Mapping[str, str]:
    """Give the headers of an answer with this content policy: never in a frame, never kept, never taken for more.

    `framed_by`: 'self' for what a page of ours shows in a frame of its own.
    """
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors {framed_by}",
        "X-Frame-Options": "DENY" if framed_by == "'none'" else "SAMEORIGIN",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
