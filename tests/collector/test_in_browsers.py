"""The page in a real Chromium that says it is an iPad, a Galaxy Tab, a Chromebook or a phone.

What no emulator shows stands in docs/handleiding.md, with the check of five minutes on a real Chromebook and iPad.
"""

from __future__ import annotations

import functools
import http.server
import json
import re
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from checker.model.readings import Known
from checker.storage.result_file import read_result
from tests.cli.program import PROJECT, systeemcheck
from tests.collector.serving import NOT_SECURE, Served, collecting
from tests.pages import page_checks
from tests.several_specs.specs_there import SPECS

pytestmark = pytest.mark.browser
SCRIPT = Path(__file__).with_name("use_page.mjs")
ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/158.0.0.0"
BRANDS = [{"brand": "Google Chrome", "version": "158"}, {"brand": "Chromium", "version": "158"}]
FULL = [{"brand": "Google Chrome", "version": "158.0.8100.12"}, {"brand": "Chromium", "version": "158.0.8100.12"}]


def metadata(platform: str, version: str, **more: object) -> dict[str, Any]:
    hints = {"platform": platform, "platformVersion": version, "architecture": "", "model": "", "mobile": False}
    return {"brands": BRANDS, "fullVersionList": FULL, **hints, **more}


CHROMEBOOK = {
    "user_agent": "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/158.0.0.0 "
    "Safari/537.36",
    "platform": "Linux x86_64",
}
WITH_HINTS = {"metadata": metadata("Chrome OS", "16500.50.0", architecture="x86", bitness="64")}
IPAD = {
    "user_agent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/27.2 Safari/605.1.15",
    "platform": "MacIntel", "touch": 5, "width": 810, "height": 1080, "ratio": 2,
}  # fmt: skip
TAB = {"user_agent": f"{ANDROID} Safari/537.36", "platform": "Linux armv81", "touch": 5, "width": 1280, "height": 800,
       "ratio": 1.5}  # fmt: skip
TAB_HINTS = {"metadata": metadata("Android", "14.0.0", model="SM-X200")}
PHONE = {"user_agent": f"{ANDROID} Mobile Safari/537.36", "platform": "Linux armv81", "touch": 5, "width": 412,
         "height": 915, "ratio": 2.625}  # fmt: skip


