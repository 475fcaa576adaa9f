"""The desk without a server: what it answers, and what is in its folder."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from flask.testing import FlaskClient

from checker.desk.desk import Desk, Place, Voice
from checker.desk.server import application
from checker.overview.asking import School
from checker.specification.specs_folder import requirements_in_use
from checker.storage.settings import Settings
from tests.evaluation.devices import DAY

TOKEN = "0123456789abcdef" * 2
HERE = "http://127.0.0.1:4711"


class AtOnce(NamedTuple):
    """A desk, and a browser on this computer."""

    desk: Desk
    client: FlaskClient
    stopped: list[bool]

    def page(self, tab: str, searched: str = "") -> str:
        answer = self.client.get(f"/{TOKEN}/{tab}/?q={searched}", headers={"Host": "127.0.0.1:4711"})
        assert answer.status_code == 200
        return answer.text

    def told(self, address: str, body: object) -> list[str]:
        """Do something, and give what is told of it."""
        return [line["text"] for line in self.post(address, body)[1]["told"]]

    def post(self, address: str, body: object, **headers: str) -> tuple[int, Any]:
        told = {"Host": "127.0.0.1:4711", "Origin": HERE, "Content-Type": "application/json", **headers}
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        answer = self.client.post(f"/{TOKEN}/{address}", data=data, headers=told)
        return answer.status_code, answer.json

    def drop(self, name: str, data: bytes) -> list[str]:
        told = self.told("add/take", {"name": name, "data": base64.b64encode(data).decode()})
        self.desk.newest.refresh()
        return told

    def hidden(self, page: str, name: str) -> list[str]:
        """Give what the forms of a page hold under a name."""
        found = re.findall(rf'name="{name}" value="([^"]*)"', page)
        return [text.replace("&#34;", '"').replace("&amp;", "&") for text in found]


def at_once(folder: Path, school_name: str = "", specs: tuple[str, ...] = ()) -> AtOnce:
    school = School(folder.parent, Settings(school=school_name, spec=specs))
    place = Place(folder=folder, cache=folder.parent / "cache")
    desk = Desk(school, place, requirements_in_use(DAY, folder.parent), Voice(lambda _what, _why: None))
    stopped: list[bool] = []
    client = application(desk, TOKEN, lambda: stopped.append(True)).test_client()
    desk.newest.refresh()
    return AtOnce(desk, client, stopped)
