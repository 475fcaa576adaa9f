"""A report by several specs tells whose verdict is whose; a report by one is about that publisher alone."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from checker.checking.checked_device import CheckedDevice
from checker.model.readings import unknown
from checker.reporting.check_page.answer import page_answer
from checker.reporting.check_page.check_page import render_check_page
from checker.reporting.check_page.questions import open_questions
from checker.reporting.device.by_spec import by_spec
from checker.reporting.device.device_page import device_page
from checker.reporting.device.device_report import render_device_report
from checker.reporting.device.notices import notices, spec_notices, validity_notices
from checker.reporting.device.summary import console_lines
from checker.reporting.language.words import Words
from checker.specification.document import Confirmation, Quote, RequirementsSpec, Title
from checker.specification.joining import joined
from tests.evaluation.devices import known, releases, windows_laptop
from tests.reporting.contexts import context_of
from tests.several_specs.specs_there import CASES, Case, spec_named, together

NL, EN = Words("nl"), Words("en")
EVIL = "<script>alert(1)</script>"
LITTLE = {"memory.installed": known(4 * 2**30), "memory.usable": known(4 * 2**30)}


def laptop_by(spec: RequirementsSpec) -> CheckedDevice:
    return context_of({**windows_laptop(), **LITTLE}, spec, releases())


def context_of_case(case: Case) -> CheckedDevice:
    return context_of(case.readings(), together(*case.says), releases())


every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)


class TestUnderTheVerdict:
    """The table that answers whether the device meets all of them."""

    @every_case
    def test_it_answers_as_worked_by_hand(self, case: Case) -> None:
        assert by_spec(context_of_case(case), NL).answer == case.answer

    @every_case
    def test_each_has_a_row_with_its_own_verdict_as_the_console_and_the_page_say_it(self, case: Case) -> None:
        context = context_of_case(case)
        rows = by_spec(context, NL).rows
        words = {"says nothing": "geen eisen voor dit soort apparaat"}
        said = [words.get(verdict) or NL.say(f"verdict.{verdict}") for verdict in case.says.values()]
        assert [row.verdict for row in rows] == said
        assert [line.rpartition(": ")[2] for line in console_lines(context, "nl") if line.startswith("- ")] == said
        assert [seen.text.partition(": ")[2] for seen in page_answer(context, NL).specs] == said

    def test_it_says_of_each_how_sure_its_requirements_are_and_where_they_are(self) -> None:
        rows = by_spec(laptop_by(together("malmberg", "rekentoets")), NL).rows
        assert [(row.name, row.title) for row in rows] == [
            ("Malmberg", "basisonderwijs 2026-2027"), ("Toetsbureau", "Rekentoets 2026-2027"),
        ]  # fmt: skip
        assert rows[0].standing == "Deze eisen zijn voorlopig. Die van Malmberg zelf staan op"
        assert rows[1].standing == (
            "Een deel van de eisen is nagekeken op 20 november 2026 door de ICT-coördinator. "
            "1 eis is nog voorlopig. De rest staat op de pagina van Toetsbureau:"
        )
        assert [row.link.address for row in rows if row.link] == [
            "https://www.malmberg.nl/basisonderwijs/systeemeisen.htm", "https://toetsbureau.example/apparaten",
        ]  # fmt: skip

    def test_two_of_one_publisher_are_told_apart_by_their_titles(self) -> None:
        second = msgspec.structs.replace(spec_named("rekentoets"), id="taaltoets", title=Title(nl="Taaltoets", en="x"))
        rows = by_spec(laptop_by(joined([spec_named("rekentoets"), second])), NL).rows
        assert [(row.name, row.title) for row in rows] == [("Rekentoets 2026-2027", ""), ("Taaltoets", "")]

    @pytest.mark.parametrize(
        ("title", "shown"),
        [
            ("Toetsbureau", ""),
            ("toetsbureau 2026", "2026"),
            ("Toetsbureau's eisen", "Toetsbureau's eisen"),
            ("Toetsbureaus samen", "Toetsbureaus samen"),
        ],
    )
    def test_the_name_is_not_said_twice_and_a_word_that_begins_so_stays_whole(self, title: str, shown: str) -> None:
        named = msgspec.structs.replace(spec_named("rekentoets"), title=Title(nl=title, en=title))
        context = context_of(windows_laptop(), joined([spec_named("malmberg"), named]), releases())
        assert by_spec(context, NL).rows[1].title == shown

    def test_two_of_one_publisher_and_one_title_are_told_apart_by_their_ids(self) -> None:
        twin = msgspec.structs.replace(spec_named("rekentoets"), id="rekentoets-b", publisher="toetsbureau")
        rows = by_spec(laptop_by(joined([spec_named("rekentoets"), twin])), NL).rows
        names = [f"{twin.title.nl} (rekentoets)", f"{twin.title.nl} (rekentoets-b)"]
        assert [(row.name, row.title) for row in rows] == [(name, "") for name in names]

    def test_one_that_asks_only_what_lies_beside_the_device_is_not_said_to_ask_nothing(self) -> None:
        asked = msgspec.structs.replace(spec_named("rekentoets").requirement[0], category="connection")
        beside = msgspec.structs.replace(spec_named("rekentoets"), requirement=(asked,))
        told = by_spec(laptop_by(joined([spec_named("huisregels"), beside])), NL)
        assert told.answer.endswith("Wat Toetsbureau eist, gaat niet over deze laptop zelf, en telt niet mee.")
        assert told.rows[1].verdict == "geen eisen aan het apparaat zelf"

    def test_a_page_by_one_spec_has_no_such_table(self) -> None:
        assert device_page(laptop_by(spec_named("malmberg")), "nl").by_spec is None
        assert page_answer(laptop_by(spec_named("malmberg")), NL).specs == []


class TestTheRestOfTheReport:
    """Requirements stand with their publisher; what two ask is one thing to do."""

    def test_the_requirements_of_each_stand_under_its_name(self) -> None:
        context = laptop_by(together("malmberg", "rekentoets", "huisregels"))
        tables = device_page(context, "nl").tables
        assert [table.title for table in tables] == [
            "Malmberg: alle eisen", "Toetsbureau: alle eisen", "De Regenboog: alle eisen",
        ]  # fmt: skip
        assert sum(len(table.rows) for table in tables) == len(context.applicable)
        assert len({table.id for table in tables}) == len(tables)

    def test_what_both_ask_is_named_once_in_the_sentence_and_the_steps(self) -> None:
        nothing = {"memory.installed": unknown("timed_out", "x"), "memory.usable": unknown("timed_out", "x")}
        page = device_page(
            context_of({**windows_laptop(), **nothing}, together("malmberg", "rekentoets"), releases()), "nl"
        )
        assert page.band.why.count("erkgeheugen") == 1
        assert page.to_do.steps[0].title == "Meet alsnog: Werkgeheugen"
        assert page.to_do.steps[0].tags == ("Werkgeheugen",)

    def test_the_evidence_and_the_foot_name_the_right_publisher(self) -> None:
        page = device_page(laptop_by(together("malmberg", "rekentoets")), "nl")
        of_test = [
            line.pieces[0].text for line in page.tables[1].rows[0].evidence if line.term == "Herkomst van de eis"
        ]
        assert of_test == ["Van de pagina van Toetsbureau, gelezen op 20 november 2026. Zo staat het op de pagina."]
        assert page.publisher == "Malmberg of Toetsbureau"
        details = {detail.term: detail.value for detail in page.about}
        assert [details["Eisen van Malmberg"], details["Eisen van Toetsbureau"]] == [
            "Malmberg basisonderwijs 2026-2027, versie 2026-2027.1, voorlopig",
            "Rekentoets 2026-2027, versie 2026-2027.1, nagekeken op 20 november 2026",
        ]
        assert details["Vingerafdruk Malmberg"] != details["Vingerafdruk Toetsbureau"]
        assert len(details) == len(page.about)

    @pytest.mark.parametrize("names", [("rekentoets",), ("huisregels",), ("rekentoets", "huisregels")])
    @pytest.mark.parametrize("words", [NL, EN], ids=["nl", "en"])
    def test_a_publisher_that_is_not_asked_for_is_nowhere_named(self, names: tuple[str, ...], words: Words) -> None:
        context = laptop_by(together(*names))
        texts = (
            render_device_report(context, words.language),
            render_check_page(context.spec, context.releases, words.language, "static"),
            msgspec.json.encode(page_answer(context, words)).decode(),
            *console_lines(context, words.language),
        )
        assert not [text for text in texts if "malmberg" in text.casefold()]

    def test_what_a_spec_says_is_text_everywhere(self) -> None:
        rekentoets = spec_named("rekentoets")
        items = tuple(msgspec.structs.replace(item, quote=Quote(text=EVIL)) for item in rekentoets.requirement)
        evil = msgspec.structs.replace(rekentoets, title=Title(nl=EVIL, en=EVIL), requirement=items)
        page = render_device_report(laptop_by(joined([spec_named("malmberg"), evil])), "nl")
        assert "<script" not in page
        assert "&lt;script&gt;alert(1)" in page


class TestWhatThePublisherSays:
    """The text on the page, and who laid the requirements beside it."""

    def test_a_quote_stands_in_its_row_and_whole_in_the_evidence(self) -> None:
        rekentoets, long = spec_named("rekentoets"), "Minimaal 8 GB. " * 30
        item = msgspec.structs.replace(
            rekentoets.requirement[0], quote=Quote(text=long, source="https://toetsbureau.example/a")
        )
        spec = msgspec.structs.replace(rekentoets, requirement=(item, *rekentoets.requirement[1:]))
        quoted, plain = device_page(laptop_by(spec), "nl").tables[0].rows
        assert quoted.quote.startswith("Op de pagina: ‘Minimaal 8 GB.")
        assert len(quoted.quote) < 180
        assert [piece.text for line in quoted.evidence if line.term == "Op de pagina" for piece in line.pieces] == [
            long, "https://toetsbureau.example/a",
        ]  # fmt: skip
        assert plain.quote == ""
        assert "Op de pagina" not in {line.term for line in plain.evidence}

    @pytest.mark.parametrize(
        ("provisional", "begin", "text"),
        [
            (0, "De eisen zijn", "Ze staan op de pagina van Toetsbureau:"),
            (1, "Een deel van de eisen is", "1 eis is nog voorlopig. De rest staat op de pagina van Toetsbureau:"),
        ],
    )
    def test_who_checked_the_requirements_is_the_notice_of_a_confirmed_spec(
        self, provisional: int, begin: str, text: str
    ) -> None:
        """The terminal shows its first line only: that is true of what was read in part, too."""
        spec = confirmed(provisional)
        (notice,) = notices(laptop_by(spec), NL)
        assert notice.title == f"{begin} nagekeken op 20 november 2026 door de ICT-coördinator."
        assert notice.text == text
        assert list(spec_notices(spec, NL)) == [notice]

    def test_who_read_the_page_and_found_nothing_confirmed_nothing(self) -> None:
        context = laptop_by(confirmed(2))
        (notice,) = notices(context, NL)
        assert notice.title == "De eisen zijn voorlopig."
        assert device_page(context, "nl").about[0].value.endswith(", voorlopig")

    @pytest.mark.parametrize("role", ["teacher", "coordinator", "head", "board", "supplier", "publisher"])
    def test_every_role_has_its_words(self, role: str) -> None:
        confirmation = msgspec.convert({"of": "x/1", "on": "2026-11-20", "role": role}, Confirmation, strict=False)
        spec = msgspec.structs.replace(confirmed(0), confirmation=confirmation)
        for words in (NL, EN):
            (notice,) = spec_notices(spec, words)
            assert "confirmed." not in notice.title

    def test_each_spec_has_its_own_notices_for_who_must_act_on_them(self) -> None:
        specs = [
            msgspec.structs.replace(spec_named(name), valid_until=dt.date(2026, 8, day))
            for day, name in enumerate(("malmberg", "rekentoets", "huisregels"), start=1)
        ]
        told = [*spec_notices(joined(specs), NL), *validity_notices(joined(specs), dt.date(2026, 11, 23), NL)]
        alone = [
            *(notice for spec in specs for notice in spec_notices(spec, NL)),
            *(notice for spec in specs for notice in validity_notices(spec, dt.date(2026, 11, 23), NL)),
        ]
        assert (len(told), told) == (6, alone)


def confirmed(provisional: int) -> RequirementsSpec:
    """Give the confirmed spec, with so many of its two rows provisional."""
    spec = spec_named("rekentoets")
    items = tuple(
        msgspec.structs.replace(item, basis="provisional" if number < provisional else "published")
        for number, item in enumerate(spec.requirement)
    )
    return msgspec.structs.replace(spec, requirement=items)


def test_what_one_spec_fails_on_keeps_no_question_of_another_from_being_asked() -> None:
    facts = {
        **windows_laptop(),
        "storage.free": known(10**9),
        "memory.installed": unknown("hidden_by_browser", "page"),
        "memory.usable": unknown("hidden_by_browser", "page"),
    }
    both = laptop_by(together("malmberg", "rekentoets")).spec
    context = context_of(facts, both, releases(), origin="page")
    assert {part.spec.id: part.verdict.value for part in context.judgement.parts} == {
        "malmberg": "unknown", "rekentoets": "fail",
    }  # fmt: skip
    assert "memory" in open_questions(context.judgement, both)
    alone = context_of(facts, spec_named("rekentoets"), releases(), origin="page")
    assert open_questions(alone.judgement, alone.spec) == ()
