"""What a browser says of itself becomes the right device, and never more than it says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.browser_page.identifying import identify
from checker.browser_page.signals import Signals
from checker.cli.identify_command import answer
from tests.browser_page.submissions import WINDOWS
from tests.cli.program import PROJECT, systeemcheck

CASES = [json.loads(line) for line in (Path(__file__).with_name("cases.jsonl")).read_text().splitlines()]
SAMPLE = PROJECT.parent / "shared" / "data" / "ua_sample.jsonl"
# The words of the sample and ours; what a table of releases does not have is `other` here.
CLASSES = {
    "windows_pc": "windows-pc", "linux_pc": "linux-pc", "android_tablet": "android-tablet", "iphone": "phone",
    "android_phone": "phone", "tv": "other", "bot": "other",
}  # fmt: skip
BROWSERS = {
    "IE": {"internet-explorer"}, "Edge": {"edge", "edge-legacy"}, "Samsung Internet": {"samsung-internet"},
    "Other": {"other", "vivaldi"}, "Android Browser": {"other"},
}  # fmt: skip
SHOWN_BY_AN_APP = {"In-app", "WebView"}


def identified(signals: dict[str, Any]) -> dict[str, Any]:
    found = answer(identify(msgspec.convert(signals, Signals)))
    return msgspec.to_builtins(found)  # type: ignore[no-any-return]


@pytest.mark.pitfall(40)
@pytest.mark.pitfall(41)
@pytest.mark.pitfall(59)
@pytest.mark.pitfall(61)
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_device_is_recognised_and_what_is_frozen_stays_unknown(case: dict[str, Any]) -> None:
    found = identified(case["signals"])
    assert {name: found[name] for name in case["expect"]} == case["expect"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_null_has_a_reason(case: dict[str, Any]) -> None:
    found = identified(case["signals"])
    nulls = {name for name, value in found.items() if value is None}
    assert nulls == set(found["reasons"])


@pytest.mark.skipif(not SAMPLE.exists(), reason="no labelled sample beside the project")
def test_the_labelled_sample_is_recognised_as_promised() -> None:
    rows = [json.loads(line) for line in SAMPLE.read_text().splitlines()]
    asked, right = Counter[str](), Counter[str]()
    for row in rows:
        found, expect = identified(signals_of(row)), row["expect"]
        kind = CLASSES.get(expect["device_class"], expect["device_class"])
        for name in ("class", kind):
            asked[name] += 1
            right[name] += found["device_class"] == kind
        if expect.get("os_version", "not scored") is None:
            assert found["os_version"] is None, row
        if "browser" in expect and kind != "other":
            asked["browser"] += 1
            right["browser"] += is_browser(found, expect)
    shares = {name: right[name] / asked[name] for name in asked}
    assert shares["class"] >= 0.98
    assert shares["browser"] >= 0.98
    assert {shares[name] for name in ("chromebook", "ipad", "windows-pc", "mac")} == {1.0}


def signals_of(row: dict[str, Any]) -> dict[str, Any]:
    probe = row.get("probe", {})
    signals: dict[str, Any] = {"ua": row["ua"], "platform": probe.get("platform") or ""}
    if probe.get("maxTouchPoints") is not None:
        signals["max_touch_points"] = probe["maxTouchPoints"]
    if probe.get("screen"):
        signals["screen"] = dict(zip(("width", "height"), probe["screen"], strict=True))
    return signals


def is_browser(found: dict[str, Any], expect: dict[str, Any]) -> bool:
    if expect["browser"] in SHOWN_BY_AN_APP:
        return (found["browser"], found["browser_version"]) == ("other", None)
    names = BROWSERS.get(expect["browser"], {expect["browser"].lower()})
    major = (found["browser_version"] or "").split(".")[0]
    return found["browser"] in names and expect.get("browser_major", major) == major


@given(st.builds(Signals, ua=st.text(max_size=200), platform=st.text(max_size=20), client_hints=st.none()))
def test_no_user_agent_breaks_it(signals: Signals) -> None:
    answer(identify(signals))


@pytest.mark.parametrize("ua", [case["signals"]["ua"] for case in CASES])
@given(data=st.data())
def test_a_damaged_user_agent_does_not_break_it(ua: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(ua)))
    answer(identify(Signals(ua=ua[:start] + data.draw(st.text(max_size=5)) + ua[start + 3 :])))


def test_the_command_answers_line_by_line_and_tells_what_it_cannot_read(tmp_path: Path) -> None:
    lines = [json.dumps(CASES[0]["signals"]), "", "{", '{"ua": 5}', "[" * 5000, json.dumps({"ua": "x" * 2000})]
    done = subprocess.run(
        [sys.executable, "-m", "checker", "identify"],
        input="\n".join([*lines, json.dumps(CASES[4]["signals"])]).encode() + b"\n\xff\xfe\n",
        capture_output=True, cwd=PROJECT, check=False,
    )  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [("error" in item, item.get("device_class")) for item in answers] == [
        (False, "ipad"), (True, None), (True, None), (True, None), (True, None), (False, "windows-pc"), (True, None),
    ]  # fmt: skip
    assert done.returncode == 2
    assert b"5 regels waren niet te lezen" in done.stderr
    assert systeemcheck("identify", cwd=tmp_path).code == 0


def identified_by_the_command(lines: bytes) -> tuple[list[dict[str, Any]], int]:
    done = subprocess.run(
        [sys.executable, "-m", "checker", "identify"], input=lines, capture_output=True, cwd=PROJECT, check=False
    )
    return [json.loads(line) for line in done.stdout.splitlines()], done.returncode


WINDOWS_11 = {
    "ua": WINDOWS,
    "client_hints": {"platform": "Windows", "platformVersion": "19.0.0"},
}


@pytest.mark.pitfall(61)
def test_a_byte_order_mark_other_line_ends_and_nulls_are_no_mistakes() -> None:
    plain = json.dumps(WINDOWS_11).encode()
    hints = {"platform": "Windows", "platformVersion": "19.0.0", "model": None, "brands": None, "mobile": None}
    nulls = {**WINDOWS_11, "platform": None, "screen": None, "pixel_ratio": None, "answers": None}
    in_lists = {
        **WINDOWS_11,
        "client_hints": {**hints, "fullVersionList": [None, {"brand": "Chromium", "version": None}]},
    }
    kinds = [plain, json.dumps({**nulls, "client_hints": hints}).encode(), json.dumps(in_lists).encode()]
    mark = b"\xef\xbb\xbf"
    answers, code = identified_by_the_command(mark + plain + b"\r\n" + b"\r\n".join(kinds) + b"\r\n" + mark + plain)
    assert code == 0
    assert {(item["device_class"], item["os_version"]) for item in answers} == {("windows-pc", "11")}
    assert len(answers) == 5


@pytest.mark.pitfall(61)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_utf_16_is_told_as_such_once(encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    lines = f"{mark}{json.dumps(WINDOWS_11)}\n{json.dumps(WINDOWS_11)}\n".encode(encoding)
    answers, code = identified_by_the_command(lines)
    assert (len(answers), code) == (1, 2)
    assert "UTF-16" in answers[0]["error"]


def test_what_a_person_filled_in_can_be_tried() -> None:
    ipad = {
        **CASES[0]["signals"],
        "answers": {"os_version": "26.7", "sound": True, "model": "iPad mini (5th generation)"},
    }
    chromebook = {"ua": "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36"}
    told = {**chromebook, "answers": {"updates_until": "2031-06", "memory": 4}}
    hidden = {"ua": "Mozilla/5.0 (Linux; Android 10; K) Chrome/158.0.0.0 Mobile Safari/537.36"}
    tablet = {**hidden, "answers": {"device_class": "android-tablet", "os_version": "14"}}
    overruled = {**WINDOWS_11, "answers": {"os_version": "10", "device_class": "ipad"}}
    wrong = [{**chromebook, "answers": answer} for answer in ({"shell": "rm"}, {"memory": -1}, {"os_version": "new"})]
    lines = [ipad, told, tablet, overruled, *wrong]
    answers, code = identified_by_the_command("\n".join(map(json.dumps, lines)).encode())
    assert (answers[0]["os_version"], answers[0]["derived"]) == ("26.7", {})
    assert answers[0]["answered"] == {
        "os.version": "26.7", "page.sound": True, "device.model.name": "iPad mini (5th generation)"
    }  # fmt: skip
    assert answers[1]["answered"] == {"os.updates_until": "2031-06-30", "memory.installed": 4 * 2**30}
    assert (answers[2]["device_class"], answers[2]["os_version"]) == ("android-tablet", "14")
    assert "os_version" not in answers[2]["reasons"]
    assert (answers[3]["device_class"], answers[3]["os_version"], answers[3].get("answered")) == (
        "windows-pc",
        "11",
        None,
    )
    assert (["error" in item for item in answers[4:]], code) == ([True] * 3, 2)
