"""Requirements that only hold from a later day on: whoever chose them is told, once, wherever they are chosen."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import msgspec
import pytest

from checker.desk.requirements.in_use import in_use
from checker.reporting.fleet.in_use import in_use_notices
from checker.reporting.language.words import Words
from checker.specification.document import RequirementsSpec
from tests.cli.program import PROJECT, systeemcheck
from tests.cli.test_recorded import VIVALDI
from tests.evaluation.devices import DAY, shipped_spec
from tests.fleet.results import fleet_of, result, write

LATER = DAY + dt.timedelta(days=30)


def spec(valid_from: dt.date | None) -> RequirementsSpec:
    return msgspec.structs.replace(shipped_spec(), valid_from=valid_from)


@pytest.mark.parametrize(("valid_from", "times"), [(LATER, 1), (DAY, 0), (None, 0)])
def test_an_overview_tells_it_once(valid_from: dt.date | None, times: int, tmp_path: Path) -> None:
    write(tmp_path, result())
    notices = list(in_use_notices(fleet_of(tmp_path, spec=spec(valid_from)), Words("nl")))
    assert [notice.title for notice in notices].count("Deze eisen gelden nog niet.") == times


def test_an_overview_for_the_day_that_they_hold_does_not_tell_it(tmp_path: Path) -> None:
    write(tmp_path, result())
    found = fleet_of(tmp_path, spec=spec(LATER), on=LATER)
    assert all(notice.title != "Deze eisen gelden nog niet." for notice in in_use_notices(found, Words("nl")))


@pytest.mark.parametrize(("valid_from", "is_told"), [(LATER, True), (DAY, False)])
def test_the_desk_tells_it_with_the_requirements_in_use(valid_from: dt.date, is_told: bool) -> None:  # noqa: FBT001  a case
    one = spec(valid_from)
    (told,) = in_use([one], [one], one, DAY, Words("nl"))
    assert ("Ze gelden pas vanaf 23 december 2026." in told.text) is is_told


@pytest.mark.parametrize(("valid_from", "is_told"), [("2026-12-01", True), ("2026-11-25", False)])
def test_a_check_tells_it_beside_what_it_found(valid_from: str, is_told: bool, tmp_path: Path) -> None:  # noqa: FBT001  a case
    own = tmp_path / "eisen.toml"
    shipped = (PROJECT / "requirements_specs" / "malmberg" / "2026-2027.toml").read_text("utf-8")
    own.write_text(re.sub(r"(?m)^valid_from = .*$", f"valid_from = {valid_from}", shipped).replace("2026-2027.1", "9"))
    ended = systeemcheck("check", "--recorded", VIVALDI, "--spec", own, "--lang", "nl", "--json", cwd=tmp_path)
    assert ended.err.count("gelden pas vanaf 1 december 2026.") == int(is_told)
    assert json.loads(ended.out)["spec"]["version"] == "9"
