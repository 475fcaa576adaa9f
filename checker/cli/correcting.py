"""What the subcommands of `correct` share: the devices of a folder, which one is meant, and taking a decision."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.cli.home import home
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.errors import BadInputError, Ended, ExitCode
from checker.fleet.decisions.finding import Found, file_name, find, near, wears
from checker.fleet.decisions.in_force import decisions_of
from checker.fleet.matching.entries import name_on_list
from checker.fleet.matching.folding import plain
from checker.fleet.school_devices import school_devices
from checker.model.corrections import Correction, DeviceKey, OnList, Undone
from checker.overview.asking import AskedOverview, School, question
from checker.overview.making import Reading, gathered_for
from checker.reporting.fleet.decision_words import SHORT_ID, called, decision_words
from checker.storage.corrections.writing import DecisionMaker
from checker.storage.journals.writing import moment, new_id
from checker.storage.places import RESULTS_FOLDER
from checker.storage.school_list.reading import read_school_list
from checker.storage.settings import load_settings

_MOST_NAMED = 20


class NotDecidedError(Exception):
    """Nothing was decided, and the person has heard why."""


class Correcting:
    """One run of `correct`: the devices whose results lie in the folder, and what is decided about them now."""

    def __init__(self, results: str | None, language: str | None) -> None:
        """Read the folder of results. Raises `BadInputError` where there is none."""
        settings = load_settings(home())
        self.talk = Talk(language or settings.language, is_quiet=False)
        self.folder = Path(results) if results else home() / (settings.results or RESULTS_FOLDER)
        if not self.folder.is_dir():
            problem = "is not there, or is no folder"
            raise BadInputError(
                str(self.folder), "", problem, "Check the name, and whether the stick or the share is there."
            )
        self.requirements = in_use(self.talk)
        asked = AskedOverview(folders=(str(self.folder),))
        asks = question(asked, School(home(), settings), self.requirements)
        gathered = gathered_for(asks, asked.folders, Reading(progress=self.talk.reading))
        found = school_devices(gathered, asks.releases, asks.now, asks.inventory)
        self.devices, self.decisions, self._list = found.devices, found.decisions, asks.inventory

    def device(self, text: str) -> DeviceKey:
        """Give the device that is meant, also where several results were taken for one. Raises `NotDecidedError`."""
        found = self._found(text)
        if len({found_one.device.key for found_one in found}) > 1:
            raise self._ambiguous(text, found)
        return found[0].device.key

    def warn_of_double(self, key: DeviceKey, label: str) -> None:
        """Say that another device has this label already, which may be what is meant."""
        if any(wears(label, device) for device in self.devices if device.key != key):
            self.talk.warn("cli.correct.label_taken", label=label)

    def part(self, text: str) -> DeviceKey:
        """Give the device that is meant as its own results tell it. Raises `NotDecidedError`."""
        found = self._found(text)
        if len(found) > 1:
            raise self._ambiguous(text, found)
        return found[0].part.key

    def two(self, one: str, other: str) -> tuple[DeviceKey, DeviceKey]:
        """Give two devices that are meant. Raises `NotDecidedError`."""
        keys = self.part(one), self.part(other)
        if keys[0] == keys[1]:
            raise self.refuse("cli.correct.same")
        return keys

    def on_list(self, name: str, location: str | None, file: Path | None) -> OnList:
        """Give the row that the school's list calls so, there where a place is named. Raises `NotDecidedError`."""
        listed = read_school_list(file) if file else self._list
        if listed is None:
            raise self.refuse("cli.correct.no_list")
        rows = {
            OnList(name=name_on_list(item), location=item.location, building=item.building)
            for item in (*listed.devices, *listed.gone)
            if plain(name_on_list(item)) == plain(name) and (not location or plain(location) == plain(item.location))
        }
        if not rows:
            raise self.refuse("cli.correct.not_on_list", name=name[:80])
        if len(rows) > 1:
            places = [", ".join(filter(None, (row.building, row.location))) or "-" for row in sorted(rows)]
            raise self.refuse(
                "cli.correct.many_on_list", name=name[:80], rows=self.talk.words.both(places[:_MOST_NAMED])
            )
        return rows.pop()

    def decide(self, decision: Correction) -> Ended:
        """Write a decision and say so. Raises `NoLastingPlaceError`."""
        written = DecisionMaker(self.folder).decide(decision, self.decisions.all)
        decisions = decisions_of([*self.decisions.all, written])
        text = decision_words(written, decisions, self.talk.words)
        self.talk.say("cli.correct.done", decision=text)
        self.talk.say("cli.correct.undo", id=written.id[:SHORT_ID])
        return Ended(ExitCode.MEETS)

    def undo(self, correction: Correction) -> Ended:
        """Let a decision no longer hold. Raises `NoLastingPlaceError`, or `NotDecidedError` where it does not hold."""
        if correction.id in self.decisions.undone:
            raise self.refuse("cli.correct.undone_before")
        return self.decide(Undone(id=new_id(), at=moment(), device=correction.device, of=correction.id))

    def correction(self, text: str) -> Correction:
        """Give the correction whose id begins so. Raises `NotDecidedError`."""
        start = text.strip().casefold()
        found = [item for item in self.decisions.all if start and item.id.startswith(start)]
        if not found:
            raise self.refuse("cli.correct.no_decision", text=text[:40], folder=str(self.folder))
        if len(found) > 1:
            raise self.refuse("cli.correct.many_decisions", text=text[:40])
        return found[0]

    def refuse(self, message: str, **values: str) -> NotDecidedError:
        """Say why nothing is decided, and give what to raise."""
        self.talk.warn(message, **values)
        return NotDecidedError(message)

    def _found(self, text: str) -> Sequence[Found]:
        found = find(self.devices, text)
        if found:
            return found
        error = self.refuse("cli.correct.unknown", text=text[:80], folder=str(self.folder))
        if names := near(self.devices, text):
            self.talk.lines([self.talk.words.say("cli.correct.near", names=self.talk.words.either(names))])
        raise error

    def _ambiguous(self, text: str, found: Sequence[Found]) -> NotDecidedError:
        error = self.refuse("cli.correct.ambiguous", text=text[:80])
        files = [
            (called(item.part.key, self.decisions), file_name(item.part.newest.file)) for item in found[:_MOST_NAMED]
        ]
        say = self.talk.words.say
        self.talk.lines([f"  {say('cli.correct.candidate', device=device, file=file)}" for device, file in files])
        return error
