"""Every way a run can end, and the exit code that tells it (administrators script these)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import NamedTuple


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


class NotJudgedError(BadInputError):
    """One device of many that could not be judged, by a fault of this program; the others can."""

    def __init__(self, file: str, error: Exception) -> None:
        """Name the file it is in, and in technical words what went wrong where."""
        problem = f"cannot be judged ({type(error).__name__} in {place_of(error)})"
        super().__init__(file, "", problem, "The rest goes on. Give this file to whoever gave you the program.")


@contextmanager
def judging(file: str) -> Iterator[None]:
    """Do something for the device in this file; whatever goes wrong is a `NotJudgedError` about that file alone."""
    try:
        yield
    except SysteemcheckError:
        raise
    except Exception as error:
        raise NotJudgedError(file, error) from error


def reason_of(error: BaseException) -> str:
    """Give why, as the system says it; the kind of error where it says nothing."""
    return getattr(error, "strerror", None) or type(error).__name__


def place_of(error: Exception) -> str:
    """Give the function and the line where it was raised."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    return f"{place.tb_frame.f_code.co_name}:{place.tb_lineno}" if place else ""


class NoLastingPlaceError(SysteemcheckError):
    """Not one folder would take the result."""

    exit_code = ExitCode.NO_LASTING_PLACE


class Ended(NamedTuple):
    """How a command ended: the exit code, and whether a person must read what was said before the window may close."""

    code: int
    must_be_read: bool = False
