"""What differs between two specs: every change with its place, what was and what is, and which way it goes.

The list is complete: carried out on the first spec it gives the second, to the letter (`applied`). Places are keys with
points between them; a requirement, a remedy or a product is named by its id: `requirement.memory.condition.minimum`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from checker.specification.document import Requirement, RequirementsSpec
from checker.specification.stricter import Effect, effect_of, is_asked_anyway, subject_of

What = Literal["added", "dropped", "raised", "lowered", "renamed", "confirmed", "moved", "changed"]
_BY_ID = ("requirement", "remedy", "product")
_HOW: Mapping[Effect, What] = {"stricter": "raised", "looser": "lowered", "unclear": "changed", "none": "changed"}
_STRICT_FIRST: Mapping[str, int] = {"stricter": 0, "unclear": 1, "looser": 2, "none": 3}
_ORDER = "order"

Plain = dict[str, Any]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change. `before` and `after` are absent where there was or is nothing at that place.

    `effect`: whether it makes what is asked stricter or looser, or `unclear` where that cannot be told. What is only
    said in other words is `none`, and so is a requirement that comes or goes beside others that ask as much.
    """

    path: str
    what: What
    effect: Effect = "none"
    before: Any = msgspec.UNSET
    after: Any = msgspec.UNSET

    @property
    def keys(self) -> tuple[str, ...]:
        """Give the keys that lead to the place."""
        return tuple(self.path.split("."))


def compared(before: RequirementsSpec, after: RequirementsSpec) -> tuple[Change, ...]:
    """Give all that differs, what makes it stricter first; nothing for a spec and itself."""
    renamed = _renamed(before, after)
    old, new = _plain(before), _plain(after)
    changes = [Change(path=f"requirement.{was}.id", what="renamed", before=was, after=now) for was, now in renamed]
    for was, now in renamed:
        _rename(old, was, now)
    asked = {item.id: item for item in after.requirement}
    names = dict(renamed)
    were = {names.get(item.id, item.id): item for item in before.requirement}
    for place, value_before, value_after in _different("", old, new):
        changes.append(_change(place, (value_before, value_after), were, asked))
    changes += _moved(old, new)
    return tuple(sorted(changes, key=lambda change: _STRICT_FIRST[change.effect]))


def applied(before: RequirementsSpec, changes: Iterable[Change]) -> RequirementsSpec:
    """Give the spec that comes of these changes. Raises `msgspec.ValidationError` where that is no spec."""
    document = _plain(before)
    for change in sorted(changes, key=_turn):
        _carry_out(document, change)
    whole = {key: list(held.values()) if key in _BY_ID else held for key, held in document.items()}
    return msgspec.convert(whole, RequirementsSpec)


def _plain(spec: RequirementsSpec) -> Plain:
    """Give a spec as plain values, its requirements, remedies and products by their ids."""
    document: Plain = msgspec.json.decode(msgspec.json.encode(spec))
    return document | {key: {item["id"]: item for item in document[key]} for key in _BY_ID}


