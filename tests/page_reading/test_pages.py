"""Pages of every shape: what is understood of them, what is not, and that each value stands on the page itself."""

from __future__ import annotations

import datetime as dt
import textwrap
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.confirming.asking import sheet
from checker.confirming.draft import Draft, DraftRow
from checker.confirming.draft_file import encode_draft, load_draft
from checker.confirming.products import PRODUCT_ROW
from checker.confirming.rows.table import ROWS, row_named
from checker.confirming.values import asked_of, row_of_requirement
from checker.errors import BadInputError
from checker.page_reading.drafting import NothingUnderstoodError, draft_of
from checker.resources import built_in_specs_folder
from checker.specification.document import Requirement
from checker.specification.loading import load_spec
from tests.confirming.specs import THIS_YEAR
from tests.page_reading.plain import plain_text_of

HERE = Path(__file__).parent
TODAY = dt.date(2026, 11, 30)
PAGES = sorted(HERE.glob("pages/*/page.*"))
WITHOUT = sorted(HERE.glob("without/*"))
OLD = load_spec(built_in_specs_folder() / "malmberg" / "2015.toml")
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)


def draft(page: Path) -> Draft:
    return draft_of(page.read_bytes(), page.name, TODAY)


@each_page
def test_what_a_page_asks_is_understood_and_the_rest_is_listed(page: Path) -> None:
    expected: dict[str, Any] = msgspec.json.decode(page.with_name("expected.json").read_bytes())
    wanted = msgspec.convert({**expected, "read_on": TODAY}, Draft)
    assert msgspec.structs.replace(draft(page), sha256="") == wanted


def test_there_are_pages_of_at_least_eight_shapes() -> None:
    assert len(PAGES) >= 16


@each_page
def test_every_row_stands_on_the_page_in_those_very_words(page: Path) -> None:
    said = plain_text_of(page.read_bytes())
    read = draft(page)
    for text in [row.text for row in read.rows] + list(read.not_understood):
        for part in text.replace(" … ", " | ").split(" | "):
            assert stands(part, said), part


def stands(part: str, said: str) -> bool:
    """A cell of a PDF that goes on in the next line has the words of its neighbour in between."""
    return part in said or ("Pagina 1 van 2" in said and set(part.split()) <= set(said.split()))


@each_page
def test_every_row_makes_a_condition(page: Path) -> None:
    for row in draft(page).rows:
        kind = PRODUCT_ROW if row.product else row_named(row.kind)
        assert kind in {*ROWS, PRODUCT_ROW}
        assert kind.name == row.kind
        assert set(row.applies_to) <= set(kind.classes)
        for value in filter(None, (row.minimum, row.recommended)):
            assert kind.canonical(value) == value
        assert kind.condition(row.asked, None) is not None


@each_page
def test_a_draft_reads_back_from_its_file(page: Path, tmp_path: Path) -> None:
    read = draft(page)
    (tmp_path / "d.json").write_bytes(encode_draft(read))
    assert load_draft(tmp_path / "d.json") == read


@pytest.mark.parametrize("page", WITHOUT, ids=lambda page: page.stem)
def test_a_page_that_is_about_something_else_gives_no_draft(page: Path) -> None:
    with pytest.raises(NothingUnderstoodError) as raised:
        draft(page)
    assert "no requirements that the program understands" in raised.value.problem


def test_what_was_not_understood_of_such_a_page_is_kept() -> None:
    with pytest.raises(NothingUnderstoodError) as raised:
        draft(HERE / "without/vacancy.html")
    assert raised.value.texts == ("Een laptop met 16 GB geheugen, een telefoon en 30 vakantiedagen.",)


@pytest.mark.parametrize("requirement", OLD.requirement, ids=lambda requirement: requirement.id)
def test_the_shipped_old_table_follows_from_the_archived_page(requirement: Requirement) -> None:
    rows = draft(HERE / "pages/malmberg-2015/page.html").rows
    assert any(follows(requirement, row) for row in rows)


def follows(requirement: Requirement, row: DraftRow) -> bool:
    """On the page the browsers that still exist stand in the column of what is recommended; the spec says why."""
    kind, asked = row_of_requirement(requirement), asked_of(requirement)
    assert kind is not None
    assert asked is not None
    values = (row.minimum, "" if row.recommended == row.minimum else row.recommended)
    same = values == (asked.minimum, asked.recommended) or (kind.name == "browser" and row.recommended == asked.minimum)
    return row.kind == kind.name and row.applies_to == requirement.applies_to and same


