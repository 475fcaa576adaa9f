"""Methods that do not work on every kind of device, asked about in the one list of questions.

To those who ask and answer, a method is a requirement that its devices cannot meet: "not ipad, android-tablet". Its id
begins with what no requirement's begins with. What a page says of one is matched by its name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator

import msgspec

from checker.conditions.one_of import OneOf
from checker.confirming.answers import PRODUCT, AddedRow, Answer, Answers
from checker.confirming.phrases import Phrases
from checker.confirming.rows.device_kind import DEVICE_KIND
from checker.confirming.rows.row import Columns, NotUnderstoodError, RowKind
from checker.model.devices import DEVICE_CLASSES, DeviceClass
from checker.specification.document import Product, Quote, Requirement, Text, Title

PRODUCT_ROW: RowKind = DEVICE_KIND._replace(name="product", fixed=None)
_LONGEST_ID, _LONGEST_NAME = 52, 60
_LONGEST_TITLE = 200
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_WHAT_OF = re.compile(r"^(?:de|het|the)\b.{2,60}?\b(?:van|bij|of) ", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|/|\ben\b|\band\b)\s*")


def as_requirement(product: Product) -> Requirement:
    """Give a method as what is asked about."""
    works_on = tuple(name for name in DEVICE_CLASSES if name not in product.not_on)
    return Requirement(
        id=f"{PRODUCT}{product.id}",
        importance="required",
        applies_to=product.not_on or DEVICE_CLASSES,
        basis=product.basis,
        basis_note=product.note,
        title=product.title,
        condition=OneOf(fact="device.class", values=works_on),
        checked_on=product.checked_on or None,
    )


def row_of_product(product: Product) -> RowKind | None:
    """Give what its devices are written in; None where it can only be kept or left out."""
    return PRODUCT_ROW if product.not_on and set(product.not_on) <= set(PRODUCT_ROW.classes) else None


def values_of(product: Product) -> Columns | None:
    """Give its devices as they are written; None where no row can say them."""
    return Columns(minimum=written(product.not_on)) if row_of_product(product) else None


def written(classes: Collection[str]) -> str:
    """Give kinds of device as a row has them: "not ipad, android-tablet"."""
    return f"not {', '.join(name for name in DEVICE_CLASSES if name in classes)}"


def devices_of(values: Columns) -> tuple[DeviceClass, ...]:
    """Give the kinds of device in a value, in whichever column it stands. Raises `NotUnderstoodError`."""
    if bool(values.minimum) == bool(values.recommended):
        raise NotUnderstoodError("expected kinds of device in one column")
    named = PRODUCT_ROW.canonical(values.minimum or values.recommended).removeprefix("not ").split(", ")
    return tuple(name for name in DEVICE_CLASSES if name in named)


def names_in(text: str) -> tuple[str, ...]:
    """Give what a page may call more than one method by: the whole, and each of its parts.

    "De oefensoftware van Pluspunt en Kleuterplein" names those two.
    """
    parts = tuple(part for part in _BETWEEN_NAMES.split(_WHAT_OF.sub("", text)) if part)
    return (text, *parts) if parts != (text,) else (text,)


def is_called(product: Product, text: str) -> bool | None:
    """Tell whether a page's name is that of a method; None where it may be: it says less, or more."""
    name = _plain(text)
    titles = {_plain(title) for title in (product.title.nl, product.title.en)}
    heads = {_plain(title.partition(":")[0]) for title in (product.title.nl, product.title.en)}
    if name in titles:
        return True
    return None if any(name == head or name.startswith(f"{head} ") for head in heads if head) else False


def confirmed_products(
    products: Iterable[Product], answers: Answers, source: str, phrases: Phrases, day: dt.date
) -> tuple[Product, ...]:
    """Give the methods as these answers make them, those that were added last."""
    found: list[Product] = []
    for product in products:
        right = _outcome(product, answers.answer_to(f"{PRODUCT}{product.id}", ()), source, phrases, day)
        found += [right] if right else []
    taken = {product.id for product in found}
    for row in answers.added:
        if row.product:
            found.append(_added(row, taken, source, phrases, day))
            taken.add(found[-1].id)
    return tuple(found)


def _outcome(product: Product, answer: Answer | None, source: str, phrases: Phrases, day: dt.date) -> Product | None:
    """Give what an answer makes of a method; None where the page no longer says it."""
    if answer is None or answer.word == "unknown" or product.basis == "published":
        return product
    if answer.word == "dropped":
        return None
    try:
        devices = devices_of(answer.asked) if answer.word == "change" else product.not_on
    except NotUnderstoodError:
        return product
    return _read(msgspec.structs.replace(product, not_on=devices), answer, source, phrases, day)


def _added(row: AddedRow, taken: Collection[str], source: str, phrases: Phrases, day: dt.date) -> Product:
    title = row.product[:_LONGEST_TITLE]
    wanted = _NO_LETTER.sub("-", title.casefold()).strip("-")[:_LONGEST_ID].strip("-") or "methode"
    numbered = (f"{wanted}-{number}" for number in range(2, 1000))
    own = Product(
        id=next(name for name in (wanted, *numbered) if name not in taken),
        title=Title(nl=title, en=title),
        not_on=row.applies_to,
        note=phrases.read(day),
        basis="published",
        source=source,
    )
    return _read(own, row, source, phrases, day)


def _read(product: Product, told: Answer | AddedRow, source: str, phrases: Phrases, day: dt.date) -> Product:
    """Give a method as a person read it on the page, in the page's own words where they are known."""
    read_on = min(told.checked_on or day, day)
    quote: Quote | msgspec.UnsetType = told.quote
    note = Text(nl=quote.text, en=quote.text) if quote else phrases.read(read_on)
    return msgspec.structs.replace(
        product,
        basis="published",
        checked_on=read_on,
        note=note,
        quote=quote,
        source=(quote.source if quote else "") or source,
    )


def added_row(name: str, title: str, classes: tuple[DeviceClass, ...], quote: Quote | msgspec.UnsetType) -> AddedRow:
    """Give a method as a row that is added."""
    return AddedRow(
        name=name, kind=PRODUCT_ROW.name, applies_to=classes, minimum=written(classes), product=title, quote=quote
    )


def added_before(products: Iterable[Product], base: Iterable[Product], now: Iterable[Product]) -> Iterator[AddedRow]:
    """Give the methods that a person added earlier, as rows, unless the spec has them by now."""
    known = {product.id for product in (*base, *now)}
    for product in products:
        if product.id not in known and product.basis == "published":
            row = added_row(f"product-{product.id}"[:_LONGEST_NAME], product.title.nl, product.not_on, product.quote)
            yield msgspec.structs.replace(row, checked_on=product.checked_on or None)


def _plain(text: str) -> str:
    return _NO_LETTER.sub(" ", text.casefold()).strip()
