"""Which names of devices tell of a person, and are left out; and which only look as if, and are kept."""

from __future__ import annotations

import pytest

from checker.probes.logged_in import persons
from checker.probes.personal_names import is_of_a_person
from tests.probes.recordings import recorded

_MARIEKE = ("mjansen", "Marieke van der Linden-Jansen")


@pytest.mark.parametrize(
    "name",
    [
        "MARIEKE-LAPTOP", "LAPTOP-MARIEKE", "PC-JANSEN", "marieke", "mjansen-pc", "LINDEN-07", "Laptop_Marieke",
        "LAPTOPMARIEKE", "mariekelaptop", "MariekesMacBook", "LOKAALMARIEKE", "PC-MJANSEN01", "Mariëkes-PC",
    ],
)  # fmt: skip
def test_a_name_that_holds_who_is_logged_in_tells_of_a_person(name: str) -> None:
    assert is_of_a_person(name, _MARIEKE)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("PC-VRIES", "SCHOOL\\j.de.vries"),
        ("jdevries-nb", "jdevries"),
        ("PC-OZGUL", "Özgül Şahin"),
        ("Renes-PC", "René"),
        ("kowalski-lt", "Jan Kowalski"),
        ("BAS-LAPTOP", "Bas"),
        ("jandevries", "Jan de Vries"),
        ("lukasz", "Łukasz"),
        ("TOM12", "tom@school.nl"),
    ],
)
def test_an_account_and_a_full_name_are_taken_apart_however_they_are_written(name: str, person: str) -> None:
    assert is_of_a_person(name, [person])


@pytest.mark.parametrize(
    "name",
    [
        "iPad van Jan", "iPad van juf Els", "Laptop van Saskia", "MacBook-Pro-van-Fatima", "MacBook Air van Jan",
        "iPad-Pro-van-Sem",
        "Laptop-van-de-Vries",
        "PC van meester Bart", "Jan's MacBook", "Jan’s MacBook Air", "Anna's iPhone", "Kees' laptop", "Jan s iPad",
        "Jans-MacBook-Air", "Fatimas-iMac", "Sems-iPad", "Jan-s-MacBook-Pro", "Juf Els's Chromebook", "noor’s pc",
    ],
)  # fmt: skip
def test_a_name_of_this_form_tells_of_a_person_whoever_is_logged_in(name: str) -> None:
    assert is_of_a_person(name, ["leerling"])


@pytest.mark.parametrize(
    "name",
    [
        "LOKAAL5-PC12", "PC-12", "DESKTOP-4F7K2L1", "LAPTOP-9QK3J2MD", "vm", "GR5-07", "BASISSCHOOL-PC3",
        "DIGIBORD-GR8",
        "iPad van groep 5", "iPad van school", "Laptop van lokaal 3", "Laptop van de bieb", "PC van de directie",
        "MacBook van team", "School's iPad", "Students-iPad", "WINDOWS-PC", "KLAS-IPAD-3", "iPad", "MacBook-Air",
        "Macmini", "MINIPC-2", "raspberrypi", "localhost", "ubuntu", "LEERLINGS-PC", "Groep5-iPad", "Teachers-MacBook",
        "BORDS-PC", "CHROMEBOOK-17", "laptop-12", "Galaxy-Tab-A8", "TABLETS-IPAD", "iPad 12 van groep 3",
    ],
)  # fmt: skip
def test_a_name_that_a_school_gives_is_kept(name: str) -> None:
    assert not is_of_a_person(name, ["leerling", "Leerling Groep 5", "student07", "admin"])


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("pc-12", "pc-12"),
        ("WINGERD-07", "wingerd-07"),
        ("LAPTOP12", "laptop12"),
        ("GROEP5-03", "groep5"),
        ("LOKAAL5-PC12", "lokaal5"),
        ("STUDENT-PC4", "student"),
        ("ADMIN-PC", "Administrator"),
        ("OBSDEWINGERD-PC4", "obsdewingerd"),
        ("BASISSCHOOL-PC3", "Bas"),
        ("CUSTOM-PC", "Tom"),
        ("LINDENHOF-PC3", "Els van der Linden"),
        ("MOLENWIEK-12", "jvandermolen"),
        ("MACHINE-3", "Ine"),
        ("VAN-DER-PC", "Piet van der Berg"),
        ("PC-AB", "ab"),
        ("123456-PC", "123456"),
    ],
)
def test_an_account_that_many_share_or_a_word_that_only_begins_alike_is_no_person(name: str, person: str) -> None:
    assert not is_of_a_person(name, [person])


def test_the_name_of_the_school_is_nobody_s() -> None:
    assert is_of_a_person("REGENBOOG-PC4", ["regenboog"])
    assert not is_of_a_person("REGENBOOG-PC4", ["regenboog"], ["Basisschool De Regenboog"])


def test_who_is_logged_in_is_what_windows_shows_before_one_logs_in() -> None:
    pc = recorded(
        "windows",
        environment={"USERNAME": "mjansen", "USERPROFILE": r"C:\Users\marie"},
        registry={
            r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Authentication\LogonUI": {
                "LastLoggedOnDisplayName": "Marieke Jansen",
                "LastLoggedOnUser": r"SCHOOL\mjansen",
            }
        },
    )
    assert set(persons(pc)) == {"mjansen", "marie", "Marieke Jansen", r"SCHOOL\mjansen"}


def test_elsewhere_it_is_what_stands_in_the_list_of_users() -> None:
    mac = recorded("macos", environment={"USER": "els"}, calls={"user.names": ["els", "Els de Wit"]})
    assert persons(mac) == ("els", "Els de Wit")
