"""What the headings of a list mean: one line for each, in the words of schools and of the products they use.

Case, spaces, dashes, dots and line breaks make no difference. Of two columns for the same, the one that stands first
here counts. A heading that is not here is understood by a word in it, see `_WORDS`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from checker.storage.school_list.cells import squashed, told
from checker.storage.school_list.listed import Field

Meaning = (
    Field
    | Literal[
        "name or label",  # a name in general: of the device, or of a person
        "device",  # a kind of device: what stands below may be its label, or only which kind it is
        "number",  # a number of whatever; the label where there is no better one
        "place",  # the building where a finer column stands beside it, else the location
        "group",
        "operating_system",
        "gone_if_yes",
        "gone_if_no",
        "remark",  # gone, if it says nothing more than that
        "person",  # nothing of it is read
        "pupil",  # likewise, unless devices stand below: "Chromebook leerling"
        "other",  # known, and not looked at
    ]
)

_KNOWN: Mapping[Meaning, str] = MappingProxyType(
    {
        # what is on the sticker
        "label": """
            label; labelnaam; labelnummer; sticker; stickernummer; stickernr; sticker id; etiket; etiketnummer;
            etiket nr; apparaatnummer; apparaat nr; nummer apparaat; device number; devicenumber; device nr;
            device label; chromebooknummer; chromebook nr; chromebook no; nummer chromebook; laptopnummer; laptop nr;
            nummer laptop; ipadnummer; ipad nr; nummer ipad; tabletnummer; tablet nr; computernummer; computer nr;
            pc nummer; pc nr; apparaatcode; device code; label op apparaat; barcode; streepjescode
        """,
        # what the administration calls it: Snipe-IT, Jamf, Google Admin, GAM, GLPI
        "asset_tag": """
            asset tag; annotatedassetid; annotated asset id; asset id; assetid; asset; asset number; asset nr;
            assetnummer; inventarisnummer; inventaris nr; inventaris; inventarisatienummer; inventory number;
            inventory nr; inventory no; numero d'inventaire; activanummer; activumnummer; tag; tag nr; tagnummer;
            objectnummer; bedrijfsmiddelnummer; middel id; middelnummer
        """,
        # what it is called in the network: Intune, Active Directory, Lansweeper, Jamf, OCS
        "name": """
            hostname; host name; host; computernaam; computer name; computername; pc naam; pc name; device name;
            devicename; apparaatnaam; naam apparaat; naam van het apparaat; naam device; asset name; assetname;
            naam computer; naam pc; dns host name; dnshostname; dns name; fqdn; netbios name; netbiosnaam; netbios;
            machine name; machinenaam; machine; system name; systeemnaam; netwerknaam; naam in netwerk; laptopnaam;
            toestelnaam;
            naam laptop; chromebooknaam; naam chromebook; ipad naam; naam ipad; tabletnaam; werkstation; workstation;
            client; server name; ps computer name
        """,
        "name or label": "naam; name; displayname; display name; weergavenaam; benaming",
        "device": """
            chromebook; chromebooks; laptop; laptops; ipad; ipads; tablet; tablets; device; devices; apparaat;
            apparaten; computer; computers; pc; pcs; desktop; notebook; toestel; hardware; leslaptop; item; object;
            middel
        """,
        "number": "nummer; nr; no; apparaat id; number; num; volgnummer; volg nr; code; id; #; n°",
        # where it is
        "location": """
            lokaal; lokaalnummer; lokaal nr; klaslokaal; ruimte; plek; plaats; kamer; room; room number;
            annotatedlocation; annotated location; standplaats; opstelplaats; werkplek; kar; laptopkar; kast; cart;
            kamernummer; ruimtenummer
        """,
        "place": """
            locatie; lokatie; location; loc; locatienaam; locations; location name; locations name; plaatsen;
            standaard locatie; default location
        """,
        "group": """
            groep; klas; groep klas; klas groep; class room; classroom; group; stamgroep; jaargroep; afdeling;
            department
        """,
        "building": """
            gebouw; gebouwnaam; building; building name; vestiging; vestigingsnaam; site; site name; campus;
            dependance; school; schoolnaam; schoollocatie; school name; hoofdlocatie; company; entity; entiteit;
            bedrijf; klant; organisatie; brin
        """,
        # what it is
        "model": """
            model; modelnaam; model name; modelname; merk en type; merk type; merk model; merk en model; type model;
            model type; hardware model; hardwaremodel; device model; computer model; product; productnaam;
            product name; model identifier; apparaatmodel; typenummer; type
        """,
        "device_class": """
            soort; soort apparaat; apparaatsoort; device class; class; devicetype; device type; type apparaat;
            apparaattype; asset type; assettype; assettypename; types; categorie; category; category name; chassis;
            chassis type; formfactor; form factor; platform; device family; devicefamily
        """,
        "operating_system": """
            besturingssysteem; os; operating system; operatingsystem; operating system name; os name; osname; os naam;
            os type; ostype; device os; systeem; besturingssysteem naam
        """,
        "os_version": """
            osversion; os version; os versie; versie os; chromeos version; chrome os version; ios version;
            ipados version; operating system version; operatingsystemversion; operating system version name;
            versie besturingssysteem; platform version; osversie; versie; version
        """,
        "updates_until": """
            autoupdateexpiration; auto update expiration; auto update expiration date; autoupdateexpirationdate;
            autoupdatethrough; auto update through; automatic update expiration; auto update until; aue; aue datum;
            aue date; updates tot; updates until; einde updates; einddatum updates; datum einde updates;
            einde ondersteuning; ondersteund tot; support tot; support until; supported until; end of support;
            end of updates; vervaldatum updates; verloopdatum updates; automatische updates tot; laatste update voor;
            update tot
        """,
        # whether the school still uses it
        "status": """
            status; statusnaam; status name; state; statename; state name; asset state; asset status; toestand;
            conditie; staat; apparaatstatus; device status; device state; devicestate; management state;
            managementstate; compliancestate; compliance; compliance state; provision status; provisioning status;
            deviceregistrationstate; life cycle status; lifecycle; levenscyclus; gebruiksstatus; status label
        """,
        "gone_if_yes": """
            archived; gearchiveerd; afgeschreven; defect; kapot; gestolen; kwijt; vermist; verkocht; afgevoerd;
            retired; disposed; stolen; lost; broken; deprovisioned; disabled; is disabled; uit gebruik;
            buiten gebruik; is deleted; in trash; decommissioned; uitgeschakeld; weg; afvoer; written off
        """,
        "gone_if_no": """
            account enabled; accountenabled; enabled; ingeschakeld; actief; active; is active; in gebruik; in use;
            aanwezig; in omloop; werkend; werkt
        """,
        "remark": """
            opmerking; opm; opmerkingen; notes; note; notities; notitie; comments; comment; bijzonderheden; remarks;
            remark; toelichting
        """,
        # people
        "person": """
            gebruiker; gebr; gebruikers; gebruikersnaam; laatste gebruiker; hoofdgebruiker; user; users; username;
            user name; annotateduser; annotated user; recent user; recent users; most recent user; last user;
            lastuser; primary user; primary user upn; primary user display name; primary user email address; upn;
            user principal name; email; e mail; email address; mail; mailadres; e mailadres; account; accountnaam;
            login; inlognaam; loginnaam; sam account; voornaam; achternaam; roepnaam; tussenvoegsel; voorletters;
            first name; last name; firstname; lastname; surname; given name; full name; volledige naam; real name;
            eigenaar; owner; owned by; registered owners; contact; contactpersoon; contact person; alternate username;
            alternate contact; checked out to; checked out; assigned to; assigned user; toegewezen aan;
            uitgeleend aan; uitgeleend; in bruikleen bij; in gebruik bij; in gebruik door; gebruikt door;
            geleend door; bruikleen; lener; borrower; verantwoordelijke; beheerder; technician; ouder; ouders;
            verzorger; management name; enrolled by; registered by; assignee; user names; requester; wie
        """,
        "pupil": """
            leerling; leerlingen; leerlingnaam; naam leerling; leerlingnummer; kind; kinderen; student; students;
            student name; pupil; leerkracht; leerkrachten; naam leerkracht; leraar; docent; docenten; juf; meester;
            juf meester; teacher; medewerker; medewerkers; naam medewerker; personeel; personeelslid; collega;
            employee; persoon; person; staff
        """,
        # known, and not looked at
        "other": """
            serial; serial number; serialnumber; serienummer; serie nr; sn; s n; service tag; servicetag; imei; meid;
            udid; uuid; guid; device id; deviceid; azure ad device id; object id; objectid; mac; mac adres;
            mac address; wifi mac; ethernet mac; ip; ip adres; ip address; ip location; last ip; merk; manufacturer;
            fabrikant; maker; vendor; brand; leverancier; supplier;
            description; omschrijving; aantal; quantity; qty; prijs; price; cost; purchase cost;
            aanschafdatum; aanschaf; purchase date; order number; ordernummer; factuur; garantie; garantie tot;
            warranty; warranty expires; eol; eol date; eol rate; last sync; last seen; lastseen; last check in;
            last inventory update; last contact; enrolled date; enrollment time; lastenrollmenttime; lastsync; domain;
            domein; workgroup; ou; org unit; org unit path; orgunitpath; distinguished name; distinguishedname; sid;
            memory; geheugen; ram; cpu; processor; schijf; disk; storage; opslag; free space; scherm; accu; battery;
            kleur; jaar; bouwjaar; datum; date; created at; updated at; ownership; managed; managed by; mdm; jamf;
            intune; antivirus; bios; firmware; isverified; trusttype; jointype; is compliant; iscompliant; ismanaged;
            objectclass; sam account name; samaccountname; expected checkin;
            mdm display name; mdmdisplayname
        """,
    }
)  # fmt: skip

_WORDS: tuple[tuple[Meaning, str], ...] = (
    ("pupil", r"(leerling|leerkracht|docent|student|pupil|medewerker|personeel|teacher|kind)"),
    ("person", r"(gebruiker|e-?mail|voornaam|achternaam|\buser|\bowner|eigenaar|\blogin|uitgeleend|bruikleen|upn\b)"),
    ("updates_until", r"(\baue\b|auto.?update|updates? (tot|until)|einde .*(update|ondersteuning|support)|ondersteun)"),
    ("gone_if_yes", r"(afgevoerd|verkocht|(uit|buiten) (dienst|gebruik)|disposed|decommission)"),
    ("other", r"(serie|serial|imei|\bmac\b|\bip\b|datum|\bdate\b|prijs|price|garantie|warranty|aanschaf|aantal|last)"),
    ("other", r"(gekocht|koop|bought|lease|huur|verzeker|insur|lever|afschrijf|vervang|sinds|since|besteld|contract)"),
    ("other", r"(geboorte|birth|controle|gecontroleerd|geteld|gezien)"),
    ("location", r"^(waar|where)\b"),
    ("other", r"laatst"),
    ("label", r"(sticker|etiket|\blabel)"),
    ("asset_tag", r"(inventaris|asset.?(tag|id|n))"),
    ("name", r"(hostname|(computer|apparaat|device|pc|machine|netwerk)[ -]?na?[am]|naam .*(apparaat|computer|pc|net))"),
    ("building", r"(gebouw|building|vestiging)"),
    ("location", r"(lokaal|ruimte|\broom\b|\bplek)"),
    ("place", r"(locatie|location)"),
    ("model", r"\bmodel"),
    ("os_version", r"(versie|version)"),
    ("status", r"\bstatus"),
    ("device", r"(chromebook|laptop|ipad|tablet|\bpc\b|apparaat|device)"),
    ("group", r"(\bgroep|\bklas)"),
)  # fmt: skip
"""In the order in which they are tried: a person's column before all."""

