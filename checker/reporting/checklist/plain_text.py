"""What a line of the checklist says where there is no page: in a calendar and in a mail, as lines of plain text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from checker.checklist.document import BeforeSchool, Checklist, Contact, Item, Link
from checker.checklist.standing import ItemStanding
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import printable
from checker.reporting.words.checklist import before_school_said, due_said
from checker.specification.document import Title

_HOLE = re.compile(r"\{(when|school)\}")


def lines_of(text: str) -> str:
    """Give a text from outside without what steers; its line ends stay."""
    return "\n".join(printable(line).strip() for line in text.splitlines()).strip()


def one_line(text: str) -> str:
    """Give a text from outside as one line, without what steers."""
    return " ".join(printable(text).split())


def said(text: Title, words: Words) -> str:
    """Give what a file says in this language, as one line."""
    return one_line(text.said(words.language))


def filled(text: str, when: str, school: str) -> str:
    """Give a text with its holes filled, once: braces in what is filled in stay as they are."""
    values = {"when": when, "school": school}
    return _HOLE.sub(lambda hole: values[hole[1]], text)


def paragraphs(*parts: str) -> str:
    """Give these parts under each other with an empty line between; what is empty takes no room."""
    return "\n\n".join(part for part in parts if part)


def when_said(line: ItemStanding, today: dt.date, words: Words) -> str:
    """Give when it is due; where no day is known, how long before school that is, and not what to do about it."""
    if line.due.last is None and isinstance(line.item.when, BeforeSchool):
        return before_school_said(line.item.when.days, words)
    return due_said(line, today, words)


def links(item: Item, words: Words) -> str:
    """Give where more stands, "" for nowhere."""
    return _listed("checklist.plain.more", (_link(link, words) for link in item.links), words)


def helpers(item: Item, checklist: Checklist, words: Words) -> str:
    """Give who helps with it and how to reach them, "" for nobody."""
    return _listed(
        "checklist.plain.help", (_contact(contact, words) for contact in checklist.helpers(item.part)), words
    )


def _contact(contact: Contact, words: Words) -> str:
    """Give the ways that go straight to a person, or else the pages with answers."""
    ways = [way for way in (one_line(contact.mail), one_line(contact.phone)) if way]
    return f"{said(contact.name, words)}: {', '.join(ways or [one_line(link.url) for link in contact.links])}"


def _link(link: Link, words: Words) -> str:
    return f"{said(link.title, words)}: {one_line(link.url)}"


def _listed(head: str, items: Iterable[str], words: Words) -> str:
    rows = [f"- {item}" for item in items]
    return "\n".join([words.say(head), *rows]) if rows else ""
