"""The words of a checklist: when, how it stands, what shows it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checklist.at_a_glance import Counts, glance_at
from checker.checklist.document import Before, BeforeSchool, By, During, When
from checker.checklist.standing import Devices, Due, Evidence, ItemStanding, State, WhyNotVerified
from checker.model.languages import LANGUAGES
from checker.model.school_year import GroupData
from checker.reporting.language.words import Words
from checker.reporting.words.checklist import (
    before_school_said,
    distance_said,
    done_said,
    due_said,
    due_words,
    evidence_said,
    is_draft,
    progress_said,
    source_said,
    state_said,
    who_said,
)
from tests.reporting.checklist.standings import DAY, checklist, done, group_data, item, line, standing

DUTCH, ENGLISH = Words("nl"), Words("en")
JUNE_30, JULY_18 = dt.date(2026, 6, 30), dt.date(2025, 7, 18)


@pytest.mark.parametrize(
    ("when", "due", "dutch", "english"),
    [
        (By(day=JUNE_30), Due(last=JUNE_30), "uiterlijk 30 juni", "by 30 June"),
        (
            By(day=JUNE_30, provisional=True),
            Due(last=JUNE_30, is_provisional=True),
            "uiterlijk 30 juni (nog nakijken)",
            "by 30 June (to be checked)",
        ),
        (
            Before(day=JULY_18),
            Due(last=dt.date(2025, 7, 17)),
            "voor 18 juli (laatste dag: donderdag 17 juli)",
            "before 18 July (last day: Thursday 17 July)",
        ),
        (
            Before(day=JULY_18, provisional=True),
            Due(last=dt.date(2025, 7, 17), is_provisional=True),
            "voor 18 juli (laatste dag: donderdag 17 juli, nog nakijken)",
            "before 18 July (last day: Thursday 17 July, to be checked)",
        ),
        (
            During(first=dt.date(2025, 7, 21), last=dt.date(2025, 8, 8)),
            Due(first=dt.date(2025, 7, 21), last=dt.date(2025, 8, 8)),
            "21 juli t/m 8 augustus",
            "21 July to 8 August",
        ),
        (
            BeforeSchool(days=7),
            Due(last=dt.date(2026, 8, 10)),
            "maandag 10 augustus (een week voor de eerste schooldag)",
            "Monday 10 August (a week before the first day of school)",
        ),
        (
            BeforeSchool(days=7),
            Due(why_not="no_first_school_day"),
            "een week voor de eerste schooldag (vul jullie eerste schooldag in, dan staat hier de dag)",
            "a week before the first day of school (fill in your first day of school; the date appears here)",
        ),
        (
            BeforeSchool(days=7),
            Due(why_not="first_school_day_of_another_year"),
            "een week voor de eerste schooldag (vul de eerste schooldag van dit schooljaar in, dan staat hier de dag)",
            "a week before the first day of school (fill in this year's first day of school; the date appears here)",
        ),
        (None, Due(why_not="no_moment"), "start van het schooljaar", "start of the school year"),
    ],
)
def test_when_a_line_is_due_is_said_as_people_say_it(when: When | None, due: Due, dutch: str, english: str) -> None:
    asked, today = line(when, due=due), due.last or DAY
    assert (due_said(asked, today, DUTCH), due_said(asked, today, ENGLISH)) == (dutch, english)


@pytest.mark.parametrize(
    ("when", "due", "said"),
    [
        (By(day=JUNE_30), Due(last=JUNE_30), "uiterlijk 30 juni 2026"),
        (
            Before(day=JULY_18),
            Due(last=dt.date(2025, 7, 17)),
            "voor 18 juli 2025 (laatste dag: donderdag 17 juli 2025)",
        ),
        (
            During(first=dt.date(2025, 7, 21), last=dt.date(2025, 8, 8)),
            Due(first=dt.date(2025, 7, 21), last=dt.date(2025, 8, 8)),
            "21 juli 2025 t/m 8 augustus 2025",
        ),
        (
            BeforeSchool(days=7),
            Due(last=dt.date(2026, 8, 10)),
            "maandag 10 augustus 2026 (een week voor de eerste schooldag)",
        ),
    ],
)
def test_a_day_of_another_year_is_told_with_that_year(when: When, due: Due, said: str) -> None:
    """In June of a year without a checklist, `uiterlijk 30 juni` of the one before would be taken for this year's."""
    assert due_said(line(when, due=due), dt.date(2027, 6, 10), DUTCH) == said


