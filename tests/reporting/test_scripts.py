"""The scripts of the pages: no helper stands twice, and no pattern of recognition that Python has as well."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from checker.browser_page.identifying import identify
from checker.browser_page.screen import IPAD_INCHES
from checker.browser_page.signals import Signals
from checker.browser_page.submission import Answers
from checker.model.readings import Unknown
from checker.model.storable import Id
from checker.reporting.check_page.check_page import _Forms, _InAnApp
from tests.browser_page.test_identify import CASES

PROJECT = Path(__file__).parents[2]
SCRIPTS = {file.name: file.read_text(encoding="utf-8") for file in (PROJECT / "reports/scripts").glob("*.js")}
PYTHON = "\n".join(file.read_text(encoding="utf-8") for file in (PROJECT / "checker").rglob("*.py"))
FUNCTION = re.compile(r"^(?:  )?(?:function (\w+)\(|const (\$|\w+) = \(?\w*(?:, \.*\w+)*\)? =>)", re.MULTILINE)
# Making an element, reading data and waiting as asked each stand once, whatever they are called.
ONE_ROOM = ("createElement(", "createElementNS(", "JSON.parse($", '"Retry-After"')
REGEX = re.compile(r"(?<=[(! =])/((?:[^/\\\n\[]|\\.|\[(?:[^\]\\]|\\.)*\])+)/[gi]*(?=[.,;) ])")


def helpers(text: str) -> set[str]:
    return {one or other for one, other in FUNCTION.findall(text)}


def test_no_helper_of_the_shared_file_is_made_again_in_another() -> None:
    shared = helpers(SCRIPTS["elements.js"])
    assert {"element", "tag", "fill", "$"} <= shared
    for name, text in SCRIPTS.items():
        if name != "elements.js":
            assert helpers(text) & shared == set(), name


@pytest.mark.parametrize("sign", ONE_ROOM)
def test_what_all_pages_need_is_done_in_one_file(sign: str) -> None:
    assert [name for name, text in SCRIPTS.items() if sign in text] == ["elements.js"]


def patterns_of(name: str) -> set[str]:
    return set(REGEX.findall(SCRIPTS[name]))


def test_no_pattern_stands_both_in_the_page_and_in_python() -> None:
    found = patterns_of("check_page.js")
    assert any("juf" in pattern for pattern in found)
    plain = PYTHON.replace(r"\/", "/")
    of_the_code_itself = r"[\x01-\x1f]"
    long_enough = {pattern.strip("^$") for pattern in found - {of_the_code_itself} if len(pattern) > len(r"^https?:$")}
    assert {pattern for pattern in long_enough if pattern.replace(r"\/", "/") in plain} == set()


@pytest.mark.parametrize(("form", "field"), [("os_version", "os_version"), ("updates_until", "updates_until")])
def test_what_the_page_lets_a_person_hand_in_is_what_the_door_takes(form: str, field: str) -> None:
    pattern = re.compile(getattr(_Forms(), form))
    for text in ("11", "26.6.1", "1.2.3.4.5", "2031-06", "2031-13", "1999-06", "", "x", "1111", "2031-06\n"):
        try:
            msgspec.convert({field: text}, Answers)
        except msgspec.ValidationError:
            assert not pattern.fullmatch(text), text
        else:
            assert pattern.fullmatch(text), text


def test_the_page_keeps_the_id_of_a_device_that_the_door_takes() -> None:
    for text in ("0" * 32, "f" * 31, "g" * 32, "A" * 32):
        try:
            msgspec.convert(text, Id)
        except msgspec.ValidationError:
            assert not re.fullmatch(_Forms().id, text)
        else:
            assert re.fullmatch(_Forms().id, text)


def test_the_script_names_every_pattern_it_is_given_and_no_other() -> None:
    script = SCRIPTS["check_page.js"]
    named = set(re.findall(r"\bforms\.(\w+)", script)) | set(re.findall(r'\bis\("(\w+)"', script))
    assert named == set(_Forms.__struct_fields__)
    assert set(re.findall(r"\bsigns\.(\w+)", script)) == set(_InAnApp.__struct_fields__)


def test_the_ipads_whose_size_a_page_cannot_tell_are_not_in_the_table_of_sizes() -> None:
    assert (768, 1024) not in IPAD_INCHES


IPADS = [
    Signals(
        **{name: case["signals"][name] for name in ("ua", "platform", "max_touch_points") if name in case["signals"]}
    )
    for case in CASES
    if case["expect"].get("device_class") == "ipad" and case["expect"].get("browser") != "other"
]


def test_a_page_that_nobody_answers_asks_for_the_version_of_an_ipad_where_its_browser_hides_it() -> None:
    asks = [re.search(_Forms().tells_ipados, signals.ua) is None for signals in IPADS]
    hides = [isinstance(found.os_version, Unknown) and not found.version_by_browser for found in map(identify, IPADS)]
    assert asks == hides
    assert {True, False} == set(asks)
