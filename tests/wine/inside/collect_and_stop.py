"""Runs in the Windows Python: serves, is asked, is told to stop by one of Windows' ways, and tells how that went."""

import http.client
import json
import signal
import sys
import threading
from pathlib import Path

from checker.collector.listening import Listening, Place
from checker.collector.stopping import told_to_stop

assert sys.platform == "win32"
PORT, WAY = int(sys.argv[1]), sys.argv[2]
heard: list[int] = []
begun = threading.Event()


def application(_environment: dict[str, object], start: object) -> list[bytes]:
    begun.set()
    threading.Event().wait(1)
    start("200 OK", [("Content-Length", "2")])  # type: ignore[operator]
    return [b"ok"]


def ask() -> None:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=20)
    connection.request("GET", "/")
    heard.append(connection.getresponse().status)


def tell() -> None:
    begun.wait(20)
    signal.raise_signal(getattr(signal, WAY))


if __name__ == "__main__":
    server = Listening(application, Place("127.0.0.1", PORT), print)
    threads = [threading.Thread(target=each) for each in (ask, ask, tell)]
    with told_to_stop(server.stop):
        for thread in threads:
            thread.start()
        server.run()
    for thread in threads:
        thread.join()
    server.close()
    Path("heard.json").write_text(json.dumps(heard))
