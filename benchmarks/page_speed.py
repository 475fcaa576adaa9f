"""How soon the check page shows a verdict. `python -m benchmarks.page_speed`.

A real Chromium opens the page of a real collector over plain http, as this machine is and six times slower (a cheap
Chromebook). Counted from the moment the document is there to the first verdict on the screen, and from the click on the
link. The peer, in the same run: the same browser with an empty page, which is what opening a page costs at all.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from benchmarks.check_speed import installed
from benchmarks.collect_speed import free_port, serving

_SCRIPT = Path(__file__).parents[1] / "tests" / "collector" / "use_page.mjs"
_ROUNDS = 7


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        program, folder, port = installed(Path(place)), Path(place) / "results", free_port()
        command = (program, "collect", "--results", str(folder), "--port", str(port), "--no-open", "--per-minute", "0")
        (Path(place) / "systeemcheck.toml").write_text('host_names = ["school.test"]\n')
        with serving(command, port, Path(place)):
            token = json.loads((folder / ".systeemcheck-links").read_text())["devices"]
            for slower in (1, 6):
                seen = [_opened(f"http://school.test:{port}/{token}/", slower) for _ in range(_ROUNDS)]
                loaded = statistics.median(item["sinceLoad"] for item in seen)
                clicked = statistics.median(item["firstVerdictIn"] for item in seen)
                print(f"{slower} x slower: {loaded:.0f} ms after load, {clicked:.0f} ms after the click")  # noqa: T201


def _opened(address: str, slower: int) -> dict[str, float]:
    wanted = json.dumps({"address": address, "slower": slower, "before_send": "stop"})
    chromium = shutil.which("chromium") or "chromium"
    done = subprocess.run(["node", _SCRIPT, chromium, wanted], capture_output=True, check=True)  # noqa: S603, S607
    seen: dict[str, float] = json.loads(done.stdout)
    return seen


if __name__ == "__main__":
    main()
