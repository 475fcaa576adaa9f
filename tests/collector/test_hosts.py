"""The collector answers to its own names, and to no name that a website chose for it (DNS rebinding)."""

from __future__ import annotations

import socket

import psutil
import pytest

from checker.collector.hosts import OwnHosts, own_addresses

NAME = socket.gethostname().lower()


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST", "localhost.", "127.0.0.1", "127.8.9.1", "[::1]", NAME, NAME.upper(), f"{NAME}.local",
     "toets.school.example", "Toets.School.Example."],
)  # fmt: skip
def test_it_answers_to_its_own_names_with_and_without_a_port(host: str) -> None:
    hosts = OwnHosts(["toets.school.example"])
    assert host in hosts
    assert f"{host}:8642" in hosts


def test_it_answers_to_every_address_of_its_interfaces() -> None:
    hosts = OwnHosts([])
    found = [address for each in psutil.net_if_addrs().values() for address in each]
    for address in (item.address for item in found if item.family is socket.AF_INET):
        assert f"{address}:8642" in hosts
    for address in (item.address.partition("%")[0] for item in found if item.family is socket.AF_INET6):
        assert f"[{address}]" in hosts
        assert f"[{address}]:8642" in hosts


def test_it_answers_to_its_full_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getfqdn", lambda: "PC12.school.example")
    hosts = OwnHosts([])
    hosts._full_name.join(10)
    assert "pc12.school.example:8642" in hosts


@pytest.mark.parametrize(
    "host",
    ["", "evil.example", "evil.example:8642", "localhost.evil.example", f"{NAME}.evil.example", "203.0.113.9",
     "203.0.113.9:8642", "[2001:db8::1]", "127.0.0.1.evil.example", "2130706433", "0x7f.1", "localhost, evil.example",
     "localhost:", "localhost:abc", "localhost:8642:1", "user@localhost", "localhost/x", "[::1", "::1]x", "\u0661",
     "localhost\n", "a" * 10_000],
)  # fmt: skip
def test_any_other_name_is_refused(host: str) -> None:
    assert host not in OwnHosts([])


def test_an_address_that_comes_while_it_runs_is_known_within_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    hosts = OwnHosts([], clock=lambda: now)
    assert "192.0.2.77" not in hosts
    monkeypatch.setattr("checker.collector.hosts.own_addresses", lambda: own_addresses() | {"192.0.2.77"})
    now = 3.0
    assert "192.0.2.77" in hosts
