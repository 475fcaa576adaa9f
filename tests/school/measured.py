"""The school of school.toml, measured: PCs by the program, Chromebooks and tablets by the page in a real Chromium."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
import tomllib
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.cli.program import PROJECT, systeemcheck
from tests.collector.serving import collecting
from tests.collector.test_in_browsers import CHROMEBOOK, IPAD, TAB, TAB_HINTS, WITH_HINTS, use

SCHOOL: Mapping[str, Any] = tomllib.loads(Path(__file__).with_name("school.toml").read_text(encoding="utf-8"))
HAPPENED = SCHOOL["happened"]
DAY, LATER = "2026-11-23", "2026-11-24"
_PAGES: Mapping[str, tuple[dict[str, Any], dict[str, str]]] = {
    "chromebook": (CHROMEBOOK | WITH_HINTS, {"sound": "yes", "updates": "2031-06", "memory": "8"}),
    "ipad": (IPAD, {"sound": "yes", "version": "26.6", "model": "iPad 10"}),
    "tablet": (TAB | TAB_HINTS, {"sound": "yes", "memory": "4"}),
}
_NAMES = uuid.UUID("5e0c7f3c-0f64-4b1a-9f0f-6f3f3c1d2a10")


class Device(NamedTuple):
    """One device of the school."""

    label: str
    location: str
    building: str
    kind: str
    machine: str


def devices(sort: str) -> Iterator[Device]:
    """Give the devices of a sort: pc or page."""
    for row in SCHOOL[sort]:
        first, last = row["numbers"]
        for number in range(first, last + 1):
            kind = row.get("device", "pc")
            yield Device(f"{row['prefix']}-{number:02}", row["location"], row["building"], kind, row.get("machine", ""))


def measured(results: Path, work: Path) -> None:
    """Measure the whole school into the folder, as it happened."""
    for device in devices("pc"):
        if device.label not in HAPPENED["not_visited"]:
            _check_pc(device, results, work)
    _check(work / "home.json", "windows-11-pro-24h2", "LAPTOP-HUIS", HAPPENED["from_home"][0], "", results)
    for label, machine in HAPPENED["replaced"].items():
        location = next(item.location for item in devices("pc") if item.label == label)
        _check(work / f"{label}-new.json", machine, f"NEW-{label}", label, location, results, LATER)
    _check_pages(results, work)


def _check_pc(device: Device, results: Path, work: Path) -> None:
    label = device.label
    told = "" if label in HAPPENED["without_label"] else HAPPENED["typed_wrong"].get(label, label)
    recording = work / f"{label}.json"
    path = _check(recording, device.machine, label, told, "" if not told else device.location, results)
    if label in HAPPENED["twice"]:
        _check(recording, device.machine, label, told, device.location, results, LATER)
    if label in HAPPENED["installed_anew"]:
        _check(work / f"{label}-anew.json", device.machine, label, "", "", results, LATER)
    _on_its_way(label, path)


def _on_its_way(label: str, path: Path) -> None:
    """What mail, cloud drives and people make of a file."""
    for names in (HAPPENED["copied"], HAPPENED["renamed"]):
        if label in names:
            path.rename(path.with_name(names[label].format(path.name)))
    if label in HAPPENED["zipped"]:
        with zipfile.ZipFile(path.with_name(f"{label}.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(path, path.name)
        path.unlink()


def _check(recording: Path, machine: str, name: str, label: str, location: str, results: Path, day: str = DAY) -> Path:
    """Check one PC as the program does; its ids are its own. Gives the result."""
    recording.write_text(json.dumps({"recording": _own(machine, name, recording.stem), "on": day}))
    before = set(results.glob("*.json"))
    told = [*(["--label", label] if label else []), *(["--location", location] if location else [])]
    ended = systeemcheck(
        "check", "--recorded", recording, "--results", results, "--quiet", "--no-open", *told, cwd=recording.parent
    )
    assert ended.code in {0, 1}, ended.err
    (path,) = set(results.glob("*.json")) - before
    return path


def _own(machine: str, name: str, installation: str) -> dict[str, Any]:
    recording: dict[str, Any] = json.loads((PROJECT / "tests" / "machines" / machine / "recording.json").read_text())
    calls, files = recording["calls"], recording.setdefault("files", {})
    guid = str(uuid.uuid5(_NAMES, installation))
    calls["smbios.uuid"] = str(uuid.uuid5(_NAMES, name))
    calls["host_name"] = name
    recording["environment"]["COMPUTERNAME"] = name
    recording["registry"][r"HKLM\SOFTWARE\Microsoft\Cryptography"] = {"MachineGuid": guid}
    files["/etc/machine-id"] = guid.replace("-", "")
    return recording


def _check_pages(results: Path, work: Path) -> None:
    with collecting(results, "--per-minute", "0") as served:
        for device in devices("page"):
            if device.label in {*HAPPENED["not_visited"], *HAPPENED["handed_over"]}:
                continue
            label = HAPPENED["number_only"].get(device.label, device.label)
            storage = str(work / f"{device.label}.storage.json")
            address = f"{served.address}?plek={device.location.replace(' ', '%20')}"
            if device.label in HAPPENED["relabelled"]:
                _open(address, device.kind, HAPPENED["relabelled"][device.label], storage=storage)
            _open(address, device.kind, label, storage=storage)
            if device.label in HAPPENED["two_profiles"]:
                _open(address, device.kind, label)
    for label in HAPPENED["handed_over"]:
        device = next(item for item in devices("page") if item.label == label)
        _hand_over(device, results, work)


def _open(address: str, of: str, label: str, kind: str = "", **more: Any) -> dict[str, Any]:  # noqa: ANN401  what `use` takes
    signals, answers = _PAGES[of]
    seen = use(address, device=signals, answers=answers | {"label": label, "kind": kind}, **more)
    assert seen["end"] in {"done", "hand-over"}, seen
    return seen


def _hand_over(device: Device, results: Path, work: Path) -> None:
    """Save what the page without a collector gives, under the name that a mail program makes of it."""
    with _site(work / "site") as address:
        seen = _open(
            f"{address}?plek={device.location.replace(' ', '%20')}",
            device.kind,
            device.label,
            kind=device.kind,
            end="save",
        )
    (results / f"{seen['file']}.txt").write_text(seen["saved"], encoding="utf-8")


@contextmanager
def _site(folder: Path) -> Iterator[str]:
    shutil.rmtree(folder, ignore_errors=True)
    assert systeemcheck("page", "-o", folder, cwd=folder.parent).code == 0
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()
