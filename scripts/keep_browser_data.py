"""Renews the copies that the browser table is compared with: `python -m scripts.keep_browser_data [FOLDER]`.

FOLDER holds the packages that the table was made from (`npm pack @mdn/browser-compat-data baseline-browser-mapping`);
without it npm fetches them. Run it after `systeemcheck releases refresh` with the same folder or without one, and look
at the difference of both.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from checker.refreshing.packages import Days, Package, packages_in
from checker.refreshing.sources import NPM, given_by

KEPT = Path(__file__).resolve().parents[1] / "tests" / "release_sources"
_SINCE = dt.date(2022, 1, 1)
_MDN, _BASELINE = "browser-compat-data.json", "baseline-browser-mapping.json"


def keep_browser_data(packages: str | Path, kept: Path = KEPT) -> None:
    """Write the days of the packages in a folder, or from "npm", into both files; of the second what the first lacks.

    Only browsers that are kept already are kept. Raises `TroubleError` when there is no package of MDN there.
    """
    both = packages_in(given_by(str(packages)))
    names = list(json.loads((kept / _MDN).read_text(encoding="utf-8"))["browsers"])
    _write(kept / _MDN, both.mdn, {name: both.mdn.of(name) for name in names})
    if both.baseline:
        _write(kept / _BASELINE, both.baseline, {name: _lacking(name, both.mdn, both.baseline) for name in names})


def _lacking(browser: str, mdn: Package, baseline: Package) -> Days:
    return {version: day for version, day in baseline.of(browser).items() if version not in mdn.of(browser)}


def _write(file: Path, package: Package, browsers: Mapping[str, Days]) -> None:
    told = json.loads(file.read_text(encoding="utf-8")) | {"version": package.version}
    if package.made:
        told["data_of"] = str(package.made)
    told["browsers"] = {name: kept for name, days in browsers.items() if (kept := _since(days))}
    file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def _since(days: Days) -> dict[str, str]:
    """Give the days that the table goes back to, oldest first."""
    rows = sorted((day, version) for version, day in days.items() if day >= _SINCE)
    return {version: str(day) for day, version in rows}


if __name__ == "__main__":
    keep_browser_data(sys.argv[1] if len(sys.argv) > 1 else NPM)
