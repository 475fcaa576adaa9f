"""Methods that do not work on every kind of device: asked about, read from a page, and taken over a year later."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.confirming.answers import AddedRow, Answer, Answers
from checker.confirming.asking import Sheet, sheet
from checker.confirming.confirmed import confirmed_spec
from checker.confirming.draft import Draft, DraftRow
from checker.confirming.earlier import Earlier
from checker.confirming.progress import kept_in
from checker.confirming.question import Question
from checker.confirming.rows.row import NotUnderstoodError
from checker.confirming.run import begin
from checker.confirming.writing import as_toml
from checker.errors import BadInputError
from checker.reporting.language.words import Words
from checker.reporting.requirements.buying_page import buying_page
from checker.reporting.requirements.change_words import Compared, lines
from checker.reporting.words.confirming import answer_said, question_words, row_said
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import load_releases
from checker.specification.comparing import compared
from checker.specification.document import Product, Quote, RequirementsSpec
from checker.specification.loading import load_spec
from tests.confirming.specs import PHRASES, THIS_YEAR, TODAY, confirmed, made, names
from tests.reporting.requirement_pages import wish

NL = Words("nl")
PAGE = "https://www.malmberg.nl/x"
PLUSPUNT = "Pluspunt: oefen- en toetssoftware"


def question(asked: Sheet, name: str = "pluspunt") -> Question:
    return next(each for each in asked.questions if each.requirement.id == f"product:{name}")


def product(spec: RequirementsSpec, name: str = "pluspunt") -> Product | None:
    return next((each for each in spec.product if each.id == name), None)


def the(spec: RequirementsSpec, name: str = "pluspunt") -> Product:
    found = product(spec, name)
    assert found
    return found


def draft(*rows: dict[str, Any]) -> Draft:
    made_rows = (DraftRow(kind="product", **{"text": "Uit de pagina.", **row}) for row in rows)
    return Draft(read_on=TODAY, source=PAGE, rows=tuple(made_rows))


def test_a_method_is_a_question_with_what_it_says_now_and_why() -> None:
    asked = question(sheet(THIS_YEAR))
    said = question_words(asked, NL, load_releases(built_in_specs_folder()))
    assert (said.title, said.devices) == (PLUSPUNT, "methode")
    assert said.today == "niet op iPad en Android-tablet"
    assert "oude pagina van Malmberg" in said.why
    assert [choice for choice, _ in said.choices] == ["keep", "change", "dropped", "unknown"]


def test_what_was_read_is_published_with_its_day_and_what_was_not_known_stays(tmp_path: Path) -> None:
    own = made(confirmed(THIS_YEAR, question(sheet(THIS_YEAR)).chosen("keep")), tmp_path)
    kept = the(own)
    assert (kept.basis, kept.checked_on, kept.not_on) == ("published", TODAY, ("ipad", "android-tablet"))
    assert kept.note == PHRASES.read(TODAY)
    assert kept.source == THIS_YEAR.source
    assert own.product[1:] == THIS_YEAR.product[1:]
    unknown = confirmed(THIS_YEAR, question(sheet(THIS_YEAR)).chosen("unknown"))
    assert unknown.product == THIS_YEAR.product


def test_a_method_that_is_not_on_the_page_any_more_is_gone() -> None:
    own = confirmed(THIS_YEAR, question(sheet(THIS_YEAR)).chosen("dropped"))
    assert product(own) is None
    assert len(own.product) == len(THIS_YEAR.product) - 1


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        (("niet op iPads", ""), ("ipad",)),
        (("", "niet op iPads"), ("ipad",)),
        (("niet op Chromebooks en tablets", ""), ("chromebook", "ipad", "android-tablet")),
    ],
)
def test_other_kinds_of_device_are_typed_as_people_write_them(
    tmp_path: Path, typed: tuple[str, str], kinds: tuple[str, ...]
) -> None:
    run = begin(tmp_path, sheet(THIS_YEAR)).run
    answer = run.answer(question(run.sheet), "change", *typed)
    assert the(confirmed(THIS_YEAR, answer)).not_on == kinds
    assert answer_said(question(run.sheet), answer, NL).startswith("niet op ")
    (kept,) = kept_in(tmp_path, THIS_YEAR).open
    assert kept.answers.answers == (answer,)


def test_the_same_devices_again_are_no_change(tmp_path: Path) -> None:
    run = begin(tmp_path, sheet(THIS_YEAR)).run
    assert run.answer(question(run.sheet), "change", "niet op tablets", "").word == "keep"


@pytest.mark.parametrize("typed", ["", "tablets", "niet op iPad 2", "niet op digiborden", "8 GB"])
def test_what_names_no_kinds_of_device_is_asked_again(tmp_path: Path, typed: str) -> None:
    run = begin(tmp_path, sheet(THIS_YEAR)).run
    with pytest.raises(NotUnderstoodError):
        run.answer(question(run.sheet), "change", typed, "")
    assert run.answers == Answers()


def test_all_is_compared_only_once_the_methods_are_too() -> None:
    requirements = [Answer(requirement=name, word="keep") for name in names(THIS_YEAR)]
    assert confirmed(THIS_YEAR, *requirements).note == PHRASES.in_part(TODAY)
    methods = [Answer(requirement=f"product:{item.id}", word="keep") for item in THIS_YEAR.product]
    assert confirmed(THIS_YEAR, *requirements, *methods).note == PHRASES.whole(TODAY)


def test_a_method_and_a_requirement_of_one_id_are_told_apart() -> None:
    twin = msgspec.structs.replace(THIS_YEAR, product=(msgspec.structs.replace(the(THIS_YEAR), id="memory"),))
    own = confirmed(twin, Answer(requirement="product:memory", word="dropped"))
    assert own.product == ()
    assert "memory" in names(own)


# ---------------------------------------------------------------- what a page says


def test_a_page_that_names_it_in_full_proposes_its_devices_with_its_very_words(tmp_path: Path) -> None:
    text = f"{PLUSPUNT} werkt niet op iPads."
    asked = question(sheet(THIS_YEAR, draft=draft({"product": PLUSPUNT, "applies_to": ("ipad",), "text": text})))
    (proposal,) = asked.proposals
    assert (proposal.is_likely, proposal.is_same) == (False, False)
    own = made(confirmed(THIS_YEAR, asked.chosen("page")), tmp_path)
    assert the(own).not_on == ("ipad",)
    assert the(own).note.nl == text
    assert the(own).quote == Quote(text=text, source=PAGE)
    assert the(own).source == PAGE


@pytest.mark.parametrize("name", ["Pluspunt", "Pluspunt oefensoftware", "De wereld in getallen en Pluspunt"])
def test_a_page_that_says_less_or_more_than_the_name_is_to_be_looked_at(name: str) -> None:
    asked = sheet(THIS_YEAR, draft=draft({"product": name, "applies_to": ("ipad",)}))
    assert [each.is_likely for each in question(asked).proposals] == [True]
    assert asked.additions == ()
    assert asked.not_understood == ()


def test_a_method_the_spec_has_nothing_of_is_proposed_to_be_added(tmp_path: Path) -> None:
    row = {"product": "Taal actief", "applies_to": ("ipad", "android-tablet"), "text": "Taal actief: niet op tablets."}
    asked = sheet(THIS_YEAR, draft=draft(row))
    (addition,) = asked.additions
    assert row_said(addition.row, NL) == "Taal actief (methode): niet op iPad en Android-tablet"
    run = begin(tmp_path / "kept", asked).run
    run.accept(addition)
    own = made(run.outcome(PHRASES, TODAY), tmp_path)
    added = the(own, "taal-actief")
    assert (added.title.nl, added.not_on, added.checked_on) == ("Taal actief", ("ipad", "android-tablet"), TODAY)
    assert added.note.nl == "Taal actief: niet op tablets."
    run.leave_out(addition.row.name)
    assert run.outcome(PHRASES, TODAY).product == THIS_YEAR.product


def test_added_methods_of_one_name_or_without_a_letter_each_get_an_id() -> None:
    rows = [
        AddedRow(name=f"n{number}", kind="product", applies_to=("ipad",), product=name)
        for number, name in enumerate(["Pluspunt!", "Pluspunt", "***", "é" * 190])
    ]
    own = confirmed(THIS_YEAR, told=Answers(added=tuple(rows)))
    assert [item.id for item in own.product[-4:]] == ["pluspunt-2", "pluspunt-3", "methode", "methode-2"]


# ---------------------------------------------------------------- a year later


def later(*answers: Answer, told: Answers | None = None, base: RequirementsSpec = THIS_YEAR) -> Earlier:
    return Earlier(confirmed(base, *answers, told=told), base)


def test_a_year_later_what_holds_is_taken_over_with_its_day_and_words() -> None:
    quote = Quote(text="Pluspunt niet op tablets", source=PAGE)
    about = "product:pluspunt"
    for answer in (
        Answer(requirement=about, word="keep", quote=quote),
        Answer(requirement=about, word="change", minimum="not chromebook", quote=quote),
        Answer(requirement=about, word="dropped"),
    ):
        earlier = later(answer)
        asked = sheet(THIS_YEAR, earlier)
        assert about not in {each.requirement.id for each in asked.questions}
        again = confirmed_spec(THIS_YEAR, asked.whole(Answers()), PHRASES, TODAY + dt.timedelta(300), "zzzz")
        assert product(again) == product(earlier.confirmed)
        assert about in {each.requirement.id for each in sheet(THIS_YEAR, earlier, again=True).questions}


def test_a_page_that_says_otherwise_than_a_year_ago_is_asked() -> None:
    earlier = later(Answer(requirement="product:pluspunt", word="keep"))
    row = {"product": PLUSPUNT, "applies_to": ("ipad",)}
    asked = question(sheet(THIS_YEAR, earlier, draft(row)))
    assert asked.choices == ("keep", "page", "change", "dropped", "unknown")
    same = {"product": PLUSPUNT, "applies_to": ("ipad", "android-tablet")}
    with pytest.raises(StopIteration):
        question(sheet(THIS_YEAR, earlier, draft(same)))


def test_a_program_that_says_something_else_now_asks_with_the_earlier_answer_beside_it() -> None:
    base = msgspec.structs.replace(
        THIS_YEAR, product=(msgspec.structs.replace(the(THIS_YEAR), not_on=("ipad",)), *THIS_YEAR.product[1:])
    )
    earlier = later(Answer(requirement="product:pluspunt", word="keep"), base=base)
    asked = question(sheet(THIS_YEAR, earlier))
    said = question_words(asked, NL, load_releases(built_in_specs_folder()))
    assert said.before == "nagekeken op 30 november 2026: niet op iPad"
    assert "earlier" in asked.choices
    assert the(confirmed(THIS_YEAR, asked.chosen("earlier"))).not_on == ("ipad",)


def test_a_method_that_was_added_comes_along() -> None:
    row = AddedRow(name="product", kind="product", applies_to=("phone",), product="Bingel", minimum="not phone")
    earlier = later(told=Answers(added=(row,)))
    taken = sheet(THIS_YEAR, earlier).whole(Answers())
    assert [item.product for item in taken.added] == ["Bingel"]
    assert the(confirmed_spec(THIS_YEAR, taken, PHRASES, TODAY, "zzzz"), "bingel") == the(earlier.confirmed, "bingel")


def test_a_day_of_reading_is_only_for_what_was_read(tmp_path: Path) -> None:
    odd = msgspec.structs.replace(THIS_YEAR, product=(msgspec.structs.replace(the(THIS_YEAR), checked_on=TODAY),))
    (tmp_path / "odd.toml").write_bytes(as_toml(odd))
    with pytest.raises(BadInputError, match=r"product\[0\]\.checked_on"):
        load_spec(tmp_path / "odd.toml")


# ---------------------------------------------------------------- what pages say of it afterwards


def test_only_what_nobody_read_is_said_with_perhaps_to_who_buys() -> None:
    own = confirmed(THIS_YEAR, question(sheet(THIS_YEAR)).chosen("keep"))
    page = buying_page(wish(own), NL)
    assert [line for line in page.warnings if "Pluspunt" in line] == [
        f"Werkt niet op iPad en Android-tablet: {PLUSPUNT}."
    ]
    (others,) = [line for line in page.warnings if "Kleuterplein" in line]
    assert others.startswith("Werkt misschien niet op iPad en Android-tablet: ")


def test_a_change_and_the_handed_out_page_tell_on_which_day_a_method_was_read() -> None:
    own = confirmed(THIS_YEAR, question(sheet(THIS_YEAR)).chosen("keep"))
    releases = load_releases(built_in_specs_folder())
    told = Compared(before=THIS_YEAR, after=own, changes=compared(THIS_YEAR, own), releases=releases, day=TODAY)
    found = [line for line in lines(told, NL) if "Pluspunt" in line.subject]
    assert [(line.before, line.after) for line in found if line.before == "voorlopig"] == [
        ("voorlopig", "nagekeken op 30 november 2026")
    ]
