"""What a person tells about a device, as readings: marked as told, and never in place of what was measured.

For a PC, where the program could not measure, and for a stored result, where nobody answered at the time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from checker.browser_page.answers import answered_readings, inches_of, may_be_told
from checker.browser_page.conclusion import ASKED
from checker.browser_page.identifying import kind_told
from checker.browser_page.submission import Answers
from checker.model.devices import OS_OF_CLASS
from checker.model.facts import NOT_ASKED, known_text, screens_of
from checker.model.readings import Facts, Known, Reading, Unknown, known
from checker.model.releases import DeviceModel
from checker.model.results import Origin

_COUNTS_OUTPUTS = frozenset({"windows-pc", "mac", "linux-pc"})


def told_readings(facts: Facts, answers: Answers, models: Sequence[DeviceModel], origin: Origin) -> Facts:
    """Give the readings that the answers add to these, for `with_changes`; none for what was measured already.

    `origin`: a program measures what kind of device it is; a page concludes it, and may have been misled.
    """
    kind = _kind(facts, answers, origin)
    device_class = known_text({**facts, **kind}, "device.class")
    told = {**answered_readings(answers, models), **_outputs(answers, device_class)}
    counting = {fact: reading for fact, reading in told.items() if may_be_told(facts.get(fact), reading)}
    return {**kind, **counting, **_sized(facts, inches_of(answers, models))}


def _kind(facts: Facts, answers: Answers, origin: Origin) -> Mapping[str, Reading]:
    seen = facts.get("device.class", NOT_ASKED)
    if not isinstance(seen, Known | Unknown) or (origin == "program" and isinstance(seen, Known)):
        return {}
    kind = kind_told(seen, answers.device_class)
    if kind == seen:
        return {}
    system = OS_OF_CLASS.get(answers.device_class or "")
    return {"device.class": kind, **({"os.name": known(system, ASKED)} if system else {})}


def _outputs(answers: Answers, device_class: str) -> Mapping[str, Reading]:
    """Give what plays sound in a PC, where a program counts it: who hears something tells that there is one."""
    if answers.sound is None or device_class not in _COUNTS_OUTPUTS:
        return {}
    return {"audio.outputs": known(1, ASKED, "at_least") if answers.sound else known(0, ASKED)}


def _sized(facts: Facts, inches: float | None) -> Mapping[str, Reading]:
    """Give the screen with the size of the model that was chosen, where it had none."""
    screens, seen = screens_of(facts), facts.get("displays")
    if inches is None or not screens or screens[0].inches or not isinstance(seen, Known):
        return {}
    sized = (msgspec.structs.replace(screens[0], inches=inches), *screens[1:])
    return {"displays": msgspec.structs.replace(seen, value=sized)}
