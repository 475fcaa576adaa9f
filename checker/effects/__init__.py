"""What a remedy does to the readings, so that they can be judged again: the words a spec may use, and their doing.

To add a word: a function in the file of its subject, and its line in `_CHANGES`. `spec validate` and the documentation
know the words from there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from checker.conditions.kind import Problem
from checker.conditions.situation import Situation
from checker.effects.browsers import default_is_best, installed_browser, newest_browser
from checker.effects.displays import native_mode, unscaled
from checker.effects.effect import Effect
from checker.effects.systems import all_updates, extended_updates, newest_build, newest_system, to_version
from checker.effects.values import to_value, value_problem
from checker.model.facts import with_changes
from checker.model.readings import Facts
from checker.model.vocabulary import FACTS

_CHANGES: Mapping[tuple[str, str], Callable[[Situation, str], Facts]] = MappingProxyType(
    {
        ("browsers", "newest"): newest_browser,
        ("browsers", "installed"): installed_browser,
        ("browsers", "default-best"): default_is_best,
        ("displays", "unscaled"): unscaled,
        ("displays", "native-mode"): native_mode,
        ("os.build_id", "newest"): newest_build,
        ("os.build_id", "extended"): extended_updates,
        ("os.build_id", "updated"): all_updates,
        ("os.version", "newest"): newest_system,
        ("os.version", "updated"): all_updates,
    }
)


def after(effect: Effect, situation: Situation, target: str = "") -> Situation:
    """Give the situation after the effect. `target`: the browser the remedy is about, "" for the best one."""
    changed = changes_by(effect, situation, target)
    return situation.holding(with_changes(situation.facts, changed))


def changes_by(effect: Effect, situation: Situation, target: str = "") -> Facts:
    """Give the readings that the effect changes; none where it changes nothing."""
    if change := _CHANGES.get((effect.fact, effect.to)):
        return change(situation, target)
    return to_version(effect.to, situation) if effect.fact == "os.version" else to_value(effect, situation)


def words_of(fact: str) -> tuple[str, ...]:
    """Give the words that `to` may be for a fact; none for one that becomes a value."""
    return tuple(to for of, to in _CHANGES if of == fact)


def effect_problem(effect: Effect) -> Problem | None:
    """Give what is wrong with an effect, or None."""
    if effect.fact not in FACTS:
        return Problem("fact", f'"{effect.fact}" is not a fact')
    if not (words := words_of(effect.fact)):
        return value_problem(effect)
    is_version = effect.fact == "os.version" and effect.to[:1].isdigit()
    return None if effect.to in words or is_version else Problem("to", f"expected one of {', '.join(words)}")
