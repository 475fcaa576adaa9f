"""A school with a checklist of its own around today, so that what is due does not depend on the day of the test."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from pathlib import Path
from typing import Any

import msgspec

from checker.model.school_year import SchoolYearEntry
from checker.storage.school_year.reading import entries_in
from tests.believed import today
from tests.desk.at_once import AtOnce
from tests.fleet.results import result, write


def day(days: int = 0) -> dt.date:
    """Give the day that is so many days after this one."""
    return today() + dt.timedelta(days=days)


YEAR = day().year if dt.date(day().year, 5, 1) <= day() else day().year - 1
VERSION = f"{YEAR}-{YEAR + 1}.9"
LIST = f"malmberg/{VERSION}"


def said(words: str) -> dict[str, str]:
    return {"nl": words, "en": words}


def item(name: str, **told: Any) -> dict[str, Any]:  # noqa: ANN401  as the file has it
    return {"id": name, "part": "own", "title": said(f"Regel {name}"), "text": said("Uitleg."), **told}


def items() -> list[dict[str, Any]]:
    """Give its lines, of which the days lie around today."""
    return [
        item("draft", when={"kind": "by", "day": day(5), "provisional": True}),
        item(
            "soon", when={"kind": "before", "day": day(6)}, mail={"subject": said("Denk eraan"), "text": said("{when}")}
        ),
        item("far", when={"kind": "by", "day": day(40)}),
        item("at-school", when={"kind": "before-school", "days": 7}),
        item("know", verified_by="nothing"),
        item("devices", verified_by="devices"),
        item("groups", verified_by="group-data"),
        item("any", links=[{"title": said("Handleiding"), "url": "https://example.org/handleiding"}]),
    ]


def checklist() -> dict[str, Any]:
    """Give the checklist, as its file has it."""
    return {
        "schema_version": 1,
        "id": "malmberg",
        "version": VERSION,
        "title": said("Checklist van nu"),
        "valid_from": dt.date(YEAR, 5, 1),
        "valid_until": dt.date(YEAR + 1, 12, 31),
        "source_title": said("De uitgever"),
        "contact": [{"id": "help", "name": said("Helpdesk"), "mail": "help@example.org", "phone": "073 123 4567"}],
        "part": [{"id": "own", "title": said("Zomer"), "contacts": ["help"]}],
        "item": items(),
    }


def school(home: Path) -> Path:
    """Give the folder of results of a school with this checklist."""
    write(home / "resultaten", result("nr 1"), result("nr 2"))
    use(home, checklist())
    return home / "resultaten"


def use(home: Path, document: dict[str, Any]) -> None:
    """Give the school a checklist of its own."""
    own = home / "requirements_specs" / "checklists"
    own.mkdir(parents=True, exist_ok=True)
    (own / "malmberg-nu.toml").write_bytes(msgspec.toml.encode(document))


def click(desk: AtOnce, action: str, **form: str) -> tuple[int, list[str]]:
    """Send a form as the page does; give the status and what is told. The page looks anew after it."""
    status, told = desk.post(f"checklist/{action}", {"checklist": LIST, **form})
    desk.desk.newest.refresh()
    return status, [line["text"] for line in told["told"]]


def kept(folder: Path) -> list[SchoolYearEntry]:
    return list(entries_in([str(folder)]).entries)


def line(desk: AtOnce, name: str) -> str:
    """Give the HTML of a line."""
    page = desk.page("checklist")
    found = re.search(rf'<li id="line-{name}".*?\n</div></li>', page, re.DOTALL)
    assert found is not None, name
    return found[0]


def seen(html: str) -> str:
    """Give the text, as a person reads it."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").split())


def held(desk: AtOnce, name: str) -> str:
    """Give the ids that the undo form of a line holds."""
    found = re.search(rf'name="of" value="([^"]*)"><button[^>]*id="undo-{name}"', line(desk, name))
    assert found is not None
    return found[1]
