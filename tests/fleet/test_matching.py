"""A device on the school's list is found however either side writes it, and nothing doubtful is merged in silence."""

from __future__ import annotations

import random
import string
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.fleet.matching import folding
from checker.fleet.matching.entries import MeasuredDevice, RowName, name_on_list, row_name
from checker.fleet.matching.folding import parts, plain
from checker.fleet.matching.kinds import is_other_model
from checker.fleet.matching.likely import MOST_GUESSED, _one_off
from checker.fleet.matching.matching import Matches, match
from checker.fleet.matching.missing import not_yet_measured
from checker.model.results import DeviceIdentity
from checker.storage.school_list.listed import Listed

CASES = sorted(Path(__file__).with_name("matching_cases").iterdir())


def measured(key: str, *, device_class: str = "", model: str = "", **names: str) -> MeasuredDevice:
    identity = DeviceIdentity(id="0" * 32, **names)
    return MeasuredDevice(key=key, identity=identity, device_class=device_class, model=model)


def outcome(found: Matches) -> dict[str, Any]:
    """Give what came out, by the rows of the list and the keys of the devices; what is empty is left out."""
    told = {
        "pairs": {key: item.row for key, item in found.pairs.items()},
        "likely": [[sorted(item.row for item in part.listed), list(part.devices), part.why] for part in found.likely],
        "missing": sorted(item.row for item in found.missing),
        "not_listed": list(found.not_listed),
        "again": {key: item.row for key, item in found.again.items()},
        "gone": {key: item.row for key, item in found.gone.items()},
        "twice": [sorted(item.row for item in rows) for rows in found.twice],
    }
    return {name: value for name, value in told.items() if value}


# ---------------------------------------------------------------- cases


@pytest.mark.pitfall(66)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_list_and_devices_go_together_as_the_case_says(case: Path) -> None:
    rows = msgspec.json.decode((case / "list.json").read_bytes(), type=list[Listed])
    devices = [measured(**item) for item in msgspec.json.decode((case / "devices.json").read_bytes())]
    found = match([item for item in rows if not item.gone], [item for item in rows if item.gone], devices)
    expected = msgspec.json.decode((case / "expected.json").read_bytes())
    if "twice" not in expected:
        found = msgspec.structs.replace(found, twice=())
    assert outcome(found) == expected


# ---------------------------------------------------------------- whatever the order

NAMES = ("", "CB-01", "cb 1", "CB-1", "8", "nr 8", "Groep 5 nr 8", "PC08", "Bibliotheek", "Biblioteek", "Chromebook 8")
PLACES = ("", "Groep 5", "groep-5", "Noord", "Kar Noord")
KINDS = ("", "", "chromebook", "windows-pc")
BUILDINGS = st.sampled_from(("", "Noord"))
names, places, kinds = st.sampled_from(NAMES), st.sampled_from(PLACES), st.sampled_from(KINDS)
listed_rows = st.lists(
    st.builds(Listed, label=names, name=names, location=places, building=BUILDINGS, device_class=kinds),
    max_size=7,
)
tagged_rows = st.lists(
    st.builds(Listed, label=names, asset_tag=st.sampled_from(("", "8", "01", "00012", "CB-1")), location=places),
    max_size=7,
)
identities = st.lists(st.tuples(names, names, places, kinds), max_size=7)


def numbered(rows: Sequence[Listed]) -> list[Listed]:
    return [msgspec.structs.replace(item, row=number) for number, item in enumerate(rows, start=2)]


def devices_of(told: Iterable[tuple[str, str, str, str]]) -> list[MeasuredDevice]:
    return [
        measured(f"d{number}", label=label, name=name, location=place, device_class=kind)
        for number, (label, name, place, kind) in enumerate(told)
    ]


@settings(max_examples=200, deadline=None)
@given(listed_rows | tagged_rows, listed_rows, identities, st.randoms(use_true_random=False))
def test_the_order_of_either_side_changes_nothing(
    rows: list[Listed], gone: list[Listed], told: list[tuple[str, str, str, str]], chance: random.Random
) -> None:
    rows, gone, devices = numbered(rows), numbered(gone), devices_of(told)
    before = outcome(match(rows, gone, devices))
    for sequence in (rows, gone, devices):
        chance.shuffle(sequence)
    assert outcome(match(rows, gone, devices)) == before


@settings(max_examples=200, deadline=None)
@given(listed_rows, identities)
def test_label_and_name_may_change_places_on_either_side(
    rows: list[Listed], told: list[tuple[str, str, str, str]]
) -> None:
    rows = numbered(rows)
    before = match(rows, [], devices_of(told))
    turned = [msgspec.structs.replace(item, label=item.name, name=item.label) for item in rows]
    for other in (
        match(rows, [], devices_of((name, label, place, kind) for label, name, place, kind in told)),
        match(turned, [], devices_of(told)),
    ):
        # Of rows that stand there twice, whichever is called first by its new name is the one that counts.
        assert set(other.pairs) == set(before.pairs)
        assert {tuple(item.devices) for item in other.likely} == {tuple(item.devices) for item in before.likely}
        assert other.not_listed == before.not_listed
        assert set(other.again) == set(before.again) <= set(other.not_listed)
        assert len(other.missing) == len(before.missing)


