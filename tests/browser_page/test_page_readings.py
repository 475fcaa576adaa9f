"""What a page measured becomes readings that say how sharp they are, and who told them."""

from __future__ import annotations

import base64
import json
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.browser_page.memory import memory_of_bucket
from checker.browser_page.page_readings import page_readings
from checker.browser_page.submission import Submission, decode_submission, encode_code
from checker.errors import BadInputError
from checker.evaluation import judge
from checker.model.devices import Display
from checker.model.readings import Between, Facts, Known, Unknown
from checker.model.verdicts import Verdict
from checker.model.vocabulary import FACTS
from tests.browser_page.submissions import WINDOWS, chromebook, ipad
from tests.evaluation.devices import DAY, releases, shipped_spec

GIB = 2**30
MODELS = releases().operating_systems.device_model


def decoded(sent: dict[str, Any]) -> Submission:
    return decode_submission(json.dumps(sent).encode(), "test")


def readings(sent: dict[str, Any]) -> Facts:
    return page_readings(decoded(sent), MODELS)


def value(facts: Facts, fact: str) -> object:
    return getattr(facts[fact], "value", None)


def screen(sent: dict[str, Any]) -> Display:
    found = value(readings(sent), "displays")
    assert isinstance(found, tuple)
    assert isinstance(found[0], Display)
    return found[0]


def with_parts(sent: dict[str, Any], **parts: dict[str, Any]) -> dict[str, Any]:
    return sent | {name: {**sent[name], **part} for name, part in parts.items()}


def test_every_fact_has_a_reading() -> None:
    assert set(readings(chromebook())) == set(FACTS)


def test_a_chromebook_over_plain_http_hides_its_memory_and_its_version_follows_from_chromes() -> None:
    facts = readings(chromebook())
    assert value(facts, "device.class") == "chromebook"
    assert getattr(facts["memory.installed"], "why", "") == "hidden_by_browser"
    assert facts["os.version"] == Known(value="156", source="Chrome version", bound="derived")
    assert judge(shipped_spec(), releases(), facts, DAY).verdict is Verdict.ADVICE


def test_what_a_person_told_is_marked_as_asked() -> None:
    facts = readings(chromebook())
    assert facts["os.updates_until"] == Known(value="2031-06-30", source="asked")
    assert facts["page.sound"] == Known(value=True, source="asked")


def test_what_nobody_answered_is_not_asked() -> None:
    facts = readings(chromebook(answers={}))
    assert [getattr(facts[fact], "why", "") for fact in ("os.updates_until", "page.sound")] == ["not_asked"] * 2