def test_what_is_only_to_know_has_no_moment_and_an_own_line_without_a_day_says_so() -> None:
    assert due_words(line(verified_by="nothing"), DAY, DUTCH) == ("", ())
    assert due_words(line(is_own=True), DAY, DUTCH).text == "zonder datum"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "op de eerste schooldag"),
        (1, "een dag voor de eerste schooldag"),
        (3, "3 dagen voor de eerste schooldag"),
        (7, "een week voor de eerste schooldag"),
        (14, "2 weken voor de eerste schooldag"),
    ],
)
def test_days_before_school_are_weeks_where_they_are_whole_ones(days: int, said: str) -> None:
    assert before_school_said(days, DUTCH) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "vandaag"),
        (1, "morgen"),
        (-1, "gisteren"),
        (2, "over 2 dagen"),
        (21, "over 21 dagen"),
        (22, "over 3 weken"),
        (-2, "2 dagen geleden"),
        (-70, "10 weken geleden"),
    ],
)
def test_how_far_off_a_day_is(days: int, said: str) -> None:
    assert distance_said(DAY + dt.timedelta(days), DAY, DUTCH) == said


@given(st.integers(-5000, 5000), st.sampled_from(LANGUAGES))
def test_every_distance_has_words(days: int, language: str) -> None:
    assert "checklist." not in distance_said(DAY + dt.timedelta(days), DAY, Words(language))


@pytest.mark.parametrize(
    ("evidence", "dutch", "english"),
    [
        (
            Devices(meets=184, fails=0, unknown=0),
            "184 van 184 apparaten voldoen",
            "184 of 184 devices meet the requirements",
        ),
        (
            Devices(meets=184, fails=13, unknown=3, missing=6),
            "184 van 200 apparaten voldoen; 13 voldoen niet en 3 nog niet zeker; 6 nog niet gemeten",
            "184 of 200 devices meet the requirements; 13 do not and 3 not certain yet; 6 not measured yet",
        ),
        (Devices(meets=0, fails=0, unknown=0, missing=6), "nog geen apparaten gemeten", "no devices measured yet"),
        (Devices(meets=0, fails=0, unknown=0), "nog geen apparaten gemeten", "no devices measured yet"),
        (
            group_data(),
            "geldig bestand van 12 augustus 2026: 9 groepen, 212 leerlingen",
            "valid file of 12 August 2026: 9 groups, 212 pupils",
        ),
        (
            group_data(dated="", groups=1, pupils=1),
            "geldig bestand, bekeken op 14 augustus 2026: 1 groep, 1 leerling",
            "valid file, looked at on 14 August 2026: 1 group, 1 pupil",
        ),
        (
            group_data(problems=3, pupils=1212),
            "bestand van 12 augustus 2026 met 3 punten om na te kijken: 9 groepen, 1.212 leerlingen",
            "file of 12 August 2026 with 3 things to look at: 9 groups, 1,212 pupils",
        ),
    ],
)
def test_what_was_measured_is_told_in_numbers(evidence: Devices | GroupData, dutch: str, english: str) -> None:
    assert (evidence_said(evidence, DUTCH, ""), evidence_said(evidence, ENGLISH, "")) == (dutch, english)


def test_a_tick_says_when_and_in_which_role() -> None:
    assert done_said(done(), DUTCH) == "gedaan op 12 juni 2026"
    assert done_said(done(role="coordinator"), DUTCH) == "gedaan op 12 juni 2026 door de ICT-coördinator"
    assert done_said(done(role="teacher"), ENGLISH) == "done on 12 June 2026 by a teacher"


@pytest.mark.parametrize(
    ("why_not", "dutch"),
    [
        ("nobody_in_it", "er staan geen leerlingen of geen groepen in"),
        ("no_school_year", "er staat niet in voor welk schooljaar het is"),
        ("other_school_year", "het is van een ander schooljaar"),
        ("no_date", "er staat niet in van welke dag het is"),
        ("other_date", "die dag hoort niet bij deze checklist"),
    ],
)
def test_a_file_that_shows_nothing_for_this_year_is_never_called_valid(why_not: WhyNotVerified, dutch: str) -> None:
    said = evidence_said(group_data(), DUTCH, why_not)
    assert said == f"bestand van 12 augustus 2026: 9 groepen, 212 leerlingen; {dutch}"


