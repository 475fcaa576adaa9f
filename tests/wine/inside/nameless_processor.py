"""Runs in the Windows Python: takes the processor's name out of the registry and reads the device as a check does."""

import json
import sys
import winreg

assert sys.platform == "win32"
KEY = r"HARDWARE\DESCRIPTION\System\CentralProcessor"

if __name__ == "__main__":  # py-cpuinfo starts a second process, which imports this file
    with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, KEY) as processors:
        names = [winreg.EnumKey(processors, number) for number in range(winreg.QueryInfoKey(processors)[0])]
    for name in names:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, f"{KEY}\\{name}", 0, winreg.KEY_SET_VALUE) as processor:
            winreg.DeleteValue(processor, "ProcessorNameString")

    import msgspec

    from checker.probes import probes_for
    from checker.probes.live import live_system
    from checker.probes.reading_facts import Limits, read_facts

    facts = read_facts(live_system(), *probes_for("windows"), Limits(probe=60, total=90))
    json.dump({"model": msgspec.to_builtins(facts["cpu.model"]), "loaded": "cpuinfo" in sys.modules}, sys.stdout)
