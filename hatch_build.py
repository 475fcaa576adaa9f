"""Adds the data folders to the wheel, with the texts and templates compiled ahead.

Hatchling calls this for `pip install .` and for building a wheel. All it makes lands in `build/ahead/`.
"""

import datetime as dt
import shutil
import sys
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

AHEAD = "build/ahead"
_NO_MATTER_WHEN = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""Babel writes the present minute into a catalogue without a date; the same words must give the same bytes."""

SHIPPED = {
    "requirements_specs": "checker/data/requirements_specs",
    "reports": "checker/data/reports",
    AHEAD: "checker/data/ahead",
}


class CompileAhead(BuildHookInterface[Any]):
    """The build step that makes a start of the program cheap: nothing is left to compile."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """The wheel's extra files; an editable install needs none, it reads the source folders."""
        if version == "standard":
            compile_all(Path(self.root))
            build_data["force_include"].update(SHIPPED)


def compile_all(root: Path) -> None:
    """A new `build/ahead/`, with nothing in it of what was there."""
    shutil.rmtree(root / AHEAD, ignore_errors=True)
    compile_messages(root / "reports/messages", root / AHEAD / "messages")
    sys.path.insert(0, str(root))
    sys.dont_write_bytecode = True  # a build leaves nothing in the source folders
    compile_templates(root / "reports/templates", root / AHEAD / "templates")
    compile_documents(root / "requirements_specs", root / AHEAD)


def compile_messages(source: Path, target: Path) -> None:
    """One `.mo` per language.

    GNU gettext's formats, read and written by Babel; a broken entry stops the build.
    """
    target.mkdir(parents=True)
    for po_file in sorted(source.glob("*.po")):
        with po_file.open("rb") as po, (target / f"{po_file.stem}.mo").open("wb") as mo:
            catalogue = read_po(po, locale=po_file.stem, abort_invalid=True)
            catalogue.creation_date = _NO_MATTER_WHEN
            for message in [message for message in catalogue if message.id and not _is_translated(message)]:
                catalogue.delete(message.id)  # or Babel writes the id of some, and that would be said
            write_mo(mo, catalogue)


def _is_translated(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def compile_templates(source: Path, target: Path) -> None:
    """One Python module per report template.

    `checker/reporting/rendering/environment.py` knows how, so that what is compiled is what will be rendered.
    """
    from checker.reporting.rendering.environment import compile_ahead  # noqa: PLC0415 - importable from here on

    compile_ahead(source, target)


def compile_documents(source: Path, target: Path) -> None:
    """One JSON document per spec, release table and checklist, named after its bytes; a bad one stops the build."""
    from checker.checklist import ahead as checklists  # noqa: PLC0415 - importable from here on
    from checker.specification import ahead as specs  # noqa: PLC0415 - likewise

    specs.decode_ahead(source, target)
    checklists.decode_ahead(source, target)
