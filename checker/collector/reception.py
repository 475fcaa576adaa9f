"""Taking in what a device hands over: judged, answered, stored, and its report is on its way."""

from __future__ import annotations

import msgspec

from checker.browser_page.submission import Submission, decode_submission
from checker.checking.checked_device import CheckedDevice
from checker.collector.receiving import Receiver
from checker.collector.report_writer import ReportWriter
from checker.collector.visits import Visits
from checker.errors import judging
from checker.reporting.check_page.answer import PageAnswer, page_answer
from checker.reporting.check_page.live import Visit
from checker.reporting.language.words import Words
from checker.reporting.words.device_words import device_kind


class Reception:
    """Takes in for one folder. Any number of threads may use it."""

    def __init__(self, receiver: Receiver, reports: ReportWriter, visits: Visits) -> None:
        """Store by `receiver`, count in `visits`."""
        self._receiver = receiver
        self._reports = reports
        self._visits = visits

    def looked_at(self, submission: Submission, words: Words) -> PageAnswer:
        """Judge and forget: the verdict so far, and what is still asked."""
        self._visits.looked(submission.device)
        with judging("submission"):
            return page_answer(self._receiver.check(submission), words)

    def taken_in(self, data: bytes, words: Words) -> PageAnswer:
        """Store what came as a code or a file. Raises `BadInputError` for anything else."""
        return self.received(decode_submission(data, "code"), words, is_live=False)

    def received(self, submission: Submission, words: Words, *, is_live: bool) -> PageAnswer:
        """Store one, when there is an answer to give to it: nobody is left not knowing whether it is there."""
        with judging("submission"):
            device = self._receiver.check(submission, is_live=is_live)
            answer = page_answer(device, words)
        state = self._receiver.store(device)
        if state == "stored":
            self._has_been(device)
        return msgspec.structs.replace(answer, state=state)

    def _has_been(self, device: CheckedDevice) -> None:
        result = device.result
        self._reports.add(device.stem)
        name = result.device.label or result.device.id[:8]
        kind, verdict = device_kind(device.judgement), result.verdict
        visit = Visit(name=name, place=result.device.location, kind=kind, verdict=verdict, at=device.measured)
        self._visits.sent(result.device.id, visit)
