"""What holds for every list: whatever it was written by, nothing is lost in silence and nothing makes it crash."""

from __future__ import annotations

import codecs
import csv
import io
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.errors import BadInputError
from checker.storage.school_list.cells import told
from checker.storage.school_list.headings import _KNOWN, is_known, meaning
from checker.storage.school_list.listed import Listed, SchoolList
from checker.storage.school_list.ranges import labels_in
from checker.storage.school_list.reading import LARGEST_LIST, MOST_ROWS, read_school_list, read_school_list_from

PROJECT = Path(__file__).parents[2]
SEPARATORS = (";", ",", "\t", "|")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")


def labels(found: SchoolList) -> list[str]:
    return [item.label for item in found.devices]


def read(text: str | bytes) -> SchoolList:
    return read_school_list_from("lijst.csv", text.encode() if isinstance(text, str) else text)


NAMES = st.from_regex(r"[A-Z]{2,4}-[0-9]{2,4}", fullmatch=True)
# What people write beside a device; no letter that an old encoding could be taken for.
REMARKS = st.text(st.sampled_from("abc é ë ï \"';,|\t.-()"), max_size=20)
TABLES = st.lists(st.tuples(NAMES, REMARKS, REMARKS), min_size=1, max_size=30, unique_by=lambda row: row[0])


@given(
    TABLES,
    st.sampled_from(SEPARATORS),
    st.sampled_from(ENCODINGS),
    st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC)),
    st.sampled_from(("\r\n", "\n", "\r")),
)
def test_every_table_that_is_written_as_csv_reads_back(
    rows: list[tuple[str, str, str]], separator: str, encoding: str, quoting: int, line_end: str
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, quoting=quoting, lineterminator=line_end)  # type: ignore[arg-type]
    writer.writerows([("Label", "Kleur", "Opmerking"), *rows])
    found = read(text.getvalue().encode(encoding))
    assert labels(found) == [name for name, _, _ in rows]
    assert not found.rejected


@given(TABLES, st.data())
def test_a_quote_left_open_loses_no_device(rows: list[tuple[str, str, str]], data: st.DataObject) -> None:
    strange = data.draw(st.sets(st.integers(0, len(rows) - 1), max_size=3))
    places = [data.draw(st.sampled_from(("", "Groep 5", "Kar Noord"))) for _ in rows]
    lines = [
        f'{name};"{place}' if at in strange else f"{name};{place}"
        for at, ((name, _, _), place) in enumerate(zip(rows, places, strict=True))
    ]
    found = read("Label;Lokaal\n" + "\n".join(lines) + "\n")
    assert labels(found) == [name for name, _, _ in rows]
    assert [item.location for item in found.devices] == places


