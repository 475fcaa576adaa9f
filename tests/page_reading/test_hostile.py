"""What is no page, and pages made to hurt: one clear line, or a draft, in a time that goes with the size."""

from __future__ import annotations

import datetime as dt
import gc
import tempfile
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.cli.own_words import OwnWords
from checker.confirming.draft import Draft
from checker.errors import BadInputError
from checker.page_reading.drafting import draft_of

TODAY = dt.date(2026, 11, 30)
DUTCH = OwnWords("nl")
HERE = Path(__file__).parent
PAGES = [path.read_bytes() for path in sorted(HERE.glob("pages/*/page.*"))]


def draft(data: bytes) -> Draft:
    return draft_of(data, "page", TODAY)


def packed() -> bytes:
    """A real zip, with a bomb's worth of zeros in it."""
    with tempfile.SpooledTemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", bytes(10**7))
        file.seek(0)
        return file.read()


def picture() -> bytes:
    """A real picture."""
    image = pytest.importorskip("PIL.Image").new("RGB", (20, 20))
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


MHTML = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"


def part(kind: bytes, content: bytes) -> bytes:
    return MHTML + b"Content-Type: " + kind + b"\r\n\r\n" + content + b"\r\n--B--\r\n"


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "there is no text in it"),
    "only white space": (lambda: b"\xef\xbb\xbf \r\n\t ", "there is no text in it"),
    "a PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "this is a PDF"),
    "a Word file": (packed, "this is a Word, Excel or zip file"),
    "an old Word file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "this is an old Word"),
    "RTF": (lambda: rb"{\rtf1\ansi Minimaal 4 GB RAM}", "this is a document with markup"),
    "a picture": (picture, "this is a picture"),
    "a photograph": (lambda: b"\xff\xd8\xff\xe0" + bytes(200), "this is a picture"),
    "a web archive": (lambda: b"bplist00" + bytes(200), "this is a web archive of Safari"),
    "a program": (lambda: b"MZ" + bytes(300), "this is no page and no text"),
    "bytes of nothing": (lambda: bytes(range(1, 32)) * 200, "this is no page and no text"),
    "50 MB": (lambda: b"a " * 25_000_000, "larger than 20 MB"),
    "6 MB of text": (lambda: b"a " * 3_000_000, "more than 5 MB of text"),
    "half a MB of words": (lambda: b"een twee \n" * 50_000, "more text than a page with requirements has"),
    "a million tags": (lambda: b"<html>" + b"<b>" * 1_000_000, "more parts than a page has"),
    "a page in one file with a zip as its page": (lambda: part(b"text/html", packed()), "this is a Word, Excel or zip"),
    "a page in one file with only a zip": (lambda: part(b"application/zip", packed()), "there is no text in it"),
    "a page in one file in a thousand others": (
        lambda: b"".join(
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B%d\n\n--B%d\n" % (n, n) for n in range(1000)
        ),
        "this page in one file is damaged",
    ),
    "a page in one file that stops": (lambda: MHTML, "there is no text in it"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_page_gets_one_clear_line(name: str) -> None:
    made, told = REFUSED[name]
    with pytest.raises(BadInputError, match=told) as raised:
        draft(made())
    assert raised.value.next_step
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", REFUSED)
def test_that_line_is_there_in_dutch(name: str) -> None:
    with pytest.raises(BadInputError) as raised:
        draft(REFUSED[name][0]())
    assert DUTCH.say(raised.value.problem) != raised.value.problem
    assert DUTCH.say(raised.value.next_step) != raised.value.next_step


SIZE = 1_000_000
ASKS = "<h1>Systeemeisen</h1><p>Minimaal 4 GB RAM</p>"
HOSTILE = {
    "comments that do not end": "<!--" * SIZE,
    "sections that do not end": "<![CDATA[" * SIZE,
    "numbers of signs": "&#" * SIZE,
    "references": "&amp;lt" * SIZE,
    "opening signs": "<" * SIZE,
    "tags that do not end": "<a " * SIZE,
    "quotes that do not end": '<a b="' * SIZE,
    "quotes in quotes": "<a b=\"'" * SIZE,
    "ends of nothing": "</div>" * 48_000,
    "deep": "<div>" * 48_000,
    "deep and bold": "<b>x" * 48_000,
    "headings in headings": "<h1>x" * 48_000,
    "tables in tables": "<table><tr><td>x" * 16_000,
    "cells that reach over all": "<table>" + "<tr><td rowspan=100000 colspan=100000>x" * 16_000,
    "ends within ends": "<table>" + "<div>" * 24_000 + "</td>" * 24_000,
    "lists in lists": "<ul><li>x" * 20_000,
    "folded in folded": "<details><summary>x</summary>y" * 12_000,
    "one long attribute": "<p " + "a" * SIZE + ">x",
    "many attributes": "<p " + "a =b " * 200_000 + ">x",
    "one name for many places": '<a href="#x">y</a>' * 12_000 + "<div id=x>" * 100,
    "a number without end": "&#" + "9" * 100_000 + ';<a id="&#' + "9" * 100_000 + ';">x</a>',
    "spaces": "<p>" + " \t" * 140_000 + "x",
    "colons": "<p>" + "a: " * 90_000,
    "Windows without end": "<p>" + "Windows 10 of " * 20_000,
    "sizes without end": "<p>" + "4 GB " * 50_000,
}  # fmt: skip
LONGEST = 30
"""Seconds for a megabyte on a slow, shared machine; what takes quadratic time takes minutes there."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_made_to_hurt_takes_no_more_than_its_size(name: str) -> None:
    page = f"<html><body>{ASKS}{HOSTILE[name][:SIZE]}".encode()
    gc.collect()
    started = time.perf_counter()
    told = told_of(page)
    assert time.perf_counter() - started < LONGEST
    assert told in {"Minimaal 4 GB RAM", "more text than a page with requirements has"}


def told_of(page: bytes) -> str:
    """The row that stands before all that hurts, or why the page is refused."""
    try:
        return next(row.text for row in draft(page).rows if (row.kind, row.minimum) == ("memory", "4 GB"))
    except BadInputError as error:
        return error.problem


def test_what_a_script_or_a_hidden_part_says_is_no_requirement() -> None:
    page = (
        f"{ASKS}<script>document.write('<p>Minimaal 8 GB RAM</p>')</script>"
        "<style>p::after{content:'16 GB RAM'}</style>"
        "<!-- <p>Minimaal 32 GB RAM</p> --><template><p>64 GB RAM</p></template><noscript>24 GB RAM</noscript>"
        "<p hidden>12 GB RAM</p><p style='display:none'>6 GB RAM</p><svg><text>48 GB RAM</text></svg>"
        "<img alt='96 GB RAM' src=x onerror='alert(1)'><iframe srcdoc='<p>128 GB RAM</p>'></iframe>"
    )
    read = draft(page.encode())
    assert [(row.minimum, row.text) for row in read.rows] == [("4 GB", "Minimaal 4 GB RAM")]
    assert read.not_understood == ()


@pytest.mark.parametrize(
    "hidden",
    [
        '<div class="accordion-body" style="display:none">{}</div>',
        '<button aria-controls="a">Meer</button><div id="a" hidden>{}</div>',
        '<div role="tabpanel" hidden>{}</div>',
        "<details><summary>Meer</summary>{}</details>",
        '<div aria-hidden="true">{}</div>',
        '<div hidden="until-found">{}</div>',
    ],
)
def test_what_is_only_folded_away_counts(hidden: str) -> None:
    read = draft(f"<h1>Systeemeisen</h1>{hidden.format('<p>Minimaal 4 GB RAM</p>')}".encode())
    assert [(row.kind, row.minimum) for row in read.rows] == [("memory", "4 GB")]


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", ["<h1>Eisen voor iPads</h1><p>Eén eis: {}</p>", "Systeemeisen\n\nEén eis: {}\n"])
def test_every_usual_way_of_writing_is_read(encoding: str, text: str) -> None:
    asked = "minimaal 4 GB geheugen – liefst 8 GB"
    (row,) = draft(text.format(asked).encode(encoding)).rows
    assert (row.minimum, row.recommended, row.text) == ("4 GB", "8 GB", f"Eén eis: {asked}")


def test_a_page_that_names_its_encoding_is_read_so() -> None:
    page = '<meta charset="windows-1250"><h1>Systeemeisen</h1><p>Minimaal 4 GB RAM voor Łódź</p>'
    assert draft(page.encode("cp1250")).rows[0].text == "Minimaal 4 GB RAM voor Łódź"
    wrong = '<meta charset="utf-16"><h1>Systeemeisen</h1><p>Minimaal 4 GB RAM</p>'
    assert draft(wrong.encode()).rows[0].minimum == "4 GB"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(page=st.sampled_from(PAGES), data=st.data())
def test_a_damaged_page_gives_a_draft_or_one_clear_line(page: bytes, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.tuples(st.integers(0, len(page) - 1), st.binary(max_size=4)), max_size=20))
    for place, new in places:
        page = page[:place] + new + page[place + 1 :]
    _is_draft_or_line(page[: data.draw(st.integers(0, len(page)))])


TOKENS = [
    "<table>", "</table>", "<tr>", "<td>", "<th colspan=9>", "<td rowspan=3>", "<ul>", "<li>", "</ul>", "<h2>", "</h2>",
    "<dl>", "<dt>", "<dd>", "<details>", "<summary>", "<b>", "</b>", "<p>", "<!--", "-->", "<script>", "</script>", "&",
    '<div id="a" hidden>', '<a href="#a">', "</a>", "Systeemeisen",
    " minimaal ", "Aanbevolen", "4 GB", " RAM ", "Windows 10",
    " of hoger", "Chromebook", "iPad", "Chrome", " laatste twee versies ", "\n", "\t", "  ", ": ", "|",
    "niet ", "?", "- ",
    "geheugen", "9,7 inch", "1024 x 768", "\x00", "\xad", "İ", "\ud7ff",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=40))
def test_no_page_made_of_these_ends_the_program(tokens: list[str]) -> None:
    _is_draft_or_line("".join(tokens).encode())


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_end_the_program(data: bytes) -> None:
    _is_draft_or_line(data)


def _is_draft_or_line(data: bytes) -> None:
    try:
        assert draft(data).rows
    except BadInputError as error:
        assert error.next_step  # noqa: PT017  either is right


def test_a_column_without_any_words_is_no_heading_of_a_table_that_is_turned() -> None:
    with pytest.raises(BadInputError):
        draft(b"<table><tr></tr><tr><td></td><td colspan=2>Werkgeheugen</td></tr></table>")


@pytest.mark.parametrize("asked", ["Chrome minimaal 120", "minimaal de laatste 2 versies van Chrome"])
def test_a_first_row_with_a_browser_in_it_is_no_heading_whatever_word_stands_beside_the_number(asked: str) -> None:
    rows = f"<tr><td>Browser</td><td>{asked}</td></tr><tr><td>Geheugen</td><td>4 GB</td></tr>"
    read = draft(f"<h1>Systeemeisen</h1><table>{rows}</table>".encode())
    assert {row.kind for row in read.rows} == {"browser", "memory"}
