"""CHANGELOG.md, where someone with an older version looks what is new."""

import re
from pathlib import Path

from packaging.version import Version

from checker import __version__

PROJECT = Path(__file__).parents[2]
HEADINGS = re.findall(r"^## (\S+)", (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_newest_version_in_it_is_that_of_the_program() -> None:
    assert HEADINGS[0] == __version__


def test_the_newest_comes_first_and_each_version_once() -> None:
    assert sorted(set(HEADINGS), key=Version, reverse=True) == HEADINGS


def test_administrators_are_shown_the_download_of_this_version() -> None:
    text = (PROJECT / "docs/beheer.md").read_text(encoding="utf-8")
    assert set(re.findall(r"systeemcheck-([\d.]+)-windows", text)) == {__version__}
