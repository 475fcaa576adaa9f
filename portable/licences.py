"""The licences of everything inside, as files that go along with the program."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from portable.component import Component
from portable.toolchain import TOP

OVERVIEW = "OVERZICHT.txt"
TABLES = TOP / "requirements_specs" / "releases" / "licences"
_HEAD = """\
Hieronder staat uit welke onderdelen dit programma bestaat. De tekst van elke licentie staat in deze map.
These are the parts this program is made of. The text of each licence is in this folder.

"""


def write_licences(components: Iterable[Component], folder: Path) -> None:
    """Write one file per licence text, and an overview of all parts, into a new folder."""
    folder.mkdir()
    lines = list(_of_the_tables(folder))
    for part in components:
        lines.append(f"{part.name} {part.version}: {part.licence}\n")
        for name, text in part.texts.items():
            (folder / _file_name(part, name)).write_text(text, encoding="utf-8", newline="\n")
    (folder / OVERVIEW).write_text(_HEAD + "".join(lines), encoding="utf-8", newline="\n")


def _of_the_tables(folder: Path) -> Iterator[str]:
    """Copy the licences of the data that the release tables rest on, and give a line for each."""
    for text in sorted(TABLES.iterdir()):
        shutil.copyfile(text, folder / f"data-{text.name}")
        yield f"gegevens in de tabellen / data in the tables: {text.stem}\n"


def _file_name(part: Component, text: str) -> str:
    words = re.sub(r"[^\w.-]+", "-", f"{part.name}-{Path(text).stem}")
    return f"{words}{Path(text).suffix if Path(text).suffix != '.txt' else ''}.txt"
