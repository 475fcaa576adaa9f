"""`systeemcheck record`: this machine as a folder of the test suite, with names, serials and addresses taken out."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import click
import msgspec

from checker.cli.output import give
from checker.cli.outputs import check_place, write_outputs
from checker.errors import BadInputError
from checker.model.storable import whole_text
from checker.probes import facts_of
from checker.probes.identity import identity
from checker.probes.live import live_system
from checker.probes.recorded import RecordedSystem, Recorder, Recording
from checker.probes.recording_file import RECORDING
from checker.probes.recording_privacy import only_what_is_read
from checker.probes.redaction import redactor_for
from checker.probes.system import System
from checker.reporting.rendering.outside_text import printable

_MACHINE = """# Recorded on a real machine with `systeemcheck record`; names, serials and addresses are taken out.
kind = "recorded"
description = {description}
"""


@click.command("record")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--description",
    default="",
    metavar="TEXT",
    help="What machine this is, without names of people or schools.",
)
def command(folder: Path, description: str) -> None:
    """Record this machine into DIR: recording.json, expected.json and machine.toml. Look before you share them."""
    if os.path.lexists(folder / RECORDING):
        raise BadInputError(str(folder), "", "holds a recording already", "Name another folder.")
    check_place(folder, folder)
    for path in write_outputs(folder, files_of(live_system(), description), folder):
        give(str(path))


def files_of(system: System, description: str) -> dict[str, bytes]:
    """Give the files of a recording of this machine, with nothing in them that tells whose it is."""
    redact = redactor_for(system)
    recorder = Recorder(system, redact)
    facts_of(recorder)
    identity(recorder)
    recording = _fit_to_share(msgspec.structs.replace(recorder.recording, on=dt.datetime.now().astimezone().date()))
    described = redact(description) or f"a {recording.platform} machine"
    return {
        RECORDING: _pretty(recording),
        "expected.json": _pretty(facts_of(RecordedSystem(recording))),
        "machine.toml": _MACHINE.format(description=_quoted(described)).encode(),
    }


def _fit_to_share(recording: Recording) -> Recording:
    """Give the recording with what is read alone; a program for another platform has no registry to look through."""
    recording = only_what_is_read(recording)
    if recording.platform != "windows":
        return recording
    from checker.probes.windows.registry_privacy import without_other_software  # noqa: PLC0415  exists only there

    return without_other_software(recording)


def _quoted(text: str) -> str:
    """Give the text as TOML writes one; without control characters that is what JSON writes."""
    return msgspec.json.encode(whole_text(printable(text))).decode()


def _pretty(document: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(document, order="sorted"), indent=1) + b"\n"
