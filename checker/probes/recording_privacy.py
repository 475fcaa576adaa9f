"""What a recording keeps of an answer: what a probe reads in it, and nothing that stands beside it.

A list of users' choices names every program, a list of input devices "Muis van Els", a menu's entry any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from checker.probes.common.answers import from_json
from checker.probes.common.virtual_audio import is_program
from checker.probes.recorded import Recording
from checker.probes.system import CannotRead

Text = Callable[[str], str]

_FOLDER_VARIABLES = frozenset(
    {"APPDATA", "LOCALAPPDATA", "ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "SystemDrive", "SystemRoot",
     "USERPROFILE", "COMPUTERNAME"}
)  # fmt: skip
_DESKTOPS = frozenset(
    "budgie cinnamon cosmic cutefish deepin ede enlightenment gnome gnome-classic hyprland kde labwc lomiri lxde lxqt "  # noqa: SIM905  one name a line would be a page
    "mate pantheon plasma pop raspberry-pi-os rpd-x rpd-wayland sway trinity ubuntu ukui unity wlroots wayfire "
    "x-budgie x-cinnamon x-mate xfce zorin".split()
)
_LINK_LINES = re.compile(r"^(?:\[[^\]\n]{1,60}\]|x-scheme-handler/https?\s*=.*)$", re.MULTILINE)
_OWN_LIST = re.compile(r"/([a-z0-9-]{1,40})-mimeapps\.list$")
_BITS = re.compile(r"^B: (?:PROP|ABS)=.*$", re.MULTILINE)
_TOUCHSCREEN = re.compile(r'^N: Name=".*touch ?screen.*"$', re.MULTILINE | re.IGNORECASE)


def only_what_is_read(recording: Recording) -> Recording:
    """Give the recording without what no probe reads in its answers. Its probes give the same readings."""
    rules = {**_FILES, **_rules_of_linux()} if recording.platform == "linux" else _FILES
    return msgspec.structs.replace(
        recording,
        files={_plain_path(path): _kept(rules, path)(text) for path, text in recording.files.items()},
        commands={command: _kept(_COMMANDS, command)(text) for command, text in recording.commands.items()},
        environment={name: _plain_variable(name, value) for name, value in recording.environment.items()},
        refused={_plain_path(question): refusal for question, refusal in recording.refused.items()},
    )


def _rules_of_linux() -> dict[re.Pattern[str], Text]:
    """The rules that rest on what its probes read; a program for another platform goes out without those."""
    from checker.probes.linux.browsers.snaps import VERSION  # noqa: PLC0415  see above
    from checker.probes.linux.os_release_file import FIELDS  # noqa: PLC0415  see above

    fields = re.compile(rf"^\s*(?:export\s+)?(?:{'|'.join(FIELDS)})\s*=.*$", re.MULTILINE)
    return {re.compile(r"/(?:etc|usr/lib)/os-release"): _lines(fields), re.compile(r".*/snap\.yaml"): _lines(VERSION)}


def _kept(rules: Mapping[re.Pattern[str], Text], key: str) -> Text:
    return next((rule for pattern, rule in rules.items() if pattern.fullmatch(key)), lambda text: text)


def _lines(pattern: re.Pattern[str]) -> Text:
    return lambda text: "".join(f"{found[0]}\n" for found in pattern.finditer(text.removeprefix("\ufeff")))


def _input_devices(text: str) -> str:
    return "\n\n".join(map(_input_device, text.split("\n\n")))


def _input_device(paragraph: str) -> str:
    named = ['N: Name="Touchscreen"'] if _TOUCHSCREEN.search(paragraph) else []
    return "\n".join([*named, *(found[0] for found in _BITS.finditer(paragraph))])


def _first_words(text: str) -> str:
    """Give "Linux version 6.1.0-28-amd64": what comes after names who built it, on which machine."""
    return " ".join(text.split()[:3]) + "\n"


def _plain_path(path: str) -> str:
    """Give the path without the name of a desktop that is nobody's product: it is asked for a list of its own."""
    return _OWN_LIST.sub(lambda found: found[0] if found[1] in _DESKTOPS else "/other-mimeapps.list", path)


def _plain_variable(name: str, value: str) -> str:
    """Give a variable's text where a probe reads it; of the others only whether they are set: SSH_CONNECTION."""
    if name in _FOLDER_VARIABLES or not value:
        return value
    if name == "XDG_CURRENT_DESKTOP":
        return ":".join(word if word.casefold() in _DESKTOPS else "other" for word in value.split(":"))
    return "set"


def _report(*keys: str) -> Text:
    """A rule for a section of system_profiler: only these keys of its entries, at any depth."""

    def kept(text: str) -> str:
        try:
            document: object = from_json(text.encode("utf-8", "replace"), object, "system_profiler")
        except CannotRead:
            return ""
        return msgspec.json.format(msgspec.json.encode(_only(document, frozenset(keys)))).decode()

    return kept


def _only(value: Any, keys: frozenset[str]) -> Any:  # noqa: ANN401  JSON that nobody typed
    if isinstance(value, list):
        return [_only(item, keys) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: item for key, item in value.items() if key in keys or key.startswith("SP")}
    return {key: _plain_name(item) if key == "_name" else _only(item, keys) for key, item in kept.items()}


def _plain_name(name: object) -> object:
    """Give the name of what is only a program; people choose those of other things: "AirPods van Els"."""
    return name if is_program(str(name)) else "NAME"


_FILES: Mapping[re.Pattern[str], Text] = MappingProxyType(
    {
        re.compile(r".*mimeapps\.list"): _lines(_LINK_LINES),
        re.compile(r".*\.desktop"): lambda text: "[Desktop Entry]\n" if text else "",
        re.compile(r"/proc/bus/input/devices"): _input_devices,
        re.compile(r"/proc/version"): _first_words,
    }
)
_COMMANDS: Mapping[re.Pattern[str], Text] = MappingProxyType(
    {
        re.compile(r"system_profiler -json SPHardwareDataType"): _report("machine_name", "machine_model"),
        re.compile(r"system_profiler -json SPAudioDataType"): _report(
            "_items", "_name", "coreaudio_device_output", "coreaudio_device_transport"
        ),
        re.compile(r"system_profiler -json SPDisplaysDataType"): _report(
            "spdisplays_ndrvs", "spdisplays_online", "spdisplays_connection_type", "spdisplays_virtualdevice",
            "spdisplays_display_type", "spdisplays_main", "spdisplays_pixelresolution", "spdisplays_mirror",
            "_spdisplays_pixels", "_spdisplays_resolution",
        ),
    }
)  # fmt: skip
