"""Who may ask what: by the token in the address, and only from the page itself."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Request

from checker.collector.channels import HOLD
from checker.collector.links import is_token
from checker.collector.responses import JSON
from checker.collector.wrong_tokens import WrongTokens


def is_one_of(token: str, expected: Iterable[str]) -> bool:
    """Tell whether it is one of these, in a time that tells nothing about which."""
    return bool(sum(is_token(token, each) for each in expected))


def is_from_itself(asked: Request) -> bool:
    """Tell whether a script of this very page asks: another site can send neither this type nor this origin."""
    origin = asked.headers.get("Origin")
    return asked.mimetype == JSON and (origin is None or origin == f"http://{asked.host}")


def hold_back(asked: Request, wrong_tokens: WrongTokens) -> None:
    """Count a token that opens nothing, and let its answer wait."""
    seconds = wrong_tokens.seconds_to_hold(asked.remote_addr or "")
    asked.environ.get(HOLD, _hold_nothing)(seconds)


def _hold_nothing(_seconds: float) -> None:
    """Stand in where no connection can be held: what asks is not over a network."""
