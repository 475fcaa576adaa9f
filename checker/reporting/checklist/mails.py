"""The mails that a coordinator may send to the teachers: one for each moment, ready to send or to copy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from checker.checklist.document import Item, Mail
from checker.checklist.standing import ItemStanding, Standing
from checker.reporting.checklist.plain_text import (
    filled,
    helpers,
    lines_of,
    links,
    one_line,
    paragraphs,
    when_said,
)
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shortened

MOST_IN_LINK = 2000
"""Windows hands on no address above 2048 characters from a browser, and some mail programs cut at about as much."""

_PLAIN = "/:,@"
_MOST_OF_SUBJECT = 100
"""So much fits in the link whatever its letters are: each takes twelve characters at most."""


class Letter(NamedTuple):
    """A mail about one line. `when`: its last day, of a period the first; None where no day is known.

    `mailto` opens a mail with it. `is_whole`: all of the text fits in that link; else the mail says what to paste.
    """

    item: Item
    when: dt.date | None
    subject: str
    text: str
    mailto: str
    is_whole: bool


def mails_of(standing: Standing, language: str, school: str) -> list[Letter]:
    """Give the mails that may still be sent, by date, those without one last; of an earlier year none."""
    words = Words(language)
    name = one_line(school) or words.say("letter.our_school")
    letters = [
        _letter(line, line.item.mail, standing, name, words)
        for line in standing.lines
        if line.item.mail is not None and not standing.is_past and _still_matters(line, standing.day)
    ]
    return sorted(letters, key=lambda letter: letter.when or dt.date.max)


def _still_matters(line: ItemStanding, day: dt.date) -> bool:
    """Tell whether teachers can do something with it: no mail asks for what had to be done before today.

    When a coordinator has done a part, theirs may come yet.
    """
    if line.state == "left_out" or (line.due.last is not None and line.due.last < day):
        return False
    return line.state not in {"done", "verified"} or line.item.who != "teacher"


def _letter(line: ItemStanding, mail: Mail, standing: Standing, school: str, words: Words) -> Letter:
    when = when_said(line, standing.day, words)
    subject = one_line(filled(mail.subject.said(words.language), when, school))
    text = paragraphs(
        words.say("letter.greeting"),
        *_what_and_when(line, filled(mail.text.said(words.language), when, school), when, words),
        links(line.item, words) if line.item.who == "teacher" else "",
        helpers(line.item, standing.checklist, words),
        words.say("letter.end"),
    )
    mailto = _mailto(subject, text)
    is_whole = len(mailto) <= MOST_IN_LINK
    link = mailto if is_whole else _cut(subject, text, words)
    return Letter(line.item, line.due.first or line.due.last, subject, text, link, is_whole)


def _what_and_when(line: ItemStanding, text: str, when: str, words: Words) -> Iterator[str]:
    """Give the text of the checklist, when it is due if that does not stand in it, and whether that date is sure."""
    yield lines_of(text)
    if when not in text:
        yield words.say("checklist.plain.when", when=when)
    if line.due.is_provisional and line.due.last is not None:
        yield words.say("checklist.plain.provisional")


def _cut(subject: str, text: str, words: Words) -> str:
    """Give a link with as many paragraphs as fit, and then what is to be pasted there; never half a text unsaid."""
    parts = text.split("\n\n")
    for kept in range(len(parts) - 1, 0, -1):
        mailto = _mailto(subject, paragraphs(*parts[:kept], words.say("letter.paste_rest")))
        if len(mailto) <= MOST_IN_LINK:
            return mailto
    return _mailto(shortened(subject, _MOST_OF_SUBJECT), words.say("letter.paste_all"))


def _mailto(subject: str, text: str) -> str:
    """Give the link (RFC 6068): percent-encoded but for what may stand there, a line end as CR and LF."""
    body = text.replace("\n", "\r\n")
    return f"mailto:?subject={quote(subject, _PLAIN)}&body={quote(body, _PLAIN)}"
