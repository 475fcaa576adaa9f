"""What a browser says of itself and its device, as it comes in: nothing of it is believed yet."""

from __future__ import annotations

from typing import Annotated

import msgspec

LONGEST_USER_AGENT = 1000
_SHORT = Annotated[str, msgspec.Meta(max_length=120)]
_FEW = msgspec.Meta(max_length=20)
_PIXELS = Annotated[float, msgspec.Meta(ge=0, le=100_000)]


class Brand(msgspec.Struct, frozen=True):
    """A name and a version in a list of client hints (https://wicg.github.io/ua-client-hints/)."""

    brand: _SHORT = ""
    version: _SHORT = ""

    def __post_init__(self) -> None:
        """Leave out a version in the digits of another script: no browser has one, and `int` would take some."""
        if not self.version.isascii():
            msgspec.structs.force_setattr(self, "version", "")


class ClientHints(msgspec.Struct, frozen=True, rename="camel"):
    """What `navigator.userAgentData` gives: in Chromium only, and only in a secure context."""

    platform: _SHORT = ""
    platform_version: _SHORT = ""
    model: _SHORT = ""
    mobile: bool | None = None
    architecture: _SHORT = ""
    bitness: _SHORT = ""
    form_factors: Annotated[tuple[_SHORT, ...], _FEW] = ()
    brands: Annotated[tuple[Brand, ...], _FEW] = ()
    full_version_list: Annotated[tuple[Brand, ...], _FEW] = ()

    def __post_init__(self) -> None:
        """Leave out a version in the digits of another script."""
        if not self.platform_version.isascii():
            msgspec.structs.force_setattr(self, "platform_version", "")


class Size(msgspec.Struct, frozen=True):
    """Width and height in CSS pixels."""

    width: _PIXELS
    height: _PIXELS


class Signals(msgspec.Struct, frozen=True, kw_only=True):
    """Everything recognition looks at. None: the browser does not tell, or nobody wrote it down."""

    ua: Annotated[str, msgspec.Meta(max_length=LONGEST_USER_AGENT)]
    client_hints: ClientHints | None = None
    max_touch_points: Annotated[int, msgspec.Meta(ge=0, le=1000)] | None = None
    platform: _SHORT = ""
    vendor: _SHORT = ""
    screen: Size | None = None
    viewport: Size | None = None
    pixel_ratio: Annotated[float, msgspec.Meta(ge=0.01, le=100)] | None = None

    def __post_init__(self) -> None:
        """Put a sign for every letter that no user agent has (RFC 9110, "User-Agent"), digits of other scripts too."""
        if not self.ua.isascii():
            msgspec.structs.force_setattr(self, "ua", self.ua.encode("ascii", "replace").decode())

    @property
    def hints(self) -> ClientHints:
        """Give the client hints; empty ones where there are none."""
        return self.client_hints or _NO_HINTS

    @property
    def short_side(self) -> float | None:
        """Give the shorter side of the screen: an iPad does not swap the two when it is turned, others do."""
        return min(self.screen.width, self.screen.height) if self.screen else None


_NO_HINTS = ClientHints()
