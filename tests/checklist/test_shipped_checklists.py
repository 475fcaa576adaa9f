"""What the checklists that ship promise: every fact of the document is there, in both languages, and honest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

import msgspec
import pytest

from checker.checklist.document import BeforeSchool, Checklist, Contact, Item, Link
from checker.checklist.loading import load_checklist
from checker.checklist.new_year import next_year
from checker.specification.document import Text, Title
from tests.checklist.facts import ADDRESSES, AS_PRINTED, CHECKLISTS, DRAFT, FACTS, Fact

PRINTED, NEXT = load_checklist(AS_PRINTED), load_checklist(DRAFT)
LANGUAGES = ("nl", "en")
both = pytest.mark.parametrize("checklist", [PRINTED, NEXT], ids=["printed", "draft"])
JARGON = ("deprecated", "legacy", "u kunt", " uw ", "dient", "e.d.", "m.b.t.", "middels", "enkel toegang", "d.m.v.")


def place_of(fact: Fact) -> Item | Contact | Checklist:
    """Give where it must stand."""
    if fact.item:
        return next(item for item in PRINTED.item if item.id == fact.item)
    return next(item for item in PRINTED.contact if item.id == fact.contact) if fact.contact else PRINTED


def said(place: Item | Contact | Checklist, language: str) -> str:
    match place:
        case Item():
            return f"{place.title.said(language)} {place.text.said(language)}"
        case Contact():
            return place.name.said(language)
        case _:
            assert place.note
            return f"{place.title.said(language)} {place.note.said(language)}"


def nodes(node: object) -> Iterator[object]:
    yield node
    match node:
        case msgspec.Struct():
            for field in node.__struct_fields__:
                yield from nodes(getattr(node, field))
        case tuple():
            for part in node:
                yield from nodes(part)
        case _:
            return


def texts(checklist: Checklist) -> list[Text | Title]:
    return [node for node in nodes(checklist) if isinstance(node, Text | Title)]


# ---------------------------------------------------------------- nothing of the document is left out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.says)
def test_a_fact_of_the_document_stands_in_its_place_in_both_languages(fact: Fact, language: str) -> None:
    found = said(place_of(fact), language)
    assert [words for words in fact.words(language) if words not in found] == []


@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact.item], ids=lambda fact: fact.says)
def test_its_moment_who_and_how_it_is_known_are_those_of_the_document(fact: Fact) -> None:
    item = place_of(fact)
    assert isinstance(item, Item)
    assert item.when == (fact.when or item.when)
    assert item.who == (fact.who or item.who)
    assert item.verified_by == (fact.verified_by or item.verified_by)
    assert set(fact.links) <= {link.url for link in item.links}
    title = next(part.title for part in PRINTED.part if part.id == item.part)
    assert all(words in title.said(language) for language, words in fact.part.items())


@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact.contact], ids=lambda fact: fact.says)
def test_who_helps_is_reached_as_the_document_says(fact: Fact) -> None:
    contact = place_of(fact)
    assert isinstance(contact, Contact)
    assert (contact.mail, contact.phone) == (fact.mail or contact.mail, fact.phone or contact.phone)
    assert set(fact.links) <= {link.url for link in contact.links}
    assert fact.contact in {
        name for part in PRINTED.part if part.id == (fact.of_part or part.id) for name in part.contacts
    }


def test_every_fact_with_words_has_them_in_both_languages() -> None:
    assert [fact.says for fact in FACTS if bool(fact.nl) != bool(fact.en)] == []


@pytest.mark.parametrize("url", sorted(set(ADDRESSES)))
def test_every_address_of_the_document_is_there(url: str) -> None:
    links = [node.url for node in nodes(PRINTED) if isinstance(node, Link)]
    mails = [f"mailto:{contact.mail}" for contact in PRINTED.contact]
    assert unquote(url).removesuffix("?subject=") in [unquote(found) for found in (*links, *mails)]
    assert url in links or url.startswith("mailto:")


def test_no_line_and_no_date_is_without_a_fact_of_the_document() -> None:
    assert {item.id for item in PRINTED.item} == {fact.item for fact in FACTS if fact.item}
    told = {fact.item: fact.when for fact in FACTS if fact.when}
    assert {item.id: item.when for item in PRINTED.item if item.when} == told


def test_no_link_leads_anywhere_the_document_does_not() -> None:
    links = {node.url for node in nodes(PRINTED) if isinstance(node, Link)}
    assert links - set(ADDRESSES) == {"https://www.basispoort.nl"}  # which it names in its text


# ---------------------------------------------------------------- honest


def test_the_printed_list_was_laid_beside_its_source_by_nobody_yet_and_its_dates_are_printed() -> None:
    assert PRINTED.checked_on is None
    assert [item.id for item in PRINTED.item if item.when and item.when.provisional] == []


def test_not_one_date_of_the_draft_is_presented_as_the_publishers() -> None:
    assert [item.id for item in NEXT.item if item.when and not item.when.provisional] == []
    assert [item.id for item in NEXT.item if item.when] == [item.id for item in PRINTED.item if item.when]
    assert NEXT.note
    for words in NEXT.note.nl, NEXT.note.en:
        assert "2025-2026" in words
        assert "2026-2027" in words
    assert NEXT.source_title == PRINTED.source_title
    assert NEXT.checked_on is None


def test_the_draft_that_ships_is_the_one_that_anyone_can_make() -> None:
    assert next_year(PRINTED) == DRAFT.read_bytes()


@pytest.mark.parametrize("path", sorted(CHECKLISTS.glob("*.toml")), ids=lambda path: path.stem)
def test_a_file_is_called_as_its_checklist(path: object) -> None:
    assert str(path).endswith(f"{PRINTED.id}-{load_checklist(path).version}.toml")  # type: ignore[arg-type]


@both
def test_no_date_and_no_year_stands_in_a_text_where_the_next_year_would_make_it_wrong(checklist: Checklist) -> None:
    month = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|june|july|august"
    day = re.compile(rf"\b\d{{1,2}} (?:{month})\b|\b20\d\d\b", re.IGNORECASE)
    for item in checklist.item:
        assert [text.nl for text in texts_of(item) if day.search(f"{text.nl} {text.en}")] == []


def texts_of(item: Item) -> list[Text | Title]:
    return [node for node in nodes(item) if isinstance(node, Text | Title)]


# ---------------------------------------------------------------- plain


@both
def test_dutch_is_plain_and_says_je(checklist: Checklist) -> None:
    for text in texts(checklist):
        assert [word for word in JARGON if word in f" {text.nl.lower()} "] == []
        for sentence in re.split(r"[.?!:]\s", f"{text.nl} "):
            assert len(sentence.split()) <= 22, sentence


@both
def test_titles_are_short_and_no_two_are_the_same(checklist: Checklist) -> None:
    for language in LANGUAGES:
        titles = [item.title.said(language) for item in checklist.item]
        assert [title for title, count in Counter(titles).items() if count > 1] == []
        assert [title for title in titles if len(title) > 60] == []


@both
def test_languages_differ_unless_the_words_are_the_same_in_both(checklist: Checklist) -> None:
    assert {text.nl for text in texts(checklist) if text.nl == text.en} == set()


@both
def test_every_moment_has_a_mail_to_teachers_that_tells_it_apart_from_the_sentence(checklist: Checklist) -> None:
    assert [item.id for item in checklist.item if item.when] == [item.id for item in checklist.item if item.mail]
    for item in checklist.item:
        if item.mail:
            assert "\n\nWanneer: {when}.\n\n" in item.mail.text.nl
            assert "\n\nWhen: {when}.\n\n" in item.mail.text.en
            assert "{school}" in item.mail.text.nl


@both
def test_what_is_measured_is_asked_once_and_what_is_only_to_know_is_its_own_line(checklist: Checklist) -> None:
    ways = {
        way: [item.id for item in checklist.item if item.verified_by == way]
        for way in ("devices", "group-data", "nothing")
    }
    assert ways == {
        "devices": ["devices"], "group-data": ["group-data"], "nothing": ["bingel-wiped", "maintenance", "login-home"],
    }  # fmt: skip


def test_only_what_counts_from_school_has_no_day_of_its_own() -> None:
    assert [item.id for item in PRINTED.item if isinstance(item.when, BeforeSchool)] == ["groups-linked"]
