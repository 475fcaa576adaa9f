"""A code comes through mails, chats, documents and protected links; what is not whole is never half read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.browser_page.pasted_text import each_code
from checker.browser_page.submission import Submission, decode_submission, encode_code
from checker.errors import BadInputError
from checker.storage.forms import as_utf8, is_handed_over
from tests.browser_page.submissions import chromebook

CASES = [json.loads(line) for line in Path(__file__).with_name("pasted.jsonl").read_text().splitlines()]


def sent(number: int = 1, **changes: object) -> Submission:
    return decode_submission(json.dumps(chromebook(number, **changes)).encode(), "test")


SENT = sent()
CODE = encode_code(SENT)
JSON = json.dumps(chromebook(1))
PARTS = {
    "code": CODE, "begin": CODE[:76], "end": CODE[76:], "start": CODE[:80], "json": JSON,
    "small": f"sc1.{CODE[4:]}", "hyphens": CODE.replace("-", "\u2011"),
    "defended": CODE.replace("-", "-2D").replace("_", "-5F"),
    "curly": JSON.replace('"', "\u201d"), "entities": JSON.replace('"', "&quot;"),
    "nbsp": JSON.replace(": ", ":\u00a0"),
}  # fmt: skip


@pytest.mark.pitfall(44)
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_code_is_found_in_what_people_paste(case: dict[str, Any]) -> None:
    text: str = case["text"]
    for name, part in PARTS.items():
        text = text.replace(f"{{{name}}}", part)
    assert decode_submission(text.encode(), "pasted") == SENT
    assert is_handed_over(as_utf8(text.encode()), "x.systeemcheck")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_file_may_be_saved_in_any_encoding(encoding: str) -> None:
    named = chromebook(label="Zo\u00eb 3")
    for text in (encode_code(sent(label="Zo\u00eb 3")), json.dumps(named, ensure_ascii=False)):
        assert decode_submission(text.encode(encoding), "x").label == "Zo\u00eb 3"


@pytest.mark.parametrize("length", [70, 200, len(CODE) - 1])
@pytest.mark.parametrize("ending", ["", "...", "\n\nGroetjes, Jan", f"\n{encode_code(sent(2))}"])
def test_a_code_that_is_cut_off_is_refused_also_beside_one_that_is_whole(length: int, ending: str) -> None:
    with pytest.raises(BadInputError, match="not whole"):
        decode_submission(f"{CODE[:length]}{ending}".encode(), "x")


def test_the_codes_of_two_devices_in_one_file_are_not_taken_for_one() -> None:
    with pytest.raises(BadInputError, match="several devices"):
        decode_submission(f"CB 1: {CODE}\nCB 2: {encode_code(sent(2))}".encode(), "x")


def test_a_mail_gives_every_code_by_itself() -> None:
    mail = f"Codes beginnen met SC1.\n\nCB 1: {CODE}\n\nCB 2: http://s/#{encode_code(sent(2))}\n\nGroetjes,\nJan"
    assert [decode_submission(code.encode(), "x") for code in each_code(mail)] == [SENT, sent(2)]


@pytest.mark.parametrize("name", ["mail.txt", "code.txt", "Nieuw document"])
def test_a_file_with_a_code_in_a_text_counts_whatever_its_name(name: str) -> None:
    assert is_handed_over(f"Hoi Els,\n\n{CODE}\n".encode(), name)
    assert not is_handed_over(b"Een code begint met SC1. Plak er een.", name)


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_around_a_code_changes_what_is_read(before: str, after: str) -> None:
    try:
        found = decode_submission(f"{before} {CODE} {after}".encode(errors="replace"), "x")
    except BadInputError:
        return
    assert found == SENT
