"""What leaves a school in a recording: no names, no ids, no addresses."""

from __future__ import annotations

import ipaddress
import uuid

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.probes.linux.os_release_file import fields_of
from checker.probes.recorded import Recorder
from checker.probes.redaction import redactor, redactor_for
from tests.probes.recordings import recorded

_UUIDS = st.uuids().map(str)
_MACS = st.binary(min_size=6, max_size=6).map(lambda data: data.hex(":"))
_PRIVATE = st.integers(0, 2**16 - 1).map(lambda number: str(ipaddress.IPv4Address(0xC0A80000 + number)))
_SIDS = st.lists(st.integers(1, 2**32 - 1), min_size=4, max_size=4).map(
    lambda parts: "S-1-5-21-" + "-".join(map(str, parts))
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/home/jan/.config", "/home/PERSON/.config"),
        (r"C:\Users\Piet Klaassen\AppData\Local", r"C:\Users\PERSON\AppData\Local"),
        (r"C:\Users\Public\Desktop", r"C:\Users\Public\Desktop"),
        ("/Users/juf.anna/Applications/Google Chrome.app", "/Users/PERSON/Applications/Google Chrome.app"),
        ('"serial_number" : "C02ABC123DEF"', '"serial_number" : "SERIAL"'),
        ("Serial\t\t: 100000003d1d1c36\n", "Serial\t\t: SERIAL\n"),
        ('"IOPlatformSerialNumber" = "C02XYZ"', '"IOPlatformSerialNumber" = "SERIAL"'),
        ("LOKAAL5-PC12.school.nl of Jan, in januari", "HOST.school.nl of PERSON, in januari"),
        ("inet 10.0.12.7/24 gateway 84.22.1.9", "inet 192.0.2.1/24 gateway 192.0.2.2"),
        ("fe80::1a2b:3c4d:5e6f", "2001:db8::1"),
        ("9f1c0e7a6b5d4c3b2a19080706050403\n", "0000000000004000a000000000000001\n"),
    ],
)
def test_what_tells_of_a_person_or_a_device_is_replaced(before: str, after: str) -> None:
    assert redactor(hosts=["lokaal5-pc12"], persons=["jan"])(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "142.1.84.139",
        "Version: 142.1.84.139",
        "156.0.8078.79-1~deb12u1",
        "6.8.0-85-generic",
        "127.0.0.1 ::1",
        "Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz",
        "0000:00:02.0 12:34:56 std::string",
        r"\\?\DISPLAY#LEN40BA#4&2a1b3c4d&0&UID8388688#{e6f07b5f-ee97-4a90-b076-33f57bf4eaa7}",
    ],
)
def test_versions_and_models_stay_as_they_are(text: str) -> None:
    assert redactor(hosts=["lokaal5-pc12"], persons=["jan"])(text) == text


def test_the_same_id_keeps_the_same_placeholder_and_another_id_gets_another() -> None:
    redact = redactor()
    one, other = str(uuid.UUID(int=2**100 + 7)), str(uuid.UUID(int=2**90 + 5))
    assert redact(f"{one} {other} {one.upper()}").split()[0::2] == [redact(one), redact(one)]
    assert redact(one) != redact(other)


def test_a_machine_that_is_named_after_its_system_still_says_what_system_it_is() -> None:
    redact = redactor(hosts=["debian"], persons=["root"])
    assert fields_of(redact('ID=debian\nNAME="Debian GNU/Linux"\n')) == {"ID": "debian", "NAME": "Debian GNU/Linux"}
    assert redact("/sysroot") == "/sysroot"


def test_a_machine_gives_its_own_names_away_to_be_hidden() -> None:
    machine = recorded(environment={"USER": "anna"}, calls={"host_name": "gr5-07"})
    redact = redactor_for(machine)
    assert redact("gr5-07") == "HOST"
    assert redact("anna at gr5-07.local: ~anna") == "PERSON at HOST.local: ~PERSON"


def test_a_name_of_two_letters_is_hidden_where_it_stands_alone() -> None:
    redact = redactor(hosts=["pq"])
    assert (redact("pq"), redact("model pq 7")) == ("HOST", "model pq 7")


@given(st.lists(st.one_of(_UUIDS, _MACS, _PRIVATE, _SIDS), min_size=1, max_size=8, unique=True))
def test_no_id_survives_and_different_ids_stay_different(ids: list[str]) -> None:
    redact = redactor()
    hidden = redact(" ; ".join(ids)).split(" ; ")
    assert not set(ids) & set(hidden)
    assert len(set(hidden)) == len(set(ids))


@given(st.text(max_size=200), st.sampled_from(["lokaal5-pc12", "juf-anna", "mees.de.vries"]))
def test_no_name_survives_in_any_text(text: str, name: str) -> None:
    assert (
        name
        not in redactor(hosts=["lokaal5-pc12"], persons=["juf-anna", "mees.de.vries"])(f"{text} {name} {text}").split()
    )


@given(st.one_of(st.text(max_size=300), st.from_regex(r"([0-9a-fA-F:.\-]{1,40}[ \\/]){1,6}", fullmatch=True)))
def test_what_is_hidden_once_stays_as_it_is(text: str) -> None:
    hidden = redactor(hosts=["lokaal5-pc12"], persons=["anna"])(text)
    assert redactor(hosts=["lokaal5-pc12"], persons=["anna"])(hidden) == hidden


def test_a_name_is_hidden_in_a_file_with_a_byte_that_is_no_text_and_no_file_of_numbers_is_touched() -> None:
    machine = recorded(
        binary_files={"text": b"/home/j\xc3\xb6rg.devries/\xff, J\xc3\xb6rg", "numbers": b"\x00/home/j.devries/\xff"}
    )
    recorder = Recorder(machine, redactor(persons=["j\u00f6rg"]))
    assert recorder.read_bytes("text") == b"/home/PERSON/\xff, PERSON"
    assert recorder.read_bytes("numbers") == b"\x00/home/j.devries/\xff"
    assert set(recorder.recording.binary_files) == {"text", "numbers"}


def test_an_environment_with_a_byte_that_is_no_text_can_be_kept() -> None:
    recorder = Recorder(recorded(environment={"XDG_CURRENT_DESKTOP": "x\udcff"}), redactor())
    recorder.environment("XDG_CURRENT_DESKTOP")
    assert b"x?" in msgspec.json.encode(recorder.recording)
