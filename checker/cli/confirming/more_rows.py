"""What the page asks besides: rows that a draft proposes, and those that a person adds from a short list."""

from __future__ import annotations

from checker.cli.confirming.in_turn import ask_values
from checker.cli.confirming.keyboard import BackError, DoneError, Keyboard
from checker.cli.output import tell
from checker.confirming.products import PRODUCT_ROW
from checker.confirming.rows.row import NotUnderstoodError, RowKind
from checker.confirming.rows.table import ROWS
from checker.confirming.run import Run
from checker.model.devices import DeviceClass
from checker.reporting.words.confirming import row_said
from checker.reporting.words.device_words import class_words
from checker.reporting.words.rows import row_example, row_title


def ask_for_more(run: Run, keyboard: Keyboard) -> None:
    """Ask which rows of the page are missing, until there are none. Raises `BackError` at the first question."""
    _ask_proposed(run, keyboard)
    while True:
        tell("")
        keyboard.say("cli.confirm.more")
        labels = [keyboard.words.say("cli.confirm.more.none"), keyboard.words.say("cli.confirm.more.some")]
        try:
            if keyboard.choose(labels) == 0:
                return
        except DoneError:
            return
        try:
            _add(run, keyboard)
        except BackError:
            continue


def _ask_proposed(run: Run, keyboard: Keyboard) -> None:
    words = keyboard.words
    for addition in run.open_additions:
        tell("")
        quote = addition.row.quote.text if addition.row.quote else ""
        message = "cli.confirm.proposed_likely" if addition.is_likely else "cli.confirm.proposed"
        keyboard.say(message, row=row_said(addition.row, words), text=quote)
        labels = [words.say("cli.confirm.proposed.yes"), words.say("cli.confirm.proposed.no")]
        try:
            if keyboard.choose(labels) == 0:
                run.accept(addition)
            else:
                run.leave_out(addition.row.name)
        except NotUnderstoodError as error:
            keyboard.not_understood(error)
            run.leave_out(addition.row.name)
        except DoneError:
            return


def _add(run: Run, keyboard: Keyboard) -> None:
    words = keyboard.words
    keyboard.say("cli.confirm.more.which")
    chosen = keyboard.choose([*(_offered(row, keyboard) for row in ROWS), words.say("confirm.method.offered")])
    if chosen == len(ROWS):
        _add_product(run, keyboard)
        return
    row = ROWS[chosen]
    classes = _devices(row.classes, keyboard)
    for question in run.sheet.questions:
        if question.row == row and set(classes) & set(question.classes):
            title = question.requirement.title.said(words.language)
            keyboard.say("cli.confirm.asked_already", title=title, devices=class_words(question.classes, words))
    while True:
        minimum, recommended = _values(row, classes, keyboard)
        try:
            added = run.add(row.name, classes, minimum, recommended)
        except NotUnderstoodError as error:
            keyboard.not_understood(error)
            continue
        keyboard.say("cli.confirm.added", row=row_said(added, words))
        return


def _add_product(run: Run, keyboard: Keyboard) -> None:
    title = keyboard.line("cli.confirm.method.name")
    keyboard.say("cli.confirm.method.devices")
    added = run.add_product(title, _devices(PRODUCT_ROW.classes, keyboard))
    keyboard.say("cli.confirm.added", row=row_said(added, keyboard.words))


def _offered(row: RowKind, keyboard: Keyboard) -> str:
    title, words = row_title(row.name, keyboard.words), keyboard.words
    return title if row.fixed else words.say("cli.confirm.offered", title=title, example=row_example(row.name, words))


def _devices(classes: tuple[DeviceClass, ...], keyboard: Keyboard) -> tuple[DeviceClass, ...]:
    """Give the kinds of device that a row is for; where only one can have it, that one."""
    if len(classes) == 1:
        return classes
    for number, name in enumerate(classes, start=1):
        tell(f"  {number}  {class_words((name,), keyboard.words)}")
    while True:
        typed = keyboard.line("cli.confirm.devices").replace(",", " ").split()
        numbers = {int(text) for text in typed if text.isascii() and text.isdigit() and len(text) < 4}  # noqa: PLR2004
        if len(numbers) == len(set(typed)) and numbers and numbers <= set(range(1, len(classes) + 1)):
            return tuple(name for number, name in enumerate(classes, start=1) if number in numbers)


def _values(row: RowKind, classes: tuple[DeviceClass, ...], keyboard: Keyboard) -> tuple[str, str]:
    if row.fixed is None:
        return ask_values(row, keyboard)
    words = keyboard.words
    value = row.fixed(classes)
    is_must = keyboard.choose([words.say("confirm.values.must"), words.say("confirm.values.should")]) == 0
    return (value, "") if is_must else ("", value)
