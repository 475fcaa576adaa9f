"""Whatever stands in a checklist, in a note or in the name of a school: the calendar file stays whole."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from checker.checklist.document import Item
from checker.model.school_year import Done
from checker.reporting.checklist.calendar import calendar_bytes
from checker.reporting.rendering.outside_text import printable
from tests.checklist.made import item, made
from tests.reporting.checklist.calendar_file.calendars import NOW, standing
from tests.reporting.checklist.calendar_file.other_program import OtherProgram

NASTY = (
    "\r", "\n", "\r\n", "\x85", "\u2028", "\u202e", "\x00", "\x0b", "\t", ",", ";", ":", '"', "\\", "\\n", "\\N", "\\,",
    "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1", "\nATTENDEE:mailto:x@example.org", "BEGIN:VEVENT",
    "🎒", "👩🏽‍🏫", "é", "e\u0301",
    "漢", "{when}", "{title}", "%s", "<b>", " ", "\ufeff", "=", "^n", "^'",
)  # fmt: skip
WRITTEN = {
    "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "SUMMARY", "DTSTART",
    "DTEND", "DTSTAMP", "UID", "SEQUENCE", "CATEGORIES", "DESCRIPTION", "LAST-MODIFIED", "STATUS", "TRANSP",
    "URL", "LOCATION", "ACTION", "TRIGGER",
}  # fmt: skip
NO_ADDRESS = re.compile(r"""[\s"'<>\\^`{|}]""")
LETTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.lists(st.one_of(st.sampled_from(NASTY), LETTERS, st.text(LETTERS, max_size=40)), max_size=60).map("".join)
TITLES = TEXTS.map(lambda text: text[:200] or "x")
LONG = TEXTS.map(lambda text: (text * 30)[:2000] or "x")
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))


@st.composite
def items(draw: st.DrawFn, name: str) -> Item:
    day, days = draw(DAYS), draw(st.integers(0, 60))
    when = draw(
        st.sampled_from(
            [
                {"kind": "by", "day": day, "provisional": days % 2 == 0},
                {"kind": "before", "day": day},
                {"kind": "during", "first": day, "last": day + dt.timedelta(days=days)},
            ]
        )
    )
    title, text, link = draw(TITLES), draw(LONG), draw(TITLES)
    links = [{"title": {"nl": link, "en": link}, "url": "https://example.org/" + NO_ADDRESS.sub("", draw(TEXTS))[:400]}]
    return item(name, when=when, title={"nl": title, "en": title}, text={"nl": text, "en": text}, links=links)


def flat(text: str) -> str:
    return " ".join(printable(text).split())


@given(st.tuples(items("one"), items("two")), TITLES, TITLES)
def test_any_text_comes_out_as_it_went_in_and_never_as_a_line_of_its_own(
    other_program: OtherProgram, lines: tuple[Item, Item], note: str, school: str
) -> None:
    ticked = made(Done, 1, item="two", on="2025-06-02", note=note)
    content = calendar_bytes(standing(*lines, entries=(ticked,)), "nl", NOW, school)
    assert content == calendar_bytes(standing(*lines, entries=(ticked,)), "nl", NOW, school)
    assert_is_well_formed(content)
    found = other_program.reads(content)
    assert found.names == ["vevent", "vevent"]
    assert set(found.properties) == {"version", "prodid", "calscale", "name", "x-wr-calname", "x-wr-timezone"}
    for event, line in zip(found.events, lines, strict=True):
        assert (flat(line.title.nl) or line.id) in event.summary
        assert (event.location or "") == flat(school)
        assert f"- {flat(line.links[0].title.nl)}: {flat(line.links[0].url)}" in event.description
        assert [part for part in map(flat, line.text.nl.splitlines()) if part not in flat(event.description)] == []
    assert flat(note) in found.events[1].description
    assert_reads_the_same(content, [event.summary for event in found.events])


def assert_is_well_formed(content: bytes) -> None:
    """Every line is whole letters, 75 octets at most, and of a property that we write."""
    lines = content.split(b"\r\n")
    assert [line for line in lines if len(line) > 75 or b"\r" in line or b"\n" in line] == []
    assert all(printable(line.decode()) == line.decode() for line in lines)
    unfolded = content.decode().replace("\r\n ", "").split("\r\n")
    assert unfolded[-2:] == ["END:VCALENDAR", ""]
    assert {re.split("[:;]", line, maxsplit=1)[0] for line in unfolded[:-1]} <= WRITTEN


def assert_reads_the_same(content: bytes, summaries: list[str]) -> None:
    calendar = Calendar.from_ical(content)
    assert [str(event["summary"]) for event in calendar.events] == summaries
    assert [event.errors for event in calendar.walk()] == [[] for _ in calendar.walk()]
