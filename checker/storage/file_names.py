"""What the name of a file in a results folder tells of it, before anybody opens it.

Mail programs, tablets and sync programs give results other names: they put words before it or a number behind it, and
change its ending. What still has the mark of a result in its name is one; of a name that tells nothing the first bytes
tell; and a name that ends as pictures and documents do is not opened at all.
"""

from __future__ import annotations

import re
from typing import Literal

from checker.storage.names import HANDED_OVER, JOURNAL, STEM

NameKind = Literal["named", "marked", "unclear", "zip", "packed", "mail", "own", "system", "placeholder", "other"]
"""`named` as the program does; `marked`: renamed, and a result by what is left; `unclear`: the first bytes tell.

`packed`: in a way that is not unpacked here. `own`: the program puts it there besides results; `system`: the
computer does; `placeholder`: the file itself is elsewhere.
"""

_MAY_BE_ANYTHING = ("", ".json", ".txt", ".bin", ".dat")
"""Endings that mail programs, browsers and people give to a file they do not know."""
_MARK = re.compile(r"_[0-9a-f]{32}_[0-9]{8}T[0-9]{6}Z_[a-z2-7]{8}", re.ASCII | re.IGNORECASE)
_IN_THE_CLOUD = ".icloud"
_PAGES = (".html", ".htm")
_NEVER_A_RESULT = re.compile(
    r"\.(?:pdf|png|jpe?g|gif|heic|webp|docx?|xlsx?|ods|odt|csv|pptx?|mp[34]|mov|exe|msi|dll|lnk|url)"
)
_PACKED = frozenset({".7z", ".rar", ".tar", ".gz", ".tgz", ".zipx"})
_MAIL = frozenset({".eml", ".msg"})
_OWN = re.compile(r"systeemcheck(?:-voorbeeld)?\.toml|leesmij\.txt|(?:overzicht|overview)[^/\\]*\.(?:html|csv|xlsx)")
_SYSTEM = re.compile(r"thumbs\.db|ehthumbs.*\.db|desktop\.ini|autorun\.inf|icon\r|~\$.*|wpsettings\.dat|sync\.ffs_db")
_PROGRAM = frozenset({"systeemcheck", "systeemcheck.exe"})
_PARTS_OF_IT = frozenset({"_internal", "requirements_specs"})


def kind_of(name: str) -> NameKind:
    """Give what a file's name tells. A hidden one is the system's, but for the placeholder of a drive in the cloud."""
    plain = name.casefold()
    if plain.endswith(".json") and STEM.match(name):
        return "named"
    if name.startswith("."):
        return _kind_of_placeholder(name) if plain.endswith(_IN_THE_CLOUD) else "system"
    if plain.endswith(HANDED_OVER):
        return "named"
    ending = _ending_of(plain)
    if ending in _PACKED or ending in _MAIL:
        return "packed" if ending in _PACKED else "mail"
    is_marked = _MARK.search(name) or JOURNAL.search(name) or HANDED_OVER in plain
    return _kind_of_marked(ending) if is_marked else _kind_of_unmarked(plain, ending)


def _kind_of_marked(ending: str) -> NameKind:
    if ending in _PAGES:
        return "own"
    if ending == ".zip":
        return "zip"
    return "other" if _NEVER_A_RESULT.fullmatch(ending) else "marked"


def _kind_of_unmarked(plain: str, ending: str) -> NameKind:
    if ending == ".zip":
        return "zip"
    if _OWN.fullmatch(plain):
        return "own"
    if _SYSTEM.fullmatch(plain):
        return "system"
    return "unclear" if ending in _MAY_BE_ANYTHING or ".json" in plain else "other"


def _kind_of_placeholder(name: str) -> NameKind:
    """Give what the file is that it stands for: .naam.json.icloud is naam.json."""
    kind = kind_of(name[1 : -len(_IN_THE_CLOUD)])
    return kind if kind in {"own", "system", "other"} else "placeholder"


def _ending_of(plain: str) -> str:
    """Give the ending of a name in small letters; none for a name without, and for one that ends in a sentence."""
    dot = plain.rfind(".")
    ending = plain[dot:] if dot > 0 else ""
    return "" if " " in ending or len(ending) > len(HANDED_OVER) else ending


def names_a_result(data: bytes) -> bool:
    """Tell whether a mail names a file that we read: as text, or two bytes a letter as Outlook keeps it."""
    text = data.decode("latin-1") + data.replace(b"\0", b"").decode("latin-1")
    return bool(HANDED_OVER in text or _MARK.search(text) or JOURNAL.search(text))


def is_part_of_the_program(name: str, beside: frozenset[str]) -> bool:
    """Tell whether this name is of the portable program itself; `beside`: all names there, in small letters."""
    plain = name.casefold()
    if not ("_internal" in beside and beside & _PROGRAM):
        return False
    return plain in _PARTS_OF_IT or plain in _PROGRAM or plain.endswith((".cmd", ".command", ".sh"))
