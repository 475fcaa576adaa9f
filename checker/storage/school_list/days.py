"""Days as people and programs write them: 30-6-2031, juni 2031, June 30, 2031, 6/30/2031, 48029, with or without time.

A month is its last day. Whether 06/07 is a day in June or in July is decided over a whole column: Google writes it as
Americans do, a school as the Dutch do.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Literal

from checker.model.storable import is_day

Order = Literal["day", "month", "either"]

_MONTHS = (
    "januari january jan", "februari february feb febr", "maart march mar mrt", "april apr", "mei may", "juni june jun",
    "juli july jul", "augustus august aug", "september sep sept", "oktober october okt oct", "november nov",
    "december dec",
)  # fmt: skip
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_MONTH = rf"(?P<name>{'|'.join(sorted(_NUMBER_OF, key=len, reverse=True))})\b\.?"
_BEFORE = re.compile(
    r"^(?:(?:tot en met|tot|t/m|until|till|per|op|on|eind|einde|end of|ultimo|de"
    r"|(?:ma|di|wo|do|vr|za|zo|maan|dins|woens|donder|vrij|zater|zon)(?:dag)?"
    r"|(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?)[.,]?\s+)+"
)
_TIME = re.compile(
    r"(?:t|,?\s+(?:om |at )?)(?:[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?)"
    r"\s*(?:[ap]\.?m\.?)?\s*(?:uur)?\s*(?:z|utc|gmt|[a-z]{3,4}|[+-][0-9]{2}:?[0-9]{2})?(?:\s*\(.*\))?$"
)
_YEAR = r"(?P<year>(?:19|20|2[1-9])[0-9]{2})"
_SHORT_YEAR = r"(?P<year>(?:19|20)?[0-9]{2})"
_SPACE = r"[\s,./-]+"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}([-/. ])(?P<month>[0-9]{{1,2}})\2(?P<day>[0-9]{{1,2}})",
        rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
        rf"{_YEAR}[-/.](?P<month>[0-9]{{1,2}})",
        rf"(?P<month>[0-9]{{1,2}})[-/. ]{_YEAR}",
        rf"(?P<day>[0-9]{{1,2}})(?:e|ste|de|st|nd|rd|th)?{_SPACE}(?:of )?{_MONTH}{_SPACE}'?{_SHORT_YEAR}",
        rf"{_MONTH}{_SPACE}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_SPACE}{_YEAR}",
        rf"{_MONTH}(?:{_SPACE}|)'?{_SHORT_YEAR}",
        rf"{_YEAR}{_SPACE}{_MONTH}(?:{_SPACE}(?P<day>[0-9]{{1,2}}))?",
    )
)
_NUMBERS = re.compile(rf"(?P<first>[0-9]{{1,2}})\s?([-/. ])\s?(?P<second>[0-9]{{1,2}})\s?\2\s?{_SHORT_YEAR}")
_DIGITS = re.compile(r"([0-9]+)(?:[.,]0+)?")
_FIRST_OF_EXCEL = dt.date(1899, 12, 30)
_EXCEL_DAYS = range(36_526, 73_051)  # the years 2000 to 2099
_MILLISECONDS = 13
_SECONDS = 10
_MONTHS_IN_A_YEAR = 12
_CENTURY = 2000


def days(texts: Iterable[str]) -> list[str]:
    """Give for each text of one column its day as an ISO date, "" where it is none that is sure."""
    plain = [_plain(text) for text in texts]
    order = _order(plain)
    return [_day(text, order) for text in plain]


def is_written_day(text: str) -> bool:
    """Tell whether this is a day in a notation that is known."""
    return bool(days([text])[0])


def is_end_of_month(text: str) -> bool:
    """Tell whether it is a month or its last day, as the end of updates always is; a day of purchase seldom."""
    day = days([text])[0]
    return bool(day) and (dt.date.fromisoformat(day) + dt.timedelta(days=1)).day == 1


def _plain(text: str) -> str:
    return _TIME.sub("", _BEFORE.sub("", text.casefold().strip())).strip()


def _order(texts: Sequence[str]) -> Order:
    """Tell what stands first in this column; the Dutch way where no value tells, neither where they contradict."""
    numbers = [(int(found["first"]), int(found["second"])) for text in texts if (found := _NUMBERS.fullmatch(text))]
    by_day = any(first > _MONTHS_IN_A_YEAR >= second for first, second in numbers)
    by_month = any(second > _MONTHS_IN_A_YEAR >= first for first, second in numbers)
    if by_day and by_month:
        return "either"
    if not by_day and not by_month and _are_first_days(numbers):
        return "month"
    return "month" if by_month else "day"


def _are_first_days(numbers: Sequence[tuple[int, int]]) -> bool:
    """Tell whether these are the first of several months as Americans write it: 6/1/2031 and 8/1/2031, of Google.

    As the Dutch write it they would be days of January, and updates do not end on any day of a month.
    """
    return len({first for first, _ in numbers}) > 1 and {second for _, second in numbers} == {1}


def _day(text: str, order: Order) -> str:
    if not text:
        return ""
    try:
        found = _in_numbers(text, order) or _counted(text) or _written(text)
    except (ValueError, OverflowError):  # a day that the calendar has not
        return ""
    return found.isoformat() if found and is_day(found.isoformat()) else ""


def _in_numbers(text: str, order: Order) -> dt.date | None:
    if not (found := _NUMBERS.fullmatch(text)):
        return None
    first, second = int(found["first"]), int(found["second"])
    year = _year(found["year"])
    if order == "either" and first <= _MONTHS_IN_A_YEAR and second <= _MONTHS_IN_A_YEAR and first != second:
        return None
    is_american = order == "month" or (order == "either" and second > _MONTHS_IN_A_YEAR)
    return dt.date(year, first, second) if is_american else dt.date(year, second, first)


def _counted(text: str) -> dt.date | None:
    """Give the day of a number: days as Excel counts them, seconds or milliseconds since 1970 as Google's API does."""
    if not (found := _DIGITS.fullmatch(text)):
        return None
    number = int(found[1][: _MILLISECONDS + 1])
    if number in _EXCEL_DAYS:
        return _FIRST_OF_EXCEL + dt.timedelta(days=number)
    digits = len(found[1])
    if digits in {_SECONDS, _MILLISECONDS}:
        seconds = number / 1000 if digits == _MILLISECONDS else number
        return (dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)).date()
    return None


def _written(text: str) -> dt.date | None:
    found = next((found for form in _FORMS if (found := form.fullmatch(text))), None)
    if found is None:
        return None
    parts = found.groupdict()
    year = _year(parts["year"])
    month = _NUMBER_OF[parts["name"]] if parts.get("name") else int(parts["month"])
    return dt.date(year, month, int(parts.get("day") or calendar.monthrange(year, month)[1]))


def _year(text: str) -> int:
    return int(text) if len(text) > len("31") else _CENTURY + int(text)
