"""Small recorded machines for one quirk at a time, and the folders of tests/machines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from checker.model.readings import Known, Reading, Value, WhyUnknown
from checker.probes import probes_for
from checker.probes.probe import Probe
from checker.probes.reading_facts import Limits, read_facts
from checker.probes.recorded import RecordedSystem, Recording, Refusal
from checker.probes.system import Platform

MACHINES = Path(__file__).parent.parent / "machines"
_PATIENT = Limits(probe=30.0, total=60.0)  # a busy test machine must not turn an answer into "timed out"


class Machine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """machine.toml: where a recording comes from. Composed: written after the vendor pages in `sources`."""

    kind: Literal["recorded", "composed"]
    description: str
    sources: tuple[str, ...] = ()
    date: str = ""


def recorded(
    platform: Platform = "linux",
    *,
    files: Mapping[str, str] | None = None,
    binary_files: Mapping[str, bytes] | None = None,
    folders: Mapping[str, list[str]] | None = None,
    commands: Mapping[str, str] | None = None,
    environment: Mapping[str, str] | None = None,
    registry: Mapping[str, dict[str, str | int | list[str]]] | None = None,
    registry_bytes: Mapping[str, dict[str, bytes]] | None = None,
    registry_keys: Mapping[str, list[str]] | None = None,
    calls: Mapping[str, Any] | None = None,
    refused: Mapping[str, WhyUnknown] | None = None,
) -> RecordedSystem:
    """A machine that answers just this; all else is absent. `refused` keys are like `file:/sys/x`."""
    return RecordedSystem(
        Recording(
            platform=platform,
            files=dict(files or {}),
            binary_files=dict(binary_files or {}),
            folders=dict(folders or {}),
            commands=dict(commands or {}),
            environment=dict(environment or {}),
            registry=dict(registry or {}),
            registry_bytes=dict(registry_bytes or {}),
            registry_keys=dict(registry_keys or {}),
            calls=dict(calls or {}),
            refused={key: Refusal(why=why) for key, why in (refused or {}).items()},
        )
    )


def fact_of(system: RecordedSystem, fact: str) -> Reading:
    """The reading of one fact, after all probes had their say."""
    return readings_of(system)[fact]


def said_by(item: Probe, system: RecordedSystem, fact: str) -> Reading:
    """What one probe alone says of a fact."""
    return read_facts(system, [item], limits=_PATIENT)[fact]


def value_of(reading: Reading) -> Value:
    """The value of a reading that must be known."""
    assert isinstance(reading, Known), reading
    return reading.value


def machine_folders() -> list[Path]:
    """Every recorded or composed machine, by name."""
    return sorted(folder for folder in MACHINES.iterdir() if (folder / "recording.json").is_file())


def recorded_folders() -> list[Path]:
    """Those that were recorded on a real machine."""
    return [folder for folder in machine_folders() if provenance(folder).kind == "recorded"]


def provenance(folder: Path) -> Machine:
    """Where the recording in this folder comes from."""
    return msgspec.toml.decode((folder / "machine.toml").read_bytes(), type=Machine)


def load(folder: Path) -> RecordedSystem:
    """The machine in this folder."""
    return RecordedSystem(msgspec.json.decode((folder / "recording.json").read_bytes(), type=Recording))


def readings_of(system: RecordedSystem) -> dict[str, Reading]:
    """What the program would read on this machine, whatever platform the test itself runs on."""
    probes, stand_ins = probes_for(system.platform)
    return read_facts(system, probes, stand_ins, _PATIENT)
