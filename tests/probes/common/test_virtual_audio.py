"""A sound device that is only a program is no loudspeaker; of a name nobody knows it may be one."""

from __future__ import annotations

import pytest

from checker.probes.common.virtual_audio import is_elsewhere, is_program


@pytest.mark.pitfall(58)
@pytest.mark.parametrize(
    "name",
    [
        "BlackHole 16ch",
        "Soundflower (2ch)",
        "Loopback Audio",
        "CABLE Input (VB-Audio Virtual C",
        "CABLE-A Input (VB-Audio Cable A",
        "CABLE In 16ch (VB-Audio Virtual",
        "VoiceMeeter Input (VB-Audio Voi",
        "Voicemeeter Aux Input",
        "Line 1 (Virtual Audio Cable)",
        "Speakers (Virtual Desktop Audio)",
        "NDI Audio",
        "ZoomAudioDevice",
        "Microsoft Teams Audio",
        "Speakers (Steam Streaming Speak",
        "Dummy Output",
        "01-00: Dummy PCM : Dummy PCM : playback 8 : capture 8",
        "Remote Audio",
        "Multi-Output Device",
        "Speakers (NVIDIA Broadcast)",
        "Speakers (Parsec Virtual Audio)",
    ],
)
def test_a_program_is_known_by_its_name(name: str) -> None:
    assert is_program(name)


@pytest.mark.pitfall(58)
@pytest.mark.parametrize(
    "name",
    [
        "Speakers (Realtek(R) Audio)",
        "Luidsprekers (Realtek High Defi",
        "Speakers (HyperX 7.1 Virtual Surround)",
        "Headset (Corsair VIRTUOSO XT)",
        "ZOOM H6 Audio",
        "PHL 243V7 (NVIDIA High Definiti",
        "00-03: HDMI 0 : HDMI 0 : playback 1",
        "00-00: ALC257 Analog : ALC257 Analog : playback 1 : capture 1",
        "Candide Speakers",
        "Prowise Board",
        "Digital Audio (S/PDIF)",
        "External Headphones",
        "",
    ],
)
def test_another_name_may_be_a_loudspeaker(name: str) -> None:
    assert not is_program(name)


def test_the_sound_of_a_remote_session_is_heard_elsewhere() -> None:
    assert is_elsewhere("Remote Audio")
    assert not is_elsewhere("BlackHole 2ch")
