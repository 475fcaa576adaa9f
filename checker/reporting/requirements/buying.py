"""What a new device must be able to do: of each property the most that any of the specs asks, and who asks it.

What is rather counts where it is said, for a new device is there for years. What no seller delivers, such as an updated
browser, is left for after unpacking.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeGuard

import msgspec

from checker.conditions import Condition
from checker.conditions.at_least import AtLeast
from checker.conditions.at_least_version import AtLeastVersion
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.combined import AllOf, AnyOf
from checker.conditions.display_at_least import DisplayAtLeast
from checker.conditions.is_true import IsTrue
from checker.conditions.one_of import OneOf
from checker.conditions.reachable import Reachable
from checker.conditions.single import Single
from checker.conditions.supported_on import SupportedOn
from checker.conditions.updates_arriving import UpdatesArriving
from checker.model.releases import Releases
from checker.specification.document import Requirement, RequirementsSpec
from checker.specification.stricter import asks_more, subject_of
from checker.versions import version_of

When = Literal["bought", "unpacked", "never"]
"""Whether a seller delivers it, whether it is set up afterwards, or neither."""
FOR_SALE = ("windows-pc", "mac", "linux-pc", "chromebook", "ipad", "android-tablet")
_SYSTEMS = {"windows-pc": "windows", "mac": "macos", "ipad": "ipados", "android-tablet": "android"}
_OF_THE_PERSON = frozenset({"storage.free", "session.remote", "clock.offset"})
_HOME_OR_SCHOOL = frozenset({"home", "pro", "enterprise"})


class Asker(NamedTuple):
    """Who asks for something: a spec, and the requirement in it."""

    spec: RequirementsSpec
    requirement: Requirement

    @property
    def is_provisional(self) -> bool:
        """Tell whether nobody read it on the publisher's page yet."""
        return self.requirement.basis == "provisional"


