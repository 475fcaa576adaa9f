"""A spec of one's own: what the answers make of it, and that it is always a valid one."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.conditions.at_least import AtLeast
from checker.conditions.at_least_version import AtLeastVersion
from checker.confirming.answers import AddedRow, Answer, Answers, Word
from checker.confirming.confirmed import confirmed_spec, own_version
from checker.confirming.rows.table import ROWS
from checker.errors import BadInputError
from checker.model.devices import DEVICE_CLASSES
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import all_specs
from checker.specification.digest import digest_of
from checker.specification.document import Confirmation, Quote, Role
from tests.confirming.specs import PHRASES, THIS_YEAR, TODAY, confirmed, made, names, of

SPECS = [entry.spec for entry in all_specs(built_in_specs_folder())]


def test_what_is_right_becomes_published_on_the_day_the_page_was_read() -> None:
    day = dt.date(2026, 11, 23)
    own = of(confirmed(THIS_YEAR, Answer(requirement="memory", word="keep"), told=Answers(read_on=day)), "memory")
    assert (own.basis, own.checked_on) == ("published", day)
    assert own.condition == of(THIS_YEAR, "memory").condition
    assert own.basis_note.nl == "Nagekeken op de pagina van de uitgever op 23 november 2026."
    assert own.basis_note.en == "Compared with the publisher's page on 23 November 2026."


def test_a_change_asks_the_new_values_and_keeps_the_tolerances() -> None:
    quote = Quote(text="Werkgeheugen: minimaal 8 GB", source="https://www.malmberg.nl/x")
    answer = Answer(requirement="memory", word="change", minimum="8 GB", recommended="16 GB", quote=quote)
    own, was = of(confirmed(THIS_YEAR, answer), "memory"), of(THIS_YEAR, "memory")
    assert isinstance(own.condition, AtLeast)
    assert isinstance(was.condition, AtLeast)
    assert (own.condition.minimum, own.condition.recommended) == ("8 GiB", "16 GiB")
    assert own.condition.substitute == was.condition.substitute
    assert own.quote == quote
    assert own.remedies == was.remedies


def test_what_is_not_on_the_page_is_left_out_and_what_nobody_knows_stays_provisional() -> None:
    own = confirmed(
        THIS_YEAR, Answer(requirement="webgl", word="dropped"), Answer(requirement="memory", word="unknown")
    )
    assert "webgl" not in names(own)
    assert of(own, "memory") == of(THIS_YEAR, "memory")
    assert own.is_provisional


def test_a_recommended_value_alone_fails_nobody_and_a_minimum_does() -> None:
    only = confirmed(THIS_YEAR, Answer(requirement="memory", word="change", recommended="8 GB"))
    assert of(only, "memory").importance == "recommended"
    must = confirmed(THIS_YEAR, Answer(requirement="processor", word="change", minimum="4"))
    assert of(must, "processor").importance == "required"


def test_another_value_for_some_devices_is_a_requirement_of_their_own() -> None:
    own = confirmed(
        THIS_YEAR,
        Answer(requirement="browser", word="keep"),
        Answer(requirement="browser", word="change", minimum="60 days behind", applies_to=("mac",)),
    )
    assert of(own, "browser").applies_to == ("windows-pc", "linux-pc")
    assert not of(own, "browser").measure_on
    mac = of(own, "browser-mac")
    assert mac.applies_to == ("mac",)
    assert mac.way_to_measure("mac") == of(THIS_YEAR, "browser").way_to_measure("mac")


def test_the_same_answer_for_all_devices_leaves_one_requirement() -> None:
    parts = [
        Answer(requirement="memory", word="keep", applies_to=(name,)) for name in ("mac", "linux-pc", "windows-pc")
    ]
    own = confirmed(THIS_YEAR, *parts)
    assert of(own, "memory").applies_to == ("windows-pc", "mac", "linux-pc")
    assert "memory-mac" not in names(own)


def test_the_spec_tells_what_it_was_made_from_by_which_role_and_from_which_page() -> None:
    own = confirmed(
        THIS_YEAR,
        Answer(requirement="memory", word="keep"),
        told=Answers(
            role="head", note="met Jan", source="https://help.bao.malmberg.nl/eisen", read_on=dt.date(2026, 11, 20)
        ),
    )
    assert own.confirmation == Confirmation(
        of="malmberg/2026-2027.1", on=dt.date(2026, 11, 20), role="head", note="met Jan"
    )
    assert own.version == "2026-2027.1+20261130.abcd"
    assert own.source == "https://help.bao.malmberg.nl/eisen"
    assert own.published_by == "malmberg"
    assert (own.valid_from, own.valid_until) == (THIS_YEAR.valid_from, THIS_YEAR.valid_until)
    assert own.note is not None
    assert "De rest is nog voorlopig" in own.note.nl


def test_a_version_of_one_s_own_never_grows_too_long() -> None:
    assert own_version("2026-2027.1+20261101.aaaa", TODAY, "bbbb") == "2026-2027.1+20261130.bbbb"
    assert len(own_version("9" * 40, TODAY, "bbbb")) == 40


def test_an_added_row_was_read_no_later_than_the_page() -> None:
    row = AddedRow(name="x", kind="memory", applies_to=("ipad",), minimum="4 GB", checked_on=dt.date(2100, 1, 1))
    assert of(confirmed(THIS_YEAR, told=Answers(added=(row,))), "x").checked_on == TODAY


def test_an_added_row_has_the_remedies_and_tolerances_of_one_like_it() -> None:
    row = AddedRow(name="memory-ipad", kind="memory", applies_to=("ipad",), minimum="3 GB")
    own = of(confirmed(THIS_YEAR, told=Answers(added=(row,))), "memory-ipad")
    like = of(THIS_YEAR, "memory")
    assert isinstance(own.condition, AtLeast)
    assert isinstance(like.condition, AtLeast)
    assert own.condition.substitute == like.condition.substitute
    assert (own.remedies, own.measure, own.title.nl) == (like.remedies, None, "Werkgeheugen")
    beside = AddedRow(name="macos-mac", kind="macos", applies_to=("mac",), recommended="14")
    mac = of(confirmed(THIS_YEAR, told=Answers(added=(beside,))), "macos-mac")
    assert mac.condition == AtLeastVersion(fact="os.version", minimum="14")
    assert (mac.importance, mac.measure) == ("recommended", of(THIS_YEAR, "macos").measure)


def test_a_spec_without_requirements_is_refused_in_one_line() -> None:
    answers = [Answer(requirement=name, word="dropped") for name in names(THIS_YEAR)]
    with pytest.raises(BadInputError, match="every requirement was left out"):
        confirmed(THIS_YEAR, *answers)


def test_answers_about_nothing_or_with_values_that_cannot_be_change_nothing() -> None:
    own = confirmed(
        THIS_YEAR,
        Answer(requirement="gone", word="dropped"),
        Answer(requirement="memory", word="change", minimum="veel"),
        Answer(requirement="macos", word="keep", applies_to=("ipad",)),
        told=Answers(added=(AddedRow(name="x", kind="nothing", applies_to=("mac",), minimum="1"),)),
    )
    assert own.requirement == THIS_YEAR.requirement


TEXTS = st.one_of(
    st.sampled_from(["", "8 GB", "1024 x 768", "10", "11 24H2", "2 GHz", "60 days behind", "yes", "9.7 inch"]),
    st.just("not ipad"),
    st.text(max_size=20),
)  # fmt: skip
CLASSES = st.lists(st.sampled_from(DEVICE_CLASSES), max_size=4).map(tuple)
QUOTES = st.one_of(st.just(msgspec.UNSET), st.builds(Quote, text=st.text(min_size=1, max_size=50)))
DAYS = st.one_of(st.none(), st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))


def answers_to(names_of: list[str]) -> st.SearchStrategy[Answers]:
    ids = st.sampled_from([*names_of, "another"])
    answer = st.builds(
        Answer, requirement=ids, word=st.sampled_from(get_args(Word)), applies_to=CLASSES, minimum=TEXTS,
        recommended=TEXTS, quote=QUOTES, checked_on=DAYS,
    )  # fmt: skip
    row = st.builds(
        AddedRow, name=ids, kind=st.sampled_from([row.name for row in ROWS]), applies_to=CLASSES, minimum=TEXTS,
        recommended=TEXTS, quote=QUOTES, checked_on=DAYS,
    )  # fmt: skip
    return st.builds(
        Answers, answers=st.lists(answer, max_size=40).map(tuple), added=st.lists(row, max_size=6).map(tuple),
        role=st.sampled_from([None, *get_args(Role)]), note=st.text(max_size=100), read_on=DAYS,
        source=st.sampled_from(["", "https://example.org/a"]),
    )  # fmt: skip


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: f"{spec.id}-{spec.version}")
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_the_answers_the_file_is_valid_and_reads_back_the_same(spec: object, data: st.DataObject) -> None:
    base = next(each for each in SPECS if each is spec)
    provisional = msgspec.structs.replace(
        base,
        requirement=tuple(
            msgspec.structs.replace(item, basis="provisional", checked_on=None) for item in base.requirement
        ),
    )
    answers = data.draw(answers_to(names(base)))
    try:
        own = confirmed_spec(provisional, answers, PHRASES, TODAY, "abcd")
    except BadInputError:
        return
    with tempfile.TemporaryDirectory() as folder:
        assert digest_of(made(own, Path(folder))) == digest_of(own)
    days = [item.checked_on for item in own.requirement if item.checked_on]
    assert all(day <= TODAY for day in days)
