"""What the tab does: each click goes to the run that a terminal uses too, and is on the disk when it is answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from checker.confirming.as_it_came import as_it_came
from checker.confirming.asking import Addition
from checker.confirming.page_kept import forget_page
from checker.confirming.products import PRODUCT_ROW
from checker.confirming.question import Choice, Question
from checker.confirming.reading_day import can_be_read_on
from checker.confirming.rows.row import NotUnderstoodError
from checker.desk.desk import Desk
from checker.desk.requirements.sitting import ADDING, END, Mistake, Sitting
from checker.desk.told import Line
from checker.model.devices import DeviceClass
from checker.reporting.language.words import sentence
from checker.reporting.words.confirming import phrases
from checker.specification.document import RequirementsSpec, Role


def sitting_of(desk: Desk) -> Sitting:
    """Give where a person is; at first, and when the requirements changed, at the first spec that is in use."""
    now = desk.sitting
    if now is None or now.requirements is not desk.requirements:
        return sit(desk, now.spec.name if now else "")
    return now


def sit(desk: Desk, name: str, *, again: bool = False) -> Sitting:
    """Lay another spec beside its page: the one in use that is called so, or came from the one that is."""
    origins = {as_it_came(part, desk.specs, desk.day).name: part for part in desk.in_use}
    part = next((each for each in desk.in_use if each.name == name), None) or origins.get(name, desk.in_use[0])
    spec = as_it_came(part, desk.specs, desk.day)
    now = desk.sitting
    is_same = now is not None and now.spec == spec and not now.is_finished
    begun = now.begun if now is not None and is_same else None
    desk.sitting = Sitting(desk.school.home, desk.requirements, spec, begun, again=again)
    return desk.sitting


def used_now(desk: Desk, sitting: Sitting) -> RequirementsSpec:
    """Give the spec that is in use for the one that is asked about; itself where another one is asked for by name."""
    spec = sitting.spec
    same = (each for each in desk.in_use if (each.published_by, each.id) == (spec.published_by, spec.id))
    return next(same, spec)


def answer(desk: Desk, name: str, choice: Choice, minimum: str, recommended: str) -> list[Line]:
    """Keep an answer, and go to the next question without one."""

    def kept(sitting: Sitting, question: Question) -> None:
        try:
            sitting.run.answer(question, choice, minimum, recommended)
        except NotUnderstoodError as error:
            sitting.look_at(name)
            sitting.mistake = Mistake(name, str(error), minimum, recommended)
        else:
            sitting.look_at(_next_open(sitting, question), question)

    return _about(desk, name, kept)


def take_back(desk: Desk, name: str) -> list[Line]:
    """Keep that a question has no answer after all, and show it."""

    def taken_back(sitting: Sitting, question: Question) -> None:
        sitting.run.take_back(question)
        sitting.look_at(name)

    return _about(desk, name, taken_back)


def look_at(desk: Desk, name: str) -> list[Line]:
    """Show a question, or the end."""
    if name == END:
        sitting_of(desk).look_at(END)
        return []
    return _about(desk, name, lambda sitting, _question: sitting.look_at(name))


def add(desk: Desk, kind: str, classes: Sequence[DeviceClass], values: tuple[str, str], product: str) -> list[Line]:
    """Keep a row that the page has besides; `values`: of both columns, `product`: what a method is called."""
    sitting = sitting_of(desk)
    sitting.look_at(END)
    try:
        if kind == PRODUCT_ROW.name:
            sitting.run.add_product(product, classes)
        else:
            sitting.run.add(kind, classes, *values)
    except NotUnderstoodError as error:
        sitting.mistake = Mistake(ADDING, str(error), *values, kind, classes, product)
    return []


def accept(desk: Desk, name: str) -> list[Line]:
    """Keep that a row of the page is to be added."""
    sitting = sitting_of(desk)
    sitting.look_at(END)
    found: list[Addition] = [each for each in sitting.run.sheet.additions if each.row.name == name]
    if not found:
        return [_gone(desk)]
    try:
        sitting.run.accept(found[0])
    except NotUnderstoodError as error:
        sitting.run.leave_out(name)
        return [Line(sentence(f"{desk.own(str(error))}."), "wrong")]
    return []


def leave_out(desk: Desk, name: str) -> list[Line]:
    """Keep that a row is not, or no longer, to be added."""
    sitting = sitting_of(desk)
    sitting.look_at(END)
    sitting.run.leave_out(name)
    return []


def finish(desk: Desk, role: Role, day: str, source: str, note: str) -> list[Line]:
    """Keep who read which page when, write the spec, and judge by it from now on."""
    sitting = sitting_of(desk)
    sitting.look_at(END)
    if problem := _keep_who(desk, sitting, (role, day, source, note)):
        return [Line(problem, "wrong")]
    path = sitting.run.finish(phrases(), desk.day)
    sitting.is_finished = True
    others = sitting.others()
    forget_page(sitting.folder, sitting.spec)
    desk.requirements_changed()
    written = next((part for part in desk.in_use if path.name == f"{part.version}.toml"), None)
    told = [Line(desk.words.say("desk.requirements.written" if written else "desk.requirements.by_settings"))]
    told.append(Line(desk.words.say("desk.requirements.file", file=str(path)), "note"))
    return [*told, Line(desk.words.count("cli.confirm.others", len(others)), "note")] if others else told


def _keep_who(desk: Desk, sitting: Sitting, told: tuple[Role, str, str, str]) -> str:
    """Keep all that is right of it; give what is wrong, "" for nothing."""
    role, text, source, note = told
    day = _day(text, desk.day)
    try:
        sitting.run.told(role, note, source.strip(), day)
    except NotUnderstoodError as error:
        sitting.run.told(role, note, "", day)
        return sentence(f"{desk.own(str(error))}.")
    return "" if day else desk.words.say("desk.requirements.which_day")


def _day(text: str, today: dt.date) -> dt.date | None:
    """Give the day of a field; None where it is none, to come, or of another school year."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if can_be_read_on(day, today) else None


def _about(desk: Desk, name: str, do: Callable[[Sitting, Question], None]) -> list[Line]:
    sitting = sitting_of(desk)
    question = sitting.run.question(name)
    if question is None:
        sitting.look_at("")
        return [_gone(desk)]
    do(sitting, question)
    return []


def _next_open(sitting: Sitting, question: Question) -> str:
    """Give the first question without an answer after this one, else before it, else the end."""
    names = [each.name for each in sitting.run.sheet.questions]
    waiting = {each.name for each in sitting.open}
    at = names.index(question.name)
    return next((name for name in (*names[at + 1 :], *names[:at]) if name in waiting), END)


def _gone(desk: Desk) -> Line:
    return Line(desk.words.say("desk.requirements.gone"), "wrong")


def explained(desk: Desk, sitting: Sitting, about: str) -> str:
    """Give what was expected there, in the language of the desk; "" where nothing is wrong."""
    mistake = sitting.mistake
    return sentence(f"{desk.own(mistake.text)}.") if mistake and mistake.about == about else ""
