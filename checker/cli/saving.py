"""Where a check leaves its two files."""

from __future__ import annotations

from pathlib import Path

from checker.checking.checked_device import CheckedDevice
from checker.cli.home import home
from checker.storage.places import Place, Saved, places, save
from checker.storage.result_file import encode_result
from checker.storage.settings import Settings


def store(checked: CheckedDevice, html: str, settings: Settings, given: str | None) -> Saved:
    """Save result and report in the first place that takes both; the report is the last path."""
    return save(_files(checked, html), places(given, settings.results, home(), _documents))


def store_in(folder: Path, checked: CheckedDevice, html: str) -> Path:
    """Save both in this folder and nowhere else; give the report. Raises `NoLastingPlaceError`."""
    return save(_files(checked, html), [Place(folder)]).paths[-1]


def _files(checked: CheckedDevice, html: str) -> dict[str, bytes]:
    stem = checked.stem
    return {f"{stem}.json": encode_result(checked.result), f"{stem}.html": html.encode()}


def _documents() -> Path:
    from platformdirs import user_documents_path  # noqa: PLC0415  20 ms, and the first places nearly always take it

    return user_documents_path()
