"""All tabs, in the order in which they stand on the page. The first one is where the desk opens."""

from __future__ import annotations

from checker.desk.tabs import add, checklist, collect, devices, doubts, export, overview, requirements, the_list, visit
from checker.desk.tabs.tab import Tab

TABS: tuple[Tab, ...] = (
    overview.TAB,
    checklist.TAB,
    the_list.TAB,
    visit.TAB,
    doubts.TAB,
    devices.TAB,
    collect.TAB,
    add.TAB,
    requirements.TAB,
    export.TAB,
)
