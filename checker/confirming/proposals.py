"""What a page that was read proposes: a value for a requirement, or a row that the spec has nothing of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from checker.confirming.adding import own_name
from checker.confirming.answers import AddedRow, is_address
from checker.confirming.draft import Draft, DraftRow
from checker.confirming.products import added_row, is_called, names_in, values_of, written
from checker.confirming.rows.row import Columns, NotUnderstoodError, RowKind
from checker.confirming.rows.table import row_named
from checker.confirming.values import asked_of, changed, only_for, row_of_requirement
from checker.model.devices import DeviceClass
from checker.specification.document import Product, Quote, Requirement, RequirementsSpec

_LONGEST_QUOTE = 500
_NO_SIGN = re.compile("[\0-\x1f\x7f-\x9f]+")


class Proposal(NamedTuple):
    """What the page says, by a draft. `is_likely`: its words could mean something else. `is_same`: as it is now."""

    asked: Columns
    quote: Quote | None
    is_likely: bool
    is_same: bool


class Addition(NamedTuple):
    """A row of the page that the spec has nothing of, proposed to be added."""

    row: AddedRow
    is_likely: bool


def unplaced(spec: RequirementsSpec, draft: Draft, added: Iterable[Addition]) -> Iterator[str]:
    """Give the words of the rows of a page that say nothing of a requirement and are no addition either.

    Such a row has a value that the requirement cannot have, is for devices that have no such row, or for nobody knows
    which; a person has to look at it.
    """
    placed = {each.row.quote.text for each in added if each.row.quote}
    rows = rows_for(spec, draft)
    for item in spec.requirement:
        for name in item.applies_to:
            of_page = [draft.rows[number] for number in rows.get((item.id, name), ())]
            placed |= {each.quote.text for each in proposals(only_for(item, [name]), of_page, draft) if each.quote}
    placed |= {each.quote.text for item in spec.product for each in product_proposals(item, draft) if each.quote}
    quotes = (_quote(row, draft) for row in draft.rows)
    yield from dict.fromkeys(quote.text for quote in quotes if quote and quote.text not in placed)


def rows_for(spec: RequirementsSpec, draft: Draft) -> dict[tuple[str, DeviceClass], tuple[int, ...]]:
    """Give the rows of a page for each requirement and kind of device: for the first requirement of that kind."""
    found: dict[tuple[str, DeviceClass], tuple[int, ...]] = {}
    for number, row in enumerate(draft.rows):
        seen: set[DeviceClass] = set()
        for item in spec.requirement:
            kind = row_of_requirement(item)
            if not item.is_provisional or kind is None or kind.name != row.kind:
                continue
            for name in item.applies_to:
                if name not in seen and (not row.applies_to or name in row.applies_to):
                    seen.add(name)
                    found[item.id, name] = (*found.get((item.id, name), ()), number)
    return found


def proposals(part: Requirement, rows: Sequence[DraftRow], draft: Draft) -> Iterator[Proposal]:
    """Give what these rows of a page say of a requirement; nothing of one that it cannot have."""
    for row in rows:
        try:
            right = changed(part, row.asked)
        except NotUnderstoodError:
            continue
        asked = asked_of(right)
        if asked:
            is_likely = row.quality == "likely" or not row.applies_to
            yield Proposal(asked, _quote(row, draft), is_likely, asked == asked_of(part))


def product_proposals(product: Product, draft: Draft) -> Iterator[Proposal]:
    """Give what the rows of a page say of a method; one that is called a little else is likely only."""
    for row in draft.rows:
        called = [is_called(product, name) for name in names_in(row.product)] if row.product else []
        if row.applies_to and (True in called or None in called):
            asked = Columns(minimum=written(row.applies_to))
            yield Proposal(asked, _quote(row, draft), True not in called, asked == values_of(product))


def _of_no_product(spec: RequirementsSpec, row: DraftRow) -> bool:
    """Tell whether a row of a page is about a method that the spec has nothing of."""
    names = names_in(row.product)
    return all(is_called(product, name) is False for product in spec.product for name in names)


def additions(spec: RequirementsSpec, draft: Draft) -> Iterator[Addition]:
    """Give the rows of a page of which the spec has nothing for some of their devices."""
    taken = {item.id for item in spec.requirement}
    for row in draft.rows:
        if row.product and row.applies_to and _of_no_product(spec, row):
            name = own_name("product", taken)
            taken.add(name)
            added = added_row(name, row.product, row.applies_to, _quote(row, draft) or msgspec.UNSET)
            yield Addition(added, row.quality == "likely")
        kind = row_named(row.kind)
        if kind is None or not (classes := _unasked(spec, row, kind)):
            continue
        name = own_name(f"{kind.name}-{classes[0]}", taken)
        taken.add(name)
        added = AddedRow(
            name=name,
            kind=kind.name,
            applies_to=classes,
            minimum=row.minimum,
            recommended=row.recommended,
            quote=_quote(row, draft) or msgspec.UNSET,
        )
        yield Addition(added, row.quality == "likely")


def _unasked(spec: RequirementsSpec, row: DraftRow, kind: RowKind) -> tuple[DeviceClass, ...]:
    """Give the devices of a row that no requirement of its kind is about; none for a row that names no devices."""
    asked = {name for item in spec.requirement if row_of_requirement(item) == kind for name in item.applies_to}
    return tuple(name for name in kind.classes if name in row.applies_to and name not in asked)


def _quote(row: DraftRow, draft: Draft) -> Quote | None:
    text = _NO_SIGN.sub(" ", row.text).strip()[:_LONGEST_QUOTE]
    return Quote(text=text, source=address(draft)) if text else None


def address(draft: Draft) -> str:
    """Give the page's address where the draft tells a whole one, "" elsewhere."""
    return draft.source if is_address(draft.source) else ""