def test_what_did_not_work_on_tablets_is_proposed_for_each_method_that_the_page_names() -> None:
    read = draft(HERE / "pages/malmberg-2015/page.html")
    asked = sheet(THIS_YEAR, draft=read)
    methods = [each for each in asked.questions if each.requirement.id.startswith("product:")]
    assert [[(found.is_same, found.is_likely) for found in each.proposals] for each in methods] == [[(True, True)]] * 5
    assert not [each for each in asked.additions if each.row.product]
    left = " ".join(read.not_understood)
    assert "Flash" in left
    assert "iPad 2" in left


def test_the_address_is_the_one_that_the_file_tells() -> None:
    assert draft(HERE / "pages/saved-in-one-file/page.mhtml").source == "https://www.uitgever.example/systeemeisen"
    assert draft(HERE / "pages/english/page.html").source == ""


READINGS = {
    "size of a disk in a row about storage": ("<tr><td>Opslag<td>4 GB", [("free-space", "4 GB", "likely")]),
    "free room": ("<tr><td>Vrije schijfruimte<td>4 GB", [("free-space", "4 GB", "certain")]),
    "both in one cell": (
        "<tr><td>Hardware<td>4 GB RAM en 10 GB vrije ruimte",
        [("memory", "4 GB", "certain"), ("free-space", "10 GB", "certain")],
    ),
    "a size of nobody knows what": ("<tr><td>Hardware<td>4 GB", []),
    "the most there may be": ("<tr><td>Werkgeheugen<td>maximaal 4 GB", []),
    "what does not do": ("<tr><td>Windows<td>Windows 7 wordt niet ondersteund", []),
    "speed of the internet": ("<tr><td>Internet<td>minimaal 10 Mbit/s", []),
    "a number of a browser": (
        "<tr><td>Browser<td>Chrome 100 of hoger",
        [("browser", "from chrome 100", "certain")],
    ),
    "a number in the row of a browser": (
        "<tr><td>Google Chrome<td>120 of hoger",
        [("browser", "from chrome 120", "certain")],
    ),
    "a number in the row of a browser, as the least": (
        "<tr><td>Google Chrome<td>ten minste 120<tr><td>Edge<td>Edge minimaal 115<tr><td>Safari<td>at least 16.4",
        [("browser", "from chrome 120, edge 115, safari 16.4", "certain")],
    ),
    "a number in the row of a browser, or a newer one": (
        "<tr><td>Google Chrome<td>120 of hogere versie",
        [("browser", "from chrome 120", "certain")],
    ),
    "a number of newest versions": (
        "<tr><td>Browser<td>Chrome minimaal 2 laatste versies",
        [("browser", "newest 2 of chrome", "certain")],
    ),
    "browsers in rows of their own, each of which is enough": (
        "<tr><td>Google Chrome<td>120 of hoger<tr><td>Microsoft Edge<td>≥ 115<tr><td>Safari<td>vanaf versie 16.4",
        [("browser", "from chrome 120, edge 115, safari 16.4", "certain")],
    ),
    "the newest of browsers in rows of their own": (
        "<tr><td>Chrome<td>laatste 2 versies<tr><td>Firefox<td>laatste 2 versies",
        [("browser", "newest 2 of chrome, firefox", "certain")],
    ),
    "browsers that no one row can say": (
        "<tr><td>Chrome<td>laatste 2 versies<tr><td>Safari<td>16.4 of hoger",
        [],
    ),
    "a name of a processor": ("<tr><td>Processor<td>Intel Core i5", []),
    "only names of browsers": (
        "<tr><td>Browser<td>Chrome of Edge",
        [("browser", "36500 days old of chrome, edge", "likely")],
    ),
    "this version and the one before": (
        "<tr><td>Browser<td>de huidige en vorige versie van Chrome",
        [("browser", "newest 2 of chrome", "certain")],
    ),
    "a number behind the name of a system": ("<tr><td>macOS<td>12 of hoger", [("macos", "12", "certain")]),
    "a list that may be a whole one": (
        "<tr><td>Besturingssysteem<td>Windows 10 of 11",
        [("windows", "10, 11", "likely")],
    ),
    "two values of which one is the least": (
        "<tr><td>Werkgeheugen<td>4 GB of 8 GB",
        [],
    ),
    "a note to a value is no digit of it": (
        "<tr><td>Beeldscherm<sup>1</sup><td>1366 x 768<sup>2</sup><tr><td>RAM<td>8 GB<sub>3</sub>",
        [("screen", "1366 x 768", "certain"), ("memory", "8 GB", "certain")],
    ),
    "a row of what is not supported": ("<tr><td>Niet ondersteund<td>Windows 8.1, macOS 10.12", []),
    "a row of what is at most": ("<tr><td>Werkgeheugen maximaal<td>4 GB", []),
    "an old requirement": ("<tr><td>Oude eis werkgeheugen<td>2 GB", []),
    "two devices with a value each in one cell": (
        "<tr><td>Windows-laptop of Chromebook<td>Windows: minimaal 8 GB RAM. Chromebook: minimaal 4 GB RAM.",
        [("memory", "8 GB", "certain"), ("memory", "4 GB", "certain")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", READINGS)
def test_a_cell_says_what_it_says_and_no_more(name: str) -> None:
    cells, expected = READINGS[name]
    page = f"<h1>Systeemeisen</h1><p>Minimaal Android 10</p><table><tr><th>Onderdeel<th>Minimum{cells}</table>".encode()
    read = draft_of(page, "page", TODAY)
    rows = [(row.kind, row.minimum, row.quality) for row in read.rows if row.text != "Minimaal Android 10"]
    assert rows == expected
    assert bool(read.not_understood) is not bool(expected)


def test_an_empty_column_before_what_is_asked_says_nothing() -> None:
    table = "<table><tr><td><td>Werkgeheugen<td>Vrije schijfruimte<tr><td><td>4 GB<td>10 GB</table>"
    read = draft_of(f"<h1>Systeemeisen</h1>{table}".encode(), "page", TODAY)
    assert [(row.kind, row.minimum, row.quality) for row in read.rows] == [
        ("memory", "4 GB", "certain"), ("free-space", "10 GB", "certain"),
    ]  # fmt: skip


def test_a_kind_of_device_that_the_program_does_not_know_is_listed() -> None:
    read = draft(HERE / "pages/divided-by-tabs/page.txt")
    assert read.not_understood == ("Digibord | Resolutie | 1920 x 1080",)


def test_a_page_with_more_than_a_page_can_ask_is_refused() -> None:
    text = "Systeemeisen\n" + "".join(f"\nMinimaal {number} GB RAM en Windows 10.\n" for number in range(1, 400))
    with pytest.raises(BadInputError, match="more requirements than a page has"):
        draft_of(text.encode(), "page", TODAY)


TABLES = {
    "the heading of the labels names the device": (
        "Tablet\tMinimum\tAanbevolen\nScherm\t9,7 inch\t\nGeheugen\t3 GB\t4 GB\n",
        [("screen-size", "ipad android-tablet", "9.7 inch", "", "Scherm | 9,7 inch"),
         ("memory", "ipad android-tablet", "3 GB", "4 GB", "Geheugen | 3 GB | 4 GB")],
    ),
    "what is least and best of the system as columns, the device as row": (
        "Platform\tMinimum OS\tAanbevolen OS\niPad\t15\t17\nMac\t11 Big Sur\t14\n",
        [("ipados", "ipad", "15", "17", "iPad | 15 | 17"), ("macos", "mac", "11", "14", "Mac | 11 Big Sur | 14")],
    ),
    "a mark of what does not work": (
        "Systeem\tWerkt\nAndroid\t❌ Android 8\nAndroid\t✅ Android 10\n",
        [("android", "android-tablet", "10", "", "Android | ✅ Android 10")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_for_which_device_each_value_is(name: str) -> None:
    text, expected = TABLES[name]
    read = draft_of(f"Systeemeisen\n\n{text}".encode(), "page", TODAY)
    assert [
        (row.kind, " ".join(row.applies_to), row.minimum, row.recommended, row.text) for row in read.rows
    ] == expected


TURNED_DOWN = {
    "a heading": "<h2>Niet ondersteund</h2><ul><li>Windows 8.1<li>iPadOS 12<li>2 GB RAM</ul>",
    "a line above a list": "<p>Wij ondersteunen deze systemen niet:</p><ul><li>Windows 8.1<li>Android 8</ul>",
    "an old year": "<h2>Oude eisen (vervallen)</h2><p>Minimaal 1 GB RAM</p>",
    "a column": "<table><tr><th>Onderdeel<th>Niet geschikt<tr><td>Windows<td>Windows 10<tr><td>RAM<td>2 GB</table>",
    "a column until a year": "<table><tr><th>Onderdeel<th>t/m 2024<tr><td>iPad<td>iPadOS 14<tr><td>RAM<td>2 GB</table>",
}


@pytest.mark.parametrize("name", TURNED_DOWN)
def test_what_is_turned_down_is_listed_and_never_asked(name: str) -> None:
    read = draft_of(f"<h1>Systeemeisen</h1><p>Minimaal macOS 13</p>{TURNED_DOWN[name]}".encode(), "page", TODAY)
    assert [(row.kind, row.minimum) for row in read.rows] == [("macos", "13")]
    assert read.not_understood


def test_headings_that_ask_different_things_of_the_same_are_in_doubt_with_all_below_them() -> None:
    page = """<h1>Systeemeisen</h1><p>Minimaal Android 10</p>
        <h2>Pluspunt</h2><ul><li>Minimaal 4 GB RAM<li>iPadOS 15</ul>
        <h2>Taal</h2><ul><li>Minimaal 8 GB RAM<li>Niet geschikt voor Chromebooks</ul>"""
    read = draft_of(page.encode(), "page", TODAY)
    qualities = {row.kind: row.quality for row in read.rows}
    assert qualities == {"android": "certain", "memory": "likely", "ipados": "likely", "product": "likely"}


def test_what_does_not_work_is_read_with_the_device_above_it() -> None:
    text = "Systeemeisen\n\nTelefoons\n- werkt niet\n\nTablets\n- werkt niet altijd\n"
    read = draft_of(text.encode(), "page", TODAY)
    assert [(row.kind, row.minimum, row.text) for row in read.rows] == [
        ("device-kind", "not phone", "Telefoons | werkt niet")
    ]
    assert read.not_understood == ("Tablets | werkt niet altijd",)


def test_a_letter_broken_at_one_width_is_read_as_its_sentences() -> None:
    prose = (
        "Minimaal macOS 13 is nodig. Sinds dit jaar vragen wij alle scholen om de apparaten na te kijken, want "
        "apparaten met de oude versie van "
        "Windows 8 krijgen geen nieuwe oefeningen meer en de kinderen kunnen dan niet verder met hun werk op school, "
        "dus kijk het op tijd na en bel ons als je vragen hebt over wat er moet gebeuren of wat het kost. "
    )
    for width in range(60, 100):
        read = draft_of(f"Systeemeisen\n\n{textwrap.fill(prose, width)}\n".encode(), "page", TODAY)
        assert [(row.kind, row.minimum) for row in read.rows] == [("macos", "13")], width


def test_an_item_with_two_spaces_behind_its_bullet_is_no_row_of_a_table() -> None:
    page = "Systeemeisen\n\n•  Chromebook met 4 GB RAM\n•  iPad met iPadOS 15 of nieuwer\n"
    read = draft_of(page.encode(), "page", TODAY)
    assert [(row.kind, row.applies_to) for row in read.rows] == [("memory", ("chromebook",)), ("ipados", ("ipad",))]


UNDER_A_NAME = {
    "a pasted heading": (
        "Windows\n- Minimaal 4 GB RAM\n- 10 of hoger\n\nmacOS\n- 8 GB RAM",
        [("memory", "windows-pc", "4 GB"), ("windows", "windows-pc", "10"), ("memory", "mac", "8 GB")],
    ),
    "paragraphs": (
        "<p>Windows<p>Minimaal 4 GB RAM<p>Chromebooks<p>Minimaal 2 GB RAM<p>Voor iPads<p>3 GB RAM",
        [("memory", "windows-pc", "4 GB"), ("memory", "chromebook", "2 GB"), ("memory", "ipad", "3 GB")],
    ),
    "a menu stands above nothing": (
        "<ul><li>Windows<li>Mac<li>iPad</ul><p>Minimaal 4 GB RAM", [("memory", "", "4 GB")]
    ),
    "an item of a list stands above nothing behind it": (
        "<ul><li>Minimaal macOS 12<li>Chromebooks</ul><p>Minimaal 4 GB RAM</p>",
        [("macos", "mac", "12"), ("memory", "", "4 GB")],
    ),
    "cells below each other": (
        "Windows\nWerkgeheugen\n4 GB\nChromebook\nWerkgeheugen\n2 GB",
        [("memory", "windows-pc", "4 GB"), ("memory", "chromebook", "2 GB")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", UNDER_A_NAME)
def test_a_line_that_only_names_a_device_stands_above_what_is_below_it(name: str) -> None:
    text, expected = UNDER_A_NAME[name]
    page = f"<h1>Systeemeisen</h1>{text}" if text.startswith("<") else f"Systeemeisen\n\n{text}\n"
    read = draft_of(page.encode(), "page", TODAY)
    assert [(row.kind, " ".join(row.applies_to), row.minimum) for row in read.rows] == expected
