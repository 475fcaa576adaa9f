"""`systeemcheck.toml` beside the program: what a school sets once. Options on the command line go before it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import msgspec

from checker.model.languages import USUAL, Language
from checker.typed_files import decode_toml

FILE_NAME = "systeemcheck.toml"
_LARGEST = 64 * 1024
_HostName = Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z._:-]{1,253}\Z")]
Short = Annotated[str, msgspec.Meta(max_length=120)]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A school's settings; each may be left out. `host_names`: of the collector, besides its own."""

    school: Short = ""
    location: Short = ""
    results: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    spec: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    language: Language = USUAL
    inventory: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    check_page: Annotated[str, msgspec.Meta(pattern=r"^(https?://\S{1,990})?\Z")] = ""
    host_names: Annotated[tuple[_HostName, ...], msgspec.Meta(max_length=20)] = ()
    store_device_name: bool = True
    store_personal_device_name: bool = False
    ask_label: bool = False
    ask_unknown: bool = False


def load_settings(folder: Path) -> Settings:
    """Give the settings in a folder; the defaults when there is no such file. Raises `BadInputError` for a bad one."""
    path = folder / FILE_NAME
    # Not path.exists(): a link that leads nowhere is a mistake to tell, not the absence of settings.
    return decode_toml(path, Settings, _LARGEST) if os.path.lexists(path) else Settings()