_MEANINGS: Mapping[str, tuple[int, Meaning]] = MappingProxyType(
    {
        squashed(heading) or heading.strip(): (rank, meaning)
        for meaning, headings in _KNOWN.items()
        for rank, heading in enumerate(headings.split(";"))
    }
)
_IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_FOR_A_DEVICE = re.compile("chromebook|laptop|ipad|tablet|device|apparaat|sticker|computer|pc", re.IGNORECASE)
_ONLY_OF_PEOPLE = re.compile(
    r"geboort|geboren|\bgeb[. ]*(datum|dat)?\b|birth|\bborn\b"
    r"|\bbsn\b|geslacht|\bgender\b|(leerling|onderwijs)[- ]?n(umme)?r",
    re.IGNORECASE,
)
LEAST_KNOWN = 1000
"""The rank of a heading that is understood by a word in it."""


def is_known(heading: str) -> bool:
    """Tell whether this very heading is in the table."""
    return squashed(heading) in _MEANINGS or heading.strip() in _MEANINGS


def meaning(heading: str) -> tuple[int, Meaning] | None:
    """Give what a heading means and its rank, the lowest first; None where no word of it is known."""
    text = told(heading)
    for form in (text, _IN_BRACKETS.sub("", text)):
        if found := _MEANINGS.get(squashed(form) or form):
            return found
    plain = re.sub(r"[\s_./]+", " ", text.casefold())
    return next(((LEAST_KNOWN, meant) for meant, words in _WORDS if re.search(words, plain)), None)


def is_for_a_device(heading: str) -> bool:
    """Tell whether the heading speaks of a device, so that a pupil's column may hold those: "Chromebook leerling"."""
    return _FOR_A_DEVICE.search(heading) is not None


def is_only_of_people(heading: str) -> bool:
    """Tell whether the heading is of what people have and no device: a list with a birth date is a list of people."""
    return _ONLY_OF_PEOPLE.search(heading.replace("_", " ")) is not None
