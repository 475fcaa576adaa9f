"""What is made to hurt costs one line and little else; what is damaged is told, or counted as far as it is right."""

from __future__ import annotations

import gc
import gzip
import io
import re
import tracemalloc
import weakref
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.group_data.content import Content
from checker.group_data.group_file import GroupFile
from checker.group_data.looking import LARGEST
from checker.group_data.refused import Refused
from tests.group_data.made import Made, group_data, outcome

MEBIBYTE = 1024 * 1024
GOOD = group_data(Made())
WIDE = group_data(Made(), "utf-16", "utf-16")
LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 30))
BOMBS = {
    "a billion laughs": f'<!DOCTYPE E [<!ENTITY l0 "ha">{LAUGHS}]><E><school>&l29;</school></E>',
    "one large entity": f'<!DOCTYPE E [<!ENTITY a "{"x" * 100_000}">]><E><school>{"&a;" * 1000}</school></E>',
    "a file of this computer": '<!DOCTYPE E [<!ENTITY a SYSTEM "file:///etc/passwd">]><E><school>&a;</school></E>',
    "an address": '<!DOCTYPE E SYSTEM "http://example.org/fenna.dtd"><E><school/></E>',
    "a parameter entity": '<!DOCTYPE E [<!ENTITY % a SYSTEM "http://example.org/">%a;]><E><school/></E>',
    "attributes by default": '<!DOCTYPE E [<!ATTLIST leerling key CDATA "fenna">]><E><school/></E>',
    "an entity without a use": '<!DOCTYPE E [<!ENTITY a "b">]><E><school/></E>',
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_definitions_of_its_own_are_refused_unread(bomb: str) -> None:
    assert outcome(BOMBS[bomb].encode()) == Refused("own_entities", 1)
    assert outcome(BOMBS[bomb].encode("utf-16")) == Refused("own_entities", 1)


ENDLESS = {
    "elements in elements": (b"<EDEX><school>" + b"<a>" * 100_000, "too_deep"),
    "elements after elements": (b"<EDEX><school>" + b"<a/>" * 1_000_001, "too_many"),
    "an element of attributes": (b"<EDEX><a " + b" ".join(b'b%d=">"' % at for at in range(300_000)), "too_long"),
    "an attribute": (b"<EDEX><a b='" + b"x" * 3 * MEBIBYTE + b"'/></EDEX>", "too_long"),
    "a name": (b"<EDEX><" + b"a" * 3 * MEBIBYTE + b"/></EDEX>", "too_long"),
    "a comment": (b"<EDEX><!--" + b"x" * 3 * MEBIBYTE + b"--></EDEX>", "too_long"),
    "an instruction": (b"<EDEX><?x " + b"x" * 3 * MEBIBYTE + b"?></EDEX>", "too_long"),
    "a namespace": (b"<EDEX xmlns='" + b"u" * 900_000 + b"'>" + b"<a/>" * 900_000, "too_long"),
    "a namespace further on": (b"<EDEX><school xmlns:u='" + b"u" * 1001 + b"'/></EDEX>", "too_long"),
    "bytes": (b"<EDEX>" + b" " * LARGEST, "too_large"),
}


@pytest.mark.parametrize("case", ENDLESS)
def test_what_has_no_end_is_refused_before_it_takes_the_memory(case: str) -> None:
    data, why = ENDLESS[case]
    tracemalloc.start()
    try:
        refused = outcome(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(refused, Refused)
    assert refused.why == why
    assert peak < 4 * len(data) + 16 * MEBIBYTE


def test_a_text_without_end_is_passed_over() -> None:
    data = GOOD.replace(b"Kind1<", b"Kind1" + b"x" * 20 * MEBIBYTE + b"<").replace(b"2019-02-27", b"9" * MEBIBYTE, 1)
    file = outcome(data)
    assert isinstance(file, GroupFile)
    assert [(each.kind, each.count) for each in file.found] == [("birth_date.other_form", 1)]


def test_a_reference_without_end_is_one_that_leads_nowhere() -> None:
    file = outcome(
        GOOD.replace(b'<groep key="g1"></groep></groepen>', b'<groep key="' + b"g" * 500_000 + b'"/></groepen>', 1)
    )
    assert isinstance(file, GroupFile)
    assert [(each.kind, each.count) for each in file.found] == [("unknown_group.teacher", 1)]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"), (b" \r\n\t", "empty"), (b"\0" * 5000, "empty"), (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfe", "empty"), (gzip.compress(GOOD), "packed"), (b"7z\xbc\xaf\x27\x1c", "packed"),
        (b"PK\x05\x06" + b"\0" * 18, "zip"), (b"%PDF-1.7", "no_xml"), (b"\x89PNG\r\n\x1a\n", "no_xml"),
        (b"\xd0\xcf\x11\xe0", "no_xml"), (b"naam;Zo\xeb", "no_xml"), (b" " * 1000 + b"naam", "no_xml"),
        (b"{}", "no_xml"), (b"<", "cut_off"), (b"<?xml", "cut_off"), (b"<?xml version='1.0'?>", "cut_off"),
        (b"<!DOCTYPE html><html/>", "page"), (b"<?xml version='1.0'?><html/>", "page"), (b"<a/>", "no_group_data"),
        (b"<EDEX/>", "no_group_data"), (b"<leerling/>", "no_group_data"),
        (b"<?xml version='1.0' standalone='fenna'?><EDEX/>", "first_line"), (b"<EDEX>\0</EDEX>", "wrong_sign"),
        (b"<EDEX>\x07</EDEX>", "wrong_sign"), (b"<EDEX/>fenna", "after_the_end"),
        (b"<EDEX>&fenna;</EDEX>", "unknown_entity"),
        (b"<xml:EDEX/>", "no_group_data"), (b"<EDEX xmlns:xml='fenna'/>", "not_well_formed"),
        (b"<EDEX xmlns:a=''/>", "not_well_formed"), (b"<EDEX a='<'/>", "wrong_sign"), (b"<EDEX><![CDATA[", "cut_off"),
    ],
)  # fmt: skip
def test_what_is_no_group_data_is_told_by_what_it_is(data: bytes, why: str) -> None:
    refused = outcome(data)
    assert isinstance(refused, Refused)
    assert refused.why == why


