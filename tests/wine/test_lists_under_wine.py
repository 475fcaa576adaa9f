"""A school's list that is an Excel file, read by a real Windows Python."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from portable.wine.prefix import WinePrefix
from portable.wine.registry_file import RegistryValue
from tests.wine.missing_dll import give_random_bytes

pytestmark = pytest.mark.wine
LIST = Path(__file__).parents[1] / "storage/school_lists/field-xlsx/lijst.xlsx"
READ = (
    "import json, pathlib; from checker.storage.school_list.reading import read_school_list\n"
    "found = read_school_list(pathlib.Path('lijst.xlsx'))\n"
    "print(json.dumps([[item.label, item.location] for item in found.devices]))"
)


@pytest.fixture
def windows_that_gives_random_bytes(new_prefix: Callable[[Sequence[RegistryValue]], WinePrefix]) -> WinePrefix:
    """Give a PC with the one library that Windows 10 and 11 have and Wine 8 lacks."""
    prefix = new_prefix([])
    give_random_bytes(prefix.path_of(r"C:\windows\system32"))
    return prefix


def test_a_workbook_is_read_on_windows(
    windows_that_gives_random_bytes: WinePrefix, tmp_path: Path, windows_python: Path, with_project: dict[str, str]
) -> None:
    shutil.copy(LIST, tmp_path)
    done = windows_that_gives_random_bytes.run(windows_python, "-c", READ, cwd=tmp_path, environment=with_project)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout) == [
        ["Groep 5 nr 1", "Groep 5"], ["Zoë nr 2", "Groep 5"], ["CB-101", "Groep 6"], ["CB-102", "Groep 6"]
    ]  # fmt: skip
