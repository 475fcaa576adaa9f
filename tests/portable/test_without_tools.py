"""`python -m portable` on a machine that lacks what one of the programs is built with."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from portable.__main__ import main
from portable.toolchain import BuildError
from scripts.system_packages import NATIVE_PACKAGES, WINDOWS_PACKAGES, missing

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only the machine's own program is built")
Make = Callable[[str], Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes the archive of a kind at once; who it was called for shows in the folder."""

    def archive(kind: str) -> Path:
        (tmp_path / "dist").mkdir(exist_ok=True)
        path = tmp_path / "dist" / f"systeemcheck-{kind}.zip"
        path.write_bytes(b"made")
        return path

    return archive


def with_only(tools: set[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose PATH has these commands and no others."""
    for tool in tools:
        (folder / tool).write_text("#!/bin/sh\n", encoding="ascii")
        (folder / tool).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_without_wine_the_linux_program_is_built_and_the_last_line_says_what_to_install(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_only({"objdump"}, tmp_path, monkeypatch)
    if lacking := missing(NATIVE_PACKAGES):
        pytest.skip(f"not installed: {', '.join(lacking)}")
    assert main([], make) == 1
    made, last = capsys.readouterr().out.splitlines()
    assert made.startswith("dist/systeemcheck-native.zip")
    assert re.fullmatch(r"not built: windows\. On Debian or Ubuntu, first: sudo apt-get install wine( wine64)?", last)
    assert {path.name for path in (tmp_path / "dist").iterdir()} == {"systeemcheck-native.zip", "SHA256SUMS"}


def test_with_nothing_at_all_nothing_is_tried(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_only(set(), tmp_path, monkeypatch)
    assert main(["native"], make) == 1
    (last,) = capsys.readouterr().out.splitlines()
    assert last.startswith("not built: native. ")
    assert "binutils" in last
    assert not (tmp_path / "dist").exists()


def test_with_every_tool_each_kind_is_built(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_only({"objdump", "wine"}, tmp_path, monkeypatch)
    if lacking := missing({**NATIVE_PACKAGES, **WINDOWS_PACKAGES}):
        pytest.skip(f"not installed: {', '.join(lacking)}")
    assert main([], make) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "dist/systeemcheck-windows.zip", "dist/systeemcheck-native.zip",
    ]  # fmt: skip


def test_what_may_not_go_out_and_a_word_that_means_nothing_end_otherwise(make: Make) -> None:
    def refuse(kind: str) -> Path:
        raise BuildError(f"{kind} is not right")

    assert main(["everything"], make) == 2
    if not missing(NATIVE_PACKAGES):
        assert main(["native"], refuse) == 1
