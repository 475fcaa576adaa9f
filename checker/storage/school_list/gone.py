"""By which words a list says that the school no longer uses a device, and by which it only seems to."""

from __future__ import annotations

import re

from checker.storage.school_list.cells import told

_GONE = """
    afgedankt; afgeschreven; afgestoten; afgevoerd; archived; beyond repair; broken; buiten dienst; buiten gebruik;
    buiten werking; deactivated; decomissioned; decommissioned; defect; defecte; defective; deleted; deprovisioned;
    destroyed; disabled; disposal; disposed; disposed of; donated; einde levensduur; end of life; gearchiveerd;
    gedeactiveerd; gedoneerd; gejat; gerecycled; geschonken; gesloopt; gestolen; inactief; inactive; kaduuk; kapot;
    kwijt; lost; milieustraat; missing; niet aanwezig; niet actief; niet gevonden; niet in gebruik;
    niet meer aanwezig; niet meer in gebruik; no longer in use; non deployable; not active; not in use; onherstelbaar;
    out of order; out of service; out of use; pre provisioned; preprovisioned; recycled; removed; retired; scrapped;
    sold; stolen; surplus; total loss; uit dienst; uit gebruik; uitgefaseerd; uit de roulatie; uitgeschakeld;
    undeployable; unenrolled;
    ingeleverd; geretourneerd; gedeprovisioned; gedeprovisioneerd;
    unrepairable; verdwenen; verkocht; verloren; vermist; vernietigd; verwijderd; weggedaan; weggegeven; weggegooid;
    write off; written off; zoekgeraakt
"""
_GONE_BY_ITSELF = re.compile(r"(?:weg|zoek|stuk|sloop|archief|archive|dead|scrap|eol)", re.IGNORECASE)
"""Words that mean something else in a sentence: "zoek het nummer op"."""
# A word that is not meant: it is being mended, it will only be so, or it is said not to be so.
_NOT_MEANT = re.compile(
    r"\b(?:reparatie|repareren|repair|garantie|binnenkort|bijna|wordt|worden|gepland|planned|pending|soon|to be"
    r"|te worden|niet (?:defect|kapot|stuk|kwijt|weg|afgeschreven|gestolen|vermist|verloren|verkocht|afgevoerd)"
    r"|not (?:broken|lost|retired|defective|disabled|stolen|missing)|nog (?:wel |steeds )?(?:in gebruik|bruikbaar|goed)"
    r"|still (?:in use|works|usable)|maar (?:werkt|bruikbaar|doet het|wel)|but works|bruikbaar|werkt (?:nog|wel)"
    r"|teruggevonden|gerepareerd|repaired|hersteld|vervangen door|vervangt|vervanging|gevonden)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:scherm|beeldscherm|display|screen|toets|toetsenbord|keyboard|key|muis|touchpad|batterij|accu|battery|lader"
    r"|oplader|laadkabel|adapter|charger|kabel|scharnier|hinge|klep|hoes|camera|webcam|speaker|luidspreker|geluid"
    r"|koptelefoon|microfoon|usb|poort|sticker|knop|pen|stylus|wifi|e|letter)\w*\b",
    re.IGNORECASE,
)
_OF_A_PART = re.compile(
    r"(?:defect|defecte|defective|kapot|stuk|kaduuk|broken|kwijt|lost|missing|niet aanwezig)", re.IGNORECASE
)
"""What may be said of a part of a device; what was written off or stolen is all of it."""
_NEVERTHELESS = re.compile(r"\b(?:niet gevonden|niet teruggevonden|beyond repair)\b", re.IGNORECASE)
_WORDS = sorted((" ".join(word.split()) for word in _GONE.split(";")), key=len, reverse=True)
_IS_GONE = re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS)})(?!\w)".replace(" ", "[ _-]?"), re.IGNORECASE)
_REMARK = re.compile(
    rf"(?:is |was |helaas |device |apparaat )*(?P<word>{'|'.join(_WORDS)})".replace(" ", "[ _-]?")
    + r"[.!]?(?:[ ,:(]+(?:op|in|sinds|per|d\.?d\.?|on|since)?\.? ?(?:[0-9/. -]|[a-z]{3,9}(?= ?'?[0-9]{2}))+\)?)?",
    re.IGNORECASE,
)
_IN_USE = re.compile(
    r"(?:in gebruik|actief|active|deployed|ready to deploy|deployable|ok|oke|goed|prima|in orde|werkt|provisioned"
    r"|compliant|not compliant|noncompliant|in reparatie|reserve|voorraad|in stock|uitgeleend|beschikbaar|available"
    r"|managed|nieuw|pending|in use|enrolled|aanwezig)",
    re.IGNORECASE,
)


def gone_word(status: str) -> str:
    """Give the word by which this status says that the device is gone, as it stands there; "" for one in use."""
    text = told(status)
    found = _GONE_BY_ITSELF.fullmatch(text) or _IS_GONE.search(text)
    if not found or (_NOT_MEANT.search(text) and not _NEVERTHELESS.search(text)):
        return ""
    return "" if _OF_A_PART.fullmatch(found[0]) and _PART.search(text) else found[0]


def is_of_one(word: str) -> bool:
    """Tell whether a word that stands alone may as well be a remark about one device: "Defect"."""
    return _OF_A_PART.fullmatch(word) is not None


def gone_remark(remark: str) -> str:
    """Give the word by which a remark says that the device is gone: one that says nothing more than that, and when."""
    found = _REMARK.fullmatch(told(remark))
    return found["word"] if found else ""


def is_status(text: str) -> bool:
    """Tell whether it is one of the words by which lists tell how a device is doing, and nothing more."""
    return any(words.fullmatch(text) for words in (_IN_USE, _IS_GONE, _GONE_BY_ITSELF))
