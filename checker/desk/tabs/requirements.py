"""The requirements: which are in use and how sure they are, laying them beside the publisher's page, handing out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import msgspec

from checker.confirming.answers import Value
from checker.confirming.question import Choice
from checker.desk.deciding import Typed
from checker.desk.decoding import Dropped, Nothing, Pasted
from checker.desk.desk import Desk
from checker.desk.requirements import confirming
from checker.desk.requirements.card import Card, card, lines
from checker.desk.requirements.card import Line as QuestionLine
from checker.desk.requirements.ending import End, end
from checker.desk.requirements.handing_out import asked_page, buying_page, changes_page
from checker.desk.requirements.in_use import InUse, in_use, waits_for_a_person
from checker.desk.requirements.page_read import PageRead, page_read, put_page_away, take_page
from checker.desk.requirements.sitting import ADDING, Sitting
from checker.desk.tabs import add
from checker.desk.tabs.tab import Action, Query, Tab
from checker.desk.taking_in import kind_of
from checker.desk.told import Line
from checker.errors import BadInputError
from checker.model.devices import DeviceClass
from checker.reporting.words.confirming import phrases
from checker.specification.document import Role

_ELSEWHERE = frozenset({"result", "handed_over", "journal", "own_page", "group_data"})
_LISTS = (".zip", ".csv", ".tsv", ".xlsx", ".xls", ".ods")


class RequirementsView(msgspec.Struct, frozen=True, kw_only=True):
    """All the tab shows. `problem`: why there are no requirements to show; `nothing_left`: why these are none.

    `kept`: what was answered a moment ago, and the name of that question, to undo it.
    """

    problem: str = ""
    in_use: Sequence[InUse] = ()
    chosen: InUse | None = None
    count: int = 0
    done: int = 0
    is_begun: bool = False
    taken: str = ""
    others: str = ""
    doubts: Sequence[str] = ()
    page: PageRead | None = None
    card: Card | None = None
    kept: tuple[str, str] | None = None
    lines: Sequence[QuestionLine] = ()
    end: End | None = None
    nothing_left: str = ""


def _view(desk: Desk, _asked: Query) -> RequirementsView:
    with desk.sitting_lock:
        try:
            return _shown(desk, confirming.sitting_of(desk))
        except BadInputError as problem:
            return RequirementsView(problem=desk.explained(problem))


def _shown(desk: Desk, sitting: Sitting) -> RequirementsView:
    words, run = desk.words, sitting.run
    used = in_use(desk.in_use, desk.specs, sitting.spec, desk.day, words)
    question = run.question(sitting.place)
    others, taken = sitting.others(), () if sitting.is_again else run.sheet.taken.answers
    told = list(lines(sitting, desk.requirements.releases, words))
    shown = RequirementsView(
        in_use=used,
        chosen=next((each for each in used if each.is_chosen), None),
        count=len(run.sheet.questions),
        done=len(run.sheet.questions) - len(sitting.open),
        is_begun=sitting.is_begun,
        taken=words.count("desk.requirements.taken", len(taken)) if taken else "",
        others=words.count("cli.confirm.others", len(others)) if others else "",
        doubts=[words.say("cli.confirm.unreadable", reason=desk.explained(doubt)) for doubt in sitting.begun.doubts],
        page=page_read(sitting.page, sitting.spec, run.sheet.not_understood, words) if sitting.page else None,
        kept=_kept(sitting, told),
        lines=told,
    )
    if question:
        problem = confirming.explained(desk, sitting, question.name)
        asked = card(question, sitting, desk.requirements.releases, words, problem)
        return msgspec.structs.replace(shown, card=asked)
    return _with_end(shown, desk, sitting)


def _with_end(shown: RequirementsView, desk: Desk, sitting: Sitting) -> RequirementsView:
    today = desk.day
    try:
        sitting.run.outcome(phrases(), today)
    except BadInputError as problem:
        return msgspec.structs.replace(shown, nothing_left=desk.explained(problem))
    ended = end(sitting, shown.lines, desk.words, today, confirming.explained(desk, sitting, ADDING))
    return msgspec.structs.replace(shown, end=ended)


def _kept(sitting: Sitting, told: Sequence[QuestionLine]) -> tuple[str, str] | None:
    """Give what was answered a moment ago in words, and its question."""
    name = sitting.last.name if sitting.last else ""
    return next(((f"{line.title} ({line.devices}): {line.answer}", name) for line in told if line.name == name), None)


def _waiting(desk: Desk) -> int:
    """Give how many of the specs in use nobody laid beside the publisher's page yet."""
    try:
        return sum(waits_for_a_person(part) for part in desk.in_use)
    except BadInputError:
        return 0


