"""A machine as a file: what it answered, once, to every question the probes asked.

`Recorder` writes down a live machine while it is asked; `RecordedSystem` gives the same answers again anywhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from checker.model.readings import WhyUnknown
from checker.probes.system import ABSENT, CannotRead, Json, Platform, RegistryValue, RegistryView, System

T = TypeVar("T")
_OLDER_NAMES: Mapping[str, str] = MappingProxyType({"psutil.disk_usage": "statvfs"})
"""Calls that gave the same answer under another name in recordings of before."""
_ODD_BYTES = "surrogateescape"  # a byte that is no text stays what it is


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """A question that got no answer, and why."""

    why: WhyUnknown
    detail: str = ""


class Recording(msgspec.Struct, kw_only=True):
    """Questions and answers. Keys are the questions as text; a question that was never asked is `absent`.

    `files` hold text, or bytes when they are not UTF-8 text; `registry` values of REG_BINARY are in `registry_bytes`.
    Bytes are base64 in the file. `refused` keys start with the kind of question: `file:/sys/x`. `on` is the day it was
    recorded, by the machine's own clock.
    """

    platform: Platform
    on: dt.date | None = None
    files: dict[str, str] = {}
    binary_files: dict[str, bytes] = {}
    folders: dict[str, list[str]] = {}
    commands: dict[str, str] = {}
    environment: dict[str, str] = {}
    registry: dict[str, dict[str, str | int | list[str]]] = {}
    registry_bytes: dict[str, dict[str, bytes]] = {}
    registry_keys: dict[str, list[str]] = {}
    calls: dict[str, Any] = {}
    refused: dict[str, Refusal] = {}


def _encodable(text: str) -> str:
    """Give the text with a sign in place of every byte that was no text, as no JSON file can hold it."""
    return text.encode("utf-8", "replace").decode()


def command_key(*command: str) -> str:
    """Give the key under which a command's output or a call's answer is kept."""
    return " ".join(command)


def registry_key(key: str, view: RegistryView) -> str:
    """Give the key of a registry key: the 32-bit view is named, the 64-bit one is not."""
    return key if view == 64 else f"{key} (32)"  # noqa: PLR2004  the bits


class RecordedSystem:
    """A `System` that answers from a recording. What is not in it is absent, as a missing file is."""

    def __init__(self, recording: Recording) -> None:
        """Answer from this recording."""
        self.platform: Platform = recording.platform
        self._recording = recording

    def run(self, *command: str) -> str:
        """Give the recorded output."""
        return self._answer(self._recording.commands, "command", command_key(*command), "tool_missing")

    def read_bytes(self, path: str) -> bytes:
        """Give the recorded bytes."""
        if path in self._recording.files:
            return self._recording.files[path].encode()
        return self._answer(self._recording.binary_files, "file", path)

    def read_text(self, path: str) -> str:
        """Give the recorded text."""
        return self.read_bytes(path).decode("utf-8", "replace")

    def list_folder(self, path: str) -> tuple[str, ...]:
        """Give the recorded names."""
        names = self._answer(self._recording.folders, "folder", path)
        return tuple(names)

    def environment(self, name: str) -> str:
        """Give the recorded variable."""
        return self._answer(self._recording.environment, "environment", name)

    def registry_value(self, key: str, name: str, view: RegistryView = 64) -> RegistryValue:
        """Give the recorded value."""
        place = registry_key(key, view)
        if name in self._recording.registry_bytes.get(place, {}):
            return self._recording.registry_bytes[place][name]
        value = self._answer(self._recording.registry.get(place, {}), f"registry {place}", name)
        return tuple(value) if isinstance(value, list) else value

    def registry_keys(self, key: str, view: RegistryView = 64) -> tuple[str, ...]:
        """Give the recorded subkeys."""
        names = self._answer(self._recording.registry_keys, "registry", registry_key(key, view))
        return tuple(names)

    def call(self, name: str, *arguments: str) -> Json:
        """Give the recorded answer."""
        key = command_key(name, *arguments)
        if key not in self._recording.calls and name in _OLDER_NAMES:
            key = command_key(_OLDER_NAMES[name], *arguments)
        answer: Json = self._answer(self._recording.calls, "call", key)
        return answer

    def _answer(self, answers: dict[str, T], kind: str, key: str, absent: WhyUnknown = "not_supported") -> T:
        if key in answers:
            return answers[key]
        refusal = self._recording.refused.get(f"{kind}:{key}", Refusal(why=absent, detail=ABSENT))
        raise CannotRead(refusal.why, key, refusal.detail)


class Recorder:
    """A `System` that passes every question on and writes the answer down, through `redact`, before giving it."""

    def __init__(self, system: System, redact: Callable[[str], str]) -> None:
        """Ask this system; `redact` is applied to every text that is kept."""
        self.platform: Platform = system.platform
        self.recording = Recording(platform=system.platform)
        self._system = system
        self._redact = redact

    def run(self, *command: str) -> str:
        """Pass on and keep."""
        key = command_key(*command)
        output = self._ask("command", key, lambda: self._redact(self._system.run(*command)))
        self.recording.commands[key] = output
        return output

    def read_bytes(self, path: str) -> bytes:
        """Pass on and keep; what is not UTF-8 text is kept in base64, and what is no text at all as it is."""
        data = self._ask("file", path, lambda: self._system.read_bytes(path))
        if b"\0" not in data:
            data = self._redact(data.decode("utf-8", _ODD_BYTES)).encode("utf-8", _ODD_BYTES)
        try:
            self.recording.files[path] = data.decode()
        except UnicodeDecodeError:
            self.recording.binary_files[path] = data
        return data

    def read_text(self, path: str) -> str:
        """Pass on and keep."""
        return self.read_bytes(path).decode("utf-8", "replace")

    def list_folder(self, path: str) -> tuple[str, ...]:
        """Pass on and keep."""
        names = self._ask("folder", path, lambda: self._system.list_folder(path))
        self.recording.folders[path] = [self._redact(name) for name in names]
        return names

    def environment(self, name: str) -> str:
        """Pass on and keep."""
        value = self._ask("environment", name, lambda: _encodable(self._redact(self._system.environment(name))))
        self.recording.environment[name] = value
        return value

    def registry_value(self, key: str, name: str, view: RegistryView = 64) -> RegistryValue:
        """Pass on and keep."""
        place = registry_key(key, view)
        value = self._ask(f"registry {place}", name, lambda: self._system.registry_value(key, name, view))
        if isinstance(value, bytes):
            self.recording.registry_bytes.setdefault(place, {})[name] = value
            return value
        value = self._redacted(value)
        self.recording.registry.setdefault(place, {})[name] = list(value) if isinstance(value, tuple) else value
        return value

    def registry_keys(self, key: str, view: RegistryView = 64) -> tuple[str, ...]:
        """Pass on and keep."""
        names = self._ask("registry", registry_key(key, view), lambda: self._system.registry_keys(key, view))
        self.recording.registry_keys[registry_key(key, view)] = list(names)
        return names

    def call(self, name: str, *arguments: str) -> Json:
        """Pass on and keep."""
        key = command_key(name, *arguments)
        answer = self._ask("call", key, lambda: self._redacted_json(self._system.call(name, *arguments)))
        self.recording.calls[key] = answer
        return answer

    def _ask(self, kind: str, key: str, question: Callable[[], T]) -> T:
        try:
            return question()
        except CannotRead as reason:
            self.recording.refused[f"{kind}:{key}"] = Refusal(why=reason.why, detail=self._redact(reason.detail))
            raise

    def _redacted(self, value: str | int | tuple[str, ...]) -> str | int | tuple[str, ...]:
        if isinstance(value, tuple):
            return tuple(map(self._redact, value))
        return self._redact(value) if isinstance(value, str) else value

    def _redacted_json(self, value: Json) -> Json:
        match value:
            case str():
                return _encodable(self._redact(value))
            case list():
                return [self._redacted_json(item) for item in value]
            case dict():
                return {key: self._redacted_json(item) for key, item in value.items()}
            case _:
                return value
