"""What a new device must be able to do: the most that anyone asks, with who asks it, and nothing no seller delivers."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from checker.conditions import Condition
from checker.reporting.language.words import Words
from checker.reporting.requirements.buying import oldest_patched
from checker.reporting.requirements.buying_page import BuyingPage, buying_page
from checker.specification.document import RequirementsSpec
from tests.evaluation.devices import DAY, releases, shipped_spec
from tests.reporting.requirement_pages import of_case, wish


def asking(name: str, *documents: dict[str, Any], classes: tuple[str, ...] = ("windows-pc",)) -> RequirementsSpec:
    """Give a publisher of this name that asks just this."""
    spec = of_case("nothing")
    asked = [
        msgspec.structs.replace(
            spec.requirement[0],
            id=f"r{number}",
            applies_to=classes,
            condition=msgspec.convert(document, Condition),
        )
        for number, document in enumerate(documents)
    ]
    return msgspec.structs.replace(spec, id=name, requirement=tuple(asked))


def memory(minimum: str, recommended: str | None = None) -> dict[str, Any]:
    return {"kind": "at-least", "fact": "memory.installed", "minimum": minimum, "recommended": recommended}


def told(*specs: RequirementsSpec, years: int | None = None) -> BuyingPage:
    return buying_page(wish(*specs, years=years), Words("nl"))


def sentences(*specs: RequirementsSpec, years: int | None = None) -> list[tuple[str, str]]:
    return [(item.text, item.asked_by) for kind in told(*specs, years=years).lists for item in kind.items]


def test_what_is_rather_counts_and_the_strictest_publisher_is_named() -> None:
    assert sentences(asking("een", memory("4 GiB", "8 GiB")), asking("twee", memory("8 GiB", "16 GiB"))) == [
        ("Het apparaat heeft minstens 16\u00a0GB werkgeheugen (RAM).", "Twee (voorlopig)")
    ]


def test_who_ask_the_same_are_both_named() -> None:
    assert sentences(asking("een", memory("4 GiB", "8 GiB")), asking("twee", memory("8 GiB"))) == [
        ("Het apparaat heeft minstens 8\u00a0GB werkgeheugen (RAM).", "Een (voorlopig) en Twee (voorlopig)")
    ]


def test_what_cannot_be_compared_is_asked_both() -> None:
    screens = [
        {"kind": "display-at-least", "measure": "physical", "minimum": size} for size in ("1024 x 768", "1280 x 720")
    ]
    assert len(sentences(asking("een", screens[0]), asking("twee", screens[1]))) == 2


NOT_FOR_SALE: list[dict[str, Any]] = [
    {"kind": "browser-release", "which": "best", "browsers": ["chrome"], "minimum": {"released_within_days": 400},
     "table_valid_days": 45},
    {"kind": "updates-arriving", "superseded_within_days": 75, "table_valid_days": 365},
    {"kind": "is-true", "fact": "page.cookies"},
    {"kind": "at-least", "fact": "storage.free", "minimum": "2 GiB"},
]  # fmt: skip


@pytest.mark.parametrize("document", NOT_FOR_SALE)
def test_what_no_seller_delivers_stands_under_after_unpacking(document: dict[str, Any]) -> None:
    (kind,) = told(asking("een", memory("4 GiB"), document)).lists
    assert [item.text for item in kind.items] == ["Het apparaat heeft minstens 4\u00a0GB werkgeheugen (RAM)."]
    assert len(kind.unpacked) == 1


def test_a_connection_is_no_property_of_a_device() -> None:
    reachable = {"kind": "reachable", "target": "https://example.org"}
    (kind,) = told(asking("een", memory("4 GiB"), reachable)).lists
    assert (len(kind.items), kind.unpacked) == (1, ())


SUPPORT = {"kind": "supported-on", "table_valid_days": 365}


def test_updates_are_asked_for_as_many_years_as_were_named_and_for_none_else() -> None:
    ((text, _),) = sentences(asking("een", SUPPORT), years=5)
    assert text.startswith(
        "Het apparaat krijgt nog minstens 5 jaar beveiligingsupdates: tot in november 2031 of later."
    )
    ((without, _),) = sentences(asking("een", SUPPORT))
    assert not any(letter.isdigit() for letter in without)


def test_no_date_is_made_up_for_a_chromebook() -> None:
    ((text, _),) = sentences(asking("een", SUPPORT, classes=("chromebook",)))
    assert "Google heeft voor elk model een vaste einddatum" in text
    assert oldest_patched("chromeos", releases(), DAY) == ""


def test_an_older_system_than_still_gets_updates_is_not_bought() -> None:
    windows_10 = {"kind": "at-least-version", "fact": "os.version", "minimum": "10"}
    assert [text for text, _ in sentences(asking("een", windows_10))] == [
        "Het apparaat wordt geleverd met Windows 10 of nieuwer."
    ]
    first, _ = sentences(asking("een", windows_10, SUPPORT))
    assert first[0].startswith("Het apparaat wordt geleverd met Windows 11 of nieuwer. Oudere versies krijgen op 23")


@pytest.mark.parametrize(
    ("os", "day", "oldest"),
    [
        ("windows", dt.date(2025, 10, 14), "10"), ("windows", dt.date(2025, 10, 15), "11"),
        ("android", DAY, "14"), ("macos", DAY, "15"), ("ipados", DAY, "26"),
    ],
)  # fmt: skip
def test_the_oldest_version_with_updates_is_that_of_the_table(os: str, day: dt.date, oldest: str) -> None:
    assert oldest_patched(os, releases(), day) == oldest


def test_storage_is_asked_for_as_it_is_sold() -> None:
    ((text, _),) = sentences(asking("een", {"kind": "at-least", "fact": "storage.total", "minimum": "128 GB"}))
    assert text == "De opslag is minstens 128\u00a0GB."


def test_that_it_is_provisional_stands_before_the_lists_and_at_each_line() -> None:
    page = told(shipped_spec())
    assert [notice.title for notice in page.notices] == [
        "De eisen van Malmberg zijn voorlopig en niet van Malmberg zelf."
    ]
    assert all(item.is_provisional and "voorlopig" in item.asked_by for kind in page.lists for item in kind.items)


def test_every_kind_that_is_for_sale_has_a_list_for_malmberg() -> None:
    assert [kind.title for kind in told(shipped_spec()).lists] == [
        "Windows-pc", "Mac", "Linux-pc", "Chromebook", "iPad", "Android-tablet",
    ]  # fmt: skip


def test_what_a_school_takes_over_from_a_publisher_is_asked_by_that_publisher() -> None:
    taken = asking("huisregels", memory("4 GiB", "8 GiB"))
    own = msgspec.structs.replace(taken, requirement=(msgspec.structs.replace(taken.requirement[0], publisher="een"),))
    page = told(asking("een", memory("4 GiB", "8 GiB")), own)
    assert [item.asked_by for kind in page.lists for item in kind.items] == ["Een (voorlopig)"]
    assert len(page.notices) == 1


# ---- nothing a school would buy wrongly by

SCREEN = {"kind": "display-at-least", "measure": "effective", "minimum": "1280 x 1024", "minimum_inches": 10}
PCS_ONLY = {"kind": "one-of", "fact": "device.class", "values": ["windows-pc", "mac"]}
BUILD = {"kind": "at-least-version", "fact": "os.build_id", "minimum": "17763"}
WINDOWS_11 = {"kind": "one-of", "fact": "os.version", "values": ["11"]}


def notes(*specs: RequirementsSpec) -> dict[str, tuple[str, ...]]:
    return {kind.id: kind.notes for kind in told(*specs).lists}


def test_a_wider_screen_does_not_stand_for_a_higher_one_because_it_is_larger() -> None:
    wider = SCREEN | {"minimum": "1366 x 768", "minimum_inches": 12}
    (one, _), (other, _) = sentences(asking("een", SCREEN), asking("twee", wider))
    assert ("1280\u00a0×\u00a01024" in one, "1366\u00a0×\u00a0768" in other) == (True, True)


def test_a_kind_of_device_that_one_of_them_refuses_says_so() -> None:
    both = ("windows-pc", "ipad")
    said = notes(asking("een", SCREEN, classes=both), asking("twee", PCS_ONLY, classes=both))
    assert said == {
        "windows-pc": (),
        "ipad": ("Let op: dit soort apparaat voldoet niet aan de eisen van Twee (voorlopig).",),
    }


def test_a_kind_of_device_of_which_one_of_them_says_nothing_says_so() -> None:
    said = notes(asking("een", SCREEN, classes=("windows-pc", "ipad")), asking("twee", memory("4 GiB")))
    assert said["windows-pc"] == ()
    (note,) = said["ipad"]
    assert note.startswith("Let op: de eisen van Twee zeggen niets over dit soort apparaat.")


def test_of_alternatives_the_first_that_is_for_sale_is_asked() -> None:
    either = {"kind": "any-of", "conditions": [BUILD, WINDOWS_11]}
    assert [text for text, _ in sentences(asking("een", either))] == [
        f"{of_case('nothing').requirement[0].title.nl}: Windows 11."
    ]


def test_a_version_that_the_shipped_requirements_name_twice_is_asked_once() -> None:
    (text, *others) = [text for text, _ in sentences(shipped_spec("malmberg/2026-2027")) if "Windows 11" in text]
    assert text.startswith("Het apparaat wordt geleverd met Windows 11")
    assert others == []


def test_where_the_kind_itself_is_enough_nothing_else_is_asked_and_where_it_is_not_the_other_is() -> None:
    either = {"kind": "any-of", "conditions": [PCS_ONLY, memory("8 GiB")]}
    (kind,) = told(asking("een", either, classes=("windows-pc", "ipad"))).lists
    assert (kind.id, len(kind.items), kind.notes) == ("ipad", 1, ())


def test_old_requirements_and_those_that_ended_are_not_bought_by_unawares() -> None:
    ended = msgspec.structs.replace(asking("een", memory("4 GiB")), valid_until=DAY - dt.timedelta(days=1))
    titles = [notice.title for notice in told(ended, shipped_spec("malmberg/2015")).notices]
    assert "De eisen zijn verlopen." in titles
    assert any(title.startswith("Dit zijn oude eisen: ") for title in titles)


def test_requirements_of_which_one_row_is_open_are_not_called_provisional_as_a_whole() -> None:
    spec = asking("een", memory("4 GiB"), SCREEN)
    read = msgspec.structs.replace(spec.requirement[0], basis="published", checked_on=DAY)
    half = msgspec.structs.replace(spec, requirement=(read, spec.requirement[1]))
    assert [notice.title for notice in told(half).notices] == [
        "Een deel van de eisen van Een is voorlopig en niet van Een zelf."
    ]
