"""What is said to a person, in their language: messages, dates, numbers, lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from checker.reporting.language.messages import translations
from checker.units import format_quantity

_HOUR = 60
_NEVER_BREAK = "\u00a0"


class Words:
    """The words of one language: `nl` or `en`, or another with a file in `reports/messages`."""

    def __init__(self, language: str) -> None:
        """Speak this language."""
        self.language = language
        self._catalogue = translations(language)

    def say(self, message: str, **values: str | int) -> str:
        """Give a message by its id, filled in."""
        text = self._catalogue.gettext(message)
        return text.format(**values) if values else text

    def has(self, message: str) -> bool:
        """Tell whether there is a message with this id."""
        found = self._catalogue.gettext(message), self._catalogue.ngettext(message, message, 1)
        return found != (message, message)

    def first(self, *messages: str, **values: str | int) -> str:
        """Give the first of these messages that there is: the special case before the general one."""
        return self.say(next((message for message in messages if self.has(message)), messages[-1]), **values)

    def count(self, message: str, number: int, **values: str | int) -> str:
        """Give a message about a number of things; `{count}` in it is that number."""
        text = self._catalogue.ngettext(message, message, number)
        return text.format(count=self.number(number), **values)

    def number(self, value: float) -> str:
        """Give a whole number as 4.294.967.296 or 4,294,967,296, a broken one with at most three decimals."""
        text = f"{int(value):,}" if value == int(value) else f"{value:,.3f}".rstrip("0")
        return text.translate({ord(","): self.say("number.thousands"), ord("."): self.say("number.decimal")})

    def quantity(self, value: float, unit: str) -> str:
        """Give a quantity as it stands on the box: 4 GB, 2,3 GHz, 9,7 inch."""
        return format_quantity(value, unit, self.say("number.decimal")).replace(" ", _NEVER_BREAK)

    def duration(self, minutes: int) -> str:
        """Give how long something takes: 5 minuten, 1,5 uur."""
        if minutes < _HOUR:
            return self.count("duration.minutes", minutes)
        hours = round(2 * minutes / _HOUR) / 2
        return self.say("duration.hour") if hours == 1 else self.say("duration.hours", hours=self.number(hours))

    def date(self, day: dt.date) -> str:
        """Give a day: 23 november 2026."""
        return self.say("date.day", day=day.day, month=self.say(f"date.month.{day.month}"), year=day.year)

    def day(self, day: dt.date, today: dt.date) -> str:
        """Give a day of this year: 23 november. Of another year it is told with that, or it would be taken for ours."""
        if day.year != today.year:
            return self.date(day)
        return self.say("date.short", day=day.day, month=self.say(f"date.month.{day.month}"))

    def weekday(self, day: dt.date, today: dt.date) -> str:
        """Give such a day with its weekday: maandag 23 november."""
        return self.say("date.weekday", weekday=self.say(f"date.weekday.{day.isoweekday()}"), day=self.day(day, today))

    def month(self, day: dt.date) -> str:
        """Give the month of a day: november 2026."""
        return self.say("date.month", month=self.say(f"date.month.{day.month}"), year=day.year)

    def moment(self, moment: dt.datetime) -> str:
        """Give a moment: maandag 23 november 2026, 10:42 uur."""
        weekday = self.say(f"date.weekday.{moment.isoweekday()}")
        return self.say("date.moment", weekday=weekday, date=self.date(moment.date()), time=f"{moment:%H:%M}")

    def both(self, items: Sequence[str]) -> str:
        """Give a list of what all counts: a, b en c."""
        return self._list(items, "list.and")

    def either(self, items: Sequence[str]) -> str:
        """Give a list of what one of will do: a, b of c."""
        return self._list(items, "list.or")

    def _list(self, items: Sequence[str], last: str) -> str:
        if len(items) < 2:  # noqa: PLR2004  a list of one needs no "and"
            return "".join(items)
        return self.say(last, first=", ".join(items[:-1]), last=items[-1])


def sentence(text: str) -> str:
    """Give the text with a capital first letter; a name such as macOS or iPadOS keeps its own."""
    first_word = text.partition(" ")[0]
    return text if first_word[1:] != first_word[1:].lower() else text[:1].upper() + text[1:]


def phrase(text: str) -> str:
    """Give the text with a small first letter, to go on in the middle of a sentence."""
    return text[:1].lower() + text[1:]
