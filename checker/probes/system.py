"""The one way to the machine. A probe asks a `System`; whether that is a live machine or a recording it cannot tell."""

from __future__ import annotations

from typing import Literal, Protocol

from checker.model.readings import WhyUnknown

Platform = Literal["windows", "macos", "linux"]
RegistryValue = str | int | bytes | tuple[str, ...]
RegistryView = Literal[64, 32]
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

LARGEST_READ = 16 * 1024 * 1024
ABSENT = "absent"
"""The detail of a refusal where what was asked for is not there, which is an answer too."""


class CannotRead(Exception):  # noqa: N818  a state of the world, not a mistake
    """The machine did not give an answer, and why. Probes let it pass; `read_facts` makes it an unknown reading."""

    def __init__(self, why: WhyUnknown, source: str, detail: str = "") -> None:
        """Say why, about what (a path without a person's name, a command), and an error's short technical name."""
        super().__init__(f"{source}: {why} {detail}".rstrip())
        self.why: WhyUnknown = why
        self.source = source
        self.detail = detail


class System(Protocol):
    """All a probe may ask. Every method raises `CannotRead` when there is no answer, and nothing else."""

    platform: Platform

    def run(self, *command: str) -> str:
        """Give what the command prints, decoded as UTF-8. No shell, `LC_ALL=C`, no window, killed when too slow."""

    def read_bytes(self, path: str) -> bytes:
        """Give a regular file's bytes, at most `LARGEST_READ`. `~` is the user's own folder, `%NAME%` a Windows one."""

    def read_text(self, path: str) -> str:
        """Give a file's text, decoded as UTF-8 with replacements."""

    def list_folder(self, path: str) -> tuple[str, ...]:
        """Give the sorted names in a folder; `~` and `%NAME%` as above."""

    def environment(self, name: str) -> str:
        """Give an environment variable."""

    def registry_value(self, key: str, name: str, view: RegistryView = 64) -> RegistryValue:
        """Give a Windows registry value. Keys start with HKLM, HKCU, HKU or HKCR; `""` names the default value."""

    def registry_keys(self, key: str, view: RegistryView = 64) -> tuple[str, ...]:
        """Give the sorted names of a Windows registry key's subkeys."""

    def call(self, name: str, *arguments: str) -> Json:
        """Give the answer of a platform call by its name: `psutil.virtual_memory`, `GetSystemMetrics`.

        Each platform lists its calls in its `calls.py`; answers are plain JSON values, so that they can be recorded.
        """


def folder_exists(system: System, path: str) -> bool:
    """Tell whether there is a folder with this name that can be listed; no answer counts as no."""
    try:
        system.list_folder(path)
    except CannotRead:
        return False
    return True
