"""The platform calls that the Windows probes may ask, by name. Answers are plain JSON values."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType

from checker.probes.common.package_calls import PACKAGE_CALLS
from checker.probes.system import Json

assert sys.platform == "win32"  # noqa: S101  tells the type checker that the rest is there

from checker.probes.windows.api import display_paths, files, machine, monitors  # noqa: E402  exist only there
from checker.probes.windows.api.scaling import become_dpi_aware  # noqa: E402  exists only there

__all__ = ["CALLS", "become_dpi_aware"]

CALLS: Mapping[str, Callable[..., Json]] = MappingProxyType(
    {
        **PACKAGE_CALLS,
        "EnumDisplayMonitors": monitors.monitors,
        "GetFileVersionInfo": files.file_version,
        "GetLongPathName": files.long_path,
        "GetPhysicallyInstalledSystemMemory": machine.installed_memory,
        "GetSystemMetrics": machine.system_metric,
        "IsWow64Process2": machine.native_architecture,
        "PowerDeterminePlatformRole": machine.platform_role,
        "ProcessIdToSessionId": machine.session,
        "QueryDisplayConfig": display_paths.display_paths,
        "smbios": machine.smbios,
        "smbios.uuid": machine.smbios_uuid,
        "sys.getwindowsversion": machine.windows_version,
        "waveOutGetDevCaps": machine.named_sound_outputs,
        "waveOutGetNumDevs": machine.sound_outputs,
    }
)
