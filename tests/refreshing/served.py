"""A real https server with a certificate of its own, as far as openssl is installed."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")


class Served:
    """What it serves, and how it behaves; `seen` holds the paths that were asked for."""

    def __init__(self, address: str, certificate: Path) -> None:
        """Serve nothing yet."""
        self.address, self.certificate = address, certificate
        self.files: dict[str, bytes] = {}
        self.leads_to: dict[str, str] = {}
        self.seen: list[str] = []

    def __call__(self, path: str, data: bytes) -> str:
        """Serve these bytes; gives their address."""
        self.files[path] = data
        return self.address + path

    @property
    def trusted(self) -> Mapping[str, str]:
        """Give the environment in which its certificate counts."""
        return {"SSL_CERT_FILE": str(self.certificate)}


def certificate_in(folder: Path) -> tuple[Path, Path]:
    """Give a certificate for 127.0.0.1 and its key."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    words = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*words.split(), *names], check=True, capture_output=True)
    return certificate, key


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    served: Served

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        served = self.server.served
        served.seen.append(self.path)
        if to := served.leads_to.get(self.path):
            self.send_response(302)
            self.send_header("Location", to)
            self.end_headers()
        elif self.path in {"/endless", "/trickle"}:
            self._flow(0.0 if self.path == "/endless" else 0.2)
        elif self.path == "/drip":
            self._drip()
        elif self.path in served.files:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(served.files[self.path])
        else:
            self.send_error(404)

    def _flow(self, pause: float) -> None:
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            for _ in range(2000):
                self.wfile.write(b"x" if pause else b"x" * 100_000)
                time.sleep(pause)

    def _drip(self) -> None:
        """Begin an answer whose head never ends, one byte at a time."""
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
            for _ in range(300):
                self.wfile.write(b"x")
                time.sleep(0.1)

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def https(folder: Path) -> Iterator[Served]:
    """Serve until the end."""
    certificate, key = certificate_in(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = _Server(("127.0.0.1", 0), _Handler)
    # The greeting is for the thread of the connection: one that fails is closed there.
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.served = Served(f"https://127.0.0.1:{server.server_port}", certificate)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server.served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
