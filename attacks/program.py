"""The program as a process of its own, in a place of its own, so that it can be hurt without hurting anything else."""

from __future__ import annotations

import datetime as dt
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from checker.demo.school import file_name, invented_results
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import requirements_in
from checker.storage.result_file import encode_result

PROJECT = Path(__file__).resolve().parents[1]
PROGRAM = (sys.executable, "-m", "checker")
_PATIENCE = 120
_TABLES_OF = dt.date(2026, 11, 23)
Command = Sequence[str | Path]


class Ended(NamedTuple):
    """How a run ended: its exit code (negative: the signal that ended it) and what it said to the person."""

    code: int
    said: str


def environment(place: Path, **more: str) -> dict[str, str]:
    """Give the environment of a user who is at home in this place, and whose paths are said in full.

    What lies in a person's folder is said with a `~`; an attack reads from what is said where things are.
    """
    return {
        **os.environ, "PYTHONPATH": str(PROJECT), "HOME": str(place / "home"), "XDG_CACHE_HOME": str(place / "cache"),
        "XDG_DOCUMENTS_DIR": str(place / "documents"), **more,
    }  # fmt: skip


def run(command: Command, place: Path, patience: float = _PATIENCE, **more: str) -> Ended:
    """Run a command in a place until it ends. Raises `subprocess.TimeoutExpired` for one that does not."""
    done = subprocess.run(  # noqa: S603  the attack's own list
        list(map(str, command)), cwd=place, env=environment(place, **more), stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=patience, check=False,
    )  # fmt: skip
    return Ended(done.returncode, done.stderr.decode("utf-8", "replace"))


def start(command: Command, place: Path, said: Path, **more: str) -> subprocess.Popen[bytes]:
    """Start a command; what it says to the person goes into the file `said`, so that nothing waits for a reader."""
    with said.open("wb") as output:
        return subprocess.Popen(  # noqa: S603  the attack's own list
            list(map(str, command)), cwd=place, env=environment(place, **more), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=output,
        )  # fmt: skip


def free_port() -> int:
    """Give a port nothing listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def collect_command(folder: Path, port: int, program: Sequence[str] = PROGRAM) -> Command:
    """Give the command that collects in a folder."""
    options = ("--results", folder, "--port", str(port), "--host", "127.0.0.1", "--per-minute", "0", "--no-open")
    return (*program, "collect", *options)


class Collecting(NamedTuple):
    """A collector that runs."""

    process: subprocess.Popen[bytes]
    port: int
    folder: Path

    def path(self) -> str:
        """Give the address for what devices send."""
        token = json.loads((self.folder / ".systeemcheck-links").read_bytes())["devices"]
        return f"/{token}/results"


@contextmanager
def collecting(place: Path, folder: Path, program: Sequence[str] = PROGRAM) -> Iterator[Collecting]:
    """Run a collector, and stop it as a person does, unless it was ended before."""
    port = free_port()
    process = start(collect_command(folder, port, program), place, place / "collector-said.txt")
    try:
        await_listening(port, process)
        _await_answer(port)  # until it serves, it does not heed being told to stop
        yield Collecting(process, port, folder)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.wait(_PATIENCE)


def await_listening(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until something listens. Raises `TimeoutError` when nothing comes to."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError(f"port {port}: nothing listens")


def _await_answer(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    connection.request("GET", "/")
    connection.getresponse().read()
    connection.close()


def submission(number: int) -> dict[str, object]:
    """Give what a Chromebook sends, each one another."""
    user_agent = (
        "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36"
    )
    return {
        "format": 1, "id": uuid.uuid4().hex, "device": uuid.uuid4().hex, "measured_at": "2026-11-24T10:00:00Z",
        "label": f"CB-{number}", "location": "Groep 5",
        "signals": {
            "ua": user_agent, "platform": "Linux x86_64", "max_touch_points": 0,
            "screen": {"width": 1366, "height": 768}, "pixel_ratio": 1,
        },
    }  # fmt: skip


def send(port: int, path: str, body: Mapping[str, object]) -> int:
    """Give the status of what was answered; 0 where nothing was."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        return 0
    else:
        return answer.status
    finally:
        connection.close()


def fill(folder: Path, most: int = 1_000_000) -> int:
    """Fill a folder with the results of an invented school, at most so many; give their number."""
    folder.mkdir(parents=True, exist_ok=True)
    requirements = requirements_in(built_in_specs_folder())
    spec, releases = requirements.choose((), _TABLES_OF), requirements.releases
    results = list(invented_results(spec, releases, _TABLES_OF))[:most]
    for result in results:
        (folder / file_name(result)).write_bytes(encode_result(result))
    return len(results)
