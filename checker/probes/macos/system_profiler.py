"""The report behind "About This Mac" > "System Report", as JSON."""

from __future__ import annotations

from typing import Any

from checker.probes.common.answers import from_json
from checker.probes.system import System


def section(system: System, data_type: str) -> list[dict[str, Any]]:
    """The entries of one section: `SPHardwareDataType`, `SPDisplaysDataType`, `SPAudioDataType`.

    `system_profiler -json`, system_profiler(8); since macOS 10.15.
    """
    output = system.run("system_profiler", "-json", data_type).encode("utf-8", "replace")
    return from_json(output, dict[str, list[dict[str, Any]]], f"system_profiler {data_type}").get(data_type, [])
