"""Hours that summer time skips are refused where they are typed, and told where they are already."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from scheduler_app.mission.edits.records import add_records, replace_records, set_field
from scheduler_app.mission.edits.schedule import place_request
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.slots import Slot
from scheduler_app.wording.faults import fault_sentence
from tests.builders import a_city, a_gathering, a_leg, a_meeting, a_mission

NIGHT = datetime(2026, 3, 29, 2, 30)
SKIPPED = Slot(start=NIGHT, end=NIGHT.replace(hour=5))


def _berlin(**tables) -> Mission:
    return a_mission(
        start=NIGHT.date(), end=NIGHT.date(), city_days=[],
        cities=[a_city(timezone="Europe/Berlin"), a_city("other", timezone="Asia/Shanghai")],
        **tables,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("table", "record"),
    [
        ("gatherings", a_gathering(start=NIGHT, end=NIGHT.replace(hour=5))),
        ("gatherings", a_gathering(start=NIGHT.replace(hour=1), end=NIGHT)),
        ("legs", a_leg(departure=NIGHT, arrival=NIGHT.replace(hour=20))),
        ("meetings", a_meeting(start=NIGHT)),
    ],
    ids=["start", "end", "departure", "meeting"],
)
def test_a_new_record_at_a_skipped_hour_is_refused(table, record):
    with pytest.raises(MissionError) as caught:
        add_records(_berlin(), table, [record])
    assert caught.value.fault is Fault.SKIPPED_HOUR
    said = fault_sentence(replace(caught.value, table="", record=""))
    assert said == (
        "The clocks in City skip Sun 29 Mar 2026 02:30: they are put forward over it for summer time."
    )


@pytest.mark.parametrize(
    ("table", "record", "field"),
    [
        ("officials", "official", "availability"), ("venues", "venue", "closed"),
        ("meeting_requests", "request", "windows"),
    ],
)  # fmt: skip
def test_hours_that_begin_then_are_refused(table, record, field):
    with pytest.raises(MissionError) as caught:
        set_field(_berlin(), table, record, field, (SKIPPED,))
    assert (caught.value.fault, caught.value.field) == (Fault.SKIPPED_HOUR, field)


def test_a_meeting_is_not_put_there_by_hand():
    mission = _berlin()
    with pytest.raises(MissionError):
        place_request(mission, "request", NIGHT, "venue")
    place_request(mission, "request", NIGHT + timedelta(hours=1), "venue")


def test_the_clock_is_that_of_the_place():
    leg = a_leg(departure=NIGHT.replace(hour=1), arrival=NIGHT + timedelta(hours=14, minutes=0))
    assert "leg" in add_records(_berlin(), "legs", [leg]).legs
    there = a_leg(departure=NIGHT.replace(hour=1), arrival=NIGHT)
    assert "leg" in add_records(_berlin(), "legs", [there]).legs  # 02:30 in Shanghai


def test_what_is_in_a_file_already_can_still_be_edited():
    mission = _berlin(gatherings=[a_gathering(start=NIGHT, end=NIGHT.replace(hour=5))])
    assert set_field(mission, "gatherings", "gathering", "title", "New").gatherings
    other = replace(mission.gatherings["gathering"], end=NIGHT.replace(hour=6))
    assert replace_records(mission, "gatherings", [other]).gatherings["gathering"] == other
