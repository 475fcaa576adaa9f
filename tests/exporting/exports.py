"""What the tests of exports share: the shipped requirements, a spec of somebody hostile, a day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from checker.exporting.engines import ENGINES, Written
from checker.exporting.exported import exported
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import load_releases, requirements_in
from checker.specification.document import RequirementsSpec
from checker.specification.joining import joined
from checker.specification.loading import load_spec

HERE = Path(__file__).parent
DAY = dt.date(2026, 11, 30)
REQUIREMENTS = requirements_in(built_in_specs_folder())
RELEASES = load_releases(HERE.parent / "known_tables")
"""Tables that stay as they are: what is approved does not change with each release of a browser."""
SHIPPED = {f"{entry.spec.id}-{entry.spec.version}": entry.spec for entry in REQUIREMENTS.entries}
MALMBERG = REQUIREMENTS.choose(("malmberg/2026-2027.1",), DAY)
HOUSE_RULES = REQUIREMENTS.choose(("voorbeeld-huisregels",), DAY)
HOSTILE = load_spec(HERE / "specs" / "hostile.toml")
EVERY_KIND = load_spec(HERE / "specs" / "every-kind.toml")
BOTH = joined([MALMBERG, HOSTILE])
SPECS = {**SHIPPED, "hostile": HOSTILE, "every-kind": EVERY_KIND, "both": BOTH}


def written(engine: str, spec: RequirementsSpec = MALMBERG, language: str = "nl", day: dt.date = DAY) -> Written:
    """Give the files for an engine."""
    own = ENGINES[engine]
    return own.write(exported(spec, day, RELEASES, own.reach), language)
