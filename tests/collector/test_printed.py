"""Sheets that hang in the classrooms: where they lead is remembered, and told when it is here no longer."""

from __future__ import annotations

import http.client
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.collector.printed import Printed, Sheets, last_printed, leads_here, remember_printed
from tests.collector.serving import collecting, free_port

EVERYWHERE = "0.0.0.0"  # noqa: S104  as the collector listens
many_addresses = pytest.mark.skipif(sys.platform == "darwin", reason="macOS has one address of its own, 127.0.0.1")


def page(host: str, port: int, path: str) -> str:
    connection = http.client.HTTPConnection(host, port, timeout=30)
    connection.request("GET", path)
    text = connection.getresponse().read().decode()
    connection.close()
    return text


def started(folder: Path, host: str, port: int, *, prints: bool = False) -> tuple[str, str]:
    """Give what is said at the start, and the coordinator's page; sheets are made before it ends."""
    with collecting(folder / "results", "--host", host, port=port) as served:
        live = page(host, port, f"/{served.coordinator}/")
        if prints:
            assert f"http://{host}:{port}/{served.devices}/" in page(host, port, f"/{served.coordinator}/sheet")
    return (folder / "said.txt").read_text(), live


@many_addresses
def test_an_address_that_is_another_one_now_is_told_until_the_sheets_are_printed_again(tmp_path: Path) -> None:
    port = free_port()
    said, live = started(tmp_path, "127.0.0.2", port, prints=True)
    assert "QR-vellen" not in said + live

    for text in started(tmp_path, "127.0.0.3", port):
        assert "De QR-vellen die je eerder printte, werken niet meer." in text
        assert f"Ze leiden naar 127.0.0.2:{port}, en deze computer is nu 127.0.0.3:{port}." in text.replace("\n", " ")
    started(tmp_path, "127.0.0.3", port, prints=True)
    assert "QR-vellen" not in "".join(started(tmp_path, "127.0.0.3", port))


@many_addresses
def test_another_port_is_told_too_and_the_address_that_came_back_is_not(tmp_path: Path) -> None:
    port, other = free_port(), free_port()
    started(tmp_path, "127.0.0.2", port, prints=True)
    assert f"127.0.0.2:{port}" in started(tmp_path, "127.0.0.2", other)[0]
    assert "QR-vellen" not in "".join(started(tmp_path, "127.0.0.2", port))


def test_a_collector_whose_sheets_were_never_printed_says_nothing_of_them(tmp_path: Path) -> None:
    started(tmp_path, "127.0.0.1", free_port())
    assert "QR-vellen" not in started(tmp_path, "127.0.0.1", free_port())[0]


def test_a_name_of_the_settings_that_leads_here_stands_on_the_sheets_and_keeps_them_working(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text('host_names = ["weg.systeemcheck.invalid", "localhost"]\n')
    with collecting(tmp_path / "results", "--host", "127.0.0.1") as served:
        sheet = page("127.0.0.1", served.port, f"/{served.coordinator}/sheet")
        assert sheet.count(f"http://localhost:{served.port}/{served.devices}/") == 1
    with collecting(tmp_path / "results", "--host", "127.0.0.1", port=served.port):
        pass
    assert "QR-vellen" not in (tmp_path / "said.txt").read_text()


def test_a_name_that_leads_elsewhere_is_told_and_the_sheets_carry_the_address(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text('host_names = ["weg.systeemcheck.invalid"]\n')
    with collecting(tmp_path / "results", "--host", "127.0.0.1") as served:
        assert f"http://127.0.0.1:{served.port}/" in page("127.0.0.1", served.port, f"/{served.coordinator}/sheet")
    said = " ".join((tmp_path / "said.txt").read_text().split())
    assert "De naam weg.systeemcheck.invalid uit systeemcheck.toml leidt niet naar deze computer." in said


def test_what_leads_here_depends_on_where_is_listened() -> None:
    assert leads_here("127.0.0.1", EVERYWHERE)
    assert leads_here("127.0.0.1", "127.0.0.1")
    assert not leads_here("127.0.0.1", "127.0.0.2")
    assert not leads_here("192.0.2.1", EVERYWHERE)
    assert not leads_here("a" * 300, EVERYWHERE)


def test_a_folder_that_cannot_be_written_remembers_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    Sheets(tmp_path / "file", "127.0.0.1", 80, (), "127.0.0.1").made()
    assert last_printed(tmp_path / "file") is None


@given(st.binary(max_size=2000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_what_was_remembered_nothing_breaks(tmp_path: Path, data: bytes) -> None:
    (tmp_path / ".systeemcheck-printed").write_bytes(data)
    Sheets(tmp_path, "127.0.0.1", 80, (), "127.0.0.1").moved()


def test_what_is_remembered_is_read_back(tmp_path: Path) -> None:
    remember_printed(tmp_path, Printed("controle.onzeschool.nl", 8642))
    assert last_printed(tmp_path) == Printed("controle.onzeschool.nl", 8642)
