"""The look of a page, put inside it, with the fingerprint that lets a browser apply this style and no other."""

from __future__ import annotations

import base64
import hashlib

import msgspec
from markupsafe import Markup

from checker.resources import reports_folder


class Stylesheet(msgspec.Struct, frozen=True):
    """The text of the style element, and its hash as a Content-Security-Policy names it."""

    text: Markup
    hash: str


def stylesheet(*names: str) -> Stylesheet:
    """Give these files of `reports/styles`, one after another.

    The hash is that of https://www.w3.org/TR/CSP3/#external-hash, over exactly what stands in the style element.
    """
    folder = reports_folder() / "styles"
    text = "\n" + "".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in names)
    digest = hashlib.sha256(text.encode()).digest()
    # The one text that is not escaped: our own files, nothing of a device is in them.
    return Stylesheet(Markup(text), f"sha256-{base64.b64encode(digest).decode()}")  # noqa: S704