@pytest.mark.pitfall(42)
@pytest.mark.parametrize(
    ("bucket", "major", "is_android", "expected"),
    [
        (4, 156, False, Between(low=3 * GIB, high=6 * GIB, source="deviceMemory 4")),
        (8, 156, False, Between(low=6 * GIB, high=12 * GIB, source="deviceMemory 8")),
        (2, 156, False, Known(value=3 * GIB, source="deviceMemory 2", bound="at_most")),
        (32, 156, False, Known(value=24 * GIB, source="deviceMemory 32", bound="at_least")),
        (8, 146, False, Known(value=6 * GIB, source="deviceMemory 8", bound="at_least")),
        (8, 158, True, Known(value=6 * GIB, source="deviceMemory 8", bound="at_least")),
        (1, 158, True, Known(value=GIB * 3 // 2, source="deviceMemory 1", bound="at_most")),
        (2, 120, False, Between(low=GIB * 3 // 2, high=3 * GIB, source="deviceMemory 2")),
    ],
)
def test_a_bucket_of_memory_is_an_interval(bucket: float, major: int, is_android: bool, expected: object) -> None:  # noqa: FBT001
    assert memory_of_bucket(bucket, major, is_android=is_android) == expected


@given(st.floats(0.3, 100), st.sampled_from([120, 146, 147, 158]), st.booleans())
def test_the_interval_holds_the_memory_the_browser_rounded(real: float, major: int, is_android: bool) -> None:  # noqa: FBT001
    lowest, highest = (0.25, 8) if major < 147 else (1, 8) if is_android else (2, 32)
    nearest = min((2.0**power for power in range(-3, 8)), key=lambda bucket: abs(bucket - real))
    reading = memory_of_bucket(min(max(nearest, lowest), highest), major, is_android=is_android)
    match reading:
        case Between(low=low, high=high):
            assert low <= real * GIB <= high
        case Known(value=int(limit), bound="at_least"):
            assert real * GIB >= limit
        case Known(value=int(limit)):
            assert real * GIB <= limit
        case _:
            pytest.fail("no reading")


def test_a_browser_of_a_small_maker_tells_the_chromium_inside_where_it_is_told() -> None:
    told = {
        WINDOWS.replace("Safari", "YaBrowser/26.8.0.0 Safari"): ("other", "26.8.0.0", "158"),
        f"{WINDOWS} OPR/135.0.0.0": ("opera", "135", "158"),
        f"{WINDOWS} Vivaldi/8.1.4000.20": ("vivaldi", "8.1.4000.20", "158"),
        f"{WINDOWS} Edg/158.0.0.0": ("edge", "158", msgspec.UNSET),
        WINDOWS: ("chrome", "158", msgspec.UNSET),
    }
    for ua, expected in told.items():
        browsers = value(readings(chromebook(signals={"ua": ua})), "browsers")
        assert isinstance(browsers, tuple)
        assert [(item.name, item.version, item.chromium) for item in browsers] == [expected]


@pytest.mark.pitfall(42)
def test_the_chromium_inside_tells_what_a_bucket_of_memory_means() -> None:
    ua = WINDOWS.replace("158", "156") + " Vivaldi/8.1.4000.20"
    sent = with_parts(chromebook(), signals={"ua": ua}, tried={"device_memory": 8})
    assert readings(sent)["memory.installed"] == Between(low=6 * GIB, high=12 * GIB, source="deviceMemory 8")


@pytest.mark.pitfall(59)
def test_who_tells_nothing_of_a_browser_has_no_browser_that_is_missing() -> None:
    facts = readings(chromebook(signals={"ua": "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"}))
    assert getattr(facts["browsers"], "why", "") == "not_understood"


@pytest.mark.pitfall(41)
def test_an_ipad_is_an_ipad_however_it_is_held() -> None:
    upright, lying = screen(ipad()), screen(ipad(width=1080, height=810))
    assert upright == lying
    assert (upright.width, upright.height, upright.inches) == (2160, 1620, 10.2)


def test_a_screen_that_two_sizes_of_ipad_share_tells_no_inches_until_the_model_is_told() -> None:
    assert screen(ipad(width=768, height=1024)).inches is None
    told = ipad(width=768, height=1024, answers={"model": "iPad mini (5th generation)"})
    assert screen(told).inches == 7.9
    assert value(readings(told), "device.model.name") == "iPad mini (5th generation)"


def test_a_model_that_is_not_in_the_table_tells_nothing() -> None:
    facts = readings(ipad(width=768, height=1024, answers={"model": "<b>iPad</b>"}))
    assert value(facts, "device.model.name") is None


@pytest.mark.pitfall(41)
def test_who_says_it_is_an_ipad_is_believed_over_the_signals() -> None:
    sent = ipad(answers={"device_class": "ipad"})
    sent["signals"] = {**sent["signals"], "max_touch_points": 0}
    facts = readings(sent)
    assert facts["device.class"] == Known(value="ipad", source="asked")
    assert (value(facts, "os.name"), value(facts, "os.version")) == ("ipados", "27.2")


def test_a_wrong_answer_does_not_make_a_chromebook_an_ipad() -> None:
    facts = readings(chromebook(answers={"device_class": "ipad"}))
    assert value(facts, "device.class") == "chromebook"


def test_who_cannot_be_told_from_a_phone_is_what_a_person_says() -> None:
    signals = {"ua": "Mozilla/5.0 (Linux; Android 10; K) Chrome/158.0.0.0 Mobile Safari/537.36"}
    assert isinstance(readings(chromebook(signals=signals))["device.class"], Unknown)
    told = readings(chromebook(signals=signals, answers={"device_class": "android-tablet"}))
    assert (value(told, "device.class"), value(told, "os.name")) == ("android-tablet", "android")


def test_what_the_browser_tells_outright_is_not_overwritten_by_an_answer() -> None:
    hints = {"platform": "Windows", "platformVersion": "19.0.0"}
    sent = chromebook(signals={"ua": WINDOWS, "client_hints": hints}, answers={"os_version": "10"})
    assert value(readings(sent), "os.version") == "11"


def test_a_pc_by_page_tells_a_mode_not_a_panel() -> None:
    sent = with_parts(chromebook(), signals={"ua": WINDOWS, "platform": "Win32"})
    assert (screen(sent).width, screen(sent).native_width, screen(sent).internal) == (1366, None, None)
    finding = judge(shipped_spec(), releases(), readings(sent), DAY).finding("screen")
    assert finding.verdict is Verdict.PASS


def test_a_pc_set_to_a_low_resolution_is_not_failed_for_its_panel() -> None:
    low = {"screen": {"width": 800, "height": 600}}
    sent = with_parts(chromebook(), signals={"ua": WINDOWS, **low}, tried={"outer_width": 800, "inner_width": 800})
    judgement = judge(shipped_spec(), releases(), readings(sent), DAY)
    assert (judgement.finding("screen").verdict, judgement.verdict) == (Verdict.UNKNOWN, Verdict.UNKNOWN)
    small_chromebook = with_parts(chromebook(), signals=low, tried={"outer_width": 800, "inner_width": 800})
    finding = judge(shipped_spec(), releases(), readings(small_chromebook), DAY).finding("screen-tablet")
    assert finding.verdict is Verdict.FAIL


def test_a_code_gives_back_what_was_put_in_it() -> None:
    for sent in (chromebook(), ipad(), chromebook(label="Zoë 🙂 \\u0001", location="")):
        submission = decoded(sent)
        code = encode_code(submission)
        assert decode_submission(code.encode(), "code") == submission
        broken_by_mail = "\r\n".join(code[at : at + 60] for at in range(0, len(code), 60))
        assert decode_submission(f"  {broken_by_mail}\n".encode(), "code") == submission


@pytest.mark.parametrize("number", [1, 2])
def test_a_code_fits_in_a_qr_code(number: int) -> None:
    code = encode_code(decoded(chromebook(number)))
    assert len(code) < 1273 - len("http://192.168.178.100:8642/abcdefgh/#")  # version 25-L


@given(st.binary(max_size=400))
def test_no_bytes_break_the_door(data: bytes) -> None:
    for start in (b"", b"SC1.", b'{"format":1,'):
        with pytest.raises(BadInputError):
            decode_submission(start + data, "x")


@given(st.integers(0, 700), st.binary(min_size=1, max_size=3))
def test_a_damaged_code_is_refused_or_read_never_more(at: int, new: bytes) -> None:
    code = encode_code(decoded(chromebook())).encode()
    damaged = code[:at] + new + code[at + len(new) :]
    with suppress(BadInputError):
        assert isinstance(decode_submission(damaged, "x"), Submission)


def test_a_code_cannot_grow_beyond_the_limit() -> None:
    grown = base64.urlsafe_b64encode(b"\x19" * 12_000).decode()
    with pytest.raises(BadInputError):
        decode_submission(f"SC1.{grown}".encode()[:16_000], "x")


@pytest.mark.parametrize(
    "change",
    [
        {"origin": "program"}, {"verdict": "pass"}, {"facts": {}}, {"id": "../../x"}, {"id": "A" * 32}, {"device": ""},
        {"label": "x" * 121}, {"label": 5}, {"format": 2}, {"measured_at": "yesterday"},
        {"signals": {"ua": "x" * 1001}}, {"signals": {"ua": "x", "screen": {"width": -1, "height": 5}}},
        {"signals": {"ua": "x", "screen": {"width": 1e300, "height": 5}}}, {"tried": {"device_memory": 0}},
        {"tried": {"shell": "rm"}}, {"answers": {"updates_until": "2031-13"}}, {"answers": {"device_class": "toaster"}},
        {"answers": {"os_version": "<script>"}}, {"answers": {"memory": "much"}},
        {"answers": {"updates_until": "2031-06\n"}}, {"answers": {"os_version": "16\n"}}, {"id": "a" * 32 + "\n"},
        {"answers": {"updates_until": "\u0662\u0660\u0662\u0666-06"}}, {"measured_at": "2026-11-24T09:00:00Z\n"},
        {"signals": {"ua": "x", "pixel_ratio": 1e-9}},
    ],
    ids=str,
)  # fmt: skip
def test_what_a_page_never_sends_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(BadInputError):
        decoded(chromebook() | change)


def test_readings_can_be_stored_whatever_was_sent() -> None:
    sent = chromebook(signals={"ua": "\u202e<script>", "pixel_ratio": 0.01, "screen": {"width": 0, "height": 0}})
    assert msgspec.json.encode(dict(readings(sent)))


@pytest.mark.parametrize("number", [5e-324, 1e-9, 0.4, 0, 100_000])
@pytest.mark.parametrize("name", ["outer_width", "inner_width"])
def test_a_window_of_any_width_is_no_internal_error(name: str, number: float) -> None:
    assert readings(chromebook(tried={name: number}))


@pytest.mark.parametrize("version", ["\u2460", "\u00b2", "\u0662\u0662H2", "\U0001d7d9\U0001d7db\U0001d7e0.0"])
def test_a_version_in_the_digits_of_another_script_is_no_version(version: str) -> None:
    brands = [{"brand": "Google Chrome", "version": version}, {"brand": "Chromium", "version": version}]
    hints = {"platform": "Chrome OS", "platformVersion": version, "fullVersionList": brands}
    found = readings(chromebook(signals={"client_hints": hints, "ua": f"Mozilla/5.0 (X11; CrOS) Chrome/{version}"}))
    assert not any(item.version for item in getattr(found["browsers"], "value", ()))
    assert isinstance(found["os.build_id"], Unknown)
