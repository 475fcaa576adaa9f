"""A spec that says only what differs from another, and what the two mean together.

Its keys are those of a whole spec, each of which may be left out. Only a condition is changed key by key; what else is
given takes the place of what was there. What the publisher asked is no longer that once it is changed, so such a row
says itself where its value comes from.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from checker.errors import BadInputError
from checker.specification.document import Id, Product, Remedy, Requirement, RequirementsSpec, Title, Version
from checker.specification.loading import Examine
from checker.specification.problems import spec_problems
from checker.typed_files import TYPES_OF_TOML, typed

_NAME = r"^[a-z0-9][a-z0-9-]{0,59}(/[A-Za-z0-9][A-Za-z0-9.+-]{0,39})?\Z"
_TABLES = ("requirement", "remedy", "product")
_DROPPED_FROM = ("requirement", "product")
_ASKED = ("condition", "importance", "applies_to", "category")
"""What a requirement asks, and of whom: once that is changed, it is not what the other spec's publisher asks."""
_SAID_BY_THE_OTHER = ("basis", "checked_on", "quote", "publisher")
"""What says that the publisher asks it."""
_ABOUT_THE_VALUE = ("measure", "measure_on")
"""What may name the value: "4 GB or more is enough"."""
_NOT_TAKEN_OVER = ("publisher", "confirmation")
_ITEM = re.compile(r"(requirement|remedy|product)\[(\d+)\]")
_DEEPEST = 10
"""How far a condition may be nested before anything is done with it; what is asked well goes half as far."""
_CORRECT = "Correct it and run again."

_Raw = dict[str, Any]
"""Part of a spec as TOML has it; one that is whole goes through the door of a spec."""


