"""The collector as a coordinator starts it: a process of its own, on a port of its own."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.cli.program import PROJECT

NOT_SECURE = "school.test"
"""A name of this computer that is not localhost: no browser counts it as a secure place."""


class Served(NamedTuple):
    """A collector that runs."""

    port: int
    folder: Path
    devices: str
    coordinator: str

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}/{self.devices}/"

    def results(self) -> list[Path]:
        return sorted(self.folder.glob("*.json"))

    def ask(
        self, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, Any]:
        """Ask from 127.0.0.1 and give the status and what came back, as JSON where it is."""
        return ask(self.port, method, path, body, headers)

    def send(self, body: object, **headers: str) -> tuple[int, Any]:
        return self.ask("POST", f"/{self.devices}/results", body, headers)


def ask(
    port: int, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None,
    source: str = "127.0.0.1",
) -> tuple[int, Any]:  # fmt: skip
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30, source_address=(source, 0))
    data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
    told = {"Content-Type": "application/json"} if data is not None else {}
    connection.request(method, path, data, {**told, **(headers or {})})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    is_json = (answer.getheader("Content-Type") or "").startswith("application/json")
    return answer.status, json.loads(content) if is_json else content.decode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def collecting(folder: Path, *arguments: str, port: int = 0) -> Iterator[Served]:
    """Run `collect`, and stop it as a person does, with Ctrl-C."""
    port = port or free_port()
    command = [sys.executable, "-m", "checker", "collect", "--results", folder, "--port", str(port), "--no-open"]
    said = folder.parent / "said.txt"
    settings = folder.parent / "systeemcheck.toml"
    if not settings.exists():
        settings.write_text(f'host_names = ["{NOT_SECURE}"]\n')
    with said.open("w") as output:
        process = subprocess.Popen(
            [*map(str, command), *arguments],
            cwd=folder.parent, env={**os.environ, "PYTHONPATH": str(PROJECT)}, stderr=output,
        )  # fmt: skip
    try:
        until = time.monotonic() + 60
        while "Ctrl" not in said.read_text():  # the last line it says before it serves
            assert process.poll() is None, said.read_text()
            assert time.monotonic() < until
            time.sleep(0.05)
        tokens = json.loads((folder / ".systeemcheck-links").read_text())
        yield Served(port, folder, tokens["devices"], tokens["coordinator"])
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)
    assert process.returncode == 0, said.read_text()


def await_listening(port: int, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, process.stderr.read() if process.stderr else ""
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(port)
