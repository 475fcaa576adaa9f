"""The questions of the check page, asked and answered in words: at a prompt, in an option, in a correction.

The same question has the same name everywhere, in Dutch or in English, and takes the same answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from checker.browser_page.answers import english_title
from checker.browser_page.submission import VERSION_ALONE, Answers
from checker.errors import BadInputError
from checker.model.devices import DEVICE_CLASSES
from checker.model.releases import DeviceModel

Models = Sequence[DeviceModel]
_YES, _NO = frozenset({"ja", "j", "yes", "y"}), frozenset({"nee", "n", "no"})
_GIGABYTES = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})?)\s*(?:gb|gib|g)?", re.ASCII)
_MONTH = re.compile(r"(0?[1-9]|1[0-2])[-/](20[0-9]{2})", re.ASCII)


def _small(text: str, _models: Models) -> object:
    return text.casefold()


def _yes_or_no(text: str, _models: Models) -> object:
    plain = text.casefold()
    return True if plain in _YES else False if plain in _NO else text


def _month(text: str, _models: Models) -> object:
    found = _MONTH.fullmatch(text)
    return f"{found[2]}-{int(found[1]):02}" if found else text


def _version(text: str, _models: Models) -> object:
    """Give the number alone, in whichever words a person copied it."""
    return re.sub(VERSION_ALONE, r"\1", text.replace(",", "."), flags=re.IGNORECASE)


def _gigabytes(text: str, _models: Models) -> object:
    found = _GIGABYTES.fullmatch(text.casefold().replace(",", "."))
    return float(found[1]) if found else text


def _model(text: str, models: Models) -> object:
    """Give the model's English title, whichever of its titles was written; no text at all for one not in the table."""
    for model in models:
        titles = [model.title] if isinstance(model.title, str) else model.title.values()
        if text.casefold() in {title.casefold() for title in titles}:
            return english_title(model)
    return False


class Question(msgspec.Struct, frozen=True):
    """A question: its field among the answers, its Dutch name, an answer as an example, and what reads one."""

    field: str
    dutch: str
    example: str
    read: Callable[[str, Models], object]


QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        "kind": Question("device_class", "soort", "chromebook", _small),
        "sound": Question("sound", "geluid", "ja", _yes_or_no),
        "popups": Question("popups", "vensters", "ja", _yes_or_no),
        "updates": Question("updates_until", "updates", "2031-06", _month),
        "version": Question("os_version", "versie", "11", _version),
        "memory": Question("memory", "geheugen", "8", _gigabytes),
        "model": Question("model", "model", "iPad (A16)", _model),
    }
)
_BY_NAME = {**{item.dutch: name for name, item in QUESTIONS.items()}, **{name: name for name in QUESTIONS}}


def question_named(name: str, file: str) -> str:
    """Give the question with this name, Dutch or English. Raises `BadInputError` about `file` with the nearest name."""
    found = _BY_NAME.get(name.strip().casefold())
    if found is None:
        raise BadInputError(file, name[:40], "is not a question", _nearest(name.casefold(), _BY_NAME))
    return found


def answers_of(told: Mapping[str, str], models: Models, file: str) -> Answers:
    """Give the answers in these words, by question. Raises `BadInputError` about `file` that names the question."""
    return msgspec.convert(dict(_answer(name, text.strip(), models, file) for name, text in told.items()), Answers)


def _answer(name: str, text: str, models: Models, file: str) -> tuple[str, object]:
    question = QUESTIONS[question_named(name, file)]
    try:
        read = msgspec.convert({question.field: question.read(text, models)}, Answers)
    except msgspec.ValidationError as error:
        raise BadInputError(file, name, f'"{text[:60]}" is not an answer', _example(question)) from error
    return question.field, getattr(read, question.field)


def _example(question: Question) -> str:
    if question.field == "device_class":
        return f"Valid: {', '.join(DEVICE_CLASSES)}."
    return f'Write it as "{question.example}".'


def _nearest(word: str, names: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  only a mistake pays for it

    near = get_close_matches(word, names, n=1, cutoff=0.6)
    return f'Did you mean "{near[0]}"?' if near else f"Valid: {', '.join(QUESTIONS)}."
