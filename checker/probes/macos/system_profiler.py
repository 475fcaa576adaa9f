"""The report behind "About This Mac" > "System Report", as JSON."""

from __future__ import annotations

from typing import Any

import msgspec

from checker.probes.system import CannotRead, System


def section(system: System, data_type: str) -> list[dict[str, Any]]:
    """The entries of one section: `SPHardwareDataType`, `SPDisplaysDataType`, `SPAudioDataType`.

    `system_profiler -json`, system_profiler(8); since macOS 10.15.
    """
    output = system.run("system_profiler", "-json", data_type)
    try:
        return msgspec.json.decode(output.encode(), type=dict[str, list[dict[str, Any]]]).get(data_type, [])
    except (msgspec.MsgspecError, RecursionError) as error:
        raise CannotRead("not_understood", f"system_profiler {data_type}", type(error).__name__) from error
