"""What is ticked, undone or left out on the desk is kept, and undone is only what was seen."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from checker.model.school_year import Done, LeftOut
from checker.storage.school_year.writing import Keeper
from tests.desk.a_checklist import LIST, click, day, held, items, kept, line, seen
from tests.desk.at_once import AtOnce, at_once
from tests.desk.zipped import zipped


def test_a_tick_is_on_the_disk_before_anything_is_told(desk: AtOnce, folder: Path) -> None:
    desk.post("checklist/done", {"checklist": LIST, "item": "any"})
    (entry,) = kept(folder)
    assert isinstance(entry, Done)
    assert (entry.item, entry.on, entry.role, entry.note) == ("any", str(day()), None, "")
    again = at_once(folder)  # a new start, as after a crash
    assert "gedaan op" in line(again, "any")


def test_a_tick_may_tell_its_day_its_role_and_a_note(desk: AtOnce, folder: Path) -> None:
    click(desk, "done", item="any", on=str(day(-5)), role="head", note="  samen\n gedaan ")
    (entry,) = kept(folder)
    assert isinstance(entry, Done)
    assert (entry.on, entry.role, entry.note) == (str(day(-5)), "head", "samen gedaan")
    assert "door de directeur" in seen(line(desk, "any"))
    assert "samen gedaan" in line(desk, "any")


def test_undone_it_is_open_again(desk: AtOnce) -> None:
    click(desk, "done", item="any")
    assert click(desk, "undo", of=held(desk, "any")) == (200, [])
    assert 'id="done-any"' in line(desk, "any")


def test_ticked_twice_at_once_both_are_kept_and_one_undoing_takes_both_away(desk: AtOnce, folder: Path) -> None:
    desk.post("checklist/done", {"checklist": LIST, "item": "any"})
    click(desk, "done", item="any")
    assert len([entry for entry in kept(folder) if isinstance(entry, Done)]) == 2
    click(desk, "undo", of=held(desk, "any"))
    assert 'id="done-any"' in line(desk, "any")


def test_two_desks_at_once_keep_every_tick(folder: Path) -> None:
    both = (at_once(folder), at_once(folder))
    names = [each["id"] for each in items() if each["id"] not in {"know", "devices"}]
    with ThreadPoolExecutor(8) as many:
        list(many.map(lambda at: click(both[at % 2], "done", item=names[at // 2 % len(names)]), range(40)))
    for each in both:
        each.desk.newest.refresh()
        assert all("gedaan op" in line(each, name) for name in names)
    assert len([entry for entry in kept(folder) if isinstance(entry, Done)]) == 40


def test_undone_is_only_what_was_seen(folder: Path) -> None:
    one, other = at_once(folder), at_once(folder)
    click(one, "done", item="any", note="van de een")
    shown = held(one, "any")
    click(other, "done", item="any", note="van de ander")
    one.desk.newest.refresh()  # the page of the one still shows what it showed
    assert click(one, "undo", of=shown)[0] == 200
    assert "van de ander" in line(one, "any")


def test_left_out_on_a_later_day_the_earlier_tick_is_gone(folder: Path) -> None:
    """Each desk writes as another run of the program: what the later one has seen, it takes the place of."""
    click(at_once(folder), "done", item="soon")
    later = at_once(folder)
    click(later, "leave-out", item="soon", note="Toch niet")
    assert "Doen jullie niet" in seen(line(later, "soon"))
    click(at_once(folder), "done", item="soon", note="toch wel")
    click(again := at_once(folder), "undo", of=held(again, "soon"))
    assert 'id="done-soon"' in line(again, "soon")


def test_a_line_that_is_left_out_stays_in_sight_with_the_reason_and_comes_back(desk: AtOnce, folder: Path) -> None:
    click(desk, "leave-out", item="soon", note="Doen wij in mei")
    (entry,) = kept(folder)
    assert isinstance(entry, LeftOut)
    assert "Doen jullie niet" in seen(line(desk, "soon"))
    assert "Doen wij in mei" in line(desk, "soon")
    assert 'href="#line-soon"' not in desk.page("checklist")
    click(desk, "undo", of=held(desk, "soon"))
    assert 'href="#line-soon"' in desk.page("checklist")


def test_nothing_is_lost_where_nothing_can_be_written(desk: AtOnce, folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("a file in its place")
    status, told = click(desk, "done", item="any")
    assert status == 507
    assert "Niet bewaard" in told[0]


def test_a_tick_makes_no_device_judged_again(desk: AtOnce) -> None:
    before, version = desk.desk.newest.made, desk.desk.newest.version
    click(desk, "done", item="any")
    after = desk.desk.newest.made
    assert before is not None
    assert after is not None
    assert after.fleet.rows is before.fleet.rows
    assert desk.desk.newest.version == version + 1  # other windows are told


def test_entries_in_a_zip_stay_when_a_tick_comes(desk: AtOnce, folder: Path) -> None:
    click(desk, "done", item="any")
    (journal,) = folder.glob("schooljaar_*.json")
    (folder / "van-de-stick.zip").write_bytes(zipped(**{journal.name: journal.read_bytes()}))
    journal.unlink()
    again = at_once(folder)
    assert "gedaan op" in line(again, "any")
    click(again, "done", item="far")
    assert "gedaan op" in line(again, "any")
    assert "gedaan op" in line(again, "far")


def test_of_a_flood_of_ticks_an_undoing_takes_as_many_as_a_form_holds(desk: AtOnce, folder: Path) -> None:
    for number in range(110):
        moment = "2026-06-01T10:00:00Z"
        Keeper(folder).add(Done(id=f"{number:032x}", at=moment, checklist=LIST, item="any", on="2026-06-01"), ())
    desk.desk.newest.refresh()
    assert click(desk, "undo", of=held(desk, "any")) == (200, [])
    assert click(desk, "undo", of=held(desk, "any")) == (200, [])
    assert 'id="done-any"' in line(desk, "any")
