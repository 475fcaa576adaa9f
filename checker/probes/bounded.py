"""A machine whose answers are never longer than one that makes sense.

A thread cannot be stopped, and Python runs one at a time: a probe that works its way through megabytes takes the time
of all others. So no probe gets them, from a living machine or from a recording.
"""

from __future__ import annotations

from collections.abc import Sized
from typing import TypeVar

import msgspec

from checker.probes.system import CannotRead, Json, Platform, RegistryValue, RegistryView, System

T = TypeVar("T", bound=Sized)
_LONGEST_VALUE = 64 * 1024
_LONGEST_FILE = 1024 * 1024
"""The longest that is read is /proc/cpuinfo: 400 KB on a server with 256 processors."""
_MOST_NAMES = 20_000


class BoundedSystem:
    """The same machine; what is too long is `not_understood`."""

    def __init__(self, system: System) -> None:
        """Ask this system."""
        self.platform: Platform = system.platform
        self._system = system

    def run(self, *command: str) -> str:
        """Give a command's output."""
        return _bounded(self._system.run(*command), _LONGEST_FILE, command[0])

    def read_bytes(self, path: str) -> bytes:
        """Give a file's bytes."""
        return _bounded(self._system.read_bytes(path), _LONGEST_FILE, path)

    def read_text(self, path: str) -> str:
        """Give a file's text."""
        return _bounded(self._system.read_text(path), _LONGEST_FILE, path)

    def list_folder(self, path: str) -> tuple[str, ...]:
        """Give the names in a folder."""
        return _bounded(self._system.list_folder(path), _MOST_NAMES, path)

    def environment(self, name: str) -> str:
        """Give an environment variable."""
        return _bounded(self._system.environment(name), _LONGEST_VALUE, f"environment {name}")

    def registry_value(self, key: str, name: str, view: RegistryView = 64) -> RegistryValue:
        """Give a registry value."""
        value = self._system.registry_value(key, name, view)
        if isinstance(value, tuple):
            _bounded("".join(value), _LONGEST_VALUE, key)
        return value if isinstance(value, int) else _bounded(value, _LONGEST_VALUE, key)

    def registry_keys(self, key: str, view: RegistryView = 64) -> tuple[str, ...]:
        """Give a registry key's subkeys."""
        return _bounded(self._system.registry_keys(key, view), _MOST_NAMES, key)

    def call(self, name: str, *arguments: str) -> Json:
        """Give a platform call's answer."""
        answer = self._system.call(name, *arguments)
        _bounded(msgspec.json.encode(answer), _LONGEST_FILE, name)
        return answer


def _bounded(answer: T, longest: int, source: str) -> T:
    if len(answer) > longest:
        raise CannotRead("not_understood", source, "too long")
    return answer
