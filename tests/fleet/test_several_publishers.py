"""Several publishers in one overview: each its own count, and all of them together."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.demo.school import file_name, invented_results
from checker.fleet.model import Fleet
from checker.model.readings import Facts
from checker.model.verdicts import Verdict, worst
from checker.overview.making import forms
from checker.reporting.fleet.fleet_page import fleet_page
from checker.reporting.language.words import Words
from checker.reporting.words.part_words import part_names
from checker.resources import built_in_specs_folder
from checker.specification.document import RequirementsSpec
from checker.specification.joining import instead, joined
from checker.specification.loading import load_spec
from checker.storage.result_file import encode_result
from tests.evaluation.devices import DAY, releases, shipped_spec, windows_laptop
from tests.fleet.results import NOW, fleet_of, result, write
from tests.fleet.test_survey import stricter
from tests.reporting.contexts import VERDICT_CASES
from tests.reporting.variants import variants_of
from tests.several_specs.specs_there import readings_in, spec_named, together

_SPECS = ("malmberg", "rekentoets", "huisregels")


class Device(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A device of a case."""

    place: str
    facts: str


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A few devices by several specs, with what must come out."""

    promise: str
    specs: tuple[str, ...]
    title: str
    devices: dict[str, int]
    by: dict[str, dict[str, int]]
    where: dict[str, str]
    device: tuple[Device, ...]
    helps: dict[str, dict[str, int]] = {}


class Cases(msgspec.Struct):
    """The file of cases."""

    case: tuple[Case, ...]


CASES = msgspec.toml.decode(Path(__file__).with_name("several_publishers.toml").read_bytes(), type=Cases).case


def written(folder: Path, devices: Sequence[tuple[str, Facts]]) -> Path:
    for number, (place, facts) in enumerate(devices, start=1):
        write(folder, result(f"nr {number}", facts=facts, location=place))
    return folder


def by_each(fleet: Fleet) -> Mapping[str, Mapping[str, int]]:
    """Give the verdicts by each spec, counted from the rows."""
    return {
        part.id: Counter(row.judged.by_part(place).value for row in fleet.rows)
        for place, part in enumerate(fleet.spec.parts)
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.promise.replace(" ", "_"))
def test_devices_are_counted_by_each_publisher_and_by_all(case: Case, tmp_path: Path) -> None:
    devices = [(item.place, readings_in(item.facts)) for item in case.device]
    fleet = fleet_of(written(tmp_path, devices), spec=together(*case.specs))
    assert Counter(row.judged.verdict.value for row in fleet.rows) == case.devices
    assert by_each(fleet) == case.by
    helps = {item.id: item.helps for item in fleet.actions}
    assert {name: helps[name] for name in case.helps} == case.helps
    page = fleet_page(fleet, "nl")
    assert page.head.title == case.title
    assert page.publishers is not None
    told = dict(zip(case.specs, page.publishers.all, strict=True))
    assert {name: item.where for name, item in told.items()} == case.where
    for name, counts in case.by.items():
        assert told[name].meets == str(counts.get("pass", 0) + counts.get("advice", 0))


# ---------------------------------------------------------------- of any devices


@cache
def every_device() -> Sequence[Facts]:
    """Give every device worked by hand, and each with one thing changed."""
    return [facts for folder in VERDICT_CASES for _, facts, _ in variants_of(folder)]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(range(len(every_device()))), min_size=1, max_size=5),
    st.lists(st.sampled_from(_SPECS), min_size=2, max_size=3, unique=True),
)
def test_a_device_is_by_each_what_that_one_alone_says_and_by_all_the_worst(
    numbers: list[int], names: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), [("Groep 5", every_device()[number]) for number in numbers])
        fleet = fleet_of(Path(folder), spec=together(*names))
        alone = [{row.file: row for row in fleet_of(Path(folder), spec=spec_named(name)).rows} for name in names]
    for row in fleet.rows:
        judged = [rows[row.file].judged for rows in alone]
        said = [one.verdict for one in judged if one.reason != "no_requirements"]
        assert [part.verdict for part in row.judged.parts] == [one.verdict for one in judged]
        assert row.judged.verdict is (worst(said) or Verdict.UNKNOWN)
    for counts in by_each(fleet).values():
        assert sum(counts.values()) == len(fleet.rows)
    for action in fleet.actions:
        assert set(action.helps) <= set(names) | {spec_named(name).id for name in names}
        assert all(1 <= number <= len(action.rows) for number in action.helps.values())


# ---------------------------------------------------------------- the school as a whole, in every form


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("school")
    for item in invented_results(shipped_spec(), releases(), DAY):
        (folder / file_name(item)).write_bytes(encode_result(item))
    return folder


@pytest.fixture(scope="module")
def school(results: Path) -> Fleet:
    """The invented school by three specs."""
    return fleet_of(results, spec=together(*_SPECS))


def columns(fleet: Fleet, language: str) -> list[str]:
    return list(part_names(fleet.spec, Words(language)).values())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_spreadsheet_has_a_column_for_each_publisher(school: Fleet, language: str) -> None:
    made = forms(school, NOW, language)
    rows = list(
        csv.DictReader(io.StringIO(made["csv"]().decode("utf-8-sig")), delimiter=";" if language == "nl" else ",")
    )
    book = openpyxl.load_workbook(io.BytesIO(made["xlsx"]()))
    head, *cells = book.worksheets[0].iter_rows(values_only=True)
    words = Words(language)
    for place, name in enumerate(columns(school, language)):
        expected = [words.say(f"verdict.{row.judged.by_part(place).value}") for row in school.rows]
        assert [row[name] for row in rows] == expected
        assert [row[head.index(name)] for row in cells] == expected
    sheet = book[words.say("sheet.publishers")]
    _, *told = sheet.iter_rows(values_only=True)
    assert [row[0] for row in told] == columns(school, language)
    assert [sum(int(str(number)) for number in row[4:]) for row in told] == [len(school.rows)] * len(_SPECS)


def test_other_programs_get_each_spec_with_its_counts_and_each_device_with_each_verdict(school: Fleet) -> None:
    document = json.loads(forms(school, NOW, "nl")["json"]())
    assert document["spec"]["id"] == "malmberg"
    assert [item["id"] for item in document["specs"]] == [part.id for part in school.spec.parts]
    assert {item["id"]: item["verdicts"] for item in document["specs"]} == by_each(school)
    for row, device in zip(school.rows, document["devices"], strict=True):
        assert [(item["id"], item["verdict"]) for item in device["specs"]] == [
            (part.spec.id, part.verdict.value) for part in row.judged.parts
        ]
    assert any("helps" in item for item in document["actions"])


def test_with_one_spec_nothing_tells_of_several(results: Path) -> None:
    fleet = fleet_of(results)
    document = json.loads(forms(fleet, NOW, "nl")["json"]())
    assert "specs" not in document
    assert not [device for device in document["devices"] if "specs" in device]
    assert not [item for item in document["actions"] if "helps" in item]
    page = fleet_page(fleet, "nl")
    assert page.publishers is None
    assert not [item for item in page.to_do if item.helps]
    assert "Uitgever" not in forms(fleet, NOW, "nl")["html"]().decode()


def test_each_publisher_has_its_own_notice_with_its_name_and_page(school: Fleet) -> None:
    notices = fleet_page(school, "nl").notices
    told = [(item.title.partition(":")[0], item.link.address if item.link else "") for item in notices]
    for name, part in zip(columns(school, "nl"), school.spec.parts, strict=True):
        assert told.count((name, part.source)) == 1


def test_the_same_requirement_of_two_publishers_is_two_rows_with_their_names(school: Fleet) -> None:
    titles = [row.title for row in fleet_page(school, "nl").distribution.requirements]
    assert "Werkgeheugen (Malmberg)" in titles
    assert "Werkgeheugen (Toetsbureau)" in titles
    assert len(titles) == len(set(titles))


def test_a_device_to_be_replaced_says_for_whom(school: Fleet) -> None:
    page = fleet_page(school, "nl")
    assert page.replacements
    assert {item.needed_by for item in page.replacements} <= {"Malmberg", "Malmberg en Toetsbureau", "Toetsbureau"}


def test_of_many_places_those_are_shown_where_most_is_not_in_order(tmp_path: Path) -> None:
    full = readings_in('{"storage.free": {"state": "known", "value": 1000000000, "source": "test"}}')
    one = [(f"Lokaal {number}", full) for number in range(1, 43)]
    fleet = fleet_of(written(tmp_path, [*one, ("Lokaal 42", full), ("Aula", windows_laptop())]), spec=together(*_SPECS))
    told = fleet_page(fleet, "nl").publishers
    assert told is not None
    assert [row.place for row in told.places] == [f"Lokaal {number}" for number in (*range(1, 40), 42)]
    assert told.more == "Dit zijn de 40 plekken waar het meeste niet in orde is. Er zijn er nog 2."
    assert [[number.said for number in numbers] for numbers in told.places[-1].by_publisher] == [
        ["in orde"],
        ["2 voldoen niet"],
        ["in orde"],
    ]


def test_a_kind_of_device_that_one_test_rules_out_is_still_made_for_the_lessons(results: Path) -> None:
    test = load_spec(built_in_specs_folder() / "voorbeelden" / "digitale-toets.toml")
    alone, both = fleet_of(results, spec=test), fleet_of(results, spec=joined([shipped_spec(), test]))
    assert [row for row in alone.rows if row.judged.is_of_another_kind]
    assert not [row for row in both.rows if row.judged.is_of_another_kind]


def test_what_two_publishers_want_to_know_is_one_thing_to_find_out(tmp_path: Path) -> None:
    unknown = readings_in('{"storage.free": {"state": "unknown", "why": "timed_out", "source": "test"}, "browsers": '
                          '{"state": "unknown", "why": "timed_out", "source": "test"}}')  # fmt: skip
    write(tmp_path, result("nr 1", facts=unknown))
    again = msgspec.structs.replace(shipped_spec(), id="nog-een", publisher="nog-een")
    alone, both = fleet_of(tmp_path), fleet_of(tmp_path, spec=joined([shipped_spec(), again]))
    assert [item.id for item in both.actions] == [item.id for item in alone.actions]
    assert {tuple(item.helps.items()) for item in both.actions} == {(("malmberg", 1), ("nog-een", 1))}


def test_the_list_for_the_budget_says_how_many_are_for_whom(school: Fleet) -> None:
    assert "Nodig voor: Malmberg (3)." in fleet_page(school, "nl").replacements_text


def claims(folder: Path, *parts: RequirementsSpec) -> list[bool]:
    return [row.is_claimed_otherwise for row in fleet_of(folder, spec=joined(parts)).rows]


def test_what_a_second_publisher_finds_is_no_other_verdict_than_that_in_the_file(tmp_path: Path) -> None:
    strict = msgspec.structs.replace(stricter(), id="streng", publisher="streng")
    write(tmp_path, result("nr 1"))
    assert claims(tmp_path, shipped_spec(), strict) == [False], "the file says nothing of the second"
    assert claims(tmp_path, strict) == [False]
    forged = msgspec.structs.replace(result("nr 1"), verdict=Verdict.FAIL, findings=())
    write(tmp_path / "forged", forged)
    assert claims(tmp_path / "forged", shipped_spec(), strict) == [True]


def test_a_file_by_two_publishers_is_held_beside_the_one_that_is_asked_for(tmp_path: Path) -> None:
    strict = msgspec.structs.replace(stricter(), id="streng", publisher="streng")
    by_both = result("nr 1", by=joined([shipped_spec(), strict]))
    assert (by_both.verdict, [spec.verdict for spec in by_both.specs or ()]) == (
        Verdict.FAIL, [Verdict.PASS, Verdict.FAIL],
    )  # fmt: skip
    write(tmp_path, by_both)
    assert claims(tmp_path, shipped_spec()) == claims(tmp_path, strict) == claims(tmp_path, shipped_spec(), strict)
    assert claims(tmp_path, shipped_spec()) == [False]
    lenient = msgspec.structs.replace(shipped_spec(), id="streng", publisher="streng")
    assert claims(tmp_path, shipped_spec(), lenient) == claims(tmp_path, lenient) == [True]


def test_two_specs_of_one_publisher_are_told_apart_by_their_titles(results: Path) -> None:
    other = msgspec.structs.replace(spec_named("rekentoets"), publisher="malmberg")
    fleet = fleet_of(results, spec=joined([shipped_spec(), other]))
    assert columns(fleet, "nl") == ["Malmberg basisonderwijs 2026-2027", "Rekentoets 2026-2027"]


def test_a_name_that_looks_like_a_formula_stays_text(results: Path) -> None:
    """A title comes from a file, and stands above a column where two specs are of one publisher."""
    title = msgspec.structs.replace(shipped_spec().title, nl="=1+1")
    other = msgspec.structs.replace(spec_named("rekentoets"), publisher="malmberg", title=title)
    made = forms(fleet_of(results, spec=joined([shipped_spec(), other])), NOW, "nl")
    assert "'=1+1" in made["csv"]().decode("utf-8-sig").splitlines()[0].split(";")
    head = openpyxl.load_workbook(io.BytesIO(made["xlsx"]())).worksheets[0][1]
    assert [cell.data_type for cell in head if cell.value == "=1+1"] == ["s"]


# ---------------------------------------------------------------- comparing


def test_next_year_of_one_publisher_is_compared_beside_the_others(tmp_path: Path) -> None:
    write(tmp_path, result("nr 1"), result("nr 2", facts=windows_laptop()))
    spec = together("rekentoets", "malmberg")
    comparison = fleet_of(tmp_path, spec=spec, compare=instead(spec, stricter())).comparison
    assert comparison is not None
    assert [part.version for part in comparison.spec.parts] == ["2026-2027.1", "next"]
    assert [(item.before, item.after) for item in comparison.changes] == [(Verdict.PASS, Verdict.FAIL)] * 2
    assert {item.requirements for item in comparison.changes} == {("malmberg:memory",)}


def test_what_changes_for_one_publisher_is_told_of_a_device_that_fails_already(tmp_path: Path) -> None:
    full = readings_in('{"storage.free": {"state": "known", "value": 1000000000, "source": "test"}}')
    write(tmp_path, result("nr 1", facts=full))
    spec = together("rekentoets", "malmberg")
    fleet = fleet_of(tmp_path, spec=spec, compare=instead(spec, stricter()))
    assert fleet.rows[0].judged.verdict is Verdict.FAIL
    assert fleet.comparison is not None
    (change,) = fleet.comparison.changes
    assert (change.spec, change.before, change.after) == ("malmberg", Verdict.ADVICE, Verdict.FAIL)
    (row,) = fleet_page(fleet, "nl").changes[0].table.rows
    assert row.whose == "Malmberg"
    assert json.loads(forms(fleet, NOW, "nl")["json"]())["compare"]["changes"][0]["spec"] == "malmberg"
    sheet = openpyxl.load_workbook(io.BytesIO(forms(fleet, NOW, "nl")["xlsx"]())).worksheets
    (told,) = [each for each in sheet if "compare" in each.title]
    assert [cell.value for cell in told[2]][2:5] == ["Malmberg", "voldoet, met advies", "voldoet niet"]


def test_since_a_day_a_change_is_told_by_the_publisher_it_is_for(tmp_path: Path) -> None:
    full = readings_in('{"storage.free": {"state": "known", "value": 5000000000, "source": "test"}}')
    write(tmp_path, result("nr 1", days_ago=40), result("nr 1", facts=full), result("nr 2", days_ago=40))
    since = fleet_of(tmp_path, spec=together("malmberg", "rekentoets"), since=DAY - dt.timedelta(days=30)).since
    assert since is not None
    assert since.compared == 2
    (change,) = since.changes
    assert (change.spec, change.before, change.after) == ("rekentoets", Verdict.PASS, Verdict.FAIL)
    assert change.requirements == ("rekentoets:storage",)


def test_what_is_compared_with_is_named_and_nothing_that_stays(tmp_path: Path) -> None:
    write(tmp_path, result("nr 1"))
    spec = together("rekentoets", "malmberg")
    (table,) = (
        part.table
        for part in fleet_page(fleet_of(tmp_path, spec=spec, compare=instead(spec, stricter())), "nl").changes
    )
    assert table.title == "Met andere eisen: Malmberg basisonderwijs 2026-2027, versie next"
    assert [(row.whose, row.because) for row in table.rows] == [("Malmberg", "Werkgeheugen")]


def test_a_spec_that_is_not_among_several_is_compared_with_alone() -> None:
    assert instead(together("rekentoets", "huisregels"), shipped_spec()) is shipped_spec()
