"""Names that say nothing of a person: of accounts that many share, of places in a school, of kinds of device."""

from __future__ import annotations

import re
import unicodedata

_UNFOLDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
DEVICES = frozenset(
    "air apparaat book chromebook computer desktop galaxy imac ipad iphone laptop mac macbook max mbp mini mobile "  # noqa: SIM905  one name a line would be a page
    "notebook pad pc phone pro se studio surface tab tablet telefoon thinkpad werkplek werkstation workstation "
    "ws nb lt dt".split()
)
SHARED = frozenset(
    "account admin administratie administrator android apple assistent bb beamer beheer beheerder bestuur bibliotheek "  # noqa: SIM905  likewise
    "bieb board bord bovenbouw bso bureau chrome class classroom conciergerie data debian default defaultuser demo "
    "digibord directeur directie docent docenten domain fedora gang gast gebruiker groep groepen gym gymzaal hal home "
    "host ict intel intern invaller juf kamer kantoor keuken kiosk klas kleuters kleuterbouw kind kinderen leerkracht "
    "leerkrachten leerling leerlingen leerplein leraar library linux live local localhost localuser lokaal magazijn "
    "medewerker meester middenbouw mint muziek nobody noodlokaal office onderbouw onderwijs opvang ouder owner "
    "peuters peuterspeelzaal personeel person person1 pi plein pub public pupil pupils raspberrypi reception "
    "receptie remote root room ruimte scan school schoolhoofd server service session speelzaal speellokaal staf "
    "staff stagiair stagiaire start student studenten students support system systeem systeembeheer systemd teacher "
    "teachers team teamkamer technisch temp test tester thuis tijdelijk ubuntu unit user users utility verdieping "
    "vergaderkamer vergaderzaal visitor win windows work workgroup zaal zorg "
    "basisschool kindcentrum vrijeschool montessori daltonschool obs cbs kbs pcbs rkbs sbo so ikc".split()
)
# Who made it: an account "dell" is not of Dell, and what is left out must still be named.
_MAKERS = frozenset(
    "acer amd asus brave dell firefox fujitsu google hewlett huawei intel lenovo medion microsoft mozilla msi nvidia "  # noqa: SIM905  likewise
    "opera packard safari samsung sony terra toshiba vivaldi".split()
)
SAYING_NOTHING = DEVICES | SHARED | _MAKERS
_PARTICLES = frozenset(
    "aan aus bin das del dela della den der des dos het ibn las les los onder over sint ten ter the tot und van von zum zur and met voor".split()  # noqa: SIM905, E501  likewise
)
_SCHOOL = re.compile(r"(?:obs|cbs|kbs|pcbs|rkbs|ikc)[a-z]{3,}")


def folded(text: str) -> str:
    """The text in lower case and without accents: "René" and "RENE" are one name."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_UNFOLDED)
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def says_nothing_of_a_person(word: str) -> bool:
    """Tell whether a folded word is no name of one person: "leerling", "laptop", "van", "obsdewingerd"."""
    return word in SAYING_NOTHING or word in _PARTICLES or _SCHOOL.fullmatch(word) is not None
