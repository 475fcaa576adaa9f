"""Runs in the Windows Python: what the program reads there, a recording of it, and whether `platform` was asked."""

import json
import platform
import sys
from collections.abc import Callable

asked: list[str] = []


def watched(name: str, function: Callable[..., object]) -> Callable[..., object]:
    def watch(*arguments: object, **options: object) -> object:
        asked.append(name)
        return function(*arguments, **options)

    return watch


for name in ("system", "uname", "machine", "win32_ver", "platform", "version", "release", "processor", "node"):
    setattr(platform, name, watched(name, getattr(platform, name)))

import msgspec  # noqa: E402  all that follows is watched

from checker.probes import probes_for  # noqa: E402
from checker.probes.live import live_system  # noqa: E402
from checker.probes.reading_facts import Limits, read_facts  # noqa: E402
from checker.probes.recorded import Recorder  # noqa: E402
from checker.probes.windows.registry_privacy import without_other_software  # noqa: E402

recorder = Recorder(live_system(), lambda text: text)
facts = read_facts(recorder, *probes_for("windows"), Limits(probe=60, total=90))
found = {
    "facts": facts,
    "recording": without_other_software(recorder.recording),
    "asked": asked,
    "modules": [name for name in sys.modules if name in {"cpuinfo", "screeninfo", "distro"}],
    "uuid": len(str(recorder.call("smbios.uuid"))),
}
sys.stdout.write(json.dumps(msgspec.to_builtins(found)))