@settings(max_examples=200, deadline=None)
@given(listed_rows, identities)
def test_list_and_devices_may_change_places(rows: list[Listed], told: list[tuple[str, str, str, str]]) -> None:
    """Of what both sides can tell: a list without buildings, and no two of its rows alike."""
    rows = [msgspec.structs.replace(item, building="") for item in rows]
    rows = numbered(list(dict.fromkeys(rows)))
    told = list(dict.fromkeys(told))
    one = match(rows, [], devices_of(told))
    as_devices = devices_of((item.label, item.name, item.location, item.device_class) for item in rows)
    as_rows = [
        Listed(row=number, label=label, name=name, location=place, device_class=kind)
        for number, (label, name, place, kind) in enumerate(told)
    ]
    other = match(as_rows, [], as_devices)
    assert {(key, item.row) for key, item in one.pairs.items()} == {
        (f"d{item.row}", int(key[1:]) + 2) for key, item in other.pairs.items()
    }


@pytest.mark.pitfall(66)
@settings(max_examples=200, deadline=None)
@given(listed_rows | tagged_rows, listed_rows, identities)
def test_everything_stands_in_exactly_one_place(
    rows: list[Listed], gone: list[Listed], told: list[tuple[str, str, str, str]]
) -> None:
    rows, devices = numbered(rows), devices_of(told)
    found = match(rows, numbered(gone), devices)
    likely = [key for item in found.likely for key in item.devices]
    assert Counter([*found.pairs, *likely, *found.not_listed, *found.gone]) == Counter(item.key for item in devices)
    told_of = [*found.pairs.values(), *(row for item in found.likely for row in item.listed), *found.missing]
    alike = {msgspec.structs.replace(item, row=0) for item in rows}
    assert Counter(msgspec.structs.replace(item, row=0) for item in told_of) == Counter(alike)
    assert all(item.listed and item.devices for item in found.likely)


# ---------------------------------------------------------------- what a person refused


def refusing(devices: Sequence[MeasuredDevice], rows: Sequence[Listed], pairs: Iterable[tuple[int, int]]) -> Any:  # noqa: ANN401  a list
    """Give the devices, of which some are known not to be some rows."""
    refused: dict[int, set[RowName]] = {}
    for device, row in pairs if devices and rows else ():
        listed = rows[row % len(rows)]
        names = row_name(name_on_list(listed), listed.location, listed.building)
        refused.setdefault(device % len(devices), set()).add(names)
    return [
        msgspec.structs.replace(item, refused=frozenset(refused.get(number, ()))) for number, item in enumerate(devices)
    ]


def of_row(item: Listed) -> RowName:
    return row_name(name_on_list(item), item.location, item.building)


pairs_refused = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=6)


@settings(max_examples=300, deadline=None)
@given(listed_rows | tagged_rows, listed_rows, identities, pairs_refused, st.randoms(use_true_random=False))
def test_what_a_person_refused_is_never_matched_and_nothing_is_lost(
    rows: list[Listed],
    gone: list[Listed],
    told: list[tuple[str, str, str, str]],
    pairs: list[tuple[int, int]],
    chance: random.Random,
) -> None:
    rows, gone = numbered(rows), numbered(gone)
    devices = refusing(devices_of(told), [*rows, *gone], pairs)
    refused = {item.key: item.refused for item in devices}
    found = match(rows, gone, devices)
    for matched in (found.pairs, found.gone, found.again):
        assert not [key for key, item in matched.items() if of_row(item) in refused[key]]
    for item in found.likely:
        apart = {(key, row) for key in item.devices for row in item.listed if of_row(row) in refused[key]}
        assert apart == item.apart
        assert all(any((key, row) not in apart for row in item.listed) for key in item.devices)
        assert all(any((key, row) not in apart for key in item.devices) for row in item.listed)
    likely = [key for item in found.likely for key in item.devices]
    assert Counter([*found.pairs, *likely, *found.not_listed, *found.gone]) == Counter(list(refused))
    told_of = [*found.pairs.values(), *(row for item in found.likely for row in item.listed), *found.missing]
    alike = {msgspec.structs.replace(item, row=0) for item in rows}
    assert Counter(msgspec.structs.replace(item, row=0) for item in told_of) == Counter(alike)
    before = outcome(found)
    for sequence in (rows, gone, devices):
        chance.shuffle(sequence)
    assert outcome(match(rows, gone, devices)) == before


@settings(max_examples=100, deadline=None)
@given(listed_rows, identities)
def test_refusing_a_row_that_is_on_no_list_changes_nothing(
    rows: list[Listed], told: list[tuple[str, str, str, str]]
) -> None:
    rows, devices = numbered(rows), devices_of(told)
    other = refusing(devices, [Listed(label="elders", location="een andere school")], [(0, 0), (1, 0)])
    assert outcome(match(rows, [], other)) == outcome(match(rows, [], devices))