@given(st.binary(max_size=400), st.sampled_from((b"", b"label;naam\n", b"PK\x03\x04", codecs.BOM_UTF16_LE)))
@example(b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
def test_whatever_stands_in_it_it_is_a_list_or_bad_input(data: bytes, beginning: bytes) -> None:
    try:
        found = read(beginning + data)
    except BadInputError as problem:
        assert "lijst.csv" in str(problem)  # noqa: PT017  either is fine, a crash is not
    else:
        assert msgspec.json.decode(msgspec.json.encode(found), type=SchoolList).name == "lijst.csv"


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=12))
def test_whatever_stands_in_its_cells_it_is_a_list(rows: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([["Naam", "Updates tot", "Status", "Lokaal", "E-mail", "x"], *rows])
    found = read(text.getvalue().encode("utf-8", "replace"))
    assert all(item.label or item.name or item.asset_tag for item in (*found.devices, *found.gone))
    assert all(item.gone for item in found.gone)
    assert not any(item.gone for item in found.devices)


@given(st.permutations([f"CB-{number:02};Groep {number % 3}" for number in range(8)]))
def test_the_order_of_the_rows_changes_nothing_but_the_order(rows: list[str]) -> None:
    found = read("\n".join(["Sticker;Lokaal", *rows]))
    assert labels(found) == [row.partition(";")[0] for row in rows]


def test_a_row_without_a_name_is_told_by_its_row_and_an_empty_one_is_not() -> None:
    found = read("label;plek\nnr 1;a\n;b\n\n;\nnr 2;c\nnr 2;c\n")
    assert labels(found) == ["nr 1", "nr 2"]
    assert [(item.file, item.reason, item.detail) for item in found.rejected] == [("lijst.csv", "inventory_row", "3")]


def test_a_row_says_where_it_is_in_the_file() -> None:
    found = read('De Boom\n\n"Label";"Op\nmerking"\nCB-01;x\n\nCB-02;y\n')
    assert [item.row for item in found.devices] == [4, 6]


@pytest.mark.parametrize("beginning", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"], ids=["xlsx", "xls"])
def test_a_workbook_that_cannot_be_read_is_said_to_be_one_with_what_to_do(tmp_path: Path, beginning: bytes) -> None:
    (tmp_path / "lijst.xlsx").write_bytes(beginning + bytes(200))
    with pytest.raises(BadInputError, match="Save as"):
        read_school_list(tmp_path / "lijst.xlsx")


def test_what_is_not_there_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"lijst\.csv"):
        read_school_list(tmp_path / "lijst.csv")
    with pytest.raises(BadInputError, match="larger than"):
        read(bytes(LARGEST_LIST + 1))


def test_more_rows_than_any_school_has_are_refused() -> None:
    with pytest.raises(BadInputError, match="200,000 rows"):
        read("label\n" + "".join(f"{number}\n" for number in range(MOST_ROWS + 1)))


def test_no_heading_is_in_the_table_twice() -> None:
    every = [heading.strip() for headings in _KNOWN.values() for heading in headings.split(";")]
    assert len(every) > 400
    twice = {}
    for meant, headings in _KNOWN.items():
        for heading in headings.split(";"):
            found = meaning(heading.strip())
            assert found is not None
            if found[1] != meant:
                twice[heading.strip()] = (meant, found[1])
    assert twice == {}


@pytest.mark.parametrize(
    "written", ["Asset Tag", "asset_tag", "ASSET-TAG:", "asset.tag", "Asset\nTag", " Asset  Tag* "]
)
def test_a_heading_is_known_however_it_is_written(written: str) -> None:
    assert is_known(written)
    assert meaning(written) == meaning("asset tag")


def test_the_words_of_a_person_s_column_win() -> None:
    for heading in ("E-mail van leerling", "Naam gebruiker", "Laatst ingelogde gebruiker", "User email address"):
        found = meaning(heading)
        assert found is not None
        assert found[1] in {"person", "pupil"}


def test_a_text_file_loads_nothing_that_reads_workbooks() -> None:
    code = (
        "import sys; from checker.storage.school_list.reading import read_school_list_from as r;"
        "r('a.csv', b'label;lokaal\\nCB-01;3\\n'); print('python_calamine' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT)
    assert ended.stdout.strip() == "False"


def test_where_the_library_for_workbooks_does_not_load_it_is_said_and_csv_still_reads() -> None:
    code = (
        "import sys; sys.modules['python_calamine'] = None\n"
        "from checker.errors import BadInputError\n"
        "from checker.storage.school_list.reading import read_school_list_from as r\n"
        "print(len(r('a.csv', b'label;lokaal\\nCB-01;3\\n').devices))\n"
        "try: r('a.xlsx', b'PK\\x03\\x04')\n"
        "except BadInputError as error: print(error)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT)
    assert ended.stdout.startswith("1\na.xlsx: a workbook, which this computer cannot read.")
    assert "CSV" in ended.stdout


def test_one_file_alone_imports_the_library_for_workbooks() -> None:
    needed = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert [name for name in needed if name.startswith("python-calamine")]
    importing = [
        path.name for path in (PROJECT / "checker").rglob("*.py") if "python_calamine" in path.read_text("utf-8")
    ]
    assert importing == ["workbook_rows.py"]


@pytest.mark.pitfall(45)
@pytest.mark.parametrize(
    ("written", "days"),
    [
        (["6/7/2031", "30/6/2031"], ["2031-07-06", "2031-06-30"]),
        (["6/7/2031", "6/30/2031"], ["2031-06-07", "2031-06-30"]),
        (["6/7/2031", "6/30/2031", "30/6/2031"], ["", "2031-06-30", "2031-06-30"]),
        (["6-7-2031", "juni 2031"], ["2031-07-06", "2031-06-30"]),
    ],
)
def test_a_day_that_could_be_two_is_decided_by_its_column_or_told(written: list[str], days: list[str]) -> None:
    found = read("Sticker;AUE\n" + "".join(f"CB-{number};{day}\n" for number, day in enumerate(written)))
    assert [item.updates_until for item in found.devices] == days
    told = [item.text for item in found.not_understood]
    assert told == [text for text, day in zip(written, days, strict=True) if not day]


def test_what_is_told_of_a_day_names_no_person() -> None:
    found = read("Sticker;AUE\nCB-1;vraag Sanne\nCB-2;geen idee\n")
    assert [(item.row, item.text) for item in found.not_understood] == [(2, ""), (3, "geen idee")]


def test_a_list_is_kept_as_json_whole() -> None:
    found = read("Sticker;Status;Updates tot\nCB-01;weg;geen idee\nCB-02;;juni 2031\n")
    assert json.loads(msgspec.json.encode(found))["gone"][0]["gone"] == "weg"
    assert found.devices == [Listed(row=3, label="CB-02", updates_until="2031-06-30")]


def test_sixty_devices_in_one_cell_are_sixty_devices() -> None:
    labels = [f"LT-{number:03}" for number in range(1, 61)]
    found = read_school_list_from("l.csv", f"Lokaal;Laptops\nGroep 5;{', '.join(labels)}\n".encode())
    assert [item.label for item in found.devices] == labels


@given(
    st.text(max_size=30)
    | st.from_regex(r"[A-Z]{0,3}-?[0-9]{1,3} ?(t/m|-|,|en) ?[A-Z]{0,3}-?[0-9]{1,3}", fullmatch=True)
)
def test_a_cell_stands_for_itself_or_for_several_devices_each_once(text: str) -> None:
    labels = labels_in(text)
    assert 1 <= len(set(labels)) == len(labels) <= 500
    assert len(labels) > 1 or labels[0] == text


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=12))
def test_a_cell_with_nothing_to_take_away_says_what_any_other_would(text: str) -> None:
    assert told(text) == told(f"\u200b{text}")