def _different(place: str, old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401  any part of a spec
    """Give each place where two documents differ, as near to the values as both have the same shape."""
    if old == new:
        return
    if not _have_one_shape(old, new):
        yield place.removeprefix("."), old, new
        return
    for key, (was, now) in _pairs(old, new).items():
        if "kind" in old and key != "conditions" and was != now:
            yield f"{place}.{key}".removeprefix("."), was, now
        else:
            yield from _different(f"{place}.{key}", was, now)


def _have_one_shape(old: Any, new: Any) -> bool:  # noqa: ANN401  any part of a spec
    match old, new:
        case dict(), dict():
            return old.get("kind") == new.get("kind")
        case [dict(), *_], [dict(), *_]:
            return [part.get("kind") for part in old] == [part.get("kind") for part in new]
        case _:
            return False


def _pairs(old: Any, new: Any) -> dict[object, tuple[Any, Any]]:  # noqa: ANN401  dicts or lists of one shape
    if isinstance(old, list):
        return dict(enumerate(zip(old, new, strict=True)))
    return {key: (old.get(key, msgspec.UNSET), new.get(key, msgspec.UNSET)) for key in {**old, **new}}


def _change(
    place: str, values: tuple[Any, Any], were: Mapping[str, Requirement], asked: Mapping[str, Requirement]
) -> Change:
    before, after = values
    keys = place.split(".")
    effect = effect_of(keys, before, after, (were.get(keys[1]), asked.get(keys[1])) if len(keys) > 1 else (None, None))
    if before is msgspec.UNSET or after is msgspec.UNSET:
        effect = _of_whole(keys, effect, were, asked)
    what = _HOW[effect]
    if before is msgspec.UNSET or after is msgspec.UNSET:
        what = "added" if before is msgspec.UNSET else "dropped"
    elif keys[-1] == "basis" and after == "published":
        what = "confirmed"
    return Change(path=place, what=what, effect=effect, before=before, after=after)


def _of_whole(
    keys: Sequence[str], effect: Effect, were: Mapping[str, Requirement], asked: Mapping[str, Requirement]
) -> Effect:
    """Give the effect of what came or went: none of a requirement where others ask as much on the other side."""
    match keys:
        case ["requirement", name]:
            item, others = (were[name], asked) if name in were else (asked[name], were)
            return "none" if is_asked_anyway(item, others.values()) else effect
        case _:
            return effect


def _renamed(before: RequirementsSpec, after: RequirementsSpec) -> list[tuple[str, str]]:
    """Give the requirements that have another id and ask of the same devices about the same: was and is."""
    stay = {item.id for item in before.requirement} & {item.id for item in after.requirement}
    old, new = _only(before, stay), _only(after, stay)
    return [(was, new[subject]) for subject, was in old.items() if subject in new]


def _only(spec: RequirementsSpec, stay: Iterable[str]) -> dict[object, str]:
    """Give the requirements that are in one spec only, by what they are about, where just one is about that."""
    ids = {item.id: _subject(item) for item in spec.requirement if item.id not in stay}
    counts = Counter(ids.values())
    return {subject: name for name, subject in ids.items() if counts[subject] == 1}


def _subject(item: Requirement) -> tuple[object, ...]:
    condition = item.condition
    return subject_of(condition), condition.facts_needed(), frozenset(item.applies_to), item.category


def _rename(document: Plain, was: str, now: str) -> None:
    items = document["requirement"]
    items[was]["id"] = now
    document["requirement"] = {now if key == was else key: item for key, item in items.items()}


def _moved(old: Plain, new: Plain) -> Iterator[Change]:
    """Give the order of each list that does not follow by itself: where what is new stands, and which is first."""
    for key in _BY_ID:
        stay = [name for name in old[key] if name in new[key]]
        added = [name for name in new[key] if name not in old[key]]
        if stay + added != list(new[key]) or len(added) > 1:
            yield Change(path=f"{key}.{_ORDER}", what="moved", before=stay + added, after=list(new[key]))


def is_reordered(change: Change, added: Sequence[str]) -> bool:
    """Tell whether what stays stands in another order, and not only what is new somewhere in between."""
    orders = ([name for name in order if name not in added] for order in (change.before, change.after))
    return change.what == "moved" and next(orders) != next(orders)


def _turn(change: Change) -> int:
    """Give when a change is carried out: names first, the order last."""
    return {"renamed": 0, "dropped": 1, "added": 3, "moved": 4}.get(change.what, 2)


def _carry_out(document: Plain, change: Change) -> None:
    if change.what == "renamed":
        _rename(document, change.before, change.after)
        return
    *way, last = change.keys
    holder: Any = document
    if change.what == "moved":
        document[way[0]] = {name: document[way[0]][name] for name in change.after}
        return
    for key in way:
        holder = holder[int(key) if isinstance(holder, list) else key]
    if change.after is msgspec.UNSET:
        del holder[last]
    else:
        holder[last] = change.after
