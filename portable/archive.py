"""A folder as one file to download, and the sums to check it by. The same folder gives the same bytes."""

from __future__ import annotations

import calendar
import gzip
import hashlib
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

_FOLDER, _PROGRAM, _FILE = 0o040755, 0o100755, 0o100644
_MS_DOS_FOLDER = 0x10


def pack_zip(folder: Path, target: Path, moment: int) -> None:
    """Write a zip that holds the folder under its own name."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in _everything(folder):
            name = path.relative_to(folder.parent).as_posix() + ("/" if path.is_dir() else "")
            entry = zipfile.ZipInfo(name, time.gmtime(moment)[:6])
            entry.create_system = 3  # Unix, whatever this runs on
            entry.external_attr = (_mode(path) << 16) | (_MS_DOS_FOLDER if path.is_dir() else 0)
            entry.compress_type = zipfile.ZIP_STORED if path.is_dir() else zipfile.ZIP_DEFLATED
            archive.writestr(entry, b"" if path.is_dir() else path.read_bytes(), compresslevel=9)


def pack_tar(folder: Path, target: Path, moment: int) -> None:
    """Write a .tar.gz that holds the folder under its own name, with its links and what may be run."""
    with (
        target.open("wb") as file,
        gzip.GzipFile("", "wb", compresslevel=9, fileobj=file, mtime=moment) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in _everything(folder):
            archive.add(path, path.relative_to(folder.parent).as_posix(), recursive=False, filter=_nobodys(moment))


def unpack(archive: Path, folder: Path) -> None:
    """Unpack either kind of archive into a folder, with what may be run."""
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as zipped:
            zipped.extractall(folder)  # noqa: S202  our own archive
    else:
        with tarfile.open(archive) as packed:
            # The Python of Debian 12 has no filters yet; it ignores this.
            packed.extraction_filter = getattr(tarfile, "data_filter", None)
            packed.extractall(folder)  # noqa: S202  our own archive


def changed_on(archive: Path) -> int:
    """Give the date that every file in one of our archives has, in seconds."""
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as zipped:
            return calendar.timegm(zipped.infolist()[0].date_time)
    with tarfile.open(archive) as packed:
        return int(packed.getmembers()[0].mtime)


def write_sums(folder: Path) -> None:
    """Write `SHA256SUMS` over the other files of a folder, as `sha256sum --check` reads it."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="ascii", newline="\n")


def _everything(folder: Path) -> Iterable[Path]:
    return [folder, *sorted(folder.rglob("*"))]


def _mode(path: Path) -> int:
    return _FOLDER if path.is_dir() else _PROGRAM if path.suffix in {".exe", ".cmd"} else _FILE


def _nobodys(moment: int) -> Callable[[tarfile.TarInfo], tarfile.TarInfo]:
    def clean(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = moment
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    return clean
