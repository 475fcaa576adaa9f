"""Every fact, date, link and contact of the publisher's document, one by one, on the page as a school gets it."""

from __future__ import annotations

from functools import cache
from html import unescape
from html.parser import HTMLParser

import pytest

from checker.model.languages import LANGUAGES
from checker.reporting.checklist.checklist_page import ChecklistPage, checklist_page
from checker.reporting.checklist.rendering import render_checklist
from checker.reporting.language.words import Words
from checker.reporting.words.checklist import due_words, who_said
from tests.checklist.facts import ADDRESSES, FACTS, Fact
from tests.reporting.checklist.shipped import JUNE, YEARS, untouched

every_page = pytest.mark.parametrize(("year", "language"), [(year, name) for year in YEARS for name in LANGUAGES])
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_fact = pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.says)


class _Text(HTMLParser):
    """The text of a page, of each element with an id apart, and where its links go."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.all = ""
        self.by_id: dict[str, str] = {}
        self._open = ""
        self.feed(html.partition("<body>")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "li" and told.get("id"):
            self._open = told["id"] or ""
        if tag == "a" and told.get("href"):
            self.links.append(told["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self._open = ""

    def handle_data(self, data: str) -> None:
        self.all += data
        self.by_id[self._open] = self.by_id.get(self._open, "") + data


@cache
def shown(year: str, language: str) -> _Text:
    return _Text(render_checklist(untouched(year), language))


@cache
def page(year: str, language: str) -> ChecklistPage:
    return checklist_page(untouched(year), "", Words(language))


@every_language
@every_fact
def test_the_words_of_a_fact_stand_on_the_page_at_its_line(fact: Fact, language: str) -> None:
    told = shown("2025-2026", language)
    text = told.by_id[f"line-{fact.item}"] if fact.item else told.all
    assert [words for words in fact.words(language) if words not in text] == []
    assert all(heading in told.all for name, heading in fact.part.items() if name == language)


@every_language
@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact.when], ids=lambda fact: fact.says)
def test_a_moment_stands_at_its_line_as_people_say_it(fact: Fact, language: str) -> None:
    (line,) = [line for line in untouched("2025-2026").lines if line.item.id == fact.item]
    assert line.item.when == fact.when
    due = due_words(line, JUNE["2025-2026"], Words(language))
    text = shown("2025-2026", language).by_id[f"line-{fact.item}"]
    assert due.text
    assert all(words in text for words in (due.text, *due.notes))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("cancel-licences", "uiterlijk 30 juni"),
        ("save-results", "voor 18 juli"),
        ("maintenance", "21 juli t/m 8 augustus"),
        ("groups-linked", "een week voor de eerste schooldag"),
    ],
)
def test_the_four_moments_of_the_document_are_on_the_page_in_its_own_figures(name: str, said: str) -> None:
    assert said in shown("2025-2026", "nl").by_id[f"line-{name}"]


@every_language
@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact.who], ids=lambda fact: fact.says)
def test_who_does_it_stands_at_what_is_to_be_done(fact: Fact, language: str) -> None:
    (line,) = [line for line in untouched("2025-2026").lines if line.item.id == fact.item]
    who = who_said(line.item, Words(language))
    assert line.state == "to_know" or who in shown("2025-2026", language).by_id[f"line-{fact.item}"]


@every_page
@pytest.mark.parametrize("address", dict.fromkeys(ADDRESSES), ids=lambda address: address[-40:])
def test_an_address_of_the_document_is_a_link_on_screen_and_written_out_on_paper(
    address: str, year: str, language: str
) -> None:
    told = shown(year, language)
    if address.startswith("mailto:"):
        mail = address.removeprefix("mailto:").replace("%40", "@").partition("?")[0]
        assert f"mailto:{mail}" in told.links
        assert mail in told.all
        return
    assert address.rstrip("/") in {link.rstrip("/") for link in told.links}
    written = {"".join(each.pieces) for each in page(year, language).addresses}
    bare = address.partition("://")[2].removeprefix("www.").rstrip("/").replace("%C3%AB", "ë")
    assert bare in written


@every_page
@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact.contact], ids=lambda fact: fact.says)
def test_a_contact_can_be_mailed_called_and_read_on_paper(fact: Fact, year: str, language: str) -> None:
    told = shown(year, language)
    assert not fact.mail or (f"mailto:{fact.mail}" in told.links and fact.mail in told.all)
    assert not fact.phone or (f"tel:{fact.phone.replace(' ', '')}" in told.links and fact.phone in told.all)


@every_page
def test_nothing_of_a_line_is_left_off_the_page(year: str, language: str) -> None:
    told = shown(year, language)
    for line in untouched(year).lines:
        text = told.by_id[f"line-{line.item.id}"]
        assert line.item.title.said(language) in text
        assert unescape(line.item.text.said(language)) in text
        assert {link.url for link in line.item.links} <= set(told.links)


@every_page
def test_the_publisher_is_named_as_the_source(year: str, language: str) -> None:
    assert untouched(year).checklist.source_title.said(language) in shown(year, language).all
