"""From what a device hands over to a result in the folder: judged by this spec, stored once."""

from __future__ import annotations

import datetime as dt
import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from checker.browser_page.submission import Submission
from checker.checking.arriving import arriving, handed_over
from checker.checking.checked_device import CheckedDevice, Rules
from checker.checking.submissions import checked_submission
from checker.errors import BadInputError, SysteemcheckError
from checker.model.readings import Facts
from checker.model.results import DeviceResult
from checker.storage.result_file import decode_result, encode_result, read_result
from checker.storage.writing import write_beside

_LOCKS = 64
_MOST_RESULTS = 50_000
"""In one folder; far more than a school has, and few enough that nobody fills a disk through the page."""
Clock = Callable[[], dt.datetime]


class OtherContentError(SysteemcheckError):
    """The same number with other content: one of the two was not sent by the device itself."""


State = Literal["stored", "already"]


class Receiver:
    """Receives for one folder. Any number of threads may use it."""

    def __init__(self, rules: Rules, folder: Path, clock: Clock, most: int = _MOST_RESULTS) -> None:
        """Judge by `rules`, store at most so many in `folder`; `clock` gives the moment in UTC."""
        self.folder = folder
        self._rules = rules
        self._clock = clock
        self._most = most
        self._locks = tuple(threading.Lock() for _ in range(_LOCKS))
        # By number, as bytes: its file, or for one in the folder itself the stem, by which its report waits too. This
        # is all that grows with each result.
        self._known: dict[bytes, str] = {}

    def remember(self, result_id: str, path: str) -> None:
        """Take into account a result that an earlier run stored."""
        self._known[bytes.fromhex(result_id)] = path

    def check(self, submission: Submission, *, is_live: bool = True) -> CheckedDevice:
        """Give what this device would get. A live one is of this moment, whatever the device's clock says."""
        arrive = arriving if is_live else handed_over
        arrival = arrive(submission.measured_at, self._clock(), self._rules.releases)
        return checked_submission(submission, self._rules, arrival)

    def store(self, device: CheckedDevice) -> State:
        """Store it, or acknowledge that it is stored: on the disk, also after a power cut.

        What was moved to a folder below is still stored. What is nowhere in the folder any more is stored again: nobody
        here can tell that it is kept elsewhere. Raises `OtherContentError`, and `OSError` for a full disk.
        """
        result, stem = device.result, device.stem
        data = encode_result(result)
        decode_result(data, stem)  # what this program could not read is not stored
        number = bytes.fromhex(result.result_id)
        with self._locks[number[0] % _LOCKS]:
            known = self._known.get(number)
            if known is not None and (found := self._found(self.folder / known)):
                self._known[number] = str(found)
                return _acknowledged(found, result)
            if known is None and len(self._known) >= self._most:
                raise OSError(errno.ENOSPC, "too many results in this folder")
            write_beside(self.folder, {f"{stem}.json": data})
            self._known[number] = stem
            return "stored"

    def _found(self, path: Path) -> Path | None:
        """Give where a stored result is now: where it was put, or below; people sort files into folders."""
        named = path if path.name.endswith(".json") else path.with_name(f"{path.name}.json")
        return named if os.path.lexists(named) else next(self.folder.rglob(named.name), None)


def _acknowledged(path: Path, sent: DeviceResult) -> State:
    """Give "already" when the file holds the same. A file that somebody spoilt holds something else."""
    try:
        is_same = _is_same(read_result(path), sent)
    except BadInputError:
        is_same = False
    if not is_same:
        raise OtherContentError(f"submission {sent.result_id} was stored before with other content.")
    return "already"


def _is_same(stored: DeviceResult, sent: DeviceResult) -> bool:
    """Tell whether it is the same device with the same readings; between two clocks there is a second more or less."""
    return (stored.device, _without_clock(stored)) == (sent.device, _without_clock(sent))


def _without_clock(result: DeviceResult) -> Facts:
    return {fact: reading for fact, reading in result.facts.items() if fact != "clock.offset"}
