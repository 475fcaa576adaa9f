"""QR codes that lead to the page, on paper and on a terminal."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup

_BORDER = 4
_HALVES = {(True, True): " ", (True, False): "▄", (False, True): "▀", (False, False): "█"}
"""Upper and lower half of a character, dark or not: drawn light, for a terminal is dark."""


def qr_svg(text: str) -> Markup:
    """Give a QR code as an SVG element without size; level M still reads with a seventh of it stained."""
    drawn = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(drawn, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=_BORDER, dark="#000", light="#fff")
    return Markup(drawn.getvalue().decode())  # noqa: S704  made here, of numbers only


def qr_lines(text: str) -> list[str]:
    """Give a QR code for a terminal, two rows of it in each line."""
    rows = [[bool(cell) for cell in row] for row in segno.make(text, error="l", micro=False).matrix_iter(border=2)]
    rows += [[False] * len(rows[0])] * (len(rows) % 2)
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return ["".join(_HALVES[halves] for halves in zip(upper, lower, strict=True)) for upper, lower in pairs]
