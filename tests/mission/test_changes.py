"""What differs between two missions."""

from __future__ import annotations

import dataclasses

from scheduler_app.mission.changes import difference
from scheduler_app.mission.edits import records, settings
from tests import builders


def _mission():
    return builders.a_mission(
        cities=[builders.a_city()], venues=[builders.a_venue(name) for name in ("a", "b", "c")]
    )


def test_nothing_differs_between_equal_missions():
    assert difference(_mission(), _mission()).is_empty


def test_added_changed_and_deleted_ids_are_touched():
    before = _mission()
    after = records.set_field(before, "venues", "a", "name", "Ministry")
    after = records.delete_records(after, "venues", ["b"])
    after = records.add_records(after, "venues", [builders.a_venue("d")])

    change = difference(before, after)

    assert change.touched == {"venues": {"a", "b", "d"}}
    assert change.touches("venues", "rooms")
    assert not change.touches("rooms")


def test_fields_of_the_mission_are_told_apart_from_its_tables():
    before = _mission()

    change = difference(before, settings.set_mission(before, title="New title"))

    assert change.fields == {"title"}
    assert not change.touched


def test_another_order_is_a_change():
    before = _mission()
    after = dataclasses.replace(before, venues=dict(reversed(before.venues.items())))

    change = difference(before, after)

    assert change.reordered == {"venues"}
    assert not change.is_empty
