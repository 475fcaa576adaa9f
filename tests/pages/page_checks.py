"""What real tools say about a page: Chromium, Firefox, axe-core, the Nu HTML checker and pdfinfo.

A page is a file's path or a web address. `missing_packages()` says what this machine lacks.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NODE_MODULES = HERE / "node_modules"
NU_CHECKER = NODE_MODULES / "vnu-jar/build/dist/vnu.jar"
CHROMIUM_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FIREFOX_NAMES = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
PATIENCE = 180  # seconds; a page that needs longer hangs


def missing_packages() -> list[str]:
    """What has to be installed before all of this works, by Debian's names."""
    found = {
        "chromium": _chromium(),
        "firefox-esr": _firefox(),
        "nodejs": shutil.which("node"),
        "default-jre-headless": shutil.which("java"),
        "poppler-utils": shutil.which("pdfinfo"),
        "the npm packages of tests/pages/package.json": NU_CHECKER.exists() or None,
    }
    return [package for package, place in found.items() if place is None]


def screenshots(page: Path | str, folder: Path) -> list[Path]:
    """Four pictures of the whole page: at 1366 and 390 pixels wide, light and dark."""
    return [Path(file) for file in _look(page, f"screenshots={folder}")]


def firefox_picture(page: Path | str, picture: Path) -> None:
    """One picture of the page in Firefox, 1366 pixels wide."""
    address = page.resolve().as_uri() if isinstance(page, Path) else page
    with tempfile.TemporaryDirectory() as profile:
        options = ("--headless", "--profile", profile, "--window-size", "1366,768")
        _output(str(_firefox()), *options, "--screenshot", str(picture), address)


def printed_pages(page: Path | str) -> int:
    """The number of A4 sheets, printed by Chromium and counted by pdfinfo."""
    with tempfile.TemporaryDirectory() as folder:
        facts = _output("pdfinfo", _look(page, f"print={folder}"))
    return next(int(line.split()[1]) for line in facts.splitlines() if line.startswith("Pages:"))


def axe_violations(page: Path | str) -> list[str]:
    """What axe-core objects to: wide and narrow, light and dark, details shut and open."""
    return [
        f"{found['rule']} ({found['view']}): {found['help']}: {' '.join(found['elements'])[:400]}"
        for found in _look(page, "axe")
    ]


def overflowing_widths(page: Path | str) -> list[int]:
    """The window widths from 320 to 1366 pixels at which the page scrolls sideways."""
    return [int(width) for width in _look(page, "overflow")]


def network_requests(page: Path | str) -> list[str]:
    """Every address the page asks for beside its own, also what its content policy would have blocked."""
    return [str(address) for address in _look(page, "network")]


def console_errors(page: Path | str) -> list[str]:
    """What the browser's console calls an error, such as a style its content policy refuses."""
    return [str(error) for error in _look(page, "consoleErrors")]


def visible_text_without_script(page: Path | str) -> str:
    """The text a reader sees with JavaScript switched off."""
    return str(_look(page, "textWithoutScript"))


def nu_errors(page: Path | str) -> list[str]:
    """What the Nu HTML checker calls an error."""
    return _nu_messages(page, "error")


def nu_warnings(page: Path | str) -> list[str]:
    """What the Nu HTML checker warns about."""
    return _nu_messages(page, "info")


def _nu_messages(page: Path | str, kind: str) -> list[str]:
    options = ("--format", "json", "--stdout", "--exit-zero-always")
    messages = json.loads(_output("java", "-jar", str(NU_CHECKER), *options, str(page)))["messages"]
    return [f"line {said.get('lastLine')}: {said['message']}" for said in messages if said["type"] == kind]


def _look(page: Path | str, check: str) -> Any:  # noqa: ANN401 - every check has its own answer
    seen = json.loads(_output("node", str(HERE / "inspect_page.mjs"), str(_chromium()), str(page), check))
    return seen[check.partition("=")[0]]


def _chromium() -> str | None:
    return _first_found(CHROMIUM_NAMES)


def _firefox() -> str | None:
    return _first_found(FIREFOX_NAMES)


def _first_found(names: Sequence[str]) -> str | None:
    return next((found for name in names if (found := shutil.which(name))), None)


def _output(*command: str) -> str:
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stderr}"
    return done.stdout
