"""A saved page of a publisher, or pasted text: to a draft, and to the questions that are asked beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from attacks.doors.door import DAY, Door, scratch, shipped_spec
from attacks.mutations import mutate_bytes, mutate_cells, mutate_lines
from checker.confirming.asking import sheet
from checker.confirming.draft_file import encode_draft, load_draft
from checker.errors import BadInputError
from checker.page_reading.drafting import draft_of

_AS_TEXT = 0.4
_PIECE = re.compile(rb"<[^>]*>|[^<\n]+|\n|<")
_TABLE = """<!doctype html><html><head><meta charset="utf-8"><title>Systeemeisen</title></head>
<body><h1>Systeemeisen</h1>
<h2>Windows</h2><table><tr><th>Onderdeel</th><th>Minimaal</th><th>Aanbevolen</th></tr>
<tr><td rowspan="2">Werkgeheugen</td><td>4 GB</td><td>8&nbsp;GB</td></tr><tr><td colspan="2">x</td></tr>
<tr><td>Browser</td><td>laatste twee versies van Chrome</td><td></td></tr></table>
<details><summary>iPad</summary><ul><li>iPadOS 16 of hoger</li></ul></details></body></html>"""
_TEXT = """Systeemeisen

Onderdeel       Minimaal     Aanbevolen
Werkgeheugen    4 GB         8 GB
Scherm          1024 x 768   1920 x 1080

- Windows 10 of hoger
- werkt niet op telefoons
"""
_MAIL = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://www.example.org/eisen\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related; type="text/html"; boundary=B\n\n--B\nContent-Type: text/html\n'
    "Content-Transfer-Encoding: quoted-printable\n\n<h1>Eisen</h1><p>Minimaal 4 GB geheugen=20</p>\n--B--\n"
)  # fmt: skip


def seeds() -> Sequence[bytes]:
    """Give a page, a text in two encodings, and a page in one file."""
    return [_TABLE.encode(), _TEXT.encode(), _TEXT.encode("utf-16"), _MAIL.encode()]


def mutate(data: bytes, random: Random) -> bytes:
    """Give it with a few tags or texts lost, twice or elsewhere, or changed as any text is."""
    if random.random() < _AS_TEXT:
        return random.choice((mutate_bytes, mutate_cells, mutate_lines))(data, random)
    pieces = _PIECE.findall(data)
    for _ in range(random.choice((1, 1, 2, 6))):
        piece = pieces.pop(random.randrange(len(pieces))) if pieces else b""
        for _ in range(random.choice((0, 1, 2, 300))):
            pieces.insert(random.randrange(len(pieces) + 1), piece)
    return b"".join(pieces)


def enter(data: bytes) -> bool:
    """Make a draft of it, keep it and read it back, and ask about it."""
    try:
        draft = draft_of(data, "page", DAY)
    except BadInputError:
        return False
    path = scratch() / "draft.json"
    path.write_bytes(encode_draft(draft))
    asked = sheet(shipped_spec(), None, load_draft(path))
    assert asked.questions  # noqa: S101  the attack is that there are none
    return True


DOOR = Door(seeds, mutate, enter)
