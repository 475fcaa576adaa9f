"""The tab Requirements: what a person does on it, and sees."""

from __future__ import annotations

import base64
import re
from html import unescape
from pathlib import Path

from checker.specification.document import RequirementsSpec
from checker.specification.loading import load_spec
from tests.believed import today
from tests.confirming.specs import THIS_YEAR, asked_about
from tests.desk.at_once import AtOnce

PAGES = Path(__file__).parents[1] / "page_reading"


PAGE = PAGES / "pages" / "device-tables" / "page.html"


COUNT = len(asked_about(THIS_YEAR))
"""How many questions there are."""
VALUES = len(THIS_YEAR.requirement)
"""How many values they are about."""


def told(desk: AtOnce, action: str, **form: str) -> list[str]:
    return desk.told(f"requirements/{action}", form)


def seen(desk: AtOnce) -> str:
    """Give the text of the tab, as a person reads it."""
    page = desk.page("requirements")
    view = page[page.index('<div id="view"') : page.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", view)).replace("\u00a0", " ").split())


def question(desk: AtOnce) -> str:
    """Give the question that is asked."""
    (found,) = set(
        re.findall(
            r'data-do="answer" id="answer"><input type="hidden" name="question" value="([^"]*)"',
            desk.page("requirements"),
        )
    )
    return str(found)


def own(folder: Path) -> list[RequirementsSpec]:
    """Give the specs of the school's own."""
    return [load_spec(path) for path in sorted((folder.parent / "requirements_specs" / "malmberg").glob("*.toml"))]


def finished(desk: AtOnce, **form: str) -> list[str]:
    usual = {"role": "coordinator", "read_on": str(today()), "source": THIS_YEAR.source, "note": ""}
    return told(desk, "finish", **{**usual, **form})


def dropped(desk: AtOnce, tab: str, name: str, data: bytes) -> list[str]:
    return desk.told(f"{tab}/take", {"name": name, "data": base64.b64encode(data).decode()})