class _Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    question: Value
    choice: Choice
    minimum: Value = ""
    recommended: Value = ""


class _Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    question: Value


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    row: Value


class _Add(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A row, with a field for each kind of device that was ticked."""

    kind: Value
    minimum: Value = ""
    recommended: Value = ""
    product: Value = ""
    windows_pc: str = ""
    mac: str = ""
    linux_pc: str = ""
    chromebook: str = ""
    ipad: str = ""
    android_tablet: str = ""
    phone: str = ""

    @property
    def classes(self) -> tuple[DeviceClass, ...]:
        """Give the kinds of device that were ticked."""
        pairs: tuple[tuple[DeviceClass, str], ...] = (
            ("windows-pc", self.windows_pc), ("mac", self.mac), ("linux-pc", self.linux_pc),
            ("chromebook", self.chromebook), ("ipad", self.ipad), ("android-tablet", self.android_tablet),
            ("phone", self.phone),
        )  # fmt: skip
        return tuple(name for name, ticked in pairs if ticked)


class _Who(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    role: Role
    read_on: Value
    source: Typed
    note: Typed = ""


class _Lay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    spec: Value
    again: str = ""


def _lay(desk: Desk, asked: _Lay) -> list[Line]:
    confirming.sit(desk, asked.spec, again=bool(asked.again))
    return []


def _anew(desk: Desk, _nothing: Nothing) -> list[Line]:
    confirming.sitting_of(desk).begin_anew()
    return [Line(desk.words.say("desk.requirements.begun_anew"))]


def _take(desk: Desk, dropped: Dropped) -> list[Line]:
    """Read a page; what is no page goes where it goes on any other tab."""
    kind = kind_of(dropped.name, dropped.data)
    is_list = dropped.name.casefold().endswith(_LISTS)
    if kind in _ELSEWHERE or (kind in {"zip", "list"} and is_list):
        return add.take(desk, dropped)
    return take_page(desk, dropped.name, dropped.data)


def _paste(desk: Desk, pasted: Pasted) -> list[Line]:
    name, data = desk.words.say("desk.requirements.page.pasted"), pasted.text.encode()
    if kind_of(name, data) == "group_data":  # it holds names of children, and a page is shown and kept
        return add.take(desk, Dropped(name, data))
    return take_page(desk, name, data)


def _one_at_a_time(do: Callable[[Desk, Any], list[Line]]) -> Callable[[Desk, Any], list[Line]]:
    """Give it so that two clicks, in two windows, come one after the other."""

    @wraps(do)
    def alone(desk: Desk, form: Any) -> list[Line]:  # noqa: ANN401  of the type that the action takes
        with desk.sitting_lock:
            return do(desk, form)

    return alone


def _action(takes: type[msgspec.Struct], do: Callable[[Desk, Any], list[Line]]) -> Action:
    return Action(takes, _one_at_a_time(do), is_one_of_many=True)


TAB = Tab(
    "requirements",
    _view,
    {
        "answer": _action(
            _Answer,
            lambda desk, form: confirming.answer(desk, form.question, form.choice, form.minimum, form.recommended),
        ),
        "undo": _action(_Question, lambda desk, form: confirming.take_back(desk, form.question)),
        "look": _action(_Question, lambda desk, form: confirming.look_at(desk, form.question)),
        "add": _action(
            _Add,
            lambda desk, form: confirming.add(
                desk, form.kind, form.classes, (form.minimum, form.recommended), form.product
            ),
        ),
        "accept": _action(_Row, lambda desk, form: confirming.accept(desk, form.row)),
        "leave-out": _action(_Row, lambda desk, form: confirming.leave_out(desk, form.row)),
        "lay": _action(_Lay, _lay),
        "anew": _action(Nothing, _anew),
        "take": Action(Dropped, _take, is_one_of_many=True),
        "paste": Action(Pasted, _paste, is_one_of_many=True),
        "forget-page": _action(Nothing, lambda desk, _form: put_page_away(desk)),
        "finish": _action(
            _Who, lambda desk, form: confirming.finish(desk, form.role, form.read_on, form.source, form.note)
        ),
    },
    {"page": asked_page, "buying": buying_page, "changes": changes_page},
    waiting=_waiting,
)
