"""The mails for the teachers: complete, filled in, in the order of their dates, and whole in a link where they fit."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from checker.checklist.document import Contact, Item
from checker.model.school_year import Done, LeftOut
from checker.reporting.checklist.mails import MOST_IN_LINK, Letter, mails_of
from tests.checklist.made import checklist, item, made, stands

DAY = dt.date(2025, 6, 1)
SCHOOL = "Basisschool De Regenboog"
JUNE = {"kind": "by", "day": "2025-06-30"}
JULY = {"kind": "before", "day": "2025-07-18"}
MAIL = "Zeg op.\n\nWanneer: {when}.\n\nVoor {school}."
LETTERS = st.characters(exclude_categories=["Cs"])


def to_send(name: str = "do-it", text: str = MAIL, subject: str = "Opzeggen: {when}", **told: Any) -> Item:  # noqa: ANN401
    mail = {"subject": {"nl": subject, "en": subject}, "text": {"nl": text, "en": text}}
    return item(name, mail=mail, **{"when": JUNE, **told})


def letters(*items: Item, entries: tuple[Done | LeftOut, ...] = (), **told: Any) -> list[Letter]:  # noqa: ANN401
    known: dict[str, Any] = {"school": SCHOOL, "language": "nl", "day": DAY, **told}
    standing = stands(checklist(*items), entries, known["day"], known.get("begins"))
    return mails_of(standing, known["language"], known["school"])


def letter(*items: Item, **told: Any) -> Letter:  # noqa: ANN401
    (found,) = letters(*items, **told)
    return found


def opened(mailto: str) -> tuple[str, str]:
    """Give subject and text as a mail program gets them from the link."""
    assert mailto.isascii()
    assert urlsplit(mailto).scheme == "mailto"
    assert urlsplit(mailto).path == ""
    found = parse_qs(urlsplit(mailto).query, keep_blank_values=True, strict_parsing=True)
    assert set(found) == {"subject", "body"}
    (subject,), (body,) = found["subject"], found["body"]
    assert not {"\r", "\n"} & set(body.replace("\r\n", ""))
    return subject, body.replace("\r\n", "\n")


def test_a_mail_tells_what_by_when_how_where_more_stands_and_who_helps() -> None:
    link = {"title": {"nl": "Zo zeg je op", "en": "How"}, "url": "https://example.org/opzeggen"}
    contact = {"id": "desk", "name": {"nl": "Helpdesk", "en": "Helpdesk"}, "mail": "h@example.org", "phone": "073 1"}
    filled = checklist(to_send(links=[link], who="teacher"))
    pages = {
        "id": "pages",
        "name": {"nl": "Uitleg", "en": "Answers"},
        "links": [{**link, "url": "https://example.org/faq"}],
    }
    part = structs.replace(filled.part[0], contacts=("desk", "pages"))
    filled = structs.replace(filled, part=(part,), contact=msgspec.convert((contact, pages), tuple[Contact, ...]))
    (found,) = mails_of(stands(filled, (), DAY), "nl", SCHOOL)
    assert found.when == dt.date(2025, 6, 30)
    assert found.subject == "Opzeggen: uiterlijk 30 juni"
    assert found.text == (
        "Beste collega's,\n\nZeg op.\n\nWanneer: uiterlijk 30 juni.\n\nVoor Basisschool De Regenboog.\n\n"
        "Lees meer:\n- Zo zeg je op: https://example.org/opzeggen\n\n"
        "Hulp nodig?\n- Helpdesk: h@example.org, 073 1\n- Uitleg: https://example.org/faq\n\nMet vriendelijke groet,"
    )
    assert opened(found.mailto) == (found.subject, found.text)
    assert found.is_whole


def test_the_mails_stand_in_the_order_of_their_dates_and_those_without_come_last() -> None:
    school = {"kind": "before-school", "days": 7}
    period = {"kind": "during", "first": "2025-07-01", "last": "2025-08-31"}
    asked = [to_send("c", when=school), to_send("b", when=JULY), to_send("p", when=period), to_send("a")]
    found = letters(*asked)
    assert [each.item.id for each in found] == ["a", "p", "b", "c"]
    assert [each.when and each.when.isoformat() for each in found] == ["2025-06-30", "2025-07-01", "2025-07-17", None]


def test_a_mail_without_the_hole_for_the_date_says_it_nevertheless() -> None:
    assert "\n\nWanneer: uiterlijk 30 juni.\n\n" in letter(to_send(text="Zeg op.")).text


def test_a_date_that_nobody_checked_is_told_as_such() -> None:
    found = letter(to_send(when={**JUNE, "provisional": True}))
    assert "Wanneer: uiterlijk 30 juni (nog nakijken)." in found.text
    assert "Let op: deze datum is nog niet nagekeken bij de uitgever." in found.text
    assert "nog nakijken" in found.subject


def test_without_the_first_day_of_school_teachers_read_how_long_before_it_and_not_what_to_fill_in() -> None:
    found = letter(to_send(when={"kind": "before-school", "days": 7, "provisional": True}))
    assert "Wanneer: een week voor de eerste schooldag." in found.text
    assert "nagekeken" not in found.text
    known = letter(to_send(when={"kind": "before-school", "days": 7}), begins=dt.date(2025, 9, 1))
    assert known.when == dt.date(2025, 8, 25)
    assert "25 augustus" in known.text


DONE = made(Done, 1, item="do-it", on="2025-06-02")
LEFT_OUT = made(LeftOut, 2, item="do-it")


@pytest.mark.parametrize(
    ("told", "is_there"),
    [
        ({"who": "teacher"}, True),
        ({"who": "teacher", "day": dt.date(2025, 6, 30)}, True),
        ({"who": "teacher", "day": dt.date(2025, 7, 1)}, False),
        ({"who": "teacher", "entries": (DONE,)}, False),
        ({"who": "coordinator", "entries": (DONE,)}, True),
        ({"who": "coordinator", "entries": (DONE,), "day": dt.date(2025, 6, 30)}, True),
        ({"who": "coordinator", "entries": (DONE,), "day": dt.date(2025, 7, 1)}, False),
        ({"verified_by": "nothing"}, True),
        ({"verified_by": "nothing", "day": dt.date(2025, 7, 1)}, False),
        ({"who": "teacher", "entries": (LEFT_OUT,)}, False),
    ],
)
def test_a_mail_is_there_as_long_as_teachers_can_do_something_with_it(told: dict[str, Any], *, is_there: bool) -> None:
    of_item = {name: told[name] for name in ("who", "verified_by") if name in told}
    rest = {name: value for name, value in told.items() if name not in of_item}
    assert bool(letters(to_send(**of_item), **rest)) == is_there


def test_a_day_that_nobody_checked_and_that_is_past_asks_nothing_of_teachers() -> None:
    assert letters(to_send(when={**JUNE, "provisional": True}), day=dt.date(2025, 7, 1)) == []


def test_of_a_checklist_of_an_earlier_year_there_are_no_mails() -> None:
    asked = checklist(to_send(when={"kind": "before-school", "days": 7}))
    assert mails_of(stands(asked, (), dt.date(2026, 6, 10), is_past=True), "nl", SCHOOL) == []


def test_what_the_coordinator_reads_about_it_is_not_in_a_mail_to_teachers() -> None:
    link = {"title": {"nl": "Beheerhandleiding", "en": "Manual"}, "url": "https://example.org/beheer"}
    assert "https://" not in letter(to_send(links=[link], who="coordinator")).text


def test_a_school_without_a_name_is_our_school_and_braces_in_a_name_stay() -> None:
    assert "Voor onze school." in letter(to_send(), school=" ").text
    assert "Voor our school." in letter(to_send(), school="", language="en").text
    found = letter(to_send(text="{school}: {when} {0} {who}"), school="{when} {school.x} %s").text
    assert "{when} {school.x} %s: uiterlijk 30 juni {0} {who}" in found


def test_a_text_that_does_not_fit_in_the_link_is_cut_between_paragraphs_and_says_what_to_paste() -> None:
    paragraph = "Dit is een alinea van ongeveer honderd tekens, met een komma en een streepje – en een punt erachter."
    found = letter(to_send(text="\n\n".join([paragraph] * 16)))
    subject, body = opened(found.mailto)
    assert not found.is_whole
    assert len(found.mailto) <= MOST_IN_LINK
    assert subject == found.subject
    *kept, last = body.split("\n\n")
    assert last == "[De rest past niet in deze link. Kopieer de hele tekst en plak hem hier.]"
    assert kept == ["Beste collega's,", *[paragraph] * (len(kept) - 1)]
    assert len(kept) > 5


def test_of_a_text_that_is_long_from_the_start_the_greeting_is_kept() -> None:
    _, body = opened(letter(to_send(text="Een lange zin. " * 130)).mailto)
    assert body.startswith("Beste collega's,\n\n[De rest past niet in deze link.")


def test_a_subject_of_signs_that_take_much_room_is_shortened_in_the_link_only() -> None:
    found = letter(to_send(subject="🎒" * 200, text="x" * 2000))
    subject, body = opened(found.mailto)
    assert found.subject == "🎒" * 200
    assert subject == "🎒" * 99 + "…"
    assert body.startswith("[De tekst past niet in deze link.")
    assert len(found.mailto) <= MOST_IN_LINK


@given(
    st.text(LETTERS, min_size=1, max_size=200),
    st.text(LETTERS, min_size=1, max_size=2000),
    st.text(LETTERS, max_size=300),
)
def test_any_text_fits_in_a_link_that_opens_as_one_mail_to_nobody(subject: str, text: str, school: str) -> None:
    found = letter(to_send(text=text, subject=subject), school=school)
    assert len(found.mailto) <= MOST_IN_LINK
    assert "\n" not in found.subject
    told, body = opened(found.mailto)
    if found.is_whole:
        assert (told, body) == (found.subject, found.text)
    else:
        assert body.endswith("plak hem hier.]")
