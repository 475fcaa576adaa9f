"""A recorded machine: every probe asks it, it is judged, stored and read again."""

from __future__ import annotations

from collections.abc import Sequence

from attacks.doors.door import DAY, MACHINES, NOW, Door, shipped_spec, shipped_tables
from attacks.mutations import mutate_json
from checker.errors import BadInputError
from checker.evaluation import judge
from checker.evaluation.composing import Occasion, compose
from checker.model.readings import Facts
from checker.model.results import DeviceIdentity
from checker.model.storable import LONGEST_NAME, whole_text
from checker.model.vocabulary import FACTS
from checker.probes import probes_for
from checker.probes.identity import identity
from checker.probes.reading_facts import _absent, _read
from checker.probes.recorded import RecordedSystem
from checker.probes.recording_file import decode_recording
from checker.probes.system import System
from checker.storage.result_file import decode_result, encode_result


def seeds() -> Sequence[bytes]:
    """Give the recorded machines of the test suite that are not large."""
    found = (folder / "recording.json" for folder in sorted(MACHINES.iterdir()))
    return [data for file in found if file.exists() and len(data := file.read_bytes()) < 30_000]  # noqa: PLR2004


def enter(data: bytes) -> bool:
    """Judge it, and read what would be stored."""
    try:
        recorded = decode_recording(data, "fuzzed")
    except BadInputError:
        return False
    system = RecordedSystem(recorded.recording)
    facts, on = _facts(system), recorded.on or DAY
    told = identity(system)
    device = DeviceIdentity(id=told.id, name=whole_text(told.host_name, LONGEST_NAME))
    zone = whole_text(told.time_zone, LONGEST_NAME)
    occasion = Occasion(moment=NOW, facts=facts, device=device, time_zone=zone, result_id="0" * 32)
    judgement = judge(shipped_spec(), shipped_tables(), facts, on)
    decode_result(encode_result(compose(occasion, judgement, shipped_spec(), shipped_tables())), "stored")
    return True


def _facts(system: System) -> Facts:
    """Give what `facts_of` gives, without its threads: they cost more than all the rest."""
    probes, stand_ins = probes_for(system.platform)
    facts = {fact: _absent(fact) for fact, described in FACTS.items() if described.asked_of != "page"}
    for probe in (*stand_ins, *reversed(probes)):
        facts.update(_read(probe, system))
    return facts


DOOR = Door(seeds, mutate_json, enter)
