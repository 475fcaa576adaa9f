"""Why a table was not fetched, or is not taken: a word, the place, and what the message about it fills in."""

from __future__ import annotations

from typing import Literal

from checker.errors import ExitCode, SysteemcheckError

Fetching = Literal[
    "address", "redirect", "no_answer", "not_trusted", "status", "too_slow", "too_large",
    "no_npm", "npm_failed", "nothing_here", "digest",
]  # fmt: skip
"""What can go wrong before there is anything to read."""
Reading = Literal["not_known", "newer_program", "damaged", "old_data", "no_day"]
"""What can be wrong with what was read, apart from what `BadInputError` tells."""
Refusing = Literal[
    "older", "same_day", "ahead", "lost", "moved", "not_out", "out_of_order", "no_source", "spec_changed"
]
"""Why a table or a spec is not better than the one there is."""
Placing = Literal["not_beside", "not_written", "no_specs_here"]
"""Why there is nowhere to write it."""
What = Literal[Fetching, Reading, Refusing, Placing]

_MOST_NAMED = 8
_LONGEST = 300


class TroubleError(SysteemcheckError):
    """Nothing was written, and here is why; the command says it in the user's language."""

    exit_code = ExitCode.BAD_INPUT

    def __init__(self, what: What, place: str, **values: str | int) -> None:
        """Name what is wrong, the place it is about, and the values of its message."""
        self.what, self.place = what, place
        self.values = {name: _short(value) for name, value in values.items()}
        told = "; ".join(f"{name} {value}" for name, value in self.values.items())
        super().__init__(f"{place}: {what} ({told})" if told else f"{place}: {what}")


class NotWrittenError(TroubleError):
    """The table is good, and the disk did not take it."""

    exit_code = ExitCode.NO_LASTING_PLACE


def named(rows: list[str]) -> str:
    """Give the first rows by name, and how many more there are."""
    more = [f"+{len(rows) - _MOST_NAMED}"] if len(rows) > _MOST_NAMED else []
    return ", ".join([*(row[:60] for row in rows[:_MOST_NAMED]), *more])


def _short(value: str | int) -> str | int:
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else value