def test_devices_that_were_measured_for_last_year_are_told_with_their_day() -> None:
    devices = Devices(meets=200, fails=0, unknown=0, oldest=dt.date(2026, 4, 30))
    said = evidence_said(devices, DUTCH, "measured_earlier")
    assert said == "200 van 200 apparaten voldoen; de oudste meting is van 30 april 2026, van voor deze checklist"


def test_a_day_that_no_calendar_has_is_said_as_it_stands() -> None:
    assert done_said(done("2026-02-31"), DUTCH) == "gedaan op 2026-02-31"


def test_the_words_for_how_a_line_stands_and_who_does_it() -> None:
    assert state_said("verified", DUTCH) == "Gemeten"
    assert who_said(item(who="teacher"), DUTCH) == "leerkrachten"


def test_how_far_it_is_names_what_is_late_only_where_something_is() -> None:
    assert progress_said(Counts(open=4), DUTCH) == "0 van de 4 gedaan"
    assert progress_said(Counts(open=8, done=3, verified=2, overdue=1), DUTCH) == (
        "5 van de 14 gedaan, waarvan 2 gemeten; 1 te laat"
    )


def test_the_source_says_when_it_was_laid_beside() -> None:
    told = checklist(item(), checked_on=dt.date(2026, 6, 1))
    assert source_said(told, DUTCH) == "Bron: Een uitgever, checklist van juni 2026. Nagekeken op 1 juni 2026."
    assert source_said(checklist(item()), DUTCH) == "Bron: Een uitgever, checklist van juni 2026."


def test_a_draft_is_one_of_which_no_date_was_read() -> None:
    read, guess = item("a", By(day=JUNE_30)), item("b", By(day=JUNE_30, provisional=True))
    assert is_draft(checklist(guess, item("c")))
    assert not is_draft(checklist(guess, read))
    assert not is_draft(checklist(item()))


def _by(day: dt.date, name: str, state: State = "open") -> ItemStanding:
    return line(By(day=day), Due(last=day), state, id=name)


def test_first_is_what_has_the_nearest_day_that_is_not_past() -> None:
    late = _by(dt.date(2026, 6, 1), "late", "overdue")
    guess = _by(dt.date(2026, 6, 1), "guess")
    near, too = _by(JUNE_30, "near"), _by(JUNE_30, "too")
    far, ready = _by(dt.date(2026, 7, 18), "far"), _by(dt.date(2026, 6, 25), "ready", "done")
    now = line(due=Due(first=DAY, last=DAY), state="to_know", id="now")
    seen = glance_at(standing(late, guess, far, near, ready, too, now))
    assert (seen.overdue, seen.first, seen.going_on) == ((late,), (near, too), (now,))
    assert (seen.counts.to_do, seen.counts.ready) == (6, 1)


def test_where_nothing_with_a_day_is_left_all_that_suits_at_any_time_comes_first() -> None:
    late, any_time, too = _by(dt.date(2026, 6, 1), "late", "overdue"), line(id="any"), line(id="too")
    seen = glance_at(standing(late, any_time, too))
    assert seen.first == seen.next == (any_time, too)


def test_of_a_checklist_of_an_earlier_year_nothing_comes_first() -> None:
    seen = glance_at(standing(line(id="any"), _by(dt.date(2026, 6, 1), "past"), is_past=True))
    assert (seen.first, seen.next, len(seen.at_any_time)) == ((), (), 2)


def test_of_a_checklist_that_is_done_nothing_comes_first() -> None:
    assert glance_at(standing(line(state="verified"))).first == ()


_COUNT = st.integers(0, 1_000_000)
_EVIDENCE: st.SearchStrategy[Evidence] = st.one_of(
    st.builds(Devices, meets=_COUNT, fails=_COUNT, unknown=_COUNT, missing=_COUNT),
    st.builds(group_data, groups=_COUNT, pupils=_COUNT, problems=_COUNT, dated=st.sampled_from(["", "2026-08-12"])),
)


@given(_EVIDENCE, st.sampled_from(LANGUAGES))
def test_all_that_can_be_measured_has_words(evidence: Evidence, language: str) -> None:
    said = evidence_said(evidence, Words(language), "")
    assert said
    assert "{" not in said
