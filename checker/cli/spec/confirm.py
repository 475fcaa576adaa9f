"""`systeemcheck spec confirm`: the requirements beside the publisher's page, value by value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import get_args

import click

from checker.checking.today import judged_today
from checker.cli.confirming.in_turn import ask_in_turn
from checker.cli.confirming.keyboard import BackError, DoneError, Keyboard, StoppedError
from checker.cli.confirming.more_rows import ask_for_more
from checker.cli.confirming.the_end import Reader, ask_who_and_when, is_agreed
from checker.cli.home import home
from checker.cli.options import language_option
from checker.cli.output import tell
from checker.cli.own_words import own_words
from checker.cli.spec.standing import language_of, requirements_told
from checker.cli.talk import Talk
from checker.confirming.as_it_came import as_it_came
from checker.confirming.asking import Sheet, second_place, sheet
from checker.confirming.draft import Draft
from checker.confirming.draft_file import load_draft
from checker.confirming.earlier import earlier_of
from checker.confirming.page_kept import forget_page, keep_page, kept_page
from checker.confirming.reading_day import read_on
from checker.confirming.run import Begun, Run, begin
from checker.errors import BadInputError, ExitCode
from checker.model.releases import Releases
from checker.reporting.words.confirming import phrases
from checker.reporting.words.spec_words import publisher
from checker.specification.catalogue import Entry, choose
from checker.specification.document import RequirementsSpec, Role
from checker.specification.specs_folder import own_specs_folder, requirements_in_use
from checker.storage.settings import load_settings

_ROLES = get_args(Role)


@click.command("confirm")
@click.argument("name", required=False)
@click.option(
    "--draft", metavar="FILE", type=click.Path(path_type=Path, readable=False),
    help="What was read on the page, as from-page wrote it.",
)  # fmt: skip
@click.option("--role", type=click.Choice(_ROLES), help="In which role you read the page.")
@click.option("--again", is_flag=True, help="Ask everything, also what was confirmed before.")
@language_option
def command(name: str | None, draft: Path | None, role: Role | None, lang: str | None, *, again: bool) -> None:
    """Lay the requirements beside the publisher's page and make them your own: NAME is an id, id/version or file.

    One question after the other; every answer is kept at once, so that you can stop and go on another time.
    """
    language = language_of(lang)
    talk = Talk(language, is_quiet=False)
    if not talk.is_heard:
        raise BadInputError(
            "spec confirm", "", "asks questions, and nobody is at the keyboard", "Start it in a terminal, by hand."
        )
    requirements = requirements_told(language)
    specs = [entry.spec for entry in requirements.entries]
    day = judged_today(requirements.releases).day
    chosen = choose(name, requirements.entries, day).spec
    spec = chosen if name else as_it_came(chosen, specs, day)
    folder = own_specs_folder() / spec.published_by
    read = _page(draft, folder, spec)
    earlier = earlier_of(specs, spec)
    asked = sheet(spec, earlier, read, again=again)
    keyboard = Keyboard(talk)
    begun = _begin(folder, asked, keyboard)
    if read and read.may_be_of_another(spec.published_by):
        keyboard.say("confirm.page.of_another", publisher=publisher(spec))
    try:
        _go_through(begun.run, keyboard, requirements.releases, Reader(role, day, read_on(read, day)))
    except StoppedError:
        keyboard.say("cli.confirm.stopped")
        click.get_current_context().exit(ExitCode.MEETS)
    _finish(begun.run, keyboard, day, {entry.name for entry in requirements.entries})
    forget_page(folder, spec)


def _page(draft: Path | None, folder: Path, spec: RequirementsSpec) -> Draft | None:
    """Give what was read on the page: in the file given, which is kept for another time, or what was kept before."""
    if draft is None:
        return kept_page(folder, spec)
    read = load_draft(draft)
    keep_page(folder, spec, read)
    return read


def _begin(folder: Path, asked: Sheet, keyboard: Keyboard) -> Begun:
    """Say what there is to do, and go on from where a person left it, or begin anew."""
    spec, words = asked.spec, keyboard.words
    keyboard.say("cli.confirm.intro", title=spec.title.said(words.language), source=spec.source)
    if place := second_place(spec):
        keyboard.say("cli.confirm.second_place", address=place)
    tell(words.count("cli.confirm.count", len(asked.questions)))
    if asked.taken.answers and not asked.asks_again:
        tell(words.count("cli.confirm.taken", len(asked.taken.answers)))
    for text in asked.not_understood:
        keyboard.say("cli.confirm.not_understood", text=text)
    keyboard.say("cli.confirm.how")
    begun = begin(folder, asked)
    for doubt in begun.doubts:
        keyboard.say("cli.confirm.unreadable", reason=own_words(words.language).problem(doubt))
    if begun.continued is None:
        return begun
    return _again_or_anew(folder, asked, begun, keyboard)


def _again_or_anew(folder: Path, asked: Sheet, begun: Begun, keyboard: Keyboard) -> Begun:
    words = keyboard.words
    done = len(asked.questions) - len(begun.run.open)
    tell("")
    keyboard.say("cli.confirm.begun", done=done, count=len(asked.questions))
    if begun.others:
        tell(words.count("cli.confirm.others", len(begun.others)))
    try:
        is_anew = keyboard.choose([words.say("cli.confirm.go_on"), words.say("cli.confirm.anew")]) == 1
    except (BackError, DoneError, StoppedError):
        is_anew = False
    return begin(folder, asked, anew=True) if is_anew else begun


def _go_through(run: Run, keyboard: Keyboard, releases: Releases, reader: Reader) -> None:
    """Ask everything, until the person agrees to what it comes to."""
    while True:
        ask_in_turn(run, keyboard, releases)
        try:
            ask_for_more(run, keyboard)
        except BackError:
            if run.sheet.questions and not run.open:
                run.take_back(run.sheet.questions[-1])
            continue
        try:
            ask_who_and_when(run, keyboard, reader)
            if is_agreed(run, keyboard):
                return
        except (BackError, DoneError):
            continue


def _finish(run: Run, keyboard: Keyboard, today: dt.date, known: Collection[str]) -> None:
    """Write the spec, and say from when it counts, and what others wrote of the same one meanwhile."""
    path = run.finish(phrases(), today)
    keyboard.say("cli.confirm.written", path=str(path))
    requirements = requirements_in_use(today)
    for doubt in requirements.doubts:
        keyboard.say("cli.specs_not_used", reason=own_words(keyboard.words.language).problem(doubt))
    written = next((entry for entry in requirements.entries if path.name == entry.path.name), None)
    day = judged_today(requirements.releases).day
    in_use = choose(None, requirements.entries, day)
    wanted = load_settings(home()).specs
    if _counts(written, wanted or (in_use.name,), requirements.entries, day):
        keyboard.say("cli.confirm.in_use")
    elif wanted:
        keyboard.say("cli.confirm.by_settings", spec=", ".join(wanted))
    elif written:
        keyboard.say("cli.confirm.by_name", name=written.name)
    meanwhile = [each.name for each in requirements.entries if each is not written and each.name not in known]
    if meanwhile:
        keyboard.say("cli.confirm.meanwhile", names=", ".join(meanwhile), name=in_use.name)
    if others := run.others():
        tell(keyboard.words.count("cli.confirm.others", len(others)))


def _counts(written: Entry | None, names: Collection[str], entries: Sequence[Entry], day: dt.date) -> bool:
    """Tell whether a spec is among those that these names stand for: an id stands for what is confirmed last."""
    for name in names:
        with suppress(BadInputError):  # the next check says what is wrong with the settings
            if written and choose(name, entries, day).name == written.name:
                return True
    return False
