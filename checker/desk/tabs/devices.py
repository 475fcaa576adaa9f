"""All devices, to find one and say what is better known than measured: its label, its place, that it is gone."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker.browser_page.submission import Answers
from checker.checking.questions import QUESTIONS, answers_of
from checker.desk.deciding import KeyText, Typed, decided, key_in, key_text, row_named, rows_of, short, short_name
from checker.desk.desk import Desk
from checker.desk.tabs.tab import Action, Query, Tab
from checker.desk.told import Line
from checker.errors import BadInputError
from checker.fleet.rows import DeviceRow
from checker.model.corrections import DeviceKey, Ignored, Merged, Relabelled, Replaced, Told
from checker.model.devices import DEVICE_CLASSES
from checker.model.verdicts import Verdict
from checker.reporting.check_page.questions import KIND, questions_of
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shown
from checker.reporting.words.part_words import part_names
from checker.reporting.words.verdict_look import Look, look_of

_MOST_SHOWN = 60
YES, NO = "ja", "nee"


class AskedOf(msgspec.Struct, frozen=True):
    """A question that may be answered for a device: by one of the choices, or where there are none in one's own words.

    `choices`: each answer as it is stored, and in words.
    """

    name: str
    text: str
    example: str
    choices: Sequence[tuple[str, str]]


class DeviceLine(msgspec.Struct, frozen=True, kw_only=True):
    """A device, and what its forms hold. `parts`: what it is by each publisher, where there are several."""

    key: str
    id: str
    name: str
    label: str
    place: str
    model: str
    look: Look
    parts: Sequence[tuple[str, Look]]
    why: str
    questions: Sequence[AskedOf]


class DevicesView(msgspec.Struct, frozen=True, kw_only=True):
    """All the tab shows. `more`: how many there are besides, "" for none."""

    searched: str
    found: str
    devices: Sequence[DeviceLine]
    more: str
    places: Sequence[str]


def _view(desk: Desk, asked: Query) -> DevicesView:
    rows, words = rows_of(desk), desk.words
    searched = short(asked.get("q", [""])[0])
    found = _meant(rows, searched)
    left = len(found) - _MOST_SHOWN
    return DevicesView(
        searched=shown(searched),
        found=words.count("desk.devices.found", len(found)),
        devices=[_line(desk, row) for row in found[:_MOST_SHOWN]],
        more=words.count("desk.devices.more", left) if left > 0 else "",
        places=sorted({row.place for row in rows if row.place}),
    )


def _meant(rows: Sequence[DeviceRow], searched: str) -> list[DeviceRow]:
    """Give the devices with what was typed as it stands, or else with all its words, wherever they are."""
    told = [f"{row.name}\n{row.place}\n{row.identity.name}\n{row.described.model}".casefold() for row in rows]
    phrase = searched.casefold()
    words = [phrase] if any(phrase in text for text in told) else phrase.split()
    return [row for row, text in zip(rows, told, strict=True) if all(word in text for word in words)]


def _line(desk: Desk, row: DeviceRow) -> DeviceLine:
    findings = row.open_findings
    return DeviceLine(
        key=key_text(row.key),
        id=short_name(row.key),
        name=row.name,
        label=row.identity.label,
        place=row.place,
        model=row.described.model,
        look=look_of(row.judged.verdict, desk.words),
        parts=_parts(desk, row),
        why=findings[0][1] if findings else "",
        questions=_questions(desk, row),
    )


def _parts(desk: Desk, row: DeviceRow) -> list[tuple[str, Look]]:
    made = desk.newest.made
    if made is None or len(made.fleet.spec.parts) == 1:
        return []
    names = part_names(made.fleet.spec, desk.words).values()
    return [(name, look_of(row.judged.by_part(place), desk.words)) for place, name in enumerate(names)]


def _questions(desk: Desk, row: DeviceRow) -> list[AskedOf]:
    """Give what may be told of a device that cannot be judged yet: what was not measured, or what kind it is."""
    made = desk.newest.made
    if made is None or not any(item.verdict is Verdict.UNKNOWN for item in row.judged.findings):
        names: tuple[str, ...] = (KIND,) if row.judged.reason == "class_unknown" else ()
    else:
        names = questions_of(row.judged.device_class, made.fleet.spec)
    return [_asked_of(name, desk.words) for name in names if name in QUESTIONS]


def _asked_of(name: str, words: Words) -> AskedOf:
    choices: Sequence[tuple[str, str]] = ()
    if name == KIND:
        choices = [(each, words.say(f"value.device.class.{each}")) for each in DEVICE_CLASSES]
    elif QUESTIONS[name].example == YES:
        choices = [(answer, words.say(f"desk.answer.{answer}")) for answer in (YES, NO)]
    return AskedOf(name, words.say(f"desk.question.{name}"), QUESTIONS[name].example, choices)


class _Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    device: KeyText
    label: Typed
    location: Typed
    had_label: Typed
    had_location: Typed


class _Gone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    device: KeyText
    by: Typed = ""


class _Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    device: KeyText
    question: Typed
    answer: Typed


def _label(desk: Desk, form: _Label) -> list[Line]:
    """Give a device the label and the place that were typed, as far as they are other ones."""
    label, location = short(form.label), short(form.location)
    new_label = label if label != short(form.had_label) else None
    new_location = location if location != short(form.had_location) else None
    if new_label is None and new_location is None:
        return [Line(desk.words.say("desk.devices.same"), "note")]
    return decided(desk, Relabelled, form.device, label=new_label, location=new_location)


def _ignore(desk: Desk, form: _Gone) -> list[Line]:
    return decided(desk, Ignored, form.device)


def _replaced(desk: Desk, form: _Gone) -> list[Line]:
    try:
        other = _other(desk, form) if form.by.strip() else None
    except BadInputError as nobody:
        return [Line(nobody.problem, "wrong")]
    return decided(desk, Replaced, form.device, other=other)


def _other(desk: Desk, form: _Gone) -> DeviceKey:
    """Give the device that is named. Raises `BadInputError` where there is none, several, or it is the same one."""
    other = row_named(desk, form.by).key
    if other == key_in(form.device):
        raise BadInputError("", "", desk.words.say("desk.devices.itself", name=shown(short(form.by))), "")
    return other


def _same(desk: Desk, form: _Gone) -> list[Line]:
    """Make it one device with the one that is named: a second profile, or a sticker that was mistyped."""
    try:
        other = _other(desk, form)
    except BadInputError as nobody:
        return [Line(nobody.problem, "wrong")]
    return decided(desk, Merged, form.device, other=other)


def _tell(desk: Desk, form: _Told) -> list[Line]:
    """Store an answer. One that no page would take is refused with an example."""
    models = desk.requirements.releases.operating_systems.device_model
    try:
        _: Answers = answers_of({form.question: form.answer}, models, form.question)
    except BadInputError:
        known = QUESTIONS.get(form.question)
        example = known.example if known else ""
        return [Line(desk.words.say("desk.devices.not_an_answer", answer=shown(form.answer), example=example), "wrong")]
    return decided(desk, Told, form.device, question=form.question, answer=short(form.answer))


TAB = Tab(
    "devices",
    _view,
    {
        "label": Action(_Label, _label),
        "ignore": Action(_Gone, _ignore),
        "replaced": Action(_Gone, _replaced),
        "same": Action(_Gone, _same),
        "told": Action(_Told, _tell),
    },
)