class Property(msgspec.Struct, frozen=True, kw_only=True):
    """One property of a device: what it must be, and all who ask just that."""

    condition: Single
    askers: tuple[Asker, ...]


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """What a device of one kind must have when it is bought, and what is done after unpacking.

    `refused_by`: who requires another kind of device. `silent`: the specs that say nothing of this kind.
    """

    device_class: str
    refused_by: tuple[Asker, ...]
    silent: tuple[RequirementsSpec, ...]
    bought: tuple[Property, ...]
    unpacked: tuple[Property, ...]
    newest_only: str


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: by these specs, on a day, with updates for so many years, None where nobody said how many."""

    specs: tuple[RequirementsSpec, ...]
    releases: Releases
    day: dt.date
    years: int | None = None

    def kinds(self) -> tuple[Kind, ...]:
        """Give what each kind of device must have; kinds of which nothing is asked are left out."""
        kinds = (self._kind(name) for name in FOR_SALE)
        return tuple(kind for kind in kinds if kind.bought)

    def _kind(self, device_class: str) -> Kind:
        asked = list(_asked(self.specs, device_class))
        held = {when: tuple(_strictest(asked, when)) for when in ("bought", "unpacked")}
        needs_updates = any(isinstance(item.condition, SupportedOn) for item in held["bought"])
        newest = oldest_patched(_SYSTEMS.get(device_class, ""), self.releases, self.day) if needs_updates else ""
        return Kind(
            device_class=device_class,
            refused_by=tuple(asker for condition, asker in asked if _refuses(condition, asker, device_class)),
            silent=tuple(spec for spec in self.specs if not _speaks_of(spec, device_class)),
            bought=tuple(item for item in held["bought"] if not _is_said_by_the_version(item, held["bought"], newest)),
            unpacked=held["unpacked"],
            newest_only=newest,
        )


def _is_said_by_the_version(item: Property, bought: Iterable[Property], newest: str) -> bool:
    """Tell whether the version it is delivered with, the oldest that gets updates, is one that this names."""
    named = item.condition
    if not isinstance(named, OneOf) or named.fact != "os.version" or newest not in named.values:
        return False
    others = (other.condition for other in bought)
    return any(isinstance(other, AtLeastVersion) and other.fact == named.fact for other in others)


def oldest_patched(os: str, releases: Releases, day: dt.date) -> str:
    """Give the oldest version of a system that gets updates on a day, by the table; "" where it has no rows of it."""
    rows = (row for row in releases.operating_systems.release if row.os == os)
    plain = (row for row in rows if not row.groups or _HOME_OR_SCHOOL & set(row.groups))
    patched = [row.version for row in plain if row.supported_until is None or row.supported_until >= day]
    return min(patched, key=version_of, default="")


def _asked(specs: Iterable[RequirementsSpec], device_class: str) -> Iterator[tuple[Single, Asker]]:
    for spec in specs:
        for item in spec.requirement:
            if device_class in item.applies_to and item.category != "connection":
                yield from ((_as_wished(part), Asker(spec, item)) for part in _that_count(item.condition, device_class))


def _that_count(condition: Condition, device_class: str) -> tuple[Single, ...]:
    """Give the single conditions: of alternatives the first that is for sale, or none where the kind is enough."""
    match condition:
        case AnyOf(conditions=parts):
            if any(_is_about_kinds(part) and _allows(part, device_class) for part in parts):
                return ()
            return (next((part for part in parts if when_of(part) == "bought"), parts[0]),)
        case AllOf(conditions=parts):
            return tuple(single for part in parts for single in _that_count(part, device_class))
        case _:
            return (condition,)


def _is_about_kinds(condition: Single) -> TypeGuard[OneOf]:
    return isinstance(condition, OneOf) and condition.fact == "device.class"


def _allows(condition: OneOf, device_class: str) -> bool:
    return device_class in {value.casefold() for value in condition.values}


def _refuses(condition: Single, asker: Asker, device_class: str) -> bool:
    """Tell whether it requires another kind of device than this one."""
    is_required = asker.requirement.importance == "required"
    return is_required and _is_about_kinds(condition) and not _allows(condition, device_class)


def _speaks_of(spec: RequirementsSpec, device_class: str) -> bool:
    return any(device_class in item.applies_to and item.category != "connection" for item in spec.requirement)


def _as_wished(condition: Single) -> Single:
    """Give a condition that asks at least what was rather."""
    match condition:
        case AtLeast() | AtLeastVersion() | DisplayAtLeast():
            wished = condition.recommended or condition.minimum
            return msgspec.structs.replace(condition, minimum=wished, recommended=None)
        case OneOf():
            return msgspec.structs.replace(condition, values=condition.recommended or condition.values, recommended=())
        case _:
            return condition


def when_of(condition: Single) -> When:
    """Give when somebody sees to it."""
    match condition:
        case BrowserRelease() | UpdatesArriving():
            return "unpacked"
        case Reachable():
            return "never"
        case IsTrue(fact=fact):
            return "unpacked" if fact.startswith("page.") else "bought"
        case OneOf(fact="device.class") | AtLeastVersion(fact="os.build_id"):
            return "never"  # the kind stands above the list; a build is that of a version
        case AtLeast(fact=fact) if fact in _OF_THE_PERSON:
            return "unpacked"
        case _:
            return "bought"


def _strictest(asked: Sequence[tuple[Single, Asker]], when: When) -> Iterator[Property]:
    """Give of each property what is not already met by what another spec asks, with all who ask just that."""
    held: dict[Single, list[Asker]] = {}
    for condition, asker in asked:
        if when_of(condition) == when:
            held.setdefault(_bare(condition), []).append(asker)
    places = {subject: place for place, subject in enumerate(dict.fromkeys(map(subject_of, held)))}
    for condition, askers in sorted(held.items(), key=lambda pair: places[subject_of(pair[0])]):
        if not any(asks_more(other, condition) for other in held if other is not condition):
            yield Property(condition=condition, askers=tuple(askers))


def _bare(condition: Single) -> Single:
    """Give a condition without what only tells how measurements are judged."""
    match condition:
        case AtLeast():
            return msgspec.structs.replace(condition, tolerance=0.0, substitute=None)
        case DisplayAtLeast():
            return msgspec.structs.replace(condition, tolerance=0.0, tolerance_pixels=0)
        case SupportedOn():
            return msgspec.structs.replace(condition, table_valid_days=0)
        case UpdatesArriving() | BrowserRelease():
            return msgspec.structs.replace(condition, table_valid_days=0)
        case _:
            return condition
