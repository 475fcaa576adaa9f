"""A package is read as tar and gzip say, whatever wrote it; what is bad is told."""

from __future__ import annotations

import gzip
import io
import tarfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.refreshing.archive import LARGEST_UNPACKED, files_in
from checker.refreshing.given import Given
from checker.refreshing.trouble import TroubleError
from tests.refreshing.made import packed

FILES = {"data.json": b'{"x": 1}' * 100, "dist/index.js": b"y" * 512, "empty": b"", "package.json": b"{}"}
WANTED = {f"package/{name}" for name in FILES}


def read(data: bytes) -> dict[str, bytes]:
    return dict(files_in(Given("x.tgz", data), WANTED))


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_every_form_of_tar_gives_its_files_and_what_is_not_wanted_is_passed_over(form: int) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz", format=form) as archive:
        for name, data in {"a/" * 60 + "long": b"z" * 3000, **FILES, "späte": b"q"}.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        link = tarfile.TarInfo("package/data.json")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert read(buffer.getvalue()) == {f"package/{name}": data for name, data in FILES.items()}


@pytest.mark.parametrize("size", [b"-0000000001\0", b"\xff" * 12, b"\x80" + b"\0" * 10 + b"\x01", b"99999999999\0"])
def test_a_size_that_is_no_size_is_damage(size: bytes) -> None:
    """CVE-2025-8194: a negative size sent Python's own reader round for ever."""
    head = bytearray(tarfile.TarInfo("package/data.json").tobuf())
    head[124:136] = size
    with pytest.raises(TroubleError, match="damaged"):
        read(gzip.compress(bytes(head) + bytes(2048)))


def test_a_size_beyond_the_limit_is_refused_before_it_is_read() -> None:
    entry = tarfile.TarInfo("package/data.json")
    entry.size = LARGEST_UNPACKED
    with pytest.raises(TroubleError, match="too_large"):
        read(gzip.compress(entry.tobuf()))


@given(st.data())
def test_a_damaged_package_gives_files_or_a_reason_and_never_anything_else(data: st.DataObject) -> None:
    package = bytearray(packed(FILES))
    for _ in range(data.draw(st.integers(1, 4))):
        package[data.draw(st.integers(0, len(package) - 1))] = data.draw(st.integers(0, 255))
    with suppress(TroubleError):
        assert read(bytes(package[: data.draw(st.integers(0, len(package)))])).keys() <= WANTED
