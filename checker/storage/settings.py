"""`systeemcheck.toml` beside the program: what a school sets once. Options on the command line go before it."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path
from typing import Annotated

import msgspec

from checker.errors import BadInputError
from checker.model.languages import USUAL, Language
from checker.typed_files import decode_toml_bytes, read_capped

FILE_NAME = "systeemcheck.toml"
_LARGEST = 64 * 1024
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_MAY_BE_MISREAD = re.compile(
    rb'^[ \t]*(?:(?:results|spec|inventory)[ \t]*=[ \t]*|spec[ \t]*=[ \t]*\[[^\]]*)"[^"\r\n]*\\', re.MULTILINE
)
_VARIABLE = re.compile(r"%([A-Za-z_][A-Za-z0-9_()]{0,60})%")
_HostName = Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z._:-]{1,253}\Z")]
_Place = Annotated[str, msgspec.Meta(max_length=1000)]
Short = Annotated[str, msgspec.Meta(max_length=120)]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A school's settings; each may be left out. `host_names`: of the collector, besides its own.

    `spec`: as it is written, one name or several; `specs` are the names that count. `first_school_day`: of the year
    that the checklist is about.
    """

    school: Short = ""
    location: Short = ""
    results: _Place = ""
    spec: _Place | Annotated[tuple[_Place, ...], msgspec.Meta(max_length=10)] = ""
    language: Language = USUAL
    inventory: _Place = ""
    check_page: Annotated[str, msgspec.Meta(pattern=r"^(https?://\S{1,990})?\Z")] = ""
    host_names: Annotated[tuple[_HostName, ...], msgspec.Meta(max_length=20)] = ()
    store_device_name: bool = True
    store_personal_device_name: bool = False
    ask_label: bool = False
    ask_unknown: bool = False
    first_school_day: dt.date | None = None

    @property
    def specs(self) -> tuple[str, ...]:
        """Give by which requirements to judge; none where the school leaves that to the program."""
        return tuple(filter(None, (self.spec,) if isinstance(self.spec, str) else self.spec))


def load_settings(folder: Path) -> Settings:
    """Give the settings in a folder; the defaults when there is no such file. Raises `BadInputError` for a bad one."""
    path = folder / FILE_NAME
    # Not path.exists(): a link that leads nowhere is a mistake to tell, not the absence of settings.
    return _with_paths(_decoded(path)) if os.path.lexists(path) else Settings()


def _decoded(path: Path) -> Settings:
    try:
        data = read_capped(path, _LARGEST)
    except BadInputError as problem:
        from checker.storage.settings_mistakes import unreadable  # noqa: PLC0415  only a mistake pays for it

        raise unreadable(path, problem) from problem
    if data.startswith(_WIDE):  # Notepad's "Unicode"
        data = data.decode("utf-16", errors="replace").encode()
    try:
        settings = decode_toml_bytes(data, path, Settings)
    except BadInputError as problem:
        from checker.storage.settings_mistakes import mistake_in  # noqa: PLC0415  likewise

        raise mistake_in(data, problem) from problem
    if _MAY_BE_MISREAD.search(data):
        from checker.storage.settings_mistakes import misread_path  # noqa: PLC0415  likewise

        if misread := misread_path(data, str(path)):
            raise misread
    return settings


def _with_paths(settings: Settings) -> Settings:
    paths = {name: _path(getattr(settings, name)) for name in ("results", "inventory")}
    specs = _path(settings.spec) if isinstance(settings.spec, str) else tuple(map(_path, settings.spec))
    names = {"school": settings.school.strip(), "location": settings.location.strip()}
    return msgspec.structs.replace(settings, spec=specs, **paths, **names)


def _path(written: str) -> str:
    """Give a path as people write it: with spaces or quotes around it, and `%USERPROFILE%` or `~` for their folder."""
    plain = written.strip().strip('"').strip()
    known = _VARIABLE.sub(lambda found: os.environ.get(found[1], found[0]), plain)
    home = os.environ.get("USERPROFILE" if os.name == "nt" else "HOME", "")
    return home + known[1:] if home and (known == "~" or known.startswith(("~/", "~\\"))) else known
