"""The text in a file that does not say how it was written: which encoding Excel, PowerShell or an old Mac chose."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 1 << 16
_MOSTLY = 0.3
# What stands in Dutch names and words; the old encodings of Mac and DOS have other signs in these places.
_LETTERS = frozenset("éëèêïíìîöóòôüúùûáàäâçñÉËÈÊÏÍÖÓÜÚÁÀÄÂÇÑåøæßÅØÆ")
_COMMON = frozenset("éëèêïíöóüáàäç")
_SIGNS = frozenset("’‘“”–—…•€£°´·²³½±×®™©§\xa0")
_INSIDE_A_WORD = re.compile(r"(?<=[a-z])[‘“”–—…•€£°·²³½±×®™©§](?=[a-z])|(?<=[a-z])[‘“](?=\W|$)|[†‡ˆ‰‹Œ›œŠšŽžŸƒ„‚˜¨]")
_OLD = ("mac_roman", "cp850")


def decoded(data: bytes) -> str:
    """Give the text: by its mark, else UTF-16 by its zeros, else UTF-8, else one of the encodings with a byte a sign.

    Mac Roman and DOS (cp850) are taken only where they make words of what is none in that of Windows (cp1252).
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if wide := _wide(data[:_LOOKED_AT]):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _mixed(data) or data.decode(_one_byte_a_sign(data), "replace")


def _wide(sample: bytes) -> str:
    """Give UTF-16 with the end of each pair that is zero in Western text; "" where it is none."""
    half = len(sample) // 2 or 1
    if sample[1::2].count(0) / half > _MOSTLY and sample[::2].count(0) / half < _MOSTLY:
        return "utf-16-le"
    if sample[::2].count(0) / half > _MOSTLY and sample[1::2].count(0) / half < _MOSTLY:
        return "utf-16-be"
    return ""


def _mixed(data: bytes) -> str:
    """Give UTF-8 into which lines of another program were pasted; "" where it is not mostly that."""
    text = data.decode("utf-8", "surrogateescape")
    strange = sum("\udc80" <= sign <= "\udcff" for sign in text)
    if sum(sign > "\x7f" for sign in text) - strange <= strange:
        return ""
    return re.sub("[\udc80-\udcff]", lambda found: _of_windows(ord(found[0]) - 0xDC00), text)


def _of_windows(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "replace")


def _one_byte_a_sign(data: bytes) -> str:
    sample = data if len(data) <= _LOOKED_AT else b"\n".join(line for line in data.splitlines() if not line.isascii())
    if _is_likely(sample[:_LOOKED_AT].decode("cp1252", "replace")):
        return "cp1252"
    likely = [(_words_made(sample[:_LOOKED_AT].decode(old)), old) for old in _OLD]
    made, best = max(likely, key=lambda item: item[0])
    return best if made else "cp1252"


def _is_likely(text: str) -> bool:
    strange = {sign for sign in text if sign > "\x7f"}
    return strange <= _LETTERS | _SIGNS and not _INSIDE_A_WORD.search(text)


def _words_made(text: str) -> int:
    """Count the letters that are common in Dutch; 0 where they are the lesser part, or odd signs are among them."""
    strange = [sign for sign in text if sign > "\x7f"]
    common = sum(sign in _COMMON for sign in strange)
    return common if common * 2 >= len(strange) and set(strange) <= _LETTERS | _SIGNS else 0
