"""Who is logged in: looked at in memory, to leave it out, and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from checker.probes.asking import ask_all
from checker.probes.bounded import BoundedSystem
from checker.probes.common.answers import answer, text_value
from checker.probes.common.variables import variable
from checker.probes.system import CannotRead, System

_SECONDS = 1.0
_VARIABLES = ("USER", "LOGNAME", "USERNAME", "SUDO_USER")
_LOGON = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Authentication\LogonUI"
_SHOWN = ("LastLoggedOnDisplayName", "LastLoggedOnUser", "LastLoggedOnSAMUser")
Question = Callable[[System], list[str]]


def persons(system: System) -> tuple[str, ...]:
    """Give the accounts and full names of who is logged in; what does not answer in time is not among them.

    The environment, on Windows what the logon screen shows (without asking the network), elsewhere the list of users.
    """
    system = BoundedSystem(system)
    questions: tuple[Question, ...] = (_accounts, _on_logon_screen, _in_list_of_users)
    found = ask_all([partial(_answer, question, system) for question in questions], _SECONDS)
    return tuple(dict.fromkeys(name for names in found.values() for name in names if name.strip()))


def _accounts(system: System) -> list[str]:
    folder = variable(system, "USERPROFILE").replace("\\", "/").rstrip("/").rpartition("/")[2]
    return [*(variable(system, name) for name in _VARIABLES), folder]


def _on_logon_screen(system: System) -> list[str]:
    return list(_texts(system)) if system.platform == "windows" else []


def _texts(system: System) -> Iterator[str]:
    for name in _SHOWN:
        try:
            yield text_value(system, _LOGON, name)
        except CannotRead:
            continue


def _in_list_of_users(system: System) -> list[str]:
    return answer(system, list[str], "user.names")


def _answer(question: Question, system: System) -> list[str]:
    try:
        return question(system)
    except Exception:  # noqa: BLE001  as in identity.py
        return []
