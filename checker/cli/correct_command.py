"""`systeemcheck correct`: what people know better than the results, kept beside them; the results never change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import TypeVar

import click

from checker.checking.questions import answers_of, question_named
from checker.cli.correcting import Correcting, NotDecidedError
from checker.cli.options import language_option
from checker.cli.output import give
from checker.errors import Ended, ExitCode
from checker.model.corrections import Decision, DeviceKey, Ignored, Merged, Parted, Refused, Relabelled, Replaced, Told
from checker.model.storable import LONGEST_NAME, whole_text
from checker.reporting.fleet.decision_words import conflict_rows, decision_rows, undone_rows
from checker.storage.journals.writing import moment, new_id

Kind = TypeVar("Kind", bound=Decision)
_FILE = click.Path(path_type=Path, dir_okay=False)
_results_option = click.option("--results", metavar="DIR", help="Folder of the results; those below it too.")


@click.group("correct", invoke_without_command=True)
@click.option("--list", "is_list", is_flag=True, help="Show the corrections that hold, and what was undone.")
@_results_option
@language_option
@click.pass_context
def command(context: click.Context, *, is_list: bool, results: str | None, lang: str | None) -> Ended | None:
    """Correct what the overview says of a device; its results stay as they are.

    DEVICE is its label, its name in the network, the name of its file, or the start of its id.
    """
    context.obj = {"results": results, "lang": lang}
    if context.invoked_subcommand is not None:
        return None
    if not is_list:
        raise click.UsageError("Name a correction, or --list.", context)
    return _list(Correcting(results, lang))


def _subcommand(name: str) -> Callable[[Callable[..., Ended]], Callable[..., Ended]]:
    """Make a subcommand of a function that gets the run and the arguments; the folder may stand before or behind."""

    def decorated(act: Callable[..., Ended]) -> Callable[..., Ended]:
        @command.command(name)
        @_results_option
        @language_option
        @click.pass_context
        @wraps(act)
        def run(context: click.Context, /, results: str | None, lang: str | None, **given: object) -> Ended:
            group: Mapping[str, str | None] = context.obj
            try:
                return act(Correcting(results or group["results"], lang or group["lang"]), **given)
            except NotDecidedError:
                return Ended(ExitCode.BAD_INPUT, must_be_read=True)

        return act

    return decorated


def _made(kind: type[Kind], device: DeviceKey, **more: object) -> Kind:
    return kind(id=new_id(), at=moment(), device=device, **more)  # type: ignore[arg-type]


def _short(text: str) -> str:
    return whole_text(text.strip(), LONGEST_NAME)


@_subcommand("label")
@click.argument("device", metavar="DEVICE")
@click.argument("label", metavar="[LABEL]", default="")
@click.option("--location", metavar="TEXT", help="Where it stands.")
def label_of(correcting: Correcting, device: str, label: str, location: str | None) -> Ended:
    """Give a device another label, or another place."""
    new = {"label": _short(label) or None, "location": _short(location or "") or None}
    if not any(new.values()):
        raise correcting.refuse("cli.correct.no_label")
    key = correcting.device(device)
    correcting.warn_of_double(key, new["label"] or "")
    return correcting.decide(_made(Relabelled, key, **new))


@_subcommand("merge")
@click.argument("device", metavar="DEVICE")
@click.argument("other", metavar="OTHER")
def merge(correcting: Correcting, device: str, other: str) -> Ended:
    """Say that two are one device: its newest result counts."""
    one, two = correcting.two(device, other)
    return correcting.decide(_made(Merged, one, other=two))


@_subcommand("part")
@click.argument("device", metavar="DEVICE")
@click.argument("other", metavar="OTHER")
def part(correcting: Correcting, device: str, other: str) -> Ended:
    """Say that two are two devices, whatever they have in common."""
    one, two = correcting.two(device, other)
    return correcting.decide(_made(Parted, one, other=two))


@_subcommand("refuse")
@click.argument("device", metavar="DEVICE")
@click.argument("name", metavar="NAME")
@click.option("--location", metavar="TEXT", help="Where it stands by the list.")
@click.option(
    "--inventory",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The school's list, where it is not the one in use.",
)
def refuse(correcting: Correcting, device: str, name: str, location: str | None, inventory: Path | None) -> Ended:
    """Say that a device is not what the list calls NAME, however alike they are called."""
    row = correcting.on_list(name, location, inventory)
    return correcting.decide(_made(Refused, correcting.device(device), rows=(row,)))


@_subcommand("ignore")
@click.argument("device", metavar="DEVICE")
def ignore(correcting: Correcting, device: str) -> Ended:
    """Leave a device out of the counts: a trial, a laptop from home."""
    return correcting.decide(_made(Ignored, correcting.device(device)))


@_subcommand("replaced")
@click.argument("device", metavar="DEVICE")
@click.argument("by", metavar="[OTHER]", default="")
def replaced(correcting: Correcting, device: str, by: str) -> Ended:
    """Leave a device out of the counts because the school no longer uses it; OTHER took its place."""
    if not by:
        return correcting.decide(_made(Replaced, correcting.device(device), other=None))
    one, two = correcting.two(device, by)
    return correcting.decide(_made(Replaced, one, other=two))


@_subcommand("told")
@click.argument("device", metavar="DEVICE")
@click.argument("question", metavar="QUESTION")
@click.argument("answer", metavar="ANSWER")
def told(correcting: Correcting, device: str, question: str, answer: str) -> Ended:
    """Fill in what could not be measured: kind, sound, popups, updates, version, memory or model."""
    name = question_named(question, "QUESTION")
    answers_of({question: answer}, correcting.requirements.releases.operating_systems.device_model, "ANSWER")
    key = correcting.device(device)
    return correcting.decide(_made(Told, key, question=name, answer=_short(answer)))


@_subcommand("undo")
@click.argument("correction", metavar="[ID]", default="")
@click.option("--last", is_flag=True, help="The newest that holds.")
def undo(correcting: Correcting, correction: str, *, last: bool) -> Ended:
    """Let a correction no longer hold; undoing an undoing makes it hold again."""
    if last == bool(correction):
        raise correcting.refuse("cli.correct.which")
    newest = correcting.decisions.last
    if last and newest is None:
        raise correcting.refuse("cli.correct.nothing")
    return correcting.undo(newest if last and newest else correcting.correction(correction))


def _list(correcting: Correcting) -> Ended:
    decisions, words = correcting.decisions, correcting.talk.words
    rows = (*decision_rows(decisions, words), *undone_rows(decisions, words))
    for row in rows:
        give(f"{row.id}  {row.when}  {row.text}")
    if not rows:
        correcting.talk.say("cli.correct.none")
    for conflict in conflict_rows(decisions, words):
        others = words.both([row.text for row in conflict.others])
        correcting.talk.say("cli.correct.conflict", others=others, decision=conflict.holds.text)
    return Ended(ExitCode.MEETS)
