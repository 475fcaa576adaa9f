"""`python -m benchmarks.forecast_backtest`: how often the forecast of releases was right, looking back from 2022 on.

For every month since January 2022 the table is cut off there, as a stick of that day has it. Then versions 0 to 16
behind the newest are judged 30 to 365 days later by the program's own condition, and compared with what happened.
`--write` puts the outcome in docs/forecast.md.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import msgspec

from checker.conditions.browser_release import BrowserRelease
from checker.conditions.recency.asked import Recency
from checker.conditions.situation import Situation
from checker.model.devices import Browser
from checker.model.readings import Known
from checker.model.releases import BrowserHistory, BrowserTable, OperatingSystemTable, Releases
from checker.model.releases import BrowserRelease as Row
from checker.model.verdicts import Answer

ROOT = Path(__file__).resolve().parent.parent
DAYS = ROOT / "benchmarks" / "browser_days.json"
PAGE = ROOT / "docs" / "forecast.md"
BEGIN, END = "<!-- python -m benchmarks.forecast_backtest --write -->", "<!-- until here -->"
AGES = (30, 90, 180, 270, 365)
MOST_BEHIND = 16
SCHEDULED = {"chrome": "", "edge": "chrome", "firefox": ""}
"""The browsers whose makers keep to a rhythm, each with what it is built on."""
ASKED = {
    "released within 400 days": Recency(released_within_days=400),
    "superseded within 60 days": Recency(superseded_within_days=60),
    "superseded within 120 days": Recency(superseded_within_days=120),
}
NO_SYSTEMS = OperatingSystemTable(
    schema_version=1, id="operating_systems", snapshot=dt.date(2022, 1, 1), source=(), windows_editions={}, release=()
)


class History(msgspec.Struct, frozen=True):
    """browser_days.json: the day of each version, oldest first, up to a day."""

    source: str
    until: dt.date
    days: dict[str, dict[str, dt.date]]


class Tried(NamedTuple):
    """One version judged by an old table: what it said, and what is true."""

    browser: str
    asked: str
    age: int
    behind: int
    said: Answer
    is_true: bool

    @property
    def mark(self) -> str:
        """Give how good the answer was."""
        if self.said is Answer.UNKNOWN:
            return "unknown"
        right = (self.said is Answer.YES) == self.is_true
        return "right" if right else "false pass" if self.said is Answer.YES else "false fail"


def history() -> History:
    """Give what really happened."""
    return msgspec.json.decode(DAYS.read_bytes(), type=History)


def months(until: dt.date) -> Iterator[dt.date]:
    """Give the first day of every month since January 2022."""
    for number in range(12 * (until.year - 2022) + until.month):
        yield dt.date(2022 + number // 12, number % 12 + 1, 1)


def tried(known: History, ages: tuple[int, ...] = AGES, asked: tuple[str, ...] = tuple(ASKED)) -> Iterator[Tried]:
    """Judge every version behind, by every table, at every age that has come by now."""
    for month in months(known.until):
        table = _table(known, month)
        for age in ages:
            day = month + dt.timedelta(days=age)
            if day <= known.until:
                yield from _judged(known, table, day, asked)


def _table(known: History, snapshot: dt.date) -> BrowserTable:
    """Give the table as a stick of that day has it."""
    browsers = {
        name: BrowserHistory(
            title=name,
            scheduled=name in SCHEDULED,
            built_on=SCHEDULED.get(name, ""),
            releases=tuple(Row(version=v, released=day, source="") for v, day in days.items() if day <= snapshot),
        )
        for name, days in known.days.items()
    }
    return BrowserTable(schema_version=1, id="browsers", snapshot=snapshot, source=(), browser=browsers)


def _judged(known: History, table: BrowserTable, day: dt.date, asked: tuple[str, ...]) -> Iterator[Tried]:
    for name, days in known.days.items():
        out = [(version, released) for version, released in days.items() if released <= day]
        for behind in range(min(MOST_BEHIND + 1, len(out))):
            version, released = out[-1 - behind]
            successor = out[-behind][1] if behind else None
            for text in asked:
                said = _said(ASKED[text], Browser(name=name, version=version), table, day)  # type: ignore[arg-type]
                is_true = _is_true(ASKED[text], released, successor, day)
                yield Tried(name, text, (day - table.snapshot).days, behind, said, is_true)


def _said(recency: Recency, browser: Browser, table: BrowserTable, day: dt.date) -> Answer:
    condition = BrowserRelease(which="best", browsers=(browser.name,), minimum=recency, table_valid_days=365)
    facts = {"browsers": Known(value=(browser,), source=""), "os.name": Known(value="windows", source="")}
    return condition.assess(Situation(facts, day, Releases(table, NO_SYSTEMS))).minimum


def _is_true(recency: Recency, released: dt.date, successor: dt.date | None, day: dt.date) -> bool:
    if recency.released_within_days is not None:
        return (day - released).days <= recency.released_within_days
    return successor is None or (day - successor).days <= (recency.superseded_within_days or 0)


def outcome_table(trials: list[Tried]) -> str:
    """Give the outcome as a Markdown table: shares of all versions, and of those 0 or 1 behind."""
    heads = ("browser", "asked", "days after the table", "false fail", "false pass", "unknown", "0 or 1 behind known")
    lines = [heads, tuple("---" for _ in heads)]
    groups: dict[tuple[str, str, int], list[Tried]] = {}
    for each in trials:
        groups.setdefault((each.browser, each.asked, each.age), []).append(each)
    lines += [(*map(str, group), *_shares(members)) for group, members in sorted(groups.items())]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _shares(members: list[Tried]) -> tuple[str, ...]:
    marks = Counter(each.mark for each in members)
    newest = [each.mark != "unknown" for each in members if each.behind <= 1]
    rest = (f"{100 * marks[mark] / len(members):.1f} %" for mark in ("false pass", "unknown"))
    return (str(marks["false fail"]), *rest, f"{100 * sum(newest) / len(newest):.1f} %")


@click.command()
@click.option("--write", is_flag=True, help="Put the outcome in docs/forecast.md.")
def main(*, write: bool) -> None:
    """Look back from every month since 2022."""
    table = outcome_table(list(tried(history())))
    click.echo(table)
    if write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
