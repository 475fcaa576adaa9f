"""The school's own list, as people and other programs save it."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import BadInputError
from checker.storage.school_list.listed import Listed
from checker.storage.school_list.reading import read_school_list

GOOGLE = (
    "deviceId,serialNumber,status,annotatedAssetId,annotatedLocation,annotatedUser,model,osVersion,autoUpdateExpiration\n"
    "1,5CD1,ACTIVE,CB-01,Groep 4,jan@school.nl,Leerbook 11,131.0,2031-06\n"
    "2,5CD2,DEPROVISIONED,CB-02,Groep 4,,Leerbook 11,131.0,2031-06\n"
)
INTUNE = (
    '"Device ID","Device name","Serial number","OS","OS version","Model","Primary user UPN"\n'
    '"77","PC-501","5CD3","Windows","10.0.26100","Leslaptop 14","juf@school.nl"\n'
)


def inventory(tmp_path: Path, data: str | bytes) -> tuple[Listed, ...]:
    path = tmp_path / "lijst.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return tuple(read_school_list(path).devices)


def test_an_export_of_google_admin_is_recognised_without_what_was_retired(tmp_path: Path) -> None:
    assert inventory(tmp_path, GOOGLE) == (
        Listed(label="CB-01", location="Groep 4", model="Leerbook 11", os_version="131.0", updates_until="2031-06-30"),
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2031-06-30", "2031-06-30"), ("2031/06/01", "2031-06-01"), ("2031-06", "2031-06-30"),
        ("Jun 2031", "2031-06-30"),
        ("June 2031", "2031-06-30"), ("30-06-2031", "2031-06-30"), ("1940550400000", "2031-06-30"),
        ("soon", ""), ("2031-13", ""), ("", ""), ("9" * 13, "2286-11-20"),
    ],
)  # fmt: skip
def test_the_end_of_updates_is_read_in_each_way_google_writes_it(tmp_path: Path, written: str, day: str) -> None:
    (listed,) = inventory(tmp_path, f"annotatedAssetId,autoUpdateExpiration\nCB-01,{written}\n")
    assert listed.updates_until == day


def test_an_export_of_intune_is_recognised(tmp_path: Path) -> None:
    assert inventory(tmp_path, INTUNE) == (
        Listed(name="PC-501", model="Leslaptop 14", device_class="windows-pc", os_version="10.0.26100"),
    )


def test_no_serial_and_no_user_is_read(tmp_path: Path) -> None:
    said = str(inventory(tmp_path, GOOGLE) + inventory(tmp_path, INTUNE))
    assert not [word for word in ("5CD", "@school.nl") if word in said]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_separator_and_encoding_of_a_spreadsheet_will_do(tmp_path: Path, separator: str, encoding: str) -> None:
    text = separator.join(("Label", "Lokaal")) + "\r\n" + separator.join(("Laptop é", "Groep 5")) + "\r\n"
    data = (codecs.BOM_UTF16_LE + text.encode("utf-16-le")) if encoding == "utf-16" else text.encode(encoding)
    assert inventory(tmp_path, data) == (Listed(label="Laptop é", location="Groep 5"),)


def test_a_list_without_a_usable_column_names_those_it_has_and_those_it_knows(tmp_path: Path) -> None:
    with pytest.raises(BadInputError) as error:
        inventory(tmp_path, "serienummer;merk\n1;2\n")
    assert '"serienummer", "merk"' in str(error.value)
    assert "label" in str(error.value)
    assert "device name" in str(error.value)


def test_a_row_without_a_name_is_told_by_its_line_and_empty_lines_are_not(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("label;plek\nnr 1;a\n;b\n\n;\nnr 2;c\nnr 2;c\n")
    found = read_school_list(path)
    assert [item.label for item in found.devices] == ["nr 1", "nr 2"]
    assert [(item.reason, item.detail) for item in found.rejected] == [("inventory_row", "3")]


@pytest.mark.parametrize("beginning", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"], ids=["xlsx", "xls"])
def test_a_workbook_is_said_to_be_one_with_the_way_to_a_csv_file(tmp_path: Path, beginning: bytes) -> None:
    (tmp_path / "lijst.xlsx").write_bytes(beginning + bytes(200))
    with pytest.raises(BadInputError, match="Save as"):
        read_school_list(tmp_path / "lijst.xlsx")


@pytest.mark.parametrize("data", [b"", b"\n", b"\xff\xfe", b"\x00\x01", b'"unfinished'])
def test_what_is_no_list_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(BadInputError):
        inventory(tmp_path, data)


@given(st.binary(max_size=300))
def test_whatever_stands_in_it_it_is_a_list_or_bad_input(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(b"label;naam\n" + data)
    try:
        read_school_list(path)
    except BadInputError as problem:
        assert str(path) in str(problem)  # noqa: PT017  either is fine, a crash is not
