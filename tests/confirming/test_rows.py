"""Kinds of row: what people write is understood or not, and a condition and its plain words say the same."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions import Condition
from checker.conditions.at_least import AtLeast, Substitute
from checker.conditions.at_least_version import AtLeastVersion
from checker.conditions.combined import AllOf, AnyOf
from checker.conditions.display_at_least import DisplayAtLeast
from checker.conditions.one_of import OneOf
from checker.conditions.situation import Situation
from checker.confirming import rows
from checker.confirming.rows.row import Columns, NotUnderstoodError, RowKind
from checker.confirming.rows.table import ROWS, row_named, row_of
from checker.confirming.rows.windows_release import _BUILDS
from checker.model.devices import DEVICE_CLASSES
from checker.model.readings import Known
from checker.model.verdicts import Answer
from checker.model.vocabulary import FACTS
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import EXAMPLES, all_specs, load_releases
from checker.specification.document import Requirement
from tests.evaluation.devices import releases

HERE = Path(__file__).parent
VALUES = tomllib.loads((HERE / "values.toml").read_text(encoding="utf-8"))
NAMES = [row.name for row in ROWS]
SHIPPED = [
    pytest.param(requirement, id=f"{entry.spec.id}-{entry.spec.version}-{requirement.id}")
    for entry in all_specs(built_in_specs_folder())
    if entry.path.parent.name != EXAMPLES  # which ask what no publisher was seen to ask
    for requirement in entry.spec.requirement
]
CASES = [(name, text, value) for name, values in VALUES.items() for text, value in values.items()]


def a_row(name: str) -> RowKind:
    row = row_named(name)
    assert row is not None
    return row


@pytest.mark.parametrize(("name", "text", "value"), CASES, ids=[f"{name}: {text}" for name, text, _ in CASES])
def test_what_people_write_is_understood_or_refused_with_what_was_expected(name: str, text: str, value: str) -> None:
    if value:
        assert a_row(name).canonical(text) == value
        return
    with pytest.raises(NotUnderstoodError, match=r"expected .*, not "):
        a_row(name).canonical(text)


def test_every_kind_of_row_has_values_that_people_write() -> None:
    assert set(VALUES) == set(NAMES)
    assert len(set(NAMES)) == len(NAMES)


def test_every_file_of_a_kind_stands_in_the_table() -> None:
    kinds = {path.stem for path in Path(rows.__file__).parent.glob("*.py") if "RowKind(" in path.read_text("utf-8")}
    kinds |= {path.stem for path in Path(rows.__file__).parent.glob("*.py") if " = flag(" in path.read_text("utf-8")}
    kinds |= {path.stem for path in Path(rows.__file__).parent.glob("*.py") if " = row(" in path.read_text("utf-8")}
    assert {name.replace("-", "_") for name in NAMES} == kinds - {"row", "yes"}


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_a_kind_names_facts_and_devices_that_there_are(row: RowKind) -> None:
    assert set(row.facts) <= set(FACTS)
    assert set(row.classes) <= set(DEVICE_CLASSES)
    assert len(set(row.classes)) == len(row.classes)


@pytest.mark.parametrize("requirement", SHIPPED)
def test_every_shipped_requirement_is_a_row_and_that_row_asks_just_the_same(requirement: Requirement) -> None:
    row = row_of(requirement.condition, requirement.applies_to)
    assert row is not None, "add it to a list of what can only be kept or left out, and say so to the person"
    asked = row.plain(requirement.condition)
    assert asked is not None
    assert row.condition(asked, requirement.condition) == requirement.condition
    alone = Columns(recommended=asked.minimum) if not asked.recommended else asked
    assert row.condition(alone, requirement.condition) == requirement.condition


KEPT_ONLY = [
    AtLeast(fact="memory.installed", minimum="2 GB"),  # of 1000: nobody writes that as 1.86 GB
    AtLeast(fact="cpu.logical_cores", minimum=4),
    AnyOf(conditions=(AtLeast(fact="cpu.physical_cores", minimum=2), AtLeast(fact="cpu.logical_cores", minimum=3))),
    OneOf(fact="os.edition", values=("Education",)),
    OneOf(fact="os.version", values=("Server 2012",)),
    AtLeastVersion(fact="os.build_id", minimum="17763"),
    AllOf(conditions=(AtLeastVersion(fact="os.version", minimum="10"), OneOf(fact="os.version", values=("10",)))),
    AtLeastVersion(fact="os.version", minimum="10 Pro"),
]


@pytest.mark.parametrize("condition", KEPT_ONLY, ids=repr)
def test_what_no_row_can_say_can_only_be_kept_or_left_out(condition: Condition) -> None:
    assert row_of(condition, ("windows-pc",)) is None


def test_tolerances_and_substitutes_stay_when_a_value_changes() -> None:
    now = AtLeast(
        fact="memory.installed", minimum="4 GiB", substitute=Substitute(fact="memory.usable", up_to=1.5, tolerance=0.1)
    )
    new = a_row("memory").condition(Columns(minimum="8 GB", recommended="16 GB"), now)
    assert new == AtLeast(fact="memory.installed", minimum="8 GiB", recommended="16 GiB", substitute=now.substitute)
    screen = DisplayAtLeast(measure="physical", minimum="1024 x 768", tolerance_pixels=1, minimum_inches=10)
    assert a_row("screen").condition(Columns(minimum="1280 x 720"), screen) == DisplayAtLeast(
        measure="physical", minimum="1280 x 720", tolerance_pixels=1, minimum_inches=10
    )


def test_a_new_diagonal_allows_for_screens_that_tell_whole_centimetres_and_one_of_now_stays() -> None:
    now = DisplayAtLeast(measure="physical", minimum_inches=9.7)
    row = a_row("screen-size")
    assert row.condition(Columns(minimum="9.7 inch"), now) == now
    for like in (now, None):
        wider = row.condition(Columns(minimum="15.6 inch"), like)
        assert wider == DisplayAtLeast(measure="physical", minimum_inches=15.6, tolerance=0.02)


def test_a_recommended_value_below_the_minimum_is_refused() -> None:
    lower = {
        "memory": Columns(minimum="8 GB", recommended="4 GB"),
        "windows": Columns(minimum="11", recommended="10 22H2"),
        "macos": Columns(minimum="12", recommended="10.15"),
        "screen": Columns(minimum="1024 x 768", recommended="1280 x 720"),
        "browser": Columns(minimum="60 days behind", recommended="90 days behind"),
        "processor-cores": Columns(minimum="4", recommended="2"),
    }
    for name, asked in lower.items():
        with pytest.raises(NotUnderstoodError, match="lower than the minimum"):
            a_row(name).condition(asked, None)


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_no_value_at_all_is_refused(row: RowKind) -> None:
    with pytest.raises(NotUnderstoodError):
        row.condition(Columns(), None)


@pytest.mark.parametrize(
    ("asked", "meets", "misses"),
    [
        (Columns(minimum="10 1809"), [("10", "17763.1"), ("11", "22000")], [("10", "17134"), ("8.1", "9600")]),
        (Columns(minimum="11 24H2"), [("11", "26100.5")], [("11", "22631"), ("10", "19045")]),
        (Columns(minimum="7, 8.1"), [("7", "7601")], [("10", "19045")]),
        (Columns(minimum="8.1"), [("8.1", "9600"), ("11", "22000")], [("7", "7601")]),
    ],
)
def test_a_row_of_windows_asks_what_it_says(
    asked: Columns, meets: list[tuple[str, str]], misses: list[tuple[str, str]]
) -> None:
    condition = a_row("windows").condition(asked, None)
    for answer, systems in ((Answer.YES, meets), (Answer.NO, misses)):
        for version, build in systems:
            facts = {"os.version": Known(value=version, source=""), "os.build_id": Known(value=build, source="")}
            outcome = condition.assess(Situation(facts, dt.date(2026, 11, 30), releases()))
            assert outcome.minimum is answer, (asked, version, build)


def test_the_builds_of_windows_are_those_of_the_table_of_releases() -> None:
    table = load_releases(built_in_specs_folder()).operating_systems.release
    known = {(row.version, row.release): row.build for row in table if row.os == "windows"}
    for version, builds in _BUILDS.items():
        for name, build in builds.items():
            assert known[version, name] == build


SIZES = st.integers(1, 999).map(lambda size: f"{size} GB")
VALUES_OF = {
    "memory": SIZES,
    "free-space": SIZES,
    "processor-cores": st.integers(1, 200).map(str),
    "processor-speed": st.integers(1, 99).map(
        lambda tenths: f"{tenths / 10:g} GHz" if tenths > 9 else f"{tenths}00 MHz"
    ),
    "screen": st.tuples(st.integers(500, 2500), st.integers(500, 2500)).map(lambda size: f"{size[0]} x {size[1]}"),
    "windows": st.sampled_from(
        ["7", "8", "8.1", "10", "11", "12", "7, 8.1", "8.1, 10"]
        + [f"{version} {name}" for version, builds in _BUILDS.items() for name in list(builds)[1:]]
    ),
    "macos": st.sampled_from(["10.15", "12", "12.7.6", "26"]),
    "browser": st.one_of(
        st.tuples(st.integers(0, 999), st.sampled_from(["old", "behind"])).map(
            lambda told: f"{told[0]} days {told[1]}"
        ),
        st.integers(1, 50).map(lambda number: f"newest {number}"),
    ).map(lambda told: f"{told} of chrome, edge"),
    "screen-size": st.integers(30, 2000).map(lambda tenths: f"{tenths / 10:g} inch"),
}


@pytest.mark.parametrize("name", VALUES_OF)
@given(data=st.data())
def test_any_values_come_back_from_the_condition_that_asks_them(name: str, data: st.DataObject) -> None:
    row = a_row(name)
    minimum, recommended = (data.draw(st.one_of(st.just(""), VALUES_OF[name])) for _ in "12")
    asked = Columns(minimum=minimum, recommended=recommended)
    for value in filter(None, (minimum, recommended)):
        assert row.canonical(value) == value
    try:
        condition = row.condition(asked, None)
    except NotUnderstoodError:
        return
    assert list(condition.problems()) == []
    alone = Columns(minimum=minimum or recommended, recommended=recommended if minimum else "")
    assert row.plain(condition) == alone
    assert row.condition(alone, condition) == condition


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
@given(text=st.text(max_size=300))
def test_no_text_breaks_a_row_and_what_is_stored_reads_the_same(row: RowKind, text: str) -> None:
    try:
        value = row.canonical(text)
    except NotUnderstoodError:
        return
    assert row.canonical(value) == value
