"""The page where it does not belong: in an app, in another page, and opened as a file. In a real Chromium."""

from __future__ import annotations

import functools
import http.server
import json
import re
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.browser_page import in_an_app
from checker.browser_page.in_an_app import without_device
from checker.model.readings import Unknown
from tests.browser_page.submissions import WINDOWS
from tests.browser_page.test_identify import CASES
from tests.cli.program import systeemcheck
from tests.collector.serving import Served, collecting
from tests.collector.test_in_browsers import CHROMEBOOK, IPAD, WITH_HINTS, metadata, not_secure, stored, use

pytestmark = pytest.mark.browser
TEAMS = {"user_agent": f"{WINDOWS} Edg/158.0.0.0 Teams/25290.205.3.0", "platform": "Win32"}
WEB_VIEW = IPAD | {
    "user_agent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
}
EMBEDDED = {
    "user_agent": WINDOWS, "platform": "Win32",
    "metadata": metadata("Windows", "19.0.0") | {"fullVersionList": [{"brand": "Chromium", "version": "130.0.6723.1"}]},
}  # fmt: skip
PORTAL = (
    '<!DOCTYPE html><link rel="icon" href="data:,"><title>x</title><iframe title="x" src="{}" width="900" height="700">'
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with collecting(tmp_path_factory.mktemp("elsewhere") / "results", "--per-minute", "0") as running:
        yield running


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("site")
    assert systeemcheck("page", "-o", made, cwd=made).code == 0
    return made


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def portal(folder: Path, site: str, address: str) -> str:
    """Give a page of another site that holds this one in a frame."""
    (folder / "portal.html").write_text(PORTAL.format(address))
    return f"{site.replace('localhost', '127.0.0.1')}portal.html"


@pytest.mark.pitfall(59)
@pytest.mark.parametrize("is_secure", [True, False])
def test_in_an_app_the_page_asks_to_be_opened_in_a_browser_and_gives_its_link(
    served: Served, *, is_secure: bool
) -> None:
    label = f"App{is_secure}"
    address = f"{served.address if is_secure else not_secure(served.address)}?plek=Groep%206"
    answers = {"label": label, "version": "11", "memory": "8"}
    seen = use(address, device=TEAMS, answers=answers, elsewhere="copy", axe=True)
    assert seen["elsewhere"].startswith("Open deze link in Edge of Chrome")
    assert (seen["link"], seen["axe"]) == (address, [])
    assert "gekopieerd" in seen["copied"] or seen["selected"] == address
    assert seen["text"].startswith("Klaar: nog niet zeker")
    assert "Open deze link in Edge of Chrome" in seen["text"]
    reading = stored(served, label).facts["browsers"]
    assert isinstance(reading, Unknown)
    assert (reading.why, reading.detail) == ("hidden_by_browser", "in an app")


@pytest.mark.pitfall(59)
def test_an_app_on_an_ipad_is_sent_to_safari(served: Served) -> None:
    answers = {"label": "AppPad", "sound": "yes", "version": "26.6"}
    seen = use(f"{not_secure(served.address)}?lang=en", device=WEB_VIEW, answers=answers, elsewhere="stay")
    assert seen["elsewhere"].startswith("Open this link in Safari")


@pytest.mark.pitfall(59)
@pytest.mark.parametrize(
    ("device", "where"),
    [(TEAMS, "Edge of Chrome"), (EMBEDDED, "Edge of Chrome"), (WEB_VIEW, "Safari")],
    ids=["teams", "embedded", "ipad"],
)
def test_a_page_that_nobody_answers_knows_an_app_by_the_same_rules(
    site: str, device: dict[str, Any], where: str
) -> None:
    seen = use(site, device=device, answers={"kind": "ipad", "label": "A"}, end="code", axe=True)
    assert seen["elsewhere"].startswith(f"Open deze link in {where}")
    assert (seen["link"], seen["axe"]) == (site, [])


@pytest.mark.pitfall(59)
def test_a_browser_is_not_sent_elsewhere(served: Served, site: str) -> None:
    for address in (served.address, site):
        assert "elsewhere" not in use(address, device=CHROMEBOOK | WITH_HINTS, before_send="stop")


@pytest.mark.pitfall(59)
def test_python_and_the_script_read_the_patterns_alike() -> None:
    uas = [case["signals"]["ua"] for case in CASES]
    texts = [text for ua in uas for text in (ua, without_device(ua))]
    patterns = [getattr(in_an_app, name) for name in ("APP", "BROWSER", "VIEW", "STRANGE", "APP_BRAND")]
    script = "const [p, t] = JSON.parse(process.argv[1]), all = p.map((x) => t.map((y) => new RegExp(x).test(y)));"
    done = subprocess.run(
        ["node", "-e", f"{script} console.log(JSON.stringify(all))", json.dumps([patterns, texts])],
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == [[bool(re.search(pattern, text)) for text in texts] for pattern in patterns]


@pytest.mark.pitfall(60)
def test_in_a_frame_the_page_opens_itself_in_a_tab_of_its_own(served: Served, folder: Path, site: str) -> None:
    address = f"{site}?plek=Groep%207#naar={not_secure(served.address)}"
    answers = {"kind": "chromebook", "label": "Tab1", "sound": "yes", "updates": "2031-06"}
    device = CHROMEBOOK | WITH_HINTS
    framed = portal(folder, site, address)
    seen = use(framed, framed=True, device=device, answers=answers, elsewhere="open", end="go")
    assert seen["elsewhere"].startswith("Open deze pagina in een eigen tabblad")
    assert seen["link"] == address
    assert "Cookies: ja" in seen["seen"]


@pytest.mark.pitfall(60)
def test_who_stays_in_the_frame_has_no_cookies_blocked(served: Served, folder: Path, site: str) -> None:
    address = f"{site}#naar={not_secure(served.address)}"
    answers = {"kind": "chromebook", "label": "Frame1", "sound": "yes", "updates": "2031-06"}
    seen = use(portal(folder, site, address), framed=True, device=CHROMEBOOK, answers=answers, end="code", axe=True)
    assert {"Cookies: hier niet te meten", "Opslag in de browser: hier niet te meten"} <= set(seen["seen"])
    taken = served.ask("POST", f"/{served.coordinator}/take-in", {"text": seen["code"]})[1]
    assert taken["state"] == "stored"
    facts = stored(served, "Frame1").facts
    assert [getattr(facts[fact], "detail", "") for fact in ("page.cookies", "page.storage")] == ["in a frame"] * 2


@pytest.mark.pitfall(60)
def test_from_a_file_no_cookies_are_blocked(served: Served, folder: Path) -> None:
    answers = {"kind": "chromebook", "label": "File1", "sound": "yes", "updates": "2031-06"}
    seen = use((folder / "index.html").as_uri(), device=CHROMEBOOK | WITH_HINTS, answers=answers, end="code")
    assert "Cookies: hier niet te meten" in seen["seen"]
    assert "Opslag in de browser: ja" in seen["seen"]
    served.ask("POST", f"/{served.coordinator}/take-in", {"text": seen["code"]})
    assert getattr(stored(served, "File1").facts["page.cookies"], "detail", "") == "from a file"


@pytest.mark.pitfall(60)
def test_the_page_of_the_collector_stands_in_no_other_page(served: Served) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{served.port}/{served.devices}/") as answer:
        headers = answer.headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Content-Security-Policy"].endswith("; frame-ancestors 'none'")
