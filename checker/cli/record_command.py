"""`systeemcheck record`: this machine as a folder of the test suite, with names, serials and addresses taken out."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from checker.errors import BadInputError
from checker.probes import facts_of
from checker.probes.identity import device_id, host_name
from checker.probes.live import live_system
from checker.probes.recorded import RecordedSystem, Recorder
from checker.probes.redaction import redactor_for
from checker.probes.windows.recording_privacy import without_other_software
from checker.storage.writing import write_all

_MACHINE = """# Recorded on a real machine with `systeemcheck record`; names, serials and addresses are taken out.
kind = "recorded"
description = "{description}"
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
    live = live_system()
    recorder = Recorder(live, redactor_for(live))
    facts_of(recorder)
    device_id(recorder)
    host_name(recorder)
    recording = without_other_software(recorder.recording)
    expected = facts_of(RecordedSystem(recording))
    described = description.replace("\\", "/").replace('"', "'") or f"a {recording.platform} machine"
    files = {
        "recording.json": _pretty(recording),
        "expected.json": _pretty(expected),
        "machine.toml": _MACHINE.format(description=described).encode(),
    }
    try:
        written = write_all(folder, files)
    except OSError as error:
        raise BadInputError(str(folder), "", error.strerror or "cannot be written", "Name another folder.") from error
    for path in written:
        click.echo(str(path))


def _pretty(document: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(document, order="sorted"), indent=1) + b"\n"
