"""Style and script, put inside a page, with the fingerprint that lets a browser apply these and no others."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from checker.resources import reports_folder

_COMMENT = re.compile(r"/\*.*\*/|//.*")


class Inline(msgspec.Struct, frozen=True):
    """The text of a style or script element, and its hash as a Content-Security-Policy names it."""

    text: Markup
    hash: str


def stylesheet(*names: str) -> Inline:
    """Give these files of `reports/styles`, one after another, likewise without comments."""
    return _inline("".join(_without_comments(f"styles/{name}.css") for name in names))


def script(*names: str) -> Inline:
    """Give these files of `reports/scripts` as one, without what only their reader in the repository needs: a tenth."""
    return _inline("".join(_without_comments(f"scripts/{name}.js") for name in names))


def _without_comments(file: str) -> str:
    lines = (line.strip() for line in _text_of(file).splitlines())
    return "".join(f"{line}\n" for line in lines if line and not _COMMENT.fullmatch(line))


def content_policy(style: Inline, scripts: Sequence[Inline] = (), more: str = "") -> Markup:
    """Give what a browser is told a page may use: this style, these scripts, pictures in its own text, and `more`."""
    told = ["default-src 'none'", f"style-src '{style.hash}'"]
    if scripts:
        told.append("script-src " + " ".join(f"'{part.hash}'" for part in scripts))
    told += [*([more] if more else []), "img-src data:", "base-uri 'none'"]
    return Markup("; ".join(told))  # noqa: S704  hashes and our own words


def _text_of(file: str) -> str:
    return (reports_folder() / file).read_text(encoding="utf-8")


def _inline(content: str) -> Inline:
    """Give a text with its hash.

    The hash is that of https://www.w3.org/TR/CSP3/#external-hash, over exactly what stands in the element.
    """
    text = f"\n{content}"
    digest = hashlib.sha256(text.encode()).digest()
    # The one text that is not escaped: our own files, nothing of a device is in them.
    return Inline(Markup(text), f"sha256-{base64.b64encode(digest).decode()}")  # noqa: S704