def test_a_zip_with_the_file_in_it_is_told_to_be_unpacked() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("groepen.xml", GOOD)
    assert outcome(packed.getvalue()) == Refused("zip")


@given(end=st.integers(1, len(GOOD) - 2))
def test_a_file_that_was_cut_off_is_never_taken_for_whole(end: int) -> None:
    refused = outcome(GOOD[:end])
    assert isinstance(refused, Refused)
    assert refused.why in {"cut_off", "first_line"}
    assert refused.line <= GOOD[:end].count(b"\n") + 1


@given(end=st.integers(0, len(WIDE)))
def test_nor_is_one_of_utf_16(end: int) -> None:
    file = outcome(WIDE[:end])
    assert isinstance(file, Refused) or end == len(WIDE)


@settings(max_examples=400)
@given(
    changes=st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.binary(max_size=4)), min_size=1, max_size=8),
    start=st.sampled_from([GOOD, WIDE]),
)
def test_a_damaged_file_is_told_or_counted_and_is_no_fault_of_ours(
    changes: list[tuple[int, bytes]], start: bytes
) -> None:
    data = bytearray(start)
    for place, new in changes:
        data[place : place + len(new)] = new
    file = outcome(bytes(data))
    assert not isinstance(file, Refused) or file.why != "our_fault"


@settings(max_examples=300)
@given(data=st.binary(max_size=200), start=st.sampled_from([b"", b"<", b"<?xml ", b"<EDEX>", b"\xff\xfe<\0", b"\0<"]))
def test_whatever_the_bytes_are_it_is_no_fault_of_ours(data: bytes, start: bytes) -> None:
    file = outcome(start + data)
    assert not isinstance(file, Refused) or file.why != "our_fault"


def test_no_file_of_the_computer_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome(GOOD)  # all that is imported is imported
    for name in ("open", "io.open"):
        monkeypatch.setattr(f"builtins.{name}" if name == "open" else name, _refuse)
    monkeypatch.setattr("socket.socket", _refuse)
    assert outcome(BOMBS["a file of this computer"].encode()) == Refused("own_entities", 1)
    instruction = b'<?xml-stylesheet href="file:///etc/passwd"?>'
    included = b'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'
    schema = b'<EDEX xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://example.org/x">'
    assert isinstance(outcome(GOOD.replace(b"<EDEX>", instruction + schema + included)), GroupFile)


def test_nothing_that_was_read_stays_in_memory_when_nobody_tidies_up(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[weakref.ref[Content]] = []

    class Watched(Content):
        def __init__(self) -> None:
            super().__init__()
            made.append(weakref.ref(self))

    monkeypatch.setattr("checker.group_data.xml_reading.Content", Watched)
    gc.disable()
    try:
        for data in (GOOD, GOOD[:-50], GOOD.replace(b"Kind1<", b"&kind;<"), b"<EDEX>" * 200):
            outcome(data)
            assert made.pop()() is None
    finally:
        gc.enable()


def _refuse(*_: object, **__: object) -> None:
    raise AssertionError("reached out")


def test_the_cases_of_others_are_no_fault_of_ours_either() -> None:
    for path in sorted((Path(__file__).parents[1] / "storage").rglob("*.*")):
        if path.is_file():
            file = outcome(path.read_bytes())
            assert isinstance(file, Refused), path
            assert file.why != "our_fault"


@pytest.mark.parametrize(
    "before", ["<?xml version='1.0'?>\n", "<!-- <!DOCTYPE x> -->\n", "\n \n", "<?a?><?b c?>\n<!---->"]
)
def test_the_reader_never_sees_a_doctype(before: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.group_data.xml_reading.DefusedExpatParser", _refuse)
    data = f"{before}<!DOCTYPE E [<!ENTITY a 'b'>]><E><school/></E>"
    assert outcome(data.encode()) == Refused("own_entities", before.count("\n") + 1)


def test_and_would_refuse_one_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.group_data.xml_reading._DOCTYPE", re.compile("never"))
    for bomb in BOMBS.values():
        assert outcome(bomb.encode()) == Refused("own_entities", 1)


def test_words_about_a_doctype_are_none() -> None:
    data = GOOD.replace(b"<EDEX>", b"<EDEX><!-- <!DOCTYPE x> --><a><![CDATA[<!DOCTYPE x>]]></a>")
    assert isinstance(outcome(data), GroupFile)


@pytest.mark.parametrize("start", ["<!--", "<?", "<!-- -->", " ", "<?x?>", "<!-- <? "])
def test_a_beginning_without_end_comes_to_an_end(start: str) -> None:
    file = outcome((start * (MEBIBYTE // len(start))).encode() + GOOD)
    assert isinstance(file, Refused)
    assert file.why in {"first_line", "too_long", "cut_off", "wrong_sign"}
