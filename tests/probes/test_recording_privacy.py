"""What a recording keeps of an answer: enough for the same readings, and nothing that stands beside it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from checker.probes import facts_of
from checker.probes.recorded import RecordedSystem, Recording
from checker.probes.recording_privacy import only_what_is_read
from checker.probes.redaction import redactor, redactor_for
from tests.probes.recordings import machine_folders, recorded, value_of


@pytest.mark.parametrize("folder", machine_folders(), ids=lambda folder: folder.name)
def test_what_is_kept_of_a_machine_gives_the_same_readings(folder: Path) -> None:
    recording = msgspec.json.decode((folder / "recording.json").read_bytes(), type=Recording)
    kept = only_what_is_read(recording)
    assert facts_of(RecordedSystem(kept)) == facts_of(RecordedSystem(recording))
    assert only_what_is_read(kept) == kept


def test_of_the_programs_a_person_chose_only_those_for_links_are_kept() -> None:
    kept = only_what_is_read(
        Recording(
            platform="linux",
            files={
                "~/.config/mimeapps.list": "[Default Applications]\ntext/plain=geheim.desktop\n"
                "x-scheme-handler/https=firefox.desktop\nx-scheme-handler/mailto=post.desktop\n"
            },
        )
    )
    assert kept.files["~/.config/mimeapps.list"].splitlines() == [
        "[Default Applications]",
        "x-scheme-handler/https=firefox.desktop",
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/proc/bus/input/devices", 'N: Name="Muis van ZZ"\nU: Uniq=ZZ\nB: PROP=1\n'),
        ("/proc/version", "Linux version 6.1.0 (ZZ@ZZ-pc) (gcc) #1 SMP\n"),
        ("/etc/os-release", 'ID=debian\nHOME_URL="https://ZZ.nl"\nZZ="ZZ"\n# ZZ\n'),
        ("/usr/share/applications/firefox.desktop", "[Desktop Entry]\nComment=ZZ\nExec=/home/ZZ/firefox\n"),
        ("/snap/firefox/current/meta/snap.yaml", "name: ZZ\nversion: 160.0-2\ncontact: ZZ@example.org\n"),
    ],
)
def test_of_a_file_only_what_a_probe_reads_is_kept(path: str, text: str) -> None:
    kept = only_what_is_read(Recording(platform="linux", files={path: text})).files[path]
    assert "ZZ" not in kept
    assert kept


def test_of_a_variable_that_only_has_to_be_set_nothing_is_kept_but_that() -> None:
    kept = only_what_is_read(
        Recording(
            platform="linux",
            environment={
                "SSH_CONNECTION": "10.0.0.7 50022 10.0.0.8 22",
                "DISPLAY": "pc-van-zz:10",
                "XDG_CURRENT_DESKTOP": "zz:GNOME",
                "WSL_INTEROP": "",
            },
        )
    )
    assert kept.environment == {
        "SSH_CONNECTION": "set", "DISPLAY": "set", "XDG_CURRENT_DESKTOP": "other:GNOME", "WSL_INTEROP": "",
    }  # fmt: skip


def test_names_that_people_give_to_loudspeakers_are_not_kept() -> None:
    command = "system_profiler -json SPAudioDataType"
    text = '{"SPAudioDataType": [{"_items": [{"_name": "AirPods van ZZ", "zz": "ZZ", "coreaudio_device_output": 2}]}]}'
    kept = only_what_is_read(Recording(platform="macos", commands={command: text})).commands[command]
    assert "ZZ" not in kept
    counted = facts_of(RecordedSystem(Recording(platform="macos", commands={command: kept})))["audio.outputs"]
    assert value_of(counted) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("mail els@deregenboog.nl", "mail PERSON@example.org"),
        (r"\\SRV01\marieke$\map", r"\\HOST\SHARE\map"),
        (r"\\.\DISPLAY1 \\?\DISPLAY#LEN", r"\\.\DISPLAY1 \\?\DISPLAY#LEN"),
        ("VK7JG-NPHTM-C97JM-9MPGT-3V66T", "SERIAL"),
        ("111111-222222-333333-444444-555555-666666-777777-888888", "SERIAL"),
        ("Marieke van der Linden, linden", "PERSON, PERSON"),
    ],
)
def test_more_that_tells_of_a_person_or_a_network_is_replaced(before: str, after: str) -> None:
    redact = redactor(persons=["Marieke van der Linden"])
    assert redact(before) == after
    assert redact(after) == after


def test_a_machine_s_domain_is_taken_out_wherever_the_machine_tells_it() -> None:
    pc = recorded(
        "windows",
        environment={"USERDOMAIN": "REGENBOOG", "USERDNSDOMAIN": "AD.REGENBOOG.NL", "LOGONSERVER": r"\\DC01"},
        registry={r"HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters": {"DhcpDomain": "lan.stichting.nl"}},
    )
    redact = redactor_for(pc)
    assert redact("regenboog dc01 lan.stichting.nl ad.regenboog.nl") == "DOMAIN HOST DOMAIN DOMAIN"
    linux = recorded(files={"/etc/resolv.conf": "search wingerd.nl\n"}, calls={"host_name": "pc7.ad.wingerd.nl"})
    assert redactor_for(linux)("pc7 wingerd.nl, ad.wingerd.nl") == "HOST DOMAIN, DOMAIN"
