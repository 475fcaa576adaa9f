"""Which spec is used on a day, and how one is named."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from checker.errors import BadInputError
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import (
    Entry,
    all_specs,
    choose,
    default_of,
    load_releases,
    newest_confirmed,
    spec_files,
)
from checker.specification.digest import digest_of
from checker.specification.loading import load_spec
from tests.specification.spec_text import spec_text

TODAY = dt.date(2026, 11, 23)
BUILT_IN = all_specs(built_in_specs_folder())


def placed(folder: Path, version: str, more: str = "", spec_id: str = "example") -> Entry:
    path = folder / spec_id / f"{version}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(spec_text(spec_id, version, more), "utf-8")
    return Entry(load_spec(path), path)


def test_the_newest_that_is_valid_on_the_day_is_the_default(tmp_path: Path) -> None:
    placed(tmp_path, "old", "valid_from = 2025-08-01")
    placed(tmp_path, "new", "valid_from = 2026-08-01\nvalid_until = 2027-07-31")
    assert default_of(all_specs(tmp_path), TODAY).spec.version == "new"


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("2026-2027.9", "2026-2027.10"),
        ("2026-2027.2", "2026-2027.12"),
        ("1.9.9", "1.10"),
        ("2026-2027.1", "2026-2027.1b"),
        ("2026-2027.9+20261130.zzzz", "2026-2027.10"),
        ("2026-2027.1+20261130.12ab", "2026-2027.1+20261130.1a00"),  # a token that tells the time is no number
        ("2026-2027.a", "2026-2027.b"),
    ],
)
def test_versions_are_compared_by_their_numbers(tmp_path: Path, older: str, newer: str) -> None:
    for version in (older, newer):
        placed(tmp_path, version, "valid_from = 2026-08-01")
    assert default_of(all_specs(tmp_path), TODAY).spec.version == newer
    assert default_of(all_specs(tmp_path)[::-1], TODAY).spec.version == newer


def test_one_that_starts_later_waits(tmp_path: Path) -> None:
    placed(tmp_path, "now", "valid_from = 2026-08-01\nvalid_until = 2027-07-31")
    placed(tmp_path, "next", "valid_from = 2027-08-01")
    assert default_of(all_specs(tmp_path), TODAY).spec.version == "now"


def test_one_that_has_run_out_stays_until_a_newer_is_there(tmp_path: Path) -> None:
    placed(tmp_path, "older", "valid_from = 2024-08-01\nvalid_until = 2025-07-31")
    placed(tmp_path, "last", "valid_from = 2025-08-01\nvalid_until = 2026-07-31")
    assert default_of(all_specs(tmp_path), TODAY).spec.version == "last"


def test_a_valid_one_goes_before_a_newer_one_that_has_run_out(tmp_path: Path) -> None:
    placed(tmp_path, "long", "valid_from = 2025-01-01\nvalid_until = 2027-12-31")
    placed(tmp_path, "short", "valid_from = 2026-01-01\nvalid_until = 2026-02-01")
    assert default_of(all_specs(tmp_path), TODAY).spec.version == "long"


@pytest.mark.parametrize(("day", "version"), [("2026-07-31", "long"), ("2026-08-01", "short")])
def test_the_last_day_still_counts(tmp_path: Path, day: str, version: str) -> None:
    placed(tmp_path, "long", "valid_from = 2025-08-01\nvalid_until = 2026-07-31")
    placed(tmp_path, "short", "valid_from = 2026-01-01\nvalid_until = 2026-02-01")
    assert default_of(all_specs(tmp_path), dt.date.fromisoformat(day)).spec.version == version


@pytest.mark.parametrize(("day", "version"), [("2026-07-31", "first"), ("2026-08-01", "second")])
def test_the_first_day_counts(tmp_path: Path, day: str, version: str) -> None:
    placed(tmp_path, "first", "valid_from = 2025-08-01\nvalid_until = 2026-07-31")
    placed(tmp_path, "second", "valid_from = 2026-08-01\nvalid_until = 2027-07-31")
    assert default_of(all_specs(tmp_path), dt.date.fromisoformat(day)).spec.version == version


CONFIRMED = 'basis = "published"\nchecked_on = 2026-09-01'


def confirmed(folder: Path, version: str, more: str) -> Entry:
    """Give a spec of which a person read every value on the publisher's page."""
    entry = placed(folder, version, more)
    text = entry.path.read_text("utf-8").replace('basis = "provisional"', CONFIRMED)
    entry.path.write_text(text, "utf-8")
    return Entry(load_spec(entry.path), entry.path)


@pytest.mark.parametrize("start", ["2026-08-01", "2026-10-15", "2026-11-23"])
def test_of_one_school_year_a_confirmed_one_goes_before_a_newer_one_that_is_provisional(
    tmp_path: Path, start: str
) -> None:
    confirmed(tmp_path, "read", "valid_from = 2026-08-01\nvalid_until = 2027-07-31")
    placed(tmp_path, "z-guessed", f"valid_from = {start}\nvalid_until = 2027-07-31")
    assert default_of(all_specs(tmp_path), TODAY).spec.version == "read"