class Extension(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a spec needs that stands on another."""

    extends: Annotated[str, msgspec.Meta(pattern=_NAME)]
    """The spec it stands on: an id or id/version."""
    schema_version: Literal[1]
    id: Id
    version: Version
    title: Title
    drop: Annotated[tuple[Id, ...], msgspec.Meta(max_length=500)] = ()
    """The ids of what it takes out."""
    valid_from: dt.date | None = None

    @property
    def name(self) -> str:
        """Give what `--spec` takes: id and version."""
        return f"{self.id}/{self.version}"


def _optional(kind: type[msgspec.Struct], besides: type[msgspec.Struct] | None, **other: Any) -> list[Any]:  # noqa: ANN401
    """Give the fields of a kind that are not there `besides`; each may be left out, and some have another type."""
    there = besides.__struct_fields__ if besides else ("id",)
    return [
        (field.name, other.get(field.name, field.type) | msgspec.UnsetType, msgspec.UNSET)
        for field in msgspec.structs.fields(kind)
        if field.name not in there
    ]


def _changed(kind: type[msgspec.Struct]) -> Any:  # noqa: ANN401  made from the kind, which a type checker cannot see
    """Give the type of a list of tables that each change one of a kind by its id, or add one."""
    fields = [("id", Id), *_optional(kind, None, condition=dict[str, Any])]
    change = msgspec.defstruct(f"{kind.__name__}Change", fields, frozen=True, kw_only=True, forbid_unknown_fields=True)
    return Annotated[tuple[change, ...], msgspec.Meta(max_length=500)]  # type: ignore[valid-type]  # likewise


EXTENSION: Any = msgspec.defstruct(
    "ExtensionFile",
    _optional(
        RequirementsSpec,
        Extension,
        requirement=_changed(Requirement),
        remedy=_changed(Remedy),
        product=_changed(Product),
    ),
    bases=(Extension,),
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
)
"""The door for the file of an extension; the JSON Schema for editors follows from it."""


def extension_in(raw: Mapping[str, object], path: Path) -> Extension:
    """Give what the file of an extension says. Raises `BadInputError` with the nearest key for one that is unknown."""
    extension: Extension = typed(raw, path, EXTENSION)
    for number, change in enumerate(getattr(extension, "requirement", None) or ()):
        if change.condition and _is_deeper(change.condition, _DEEPEST):
            raise BadInputError(str(path), f"requirement[{number}].condition", "nested too deep", _CORRECT)
    given = msgspec.to_builtins(extension, builtin_types=TYPES_OF_TOML)
    for table in _TABLES:
        for name, count in Counter(_ids(given, table)).items():
            if count > 1:
                raise BadInputError(str(path), table, f'the id "{name}" is used {count} times', _CORRECT)
    return extension


def extended(parent: RequirementsSpec, extension: Extension, path: Path, examine: Examine) -> RequirementsSpec:
    """Give the spec that both are together, when `examine` lets it pass.

    Raises `BadInputError` that names the place in the extension's own file.
    """
    return _Extending(parent, extension, path).whole(examine)


class _Extending:
    """One spec laid over another."""

    def __init__(self, parent: RequirementsSpec, extension: Extension, path: Path) -> None:
        """Take both as TOML has them, without what the extension left out."""
        self._parent, self._path = parent, path
        self._dropped = set(extension.drop)
        self._old: _Raw = msgspec.to_builtins(parent, builtin_types=TYPES_OF_TOML)
        self._new: _Raw = msgspec.to_builtins(extension, builtin_types=TYPES_OF_TOML)

    def whole(self, examine: Examine) -> RequirementsSpec:
        """Give both as one, after the checks that every spec gets."""
        self._check_dropped()
        self._check_said_by()
        merged = self._merged()
        try:
            spec = typed(merged, self._path, RequirementsSpec)
            for place, problem in spec_problems(spec):
                raise BadInputError(str(self._path), place, problem, _CORRECT)  # noqa: TRY301  one place to say where
            examine(self._path, spec)
        except BadInputError as error:
            raise self._at_home(error, merged) from error
        return spec

    def _merged(self) -> _Raw:
        kept = {key: value for key, value in self._old.items() if key not in _NOT_TAKEN_OVER}
        given = {key: value for key, value in self._new.items() if key not in {"extends", "drop", *_TABLES}}
        given = {key: value for key, value in given.items() if value is not None}
        return {**kept, **given, **{table: self._table(table) for table in _TABLES}}

    def _table(self, table: str) -> list[_Raw]:
        """Give the tables that stay, changed where they are, and then the new ones."""
        changes = {item["id"]: item for item in self._new.get(table, ())}
        dropped = self._dropped if table in _DROPPED_FROM else set()
        taken_over = [self._signed(item) for item in self._old[table] if item["id"] not in dropped]
        stay = [_laid_over(item, changes.pop(item["id"], {})) for item in taken_over]
        return [*stay, *changes.values()]

    def _signed(self, item: _Raw) -> _Raw:
        """Give a table of the other spec; a requirement with its publisher, where that is another than of this one."""
        by = item.get("publisher", self._parent.published_by)
        is_own = by == self._new.get("publisher", self._new["id"])
        return item if is_own or "condition" not in item else {**item, "publisher": by}

    def _check_dropped(self) -> None:
        known = [name for table in _DROPPED_FROM for name in _ids(self._old, table)]
        changed = {name for table in _DROPPED_FROM for name in _ids(self._new, table)}
        for name in sorted(self._dropped):
            if name not in known:
                problem = f'"{name}" is no requirement or product of {self._parent.name}'
                from checker.mistakes import nearest  # noqa: PLC0415  only a mistake pays for it

                raise BadInputError(str(self._path), "drop", problem, nearest(name, known))
            if name in changed:
                raise BadInputError(str(self._path), "drop", f'"{name}" has a table here too', "Take out either.")

    def _check_said_by(self) -> None:
        """See that who changes what is asked says so: or it would look like the publisher's."""
        old = {item["id"]: item for item in self._old["requirement"]}
        for number, change in enumerate(self._new.get("requirement", ())):
            before = old.get(change["id"])
            if before and "basis_note" not in change and _asks_else(before, _changed_to(before, change)):
                raise BadInputError(
                    str(self._path),
                    f"requirement[{number}].basis_note",
                    f"missing: it asks something else than {self._parent.name} does",
                    "Write in basis_note whose choice that is.",
                )

    def _at_home(self, error: BadInputError, merged: _Raw) -> BadInputError:
        """Give the mistake with its place in the extension's own file."""
        found = _ITEM.match(error.place)
        if not found:
            return error
        table, name = found[1], merged[found[1]][int(found[2])]["id"]
        own = list(_ids(self._new, table))
        if name not in own:
            return BadInputError(error.file, "extends", error.problem, error.next_step)
        place = f"{table}[{own.index(name)}]{error.place[found.end() :]}"
        known = list(_ids(self._old, table))
        if name in known or not error.problem.startswith("object missing required field"):
            return BadInputError(error.file, place, error.problem, error.next_step)
        problem = f'{error.problem}: "{name}" is not in {self._parent.name}, so it must be whole'
        from checker.mistakes import nearest  # noqa: PLC0415  only a mistake pays for it

        return BadInputError(error.file, place, problem, nearest(name, known))


def _laid_over(item: _Raw, change: _Raw) -> _Raw:
    """Give a table with what is given in the place of what was there, without what is no longer true then."""
    if "condition" not in item:
        return {**item, **change}
    changed = _changed_to(item, change)
    return {"basis": "provisional", **{key: item[key] for key in item if key not in _untrue(item, changed)}, **changed}


def _untrue(item: _Raw, changed: _Raw) -> set[str]:
    """Give what a requirement says that is not true of the changed one."""
    untrue: set[str] = set()
    if _asks_else(item, changed):
        untrue.update(_SAID_BY_THE_OTHER)
    if _without(item["condition"], "recommended") != _without(changed["condition"], "recommended"):
        untrue.update(_ABOUT_THE_VALUE)
    if changed.get("basis") == "provisional":
        untrue.add("checked_on")
    return untrue


def _changed_to(item: _Raw, change: _Raw) -> _Raw:
    """Give what is given with its whole condition: some keys changed; of another kind, nothing is left of the old."""
    old, given = item["condition"], change.get("condition", {})
    return {**change, "condition": {**old, **given} if given.get("kind", old["kind"]) == old["kind"] else given}


def _asks_else(item: _Raw, changed: _Raw) -> bool:
    return any(key in changed and changed[key] != item[key] for key in _ASKED)


def _without(raw: _Raw, key: str) -> _Raw:
    return {name: value for name, value in raw.items() if name != key}


def _is_deeper(value: object, levels: int) -> bool:
    """Tell whether tables and lists are nested further than so many levels."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels < 0 or any(_is_deeper(each, levels - 1) for each in inside)


def _ids(raw: _Raw, table: str) -> Iterator[str]:
    return (item["id"] for item in raw.get(table, ()))
