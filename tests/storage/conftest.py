"""A mission that fills every table, and a place for its file."""

from pathlib import Path

import pytest

from scheduler_app.mission.mission import Mission
from tests import builders


@pytest.fixture
def mission() -> Mission:
    return builders.a_mission(
        days=2,
        about="Invented",
        cities=[builders.a_city(hotel_id="venue", name_local="城市"), builders.a_city("other")],
        venues=[builders.a_venue(latitude=39.9, longitude=116.4), builders.a_venue("w")],
        rooms=[builders.a_room(availability=(builders.slot("09:00", "12:00"),))],
        travel_times=[builders.a_travel_time("venue", "w", 5)],
        legs=[builders.a_leg()],
        gatherings=[builders.a_gathering()],
        meetings=[builders.a_meeting(pin_time=True, room_id="room")],
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Mission to 北京.mission"
