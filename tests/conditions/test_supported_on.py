"""Until when a system gets security updates, by the tables that ship."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.recency.os_support import edition_group
from checker.conditions.recency.windows_editions import group_of
from checker.conditions.situation import Situation
from checker.conditions.supported_on import SupportedOn
from checker.model.readings import Reading
from checker.model.verdicts import Answer
from tests.conditions.situations import NOT_TOLD, answers, outcome, reading
from tests.evaluation.devices import DAY, releases

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
SUPPORTED = SupportedOn(table_valid_days=400)
SYSTEMS = releases().operating_systems


def windows(build: str, edition: str | None = "Professional", version: str = "11") -> dict[str, Reading]:
    return {
        "os.name": reading("windows"),
        "os.version": reading(version),
        "os.build_id": reading(build),
        "os.edition": NOT_TOLD if edition is None else reading(edition),
    }


DISTRIBUTIONS = frozenset({row.os for row in SYSTEMS.release} - {"windows", "macos", "ipados", "ios", "android"})


def system(name: str, version: str) -> dict[str, Reading]:
    distribution = {"os.distribution": reading(name)} if name in DISTRIBUTIONS else {}
    return {"os.name": reading("linux" if distribution else name), "os.version": reading(version), **distribution}


def linux(identity: str, version: str | None, name: str = "", code_name: str = "") -> dict[str, Reading]:
    """What os-release gave; `name` is the one the system has for itself, `code_name` that of the release it is from."""
    return {
        "os.name": reading("linux"),
        "os.distribution": reading(identity),
        "os.version": NOT_TOLD if version is None else reading(version),
        "os.release": reading(name) if name else NOT_TOLD,
        "os.codename": reading(code_name) if code_name else NOT_TOLD,
    }


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# ---------------------------------------------------------------- Windows


@pytest.mark.pitfall(6)
def test_windows_11_that_says_10_is_told_by_its_build() -> None:
    found = outcome(SUPPORTED, windows("26200.7309", version="10"))
    assert (found.minimum, found.details.os_release) == (YES, "25H2")


@pytest.mark.pitfall(8)
@pytest.mark.parametrize(
    ("edition", "until"),
    [
        ("Core", "2026-10-13"),
        ("Professional", "2026-10-13"),
        ("Education", "2027-10-12"),
        ("EnterpriseS", "2029-10-09"),
        ("ServerStandard", "2034-11-14"),
    ],
)
def test_the_same_build_ends_on_another_day_for_each_edition_group(edition: str, until: str) -> None:
    assert outcome(SUPPORTED, windows("26100.7309", edition), day("2026-01-01")).details.until == dt.date.fromisoformat(
        until
    )


@pytest.mark.pitfall(8)
@pytest.mark.parametrize(("text", "expected"), [("2027-10-12", YES), ("2027-10-13", NO)])
def test_the_last_day_still_counts(text: str, expected: Answer) -> None:
    assert answers(SUPPORTED, windows("26200.1", "Core"), day(text))[0] is expected


@pytest.mark.pitfall(9)
@pytest.mark.parametrize(
    ("build", "expected"), [("19045.6574", NO), ("19045.6575", YES), ("19045.6576", YES), ("19045", UNKNOWN)]
)
def test_the_update_part_shows_extended_updates(build: str, expected: Answer) -> None:
    assert answers(SUPPORTED, windows(build, "Education", "10"))[0] is expected


@pytest.mark.pitfall(8)
@pytest.mark.parametrize(
    ("edition", "text", "expected"),
    [
        ("Core", "2027-10-12", YES),
        ("Core", "2027-10-13", NO),
        ("Professional", "2027-10-12", YES),
        ("Professional", "2027-10-13", UNKNOWN),
        ("Professional", "2028-10-11", NO),
        ("Education", "2028-10-10", YES),
        ("Education", "2028-10-11", NO),
    ],
)
def test_extended_updates_end_by_programme(edition: str, text: str, expected: Answer) -> None:
    assert answers(SUPPORTED, windows("19045.7500", edition, "10"), day(text))[0] is expected


@pytest.mark.pitfall(8)
@pytest.mark.parametrize(
    ("build", "reason"), [("29999.1", "not_in_table"), ("26150.1", "not_in_table"), ("26100.1", "edition_unknown")]
)
def test_what_the_table_cannot_tell_is_unknown_and_never_a_fail(build: str, reason: str) -> None:
    found = outcome(SUPPORTED, windows(build, None))
    assert (found.minimum, found.reason) == (UNKNOWN, reason)


@pytest.mark.pitfall(8)
def test_an_edition_that_is_not_known_does_not_matter_where_all_agree() -> None:
    assert answers(SUPPORTED, windows("22000.1", None))[0] is NO
    assert answers(SUPPORTED, windows("26200.1", None))[0] is YES


def test_an_edition_the_table_does_not_have_is_unknown() -> None:
    situation = Situation(windows("26100.1", "HomeDeluxe"), DAY, releases())
    assert edition_group(situation) is None


@pytest.mark.pitfall(58)
@pytest.mark.parametrize(
    ("edition", "group"),
    [
        ("core", "home"),
        ("CoreConnectedSingleLanguage", "home"),
        ("CoreARM", "home"),
        ("HomePremiumE", "home"),
        ("StarterN", "home"),
        ("professional", "pro"),
        ("ProfessionalStudentN", "pro"),
        ("ProfessionalWMC", "pro"),
        ("ProfessionalEval", "pro"),
        ("UltimateN", "pro"),
        ("EnterpriseSubscriptionN", "enterprise"),
        ("EnterpriseE", "enterprise"),
        ("EducationEval", "enterprise"),
        ("IoTEnterpriseG", "enterprise"),
        ("EnterpriseGK", "enterprise"),
        ("EnterpriseSK", "ltsc"),
        ("IoTEnterpriseSEval", "iot-ltsc"),
        ("CloudEditionLN", "se"),
        ("ServerDatacenterACor", "server"),
        ("ServerStandardACor", "server"),
        ("ServerWeb", "server"),
        ("ServerRdshCore", "enterprise"),
        ("PPIPro", None),
        ("Andromeda", None),
        ("Holographic", None),
        ("EmbeddedIndustry", None),
        ("ProfessionalS", None),
        ("EnterpriseX", None),
        ("CoreSystemServer", None),
        ("IoTUAP", None),
    ],
)
def test_a_variant_of_an_edition_ends_with_its_edition_and_no_other_is_guessed(edition: str, group: str | None) -> None:
    assert edition_group(Situation(windows("26100.1", edition), DAY, releases())) == group


@given(edition=st.sampled_from(sorted(SYSTEMS.windows_editions)), word=st.sampled_from(["X", "Phone", "S2", "7", "-"]))
def test_an_edition_with_a_word_nobody_knows_behind_it_is_not_that_edition(edition: str, word: str) -> None:
    group = edition_group(Situation(windows("26100.1", edition + word), DAY, releases()))
    assert group == ("server" if edition.startswith("Server") else None)


@pytest.mark.pitfall(58)
@pytest.mark.parametrize(
    ("build", "edition", "expected"),
    [
        ("1381", "ServerStandard", NO),
        ("2195", None, NO),
        ("2195.6717", "ServerStandard", NO),
        ("3790.3959", "Professional", NO),
        ("7600.16385", "Professional", NO),
        ("6002.18005", "Business", NO),
        ("2600", None, NO),
        ("9200.21861", "ServerStandard", NO),
        ("7601.24000", "ServerEnterprise", NO),
        ("9600.1", "EnterpriseS", UNKNOWN),
        ("10074.0", "Professional", UNKNOWN),
        ("0", "Professional", UNKNOWN),
        ("", "Professional", UNKNOWN),
    ],
)
def test_an_old_windows_gets_no_updates_with_a_row_or_older_than_every_row(
    build: str, edition: str | None, expected: Answer
) -> None:
    assert answers(SUPPORTED, windows(build, edition))[0] is expected


# ---------------------------------------------------------------- what is made from another


@pytest.mark.pitfall(55)
@pytest.mark.parametrize(
    ("identity", "version", "name", "code_name", "until"),
    [
        ("linuxmint", "22", "Linux Mint 22", "noble", "2029-05-31"),
        ("linuxmint", "21.3", "Linux Mint 21.3", "jammy", "2027-04-01"),
        ("linuxmint", "6", "LMDE 6 (faye)", "bookworm", "2028-06-30"),
        ("zorin", "17", "Zorin OS 17.2", "jammy", "2027-04-01"),
        ("elementary", "8", "elementary OS 8", "noble", "2029-05-31"),
        ("pop", "22.04", "Pop!_OS 22.04 LTS", "jammy", "2027-04-01"),
        ("neon", "24.04", "KDE neon User Edition", "noble", "2029-05-31"),
        ("raspbian", "12", "Raspbian GNU/Linux 12 (bookworm)", "bookworm", "2028-06-30"),
        ("debian", "10.0.8", "BookwormPup64 10.0.8", "bookworm", "2028-06-30"),
        ("ubuntu", "7.6", "Linux Lite 7.6", "noble", "2029-05-31"),
        ("Debian", "11", "Debian GNU/Linux 11", "trixie", "2030-06-30"),
    ],
)
def test_a_linux_gets_updates_as_long_as_what_it_is_made_from(
    identity: str, version: str, name: str, code_name: str, until: str
) -> None:
    found = outcome(SUPPORTED, linux(identity, version, name, code_name))
    assert (found.minimum, found.derived, found.details.until) == (YES, True, dt.date.fromisoformat(until))
    assert found.details.base


@pytest.mark.pitfall(55)
def test_a_linux_made_from_what_has_ended_gets_no_updates_and_says_from_what() -> None:
    found = outcome(SUPPORTED, linux("linuxmint", "20.3", "Linux Mint 20.3", "focal"))
    assert (found.minimum, found.reason, found.derived) == (NO, "support_ended", True)
    assert found.details.base == "Ubuntu 20.04"


@pytest.mark.pitfall(55)
@pytest.mark.parametrize(
    ("identity", "version", "name", "code_name"),
    [
        ("debian", "12", "Debian GNU/Linux 12 (bookworm)", "bookworm"),
        ("ubuntu", "24.04", "Ubuntu 24.04.3 LTS", "noble"),
        ("ubuntu", "24.04", "", ""),
    ],
)
def test_debian_and_ubuntu_themselves_are_read_and_not_derived(
    identity: str, version: str, name: str, code_name: str
) -> None:
    found = outcome(SUPPORTED, linux(identity, version, name, code_name))
    assert (found.minimum, found.derived) == (YES, False)


@pytest.mark.pitfall(55)
@pytest.mark.parametrize(
    ("identity", "version", "name", "code_name"),
    [
        ("kali", "2026.1", "Kali GNU/Linux Rolling", "kali-rolling"),
        ("devuan", "5", "Devuan GNU/Linux 5 (daedalus)", "daedalus"),
        ("debian", "6.0", "Parrot Security 6.0 (lory)", "lory"),
        ("debian", "6.0", "Parrot Security 6.0", ""),
        ("ubuntu", "5.4", "Linux Lite 5.4", ""),
        ("debian", "12", "Debian GNU/Linux 12", "amber"),
        ("debian", None, "Debian GNU/Linux forky/sid", "forky"),
        ("debian", None, "Debian GNU/Linux trixie/sid", "trixie"),
        ("arch", None, "Arch Linux", ""),
        ("opensuse-tumbleweed", "20261101", "openSUSE Tumbleweed", ""),
        ("nixos", "26.05", "NixOS 26.05 (Yarara)", ""),
        ("debian", "testing", "Debian GNU/Linux", ""),
    ],
)
def test_a_linux_of_which_nothing_is_known_is_unknown(
    identity: str, version: str | None, name: str, code_name: str
) -> None:
    assert answers(SUPPORTED, linux(identity, version, name, code_name))[0] is UNKNOWN


@pytest.mark.pitfall(55)
def test_a_version_of_a_distribution_newer_than_the_table_may_have_a_name_that_is_not_in_it() -> None:
    assert answers(SUPPORTED, linux("ubuntu", "27.04", "Ubuntu 27.04", "terrific"))[0] is YES


# ---------------------------------------------------------------- the others


@pytest.mark.pitfall(55)
@pytest.mark.parametrize(
    ("name", "version", "older_than"),
    [
        ("ubuntu", "11.10", "12.04 Precise Pangolin"),
        ("ubuntu", "9.10", "12.04 Precise Pangolin"),
        ("debian", "6.0.10", "7 Wheezy"),
        ("macos", "10.5.8", "10.6 Snow Leopard"),
        ("android", "4.3", "4.4"),
        ("ipados", "9.3.5", "12"),
        ("ios", "4.3.5", "5"),
        ("fedora", "20", "35"),
        ("centos", "5.11", "6"),
    ],
)
def test_a_version_older_than_every_row_ended_before_the_oldest_did(name: str, version: str, older_than: str) -> None:
    found = outcome(SUPPORTED, system(name, version))
    assert (found.minimum, found.reason, found.details.older_than) == (NO, "support_ended", older_than)


def test_before_the_oldest_row_itself_has_ended_nobody_says_so_of_what_is_older() -> None:
    assert answers(SUPPORTED, system("ubuntu", "11.10"), day("2017-04-28"))[0] is UNKNOWN


@pytest.mark.pitfall(55)
def test_a_lower_bound_under_the_oldest_row_proves_nothing() -> None:
    facts = system("android", "4.3") | {"os.version": reading("4.3", "at_least")}
    assert answers(SUPPORTED, facts)[0] is UNKNOWN


@pytest.mark.parametrize(
    ("name", "version", "expected"),
    [
        ("macos", "26.6.2", YES),
        ("macos", "14.8.9", NO),
        ("macos", "30.1", YES),
        ("macos", "10.9.5", NO),
        ("ipados", "26.7.2", YES),
        ("ipados", "18.7", NO),
        ("ipados", "18.7.10", NO),  # the last one for an iPad 7, of a month before the end
        ("ios", "18.7.8", NO),
        ("macos", "10.11.6", NO),
        ("ios", "10.3.4", NO),
        ("android", "4.4.2", NO),
        ("ubuntu", "14.04", NO),
        ("debian", "7.11", NO),
        ("ipados", "17.7.11", NO),
        ("android", "14", YES),
        ("android", "13", NO),
        ("ubuntu", "24.04", YES),
        ("ubuntu", "20.04", NO),
        ("debian", "11", NO),
        ("debian", "13.2", YES),
        ("ubuntu", "21.04", NO),
        ("fedora", "44", YES),
        ("fedora", "42", NO),
        ("opensuse-leap", "16.0", YES),
        ("opensuse-leap", "15.6", NO),
        ("rhel", "9.4", YES),
        ("rocky", "8.10", YES),
        ("almalinux", "10.1", YES),
        ("ol", "7.9", NO),
        ("centos", "8", NO),
        ("centos", "9", YES),
    ],
)
def test_others_are_told_by_version(name: str, version: str, expected: Answer) -> None:
    assert answers(SUPPORTED, system(name, version))[0] is expected


@pytest.mark.parametrize(("text", "expected"), [("2027-12-01", YES), ("2028-06-01", UNKNOWN)])
def test_a_version_newer_than_the_table_does_not_end_with_its_last_row(text: str, expected: Answer) -> None:
    found = outcome(SUPPORTED, system("ubuntu", "27.10"), day(text))  # 26.10, the last row, ended on 2027-07-15
    assert (found.minimum, found.details.until) == (expected, None)


def test_a_version_between_two_rows_counts_as_the_lower_and_the_last_row_ends_on_its_own_day() -> None:
    between = outcome(SUPPORTED, system("macos", "20.1"))
    assert (between.minimum, between.details.os_version) == (YES, "15")
    last = outcome(SUPPORTED, system("ubuntu", "26.10"))
    assert (last.details.os_version, last.details.until) == ("26.10", day("2027-07-15"))


@pytest.mark.pitfall(10)
def test_a_version_with_words_around_it_is_read() -> None:
    assert answers(SUPPORTED, system("ubuntu", "24.04.1 LTS"))[0] is YES


@pytest.mark.parametrize(("days", "expected"), [(400, YES), (401, UNKNOWN)])
def test_an_old_table_does_not_vouch_for_what_has_no_end_yet(days: int, expected: Answer) -> None:
    assert answers(SUPPORTED, system("android", "17"), SYSTEMS.snapshot + dt.timedelta(days))[0] is expected


@pytest.mark.parametrize(("version", "expected"), [("14", YES), ("10", UNKNOWN), ("13", UNKNOWN)])
def test_a_lower_bound_can_only_prove_that_it_is_supported(version: str, expected: Answer) -> None:
    facts = system("android", version) | {"os.version": reading(version, "at_least")}
    assert answers(SUPPORTED, facts)[0] is expected


@pytest.mark.parametrize(("until", "expected"), [("2026-11-23", YES), ("2026-11-22", NO), ("2031-06-30", YES)])
def test_a_chromebook_has_a_date_of_its_own(until: str, expected: Answer) -> None:
    facts: dict[str, Reading] = {"os.name": reading("chromeos"), "os.updates_until": reading(until)}
    assert answers(SUPPORTED, facts, DAY)[0] is expected


@pytest.mark.parametrize(
    ("facts", "fact"),
    [
        ({}, "os.name"),
        ({"os.name": reading("chromeos"), "os.updates_until": NOT_TOLD}, "os.updates_until"),
        ({"os.name": reading("windows"), "os.build_id": NOT_TOLD}, "os.build_id"),
        ({"os.name": reading("ipados"), "os.version": NOT_TOLD}, "os.version"),
    ],
)
def test_what_is_missing_is_named(facts: dict[str, Reading], fact: str) -> None:
    found = outcome(SUPPORTED, facts)
    assert (found.minimum, found.reason, found.details.fact) == (UNKNOWN, "not_measured", fact)


def test_the_facts_that_were_told_are_the_evidence_and_the_base_only_where_it_decided() -> None:
    assert outcome(SUPPORTED, windows("26200.1")).evidence == ("os.version", "os.build_id", "os.edition", "os.name")
    assert outcome(SUPPORTED, {"os.name": reading("macos")}).evidence == ("os.name",)
    mint = outcome(SUPPORTED, linux("linuxmint", "22", "Linux Mint 22", "noble")).evidence
    assert mint == ("os.version", "os.name", "os.distribution", "os.codename", "os.release")
    ubuntu = outcome(SUPPORTED, linux("ubuntu", "24.04", "Ubuntu 24.04.3 LTS", "noble")).evidence
    assert ubuntu == ("os.version", "os.name", "os.distribution")


def test_of_two_editions_that_one_begins_with_the_longest_counts() -> None:
    assert group_of("ProfessionalN", {"Professional": "a long one", "ProfessionalN": "short"}) == "short"
    assert group_of("ProfessionalN", {"ProfessionalN": "a long one", "Professional": "short"}) == "a long one"


def test_of_an_endless_edition_the_first_sixty_characters_count() -> None:
    assert group_of("Core" + "N" * 56 + "X", {"Core": "home"}) == "home"
    assert group_of("Core" + "N" * 55 + "X", {"Core": "home"}) is None


# ---------------------------------------------------------------- what must always hold

builds = st.sampled_from(
    sorted({f"{row.build}.{part}" for row in SYSTEMS.release if row.build for part in (1, 6574, 6575)})
)
OLDEST_SERVER = min(row.build for row in SYSTEMS.release if row.build and "server" in row.groups)
editions = st.sampled_from([None, *sorted(SYSTEMS.windows_editions)])
moments = st.dates(dt.date(2026, 11, 23), dt.date(2036, 1, 1))


@given(build=builds, edition=editions, first=moments, second=moments)
def test_a_later_day_never_makes_windows_supported_again(
    build: str, edition: str | None, first: dt.date, second: dt.date
) -> None:
    earlier, later = (answers(SUPPORTED, windows(build, edition), one)[0] for one in sorted((first, second)))
    assert earlier is not NO or later is NO


@given(build=st.integers(0, 99_999), edition=editions)
def test_a_build_between_the_rows_or_above_them_is_never_a_fail(build: int, edition: str | None) -> None:
    if build not in {row.build for row in SYSTEMS.release} and (build == 0 or build > OLDEST_SERVER):
        assert answers(SUPPORTED, windows(f"{build}.1", edition))[0] is not NO
