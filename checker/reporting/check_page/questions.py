"""What the page asks a person: only what the browser hides and the requirements need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from checker.evaluation.judging import Judgement
from checker.model.devices import DEVICE_CLASSES
from checker.model.facts import reading_of
from checker.model.findings import Finding
from checker.model.verdicts import Verdict
from checker.specification.document import Requirement, RequirementsSpec

KIND = "kind"
LABEL = "label"
MODEL = "model"
# A question -> the fact it tells; in the order they are asked. `kind` is asked first, and on its own.
_FACTS: Mapping[str, str] = MappingProxyType(
    {
        "sound": "page.sound",
        "popups": "page.popups",
        "updates": "os.updates_until",
        "version": "os.version",
        "memory": "memory.installed",
    }
)
# Likewise for a PC that the program measured: it counts what plays sound, and a person hears it.
OF_A_PROGRAM: Mapping[str, str] = MappingProxyType(
    {"memory": "memory.installed", "version": "os.version", "sound": "audio.outputs"}
)
# Where nobody can look it up on the device itself, nobody is asked.
_NOT_OF: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "updates": frozenset(DEVICE_CLASSES) - {"chromebook"},
        "version": frozenset({"chromebook", "linux-pc", "phone", "other"}),
        "memory": frozenset({"ipad", "android-tablet", "phone", "other"}),
    }
)


def open_questions(
    judgement: Judgement, spec: RequirementsSpec, told_by: Mapping[str, str] = _FACTS
) -> tuple[str, ...]:
    """Give the questions whose answer can still change a finding on this device; `told_by`: the fact each tells."""
    if judgement.reason == "class_unknown":
        return (KIND,)
    undecided = list(_undecided(judgement, spec))
    asked = [
        question
        for question, fact in told_by.items()
        if _is_asked_of(question, judgement.device_class)
        and _is_not_sharp(judgement, fact)
        and _needs(fact, (item for _, item in undecided))
    ]
    return (*asked, *([MODEL] if _is_model_needed(undecided, judgement) else []))


def questions_of(device_class: str, spec: RequirementsSpec) -> tuple[str, ...]:
    """Give every question such a device may be asked, for a page that nobody answers."""
    items = [item for item in spec.requirement if device_class in item.applies_to]
    asked = [name for name, fact in _FACTS.items() if _is_asked_of(name, device_class) and _needs(fact, items)]
    has_inches = device_class == "ipad" and any(item.condition.expected().unit == "inch" for item in items)
    return (*asked, *([MODEL] if has_inches else []))


def _undecided(judgement: Judgement, spec: RequirementsSpec) -> Iterator[tuple[Finding, Requirement]]:
    """Give what is not known; of a spec that fails no answer makes it better, and nobody's time is wasted."""
    failing = {item.requirement for part in judgement.parts if part.verdict is Verdict.FAIL for item in part.findings}
    for finding, item in zip(judgement.findings, spec.requirement, strict=True):
        if finding.verdict is Verdict.UNKNOWN and finding.requirement not in failing:
            yield finding, item


def _is_asked_of(question: str, device_class: str) -> bool:
    return device_class not in _NOT_OF.get(question, frozenset())


def _is_not_sharp(judgement: Judgement, fact: str) -> bool:
    """Tell whether a person may know better: not where the browser told it outright."""
    return getattr(reading_of(judgement.facts, fact), "bound", "") != "exact"


def _needs(fact: str, requirements: Iterable[Requirement]) -> bool:
    return any(fact in item.condition.facts_read() for item in requirements)


def _is_model_needed(undecided: Iterable[tuple[Finding, Requirement]], judgement: Judgement) -> bool:
    """Tell whether only the model can tell the size: two sizes of iPad have the same screen for a page."""
    return judgement.device_class == "ipad" and any(
        finding.reason == "screen_inches_unknown" for finding, _ in undecided
    )
