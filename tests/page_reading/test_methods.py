"""Where a method does not work, as publishers write it; less than a whole kind of device is never taken for it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from checker.confirming.draft import Draft
from checker.page_reading.drafting import NothingUnderstoodError, draft_of

Row = tuple[str, str, str]


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text below "Systeemeisen". `rows`: method, devices, quality. `listed`: also not understood."""

    text: str
    rows: list[Row]
    listed: bool


LINES = (Path(__file__).parent / "methods.jsonl").read_bytes().splitlines()
CASES = [msgspec.json.decode(line, type=Case) for line in LINES]
TABLE = "<html><body><h1>Systeemeisen</h1><table>{}</table></body></html>"
ACROSS = (
    "<tr><th>Methode</th><th>Windows</th><th>iPad</th><th>Chromebook</th></tr>"
    "<tr><td>Pluspunt</td><td>ja</td><td>nee</td><td>ja</td></tr>"
    "<tr><td>Taal actief</td><td>\u2713</td><td>\u2717</td><td>\u2717</td></tr>"
)
DOWN = (
    "<tr><th>Apparaat</th><th>Pluspunt</th><th>Bingel</th></tr>"
    "<tr><td>iPad</td><td>nee</td><td>ja</td></tr><tr><td>Windows</td><td>nee</td><td>ja</td></tr>"
)


def read(text: str) -> tuple[list[tuple[str, Row]], tuple[str, ...]]:
    """Give the rows with their kind, and what was not understood, also where there is no draft."""
    try:
        draft: Draft = draft_of(text.encode(), "page", dt.date(2026, 11, 30))
    except NothingUnderstoodError as error:
        return [], error.texts
    rows = [(row.kind, (row.product, " ".join(row.applies_to), str(row.quality))) for row in draft.rows]
    return rows, draft.not_understood


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:50])
def test_a_sentence_says_of_a_method_what_it_says_and_no_more(case: Case) -> None:
    rows, left = read(f"Systeemeisen\n\nHet volgende.\n\n{case.text}\n")
    assert rows == [("product", row) for row in case.rows]
    assert bool(left) is case.listed


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (ACROSS, [("Pluspunt", "ipad", "certain"), ("Taal actief", "chromebook ipad", "certain")]),
        (DOWN, [("Pluspunt", "windows-pc ipad", "likely")]),
        (ACROSS.replace("Methode", ""), [("Pluspunt", "ipad", "likely"), ("Taal actief", "chromebook ipad", "likely")]),
    ],
)
def test_a_table_of_methods_and_devices_says_where_each_does_not_work(table: str, rows: list[Row]) -> None:
    assert read(TABLE.format(table)) == ([("product", row) for row in rows], ())


def test_a_table_of_parts_is_not_one_of_methods_and_is_passed_on() -> None:
    rows, left = read(TABLE.format(ACROSS.replace("Methode", "Onderdeel")))
    assert rows == []
    assert "Taal actief | ✗" in left


def html(*rows: str) -> str:
    """Give a page with a table; the first row names its columns."""
    first, *others = [row.split("|") for row in rows]
    lines = ["".join(f"<th>{cell}</th>" for cell in first)]
    lines += ["".join(f"<td>{cell}</td>" for cell in row) for row in others]
    return TABLE.format("".join(f"<tr>{line}</tr>" for line in lines))


def test_a_table_with_names_of_systems_as_columns_is_of_methods_where_its_cells_say_yes_or_no() -> None:
    page = html("Methode|Chromebook|iPad|Android-tablet|Windows", "Veilig leren lezen|✓|✓|✗|✓",
                "Taal op maat|✓|alleen de leerkrachtsoftware|✗|✓")  # fmt: skip
    rows, left = read(page)
    assert rows == [
        ("product", ("Veilig leren lezen", "android-tablet", "certain")),
        ("product", ("Taal op maat", "android-tablet", "certain")),
    ]
    assert left == ("Taal op maat | alleen de leerkrachtsoftware",)


def test_a_column_of_where_it_does_not_work_names_the_devices() -> None:
    rows, left = read(html("Product|Niet geschikt voor", "Staal|tablets", "Pluspunt|iPad, telefoon", "Bingel|-"))
    assert rows == [
        ("product", ("Staal", "ipad android-tablet", "certain")),
        ("product", ("Pluspunt", "ipad phone", "certain")),
    ]
    assert left == ()


@pytest.mark.parametrize("heading", ["Geschikt?", "Toegestaan", "Ondersteund"])
@pytest.mark.parametrize("is_text", [False, True])
def test_a_table_of_devices_alone_says_where_all_of_it_does_not_work(heading: str, *, is_text: bool) -> None:
    lines = (
        f"Apparaat|{heading}",
        "Chromebook|Ja",
        "iPad|Ja, minimaal iPadOS 16",
        "Android-tablet|Nee",
        "Telefoon|Nee",
    )
    text = "Systeemeisen\n\n" + "\n".join(line.replace("|", " | ") for line in lines) + "\n"
    draft = draft_of((text if is_text else html(*lines)).encode(), "page", dt.date(2026, 11, 30))
    assert [(row.kind, row.minimum, row.quality) for row in draft.rows] == [
        ("ipados", "16", "certain"), ("device-kind", "not android-tablet, phone", "certain"),
    ]  # fmt: skip
    assert draft.not_understood == ()


def test_a_list_below_what_is_not_supported_names_the_devices() -> None:
    page = (
        "<h1>Systeemeisen</h1><h2>Niet ondersteund</h2><ul><li>Internet Explorer<li>Telefoons<li>Android-tablets</ul>"
    )
    draft = draft_of(page.encode(), "page", dt.date(2026, 11, 30))
    assert [(row.kind, row.minimum, row.quality) for row in draft.rows] == [
        ("device-kind", "not android-tablet, phone", "certain")
    ]
    assert draft.not_understood == ("Internet Explorer",)


def test_a_line_that_begins_with_ipad_is_no_rest_of_the_line_above_it() -> None:
    draft = draft_of(
        b"Systeemeisen\n\nChromebook: minimaal 4 GB RAM\niPad: minimaal 3 GB RAM\n", "page", dt.date(2026, 11, 30)
    )
    assert [(row.applies_to, row.minimum) for row in draft.rows] == [(("chromebook",), "4 GB"), (("ipad",), "3 GB")]


def test_the_software_of_a_method_is_called_by_both() -> None:
    page = "<h1>Systeemeisen</h1><h2>Getal &amp; Ruimte Junior</h2><p>De digibordsoftware werkt niet op een tablet.</p>"
    assert read(page)[0] == [
        ("product", ("Getal & Ruimte Junior: De digibordsoftware", "ipad android-tablet", "likely"))
    ]


def test_a_no_for_less_than_a_kind_of_device_is_passed_on() -> None:
    table = "<tr><th></th><th>iPad 2</th><th>Windows 10</th></tr><tr><td>Pluspunt</td><td>nee</td><td>ja</td></tr>"
    rows, left = read(TABLE.format(table))
    assert rows == []
    assert "Pluspunt | nee" in left


@pytest.mark.parametrize("subject", ["De software", "Deze methode", "Het"])
def test_below_the_name_of_a_method_it_is_not_said_of_all_that_the_publisher_has(subject: str) -> None:
    page = "<html><body><h1>Systeemeisen</h1><h2>{}</h2><p>{} werkt niet op telefoons.</p></body></html>"
    assert read(page.format("Pluspunt", subject)) == ([("product", ("Pluspunt", "phone", "likely"))], ())
    assert read(page.format("Algemeen", subject)) == ([("device-kind", ("", "", "certain"))], ())
