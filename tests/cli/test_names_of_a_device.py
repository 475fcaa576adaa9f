"""What a device is called: the label that is asked, and the name that is kept or left out."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import PROJECT, systeemcheck

_MAY_RENAME = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("unshare") is not None


def test_nobody_s_name_is_stored_when_the_school_does_not_want_it(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text('store_device_name = false\nschool = "De Regenboog"\n')
    ended = systeemcheck("check", "--json", "--quiet", cwd=tmp_path)
    device = json.loads(ended.out)["device"]
    assert device["name"] == ""
    assert device["school"] == "De Regenboog"
    assert socket.gethostname() not in ended.out


class TestTheLabelIsAsked:
    """Only of a person at a terminal, and only where the school wants it."""

    @staticmethod
    def labelled(tmp_path: Path, typed: bytes, *options: str) -> str:
        """Give the label in the result of a run in a terminal in which this is typed."""
        pty = pytest.importorskip("pty")
        terminal, inside = pty.openpty()
        os.write(terminal, typed)
        done = subprocess.run(
            [sys.executable, "-m", "checker", "check", "--no-open", *options],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(PROJECT)}, stdin=inside, stdout=subprocess.DEVNULL,
            stderr=inside, timeout=60, check=False,
        )  # fmt: skip
        os.close(inside)
        os.close(terminal)
        assert done.returncode in {0, 1, 3}
        result = max((tmp_path / "resultaten").glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
        label: str = json.loads(result.read_bytes())["device"]["label"]
        return label

    @pytest.fixture(autouse=True)
    def wanted(self, tmp_path: Path) -> None:
        (tmp_path / "systeemcheck.toml").write_text("ask_label = true\n", encoding="utf-8")

    @pytest.mark.parametrize(("typed", "label"), [(b" Groep 5 nr 12 \n", "Groep 5 nr 12"), (b"\n", ""), (b"\x04", "")])
    def test_the_answer_is_the_label_and_no_answer_is_none(self, typed: bytes, label: str, tmp_path: Path) -> None:
        assert self.labelled(tmp_path, typed) == label

    @pytest.mark.parametrize(
        ("options", "label"),
        [(("--quiet",), ""), (("--json",), ""), (("--label", "Hal"), "Hal"), (("--lang", "en"), "B")],
    )
    def test_a_script_and_who_says_it_already_are_not_asked(
        self, options: tuple[str, ...], label: str, tmp_path: Path
    ) -> None:
        assert self.labelled(tmp_path, b"B\n", *options) == label

    def test_the_label_of_last_time_is_offered_and_enter_takes_it_with_its_place(self, tmp_path: Path) -> None:
        systeemcheck("check", "--quiet", "--label", "Groep 5 nr 12", "--location", "Groep 5", cwd=tmp_path)
        assert self.labelled(tmp_path, b"\n") == "Groep 5 nr 12"
        newest = max((tmp_path / "resultaten").glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
        assert json.loads(newest.read_bytes())["device"]["location"] == "Groep 5"
        assert newest.name.startswith("Groep-5-nr-12_")
        assert self.labelled(tmp_path, b"Hal\n") == "Hal"
        assert self.labelled(tmp_path, b"", "--quiet") == ""

    def test_nobody_is_asked_where_the_school_does_not_want_it(self, tmp_path: Path) -> None:
        (tmp_path / "systeemcheck.toml").unlink()
        assert self.labelled(tmp_path, b"B\n") == ""


class TestTheNameOfADevice:
    """One that tells whose it is does not enter a file, unless the school wants it."""

    @staticmethod
    def _machine(folder: Path, name: str) -> Path:
        recording = {"platform": "windows", "environment": {"COMPUTERNAME": name, "USERNAME": "marieke"}}
        (folder / "recording.json").write_text(json.dumps(recording))
        return folder

    def _judged(self, folder: Path, name: str) -> tuple[str, str]:
        machine = self._machine(folder, name)
        ended = systeemcheck("check", "--recorded", machine, "--results", folder / "kept", cwd=folder)
        assert name not in ended.out + ended.err
        (stored,) = (folder / "kept").glob("*.json")
        assert name not in stored.name + stored.read_text() + stored.with_suffix(".html").read_text()
        return stored.name, stored.with_suffix(".html").read_text()

    @pytest.mark.parametrize("name", ["MARIEKE-LAPTOP", "iPad van Fatima", "Sem’s MacBook Pro"])
    def test_of_a_person_is_left_out_and_the_report_says_so(self, name: str, tmp_path: Path) -> None:
        file, report = self._judged(tmp_path, name)
        assert file.startswith("apparaat_")
        assert "daar lijkt een naam van een persoon in te staan" in report

    @pytest.mark.skipif(not _MAY_RENAME, reason="only root gives a machine another name")
    def test_of_a_person_is_kept_where_the_school_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "systeemcheck.toml").write_text("store_personal_device_name = true\n")
        assert _name_kept_of("marieke-laptop", tmp_path, USER="marieke") == "marieke-laptop"

    @pytest.mark.skipif(not _MAY_RENAME, reason="as above")
    @pytest.mark.parametrize(
        ("name", "account", "kept"),
        [
            ("marieke-laptop", "marieke", ""),
            ("marieke-laptop", "leerling", "marieke-laptop"),
            ("jans-macbook-air", "leerling", ""),
            ("lokaal5-pc12", "lokaal5-pc12", "lokaal5-pc12"),
            ("leerling-pc3", "leerling", "leerling-pc3"),
        ],
    )
    def test_that_holds_who_is_logged_in_is_left_out(self, name: str, account: str, kept: str, tmp_path: Path) -> None:
        assert _name_kept_of(name, tmp_path, USER=account) == kept


def _name_kept_of(name: str, folder: Path, **environment: str) -> str:
    """Check this machine while it has another name."""
    named = ["unshare", "--uts", "sh", "-c", 'echo "$0" > /proc/sys/kernel/hostname && exec "$@"', name]
    done = subprocess.run(
        [*named, sys.executable, "-m", "checker", "check", "--json", "--quiet"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(PROJECT), **environment},
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False,
    )  # fmt: skip
    return str(json.loads(done.stdout)["device"]["name"])
