"""Whatever a file is written in: the same is found, or one line names the encoding."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.group_data.group_file import GroupFile
from checker.group_data.refused import Refused
from tests.group_data.made import Made, group_data, outcome

MADE = Made(pupils=3)
READ = {
    "utf-8": ("UTF-8", b"", "utf-8"),
    "utf-8 with a mark": ("UTF-8", codecs.BOM_UTF8, "utf-8"),
    "utf-16, little end first, with a mark": ("UTF-16", codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16, big end first, with a mark": ("UTF-16", codecs.BOM_UTF16_BE, "utf-16-be"),
    "utf-16, little end first": ("UTF-16", b"", "utf-16-le"),
    "utf-16, big end first": ("UTF-16", b"", "utf-16-be"),
    "us-ascii": ("US-ASCII", b"", "ascii"),
    "iso-8859-1": ("ISO-8859-1", b"", "iso-8859-1"),
    "iso-8859-15": ("ISO-8859-15", b"", "iso-8859-15"),
    "windows-1252": ("Windows-1252", b"", "cp1252"),
}
DECLARED = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "Windows-1252", "ascii": "US-ASCII"}


@pytest.mark.parametrize("case", READ)
def test_the_same_is_found_in_every_encoding_that_is_read(case: str) -> None:
    name, mark, codec = READ[case]
    data = group_data(MADE, codec, DECLARED.get(codec, codec))
    file = outcome(mark + data)
    assert isinstance(file, GroupFile)
    assert file.encoding == name
    assert (file.pupils, file.groups, file.teachers, file.problems) == (3, 3, 4, ())


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ("shift_jis", "shift-jis"), ("GBK", "gbk"), ("KOI8-R", "koi8-r"), ("UTF-7", "utf-7"), ("cp037", "cp037"),
        ("windows-1250", "cp1250"), ("iso-8859-2", "iso8859-2"), ("UTF-32", "utf-32"), ("rot13", "rot-13"),
    ],
)  # fmt: skip
def test_an_encoding_that_is_not_read_is_named(declared: str, said: str) -> None:
    assert outcome(group_data(MADE, "ascii", declared)) == Refused("encoding_not_read", 1, said)


@pytest.mark.parametrize("declared", ["Fenna Verzonnen", "fenna", "", "utf-8-fenna", "../../x", "encodings.utf_8"])
def test_a_name_that_is_no_encoding_is_not_said(declared: str) -> None:
    data = group_data(MADE, "ascii", "utf-8").replace(b'"utf-8"', f'"{declared}"'.encode())
    assert outcome(data) == Refused("encoding_unknown", 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (group_data(MADE, "utf-32"), "UTF-32"),
        (group_data(MADE, "utf-32-le"), "UTF-32"),
        (group_data(MADE, "utf-32-be"), "UTF-32"),
        (group_data(MADE, "cp037"), "EBCDIC"),
        (group_data(MADE, "cp500"), "EBCDIC"),
        (b"+ADw-?xml version+AD0-", "UTF-7"),
    ],
    ids=["utf-32 with a mark", "utf-32-le", "utf-32-be", "cp037", "cp500", "utf-7"],
)
def test_an_encoding_that_shows_by_how_the_file_begins_is_named(data: bytes, said: str) -> None:
    assert outcome(data) == Refused("encoding_not_read", detail=said)


@pytest.mark.parametrize(
    ("data", "written"),
    [
        (group_data(MADE, "utf-8", "utf-16"), "UTF-8"),
        (codecs.BOM_UTF8 + group_data(MADE, "utf-8", "iso-8859-1"), "UTF-8"),
        (codecs.BOM_UTF16_LE + group_data(MADE, "utf-16-le", "utf-8"), "UTF-16"),
    ],
)
def test_a_first_line_that_tells_another_encoding_is_refused_as_every_reader_does(data: bytes, written: str) -> None:
    assert outcome(data) == Refused("encoding_differs", 1, written)


@pytest.mark.parametrize(
    ("declared", "sign", "said"),
    [
        ("utf-8", b"\xeb", "UTF-8"), ("us-ascii", b"\xeb", "US-ASCII"), ("windows-1252", b"\x81", "Windows-1252"),
        ("utf-8", b"\xc0\x80", "UTF-8"), ("utf-8", b"\xed\xa0\x80", "UTF-8"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_sign_that_is_not_in_the_encoding_is_told_with_its_line(
    declared: str, sign: bytes, said: str, ends: str
) -> None:
    data = group_data(MADE, "ascii", declared).replace(b"Kind1", b"Kind" + sign).replace(b"\n", ends.encode())
    line = next(at for at, text in enumerate(data.split(ends.encode()), 1) if sign in text)
    assert outcome(data) == Refused("not_in_encoding", line, said)


@given(
    name=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="<&>\uffff\ufffe"))
)
def test_a_name_in_any_script_is_a_name(name: str) -> None:
    text = group_data(Made(pupils=1)).decode().replace("Kind0", name)
    for codec, mark in (("utf-8", b""), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)):
        file = outcome(mark + text.replace('encoding="utf-8"', "").encode(codec))
        assert isinstance(file, GroupFile)
        assert any(each.kind == "no_first_name.pupil" for each in file.found) == (not name.strip())
