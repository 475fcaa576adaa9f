"""What is fetched over the network: https only, within a size and a time, with a digest where one is given."""

from __future__ import annotations

import hashlib
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.refreshing import from_https
from checker.refreshing.from_https import given_by_address
from checker.refreshing.trouble import TroubleError
from tests.refreshing.made import REAL_ROWS, Stick, a_day_later, mdn_package
from tests.refreshing.served import Served, https, needs_openssl

pytestmark = needs_openssl


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with https(tmp_path_factory.mktemp("https")) as server:
        yield server


@pytest.fixture
def trusted(served: Served, monkeypatch: pytest.MonkeyPatch) -> Served:
    monkeypatch.setenv("SSL_CERT_FILE", str(served.certificate))
    return served


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path)


def trouble(address: str, **limits: float) -> TroubleError:
    with pytest.raises(TroubleError) as caught:
        given_by_address(address, **limits)  # type: ignore[arg-type]
    return caught.value


def test_a_table_at_an_address_with_its_digest_takes_the_place_of_the_one_there(served: Served, stick: Stick) -> None:
    data = a_day_later(stick.table())
    address = served("/browsers.toml", data)
    ended = stick.refresh(address, "--sha256", hashlib.sha256(data).hexdigest().upper(), **served.trusted)
    assert (ended.code, stick.browsers.read_bytes()) == (0, data), ended.err
    assert f"browsers.toml: of {stick.table().snapshot}; until now of" in ended.out


def test_another_digest_is_refused_and_the_one_found_is_told(served: Served, stick: Stick) -> None:
    before, data = stick.browsers.read_bytes(), a_day_later(stick.table())
    ended = stick.refresh(served("/other.toml", data), "--sha256", "0" * 64, **served.trusted)
    assert (ended.code, stick.browsers.read_bytes()) == (2, before)
    assert hashlib.sha256(data).hexdigest() in ended.err


def test_a_package_at_an_address_makes_the_table(served: Served, tmp_path: Path) -> None:
    stick = Stick(tmp_path, small=True)
    address = served("/package.tgz", mdn_package(REAL_ROWS, data_of="2026-11-29"))
    ended = stick.refresh(address, "--snapshot", "2026-11-30", **served.trusted)
    assert ended.code == 2  # the program's own table knows more than these few rows
    assert "lacks what is there now" in ended.err


def test_a_certificate_that_nobody_vouches_for_is_not_believed(served: Served, stick: Stick) -> None:
    served.seen.clear()
    ended = stick.refresh(served("/browsers.toml", a_day_later(stick.table())))
    assert ended.code == 2
    assert "does not trust the certificate" in ended.err
    assert served.seen == []


def test_another_https_address_is_followed_and_no_other_kind(trusted: Served) -> None:
    trusted.leads_to |= {"/moved": "/there", "/down": "http://127.0.0.1:9/there", "/file": "file:///etc/hostname"}
    trusted("/there", b"here")
    assert given_by_address(trusted.address + "/moved").data == b"here"
    assert trouble(trusted.address + "/down").what == "redirect"
    assert trouble(trusted.address + "/file").what == "status"


def test_going_round_ends(trusted: Served) -> None:
    trusted.leads_to |= {"/round": "/round"}
    assert trouble(trusted.address + "/round").what == "status"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/x",
        "ftp://127.0.0.1/x",
        "file:///etc/passwd",
        "https://",
        "https://[::1",
        "https://me:secret@127.0.0.1/x",
    ],
)
def test_only_an_https_address_without_a_name_in_it_will_do(address: str) -> None:
    found = trouble(address)
    assert found.what == "address"
    assert "secret" not in str(found)


@pytest.mark.parametrize("rest", ["/a b", "/\r\nHost: x", ":99999/x", ":x/y", "/é", "/\x00"])
def test_an_odd_address_is_a_trouble_and_no_fault_of_ours(rest: str) -> None:
    assert trouble(f"https://127.0.0.1{rest}").what in {"no_answer", "address"}


def test_what_never_ends_is_cut_off_at_its_size(trusted: Served) -> None:
    assert trouble(trusted.address + "/endless", largest=1_000_000).what == "too_large"


@pytest.mark.parametrize("path", ["/trickle", "/drip"], ids=["its body", "its head"])
def test_what_trickles_is_cut_off_at_its_time(trusted: Served, path: str) -> None:
    started = time.monotonic()
    assert trouble(trusted.address + path, patience=1.0).what == "too_slow"
    assert time.monotonic() - started < 5


def test_a_server_that_says_nothing_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_https, "_SILENCE_SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert trouble(f"https://127.0.0.1:{silent.getsockname()[1]}/x").what == "too_slow"


def test_what_is_not_there_and_who_is_not_there_are_told_apart(trusted: Served) -> None:
    missing = trouble(trusted.address + "/missing")
    assert (missing.what, missing.values) == ("status", {"status": 404})
    assert trouble("https://127.0.0.1:9/x").what == "no_answer"


@pytest.mark.parametrize("page", [b"<!doctype html><title>Log in</title>", b"", b'{"error": "no"}', b'id = "x"\n'])
def test_a_page_in_place_of_a_table_is_refused(served: Served, stick: Stick, page: bytes) -> None:
    before = stick.browsers.read_bytes()
    ended = stick.refresh(served("/portal", page), **served.trusted)
    assert (ended.code, stick.browsers.read_bytes()) == (2, before)
    assert "no table of Systeemcheck" in ended.err
