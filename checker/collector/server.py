"""The collector's addresses, and what each answers. Everything that comes in is capped, typed and counted."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import NamedTuple

import msgspec
from flask import Flask, Request, Response, request
from werkzeug.exceptions import HTTPException

from checker.collector.limits import PerMinute
from checker.collector.links import Tokens, is_token
from checker.collector.receiving import OtherContentError, Received, Receiver
from checker.collector.report_writer import ReportWriter
from checker.collector.visits import Visits
from checker.errors import BadInputError
from checker.probes.browser_page.submission import LARGEST_SUBMISSION, Submission, decode_submission
from checker.reporting.check_page.answer import page_answer
from checker.reporting.check_page.check_page import LANGUAGES
from checker.reporting.check_page.live import Visit, live_state
from checker.reporting.check_page.pages import Pages
from checker.reporting.device.device_kind import device_kind

_JSON = "application/json"
_HTML = "text/html; charset=utf-8"
Answer = Callable[..., Response]


class Parts(NamedTuple):
    """What the server is made from."""

    receiver: Receiver
    pages: Pages
    tokens: Tokens
    visits: Visits
    reports: ReportWriter
    looks: PerMinute
    results: PerMinute


def application(parts: Parts) -> Flask:
    """Give the server as a WSGI application."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_SUBMISSION
    served = Served(parts)
    for_devices, for_coordinator = parts.tokens.devices, parts.tokens.coordinator
    routes: tuple[tuple[str, str, Answer], ...] = (
        ("GET", "/", served.without_token),
        ("GET", "/<token>/", _only(served.either_page, for_devices, for_coordinator)),
        ("POST", "/<token>/look", _only(served.look, for_devices)),
        ("POST", "/<token>/results", _only(served.results, for_devices)),
        ("GET", "/<token>/state", _only(served.state, for_coordinator)),
        ("GET", "/<token>/sheet", _only(served.sheet, for_coordinator)),
        ("POST", "/<token>/take-in", _only(served.take_in, for_coordinator)),
    )
    for method, path, answer in routes:
        app.add_url_rule(path, path, answer, methods=[method])
    app.register_error_handler(HTTPException, served.refused)
    app.register_error_handler(Exception, served.broken)
    app.after_request(_with_headers)
    return app


def _only(answer: Answer, *tokens: str) -> Answer:
    """Answer only who has one of these tokens; a page may only be asked by itself."""

    @wraps(answer)
    def guarded(token: str) -> Response:
        if not sum(is_token(token, expected) for expected in tokens):
            return _problem(404, "token")
        if request.method == "POST" and not _is_from_itself(request):
            return _problem(403, "origin")
        return answer(token)

    return guarded


def _is_from_itself(asked: Request) -> bool:
    """Tell whether a script of this very page asks: another site can send neither this type nor this origin."""
    origin = asked.headers.get("Origin")
    return asked.mimetype == _JSON and (origin is None or origin == f"http://{asked.host}")


class Served:
    """The answers."""

    def __init__(self, parts: Parts) -> None:
        """Answer from these parts."""
        self._parts = parts

    def without_token(self) -> Response:
        """Say that the link is not whole."""
        return Response(self._parts.pages.no_token(), 404, mimetype="text/plain")

    def either_page(self, token: str) -> Response:
        """Give the page for devices, or the coordinator's."""
        if is_token(token, self._parts.tokens.coordinator):
            return Response(self._parts.pages.live(_language()), content_type=_HTML)
        self._parts.visits.has_opened.set()
        return Response(self._parts.pages.check(_language()), content_type=_HTML)

    def look(self, _token: str) -> Response:
        """Judge and forget: the verdict so far, and what is still asked."""
        if wait := self._parts.looks.seconds_to_wait(_address()):
            return self._too_many(wait)
        submission = _submission()
        self._parts.visits.looked(submission.device)
        words = self._parts.pages.words(_language())
        return _json(page_answer(self._parts.receiver.judge(submission).context, words))

    def results(self, _token: str) -> Response:
        """Store it, and give the verdict."""
        if wait := self._parts.results.seconds_to_wait(_address()):
            return self._too_many(wait)
        handed_over = request.args.get("from") == "elsewhere"
        received = self._received(_submission(), is_live=not handed_over)
        return _json(page_answer(received.judged.context, self._parts.pages.words(_language()), received.state))

    def take_in(self, _token: str) -> Response:
        """Store what a coordinator got as a code or a file."""
        received = self._received(decode_submission(_text_in(request.get_data()), "code"), is_live=False)
        return _json(page_answer(received.judged.context, self._parts.pages.words(_language()), received.state))

    def state(self, _token: str) -> Response:
        """Give who has been."""
        return _json(live_state(self._parts.visits.overview(), self._parts.pages.words(_language())))

    def sheet(self, _token: str) -> Response:
        """Give the A4 with a QR code for each place."""
        return Response(self._parts.pages.sheet(request.args.getlist("plek"), _language()), content_type=_HTML)

    def refused(self, problem: HTTPException) -> Response:
        """Answer what is too large, has the wrong method or no such address."""
        return _problem(problem.code or 400, "too_large" if problem.code == 413 else "request")  # noqa: PLR2004

    def broken(self, error: Exception) -> Response:
        """Answer what went wrong here, without a word of how this computer is set up."""
        self._parts.visits.refused()
        if isinstance(error, BadInputError):
            return _problem(400, "not_understood", error.problem)
        if isinstance(error, OtherContentError):
            return _problem(409, "other_content")
        if isinstance(error, OSError):
            return _problem(507, "not_stored", error.strerror or "")
        return _problem(500, "internal", type(error).__name__)

    def _received(self, submission: Submission, *, is_live: bool) -> Received:
        received = self._parts.receiver.receive(submission, is_live=is_live)
        result, context = received.judged
        if received.state == "stored":
            self._parts.reports.add(self._parts.receiver.folder / f"{context.stem}.json")
            name = result.device.label or result.device.id[:8]
            kind, verdict = device_kind(context.judgement), result.verdict
            visit = Visit(name=name, place=result.device.location, kind=kind, verdict=verdict, at=context.measured)
            self._parts.visits.sent(result.device.id, visit)
        return received

    def _too_many(self, seconds: float) -> Response:
        self._parts.visits.refused()
        answer = _problem(429, "too_many")
        answer.headers["Retry-After"] = str(int(seconds) + 1)
        return answer


def _submission() -> Submission:
    return decode_submission(request.get_data(), "submission")


def _text_in(data: bytes) -> bytes:
    """Give the text of {"text": …}: what was pasted."""
    try:
        return msgspec.json.decode(data, type=dict[str, str]).get("text", "").encode()
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise BadInputError("code", "", "not a text", "Paste the whole code.") from error


def _address() -> str:
    return request.remote_addr or ""


def _language() -> str:
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def _json(answer: object) -> Response:
    return Response(msgspec.json.encode(answer), content_type=_JSON)


def _problem(status: int, problem: str, detail: str = "") -> Response:
    return Response(msgspec.json.encode({"problem": problem, "detail": detail}), status, content_type=_JSON)


def _with_headers(response: Response) -> Response:
    """Keep pages out of frames and caches; a browser believes the type that is told."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Content-Security-Policy"] = "frame-ancestors 'none'"
    return response