@pytest.mark.parametrize(("day", "version"), [("2026-07-31", "read"), ("2026-08-01", "guessed")])
def test_a_confirmed_one_of_last_year_does_not_outlive_its_year_even_without_a_last_day(
    tmp_path: Path, day: str, version: str
) -> None:
    confirmed(tmp_path, "read", "valid_from = 2025-08-01")
    placed(tmp_path, "guessed", "valid_from = 2026-08-01\nvalid_until = 2027-07-31")
    assert default_of(all_specs(tmp_path), dt.date.fromisoformat(day)).spec.version == version


def test_a_confirmed_one_that_has_run_out_or_is_of_another_publisher_does_not_count(tmp_path: Path) -> None:
    confirmed(tmp_path, "read", "valid_from = 2026-08-01\nvalid_until = 2026-10-01")
    placed(tmp_path, "guessed", "valid_from = 2026-08-01\nvalid_until = 2027-07-31", spec_id="malmberg")
    assert choose(None, all_specs(tmp_path), TODAY).spec.version == "guessed"
    placed(tmp_path, "other", "valid_from = 2026-08-01\nvalid_until = 2027-07-31")
    assert choose("example", all_specs(tmp_path), TODAY).spec.version == "other"


def test_a_historical_one_is_never_the_default_beside_another(tmp_path: Path) -> None:
    placed(tmp_path, "archive", "valid_from = 2026-11-01\nhistorical = true")
    placed(tmp_path, "current", "valid_from = 2020-01-01\nvalid_until = 2021-01-01")
    assert default_of(all_specs(tmp_path), TODAY).spec.version == "current"


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    placed(tmp_path, "a", "valid_from = 2025-08-01")
    placed(tmp_path, "b", "valid_from = 2026-08-01")
    entries = all_specs(tmp_path)
    assert default_of(entries, TODAY) == default_of(entries[::-1], TODAY)


def test_what_ships_gives_the_provisional_spec_and_not_the_archived_one() -> None:
    entry = choose(None, BUILT_IN, TODAY)
    assert entry.name == "malmberg/2026-2027.1"
    assert entry.spec.is_provisional


@pytest.mark.parametrize(
    ("day", "version"),
    [("2026-07-31", "2025-2026.1"), ("2026-08-01", "2026-2027.1"), ("2027-07-31", "2026-2027.1"),
     ("2029-01-01", "2026-2027.1")],
)  # fmt: skip
def test_each_school_year_has_its_spec_and_the_last_one_stays_in_use(day: str, version: str) -> None:
    assert choose(None, BUILT_IN, dt.date.fromisoformat(day)).spec.version == version


def test_the_archived_table_is_asked_for_by_name() -> None:
    assert choose("malmberg/2015", BUILT_IN, TODAY).spec.historical


def test_an_id_alone_gives_the_default_of_that_id(tmp_path: Path) -> None:
    placed(tmp_path, "1", "valid_from = 2026-01-01")
    placed(tmp_path, "2", "valid_from = 2025-01-01", spec_id="other")
    assert choose("other", all_specs(tmp_path), TODAY).name == "other/2"


def test_a_file_can_be_named(tmp_path: Path) -> None:
    entry = placed(tmp_path, "mine")
    assert choose(str(entry.path), BUILT_IN, TODAY).name == "example/mine"


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(BadInputError, match="malmberg/2015") as caught:
        choose("malmburg", BUILT_IN, TODAY)
    assert "malmburg" in str(caught.value)


def test_tables_schemas_and_loose_files_are_no_specs(tmp_path: Path) -> None:
    placed(tmp_path, "one")
    for place in ("releases/browsers.toml", "schemas/x.toml", "checklists/2025.toml", "loose.toml"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text("not a spec", "utf-8")
    assert [path.name for path in spec_files(tmp_path)] == ["one.toml"]


def test_a_folder_without_specs_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="requirements_specs"):
        all_specs(tmp_path)


def test_one_bad_spec_is_named(tmp_path: Path) -> None:
    placed(tmp_path, "good")
    (tmp_path / "example" / "slecht.toml").write_text("[[", "utf-8")
    with pytest.raises(BadInputError, match=r"slecht\.toml"):
        all_specs(tmp_path)


def test_both_tables_load() -> None:
    releases = load_releases(built_in_specs_folder())
    assert releases.snapshot == max(releases.browsers.snapshot, releases.operating_systems.snapshot)


def test_another_publisher_s_spec_is_used_by_nobody_until_it_is_asked_for(tmp_path: Path) -> None:
    placed(tmp_path, "1", "valid_from = 2026-08-01", spec_id="malmberg")
    placed(tmp_path, "2", "valid_from = 2026-11-01", spec_id="another")
    entries = all_specs(tmp_path)
    assert choose(None, entries, TODAY).name == "malmberg/1"
    assert choose("another", entries, TODAY).name == "another/2"


