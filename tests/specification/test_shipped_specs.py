"""What the specs that ship promise: honest about where values come from, complete in both languages, findable."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from checker.model.devices import DEVICE_CLASSES
from checker.resources import built_in_specs_folder
from checker.specification.document import RequirementsSpec, Text, TextByClass, Title
from checker.specification.loading import load_spec

FOLDER = built_in_specs_folder() / "malmberg"
CURRENT, ARCHIVED = load_spec(FOLDER / "2026-2027.toml"), load_spec(FOLDER / "2015.toml")
LAST_YEAR = FOLDER / "2025-2026.toml"
both = pytest.mark.parametrize("spec", [CURRENT, ARCHIVED], ids=["current", "archived"])
PLACEHOLDER = re.compile(r"\{(\w*)\}")
JARGON = (
    "browser engine",
    "deprecated",
    "end-of-life",
    "legacy",
    "cache legen",
    "u kunt",
    " uw ",
    "gebruiker dient",
    "e.d.",
)


def texts(node: object) -> Iterator[Text | Title]:
    if isinstance(node, Text | Title):
        yield node
    elif isinstance(node, msgspec.Struct):
        for field in node.__struct_fields__:
            yield from texts(getattr(node, field))
    elif isinstance(node, tuple):
        for item in node:
            yield from texts(item)


def bases(spec: RequirementsSpec) -> set[str]:
    return {item.basis for item in spec.requirement} | {item.basis for item in spec.product}


def test_not_one_value_of_the_current_spec_is_presented_as_malmbergs_own() -> None:
    assert bases(CURRENT) == {"provisional"}
    assert CURRENT.is_provisional


def test_last_years_file_stays_as_it_was_so_that_a_verdict_of_then_can_be_repeated() -> None:
    digest = "b85344a34a5acad8d2dd41919e429743fbcc0193adf696ae0c96cb8d1b67cae8"
    assert hashlib.sha256(LAST_YEAR.read_bytes()).hexdigest() == digest


def test_this_year_asks_all_that_last_year_did_of_the_same_devices() -> None:
    asked = {item.id: item.applies_to for item in CURRENT.requirement}
    assert {item.id: item.applies_to for item in load_spec(LAST_YEAR).requirement}.items() <= asked.items()


def test_what_is_new_this_year_can_never_fail_a_device() -> None:
    new = {item.id for item in CURRENT.requirement} - {item.id for item in load_spec(LAST_YEAR).requirement}
    assert new == {"windows-up-to-date", "macos-up-to-date", "chromeos-up-to-date", "ipados-up-to-date"}
    assert {item.importance for item in CURRENT.requirement if item.id in new} == {"recommended"}


def test_every_provisional_value_has_a_reason_of_its_own() -> None:
    assert all(len(item.basis_note.nl) > 30 and len(item.basis_note.en) > 30 for item in CURRENT.requirement)


def test_values_from_the_archived_table_say_how_old_it_is() -> None:
    from_archive = {
        item.id for item in CURRENT.requirement if "oude tabel van Malmberg (ongeveer 2015)" in item.basis_note.nl
    }
    assert {"memory", "screen", "browser", "ipad-size"} <= from_archive
    assert all("about 2015" in item.basis_note.en for item in CURRENT.requirement if item.id in from_archive)


def test_the_archived_table_is_published_historical_and_dated_by_its_copy() -> None:
    assert ARCHIVED.historical
    assert bases(ARCHIVED) == {"published"}
    assert {item.checked_on for item in ARCHIVED.requirement} == {dt.date(2026, 11, 23)}
    assert all(
        "zonder datum" in item.basis_note.nl and "undated" in item.basis_note.en for item in ARCHIVED.requirement
    )


def test_the_archived_table_names_what_it_cannot_judge() -> None:
    assert ARCHIVED.note is not None
    for word in ("Flash", "OpenGL ES 2.0"):
        assert word in ARCHIVED.note.nl
        assert word in ARCHIVED.note.en


@both
def test_titles_are_short_and_one_device_has_no_two_the_same(spec: RequirementsSpec) -> None:
    for device in DEVICE_CLASSES:
        for language in ("nl", "en"):
            titles = [item.title.said(language) for item in spec.requirement if device in item.applies_to]
            assert [title for title, count in Counter(titles).items() if count > 1] == []
            assert [title for title in titles if len(title) > 30] == []


@both
def test_placeholders_are_known_and_stand_in_both_languages(spec: RequirementsSpec) -> None:
    for text in texts(spec):
        assert set(PLACEHOLDER.findall(text.nl)) == set(PLACEHOLDER.findall(text.en)) <= {"browser", "newest"}


def test_placeholders_stand_only_where_the_effect_fills_them() -> None:
    for remedy in CURRENT.remedy:
        used = PLACEHOLDER.findall(remedy.title.nl + remedy.steps.nl)
        fills = remedy.effect is not None and (remedy.effect.fact, remedy.effect.to) == ("browsers", "newest")
        assert not used or fills, remedy.id


@both
def test_dutch_is_plain_and_says_je(spec: RequirementsSpec) -> None:
    for text in texts(spec):
        assert [word for word in JARGON if word in f" {text.nl.lower()} "] == []
        assert max(len(sentence.split()) for sentence in re.split(r"[.?!:]\s", text.nl)) <= 22, text.nl


@both
def test_languages_differ_unless_the_words_are_the_same_in_both(spec: RequirementsSpec) -> None:
    same = {text.nl for text in texts(spec) if text.nl == text.en}
    assert same <= {"Browser", "Windows", "macOS", "ChromeOS", "iPadOS", "Android", "Processor", "Cookies"}


def test_every_remedy_is_used_and_only_ends_are_last_resorts() -> None:
    used = {name for item in CURRENT.requirement for name in item.remedies}
    assert {remedy.id for remedy in CURRENT.remedy} == used
    assert [remedy.id for remedy in CURRENT.remedy if remedy.last_resort] == ["use-for-something-else", "replace"]


def test_nothing_that_is_only_recommended_leads_to_replacing() -> None:
    last = {remedy.id for remedy in CURRENT.remedy if remedy.last_resort}
    assert [
        item.id for item in CURRENT.requirement if item.importance == "recommended" and last & set(item.remedies)
    ] == []


def test_every_requirement_says_how_to_get_it_measured() -> None:
    assert [item.id for item in CURRENT.requirement if item.measure is None] == ["phone"]


def test_a_way_to_measure_on_one_kind_of_device_wins_over_the_general_one() -> None:
    memory = next(item for item in CURRENT.requirement if item.id == "memory")
    assert memory.way_to_measure("windows-pc") is memory.measure
    on_a_mac = memory.way_to_measure("mac")
    assert on_a_mac is not None
    assert on_a_mac is not memory.measure
    assert "Apple" in on_a_mac.nl


def test_every_kind_of_device_may_have_a_way_to_measure_of_its_own() -> None:
    names = msgspec.structs.fields(TextByClass)
    assert {field.encode_name for field in names} == set(DEVICE_CLASSES)


def test_every_kind_of_device_but_other_has_requirements() -> None:
    covered = {device for item in CURRENT.requirement for device in item.applies_to}
    assert covered == set(DEVICE_CLASSES) - {"other"}


def test_a_teacher_reads_browser_first_and_the_computer_inside_last() -> None:
    ids = [item.id for item in CURRENT.requirement if "windows-pc" in item.applies_to]
    assert ids == [
        "browser", "default-browser", "windows", "windows-updates", "windows-up-to-date", "memory",
        "screen", "screen-room", "storage", "sound", "processor",
    ]  # fmt: skip


@both
def test_methods_that_do_not_work_on_tablets_are_listed_with_their_source(spec: RequirementsSpec) -> None:
    assert {product.id for product in spec.product} == {
        "pluspunt", "de-wereld-in-getallen", "kleuterplein", "meander-topografie", "argus-clou-topografie",
    }  # fmt: skip
    assert {product.not_on for product in spec.product} == {("ipad", "android-tablet")}
    assert {product.source for product in spec.product} == {ARCHIVED.source}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.name)
def test_an_editor_finds_the_schema(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith("#:schema ")
    assert (path.parent / first.removeprefix("#:schema ")).resolve().is_file()
