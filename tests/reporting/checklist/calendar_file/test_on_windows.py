"""Windows brings no table of time zones, and the program brings none either."""

from __future__ import annotations

import subprocess
import sys

from tests.reporting.checklist.calendar_file.calendars import NOW, by, calendar

WITHOUT_TIME_ZONES = f"""
import importlib.abc, sys, zoneinfo

class NoTables(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("tzdata", "pytz"):
            raise ImportError(name)

sys.meta_path.insert(0, NoTables())
zoneinfo.reset_tzpath([])
assert not zoneinfo.available_timezones()
import datetime
from tests.reporting.checklist.calendar_file.calendars import by, calendar
sys.stdout.buffer.write(calendar(by("2025-03-31"), now={NOW!r}))
assert not {{"dateutil.parser", "dateutil.zoneinfo"}} & set(sys.modules)
"""


def test_the_file_is_the_same_where_there_is_no_table_of_time_zones() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_TIME_ZONES], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == calendar(by("2025-03-31"), now=NOW)
    assert b"\r\nDTSTAMP:20250601T120000Z\r\n" in done.stdout


def test_only_who_makes_a_calendar_loads_the_library_for_it() -> None:
    rooms = "checker.reporting.checklist.mails, checker.reporting.words.checklist, checker.cli.check_command"
    told = f"import sys, {rooms}; print({{'icalendar', 'dateutil'}} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", told], text=True).strip() == "set()"