def use(address: str, refused: str = "nothing", **wanted: object) -> dict[str, Any]:
    """Do the whole check and give what was seen; the console may only speak of an answer that is `refused`."""
    if missing := page_checks.missing_packages():
        pytest.fail(f"install {', '.join(missing)}")
    told = json.dumps({"address": address, **wanted})
    done = subprocess.run(
        ["node", SCRIPT, str(page_checks._chromium()), told], capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    seen: dict[str, Any] = json.loads(done.stdout)
    assert [error for error in seen["errors"] if refused not in error] == []
    return seen


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with collecting(tmp_path_factory.mktemp("browsers") / "results", "--per-minute", "0") as running:
        yield running


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The static site on a web host; http://localhost counts as secure, as https does."""
    folder = tmp_path_factory.mktemp("site")
    assert systeemcheck("page", "-o", folder, cwd=folder).code == 0
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def not_secure(address: str) -> str:
    return address.replace("localhost", NOT_SECURE)


def stored(served: Served, label: str) -> Any:  # noqa: ANN401  a result, read
    (path,) = [path for path in served.results() if path.name.startswith(f"{label}_")]
    return read_result(path)


def test_a_chromebook_over_plain_http_is_asked_what_it_hides(served: Served) -> None:
    answers = {"label": "CB1", "sound": "yes", "updates": "2031-06", "memory": "4"}
    seen = use(f"{not_secure(served.address)}?plek=Groep%206", device=CHROMEBOOK, answers=answers, axe=True)
    assert (seen["isSecure"], seen["asked"], seen["axe"]) == (False, ["label", "sound", "updates", "memory"], [])
    assert seen["text"].startswith("Klaar: voldoet")
    facts = stored(served, "CB1").facts
    assert facts["memory.installed"] == Known(value=4 * 2**30, source="asked")
    assert facts["os.version"] == Known(value="158", source="Chrome version", bound="derived")


def test_a_chromebook_in_a_secure_place_tells_its_memory_itself(served: Served) -> None:
    seen = use(
        served.address, device=CHROMEBOOK | WITH_HINTS, answers={"label": "CB2", "sound": "yes", "updates": "2031-06"}
    )
    assert (seen["isSecure"], seen["asked"]) == (True, ["label", "sound", "updates"])
    facts = stored(served, "CB2").facts
    assert facts["memory.installed"].source.startswith("deviceMemory")
    assert (facts["os.build_id"].value, facts["os.architecture"].value) == ("16500.50.0", "amd64")
    assert facts["browsers"].value[0].version == "158.0.8100.12"


def test_by_several_specs_the_page_tells_the_verdict_by_each(tmp_path: Path) -> None:
    own = [str(SPECS / f"{name}.toml") for name in ("rekentoets", "huisregels")]
    names = ("--spec", "malmberg", "--spec", own[0], "--spec", own[1])
    with collecting(tmp_path / "results", *names) as running:
        answers = {"label": "CB7", "sound": "yes", "updates": "2031-06", "memory": "4"}
        seen = use(not_secure(running.address), device=CHROMEBOOK, answers=answers, axe=True, before_send="go")
        told = (
            "Malmberg: voldoet",
            "Toetsbureau: geen eisen voor dit soort apparaat",
            "De Regenboog: voldoet, met advies",
        )
        assert [text for text in told if text not in seen["text"]] == []
        assert seen["axe"] == []
        assert [item.id for item in stored(running, "CB7").specs] == ["malmberg", "rekentoets", "huisregels"]


def test_a_device_that_fails_says_why_before_anything_is_sent_and_the_button_what_it_does(served: Served) -> None:
    before = len(served.results())
    old = CHROMEBOOK | {"user_agent": CHROMEBOOK["user_agent"].replace("158", "120")}
    seen = use(not_secure(served.address), device=old, answers={"label": "CB9"}, before_send="stop")
    assert "Voldoet niet" in seen["start"]
    assert "Hieronder staat waarom." in seen["start"]
    assert "krijgt geen" in seen["start"] or "te oud" in seen["start"] or "voldoet niet aan" in seen["start"]
    assert "Begin met de vragen" in seen["start"]
    assert len(served.results()) == before


@pytest.mark.parametrize("label", ["Emma", "Jan de Vries", "Sem’s iPad"])
def test_a_label_that_looks_like_a_person_s_name_is_asked_once_more_and_then_taken(served: Served, label: str) -> None:
    seen = use(not_secure(served.address), device=IPAD, answers={"label": label, "sound": "yes"}, axe=True)
    assert (seen["asked"], seen["axe"]) == (["label", "label", "sound"], [])
    assert seen["text"].startswith("Klaar: voldoet")


@pytest.mark.parametrize("label", ["Groep Zes", "iPad van school"])
def test_a_label_that_a_school_gives_is_taken_at_once(served: Served, label: str) -> None:
    seen = use(not_secure(served.address), device=IPAD, answers={"label": label, "sound": "yes"})
    assert seen["asked"] == ["label", "sound"]


def test_a_place_that_looks_like_a_person_s_name_is_asked_once_more(served: Served) -> None:
    answers = {"label": "X7", "place": "Jan de Vries", "sound": "yes"}
    assert use(not_secure(served.address), device=IPAD, answers=answers)["asked"] == ["label", "label", "sound"]


@pytest.mark.pitfall(41)
def test_an_ipad_loses_nothing_on_plain_http(served: Served) -> None:
    seen = use(not_secure(served.address), device=IPAD, answers={"label": "iPad1", "sound": "yes"}, axe=True)
    assert (seen["asked"], seen["axe"]) == (["label", "sound"], [])
    assert "iPad" in seen["start"]
    assert seen["text"].startswith("Klaar: voldoet")
    assert stored(served, "iPad1").facts["displays"].value[0].inches == 10.2


def test_an_ipad_that_two_models_may_be_is_asked_which(served: Served) -> None:
    answers = {"label": "iPad2", "sound": "yes", "model": "iPad mini (5th generation)"}
    seen = use(not_secure(served.address), device=IPAD | {"width": 768, "height": 1024}, answers=answers)
    assert seen["asked"] == ["label", "sound", "model"]
    assert stored(served, "iPad2").facts["displays"].value[0].inches == 7.9


@pytest.mark.pitfall(41)
def test_who_sees_the_wrong_kind_of_device_can_put_it_right(served: Served) -> None:
    answers = {"kind": "ipad", "label": "iPad3", "sound": "no"}
    seen = use(not_secure(served.address), device=IPAD | {"touch": 0}, answers=answers, correct=True)
    assert "Mac" in seen["start"]
    assert seen["asked"] == ["kind", "label", "sound"]
    assert stored(served, "iPad3").facts["device.class"] == Known(value="ipad", source="asked")


@pytest.mark.parametrize(("hints", "version"), [({}, None), (TAB_HINTS, "14")], ids=["without hints", "with hints"])
def test_a_galaxy_tab_tells_its_version_only_in_a_secure_place(
    served: Served, hints: dict[str, Any], version: str | None
) -> None:
    label = f"Tab{version or ''}"
    address = served.address if hints else not_secure(served.address)
    seen = use(address, device=TAB | hints, answers={"label": label, "sound": "yes"})
    assert "Tablet" in seen["start"]
    facts = stored(served, label).facts
    assert facts["device.class"].value == "android-tablet"
    assert getattr(facts["os.version"], "value", None) == version


@pytest.mark.parametrize(
    "hints",
    [{}, {"metadata": metadata("Android", "15.0.0", model="Pixel 9", mobile=True)}],
    ids=["without hints", "with hints"],
)
def test_a_phone_gets_advice_to_use_something_larger(served: Served, hints: dict[str, Any]) -> None:
    address = served.address if hints else not_secure(served.address)
    seen = use(address, device=PHONE | hints, answers={"label": f"Tel{len(hints)}"})
    assert seen["asked"] == ["label"]
    assert seen["text"].startswith("Klaar: gebruik een ander apparaat")


def test_a_real_firefox_gets_a_verdict_too(served: Served, tmp_path: Path) -> None:
    before = served.ask("GET", f"/{served.coordinator}/state")[1]["looking"]
    page_checks.firefox_picture(served.address, tmp_path / "firefox.png")
    assert served.ask("GET", f"/{served.coordinator}/state")[1]["looking"] != before


def test_in_english_too_and_the_link_tells_which_device_it_is(served: Served) -> None:
    seen = use(f"{not_secure(served.address)}?lang=en&plek=Room%206&nummer=EN1", device=IPAD, answers={"sound": "yes"})
    assert seen["asked"] == ["sound"]
    assert seen["text"].startswith("Done: meets")
    assert stored(served, "EN1").device.location == "Room 6"


def test_without_script_the_page_says_what_to_do(served: Served) -> None:
    assert "JavaScript nodig" in use(served.address, script=False)["text"]


def test_the_static_page_hands_over_by_going_to_the_collector(served: Served, site: str) -> None:
    answers = {"kind": "chromebook", "label": "ST1", "sound": "yes", "updates": "2031-06"}
    address = f"{site}?plek=Groep%207#naar={not_secure(served.address)}"
    seen = use(address, device=CHROMEBOOK | WITH_HINTS, answers=answers, end="go", axe=True)
    assert (seen["isSecure"], seen["axe"]) == (True, [])
    assert "Of het voldoet, hoor je als je het hebt doorgegeven" in seen["start"]
    assert seen["landed"] == not_secure(served.address)
    assert seen["text"].startswith("Klaar: voldoet")
    result = stored(served, "ST1")
    assert (result.device.location, result.origin) == ("Groep 7", "page")
    assert result.facts["memory.installed"].source.startswith("deviceMemory")


@pytest.mark.pitfall(44)
def test_without_a_network_a_file_a_code_and_a_qr_code_hand_over_the_same(
    served: Served, site: str, tmp_path: Path
) -> None:
    answers = {"kind": "ipad", "label": "ST2", "sound": "yes"}
    seen = use(f"{site}#naar={served.address}", device=IPAD, answers=answers, end="save")
    assert re.fullmatch(r"ST2_[0-9a-f]{8}\.systeemcheck", seen["file"])
    (tmp_path / "school").mkdir()
    (tmp_path / "school" / seen["file"]).write_text(seen["saved"])
    (tmp_path / "code.txt").write_text(seen["code"])
    assert qr_text(seen["qr"]) == f"{served.address}#{seen['code']}"
    ended = systeemcheck("evaluate", tmp_path / "code.txt", tmp_path / "school" / seen["file"], cwd=tmp_path)
    assert [line.split()[:2] for line in ended.out.splitlines()] == [["pass", "ST2"]] * 2
    systeemcheck("fleet", "school", "--csv", "o.csv", "--no-open", cwd=tmp_path)
    assert "ST2" in (tmp_path / "o.csv").read_text()
    assert served.ask("POST", f"/{served.coordinator}/take-in", {"text": seen["code"]})[1]["state"] == "stored"
    assert served.ask("POST", f"/{served.coordinator}/take-in", {"text": seen["saved"]})[1]["state"] == "already"


def qr_text(svg: str) -> str:
    """Give what a camera reads in a QR code the page drew."""
    found = re.search(r'viewBox="0 0 (\d+)', svg)
    assert found
    picture = Image.new("L", (int(found[1]), int(found[1])), 255)
    for x, y in re.findall(r"M(\d+) (\d+)h1v1", svg):
        picture.putpixel((int(x), int(y)), 0)
    (read,) = zxingcpp.read_barcodes(picture.resize((picture.width * 5, picture.height * 5), Image.Resampling.NEAREST))
    return str(read.text)


CLOCKS = {
    "1970": 420_000, "1999": 946_681_200_000, "2010": 1_262_304_000_000, "2038": 2_147_483_648_000,
    "2106": 4_291_747_200_000, "BC": -90_000_000_000_000, "last": 8_639_999_000_000_000,
}  # fmt: skip


@pytest.mark.pitfall(63)
@pytest.mark.parametrize("name", CLOCKS)
def test_a_chromebook_whose_clock_is_years_wrong_hands_in_and_is_told(served: Served, name: str) -> None:
    answers = {"label": f"CLOCK{name}", "sound": "yes", "updates": "2031-06"}
    seen = use(served.address, device=CHROMEBOOK | WITH_HINTS, answers=answers, clock=CLOCKS[name], axe=name == "1970")
    assert (seen["text"].splitlines()[0], seen["axe"]) == ("Klaar: voldoet", [])
    assert "De klok van dit apparaat staat verkeerd" in seen["clock"]
    assert "start de Chromebook opnieuw op" in seen["clock"]
    result = stored(served, f"CLOCK{name}")
    assert abs(result.facts["clock.offset"].value * 1000 + time.time() * 1000 - CLOCKS[name]) < 120_000


@pytest.mark.pitfall(63)
@pytest.mark.parametrize(("name", "end"), [("1970", "save"), ("2106", "go"), ("last", "save")])
def test_a_static_page_with_a_wrong_clock_says_so_itself_and_hands_over_all_the_same(
    served: Served, site: str, tmp_path: Path, name: str, end: str
) -> None:
    answers = {"kind": "chromebook", "label": f"STATIC{name}", "sound": "yes", "updates": "2031-06"}
    address = f"{site}#naar={served.address}"
    device = CHROMEBOOK | WITH_HINTS
    seen = use(address, device=device, answers=answers, clock=CLOCKS[name], end=end, axe=True)
    assert seen["axe"] == []
    assert "klok van dit apparaat" in seen["clock"]
    if end == "go":
        assert seen["text"].startswith("Klaar: voldoet")
        assert stored(served, f"STATIC{name}").facts["clock.offset"].bound == "derived"
        return
    (tmp_path / seen["file"]).write_text(seen["saved"])
    (tmp_path / "code.txt").write_text(seen["code"])
    ended = systeemcheck("evaluate", seen["file"], "code.txt", cwd=tmp_path)
    assert [line.split()[:2] for line in ended.out.splitlines()] == [["pass", f"STATIC{name}"]] * 2


@pytest.mark.pitfall(63)
def test_a_page_with_a_good_clock_says_nothing_of_it(served: Served, site: str) -> None:
    answers = {"kind": "chromebook", "label": "GOOD", "sound": "yes", "updates": "2031-06"}
    for address in (served.address, f"{site}#naar={served.address}"):
        seen = use(address, device=CHROMEBOOK | WITH_HINTS, answers=answers, end="save")
        assert (seen["clock"], "klok" in seen["text"]) == ("", False)


def test_when_sending_fails_nothing_is_lost(tmp_path: Path) -> None:
    with collecting(tmp_path / "results", "--per-minute", "0") as running:
        running.folder.rename(tmp_path / "moved")
        running.folder.write_text("in the way")
        seen = use(running.address, "507", device=IPAD, answers={"label": "F1", "sound": "yes"})
        running.folder.unlink()
        (tmp_path / "moved").rename(running.folder)
    assert seen["end"] == "failed"
    assert "kan niets meer bewaren" in seen["text"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_coordinators_pages_are_sound(served: Served, language: str) -> None:
    base = f"http://127.0.0.1:{served.port}/{served.coordinator}/"
    for address in (f"{base}?lang={language}", f"{base}sheet?plek=Groep%206&plek=Groep%207&lang={language}"):
        assert page_checks.axe_violations(address) == []
        assert page_checks.overflowing_widths(address) == []
        assert page_checks.console_errors(address) == []
    assert page_checks.printed_pages(f"{base}sheet?plek=Groep%206&plek=Groep%207") == 2


@pytest.mark.parametrize("name", ["index.html", "en.html"])
def test_the_page_is_small_sound_and_asks_nothing_of_the_network(site: str, tmp_path: Path, name: str) -> None:
    systeemcheck("page", "-o", tmp_path / "s", cwd=tmp_path)
    page = tmp_path / "s" / name
    assert page.stat().st_size <= 60_000
    assert page_checks.nu_errors(page) == []
    assert page_checks.network_requests(f"{site}{name}") == []


def test_whether_windows_may_open_is_tried_with_a_tap_when_the_requirements_ask_it(tmp_path: Path) -> None:
    shipped = (PROJECT / "requirements_specs" / "malmberg" / "2026-2027.toml").read_text(encoding="utf-8")
    asked = (
        '\n[[requirement]]\nid = "popups"\nimportance = "recommended"\napplies_to = ["ipad"]\nbasis = "provisional"\n'
        'basis_note = { nl = "x", en = "x" }\ntitle = { nl = "Vensters", en = "Windows" }\n'
        'condition = { kind = "is-true", fact = "page.popups" }\n'
    )
    (tmp_path / "own.toml").write_text(shipped + asked, encoding="utf-8")
    with collecting(tmp_path / "results", "--spec", str(tmp_path / "own.toml")) as running:
        seen = use(running.address, device=IPAD, answers={"label": "P1", "sound": "yes", "popups": "try"})
        assert seen["asked"] == ["label", "sound", "popups"]
        assert stored(running, "P1").facts["page.popups"].value is True