def test_a_spec_that_names_its_publisher_counts_among_that_publisher_s(tmp_path: Path) -> None:
    placed(tmp_path, "1", "valid_from = 2026-08-01", spec_id="malmberg")
    placed(tmp_path, "2", 'valid_from = 2026-11-01\npublisher = "malmberg"', spec_id="school")
    chosen = choose(None, all_specs(tmp_path), TODAY)
    assert (chosen.name, chosen.spec.published_by) == ("school/2", "malmberg")


def test_where_the_house_has_nothing_the_first_publisher_counts_alone(tmp_path: Path) -> None:
    placed(tmp_path, "1", "valid_from = 2026-01-01", spec_id="beta")
    placed(tmp_path, "2", "valid_from = 2026-10-01", spec_id="gamma")
    assert choose(None, all_specs(tmp_path), TODAY).name == "beta/1"


def test_a_spec_without_a_publisher_keeps_the_digest_that_results_refer_to() -> None:
    digests = {entry.name: digest_of(entry.spec) for entry in BUILT_IN}
    assert digests["malmberg/2015"] == "c0802536a0a949da6cfa816caa57533424bbd99e12101e2aded6ce6161d9502b"
    assert digests["malmberg/2025-2026.1"] == "7f384aa3fc1aa15e5f1eff6be283307b0b10fee7269d02df4dfca8d97452bda7"


# ---------------------------------------------------------------- what a person confirmed


OWN = "2026-2027.1+20261130.k3f9"
THIS_YEAR = "valid_from = 2026-08-01\nvalid_until = 2027-07-31"


def laid_beside_the_page(
    folder: Path, version: str, on: str, more: str = THIS_YEAR, spec_id: str = "malmberg"
) -> Entry:
    """Give a spec that a person confirmed, of which one row was not found on the publisher's page."""
    confirmation = f'confirmation = {{ of = "malmberg/2026-2027.1", on = {on}, role = "coordinator" }}'
    return placed(folder, version, f"{confirmation}\n{more}", spec_id)


def test_a_confirmed_one_goes_before_the_shipped_one_also_while_a_row_is_provisional(tmp_path: Path) -> None:
    own = laid_beside_the_page(tmp_path, OWN, "2026-11-30")
    assert own.spec.is_provisional
    assert choose(None, [*BUILT_IN, own], TODAY) is own
    assert choose("malmberg", [*BUILT_IN, own], TODAY) is own
    assert choose(f"malmberg/{OWN}", [own, *BUILT_IN], TODAY) is own
    assert choose("malmberg/2026-2027.1", [own, *BUILT_IN], TODAY).name == "malmberg/2026-2027.1"


@pytest.mark.parametrize(
    ("first", "second", "newest"),
    [
        (("2026-2027.1+20261130.zzzz", "2026-11-30"), ("2026-2027.1+20261201.aaaa", "2026-12-01"), "second"),
        (("2026-2027.2+20261130.zzzz", "2026-11-30"), ("2026-2027.1+20261201.aaaa", "2026-12-01"), "second"),
        (("2026-2027.1+20261130.aaaa", "2026-11-30"), ("2026-2027.1+20261130.bbbb", "2026-11-30"), "second"),
    ],
)
def test_of_two_confirmed_ones_the_one_confirmed_last_counts_and_of_one_day_the_last_by_version(
    tmp_path: Path, first: tuple[str, str], second: tuple[str, str], newest: str
) -> None:
    made = {"first": laid_beside_the_page(tmp_path, *first), "second": laid_beside_the_page(tmp_path, *second)}
    for entries in ([*BUILT_IN, *made.values()], [*reversed(made.values()), *BUILT_IN]):
        assert choose(None, entries, TODAY) is made[newest]
        assert newest_confirmed(entries, "malmberg") is made[newest]


@pytest.mark.parametrize("more", ["valid_from = 2025-08-01\nvalid_until = 2026-07-31", "valid_from = 2025-08-01"])
def test_this_years_shipped_spec_goes_before_last_years_confirmed_one_and_the_overview_can_tell(
    tmp_path: Path, more: str
) -> None:
    own = laid_beside_the_page(tmp_path, "2025-2026.1+20260115.k3f9", "2026-01-15", more)
    entries = [*BUILT_IN, own]
    assert choose(None, entries, dt.date(2026, 7, 31)) is own
    assert choose(None, entries, TODAY).name == "malmberg/2026-2027.1"
    assert newest_confirmed(entries, "malmberg") is own


def test_nobody_confirmed_what_is_provisional_historical_or_of_another(tmp_path: Path) -> None:
    other = laid_beside_the_page(tmp_path, "1", "2026-11-30", spec_id="another")
    assert newest_confirmed([*BUILT_IN, other], "malmberg") is None
    assert newest_confirmed([*BUILT_IN, other], "another") is other
    assert newest_confirmed([], "malmberg") is None


def test_one_of_which_every_value_was_read_on_the_page_is_confirmed_on_the_last_day_one_was(tmp_path: Path) -> None:
    read = confirmed(tmp_path, "read", THIS_YEAR)
    assert read.spec.confirmed_on == dt.date(2026, 9, 1)
    assert newest_confirmed([read], "example") is read