def test_of_two_rows_the_one_that_was_not_refused_is_asked_and_never_taken_in_silence() -> None:
    rows = numbered([Listed(label="8", location="Kar A"), Listed(label="8", location="Kar B")])
    (device,) = refusing([measured("d", label="8")], rows, [(0, 0)])
    found = match(rows, [], [device])
    assert [[item.row for item in part.listed] for part in found.likely] == [[3]]
    assert [item.row for item in found.missing] == [2]


# ---------------------------------------------------------------- ways of writing


@given(st.text(max_size=40))
def test_any_text_can_be_compared_and_is_itself(text: str) -> None:
    assert plain(text) == plain(text)
    assert all(isinstance(part, int) or part for part in parts(text))
    assert parts(text) == parts(text.upper()) or not text.isascii()


INVISIBLE = "\u200b\u200e\u202a\u00ad\ufeff\u2060"
LABELS = st.from_regex(r"[A-Z]{2,5}-[0-9]{1,4}", fullmatch=True)


@given(LABELS, st.text(INVISIBLE, max_size=3), st.sampled_from("-\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"))
def test_a_label_is_found_whatever_cannot_be_seen_in_it(label: str, unseen: str, dash: str) -> None:
    written = unseen + label.lower().replace("-", f"{unseen}{dash}")
    found = match([Listed(label=written)], [], [measured("d", label=label)])
    assert list(found.pairs) == ["d"]


@given(
    LABELS, st.sampled_from(("{}$", "SCHOOL\\{}", "school.local\\{}$", "{}.school.local", "{}.regenboog.lan", "{}.nl"))
)
def test_a_computer_is_found_by_its_name_in_any_domain(name: str, form: str) -> None:
    found = match([Listed(name=form.format(name))], [], [measured("d", name=name)])
    assert list(found.pairs) == ["d"]


@given(st.text(string.ascii_lowercase, min_size=4, max_size=8), st.data())
def test_one_letter_left_out_doubled_changed_or_turned_around_is_one_off(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + "#" + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    assert all(_one_off(word, slip) and _one_off(slip, word) for slip in slips)
    assert not _one_off(word, f"##{word}")


@pytest.mark.parametrize(
    ("one", "other", "is_other"),
    [
        ("HP Chromebook 11 G8", "HP Inc. HP Chromebook 11 G8 EE", False),
        ("Elitebook 840", "HP EliteBook 840 G5 Notebook PC", False),
        ("Latitude 3310", "Dell Inc. Latitude 3310 2-in-1", False),
        ("ThinkPad L13", "LENOVO 20R3000KMH", False),
        ("iPad (9th generation)", "Apple iPad12,1", False),
        ("MacBook Pro 13", "Apple Inc. MacBookPro17,1", False),
        ("Chromebook", "Acer Chromebook 311", False),
        ("", "Acer Chromebook 311", False),
        ("HP Chromebook 11 G8", "Acer Chromebook 311", True),
        ("ThinkPad L13", "LENOVO ThinkPad T480", True),
        ("Leerbook 11", "Leerbook 14", True),
    ],
)
def test_a_model_speaks_against_a_pair_only_where_it_is_clearly_another(one: str, other: str, is_other: bool) -> None:  # noqa: FBT001
    assert is_other_model(one, other) is is_other
    assert is_other_model(other, one) is is_other


# ---------------------------------------------------------------- how each is measured


def test_what_a_list_does_not_tell_follows_from_devices_that_are_called_alike() -> None:
    missing = [
        Listed(label="CB-23"),
        Listed(label="8"),
        Listed(label="iPad 3"),
        Listed(label="PC-7", device_class="mac"),
    ]
    seen = [(Listed(label="CB-01"), "chromebook"), (Listed(label="CB-02"), "chromebook"), (Listed(label="7"), "ipad")]
    assert {item.name: item.way for item in not_yet_measured(missing, seen)} == {
        "CB-23": "link", "8": "unknown", "iPad 3": "link", "PC-7": "stick",
    }  # fmt: skip
    mixed = [*seen, (Listed(label="CB-03"), "windows-pc")]
    assert not_yet_measured(missing[:1], mixed)[0].way == "unknown"


def test_where_thousands_are_left_on_both_sides_nothing_is_guessed() -> None:
    rows = [Listed(label=str(number), location=f"Kar {number}") for number in range(MOST_GUESSED + 1)]
    devices = [measured(f"d{number}", label=f"CB-{number}", location=f"Kar {number}") for number in range(len(rows))]
    assert len(match(rows[:-1], [], devices).likely) == MOST_GUESSED
    found = match(rows, [], devices)
    assert (found.likely, len(found.missing), len(found.not_listed)) == ([], len(rows), len(rows))


@given(st.from_regex(r"[a-zA-Z]{1,6}[ -]?[0-9]{1,6}", fullmatch=True))
def test_a_label_of_letters_and_a_number_is_folded_as_any_other(label: str) -> None:
    assert folding.undashed(label) == folding._undashed(folding.plain(label))
