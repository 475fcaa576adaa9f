r"""Paths of programs as the registry writes them: command lines, icons, folders, short names, other people's folders.

Below a known folder a path is written with its variable, such as `%LOCALAPPDATA%\Vivaldi\Application\vivaldi.exe`:
two spellings of one file become one, and no question to the machine names a person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.probes.common.answers import answer
from checker.probes.common.variables import variable
from checker.probes.system import CannotRead, System

# Longest paths first: %LOCALAPPDATA% lies in %USERPROFILE%.
_VARIABLES = (
    "LOCALAPPDATA",
    "APPDATA",
    "USERPROFILE",
    "ProgramFiles(x86)",
    "ProgramFiles",
    "ProgramW6432",
    "SystemRoot",
)
_PROGRAM = re.compile(r'^\s*(?:"([^"]{1,400}?\.exe)"|([^"]{1,400}?\.exe)(?=[\s,]|$))', re.IGNORECASE)
_ON_A_DISK = re.compile(r"(?:[A-Za-z]:|%[^%\\]{1,40}%)\\")
_FORBIDDEN = re.compile(r'[\x00-\x1f<>|?*"/]')


class KnownFolders:
    """The machine's folders that have a variable."""

    def __init__(self, system: System) -> None:
        """Ask for them once."""
        self._folders: Mapping[str, str] = {
            name: folder for name in _VARIABLES if (folder := variable(system, name).rstrip("\\"))
        }

    def shortened(self, path: str) -> str:
        """Give the path with a known folder's variable in front; a path outside of them as it is."""
        for name, folder in self._folders.items():
            if path.casefold().startswith(folder.casefold() + "\\"):
                return f"%{name}%{path[len(folder) :]}"
            if path.casefold().startswith(f"%{name}%\\".casefold()):
                return f"%{name}%{path[len(name) + 2 :]}"
        return path


def program_in(command: str) -> str:
    """Give the program that a command line or an icon's place names; "" when it names none on a disk of this PC.

    A path on another computer counts as none: looking at it would go out over the network.
    """
    match = _PROGRAM.match(command)
    path = (match[1] or match[2]).strip() if match else ""
    return path if _is_on_a_disk(path) else ""


def program_or_folder(value: str, file_name: str) -> str:
    """Give the program an App Paths value names: some installers write the folder, not the program itself."""
    if program := program_in(value):
        return program
    folder = value.strip().strip('"').rstrip("\\")
    path = f"{folder}\\{file_name}"
    return path if folder and _is_on_a_disk(path) else ""


def with_whole_names(system: System, path: str) -> str:
    r"""Give the path without short names such as `PROGRA~1`; as it is when Windows cannot tell."""
    if "~" not in path:
        return path
    try:
        return answer(system, str, "GetLongPathName", path)
    except CannotRead:
        return path


def folder_of(path: str) -> str:
    """Give the folder a program is in."""
    return path.rpartition("\\")[0]


def file_name_of(path: str) -> str:
    """Give a program's file name in small letters."""
    return path.rpartition("\\")[2].lower()


def _is_on_a_disk(path: str) -> bool:
    return bool(_ON_A_DISK.match(path)) and not _FORBIDDEN.search(path) and "\\..\\" not in path
