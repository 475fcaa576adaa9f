"""What people decided, in words: what and when, never who."""

from __future__ import annotations

import datetime as dt

import msgspec

from checker.checking.questions import QUESTIONS
from checker.fleet.decisions.in_force import Conflict, Decisions
from checker.model.corrections import (
    Correction,
    DeviceKey,
    Ignored,
    Merged,
    OnList,
    Parted,
    Refused,
    Relabelled,
    Replaced,
    Subject,
    Told,
    Undone,
)
from checker.model.moments import local
from checker.reporting.language.words import Words

SHORT_ID = 8


class DecisionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A decision that holds: its id as one types it, when it was taken, and what it says."""

    id: str
    kind: str
    when: str
    text: str


class ConflictRow(msgspec.Struct, frozen=True, kw_only=True):
    """Decisions that contradict each other, the one that holds first."""

    holds: DecisionRow
    others: tuple[DecisionRow, ...]


def decision_rows(decisions: Decisions, words: Words) -> tuple[DecisionRow, ...]:
    """Give the decisions that hold, the newest first."""
    return tuple(decision_row(_as_it_holds(item, decisions), decisions, words) for item in reversed(decisions.listed))


def _about(item: Correction, subject: Subject) -> Correction:
    """Give a label with a place as far as it is about the one of them that is contradicted."""
    if not isinstance(item, Relabelled):
        return item
    return msgspec.structs.replace(item, **{of[0]: None for of in item.about if of != subject})


def _as_it_holds(item: Correction, decisions: Decisions) -> Correction:
    """Give a label with a place without the one of them that a later decision tells."""
    if not isinstance(item, Relabelled):
        return item
    gone = {subject[0]: None for subject in item.about if decisions.in_force.get(subject) is not item}
    return msgspec.structs.replace(item, **gone)


def undone_rows(decisions: Decisions, words: Words) -> tuple[DecisionRow, ...]:
    """Give what was undone, the newest first; the id is that of the undoing, by which it comes back."""
    held = [item for item in decisions.all if isinstance(item, Undone) and item.id not in decisions.undone]
    return tuple(decision_row(item, decisions, words) for item in reversed(held))


def conflict_rows(decisions: Decisions, words: Words) -> tuple[ConflictRow, ...]:
    """Give what people decided differently without knowing of each other."""
    return tuple(_conflict(item, decisions, words) for item in decisions.conflicts)


def _conflict(conflict: Conflict, decisions: Decisions, words: Words) -> ConflictRow:
    about = [_about(item, conflict.subject) for item in conflict.decisions]
    first, *others = (decision_row(item, decisions, words) for item in about)
    return ConflictRow(holds=first, others=tuple(others))


def decision_row(item: Correction, decisions: Decisions, words: Words) -> DecisionRow:
    """Give one decision."""
    return DecisionRow(
        id=item.id[:SHORT_ID],
        kind=words.say(f"decision.kind.{kind_of_decision(item)}"),
        when=words.date(local(dt.datetime.fromisoformat(item.at)).date()),
        text=decision_words(item, decisions, words),
    )


def kind_of_decision(item: Correction) -> str:
    """Give its kind, as files and commands name it."""
    return str(item.__struct_config__.tag)


def decision_words(item: Correction, decisions: Decisions, words: Words) -> str:
    """Give what a decision says."""
    device = called(item.device, decisions)
    match item:
        case Relabelled():
            return _relabelled(item, words)
        case Merged() | Parted() | Replaced():
            return _of_two(item, decisions, words)
        case Refused(rows=rows):
            listed = words.both([_on_list(row, words) for row in rows])
            return words.say("decision.refuse", device=_named(item.device), listed=listed)
        case Ignored():
            return words.say("decision.ignore", device=device)
        case Told(question=question, answer=answer):
            return words.say("decision.told", device=device, question=_question(question, words), answer=answer)
        case Undone():
            return _undone(item, decisions, words)


def _relabelled(item: Relabelled, words: Words) -> str:
    """Give it with the name the device had in its results."""
    names = {"device": _named(item.device), "label": item.label or "", "location": item.location or ""}
    if item.listed and item.label is item.location is None:
        return words.say("decision.listed", device=names["device"], listed=_on_list(item.listed, words))
    if item.location is None:
        return words.say("decision.label", **names)
    return words.say("decision.location" if item.label is None else "decision.label_location", **names)


def _on_list(row: OnList, words: Words) -> str:
    """Give a row of the list, with its place where the list tells one."""
    if place := ", ".join(filter(None, (row.building, row.location))):
        return words.say("fleet.listed.at", name=row.name, place=place)
    return words.say("fleet.listed", name=row.name)


def _of_two(item: Merged | Parted | Replaced, decisions: Decisions, words: Words) -> str:
    if item.other is None:
        return words.say("decision.replaced", device=called(item.device, decisions))
    names = _two(item.device, item.other, decisions)
    if isinstance(item, Replaced):
        return words.say("decision.replaced_by", **names)
    return words.say(f"decision.{kind_of_decision(item)}", **names)


def _undone(item: Undone, decisions: Decisions, words: Words) -> str:
    """Give what was undone; of an undoing only that, or a long row of them would be one long sentence."""
    of = next((known for known in decisions.all if known.id == item.of), None)
    if of is None or isinstance(of, Undone):
        return words.say("decision.undo_undo", device=called(item.device, decisions))
    return words.say("decision.undo", decision=decision_words(of, decisions, words))


def _question(question: str, words: Words) -> str:
    """Give the name of a question; of one that only a newer program knows, as it stands there."""
    return words.say(f"decision.question.{question}") if question in QUESTIONS else question


def called(key: DeviceKey, decisions: Decisions) -> str:
    """Give what a device is called: by who corrected its label, else by its results."""
    label = decisions.in_force.get(("label", *key.plain))
    return (isinstance(label, Relabelled) and label.label) or _named(key)


def _named(key: DeviceKey) -> str:
    return key.label.strip() or key.name.strip() or key.id[:SHORT_ID]


def _two(one: DeviceKey, other: DeviceKey, decisions: Decisions) -> dict[str, str]:
    """Give what two devices are called, with the start of their ids where that is the same."""
    first, second = called(one, decisions), called(other, decisions)
    if first.casefold() == second.casefold():
        first, second = f"{first} ({one.id[:SHORT_ID]})", f"{second} ({other.id[:SHORT_ID]})"
    return {"device": first, "other": second}
