"""Signing with a real signer and a certificate of our own making."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from portable.archive import unpack
from portable.component import digest
from portable.signing import sign, unsigned
from portable.toolchain import TOP, BuildError
from portable.wine.prefix import WinePrefix

pytestmark = pytest.mark.wine

SIGNER = """
import pathlib, subprocess, sys
key, certificate, *files = sys.argv[1:]
for file in files:
    signed = file + ".signed"
    own = ["-key", key, "-certs", certificate, "-n", "Systeemcheck"]
    subprocess.run(["osslsigncode", "sign", *own, "-in", file, "-out", signed], check=True)
    pathlib.Path(signed).replace(file)
"""


@pytest.fixture
def signer(tmp_path: Path) -> str:
    """The command that signs, as it stands in SYSTEEMCHECK_SIGN."""
    if shutil.which("osslsigncode") is None:
        pytest.skip("needs osslsigncode")
    key, certificate, script = (tmp_path / name for name in ("key.pem", "certificate.pem", "sign it.py"))
    words = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=Proef -addext extendedKeyUsage=codeSigning"
    subprocess.run([*words.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
    script.write_text(SIGNER, encoding="utf-8")
    return f'"{sys.executable}" "{script}" "{key}" "{certificate}"'


def test_what_its_makers_signed_is_left_alone_and_the_rest_is_ours(stick: Path) -> None:
    names = {path.name for path in unsigned(stick)}
    assert {"Systeemcheck.exe", "_core.cp311-win_amd64.pyd"} <= names
    assert not {"python311.dll", "VCRUNTIME140.dll", "_ctypes.pyd"} & names


@pytest.mark.pitfall(33)
def test_a_signed_program_still_runs_and_its_signature_is_right(
    stick: Path, signer: str, windows_11: WinePrefix
) -> None:
    files = unsigned(stick)
    sign(files, signer)
    assert unsigned(stick) == []
    for path in files:
        said = subprocess.run(["osslsigncode", "verify", path], capture_output=True, text=True, check=False).stdout
        digests = [line.split()[-1] for line in said.splitlines() if "message digest" in line]
        assert len(digests) == 2
        assert digests[0] == digests[1]
    assert windows_11.run(stick / "Systeemcheck.exe", "check", "--quiet").returncode in {0, 1, 3}


@pytest.mark.parametrize(
    ("command", "reason"), [("no-such-signer", "cannot be started"), ("false --password s3cret", "false ended")]
)
def test_a_signer_that_fails_stops_the_build_and_its_password_is_not_shown(
    command: str, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(BuildError, match=reason) as problem:
        sign([tmp_path / "program.exe"], command)
    assert "s3cret" not in str(problem.value)


def signed(archive: Path, command: str) -> subprocess.CompletedProcess[str]:
    """As where the key is: a Python without a single package."""
    line = [sys.executable, "-S", "-m", "portable.sign", str(archive)]
    environment = {**os.environ, "SYSTEEMCHECK_SIGN": command}
    return subprocess.run(line, cwd=TOP, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def archive(windows_archive: Path, tmp_path: Path) -> Path:
    (tmp_path / "dist").mkdir()
    return Path(shutil.copy(windows_archive, tmp_path / "dist"))


def test_an_archive_is_signed_where_no_package_is_installed(archive: Path, signer: str, tmp_path: Path) -> None:
    before = dates(archive)
    done = signed(archive, signer)
    assert done.returncode == 0, done.stdout
    unpack(archive, tmp_path / "signed")
    assert unsigned(tmp_path / "signed") == []
    assert dates(archive) == before
    sums = (archive.parent / "SHA256SUMS").read_text(encoding="ascii")
    assert sums == f"{digest(archive)}  {archive.name}\n"


def test_without_a_signer_an_archive_stays_as_it_is(archive: Path) -> None:
    before = archive.read_bytes()
    assert signed(archive, "").returncode == 0
    assert archive.read_bytes() == before


def test_an_archive_that_cannot_be_signed_is_told_and_stays_as_it_is(archive: Path) -> None:
    before = archive.read_bytes()
    done = signed(archive, "false")
    assert (done.returncode, "not signed" in done.stdout) == (1, True)
    assert archive.read_bytes() == before


def dates(archive: Path) -> dict[str, tuple[int, ...]]:
    with zipfile.ZipFile(archive) as zipped:
        return {entry.filename: entry.date_time for entry in zipped.infolist()}
