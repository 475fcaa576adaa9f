"""Which browser a link opens in, for the signed-in person."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.model.devices import BrowserName
from checker.probes.common.answers import number_value, text_value
from checker.probes.system import CannotRead, System
from checker.probes.windows.browsers.program_paths import program_in

_LINKS = r"HKCU\Software\Microsoft\Windows\Shell\Associations\UrlAssociations"
# Windows 11 24H2 keeps a second, protected choice and opens links with that one.
_CHOICES = (r"UserChoiceLatest\ProgId", "UserChoice")
_MAKES: tuple[tuple[str, BrowserName], ...] = (
    ("IE.", "internet-explorer"),
    ("AppXq0fevzme2pys62n3e0fbqa7peapykr8v", "edge-legacy"),
    ("AppX90nv6nhay5n6a98fnetv7tpk64pp35es", "edge-legacy"),
    ("MSEdge", "edge"),
    ("ChromeHTML", "chrome"),
    ("ChromiumHTM", "chromium"),
    ("Firefox", "firefox"),
    ("Brave", "brave"),
    ("Opera", "opera"),
    ("Vivaldi", "vivaldi"),
)
# Since the new Edge was put in its place for the whole machine, Windows opens that one for what was the first one's.
_REPLACED = r"HKLM\SOFTWARE\Microsoft\EdgeUpdate\ClientState\{56EB18F8-B008-4CBD-B6D2-8C97FE7E9062}"
# Whatever its maker called it ("Opera GXStable"), as long as it is one key.
_PROGRAM_ID = re.compile(r"[^\\/\x00-\x1f\x7f]{1,200}")


class LinkOpener(NamedTuple):
    """What opens a link: its program, its package's family, the make its id tells; "" or None where not told."""

    path: str
    family: str
    make: BrowserName | None


def link_opener(system: System) -> LinkOpener | None:
    r"""Give what opens links; None when the person never chose and Windows decides.

    Registry: the chosen program id for https, else http, and what that id stands for.
    """
    program_id = _chosen(system)
    if not _PROGRAM_ID.fullmatch(program_id):
        return None
    make = next((make for start, make in _MAKES if program_id.startswith(start)), None)
    if make == "edge-legacy" and _is_replaced(system):
        return LinkOpener(path="", family="", make="edge")
    return LinkOpener(
        path=program_in(_text(system, rf"HKCR\{program_id}\shell\open\command", "")),
        family=_text(system, rf"HKCR\{program_id}\Application", "AppUserModelID").partition("!")[0],
        make=make,
    )


def _is_replaced(system: System) -> bool:
    """Tell whether the new Edge stands in the first one's place: BrowserReplacement, which its updater writes.

    Microsoft, "Access the old version of Microsoft Edge": by default every attempt to open it opens the new one.
    """
    try:
        return bool(number_value(system, _REPLACED, "BrowserReplacement", 32))
    except CannotRead:
        return False


def _chosen(system: System) -> str:
    for protocol in ("https", "http"):
        for choice in _CHOICES:
            if program_id := _text(system, rf"{_LINKS}\{protocol}\{choice}", "ProgId"):
                return program_id
    return ""


def _text(system: System, key: str, name: str) -> str:
    try:
        return text_value(system, key, name)
    except CannotRead:
        return ""
