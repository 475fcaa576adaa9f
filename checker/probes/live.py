"""The machine this program runs on, as a `System`. One of the two files that compare `sys.platform`."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from typing import Protocol

from checker.probes.common.host_calls import HOST_CALLS
from checker.probes.system import (
    ABSENT,
    LARGEST_READ,
    CannotRead,
    Json,
    Platform,
    RegistryValue,
    RegistryView,
)

_PIECE = 64 * 1024
Calls = Mapping[str, Callable[..., Json]]


class Registry(Protocol):
    """The part of a system that only Windows has."""

    def value(self, key: str, name: str, view: RegistryView) -> RegistryValue:
        """Give a value."""

    def keys(self, key: str, view: RegistryView) -> tuple[str, ...]:
        """Give the names of the subkeys."""


class LiveSystem:
    """A real machine. Expands `~` and `%NAME%` at the last moment, so that no source names a person's folder."""

    def __init__(self, platform: Platform, calls: Calls, registry: Registry | None = None) -> None:
        """Join a platform's named calls and, on Windows, its registry."""
        self.platform: Platform = platform
        self._calls = calls
        self._registry = registry

    def run(self, *command: str) -> str:
        """Give a command's output; see `System.run`."""
        from checker.probes.commands import output_of  # noqa: PLC0415  costs 5 ms; a usual check runs no command at all

        name = command[0]
        try:
            return output_of(*command).decode("utf-8", "replace")
        except FileNotFoundError as error:
            raise CannotRead("tool_missing", name) from error
        except OSError as error:
            raise _cannot_read(error, name) from error

    def read_bytes(self, path: str) -> bytes:
        """Give a file's bytes; see `System.read_bytes`. Never waits on a pipe or a device."""
        try:
            descriptor = os.open(_expand(path), os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
            with os.fdopen(descriptor, "rb") as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise CannotRead("not_understood", path, "not a regular file")
                # In pieces: the kernel refuses to fill 16 MB at once from a file of /proc/sys.
                return b"".join(islice(iter(lambda: file.read(_PIECE), b""), LARGEST_READ // _PIECE))
        except OSError as error:
            raise _cannot_read(error, path) from error

    def read_text(self, path: str) -> str:
        """Give a file's text; see `System.read_text`."""
        return self.read_bytes(path).decode("utf-8", "replace")

    def list_folder(self, path: str) -> tuple[str, ...]:
        """Give the names in a folder; see `System.list_folder`."""
        try:
            return tuple(sorted(item.name for item in Path(_expand(path)).iterdir()))
        except OSError as error:
            raise _cannot_read(error, path) from error

    def environment(self, name: str) -> str:
        """Give an environment variable; see `System.environment`."""
        if (value := os.environ.get(name)) is not None:
            return value
        raise CannotRead("not_supported", f"environment {name}")

    def registry_value(self, key: str, name: str, view: RegistryView = 64) -> RegistryValue:
        """Give a registry value; see `System.registry_value`."""
        if self._registry is None:
            raise CannotRead("not_supported", key)
        try:
            return self._registry.value(key, name, view)
        except OSError as error:
            raise _cannot_read(error, f"{key}\\{name}") from error

    def registry_keys(self, key: str, view: RegistryView = 64) -> tuple[str, ...]:
        """Give a registry key's subkeys; see `System.registry_keys`."""
        if self._registry is None:
            raise CannotRead("not_supported", key)
        try:
            return self._registry.keys(key, view)
        except OSError as error:
            raise _cannot_read(error, key) from error

    def call(self, name: str, *arguments: str) -> Json:
        """Give a platform call's answer; see `System.call`."""
        if name not in self._calls:
            raise CannotRead("not_supported", name)
        try:
            return self._calls[name](*arguments)
        except CannotRead:
            raise
        except ImportError as error:
            raise CannotRead("tool_missing", name, type(error).__name__) from error
        except OSError as error:
            raise _cannot_read(error, name) from error
        except Exception as error:
            raise CannotRead("not_understood", name, type(error).__name__) from error


def _expand(path: str) -> str:
    if path.startswith("%"):
        name, _, rest = path[1:].partition("%")
        if name not in os.environ:
            raise FileNotFoundError(2, "no such variable", name)
        return os.environ[name] + rest
    return os.path.expanduser(path)  # noqa: PTH111  Path.expanduser raises where there is no home


def _cannot_read(error: OSError, source: str) -> CannotRead:
    if isinstance(error, FileNotFoundError | NotADirectoryError | IsADirectoryError):
        return CannotRead("not_supported", source, ABSENT)
    if isinstance(error, PermissionError):
        return CannotRead("not_permitted", source)
    return CannotRead("not_understood", source, f"error {error.errno}")


def live_system() -> LiveSystem:
    """Give this machine. On Windows this sets the process's DPI awareness, once and before anything else asks."""
    if sys.platform == "win32":
        from checker.probes.windows import calls as windows_calls  # noqa: PLC0415  exists only there
        from checker.probes.windows.registry import LiveRegistry  # noqa: PLC0415  exists only there

        windows_calls.become_dpi_aware()
        return LiveSystem("windows", windows_calls.CALLS, LiveRegistry())
    if sys.platform == "darwin":
        from checker.probes.macos.calls import CALLS as MACOS_CALLS  # noqa: PLC0415  needed only there

        return LiveSystem("macos", {**HOST_CALLS, **MACOS_CALLS})
    from checker.probes.linux.calls import CALLS as LINUX_CALLS  # noqa: PLC0415  needed only there

    return LiveSystem("linux", {**HOST_CALLS, **LINUX_CALLS})


def open_in_browser(path: str) -> bool:
    """Show a file the way a double-click would, or a page at an address; False when this machine cannot."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606  our own report
            return True
        import webbrowser  # noqa: PLC0415  costs 20 ms, and only an opened report pays

        is_address = path.startswith("http://")
        return webbrowser.open(
            path if is_address else Path(path).as_uri()
        )  # a "#" in a folder's name is not where an address ends
    except (OSError, ValueError):  # ValueError: quotes in BROWSER that do not match
        return False


def has_own_window() -> bool:
    """Whether the window in which this program speaks closes when it ends, as after a double-click on Windows."""
    if sys.platform == "win32":
        from checker.probes.windows.api.console import is_alone_in_console  # noqa: PLC0415  only trouble pays for it

        return is_alone_in_console()
    return False
