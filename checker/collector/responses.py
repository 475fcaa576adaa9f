"""The collector's answers as responses: JSON, a page, a refusal; each with the headers that fit it."""

from __future__ import annotations

import msgspec
from flask import Response

from checker.collector.headers import headers
from checker.reporting.check_page.pages import Page

TEXT = "text/plain; charset=utf-8"
JSON = "application/json"
_HTML = "text/html; charset=utf-8"


def json_response(answer: object) -> Response:
    """Give what a script asked for."""
    return Response(msgspec.json.encode(answer), content_type=JSON)


def problem_response(status: int, problem: str, detail: str = "") -> Response:
    """Give why something is not taken: `problem` is a word the page knows, `detail` technical."""
    return Response(msgspec.json.encode({"problem": problem, "detail": detail}), status, content_type=JSON)


def page_response(page: Page) -> Response:
    """Give a page, with what it may load."""
    answer = Response(page.text, content_type=_HTML)
    answer.headers.update(headers(page.policy))
    return answer


def with_headers(response: Response) -> Response:
    """Let what is no page run nothing and load nothing."""
    for name, value in headers().items():
        response.headers.setdefault(name, value)
    return response
