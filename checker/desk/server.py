"""The desk's addresses, and what each answers. Everything that comes in is capped, typed, and from the page itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import msgspec
from flask import Flask, Response, redirect, request
from werkzeug.exceptions import HTTPException

from checker.collector.channels import TOO_LARGE
from checker.collector.guarding import hold_back, is_from_itself
from checker.collector.headers import headers
from checker.collector.limits import PerMinute
from checker.collector.links import is_token
from checker.collector.responses import TEXT, json_response, page_response, problem_response, with_headers
from checker.collector.wrong_tokens import WrongTokens
from checker.desk.desk import Desk
from checker.desk.hosts import is_this_computer
from checker.desk.pages import tab_page
from checker.desk.tabs.tab import File
from checker.desk.tabs.table import TABS
from checker.desk.told import Line
from checker.errors import BadInputError, NoLastingPlaceError, reason_of
from checker.model.languages import Language

LARGEST = 48 * 1024 * 1024
"""Bytes in one request: the largest list, as text."""
_MOST_IN_A_MINUTE = 6000
"""Of what is asked to be done: a thousand files that are dropped at once, on a fast computer."""
_TABS = {tab.name: tab for tab in TABS}
Handler = Callable[..., Response]


class Now(msgspec.Struct, frozen=True):
    """What the page asks every two seconds: whether something is new, and what is wrong."""

    version: int
    trouble: str


class _Speak(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: Language


def application(desk: Desk, token: str, stop: Callable[[], None]) -> Flask:
    """Give the desk as a WSGI application; `stop` is called when a person presses the button."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST
    served = Served(desk, token, stop)
    routes: tuple[tuple[str, str, Handler], ...] = (
        ("GET", "/<token>/", served.first),
        ("GET", "/<token>/now", served.now),
        ("POST", "/<token>/stop", served.stop),
        ("POST", "/<token>/speak", served.speak),
        ("GET", "/<token>/<tab>/", served.tab),
        ("GET", "/<token>/<tab>/<name>", served.file),
        ("POST", "/<token>/<tab>/<name>", served.do),
    )
    for method, path, answer in routes:
        app.add_url_rule(path, f"{method} {path}", served.guarded(answer), methods=[method])
    app.before_request(served.only_on_this_computer)
    app.register_error_handler(HTTPException, served.refused)
    app.register_error_handler(Exception, served.broken)
    app.after_request(with_headers)
    return app


class Served:
    """The answers."""

    def __init__(self, desk: Desk, token: str, stop: Callable[[], None]) -> None:
        """Answer from this desk, who has the token."""
        self._desk, self._token, self._stop = desk, token, stop
        self._wrong_tokens = WrongTokens()
        self._done = PerMinute(_MOST_IN_A_MINUTE)

    def only_on_this_computer(self) -> Response | None:
        """Answer only who came by a name that leads nowhere but here; None lets it pass."""
        if is_this_computer(request.headers.get("Host", "")):
            return None
        return Response("", 421, content_type=TEXT)

    def guarded(self, answer: Handler) -> Handler:
        """Answer only who has the token; what changes something may only be asked by the page itself."""

        @wraps(answer)
        def only(token: str, **places: str) -> Response:
            if not is_token(token, self._token):
                hold_back(request, self._wrong_tokens)
                return problem_response(404, "token")
            if request.method == "POST":
                if not is_from_itself(request):
                    return problem_response(403, "origin")
                if wait := self._done.seconds_to_wait(""):
                    return _too_many(wait)
            return answer(**places)

        return only

    def first(self) -> Response:
        """Lead to the first tab."""
        answer = redirect(f"{TABS[0].name}/")
        assert isinstance(answer, Response)  # noqa: S101  Flask's own is one
        return answer

    def now(self) -> Response:
        """Tell how things are, and have them kept up to date; `fresh`: as they are this moment."""
        newest = self._desk.newest
        newest.want()
        if "fresh" in request.args:
            newest.refresh()
        trouble = newest.trouble
        told = self._desk.words.say(f"desk.trouble.{trouble.kind}", detail=trouble.detail) if trouble else ""
        return json_response(Now(newest.version, told))

    def stop(self) -> Response:
        """Say that it stops, and stop."""
        self._stop()
        return _told([Line(self._desk.words.say("desk.stopped"))])

    def speak(self) -> Response:
        """Speak another language from now on."""
        self._desk.speak(msgspec.json.decode(request.get_data(), type=_Speak).language)
        return _told([])

    def tab(self, tab: str) -> Response:
        """Give the page of a tab."""
        if tab not in _TABS:
            return problem_response(404, "request")
        if self._desk.newest.made is None and tab != TABS[0].name:  # the first one shows that it is being made
            self._desk.newest.refresh()
        return page_response(tab_page(self._desk, _TABS[tab], request.args.to_dict(flat=False)))

    def file(self, tab: str, name: str) -> Response:
        """Give a file of a tab."""
        give = _TABS[tab].files.get(name) if tab in _TABS else None
        if give is None:
            return problem_response(404, "request")
        return _file_response(give(self._desk, request.args.to_dict(flat=False)))

    def do(self, tab: str, name: str) -> Response:
        """Do something on a tab, look at what it changed, and tell."""
        action = _TABS[tab].actions.get(name) if tab in _TABS else None
        if action is None:
            return problem_response(404, "request")
        told = action.do(self._desk, msgspec.json.decode(request.get_data(), type=action.takes))
        if not action.is_one_of_many:
            self._desk.newest.refresh()
        return _told(told)

    def refused(self, problem: HTTPException) -> Response:
        """Answer what is too large, has the wrong method or no such address."""
        kind = "too_large" if problem.code == TOO_LARGE else "request"
        return self._problem(problem.code or 400, kind)

    def broken(self, error: Exception) -> Response:
        """Answer what went wrong here; the page tells it, and nothing else is lost."""
        match error:
            case msgspec.MsgspecError() | UnicodeError():
                return self._problem(400, "request")
            case NoLastingPlaceError():
                return self._problem(507, "not_stored", self._desk.own(reason_of(error.__cause__ or error)))
            case BadInputError():
                return self._problem(400, "input", self._desk.explained(error))
            case OSError():
                return self._problem(507, "not_stored", self._desk.own(reason_of(error)))
            case _:
                return self._problem(500, "internal", type(error).__name__)

    def _problem(self, status: int, kind: str, detail: str = "") -> Response:
        answer = _told([Line(self._desk.words.say(f"desk.problem.{kind}", detail=detail), "wrong")])
        answer.status_code = status
        return answer


def _told(lines: list[Line]) -> Response:
    return json_response({"told": lines})


def _too_many(seconds: float) -> Response:
    answer = problem_response(429, "too_many")
    answer.headers["Retry-After"] = str(int(seconds) + 1)
    return answer


def _file_response(file: File) -> Response:
    answer = Response(file.data, content_type=file.content_type)
    if file.policy:
        answer.headers.update(headers(file.policy, framed_by="'self'"))
    if file.name:
        answer.headers.set("Content-Disposition", "attachment", filename=file.name)
    return answer
