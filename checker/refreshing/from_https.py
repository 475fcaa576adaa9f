"""From an address on the web, over https only: fetched whole, within a size and a time, or not at all.

Python's own library asks; the system's certificates say whom to believe (Windows' store; on Linux and macOS the files
below, or what SSL_CERT_FILE names). A proxy is the one that the system has. Nothing here is imported by a check.
"""

from __future__ import annotations

import http.client
import os
import ssl
import time
from threading import Thread
from typing import IO
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from checker import __version__
from checker.refreshing.given import LARGEST, Given
from checker.refreshing.trouble import TroubleError

PATIENCE_SECONDS = 120.0
_SILENCE_SECONDS = 20.0
_PIECE = 65536
_SECURE = "https://"
_SYSTEM_CERTIFICATES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, Red Hat
    "/etc/ssl/ca-bundle.pem",  # openSUSE
    "/etc/ssl/cert.pem",  # macOS, Alpine
)


def given_by_address(address: str, largest: int = LARGEST, patience: float = PATIENCE_SECONDS) -> Given:
    """Give what is at an https address. Raises `TroubleError`.

    What takes too long is left behind in its thread: a connection that trickles cannot be ended otherwise.
    """
    if not _is_secure(address):
        raise TroubleError("address", address.rpartition("@")[2])
    done: list[Given | TroubleError] = []
    worker = Thread(target=lambda: done.append(_outcome(address, largest, patience)), daemon=True)
    worker.start()
    worker.join(patience)
    if not done:
        raise TroubleError("too_slow", address, seconds=int(patience))
    if isinstance(done[0], TroubleError):
        raise done[0]
    return done[0]


def _is_secure(address: str) -> bool:
    """Tell whether it is an https address without a name or a password in it."""
    try:
        parts = urlsplit(address)
    except ValueError:  # half an IPv6 address
        return False
    return parts.scheme.lower() == "https" and bool(parts.hostname) and "@" not in parts.netloc


def _outcome(address: str, largest: int, patience: float) -> Given | TroubleError:
    try:
        return Given(address, _fetched(address, largest, patience))
    except TroubleError as trouble:
        return trouble
    except HTTPError as error:
        with error:  # it holds the connection
            return TroubleError("status", address, status=error.code)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return _trouble(address, error)


def _trouble(address: str, error: Exception) -> TroubleError:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return TroubleError("not_trusted", address, reason=cause.verify_message)
    if isinstance(cause, TimeoutError):
        return TroubleError("too_slow", address, seconds=int(_SILENCE_SECONDS))
    reason = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
    return TroubleError("no_answer", address, reason=reason)


def _fetched(address: str, largest: int, patience: float) -> bytes:
    until = time.monotonic() + patience
    asked = request.Request(address, headers={"User-Agent": f"Systeemcheck/{__version__}"})  # noqa: S310  https only
    with _opener().open(asked, timeout=_SILENCE_SECONDS) as answer:
        return _read(answer, address, largest, until)


def _read(answer: IO[bytes], address: str, largest: int, until: float) -> bytes:
    data = bytearray()
    while piece := answer.read(_PIECE):
        data += piece
        if len(data) > largest:
            raise TroubleError("too_large", address, limit=largest)
        if time.monotonic() > until:
            raise TroubleError("too_slow", address, seconds=int(PATIENCE_SECONDS))
    return bytes(data)


def _opener() -> request.OpenerDirector:
    """Give what opens https and nothing else: no file, no ftp, no http."""
    opener = request.OpenerDirector()
    handlers = (
        request.ProxyHandler(), request.HTTPSHandler(context=_trust()), _OnlySecure(),
        request.HTTPErrorProcessor(), request.HTTPDefaultErrorHandler(), request.UnknownHandler(),
    )  # fmt: skip
    for handler in handlers:
        opener.add_handler(handler)
    return opener


class _OnlySecure(request.HTTPRedirectHandler):
    """Follows to another https address only."""

    def redirect_request(  # noqa: PLR0913, PLR0917  Python's own form
        self, req: request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> request.Request | None:
        """Give the next request. Raises `TroubleError` when it would leave https."""
        if not newurl.lower().startswith(_SECURE):
            fp.close()
            raise TroubleError("redirect", req.full_url, to=newurl.partition("?")[0])
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _trust() -> ssl.SSLContext:
    """Give the certificates of the system; a Python that was built elsewhere does not know where Linux keeps them."""
    context = ssl.create_default_context()
    if not os.environ.get("SSL_CERT_FILE"):
        for file in filter(os.path.isfile, _SYSTEM_CERTIFICATES):
            context.load_verify_locations(file)
            break
    return context
