"""The desk as a coordinator starts it: a process of its own, used in a real Chromium."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from tests.cli.program import PROJECT
from tests.collector.serving import ask
from tests.pages import page_checks

HERE = Path(__file__).parent
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/[0-9a-f]{32}/")


class Opened(NamedTuple):
    """A desk that runs."""

    address: str
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 0

    @property
    def token(self) -> str:
        return urlsplit(self.address).path.strip("/")

    def ask(
        self, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, Any]:
        """Ask something with the token and give the status and what came back."""
        return ask(self.port, method, f"/{self.token}/{path}", body, headers)

    def await_version(self, version: int) -> None:
        until = time.monotonic() + 60
        while self.ask("GET", "now")[1]["version"] < version:
            assert time.monotonic() < until
            time.sleep(0.1)


@contextmanager
def desk(folder: Path, *arguments: str) -> Iterator[Opened]:
    """Run `desk`, and stop it as a person does, with Ctrl-C, where it does not stop by itself or was killed (-9)."""
    command = [sys.executable, "-m", "checker", "desk", "--results", str(folder), "--no-open", *arguments]
    said = folder.parent / "said.txt"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "XDG_CACHE_HOME": str(folder.parent / "cache")}
    with said.open("w") as output:
        process = subprocess.Popen(command, cwd=folder.parent, env=environment, stderr=output, stdout=output)
    try:
        yield Opened(_address(said, process), folder, process)
    finally:
        if "Gestopt" not in said.read_text():  # a signal to a Python that is ending by itself would kill it
            process.send_signal(signal.SIGINT)
        process.wait(60)
    assert process.returncode in {0, -9}, (process.returncode, said.read_text())


def _address(said: Path, process: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + 60
    while (found := _ADDRESS.search(said.read_text())) is None:
        assert process.poll() is None, said.read_text()
        assert time.monotonic() < until
        time.sleep(0.05)
    return found[0]


def used(address: str, *steps: Sequence[object], **wanted: object) -> Any:  # noqa: ANN401  what was seen, as JSON
    """Use it in Chromium; give what was seen."""
    told = json.dumps({"address": address, "steps": steps, **wanted})
    command = ["node", str(HERE / "use_desk.mjs"), str(page_checks._chromium()), told]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout)
