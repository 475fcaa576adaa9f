"""Writes the program's icon anew from its drawing: `python -m scripts.draw_icon`.

Chromium draws every size by itself, because the drawing says how its parts fit the pixels of a small one; making the
large one smaller would blur them. The same drawing and the same Chromium give the same bytes.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

from PIL import Image

DRAWING = Path(__file__).parents[1] / "portable" / "assets" / "systeemcheck.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""What Windows shows at 100, 125, 150 and 200 percent: in a list, on the taskbar, on the desktop."""
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--default-background-color=00000000",
)
_PATIENCE = 120  # seconds; a Chromium that needs longer hangs

Pictures = dict[int, Image.Image]


def main() -> None:
    """Write the icon where the build looks for it."""
    write_icon(draw(DRAWING, SIZES), DRAWING.with_suffix(".ico"))


def write_icon(pictures: Pictures, file: Path) -> None:
    """Write the pictures as one icon."""
    every_size = [pictures[size] for size in SIZES]
    every_size[-1].save(file, sizes=[picture.size for picture in every_size], append_images=every_size)


def draw(drawing: Path, sizes: Iterable[int]) -> Pictures:
    """Give the drawing at each size, on a transparent ground."""
    wanted = sorted(sizes)
    lefts = [0, *accumulate(wanted)]
    sheet = _photograph(_page(drawing, wanted), lefts[-1], wanted[-1])
    if sheet.getbbox() is None:
        raise SystemExit(f"{drawing}: Chromium sees no picture in it. Open it in a browser, which says what is wrong.")
    return {size: sheet.crop((left, 0, left + size, size)) for left, size in zip(lefts, wanted, strict=False)}


def _page(drawing: Path, sizes: Iterable[int]) -> str:
    """Give a page with the sizes side by side; an empty `alt` leaves nothing where a drawing cannot be read."""
    images = (f'<img alt="" src="{drawing.resolve().as_uri()}" width="{size}" height="{size}">' for size in sizes)
    return f'<body style="margin: 0; display: flex; align-items: start">{"".join(images)}'


def _photograph(page: str, width: int, height: int) -> Image.Image:
    """Give the page as Chromium shows it, from a profile of its own."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("chromium is not installed. `python3 run.py test` installs or names what is missing.")
    with tempfile.TemporaryDirectory() as scratch:
        html, png = Path(scratch) / "sheet.html", Path(scratch) / "sheet.png"
        html.write_text(page, encoding="utf-8")
        places = (f"--user-data-dir={scratch}/profile", f"--window-size={width},{height}", f"--screenshot={png}")
        command = [chromium, *_FLAGS, *places, html.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)  # noqa: S603  found by its name
        return Image.open(png).convert("RGBA")


if __name__ == "__main__":
    main()
