"""The collector's addresses, and what each answers. Everything that comes in is capped, typed and counted."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import NamedTuple

import msgspec
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from checker.browser_page.submission import LARGEST_SUBMISSION, Submission, decode_submission
from checker.collector.channels import TOO_LARGE
from checker.collector.guarding import hold_back, is_from_itself, is_one_of
from checker.collector.hosts import OwnHosts
from checker.collector.limits import PerMinute
from checker.collector.links import Tokens, is_token
from checker.collector.printed import Sheets
from checker.collector.receiving import OtherContentError
from checker.collector.reception import Reception
from checker.collector.responses import TEXT, json_response, page_response, problem_response, with_headers
from checker.collector.troubles import Troubles
from checker.collector.visits import Visits
from checker.errors import BadInputError, NotJudgedError
from checker.model.languages import LANGUAGES, USUAL
from checker.reporting.check_page.live import live_state
from checker.reporting.check_page.pages import Pages
from checker.reporting.language.words import Words

Handler = Callable[..., Response]


class Parts(NamedTuple):
    """What the server is made from."""

    reception: Reception
    pages: Pages
    sheets: Sheets
    tokens: Tokens
    hosts: OwnHosts
    visits: Visits
    troubles: Troubles
    looks: PerMinute
    results: PerMinute
    taken_in: PerMinute


def application(parts: Parts) -> Flask:
    """Give the server as a WSGI application."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_SUBMISSION
    served = Served(parts)
    for_devices, for_coordinator = parts.tokens.devices, parts.tokens.coordinator
    routes: tuple[tuple[str, str, Handler], ...] = (
        ("GET", "/", served.without_token),
        ("GET", "/<token>/", served.only(served.either_page, for_devices, for_coordinator)),
        ("POST", "/<token>/look", served.only(served.look, for_devices)),
        ("POST", "/<token>/results", served.only(served.results, for_devices)),
        ("GET", "/<token>/state", served.only(served.state, for_coordinator)),
        ("GET", "/<token>/sheet", served.only(served.sheet, for_coordinator)),
        ("POST", "/<token>/take-in", served.only(served.take_in, for_coordinator)),
    )
    for method, path, answer in routes:
        app.add_url_rule(path, path, answer, methods=[method])
    app.before_request(served.only_by_own_name)
    app.register_error_handler(HTTPException, served.refused)
    app.register_error_handler(Exception, served.broken)
    app.after_request(with_headers)
    return app


class Served:
    """The answers."""

    def __init__(self, parts: Parts) -> None:
        """Answer from these parts."""
        self._parts = parts

    def only_by_own_name(self) -> Response | None:
        """Answer only who came by a name of this computer; None lets it pass."""
        if request.headers.get("Host", "") in self._parts.hosts:
            return None
        self._parts.visits.refused()
        return Response(self._parts.pages.other_host(), 421, content_type=TEXT)

    def only(self, answer: Handler, *tokens: str) -> Handler:
        """Answer only who has one of these tokens; a page may only be asked by itself."""

        @wraps(answer)
        def guarded(token: str) -> Response:
            if not is_one_of(token, tokens):
                return self._without_right(token)
            if request.method == "POST" and not is_from_itself(request):
                return problem_response(403, "origin")
            return answer(token)

        return guarded

    def without_token(self) -> Response:
        """Say that the link is not whole."""
        return Response(self._parts.pages.no_token(), 404, content_type=TEXT)

    def either_page(self, token: str) -> Response:
        """Give the page for devices, or the coordinator's."""
        if is_token(token, self._parts.tokens.coordinator):
            return page_response(self._parts.pages.live(_language()))
        self._parts.visits.has_opened.set()
        return page_response(self._parts.pages.check(_language()))

    def look(self, _token: str) -> Response:
        """Judge and forget: the verdict so far, and what is still asked."""
        if wait := self._parts.looks.seconds_to_wait(_address()):
            return self._too_many(wait)
        return json_response(self._parts.reception.looked_at(_submission(), self._words()))

    def results(self, _token: str) -> Response:
        """Store it, and give the verdict."""
        if wait := self._parts.results.seconds_to_wait(_address()):
            return self._too_many(wait)
        handed_over = request.args.get("from") == "elsewhere"
        received = self._parts.reception.received(_submission(), self._words(), is_live=not handed_over)
        return json_response(received)

    def take_in(self, _token: str) -> Response:
        """Store what a coordinator got as a code or a file."""
        if wait := self._parts.taken_in.seconds_to_wait(_address()):
            return self._too_many(wait)
        return json_response(self._parts.reception.taken_in(_text_in(request.get_data()), self._words()))

    def state(self, _token: str) -> Response:
        """Give who has been."""
        return json_response(live_state(self._parts.visits.overview(), self._words()))

    def sheet(self, _token: str) -> Response:
        """Give the A4 with a QR code for each place, and remember where those lead."""
        self._parts.sheets.made()
        return page_response(self._parts.pages.sheet(request.args.getlist("plek"), _language()))

    def refused(self, problem: HTTPException) -> Response:
        """Answer what is too large, has the wrong method or no such address."""
        return problem_response(problem.code or 400, "too_large" if problem.code == TOO_LARGE else "request")

    def broken(self, error: Exception) -> Response:
        """Answer what went wrong here, without a word of how this computer is set up; the next one is served."""
        self._parts.visits.refused()
        match error:
            case NotJudgedError():
                self._parts.troubles.add("answer", error)
                return problem_response(422, "not_judged")
            case BadInputError():
                return problem_response(400, "not_understood", error.problem)
            case OtherContentError():
                return problem_response(409, "other_content")
            case OSError():
                return problem_response(507, "not_stored", error.strerror or "")
            case _:
                self._parts.troubles.add("answer", error)
                return problem_response(500, "internal", type(error).__name__)

    def _without_right(self, token: str) -> Response:
        """Answer a token that does not open this; one that opens nothing is counted, and waits for its answer."""
        if not is_one_of(token, msgspec.structs.astuple(self._parts.tokens)):
            hold_back(request, self._parts.visits.wrong_tokens)
        return problem_response(404, "token")

    def _words(self) -> Words:
        return self._parts.pages.words(_language())

    def _too_many(self, seconds: float) -> Response:
        self._parts.visits.refused()
        answer = problem_response(429, "too_many")
        answer.headers["Retry-After"] = str(int(seconds) + 1)
        return answer


class _Pasted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the coordinator's page sends."""

    text: str


_PASTED = msgspec.json.Decoder(_Pasted)


def _submission() -> Submission:
    return decode_submission(request.get_data(), "submission")


def _text_in(data: bytes) -> bytes:
    """Give the text of {"text": …}: what was pasted, or stood in a file."""
    try:
        return _PASTED.decode(data).text.encode()
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise BadInputError("code", "", "not a text", "Paste the whole code.") from error


def _address() -> str:
    return request.remote_addr or ""


def _language() -> str:
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else USUAL
