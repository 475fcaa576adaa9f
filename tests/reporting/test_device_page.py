"""What the page of a device says, as data; the template only prints it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from checker.checking.checked_device import CheckedDevice
from checker.effects import after
from checker.errors import BadInputError
from checker.evaluation.judging import judge
from checker.model.devices import Browser
from checker.model.findings import Finding
from checker.model.readings import Facts, Known, unknown
from checker.model.results import DeviceIdentity
from checker.model.verdicts import Verdict
from checker.reporting.device.advice import Advice, Paragraph
from checker.reporting.device.device_page import DevicePage, device_page
from checker.reporting.device.device_report import render_device_report
from checker.reporting.device.notices import table_notice
from checker.reporting.language.words import Words
from checker.reporting.words.verdict_look import look_of
from tests.evaluation.devices import known, windows_laptop
from tests.reporting import devices
from tests.reporting.contexts import VERDICT_CASES, by_fixed_spec, by_shipped_spec, context_of_case

every_device = pytest.mark.parametrize("folder", VERDICT_CASES, ids=lambda folder: folder.name)
both_languages = pytest.mark.parametrize("language", ["nl", "en"])


def page_of(facts: Facts, language: str = "nl", on: dt.date = dt.date(2026, 11, 23)) -> DevicePage:
    return device_page(by_fixed_spec(facts, on), language)


def row_titles(page: DevicePage, table: int = 0) -> list[str]:
    return [row.title for row in page.tables[table].rows]


class TestTheVerdict:
    """Answer first: one word, one sentence."""

    def test_a_fail_names_what_fails_and_the_cheapest_way_out_with_its_cost(self) -> None:
        band = device_page(by_shipped_spec(devices.old_browsers_and_little_memory()), "nl").band
        assert band.look.title == "Voldoet niet"
        assert band.why == "Chrome 141 op deze laptop is te oud. Werk Chrome bij: dat is gratis en duurt 5 minuten."

    def test_advice_says_that_the_device_may_be_used_and_what_would_be_better(self) -> None:
        why = device_page(by_shipped_spec(devices.behind_on_five_things()), "nl").band.why
        assert why.startswith("Je kunt met deze laptop werken. 5 dingen kunnen beter: Standaardbrowser, ")
        assert why.endswith("Eerste stap: Kies een andere standaardbrowser (gratis, 5 minuten).")

    def test_a_good_device_needs_one_sentence(self) -> None:
        assert page_of(devices.good_computer()).band.why == "Deze computer voldoet aan alle 7 eisen."

    def test_not_measured_says_what_and_where_to_read_how(self) -> None:
        page = page_of(devices.good_computer() | {"memory.installed": unknown("timed_out", "x"),
                                                  "memory.usable": unknown("timed_out", "x")})  # fmt: skip
        assert page.band.look.title == "Nog niet zeker"
        assert "Werkgeheugen" in page.band.why
        assert page.to_do.steps[0].title == "Meet alsnog: Werkgeheugen"

    def test_without_requirements_for_this_kind_it_says_so(self) -> None:
        page = page_of({"device.class": Known(value="other", source="x")})
        assert page.band.why == "Voor dit apparaat staan er geen eisen in Voorbeeld basisonderwijs 2026-2027."
        assert page.tables == ()

    def test_an_unknown_kind_of_device_is_asked_for_first(self) -> None:
        page = page_of(devices.of_unknown_kind())
        assert "wat voor apparaat dit is" in page.band.why
        assert page.to_do.steps == ()
        assert page.band.counts == ()

    def test_when_only_a_last_resort_is_left_nothing_cheaper_is_promised(self) -> None:
        windows_7 = devices.good_computer() | {"os.version": known("7"), "os.build_id": known("7601.24545")}
        page = page_of(windows_7)
        assert page.band.why.endswith("Dat is niet meer te verhelpen.")
        assert [step.title for step in page.to_do.steps] == ["Vervang dit apparaat"]
        assert page.to_do.steps[0].afterwards == ""

    @every_device
    @both_languages
    def test_every_device_gets_a_reason_in_full_sentences(self, folder: Path, language: str) -> None:
        why = device_page(context_of_case(folder), language).band.why
        assert why[0].isupper() or why.startswith(("iPadOS", "macOS"))
        assert why.endswith(".")
        assert "{" not in why


class TestNames:
    """Names a person can walk with."""

    def test_the_label_goes_first_then_place_network_name_and_model(self) -> None:
        band = device_page(by_fixed_spec(devices.good_computer(), device=devices.DESKTOP_IDENTITY), "nl").band
        assert (band.kind, band.name) == ("Computer", "Groep 7 nr 4")
        assert band.also == ("Lokaal 7", "LOKAAL7-PC04", "Voorbeeld Werkstation 3")

    def test_without_any_name_the_model_names_it_and_the_title_still_reads(self) -> None:
        page = device_page(by_fixed_spec(devices.good_computer(), device=devices.NAMELESS), "nl")
        assert page.band.name == "Voorbeeld Werkstation 3"
        assert device_page(by_fixed_spec(devices.ipad(), device=devices.NAMELESS), "nl").title.startswith(
            "Nog niet zeker: iPad"
        )

    @pytest.mark.pitfall(57)
    def test_a_board_is_said_to_be_the_board(self) -> None:
        board = Known(value="PRIME B450M-A", source="BaseBoardProduct", bound="derived")
        facts = devices.good_computer() | {"device.manufacturer": known("ASUS"), "device.model.name": board}
        assert page_of(facts).band.also[-1] == "computer met moederbord ASUS PRIME B450M-A"

    def test_a_maker_that_is_in_the_model_s_name_is_said_once(self) -> None:
        facts = devices.good_computer() | {"device.manufacturer": known("Voorbeeld")}
        assert page_of(facts).band.also[-1] == "Voorbeeld Werkstation 3"

    @pytest.mark.parametrize(
        ("device_class", "form", "kind"),
        [
            ("windows-pc", "laptop", "Laptop"),
            ("windows-pc", "desktop", "Computer"),
            ("linux-pc", "virtual", "Virtuele computer"),
            ("mac", "laptop", "Mac"),
            ("chromebook", "laptop", "Chromebook"),
            ("ipad", "tablet", "iPad"),
            ("android-tablet", "tablet", "Tablet"),
            ("phone", "", "Telefoon"),
            ("other", "", "Apparaat"),
        ],
    )
    def test_the_kind_is_the_word_a_teacher_uses(self, device_class: str, form: str, kind: str) -> None:
        facts = {"device.class": known(device_class), "device.form": known(form)}
        assert page_of(facts).band.kind == kind


class TestCounts:
    """One model, consistent numbers."""

    @pytest.mark.pitfall(47)
    @every_device
    def test_the_counts_are_those_of_the_rows(self, folder: Path) -> None:
        context = context_of_case(folder)
        page = device_page(context, "nl")
        rows = Counter(
            row.look.name for table in page.tables if table.id == "requirements-system" for row in table.rows
        )
        counts = {count.look.name: int(count.text.split()[0]) for count in page.band.counts}
        assert counts == dict(rows)

    @every_device
    def test_what_needs_attention_stands_first(self, folder: Path) -> None:
        for table in device_page(context_of_case(folder), "nl").tables:
            order = ["fail", "unknown", "advice", "pass"]
            places = [order.index(row.look.name) for row in table.rows]
            assert places == sorted(places)

    def test_connection_and_setup_stand_apart_and_do_not_count(self) -> None:
        page = page_of(devices.laptop_with_all_verdicts())
        assert [table.title for table in page.tables] == ["Alle eisen", "Verbinding", "Inrichting"]
        assert row_titles(page, 1) == ["Verbinding met Basispoort"]
        assert "telt niet mee in het oordeel" in page.tables[1].caption
        assert [count.text for count in page.band.counts] == [
            "1 voldoet niet", "1 nog niet zeker", "1 advies", "4 voldoen",
        ]  # fmt: skip

    def test_requirements_for_other_devices_are_named_with_those_devices(self) -> None:
        page = page_of(devices.good_computer())
        assert page.others == ("Cookies (iPad)",)
        assert page.others_summary == "1 eis geldt niet voor dit soort apparaat"


def solved_by(step: Advice) -> set[str]:
    return set(step.tags)


class TestWhatToDo:
    """Then action: cheapest first, with what it costs and what it yields."""

    def test_browser_and_newest_version_are_filled_in(self) -> None:
        step = page_of(devices.laptop_with_all_verdicts()).to_do.steps[0]
        assert step.title == "Werk Chrome bij"
        assert tuple(paragraph.text for paragraph in step.paragraphs) == (
            "Open Chrome en kies Help en dan Over Chrome. Wacht tot versie 158 klaar is.",
            "Begint de update niet? Geef dit rapport aan je ICT-coördinator.",
        )
        assert step.instead == "Of: Installeer een andere browser (gratis, 10 minuten)."
        assert (step.cost, solved_by(step)) == ("Gratis, 5 minuten", {"Browser"})
        assert not step.is_optional

    def test_a_spec_cannot_reach_into_the_program_with_its_braces(self) -> None:
        context = by_fixed_spec(devices.laptop_with_all_verdicts())
        remedy = context.steps[0].remedy
        title = msgspec.structs.replace(remedy.title, nl="{browser.__class__} {0} {newest!r} {browser}")
        step = msgspec.structs.replace(context.steps[0], remedy=msgspec.structs.replace(remedy, title=title))
        page = device_page(msgspec.structs.replace(context, steps=(step,)), "nl")
        assert page.to_do.steps[0].title == "{browser.__class__} {0} {newest!r} Chrome"

    def test_free_steps_then_measuring_then_what_costs_money(self) -> None:
        steps = page_of(devices.laptop_with_all_verdicts()).to_do.steps
        assert [step.cost.partition(",")[0] for step in steps] == ["Gratis", "Gratis", "Kost geld"]
        assert [step.yields for step in steps] == ["Lost op:", "Meet alsnog:", "Lost op:"]

    def test_who_must_help_is_said_with_the_cost(self) -> None:
        steps = page_of(devices.laptop_with_all_verdicts()).to_do.steps
        assert steps[-1].cost == "Kost geld, 1,5 uur, via je leverancier"

    def test_a_step_that_is_only_recommended_says_so(self) -> None:
        steps = page_of(devices.laptop_with_all_verdicts()).to_do.steps
        assert [step.is_optional for step in steps] == [False, False, True]

    def test_all_that_was_not_measured_is_one_step_with_a_way_for_each(self) -> None:
        step = page_of(devices.laptop_with_all_verdicts()).to_do.steps[1]
        assert step.title == "Meet 3 dingen alsnog"
        assert Paragraph("Speel een filmpje met geluid af. Hoor je iets? Dan is het goed.", "Geluid") in step.paragraphs
        assert solved_by(step) == {"Geluid", "Verbinding met Basispoort", "Adres van de school"}
        assert step.afterwards == "Controleer daarna opnieuw."

    @pytest.mark.parametrize("why", ["not_permitted", "timed_out", "hidden_by_browser", "not_supported"])
    def test_the_reason_why_not_leads_to_a_way_to_measure(self, why: str) -> None:
        reading = unknown(why, "x")  # type: ignore[arg-type]  # each of them is one of the reasons
        page = page_of(devices.good_computer() | {"memory.installed": reading, "memory.usable": reading})
        words = Words("nl")
        assert page.to_do.steps[0].paragraphs == (Paragraph(words.first(f"measure.{why}", "measure")),)

    def test_the_calm_state_tells_until_when_updates_come(self) -> None:
        to_do = page_of(devices.good_computer()).to_do
        assert to_do.steps == ()
        assert to_do.sentence == (
            "Niets. Je kunt met deze computer aan de slag. "
            "Windows 11 Education 24H2 krijgt updates tot en met 12 oktober 2027."
        )

    @every_device
    def test_the_verdict_after_each_step_is_a_real_judgement_of_the_changed_readings(self, folder: Path) -> None:
        context = context_of_case(folder)
        situation, verdicts = context.situation, []
        for step in context.steps:
            if step.judged is not None and step.remedy.effect is not None:
                situation = after(step.remedy.effect, situation, step.target)
                verdicts.append(judge(context.spec, context.releases, situation.facts, situation.day).verdict)
        shown = [step.look for step in device_page(context, "nl").to_do.steps if step.look]
        assert shown == [look_of(verdict, Words("nl")) for verdict in verdicts]


class TestNotices:
    """What a reader must know before trusting the verdict."""

    @staticmethod
    def titles(context: CheckedDevice) -> list[str]:
        return [notice.title for notice in device_page(context, "nl").notices]

    def test_provisional_requirements_are_said_with_a_link_to_the_publisher(self) -> None:
        notice = page_of(devices.good_computer()).notices[0]
        assert notice.title == "De eisen zijn voorlopig."
        assert notice.link is not None
        assert "".join(notice.link.pieces) == "example.org/basisonderwijs/systeemeisen.htm"
        assert notice.link.address == "https://www.example.org/basisonderwijs/systeemeisen.htm"

    @pytest.mark.pitfall(33)
    def test_requirements_that_were_left_aside_come_first(self) -> None:
        doubt = BadInputError("stick/requirements_specs/malmberg/2025-2026.toml", "", "not valid TOML", "Correct it.")
        context = msgspec.structs.replace(
            by_fixed_spec(devices.good_computer(), dt.date(2026, 11, 23)), specs_doubts=(doubt,)
        )
        notice = device_page(context, "nl").notices[0]
        assert notice.title == "Niet alle eisen in requirements_specs zijn gebruikt."
        assert "malmberg/2025-2026.toml" in notice.text
        assert context.spec.version in notice.text

    def test_confirmed_requirements_have_no_notice(self) -> None:
        context = by_fixed_spec(devices.good_computer())
        confirmed = [msgspec.structs.replace(item, basis="published") for item in context.spec.requirement]
        spec = msgspec.structs.replace(context.spec, requirement=tuple(confirmed))
        assert self.titles(msgspec.structs.replace(context, spec=spec)) == []

    def test_that_the_requirements_have_expired_is_told_to_a_coordinator_and_not_to_a_teacher(self) -> None:
        day_after = by_fixed_spec(devices.good_computer(), dt.date(2027, 8, 1))
        assert day_after.spec.valid_until == dt.date(2027, 7, 31)
        assert "De eisen zijn verlopen." not in self.titles(day_after)

    def test_a_wrong_clock_is_said_with_the_day_that_was_judged_for(self) -> None:
        context = msgspec.structs.replace(by_fixed_spec(devices.good_computer()), told=dt.date(1970, 1, 1))
        notice = device_page(context, "nl").notices[-1]
        assert notice.title == "De klok van dit apparaat staat verkeerd."
        assert "1 januari 1970" in notice.text
        assert "23 november 2026" in notice.text
        assert "Open Instellingen" in notice.text

    def test_a_program_on_a_chromebook_says_that_it_sees_little_from_there(self) -> None:
        context = by_fixed_spec({"device.class": known("chromebook")})
        from_a_page = msgspec.structs.replace(context.result, origin="page")
        title = "Systeemcheck draait in het Linux-deel van deze Chromebook."
        assert title in self.titles(context)
        assert title not in self.titles(msgspec.structs.replace(context, result=from_a_page))

    @pytest.mark.pitfall(56)
    @pytest.mark.parametrize(
        ("detail", "device_class", "title"),
        [
            ("wsl", "windows-pc", "Start Systeemcheck voor Windows: dit is het Linux-deel van deze computer."),
            (
                "container",
                "linux-pc",
                "Start Systeemcheck in een gewoon venster: dit deel van de computer is afgeschermd.",
            ),
        ],
    )
    def test_a_program_in_a_guest_says_where_to_start_instead(self, detail: str, device_class: str, title: str) -> None:
        hidden = unknown("not_supported", "/proc/sys/kernel/osrelease", detail)
        assert title in self.titles(by_fixed_spec({"device.class": known(device_class), "os.version": hidden}))
        assert title not in self.titles(by_fixed_spec({"device.class": known(device_class)}))

    def test_a_table_too_old_to_tell_what_is_newest_is_for_the_coordinator(
        self,
    ) -> None:
        context = by_fixed_spec(devices.good_computer())
        snapshot = context.releases.browsers.snapshot
        for days, titles in ((45, []), (46, ["Een tabel met versies is oud."])):
            told = table_notice(context.spec, context.releases, snapshot + dt.timedelta(days=days), Words("nl"))
            assert [notice.title for notice in told] == titles

    @every_device
    def test_a_teacher_gets_one_notice_at_most(self, folder: Path) -> None:
        assert len(self.titles(context_of_case(folder))) <= 1

    def test_nothing_but_the_verdict_has_the_icon_of_a_verdict_in_a_step(self) -> None:
        html = render_device_report(by_fixed_spec(devices.laptop_with_all_verdicts()), "nl")
        steps = html.partition('<ol class="steps">')[2].partition("</ol>")[0]
        assert "Lost op:" in steps
        assert 'href="#fail"' not in steps

    def test_many_browsers_are_all_named_behind_one_click(self) -> None:
        context = context_of_case(next(case for case in VERDICT_CASES if case.name == "chrome-two-years-old"))
        (row,) = [row for row in device_page(context, "nl").tables[0].rows if "andere" in row.asked]
        assert row.asked.startswith("Chrome, Edge, Firefox of 5 andere")
        assert row.asked_in_full == "Chrome, Edge, Firefox, Safari, Chromium, Brave, Opera of Vivaldi"

    def test_requirements_of_long_ago_ask_for_the_newest_and_not_for_a_hundred_years(self) -> None:
        context = context_of_case(next(case for case in VERDICT_CASES if case.name == "archived-windows-7"))
        html = render_device_report(context, "nl")
        assert "liefst de nieuwste versie" in html
        assert "36.500" not in html

    def test_old_requirements_say_that_they_are_for_comparing(self) -> None:
        context = context_of_case(next(case for case in VERDICT_CASES if case.name == "archived-windows-7"))
        assert "Dit zijn oude eisen." in self.titles(context)


class TestProof:
    """Asked against measured, and what is behind one click."""

    def test_asked_measured_and_source_of_memory(self) -> None:
        page = page_of(devices.laptop_with_all_verdicts())
        row = next(row for row in page.tables[0].rows if row.title == "Werkgeheugen")
        assert plain(row.asked) == "minimaal 4 GB, liever 8 GB"
        assert plain(row.measured) == "4 GB, waarvan 3,7 GB bruikbaar"
        assert row.source == "Bron: Windows"
        evidence = {line.term: line for line in row.evidence}
        assert plain(evidence["Rekensom"].pieces[0].text) == (
            "4 GB haalt het minimum van 4 GB. De aanbevolen 8 GB wordt niet gehaald."
        )
        exact = [(piece.code, piece.text) for piece in evidence["Precies gemeten"].pieces]
        assert exact == [("memory.installed", "4.294.967.296 bytes"), ("memory.usable", "3.972.844.748 bytes")]
        assert evidence["Waar gelezen"].pieces[0].text == "GetPhysicallyInstalledSystemMemory; GlobalMemoryStatusEx"
        assert evidence["Herkomst van de eis"].pieces[0].text == (
            "Van de pagina van Voorbeeld Uitgever, gelezen op 1 september 2026. Kopje Computers."
        )

    def test_estimated_memory_that_is_all_usable_is_said_once(self) -> None:
        facts = devices.good_computer() | {
            "memory.installed": Known(value=24 * 2**30, source="sum of blocks", bound="derived"),
            "memory.usable": known(24 * 2**30 - 2**20),
        }
        row = next(row for row in page_of(facts).tables[0].rows if row.title == "Werkgeheugen")
        assert plain(row.measured) == "ongeveer 24 GB"

    def test_the_sum_behind_an_old_browser_names_every_day_it_rests_on(self) -> None:
        row = page_of(devices.laptop_with_all_verdicts()).tables[0].rows[0]
        assert row.asked == "Chrome, Edge of Firefox, hooguit 90 dagen achter, liever hooguit 30 dagen achter"
        assert row.measured == "Chrome 149 (juni 2026) en Edge 149 (juni 2026)"
        evidence = {line.term: line.pieces[0].text for line in row.evidence}
        assert evidence["Rekensom"] == (
            "Chrome 149 kwam uit op 2 juni 2026: 174 dagen voor de controle. "
            "Op 30 juni 2026 kwam versie 150 ervoor in de plaats: 146 dagen voor de controle. "
            "Het minimum: hooguit 90 dagen achter. Aanbevolen: hooguit 30 dagen achter. Dat is te oud."
        )
        assert evidence["Nieuwste versie"] == "Chrome 158 en Edge 158. Tabel van 23 november 2026"
        assert evidence["Precies gemeten"] == (
            "Google Chrome 149.0.7827.114 (stabiel, voor alle gebruikers, standaard); "
            "Microsoft Edge 149.0.4022.52 (stabiel, voor alle gebruikers)"
        )
        assert evidence["Herkomst van de eis"].startswith("Voorlopig, niet van Voorbeeld Uitgever. ")

    def test_what_could_not_be_measured_says_why_in_words_and_in_code(self) -> None:
        page = page_of(devices.laptop_with_all_verdicts())
        row = next(row for row in page.tables[0].rows if row.title == "Geluid")
        assert (row.measured, row.source) == ("niet te meten: lezen mocht niet", "Waarom niet?")
        evidence = {line.term: line.pieces[0] for line in row.evidence}
        assert evidence["Waarom niet te meten"].text == "Lezen mocht niet van het apparaat."
        assert evidence["Precies gemeten"].text == "onbekend (not_permitted, error 5)"
        assert evidence["Zo meet je het wel"].text.startswith("Speel een filmpje")

    def test_a_processor_s_name_loses_its_makers_signs(self) -> None:
        page = page_of(devices.laptop_with_all_verdicts())
        row = next(row for row in page.tables[0].rows if row.title == "Processor")
        assert row.measured == "4 kernen, Intel Celeron N4120"
        assert ("Ook goed", "minimaal 4 threads") in [(line.term, line.pieces[0].text) for line in row.evidence]

    def test_a_page_s_readings_come_from_the_browser(self) -> None:
        context = by_fixed_spec(devices.ipad())
        from_page = msgspec.structs.replace(context, result=msgspec.structs.replace(context.result, origin="page"))
        assert device_page(from_page, "nl").tables[0].rows[-1].source == "Bron: de browser"

    def test_a_thousand_browsers_do_not_make_a_thousand_lines(self) -> None:
        many = tuple(Browser(name="chrome", version=f"149.0.{number}") for number in range(1000))
        row = page_of(devices.good_computer() | {"browsers": Known(value=many, source="x")}).tables[0].rows[0]
        assert row.measured == "Chrome 149 (juni 2026)"
        assert max(len(piece.text) for line in row.evidence for piece in line.pieces) < 1000

    @every_device
    @both_languages
    def test_every_row_of_every_device_is_complete(self, folder: Path, language: str) -> None:
        for table in device_page(context_of_case(folder), language).tables:
            for row in table.rows:
                texts = [row.title, row.asked, row.measured, row.source]
                texts += [piece.text for line in row.evidence for piece in line.pieces]
                assert all(texts)
                assert not [text for text in texts if "{" in text or "None" in text]


class TestTheRest:
    """The file, methods that do not work here, and the foot."""

    def test_a_method_that_does_not_work_on_this_device_is_named_with_its_source(self) -> None:
        (product,) = page_of(devices.ipad()).products
        assert product.titles == "Rekenen: oefensoftware"
        assert product.link is not None
        assert page_of(devices.good_computer()).products == ()

    def test_methods_of_which_the_same_is_said_are_named_together(self) -> None:
        context = context_of_case(next(case for case in VERDICT_CASES if case.name == "good-ipad"))
        (products,) = device_page(context, "nl").products
        assert products.titles.count(";") == len(context.spec.product) - 1

    def test_a_source_that_is_no_web_address_never_becomes_a_link(self) -> None:
        context = by_fixed_spec(devices.ipad())
        product = msgspec.structs.replace(context.spec.product[0], source="javascript:alert(1)//https://")
        spec = msgspec.structs.replace(context.spec, product=(product,))
        assert device_page(msgspec.structs.replace(context, spec=spec), "nl").products[0].link is None

    def test_the_box_tells_whether_the_device_s_name_is_in_the_file(self) -> None:
        context = by_fixed_spec(devices.good_computer())
        without = _named(context, name="")
        assert device_page(_named(context, name="PC7"), "nl").file.holds[0] == "de naam van het apparaat in het netwerk"
        assert device_page(without, "nl").file.holds_not[0] == "de naam van het apparaat in het netwerk"
        left_out = msgspec.structs.replace(without, name_tells_of_person=True)
        assert "naam van een persoon" in device_page(left_out, "nl").file.holds_not[0]

    def test_the_box_names_what_was_given_and_nothing_that_was_not(self) -> None:
        context = by_fixed_spec(devices.good_computer())
        bare = device_page(_named(context, name="", label="", location="", school=""), "nl").file
        assert bare.holds[0].startswith("een code waaraan dit apparaat te herkennen is")
        assert "namen van leerlingen of leerkrachten" in bare.holds_not
        typed = device_page(_named(context, name="", label="PC van Els", location="", school=""), "nl").file
        assert typed.holds[0] == "de naam die jullie het apparaat gaven"
        assert "namen van leerlingen of leerkrachten" not in typed.holds_not

    def test_the_box_of_a_page_speaks_of_what_a_browser_tells(self) -> None:
        context = by_fixed_spec(devices.good_computer())
        page = msgspec.structs.replace(context, result=msgspec.structs.replace(context.result, origin="page"))
        assert not any("processor" in line for line in device_page(page, "nl").file.holds)

    def test_the_box_speaks_of_connections_only_when_they_were_tried(self) -> None:
        tried = "of Basispoort te bereiken is"
        assert tried in page_of(devices.good_computer()).file.holds
        assert tried not in page_of(windows_laptop()).file.holds

    def test_the_foot_names_requirements_program_tables_and_file(self) -> None:
        foot = {detail.term: detail.value for detail in page_of(devices.good_computer()).about}
        assert foot["Eisen"] == "Voorbeeld basisonderwijs 2026-2027, versie 2026.1, voorlopig"
        assert foot["Programma"] == "Systeemcheck 1.0.0"
        assert foot["Gemeten"] == "maandag 23 november 2026, 10:42 uur, in 0,9 seconde"
        assert (foot["Browsertabel"], foot["Systeemtabel"]) == ("23 november 2026", "20 november 2026")
        assert foot["Meting"].endswith(".json")
        assert foot["Vingerafdruk eisen"].startswith("sha256 ")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_every_finding_of_every_device_names_requirements_that_are_shown() -> None:
    for folder in VERDICT_CASES:
        context = context_of_case(folder)
        findings: tuple[Finding, ...] = context.judgement.findings
        shown = sum(len(table.rows) for table in device_page(context, "nl").tables)
        assert shown == sum(finding.verdict is not Verdict.NOT_APPLICABLE for finding in findings)


def test_the_device_is_not_named_anywhere_when_it_has_no_name() -> None:
    page = device_page(by_fixed_spec(devices.ipad(), device=DeviceIdentity(id="0" * 32)), "en")
    assert (page.band.kind, page.band.name, page.school) == ("iPad", "", "")


def test_windows_is_asked_by_the_release_people_know() -> None:
    (row,) = (
        row for row in device_page(by_shipped_spec(windows_laptop()), "nl").tables[0].rows if row.title == "Windows"
    )
    assert row.asked == "Windows 10 1809 of nieuwer"


def _named(context: CheckedDevice, **names: str) -> CheckedDevice:
    device = msgspec.structs.replace(context.result.device, **names)
    return msgspec.structs.replace(context, result=msgspec.structs.replace(context.result, device=device))
