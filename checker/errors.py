"""Every way a run can end, and the exit code that tells it (administrators script these)."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process returns; stable, public."""

    MEETS = 0
    DOES_NOT_MEET = 1
    BAD_INPUT = 2
    UNDETERMINED = 3
    NO_LASTING_PLACE = 4
    INTERNAL_ERROR = 70
    INTERRUPTED = 130


class SysteemcheckError(Exception):
    """Something the user can act on; its text is one line that names what, where and the next step."""

    exit_code = ExitCode.INTERNAL_ERROR


class BadInputError(SysteemcheckError):
    """A spec, table, configuration or result that cannot be used as it is."""

    exit_code = ExitCode.BAD_INPUT

    def __init__(self, file: str, place: str, problem: str, next_step: str) -> None:
        """Name the file, the place inside it ("" for the whole file), what is wrong and what to do."""
        self.file, self.place, self.problem, self.next_step = file, place, problem, next_step
        where = f"{file}: {place}" if place else file
        super().__init__(f"{where}: {problem}. {next_step}")


class NoLastingPlaceError(SysteemcheckError):
    """Not one folder would take the result."""

    exit_code = ExitCode.NO_LASTING_PLACE
