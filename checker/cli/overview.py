"""Writing an overview and telling of it. The commands `fleet` and `demo` both do this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from checker.cli.outputs import write_output
from checker.cli.talk import Talk
from checker.fleet.model import Fleet
from checker.fleet.survey import Question
from checker.overview.making import forms, surveyed
from checker.reporting.fleet.school_list import list_summary
from checker.storage.gathering import Gathered


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """The files to write; None for those not asked for."""

    html: Path
    csv: Path | None = None
    xlsx: Path | None = None
    json: Path | None = None


class Made(NamedTuple):
    """What was made."""

    fleet: Fleet
    paths: Sequence[Path]


def make_overview(gathered: Gathered, question: Question, wanted: Wanted, talk: Talk) -> Made:
    """Survey the results and write every file. Raises `NoLastingPlaceError` when one cannot be written."""
    fleet = surveyed(gathered, question, talk.words)
    make = forms(fleet, question.now, talk.language, wanted.csv.name if wanted.csv else "")
    named = ((form, getattr(wanted, form)) for form in make)
    return Made(fleet, [write_output(path, make[form]()) for form, path in named if path])


def tell(made: Made, talk: Talk) -> None:
    """Say what was counted and where it is."""
    verdicts = Counter(row.judged.verdict.value for row in made.fleet.rows)
    meets = verdicts["pass"] + verdicts["advice"]
    numbers = {"pass": meets, "fail": verdicts["fail"], "unknown": verdicts["unknown"]}
    if not talk.is_quiet:
        said = ", ".join(talk.words.count(f"verdict.count.{name}", number) for name, number in numbers.items())
        talk.lines([talk.words.count("cli.fleet.devices", len(made.fleet.rows), verdicts=said)])
        if rejected := len(made.fleet.files.rejected):
            talk.lines([talk.words.count("cli.fleet.rejected", rejected)])
        if doubles := len(made.fleet.duplicates):
            talk.lines([talk.words.count("cli.fleet.double", doubles)])
        if conflicts := len(made.fleet.decisions.conflicts):
            talk.lines([talk.words.count("cli.fleet.conflict", conflicts)])
        talk.lines(filter(None, [list_summary(made.fleet, talk.words)]))
    for number, path in enumerate(made.paths):
        talk.say("cli.fleet.export" if number else "cli.fleet.written", path=str(path))
